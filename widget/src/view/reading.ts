/** Takes the reader to the beginning of what is new, not to its end, and never away from what she is reading. */

import type { Labels } from "./labels";

/** So close to the end that she was waiting for what comes. */
const NEAR = 80;
const MARGIN = 12;

export class Reading {
  /** Shown when something new stands below and the reader is elsewhere. */
  readonly jump: HTMLButtonElement;
  private run: Element | null = null;

  constructor(
    private readonly scroller: HTMLElement,
    private readonly log: HTMLElement,
    labels: Labels,
  ) {
    this.jump = labels.button("jump", "new_message", () => this.goToNewest(), "close");
    this.jump.hidden = true;
    scroller.addEventListener("scroll", () => (this.jump.hidden = this.jump.hidden || this.isAtEnd));
  }

  get isAtEnd(): boolean {
    return this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight < NEAR;
  }

  /** `first` is the first new bubble; `wasAtEnd` says where the reader was before it came. */
  lead(first: Element, wasAtEnd: boolean): void {
    const before = this.run;
    const run = lastRun(this.log);
    this.run = run;
    if (!run) return;
    const goesOn = run === before && run !== first && isAfter(first, run);
    // The rest of an answer arrives below while its beginning is being read.
    if (goesOn && isBy("bot system", run)) return;
    // After own words the reader waits for the answer, wherever she looks meanwhile.
    const waits = before === null || isBy("you", before) || isBy("you", run);
    if (waits || wasAtEnd) this.scrollTo(goesOn ? first : run);
    else this.jump.hidden = false;
  }

  showNewest(): void {
    this.jump.hidden = true;
    this.scrollTo(lastRun(this.log));
  }

  private goToNewest(): void {
    this.showNewest();
    this.scroller.focus({ preventScroll: true });
  }

  private scrollTo(node: Element | null): void {
    if (!node) return;
    this.scroller.scrollTop += node.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top - MARGIN;
  }
}

function isBy(speakers: string, bubble: Element): boolean {
  return speakers.split(" ").some((speaker) => bubble.classList.contains(speaker));
}

function isAfter(node: Element, other: Element): boolean {
  return (other.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** The first of the bubbles that somebody said last: the one that names the speaker. */
function lastRun(log: Element): Element | null {
  let node = log.lastElementChild;
  while (node && !node.querySelector(".speaker") && node.previousElementSibling) node = node.previousElementSibling;
  return node;
}
