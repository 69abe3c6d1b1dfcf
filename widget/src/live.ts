/** Keeps the thread up to date: an event stream that resumes at the cursor, or asking now and then where streams fail. */

import { newAbort, type ChatApi } from "./api";
import { Nap, pause } from "./backoff";
import { Forgotten, Unreachable } from "./failures";
import type { Batch } from "./message";

export interface Follower {
  cursor: () => string;
  take: (batch: Batch) => void;
  reached: () => void;
  failed: (error: Unreachable) => void;
  forgotten: () => void;
}

/** A proxy that holds streams back shows as one failure after another: then asking is better, for a while. */
const STREAM_FAILURES = 3;
const ASK_EVERY = 5_000;
const ASKS = 24;

export class Live {
  private stop: AbortController | null = null;
  private round = 0;

  constructor(
    private readonly api: Pick<ChatApi, "follow" | "list">,
    private readonly follower: Follower,
    private readonly nap: Nap = new Nap(),
  ) {}

  /** Starts, or starts again: the line may have changed under an open stream. */
  start(token: string): void {
    this.end();
    void this.run(token, this.round);
  }

  end(): void {
    this.round++;
    this.stop?.abort();
    this.nap.wake();
  }

  private async run(token: string, round: number): Promise<void> {
    let failures = 0;
    let asked = 0;
    while (round === this.round) {
      const asks = failures >= STREAM_FAILURES && asked < ASKS;
      const error = await this.once(token, round, asks);
      if (round !== this.round || error instanceof Forgotten) return;
      asked = asks ? asked + 1 : 0;
      if (!asks) failures = error ? failures + 1 : 0;
      await this.nap.sleep(asks && !error ? ASK_EVERY : pause(failures + 1));
    }
  }

  /** One stream from its beginning to its end, or one question; returns how it failed. */
  private async once(token: string, round: number, asks: boolean): Promise<unknown> {
    const current = (tell: () => void): void => {
      if (round === this.round) tell();
    };
    const take = (batch: Batch): void => current(() => this.follower.take(batch));
    const opened = (): void => current(() => this.follower.reached());
    try {
      if (asks) {
        take(await this.api.list(token, this.follower.cursor()));
        opened();
      } else {
        this.stop = newAbort();
        await this.api.follow(token, this.follower.cursor(), { opened, take, stop: this.stop ? this.stop.signal : null });
      }
      return null;
    } catch (error) {
      current(() => {
        if (error instanceof Forgotten) this.follower.forgotten();
        else if (error instanceof Unreachable) this.follower.failed(error);
      });
      return error;
    }
  }
}
