import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Finding, lintFiles } from "./lintFiles.ts";

/** Who may import whom, told a second time and independently of .oxlintrc.json. */
const srcFolders = {
  domain: [],
  store: ["domain"],
  twilio: ["domain"],
  session: ["store", "domain"],
  ui: [],
  texts: [],
  features: ["ui", "session", "store", "domain", "texts"],
  app: ["domain", "store", "twilio", "session", "ui", "texts", "features"],
} satisfies Record<string, string[]>;

const emulatorFolders = {
  wire: [],
  store: [],
  service: ["store"],
  sync: ["service", "wire"],
  webhooks: ["service", "wire"],
  gateway: ["sync", "service", "wire", "webhooks"],
  rest: ["service", "wire", "webhooks"],
  phones: ["service", "wire", "webhooks"],
  inspector: ["service", "wire", "webhooks"],
  media: ["service"],
  seed: ["service", "store"],
} satisfies Record<string, string[]>;

type Edge = { file: string; specifier: string; allowed: boolean; form?: "type" | "dynamic" };

const edges: Edge[] = [
  ...folderEdges("src", srcFolders),
  ...folderEdges("emulator", emulatorFolders),
  ...Object.keys(srcFolders).flatMap((folder) => srcRules(folder)),
  ...Object.keys(emulatorFolders).flatMap((folder) => emulatorRules(folder)),
  ...featureEdges(),
  ...otherEdges(),
];

const findings = plant(edges);

describe("one-way imports", () => {
  it.each(edges.map((edge, index) => ({ ...edge, index })))(
    "$file → $specifier, form: $form, allowed: $allowed",
    ({ index, allowed }) => {
      expect(findings[index]?.some(isImportRule)).toBe(!allowed);
    },
  );

  it("know every folder of src/ and emulator/", () => {
    expect(foldersOf("src").filter((folder) => !(folder in srcFolders))).toEqual([]);
    const known = ["conformance", ...Object.keys(emulatorFolders)];
    expect(foldersOf("emulator").filter((folder) => !known.includes(folder))).toEqual([]);
  });
});

function folderEdges(top: string, table: Record<string, string[]>): Edge[] {
  const folders = Object.keys(table);
  return folders.flatMap((from) =>
    folders
      .filter((to) => to !== from && !(top === "src" && (from === "features" || to === "features")))
      .map((to) => ({
        file: `${top}/${from}/a.ts`,
        specifier: `../${to}/b.ts`,
        allowed: table[from]?.includes(to) ?? false,
      })),
  );
}

function srcRules(folder: string): Edge[] {
  const file = folder === "features" ? "src/features/composer/a.ts" : `src/${folder}/a.ts`;
  const up = folder === "features" ? "../../.." : "../..";
  return [
    { file, specifier: "node:fs", allowed: false },
    { file, specifier: "fastify", allowed: false },
    { file, specifier: "@twilio/conversations", allowed: folder === "twilio" },
    { file, specifier: "@twilio/conversations", allowed: folder === "twilio", form: "type" },
    { file, specifier: "valibot", allowed: true },
    { file, specifier: "./b.ts", allowed: true },
    { file, specifier: `${up}/emulator/createEmulator.ts`, allowed: false },
    { file, specifier: `${up}/token-server/config.ts`, allowed: false },
    {
      file: file.replace("a.ts", "a.test.ts"),
      specifier: `${up}/emulator/createEmulator.ts`,
      allowed: true,
    },
    {
      file: file.replace("a.ts", "a.test.ts"),
      specifier: `${up}/emulator/service/b.ts`,
      allowed: false,
    },
  ];
}

