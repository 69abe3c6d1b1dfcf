/** Every label of the window, so that all of them change together when the language does. */

import type { Language } from "../message";
import type { Key, Words } from "../words";
import { button, element, icon, type Icon } from "./element";

export class Labels {
  private language: Language | "" = "";
  private readonly setters: ((words: Record<Key, string>, language: Language) => void)[] = [];

  constructor(private readonly words: Words) {}

  speak(language: Language): void {
    if (this.language === language) return;
    this.language = language;
    this.setters.forEach((set) => set(this.words[language], language));
  }

  say(key: Key): string {
    return this.words[this.language || "en"][key];
  }

  text(node: HTMLElement, key: Key, picture?: Icon): void {
    const label = element("span");
    if (picture) node.textContent = "";
    if (picture) node.appendChild(icon(picture));
    node.appendChild(label);
    this.setters.push((words) => (label.textContent = words[key]));
  }

  attribute(node: HTMLElement, name: string, key: Key): void {
    this.setters.push((words) => node.setAttribute(name, words[key]));
  }

  button(className: string, key: Key | null, press: () => void, picture?: Icon): HTMLButtonElement {
    const node = button(className, "", press);
    if (key) this.text(node, key, picture);
    else if (picture) node.appendChild(icon(picture));
    // The way to the other language is said in that language.
    if (key === "language_toggle") this.setters.push((_, language) => (node.lang = language === "en" ? "es" : "en"));
    return node;
  }
}
