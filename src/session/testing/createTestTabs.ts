import type { Leader, TabNews, Tabs } from "../tabs.ts";

/** Tabs of one browser: each call opens one more. The first one that is still open leads. */
export function createTestTabs(): () => Tabs {
  const open: { leader: Leader | undefined; hear: (news: TabNews) => void }[] = [];

  return () => {
    const listeners = new Set<(news: TabNews) => void>();
    const own: (typeof open)[number] = {
      leader: undefined,
      // Told as a copy, as between real tabs.
      hear: (news) => listeners.forEach((listener) => listener(structuredClone(news))),
    };
    open.push(own);
    const isLeading = () => open[0] === own;
    return {
      tell: (news) => open.filter((tab) => tab !== own).forEach((tab) => tab.hear(news)),
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      compete(leader) {
        own.leader = leader;
        if (isLeading()) leader.start();
      },
      isLeading,
      close() {
        const wasLeading = isLeading();
        const place = open.indexOf(own);
        if (place >= 0) open.splice(place, 1);
        if (wasLeading) open[0]?.leader?.start();
      },
    };
  };
}
