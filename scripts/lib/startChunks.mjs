import { fileURLToPath } from "node:url";

/*
 * The start of the app in few files. Left alone, the bundler makes a file of each set of modules that several screens
 * share, some twenty for one start. In the order in which they are run:
 * - `early`: asks the server and this machine, and holds the few words that the next one shares with the sign-in screen
 * - `connect`: the gateway and what is kept on this machine, which must not wait for React
 * - the entry: what the sign-in screen needs
 * - `chat`: what the chat needs beyond it
 */

const entryRoots = ["src/main.tsx"];
const earlyRoots = ["src/app/early.ts"];
const connectRoots = ["src/app/beginnings.ts"];
const chatRoots = ["src/app/startChat.ts", "src/app/Chat.tsx"];

/**
 * Groups for `output.codeSplitting` of Rolldown.
 * @returns {import("vite").Rolldown.CodeSplittingGroup[]}
 */
export function startChunks() {
  return [
    group("early", 4, (reached) => {
      const entry = reached(entryRoots);
      const shared = [...reached(connectRoots)].filter((id) => entry.has(id));
      return new Set([...reached(earlyRoots), ...shared]);
    }),
    { name: "start", tags: ["$initial"], priority: 3 },
    group("connect", 2, (reached) => reached(connectRoots)),
    group("chat", 1, (reached) => reached(chatRoots)),
  ];
}

/**
 * @param {string} name
 * @param {number} priority
 * @param {(reached: (roots: string[]) => Set<string>) => Set<string>} choose
 * @returns {import("vite").Rolldown.CodeSplittingGroup}
 */
function group(name, priority, choose) {
  /** @type {Set<string> | undefined} */
  let modules;
  return {
    name: (id, context) => {
      modules ??= choose((roots) => reach(roots, (of) => context.getModuleInfo(of)));
      return modules.has(id) ? name : null;
    },
    debugName: name,
    priority,
  };
}

/**
 * The modules that the roots need at once. Icons are left to the bundler: one file imports them all.
 * @param {string[]} roots
 * @param {import("vite").Rolldown.GetModuleInfo} getModuleInfo
 */
function reach(roots, getModuleInfo) {
  /** @type {Set<string>} */
  const reached = new Set();
  const visit = (/** @type {string} */ id) => {
    const info = getModuleInfo(id);
    if (info === null || reached.has(id) || id.includes("/lucide-react/")) return;
    reached.add(id);
    info.importedIds.forEach(visit);
  };
  for (const root of roots) visit(fileURLToPath(new URL(`../../${root}`, import.meta.url)));
  return reached;
}
