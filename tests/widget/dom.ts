/** A light document for the tests of what is shown; import it before anything that makes nodes. */

import { createRequire } from "node:module";
import type { JSDOM as Dom } from "jsdom";
import type { Content, Key } from "../../widget/src/words";
import { KEYS } from "../../widget/src/words";

const { JSDOM } = createRequire(new URL("../../widget/package.json", import.meta.url))("jsdom") as { JSDOM: typeof Dom };

export const dom = new JSDOM("<!doctype html><title>Page</title><body></body>", { url: "http://desk.test/", pretendToBeVisual: true });

const SHARED = ["window", "document", "HTMLElement", "Element", "Node", "customElements", "CSSStyleSheet", "navigator", "KeyboardEvent", "Event"];
for (const name of SHARED) {
  const value = (dom.window as unknown as Record<string, unknown>)[name];
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

const said = (language: string) => Object.fromEntries(KEYS.map((key) => [key, `${key} ${language}`])) as Record<Key, string>;

/** Words that say which word they are, so that a test sees what was shown and in which language. */
export const content: Content = {
  words: {
    en: { ...said("en"), too_long: "under {limit}", reviewed_line_draft: "prepared {on}", reviewed_line_signed: "checked {on} by {by}" },
    es: said("es"),
  },
  firstSteps: {
    ice_at_door: {
      bubbles: { en: ["Keep it closed.", "Call <office.phone>. Report: 888-624-4752."], es: ["No abra.", "Llame."] },
      until: "2999-12-31",
    },
  },
  withdrawn: { en: ["Sign nothing. Call <office.phone>."], es: ["No firme."] },
  lawyer: { en: "Talk to a lawyer", es: "Hablar con abogado" },
};