function emulatorRules(folder: string): Edge[] {
  const file = `emulator/${folder}/a.ts`;
  return [
    { file, specifier: "../../src/domain/sids.ts", allowed: true },
    { file, specifier: "../../src/store/b.ts", allowed: false },
    { file, specifier: "../../src/main.tsx", allowed: false },
    { file, specifier: "../../token-server/config.ts", allowed: false },
    { file, specifier: "../createEmulator.ts", allowed: false },
    { file, specifier: "../clock.ts", allowed: true },
    { file, specifier: "@twilio/conversations", allowed: false },
    { file: `emulator/${folder}/a.test.ts`, specifier: "@twilio/conversations", allowed: true },
    { file: `emulator/${folder}/a.test.ts`, specifier: "../createEmulator.ts", allowed: true },
  ];
}

function featureEdges(): Edge[] {
  const shared = srcFolders.features;
  return [
    { file: "src/features/composer/a.ts", specifier: "../conversation/b.ts", allowed: false },
    {
      file: "src/features/composer/a.ts",
      specifier: "../conversation/b.ts",
      allowed: false,
      form: "type",
    },
    {
      file: "src/features/composer/parts/a.ts",
      specifier: "../../conversation/b.ts",
      allowed: false,
    },
    { file: "src/features/composer/parts/a.ts", specifier: "../draft.ts", allowed: true },
    { file: "src/features/composer/a.ts", specifier: "../../app/b.ts", allowed: false },
    { file: "src/features/composer/a.ts", specifier: "../../twilio/b.ts", allowed: false },
    {
      file: "src/features/composer/a.ts",
      specifier: "../../features/conversation/b.ts",
      allowed: false,
    },
    ...shared.map((to) => ({
      file: "src/features/composer/a.ts",
      specifier: `../../${to}/b.ts`,
      allowed: true,
    })),
    ...["domain", "store", "twilio", "session", "ui", "texts"].map((from) => ({
      file: `src/${from}/a.ts`,
      specifier: "../features/composer/b.ts",
      allowed: false,
    })),
    { file: "src/app/a.ts", specifier: "../features/composer/b.ts", allowed: true },
    {
      file: "src/features/composer/a.ts",
      specifier: "../conversation/b.ts",
      allowed: false,
      form: "dynamic",
    },
    { file: "src/session/a.ts", specifier: "../twilio/b.ts", allowed: false, form: "dynamic" },
    { file: "src/app/a.ts", specifier: "../twilio/b.ts", allowed: true, form: "dynamic" },
    { file: "src/twilio/testing/a.ts", specifier: "twilio", allowed: true },
    { file: "src/twilio/testing/a.ts", specifier: "../../../emulator/rest/b.ts", allowed: false },
    { file: "src/domain/a.ts", specifier: "react", allowed: false },
    { file: "src/domain/a.ts", specifier: "libphonenumber-js/min", allowed: true, form: "dynamic" },
    { file: "src/main.tsx", specifier: "./app/b.ts", allowed: true },
    { file: "src/main.tsx", specifier: "@twilio/conversations", allowed: false },
  ];
}

