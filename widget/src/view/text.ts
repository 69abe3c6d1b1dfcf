/** A message's text as paragraphs and lists, with phone numbers one tap away. */

import { element } from "./element";

const PHONE = /(?:\+?1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)|\b(?:911|988)\b/;
const ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/;
const LINK = new RegExp(`(${ADDRESS.source}|${PHONE.source})`);

/** Each line is a paragraph; lines that begin with a dash are one list. */
export function paragraphs(text: string): Node[] {
  const nodes: Node[] = [];
  let list: HTMLElement | null = null;
  for (const line of text.split("\n").map((part) => part.trim())) {
    const point = /^[-•]\s+(.*)$/.exec(line);
    if (!point) list = null;
    if (line === "") continue;
    if (!point) {
      nodes.push(element("p", {}, ...linked(line)));
      continue;
    }
    if (!list) nodes.push((list = element("ul")));
    list.appendChild(element("li", {}, ...linked(point[1] ?? "")));
  }
  return nodes;
}

function linked(line: string): (Node | string)[] {
  return line
    .split(LINK)
    .filter((part) => part !== "")
    .map((part) => {
      if (new RegExp(`^${ADDRESS.source}$`).test(part)) return webLink(part, part);
      if (new RegExp(`^${PHONE.source}$`).test(part)) return phoneLink(part);
      return part;
    });
}

export function phoneLink(number: string): HTMLAnchorElement {
  const digits = number.replace(/\D/g, "");
  return element("a", { class: "phone", href: `tel:${digits.length === 10 ? `+1${digits}` : digits}` }, number);
}

/** Opens beside the chat, and the other side does not learn where from. */
export function webLink(address: string, title: string): HTMLAnchorElement {
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, title);
}
