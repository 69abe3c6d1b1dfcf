/** The line under the buttons that says what is wrong: with the network, or with what was written. */

import type { Network, State } from "../conversation";
import type { Key, Words } from "../words";
import { element } from "./element";

const OF_NETWORK: Record<Network, Key | null> = { fine: null, offline: "offline", trouble: "something_wrong" };

/** What is said as long as it holds, in the language of the moment. */
export type Complaint = (words: Words[keyof Words], state: State) => string;

export class Notice {
  readonly node = element("p", { class: "notice", role: "status" });
  private complaint: Complaint | null = null;
  private state: State | null = null;

  constructor(private readonly words: Words) {
    this.node.hidden = true;
  }

  show(state: State): void {
    this.state = state;
    const words = this.words[state.language];
    const key = OF_NETWORK[state.network];
    const said = this.complaint?.(words, state) || (key ? words[key] : "");
    if (this.node.textContent !== said) this.node.textContent = said;
    this.node.hidden = said === "";
  }

  complain(complaint: Complaint | null): void {
    this.complaint = complaint;
    if (this.state) this.show(this.state);
  }
}
