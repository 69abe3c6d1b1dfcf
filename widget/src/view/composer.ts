/** The line to write in: grows with the text, sends on Enter, says when a text is too long. */

import { element } from "./element";
import type { Labels } from "./labels";

export class Composer {
  readonly node = element("form", { class: "composer", novalidate: "" });
  /** No spell checker, no memory: some browsers send what is typed to their maker, or bring it back later. */
  readonly field = element("textarea", { rows: "1", autocomplete: "off", spellcheck: "false", enterkeyhint: "send", id: "field" });

  constructor(
    labels: Labels,
    private readonly limit: number,
    private readonly say: (text: string) => void,
    private readonly judge: (isTooLong: boolean) => void,
  ) {
    const label = element("label", { for: "field", class: "unseen" });
    labels.text(label, "placeholder");
    labels.attribute(this.field, "placeholder", "placeholder");
    const send = labels.button("send", null, () => undefined, "send");
    send.type = "submit";
    labels.attribute(send, "aria-label", "send");
    this.node.append(label, this.field, send);
    this.node.addEventListener("submit", (event) => this.submit(event));
    this.field.addEventListener("input", () => this.changed());
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.submit(event);
    });
  }

  private submit(event: Event): void {
    event.preventDefault();
    const text = this.field.value.trim();
    if (text === "" || text.length > this.limit) return;
    this.field.value = "";
    this.changed();
    this.say(text);
  }

  private changed(): void {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight + 2}px`;
    const isTooLong = this.field.value.trim().length > this.limit;
    this.field.setAttribute("aria-invalid", String(isTooLong));
    this.judge(isTooLong);
  }
}
