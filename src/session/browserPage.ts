import type { PageLife } from "./pageLife.ts";

const tickMs = 5000;
/** Timers stand still while a machine sleeps. In a hidden page they come up to a minute late without that. */
const sleepMs = 20_000;

export function createBrowserPage(): PageLife {
  const isVisible = () => document.visibilityState === "visible";

  return {
    isVisible,
    onReturn(listener) {
      let lastTick = Date.now();
      const tick = () => {
        const passed = Date.now() - lastTick;
        lastTick = Date.now();
        if (passed > sleepMs && isVisible()) listener();
      };
      const whenVisible = () => isVisible() && listener();
      // The gateway's own reconnecting makes events of the same name (src/twilio/reconnectAtOnce.ts).
      const whenTrusted = (event: Event) => event.isTrusted && listener();
      const timer = setInterval(tick, tickMs);
      document.addEventListener("visibilitychange", whenVisible);
      window.addEventListener("pageshow", whenTrusted);
      window.addEventListener("online", whenTrusted);
      return () => {
        clearInterval(timer);
        document.removeEventListener("visibilitychange", whenVisible);
        window.removeEventListener("pageshow", whenTrusted);
        window.removeEventListener("online", whenTrusted);
      };
    },
    onHidden(listener) {
      const whenHidden = () => !isVisible() && listener();
      document.addEventListener("visibilitychange", whenHidden);
      return () => document.removeEventListener("visibilitychange", whenHidden);
    },
  };
}
