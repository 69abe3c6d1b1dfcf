/** The right to speak in one conversation: the token of this tab, or of a new conversation when there is none. */

import type { ChatApi, Started } from "./api";
import { Forgotten } from "./failures";
import type { Language } from "./message";
import type { TabStorage } from "./storage";

export class Session {
  /** True once the messages so far are here and new ones are followed. */
  isTakenUp = false;
  private attempt: Promise<string> | null = null;

  constructor(
    private readonly api: Pick<ChatApi, "start" | "list">,
    private readonly storage: TabStorage,
    private readonly language: () => Language,
    private readonly begun: (started: Started) => void,
  ) {}

  /** Several callers share one attempt, so that a first message does not start a second conversation. */
  token(): Promise<string> {
    if (this.attempt) return this.attempt;
    const attempt = this.takeUp().finally(() => {
      if (this.attempt === attempt) this.attempt = null;
    });
    this.attempt = attempt;
    return attempt;
  }

  /** The desk does not know the token any more: the next one is new. */
  forget(): void {
    this.pause();
    this.storage.set({ token: "" });
  }

  /** What is under way counts no more; the token stays. */
  pause(): void {
    this.isTakenUp = false;
    this.attempt = null;
  }

  private async takeUp(): Promise<string> {
    const known = this.storage.get("token");
    if (known && this.isTakenUp) return known;
    // The attempt is noted after this runs up to its first wait.
    await Promise.resolve();
    const { attempt } = this;
    const started = known ? { token: known, ...(await this.api.list(known, "")) } : await this.api.start(this.language());
    if (attempt !== this.attempt) throw new Forgotten();
    this.isTakenUp = true;
    this.storage.set({ token: started.token });
    this.begun(started);
    return started.token;
  }
}
