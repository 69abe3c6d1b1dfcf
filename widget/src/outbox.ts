/** Own messages on their way out: sent one by one in order, tried until they arrive, never counted twice. */

import type { Said } from "./api";
import { Nap, pause } from "./backoff";
import { Forgotten, Refused, Unreachable } from "./failures";
import type { Batch } from "./message";

export interface Entry extends Said {
  /** The words the person sees: what she wrote, or the label of the choice. */
  label: string;
  /** Newest message known when it was written: its echo from the desk is newer. */
  base: number;
  state: "waiting" | "sending" | "sent" | "refused";
  attempts: number;
  /** The first reply, once known: the entry stands before it. */
  before?: number;
  tooLong?: boolean;
  /** At least one try did not arrive. */
  failed?: boolean;
  /** No answer for a while: the page itself says the first steps of an emergency. */
  late?: boolean;
}

export interface Post {
  send: (entry: Entry) => Promise<Batch>;
  /** Keeps what is not sent yet over a reload. */
  save: (unsent: Entry[]) => void;
  sent: (batch: Batch) => void;
  failed: (error: Unreachable) => void;
  changed: () => void;
  forgotten: () => void;
}

export class Outbox {
  entries: Entry[] = [];
  private running = false;
  private generation = 0;

  constructor(
    private readonly post: Post,
    private readonly nap: Nap = new Nap(),
  ) {}

  /** Takes up what an earlier page of this tab could not send. */
  restore(unsent: Entry[]): void {
    this.entries = unsent.map((entry) => ({ ...entry, state: entry.state === "refused" ? "refused" : "waiting" }));
  }

  /** An urgent entry goes before everything that was not tried yet. */
  add(entry: Entry, urgent = false): void {
    const place = urgent ? this.entries.findIndex((other) => other.state === "waiting" && other.attempts === 0) : -1;
    this.entries.splice(place < 0 ? this.entries.length : place, 0, entry);
    this.save();
    void this.flush();
  }

  retry(key: string): void {
    const entry = this.entries.find((other) => other.key === key);
    if (entry?.state === "refused") {
      entry.state = "waiting";
      entry.key = newKey();
    }
    this.save();
    this.wake();
  }

  /** The network may be back: try now. */
  wake(): void {
    this.nap.wake();
    void this.flush();
  }

  /** Stops trying; nothing is forgotten, and the next flush sends it under the same key. */
  pause(): void {
    this.generation++;
    this.running = false;
    this.entries.filter((entry) => entry.state === "sending").forEach((entry) => (entry.state = "waiting"));
    this.nap.wake();
  }

  /** Forgets everything, also what is under way. */
  clear(): void {
    this.pause();
    this.entries = [];
  }

  get isWaiting(): boolean {
    return this.entries.some((entry) => entry.state === "waiting" || entry.state === "sending");
  }

  async flush(): Promise<void> {
    if (this.running) return;
    this.running = true;
    const generation = this.generation;
    let failures = 0;
    for (;;) {
      const entry = this.entries.find((other) => other.state === "waiting");
      if (!entry || generation !== this.generation) break;
      const error = await this.attempt(entry, generation);
      if (generation !== this.generation) return;
      failures = error ? failures + 1 : 0;
      if (error) await this.nap.sleep(Math.max(pause(failures), error.waitSeconds * 1000));
    }
    if (generation === this.generation) this.running = false;
  }

  /** One try; returns the failure when the same entry has to be tried again. */
  private async attempt(entry: Entry, generation: number): Promise<Unreachable | null> {
    entry.state = "sending";
    entry.attempts++;
    this.save();
    try {
      const batch = await this.post.send(entry);
      if (generation !== this.generation) return null;
      entry.state = "sent";
      const first = batch.messages.find((message) => message.from !== "you");
      if (first) entry.before = first.id;
      this.save();
      this.post.sent(batch);
      return null;
    } catch (error) {
      if (generation !== this.generation) return null;
      return this.after(error, entry);
    }
  }

  private after(error: unknown, entry: Entry): Unreachable | null {
    if (error instanceof Refused) {
      entry.state = "refused";
      entry.tooLong = error.status === 413;
      this.save();
      return null;
    }
    entry.state = "waiting";
    entry.failed = entry.late = true;
    this.save();
    if (error instanceof Forgotten) {
      this.post.forgotten();
      return new Unreachable(false);
    }
    const unreachable = error instanceof Unreachable ? error : new Unreachable(true);
    this.post.failed(unreachable);
    return unreachable;
  }

  private save(): void {
    this.post.save(this.entries.filter((entry) => entry.state !== "sent"));
    this.post.changed();
  }
}

/** Unguessable, so that no other message can ever carry the same one. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
