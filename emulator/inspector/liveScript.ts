/**
 * The one script of the inspector, for the page of live frames. It is text because a browser loads it as it is: there is
 * no build step between this file and the page.
 */
export const liveScript = `
const list = document.getElementById("frames");
const filter = document.getElementById("filter");
const paused = document.getElementById("paused");
const kept = 500;
const fits = (text) => text.toLowerCase().includes(filter.value.toLowerCase());
const make = (name, text) => Object.assign(document.createElement(name), { textContent: text });
const pretty = (text) => { try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; } };
new EventSource("/_emulator/frames").onmessage = ({ data }) => {
  if (paused.checked) return;
  const frame = JSON.parse(data);
  const row = document.createElement("details");
  const arrow = frame.direction === "in" ? "→" : "←";
  const words = [frame.at.slice(11, 23), arrow, "#" + frame.connection, frame.identity ?? "", frame.method, frame.summary];
  row.dataset.text = words.join(" ");
  row.hidden = !fits(row.dataset.text);
  row.append(make("summary", words.join("  ")), make("pre", JSON.stringify(frame.header, null, 2)));
  if (frame.payload) row.append(make("pre", pretty(frame.payload)));
  list.prepend(row);
  while (list.children.length > kept) list.lastElementChild.remove();
};
filter.addEventListener("input", () => {
  for (const row of list.children) row.hidden = !fits(row.dataset.text);
});
`;
