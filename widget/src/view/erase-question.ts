/** The button that erases, and the question before it does: nobody loses a conversation by a slip of the thumb. */

import { element } from "./element";
import type { Labels } from "./labels";

export class EraseQuestion {
  readonly button: HTMLButtonElement;
  readonly node = element("div", { class: "question", role: "group" });
  private readonly no: HTMLButtonElement;

  constructor(labels: Labels, erase: () => Promise<void>) {
    this.button = labels.button("erase", "erase", () => this.ask(true), "erase");
    const question = element("p", { id: "question" });
    labels.text(question, "erase_confirm");
    this.no = labels.button("no", "erase_no", () => this.ask(false));
    const yes = labels.button("yes", "erase_yes", () => {
      this.ask(false);
      void erase();
    });
    this.node.setAttribute("aria-labelledby", "question");
    this.node.append(question, yes, this.no);
    this.node.hidden = true;
    this.node.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.ask(false);
    });
  }

  private ask(isAsked: boolean): void {
    this.node.hidden = !isAsked;
    this.button.hidden = isAsked;
    (isAsked ? this.no : this.button).focus();
    if (isAsked && this.node.scrollIntoView) this.node.scrollIntoView({ block: "end" });
  }
}
