/** The window of the chat: heading, emergency buttons, the conversation, and the line to write in. */

import type { Network, State } from "../conversation";
import { filled, type Content, type Key } from "../words";
import type { Office } from "./bubble";
import { Composer } from "./composer";
import { element } from "./element";
import { EraseQuestion } from "./erase-question";
import { Labels } from "./labels";
import { Log } from "./log";
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

const NOTICES: Record<Network, Key | null> = { fine: null, offline: "offline", trouble: "something_wrong" };

export class Panel {
  readonly node = element("section", { class: "panel", role: "dialog", tabindex: "-1", "aria-labelledby": "title" });
  readonly scroller = element("div", { class: "scroller", tabindex: "-1" });
  readonly composer: Composer;
  private readonly log: Log;
  private readonly labels: Labels;
  private readonly notice = element("p", { class: "notice", role: "status" });
  private readonly writing = element("p", { class: "writing" }, element("i"), element("i"), element("i"));
  private readonly jump: HTMLButtonElement;
  private readonly erase: EraseQuestion;
  /** Something the person did wrong stays said until she writes on. */
  private wrong: ((state: State) => string) | null = null;
  private state: State | null = null;
  private reading: Element | null = null;

  constructor(
    private readonly content: Content,
    private readonly wishes: Wishes,
    office: Office,
    limit: number,
  ) {
    this.labels = new Labels(content.words);
    this.log = new Log({ content, limit, office, choose: wishes.choose, retry: wishes.retry });
    this.composer = new Composer(this.labels, limit, wishes.say, (isTooLong) =>
      this.complain(isTooLong ? (state) => filled(content.words[state.language].too_long, { limit: String(limit) }) : null),
    );
    const wait = element("span", { class: "unseen" });
    this.labels.text(wait, "waiting");
    this.writing.appendChild(wait);
    this.jump = this.labels.button("jump", "new_message", () => this.goToNewest(), "close");
    this.jump.hidden = true;
    this.erase = new EraseQuestion(this.labels, () => this.askErase());
    this.node.append(this.heading(), emergencies(this.labels, wishes), this.notice, this.scroller, this.jump, this.composer.node);
    this.scroller.append(this.log.node, this.writing, this.foot(office.phone));
    this.scroller.addEventListener("scroll", () => (this.jump.hidden = this.jump.hidden || this.isAtEnd()));
  }

  show(state: State): void {
    const follows = this.isAtEnd() || this.state?.waiting === true || this.state === null;
    this.state = state;
    this.labels.speak(state.language);
    this.node.lang = state.language;
    const first = this.log.show(state);
    this.writing.hidden = !state.waiting;
    this.tellNotice();
    if (first) this.lead(first, follows);
  }

  /** Takes the reader to the beginning of what is new, and leaves her there while the rest of an answer arrives. */
  private lead(first: Element, follows: boolean): void {
    const run = lastRun(this.log.node);
    const goesOn = run === this.reading;
    this.reading = run;
    if (goesOn && run?.classList.contains("bot")) return;
    if (follows || run?.classList.contains("you")) this.scrollTo(goesOn ? first : run);
    else this.jump.hidden = false;
  }

  /** The reader begins where the other side last began to speak. */
  showNewest(): void {
    this.jump.hidden = true;
    this.scrollTo(lastRun(this.log.node));
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
    return element("header", {}, title, language, leave, close);
  }

  private foot(officePhone: string): HTMLElement {
    const words = this.content.words;
    const person = this.labels.button(
      "person",
      "person",
      () => this.wishes.choose("talk_to_lawyer", words[this.state?.language ?? "en"].person),
      "person",
    );
    const node = element("div", { class: "foot" }, person);
    if (officePhone) {
      const call = phoneLink(officePhone);
      call.className = "call";
      this.labels.text(call, "call_office", "phone");
      node.appendChild(call);
    }
    node.append(this.erase.button, this.erase.node);
    return node;
  }

  private async askErase(): Promise<void> {
    try {
      await this.wishes.erase();
      this.complain((state) => (state.erased ? this.content.words[state.language].erased : ""));
    } catch {
      this.complain((state) => this.content.words[state.language].something_wrong);
    }
    this.focus();
  }

  private complain(wrong: ((state: State) => string) | null): void {
    this.wrong = wrong;
    this.tellNotice();
  }

  private tellNotice(): void {
    if (!this.state) return;
    const key = NOTICES[this.state.network];
    const said = this.wrong?.(this.state) || (key ? this.content.words[this.state.language][key] : "");
    if (this.notice.textContent !== said) this.notice.textContent = said;
    this.notice.hidden = said === "";
  }

  private isAtEnd(): boolean {
    return this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight < 80;
  }

  private goToNewest(): void {
    this.showNewest();
    this.focus();
  }

  private scrollTo(node: Element | null): void {
    if (!node) return;
    this.scroller.scrollTop += node.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top - 12;
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

/** The first of the bubbles that somebody said last: the one that names the speaker. */
function lastRun(log: Element): Element | null {
  let node = log.lastElementChild;
  while (node && !node.querySelector(".speaker") && node.previousElementSibling) node = node.previousElementSibling;
  return node;
}
