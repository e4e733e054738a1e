import { describe, expect, it } from "vitest";
import { lintFiles } from "./lintFiles.ts";

/** One small violation of each rule that the project leans on. */
const planted: Record<string, { file: string; source: string }> = {
  "typescript(no-floating-promises)": {
    file: "src/session/floating.ts",
    source: "async function later() {}\nexport function now() {\n  later();\n}\n",
  },
  "typescript(switch-exhaustiveness-check)": {
    file: "src/store/missing.ts",
    source:
      'export function width(size: "small" | "large") {\n  switch (size) {\n    case "small":\n      return 1;\n  }\n  return 2;\n}\n',
  },
  "typescript(no-explicit-any)": { file: "src/domain/any.ts", source: "export type Some = any;\n" },
  "typescript(consistent-type-imports)": {
    file: "src/session/typeImport.ts",
    source: 'import { Sid } from "../domain/words.ts";\nexport type Twice = Sid;\n',
  },
  "typescript(no-non-null-assertion)": {
    file: "src/domain/bang.ts",
    source: "export const first = (list: string[]) => list[0]!;\n",
  },
  "import(no-default-export)": { file: "src/ui/byDefault.ts", source: "export default 1;\n" },
  "oxc(no-barrel-file)": { file: "src/ui/index.ts", source: 'export * from "./byName.ts";\n' },
  "eslint(no-console)": { file: "src/session/log.ts", source: 'console.log("x");\n' },
  "eslint(eqeqeq)": {
    file: "src/domain/equal.ts",
    source: "export const same = (a: string, b: string) => a == b;\n",
  },
  "eslint(no-param-reassign)": {
    file: "src/domain/reassign.ts",
    source: "export function next(n: number) {\n  n = n + 1;\n  return n;\n}\n",
  },
  "eslint(no-restricted-properties)": {
    file: "emulator/service/wallClock.ts",
    source: "export const now = () => Date.now();\n",
  },
  "eslint(no-restricted-globals)": {
    file: "emulator/service/timer.ts",
    source: "export const soon = (run: () => void) => setTimeout(run, 1);\n",
  },
  "react-hooks(rules-of-hooks)": {
    file: "src/ui/hooks.tsx",
    source:
      'import { useState } from "react";\nexport function Box({ open }: { open: boolean }) {\n  if (open) useState(1);\n  return null;\n}\n',
  },
  "react-hooks(exhaustive-deps)": {
    file: "src/ui/deps.tsx",
    source:
      'import { useEffect } from "react";\nexport function Box({ title }: { title: string }) {\n  useEffect(() => {\n    document.title = title;\n  }, []);\n  return null;\n}\n',
  },
  "react(no-unstable-nested-components)": {
    file: "src/ui/nested.tsx",
    source:
      "export function Box() {\n  const Inner = () => <p>x</p>;\n  return <div><Inner /></div>;\n}\n",
  },
  "react(button-has-type)": {
    file: "src/ui/go.tsx",
    source: "export const Go = () => <button>Go</button>;\n",
  },
  "jsx-a11y(alt-text)": {
    file: "src/ui/image.tsx",
    source: 'export const Face = () => <img src="/a.png" />;\n',
  },
};

const cycles = {
  "src/store/one.ts": 'import { two } from "./two.ts";\nexport const one = () => two;\n',
  "src/store/two.ts": 'import { one } from "./one.ts";\nexport const two = () => one;\n',
  "src/domain/typeOne.ts":
    'import type { Two } from "./typeTwo.ts";\nexport type One = { two: Two };\n',
  "src/domain/typeTwo.ts":
    'import type { One } from "./typeOne.ts";\nexport type Two = { one?: One };\n',
};

const clean = {
  "src/domain/words.ts": "export type Sid = string;\n",
  "src/ui/byName.ts": "export const name = 1;\n",
  "src/session/awaited.ts":
    'import type { Sid } from "../domain/words.ts";\nasync function later(sid: Sid) {\n  await Promise.resolve(sid);\n}\nexport async function now() {\n  await later("x");\n}\n',
  "src/ui/Button.tsx":
    'import type { ReactNode } from "react";\nexport function Button({ children }: { children: ReactNode }) {\n  return <button type="button">{children}</button>;\n}\n',
  "emulator/clock.ts": "export const now = () => Date.now();\n",
  "vite.config.ts": "export default {};\n",
};

const findings = lintFiles({
  ...Object.fromEntries(Object.values(planted).map(({ file, source }) => [file, source])),
  ...cycles,
  ...clean,
});

function rulesIn(file: string): string[] {
  return (findings.get(file) ?? []).map((finding) => finding.rule);
}

describe("the lint", () => {
  it.each(Object.entries(planted))("catches %s", (rule, { file }) => {
    expect(rulesIn(file)).toContain(rule);
  });

  it.each(Object.keys(cycles))("catches the cycle in %s", (file) => {
    expect(rulesIn(file)).toEqual(["import(no-cycle)"]);
  });

  it.each(Object.keys(clean))("passes %s", (file) => {
    expect(rulesIn(file)).toEqual([]);
  });
});
