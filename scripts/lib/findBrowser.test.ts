import { describe, expect, it } from "vitest";
import type { BrowserHost } from "./browserHost.mjs";
import { findBrowser } from "./findBrowser.mjs";

type Machine = Partial<BrowserHost> & {
  /** Programs that exist and start. */
  programs?: string[];
  /** Which way of installing works, and what is there afterwards. */
  installs?: { by: "playwright --with-deps" | "playwright" | "apt"; program: string };
};

/** A bare Linux machine of an ordinary user, on which nothing can be installed, but for what the test says. */
function machine({ programs = [], installs, ...rest }: Machine) {
  const present = new Set(programs);
  const tried: string[] = [];
  const attempt = async (by: string) => {
    tried.push(by);
    if (installs?.by === by) present.add(installs.program);
    return installs?.by === by;
  };
  const host: BrowserHost = {
    platform: "linux",
    isRoot: false,
    env: {},
    exists: (path) => present.has(path),
    onPath: (name) => [...present].find((path) => path === `/usr/bin/${name}`),
    starts: async (path) => present.has(path),
    playwrightPath: async () => [...present].find((path) => path.startsWith("/playwright/")),
    installWithPlaywright: (withDeps) =>
      attempt(withDeps ? "playwright --with-deps" : "playwright"),
    installWithApt: () => attempt("apt"),
    say: () => undefined,
    ...rest,
  };
  return { host, tried };
}

const macChrome = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const windowsChrome = "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe";

describe("findBrowser takes", () => {
  it("$CHROMIUM before all others", async () => {
    const { host } = machine({
      env: { CHROMIUM: "/my/chromium" },
      programs: ["/my/chromium", "/playwright/chrome", "/usr/bin/chromium"],
    });
    expect(await findBrowser(host)).toBe("/my/chromium");
  });

  it("Playwright's own before the machine's", async () => {
    const { host } = machine({ programs: ["/playwright/chrome", "/usr/bin/chromium"] });
    expect(await findBrowser(host)).toBe("/playwright/chrome");
  });

  it.each(["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"])(
    "%s on the PATH",
    async (name) => {
      const { host, tried } = machine({ programs: [`/usr/bin/${name}`] });
      expect(await findBrowser(host)).toBe(`/usr/bin/${name}`);
      expect(tried).toEqual([]);
    },
  );

  it("the next one when the first does not start", async () => {
    const { host } = machine({
      programs: ["/usr/bin/chromium-browser", "/usr/bin/google-chrome"],
      starts: async (path) => path === "/usr/bin/google-chrome",
    });
    expect(await findBrowser(host)).toBe("/usr/bin/google-chrome");
  });

  it("Chrome in the usual place on macOS", async () => {
    const { host } = machine({ platform: "darwin", programs: [macChrome] });
    expect(await findBrowser(host)).toBe(macChrome);
  });

  it("Chrome in the person's own applications on macOS", async () => {
    const { host } = machine({
      platform: "darwin",
      env: { HOME: "/Users/ann" },
      programs: [`/Users/ann${macChrome}`],
    });
    expect(await findBrowser(host)).toBe(`/Users/ann${macChrome}`);
  });

  it("Chrome in the usual place on Windows", async () => {
    const { host } = machine({
      platform: "win32",
      env: { PROGRAMFILES: "C:\\Program Files" },
      programs: [windowsChrome],
    });
    expect(await findBrowser(host)).toBe(windowsChrome);
  });
});

describe("findBrowser installs", () => {
  it("with Playwright for an ordinary user", async () => {
    const { host, tried } = machine({
      installs: { by: "playwright", program: "/playwright/chrome" },
    });
    expect(await findBrowser(host)).toBe("/playwright/chrome");
    expect(tried).toEqual(["playwright"]);
  });

  it("with Playwright and the system libraries when root on Linux", async () => {
    const { host, tried } = machine({
      isRoot: true,
      installs: { by: "playwright --with-deps", program: "/playwright/chrome" },
    });
    expect(await findBrowser(host)).toBe("/playwright/chrome");
    expect(tried).toEqual(["playwright --with-deps"]);
  });

  it("with apt-get when root on Linux and Playwright cannot", async () => {
    const { host, tried } = machine({
      isRoot: true,
      installs: { by: "apt", program: "/usr/bin/chromium" },
    });
    expect(await findBrowser(host)).toBe("/usr/bin/chromium");
    expect(tried).toEqual(["playwright --with-deps", "playwright", "apt"]);
  });

  it("with apt-get when Playwright's browser does not start", async () => {
    const { host } = machine({
      isRoot: true,
      installWithPlaywright: async () => true,
      playwrightPath: async () => "/playwright/chrome",
      installs: { by: "apt", program: "/usr/bin/chromium" },
    });
    expect(await findBrowser(host)).toBe("/usr/bin/chromium");
  });
});

describe("findBrowser says what to do", () => {
  it("when $CHROMIUM does not start", async () => {
    const { host } = machine({ env: { CHROMIUM: "/nowhere" }, programs: ["/usr/bin/chromium"] });
    await expect(findBrowser(host)).rejects.toThrow("CHROMIUM is set to /nowhere");
  });

  it("when nothing works, and leaves apt-get to root", async () => {
    const { host, tried } = machine({});
    await expect(findBrowser(host)).rejects.toThrow("install one, or set CHROMIUM");
    expect(tried).toEqual(["playwright"]);
  });

  it("when nothing works on macOS even for root", async () => {
    const { host, tried } = machine({ platform: "darwin", isRoot: true });
    await expect(findBrowser(host)).rejects.toThrow("install one, or set CHROMIUM");
    expect(tried).toEqual(["playwright"]);
  });
});
