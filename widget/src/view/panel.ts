/** The window of the chat: heading, emergency buttons, the conversation, and the line to write in. */

import type { State } from "../conversation";
import { filled, type Content, type Key } from "../words";
import type { Office } from "./bubble";
import { Composer } from "./composer";
import { element } from "./element";
import { EraseQuestion } from "./erase-question";
import { Labels } from "./labels";
import { Log } from "./log";
import { Notice } from "./notice";
import { Reading } from "./reading";
import { phoneLink } from "./text";

/** What the person can ask for. */
export interface Wishes {
  open: () => void;
  close: () => void;
  leave: () => void;
  erase: () => Promise<void>;
  say: (text: string) => void;
  choose: (value: string, label: string) => void;
  retry: (key: string) => void;
  switchLanguage: () => void;
}

export class Panel {
  readonly node = element("section", { class: "panel", role: "dialog", tabindex: "-1", "aria-labelledby": "title" });
  private readonly scroller = element("div", { class: "scroller", tabindex: "-1" });
  private readonly labels: Labels;
  private readonly log: Log;
  private readonly reading: Reading;
  private readonly notice: Notice;
  private readonly writing = element("p", { class: "writing" }, element("i"), element("i"), element("i"));

  constructor(
    content: Content,
    private readonly wishes: Wishes,
    office: Office,
    limit: number,
  ) {
    this.labels = new Labels(content.words);
    this.log = new Log({ content, limit, office, choose: wishes.choose, retry: wishes.retry });
    this.reading = new Reading(this.scroller, this.log.node, this.labels);
    this.notice = new Notice(content.words);
    const composer = new Composer(this.labels, limit, wishes.say, (isTooLong) =>
      this.notice.complain(isTooLong ? (words) => filled(words.too_long, { limit: String(limit) }) : null),
    );
    const wait = element("span", { class: "unseen" });
    this.labels.text(wait, "waiting");
    this.writing.appendChild(wait);
    this.scroller.append(this.log.node, this.writing, this.foot(office.phone));
    const parts = [this.heading(), emergencies(this.labels, wishes), this.notice.node, this.scroller, this.reading.jump];
    this.node.append(...parts, composer.node);
  }

  show(state: State): void {
    const wasAtEnd = this.reading.isAtEnd;
    this.labels.speak(state.language);
    this.node.lang = state.language;
    const first = this.log.show(state);
    this.writing.hidden = !state.waiting;
    this.notice.show(state);
    if (first) this.reading.lead(first, wasAtEnd);
  }

  /** The reader begins where somebody last began to speak. */
  showNewest(): void {
    this.reading.showNewest();
  }

  /** Focus goes to the conversation, not into the writing line: that would open a phone's keyboard over it. */
  focus(): void {
    this.scroller.focus({ preventScroll: true });
  }

  private heading(): HTMLElement {
    const title = element("h2", { id: "title" });
    this.labels.text(title, "title");
    const language = this.labels.button("language", "language_toggle", this.wishes.switchLanguage);
    const leave = this.labels.button("leave", "quick_exit_short", this.wishes.leave, "leave");
    this.labels.attribute(leave, "title", "quick_exit");
    const close = this.labels.button("close", null, this.wishes.close, "close");
    this.labels.attribute(close, "aria-label", "close");
    return element("div", { class: "heading" }, title, language, leave, close);
  }

  private foot(officePhone: string): HTMLElement {
    const ask = (): void => this.wishes.choose("talk_to_lawyer", this.labels.say("person"));
    const node = element("div", { class: "foot" }, this.labels.button("person", "person", ask, "person"));
    if (officePhone) {
      const call = phoneLink(officePhone);
      call.className = "call";
      this.labels.text(call, "call_office", "phone");
      node.appendChild(call);
    }
    const erase = new EraseQuestion(this.labels, () => this.erase());
    node.append(erase.button, erase.node);
    return node;
  }

  private async erase(): Promise<void> {
    try {
      await this.wishes.erase();
      this.notice.complain((words, state) => (state.erased ? words.erased : ""));
    } catch {
      this.notice.complain((words) => words.something_wrong);
    }
    this.focus();
  }
}

/** The two buttons that are there at every scroll position, in the window and beside it. */
export function emergencies(labels: Labels, wishes: Wishes): HTMLElement {
  const node = element("div", { class: "emergencies", role: "group" });
  labels.attribute(node, "aria-label", "emergency");
  const choose = (value: string, key: Key) => (): void => wishes.choose(value, labels.say(key));
  node.append(
    labels.button("emergency", "emergency_door", choose("ice_at_door", "emergency_door"), "door"),
    labels.button("emergency", "emergency_taken", choose("relative_detained", "emergency_taken"), "taken"),
  );
  return node;
}
