/** Makes DOM nodes out of words. Text is always text here: nothing from the desk is ever read as HTML. */

type Attributes = Record<string, string>;

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const name of Object.keys(attributes)) node.setAttribute(name, attributes[name] ?? "");
  children.forEach((child) => node.appendChild(typeof child === "string" ? document.createTextNode(child) : child));
  return node;
}

/** A button that only acts when pressed; `type` keeps it from sending any form around it. */
export function button(className: string, label: string, press: () => void): HTMLButtonElement {
  const node = element("button", { type: "button", class: className }, label);
  node.addEventListener("click", press);
  return node;
}

export function empty(node: Node): void {
  while (node.firstChild) node.removeChild(node.firstChild);
}

const SVG = "http://www.w3.org/2000/svg";

/** Drawn lines on a 24 by 24 grid, in the colour of the text around them. */
export const ICONS = {
  door: "M6 21V4a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v17M3 21h18M14.5 12v.5",
  taken: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.4-3.6 3-5.7 6.5-5.7M16 15h6M19 12l3 3-3 3",
  send: "M5 12h14M13 6l6 6-6 6",
  close: "M6 9l6 6 6-6",
  chat: "M4 5h16v11H10l-5 4v-4H4z",
  leave: "M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9",
  phone: "M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z",
  erase: "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 21c.5-4.2 3.5-6.5 7.5-6.5s7 2.3 7.5 6.5",
} as const;

export type Icon = keyof typeof ICONS;

export function icon(name: Icon): SVGElement {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("aria-hidden", "true");
  picture.setAttribute("focusable", "false");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  picture.appendChild(path);
  return picture;
}
