/** The running conversation: keeps one bubble per item and shows the reader the first new words, not the last. */

import type { State } from "../conversation";
import type { Item } from "../thread";
import { bubble, refresh, type Setting } from "./bubble";
import { element } from "./element";

type Shared = Pick<Setting, "content" | "limit" | "office" | "choose" | "retry">;

export class Log {
  readonly node = element("div", { class: "log", role: "log", "aria-live": "polite", tabindex: "-1" });
  private readonly bubbles = new Map<string, HTMLElement>();
  private language = "";

  constructor(private readonly shared: Shared) {}

  /** Returns the first bubble that is new, if any. */
  show(state: State): HTMLElement | null {
    this.label(state);
    const { items } = state;
    this.drop(items);
    let first: HTMLElement | null = null;
    items.forEach((item, place) => {
      const setting = { ...this.shared, ...this.setting(items, place), language: state.language, withdrawn: state.withdrawn };
      const known = this.bubbles.get(item.key);
      const node = known ?? bubble(item, setting);
      if (known) refresh(known, item, setting);
      else this.bubbles.set(item.key, node);
      if (!known && !first) first = node;
      if (this.node.children[place] !== node) this.node.insertBefore(node, this.node.children[place] ?? null);
    });
    return first;
  }

  private label(state: State): void {
    if (this.language === state.language) return;
    this.language = state.language;
    this.node.setAttribute("aria-label", this.shared.content.words[state.language].messages);
  }

  private drop(items: Item[]): void {
    const wanted = new Set(items.map((item) => item.key));
    this.bubbles.forEach((node, key) => {
      if (wanted.has(key)) return;
      this.bubbles.delete(key);
      node.parentNode?.removeChild(node);
    });
  }

  /** Choices stay until the person says something; an answer's sources stand under its last bubble only. */
  private setting(items: Item[], place: number): Pick<Setting, "namesSpeaker" | "offersChoices" | "showsDetails"> {
    const later = items.slice(place + 1);
    return {
      namesSpeaker: speaker(items[place]) !== speaker(items[place - 1]),
      offersChoices: !later.some((item) => speaker(item) === "you"),
      showsDetails: origin(items[place]) !== origin(later[0]),
    };
  }
}

function speaker(item: Item | undefined): string {
  return item ? (item.message?.from ?? "you") : "";
}

function origin(item: Item | undefined): string {
  const message = item?.message;
  return message ? JSON.stringify([message.from, message.topic, message.sources, message.reviewed]) : "";
}
