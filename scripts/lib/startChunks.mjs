import { fileURLToPath } from "node:url";

/*
 * The start of the app in few files: what the sign-in screen needs is one, what the chat needs beyond it another. Left
 * alone, the bundler makes a file of each set of modules that several screens share, some twenty for one start.
 */

const chatRoots = ["src/app/startChat.ts", "src/app/Chat.tsx"];

/**
 * Groups for `output.codeSplitting` of Rolldown.
 * @returns {import("vite").Rolldown.CodeSplittingGroup[]}
 */
export function startChunks() {
  /** @type {Set<string> | undefined} */
  let chat;
  return [
    { name: "start", tags: ["$initial"], priority: 2 },
    {
      name: (id, context) => {
        chat ??= reach(chatRoots, (of) => context.getModuleInfo(of));
        return chat.has(id) ? "chat" : null;
      },
      debugName: "chat",
      priority: 1,
    },
  ];
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
