/** An element of a small XML document: TwiML has no more than names, attributes and texts. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** Its own text, without that of the elements in it. */
  text: string;
  children: readonly XmlElement[];
}

interface OpenElement {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlElement[];
}

const entities = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

// What is between two pieces of text: comments, CDATA, declarations, tags.
const markup =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^>[]*>|<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g;
const attribute = /([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Reads a document; undefined when it is not well-formed. Entities of its own are not known. */
export function parseXml(source: string): XmlElement | undefined {
  const root: OpenElement = { name: "", attributes: {}, text: "", children: [] };
  const open: OpenElement[] = [root];
  let at = 0;
  for (const found of source.matchAll(markup)) {
    const current = open.at(-1);
    if (current === undefined || !readText(current, source.slice(at, found.index)))
      return undefined;
    at = found.index + found[0].length;
    const [, data, slash, name, attributes = "", isEmpty] = found;
    if (data !== undefined) current.text += data;
    if (name === undefined) continue;
    if (slash === "/") {
      if (open.length === 1 || current.name !== name) return undefined;
      open.pop();
      continue;
    }
    const element: OpenElement = { name, attributes: {}, text: "", children: [] };
    for (const [, key = "", double, single] of attributes.matchAll(attribute)) {
      const value = readEntities(double ?? single ?? "");
      if (value === undefined || Object.hasOwn(element.attributes, key)) return undefined;
      element.attributes[key] = value;
    }
    current.children.push(element);
    if (isEmpty !== "/") open.push(element);
  }
  const isClosed = open.length === 1 && readText(root, source.slice(at));
  const [document, ...others] = root.children;
  const isAlone = others.length === 0 && root.text.replace("\uFEFF", "").trim() === "";
  return isClosed && isAlone ? document : undefined;
}

function readText(element: OpenElement, text: string): boolean {
  const read = readEntities(text);
  if (read === undefined || text.includes("<")) return false;
  element.text += read;
  return true;
}

function readEntities(text: string): string | undefined {
  let isKnown = true;
  const read = text.replaceAll(/&([^;&\s]{0,12});|&/g, (_whole, name: string | undefined) => {
    const character = characterOf(name ?? "");
    if (character === undefined) isKnown = false;
    return character ?? "";
  });
  return isKnown ? read : undefined;
}

function characterOf(name: string): string | undefined {
  const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(name) ?? [];
  if (hex === undefined && decimal === undefined) return entities.get(name);
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
