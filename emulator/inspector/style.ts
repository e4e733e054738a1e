/** The inspector's only stylesheet. */
export const style = `
:root { color-scheme: light dark; --line: light-dark(#dcdfe4, #34383f); --soft: light-dark(#5c6470, #a0a8b4);
  --paper: light-dark(#fff, #16181c); --raised: light-dark(#f5f6f8, #1e2126); --link: light-dark(#0b57c4, #8ab8ff); }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; background: var(--paper); color: light-dark(#1b1f24, #e7eaee); }
header { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; padding: 10px 20px;
  background: var(--raised); border-bottom: 1px solid var(--line); }
nav { display: flex; flex-wrap: wrap; gap: 4px 16px; flex: 1; }
main { padding: 8px 20px 60px; max-width: 1400px; }
h1 { font-size: 22px; overflow-wrap: anywhere; }
h2 { font-size: 16px; margin: 28px 0 8px; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
input, button, select { font: inherit; padding: 4px 10px; border: 1px solid var(--line); border-radius: 6px;
  background: var(--paper); color: inherit; }
input[type=search] { width: min(320px, 60vw); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { text-align: left; vertical-align: top; padding: 5px 14px 5px 0; border-bottom: 1px solid var(--line);
  font-variant-numeric: tabular-nums; }
th { color: var(--soft); font-weight: 500; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 3px 20px; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
pre { margin: 0; padding: 8px 10px; background: var(--raised); border-radius: 6px; overflow: auto; max-height: 420px;
  font-size: 12.5px; white-space: pre-wrap; overflow-wrap: anywhere; }
.none, .soft { color: var(--soft); }
.state { white-space: nowrap; padding: 1px 8px; border-radius: 99px; font-size: 13px; background: var(--raised);
  border: 1px solid var(--line); }
.state.good { color: light-dark(#11693a, #7fdca4); }
.state.bad { color: light-dark(#a3211b, #ff9d96); }
.state.warn { color: light-dark(#7a5200, #f3c969); }
details > summary { cursor: pointer; }
#frames details { border-bottom: 1px solid var(--line); padding: 3px 0; }
#frames summary { font-variant-numeric: tabular-nums; font-size: 14px; }
`;