function otherEdges(): Edge[] {
  return [
    ...["wire", "sync", "gateway", "rest", "phones", "media"].map((from): Edge => ({
      file: `emulator/${from}/a.ts`,
      specifier: "../store/rows.ts",
      allowed: from !== "wire",
      form: "type",
    })),
    { file: "token-server/config.ts", specifier: "../emulator/createEmulator.ts", allowed: false },
    { file: "token-server/config.ts", specifier: "../src/domain/sids.ts", allowed: false },
    { file: "token-server/config.ts", specifier: "./token.ts", allowed: true },
    { file: "token-server/main.ts", specifier: "../emulator/createEmulator.ts", allowed: true },
    { file: "token-server/main.ts", specifier: "../emulator/service/errors.ts", allowed: false },
    { file: "token-server/main.ts", specifier: "../src/domain/sids.ts", allowed: true },
    { file: "token-server/main.ts", specifier: "../src/session/b.ts", allowed: false },
    { file: "token-server/config.ts", specifier: "../operator/invite.ts", allowed: false },
    { file: "token-server/main.ts", specifier: "../operator/invite.ts", allowed: false },
    { file: "token-server/a.test.ts", specifier: "../operator/invite.ts", allowed: false },
    { file: "operator/a.ts", specifier: "../token-server/config.ts", allowed: true },
    { file: "operator/a.ts", specifier: "../token-server/main.ts", allowed: false },
    { file: "operator/a.ts", specifier: "../token-server/testing/b.ts", allowed: false },
    { file: "operator/a.ts", specifier: "../src/domain/identity.ts", allowed: true },
    { file: "operator/a.ts", specifier: "../src/store/b.ts", allowed: false },
    { file: "operator/a.ts", specifier: "../emulator/createEmulator.ts", allowed: false },
    { file: "operator/doctor/a.ts", specifier: "../../token-server/config.ts", allowed: true },
    { file: "operator/doctor/a.ts", specifier: "../setup/b.ts", allowed: true },
    { file: "operator/a.test.ts", specifier: "../token-server/testing/b.ts", allowed: true },
    { file: "operator/a.test.ts", specifier: "../emulator/createEmulator.ts", allowed: true },
    { file: "operator/a.test.ts", specifier: "../emulator/service/b.ts", allowed: false },
    { file: "emulator/rest/a.ts", specifier: "../../operator/b.ts", allowed: false },
    { file: "src/app/a.ts", specifier: "../../operator/b.ts", allowed: false },
    { file: "e2e/a.e2e.ts", specifier: "../operator/b.ts", allowed: false },
    { file: "e2e/a.e2e.ts", specifier: "../emulator/createEmulator.ts", allowed: true },
    { file: "e2e/a.e2e.ts", specifier: "../src/domain/sids.ts", allowed: true },
    { file: "e2e/a.e2e.ts", specifier: "../emulator/clock.ts", allowed: false },
    { file: "e2e/a.e2e.ts", specifier: "../src/store/b.ts", allowed: false },
    { file: "e2e/a.e2e.ts", specifier: "../token-server/config.ts", allowed: false },
    { file: "e2e/a.e2e.ts", specifier: "@twilio/conversations", allowed: false },
    { file: "scripts/a.mjs", specifier: "node:fs", allowed: true },
    { file: "scripts/a.mjs", specifier: "./lib/b.mjs", allowed: true },
    { file: "scripts/a.mjs", specifier: "vite", allowed: false },
    { file: "scripts/a.mjs", specifier: "playwright", allowed: false },
  ];
}

/** Lints every edge in a file of its own: a.ts becomes a12.ts. The main files keep their names, so each gets a run of its own. */
function plant(all: Edge[]): Finding[][] {
  const isMain = (edge: Edge) => /\/main\.tsx?$/.test(edge.file);
  const pathOf = (index: number, edge: Edge) =>
    edge.file.replace(/(\/[a-z]+)(\.[^/]+)$/, `$1${index}$2`);
  const entries = all.map((edge, index) => ({ edge, path: pathOf(index, edge) }));
  const together = entries.filter(({ edge }) => !isMain(edge));
  const found = lintFiles(
    Object.fromEntries(together.map(({ edge, path }) => [path, source(edge)])),
  );
  return entries.map(({ edge, path }) =>
    isMain(edge)
      ? (lintFiles({ [edge.file]: source(edge) }).get(edge.file) ?? [])
      : (found.get(path) ?? []),
  );
}

function source({ specifier, form }: Edge): string {
  const from = JSON.stringify(specifier);
  if (form === "dynamic") return `export const open = () => import(${from});\n`;
  return `import ${form === "type" ? "type " : ""}{ b } from ${from};\n`;
}

function isImportRule({ rule }: Finding): boolean {
  return rule === "eslint(no-restricted-imports)" || rule === "import(no-nodejs-modules)";
}

function foldersOf(top: string): string[] {
  const path = fileURLToPath(new URL(`../${top}`, import.meta.url));
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}
