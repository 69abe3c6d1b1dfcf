/** The chat API as functions: start, send, list, follow, erase. */

import { readEvents } from "./events";
import { Failure, failureOf, Refused, Unreachable } from "./failures";
import { readBatch, type Batch, type Language } from "./message";

export interface Started extends Batch {
  token: string;
}

/** What one own message carries: free text, or the value of a choice. */
export interface Said {
  key: string;
  text?: string;
  choice?: string;
}

/** Longer than the desk's own patience with the bot, short enough for a person who waits. */
const TIMEOUT = 20_000;

export class ChatApi {
  constructor(
    private readonly base: string,
    private readonly fetch: typeof window.fetch = (input, init) => window.fetch(input, init),
  ) {}

  async start(language: Language | ""): Promise<Started> {
    const data = await this.call("POST", "/conversations", { body: language ? { language } : {} }, json);
    const token = (data as { token?: unknown }).token;
    if (typeof token !== "string" || token === "") throw new Unreachable(false);
    return { token, ...readBatch(data) };
  }

  /** The same key twice is one message: the desk answers the second time with the first replies. */
  async send(token: string, said: Said): Promise<Batch> {
    const body = said.choice === undefined ? { text: said.text ?? "" } : { choice: said.choice };
    return readBatch(await this.call("POST", "/messages", { token, body, key: said.key }, json));
  }

  async list(token: string, after: string): Promise<Batch> {
    return readBatch(await this.call("GET", `/messages${since(after)}`, { token }, json));
  }

  /** Hands over new messages until the stream ends; fails when it cannot be opened or falls silent. */
  async follow(token: string, after: string, hear: Hear): Promise<void> {
    const options = { token, stop: hear.stop, headers: { Accept: "text/event-stream" } };
    await this.call("GET", `/events${since(after)}`, options, async (response, opened) => {
      opened();
      if (!response.body) throw new Refused(0);
      hear.opened();
      await readEvents(response.body.getReader(), hear.take);
    });
  }

  /** `leaving` lets the request outlive the page. */
  async erase(token: string, leaving = false): Promise<void> {
    await this.call("DELETE", "/conversations/current", { token, leaving }, () => Promise.resolve());
  }

  /** The time-out holds until the answer is read to its end, or the reader calls `opened`. */
  private async call<T>(method: string, path: string, options: Options, read: Read<T>): Promise<T> {
    const controller = newAbort();
    const stop = (): void => controller?.abort();
    const timer = setTimeout(stop, TIMEOUT);
    options.stop?.addEventListener("abort", stop);
    try {
      const response = await this.fetch(this.base + path, request(method, options, controller));
      if (!response.ok) throw failureOf(response);
      return await read(response, () => clearTimeout(timer));
    } catch (error) {
      throw error instanceof Failure ? error : new Unreachable(true);
    } finally {
      clearTimeout(timer);
      options.stop?.removeEventListener("abort", stop);
    }
  }
}

/** What a follower of the stream is told. */
export interface Hear {
  opened: () => void;
  take: (batch: Batch) => void;
  stop: AbortSignal | null;
}

type Read<T> = (response: Response, opened: () => void) => Promise<T>;

interface Options {
  token?: string;
  key?: string;
  body?: Record<string, unknown>;
  headers?: Record<string, string>;
  leaving?: boolean;
  stop?: AbortSignal | null;
}

/** Old browsers have none: there a request simply runs to its end. */
export function newAbort(): AbortController | null {
  return typeof AbortController === "function" ? new AbortController() : null;
}

function request(method: string, options: Options, controller: AbortController | null): RequestInit {
  const headers: Record<string, string> = { Accept: "application/json", ...options.headers };
  if (options.token) headers.Authorization = `Bearer ${options.token}`;
  if (options.key) headers["Idempotency-Key"] = options.key;
  if (options.body) headers["Content-Type"] = "application/json";
  return {
    method,
    headers,
    cache: "no-store",
    credentials: "omit",
    referrerPolicy: "no-referrer",
    ...(options.body ? { body: JSON.stringify(options.body) } : {}),
    ...(options.leaving ? { keepalive: true } : {}),
    ...(controller ? { signal: controller.signal } : {}),
  };
}

const json = (response: Response): Promise<unknown> => response.json();

const since = (cursor: string): string => (cursor ? `?after=${encodeURIComponent(cursor)}` : "");
