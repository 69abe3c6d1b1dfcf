/** Server-Sent Events read from a fetch stream, because EventSource cannot carry the token in a header. */

import { Silent } from "./failures";
import { readBatch, type Batch, type Message } from "./message";

interface Reader {
  read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}

/** Two heartbeats of the desk missed: the line is dead although nobody said so. */
const SILENCE = 45_000;

/** Hands over every event as a batch; returns when the stream ends, throws `Silent` when it says nothing for long. */
export async function readEvents(reader: Reader, take: (batch: Batch) => void, silence = SILENCE): Promise<void> {
  const decoder = new TextDecoder();
  const parser = new EventParser(take);
  for (;;) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silent = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), silence);
    });
    const part = await Promise.race([reader.read(), silent]).finally(() => clearTimeout(timer));
    if (part === null) {
      void reader.cancel().catch(() => undefined);
      throw new Silent();
    }
    if (part.done) return;
    parser.feed(decoder.decode(part.value, { stream: true }));
  }
}

/** The event stream format of the HTML standard, as far as a desk uses it: id and data lines. */
export class EventParser {
  private rest = "";
  private id = "";
  private data: string[] = [];
  private messages: Message[] = [];

  constructor(private readonly take: (batch: Batch) => void) {}

  /** What arrives together is handed over together, so that the bubbles of one answer appear at once. */
  feed(chunk: string): void {
    const lines = (this.rest + chunk).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? "";
    lines.forEach((line) => this.line(line));
    if (this.messages.length > 0) this.take({ messages: this.messages, cursor: this.id });
    this.messages = [];
  }

  private line(line: string): void {
    if (line === "") return this.dispatch();
    const colon = line.indexOf(":");
    if (colon === 0) return;
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "data") this.data.push(value);
    if (name === "id") this.id = value;
  }

  private dispatch(): void {
    const data = this.data.join("\n");
    this.data = [];
    const message = data === "" ? null : readEvent(data);
    if (message) this.messages.push(message);
  }
}

function readEvent(data: string): Message | null {
  try {
    const raw: unknown = JSON.parse(data);
    return typeof raw === "object" && raw !== null ? (readBatch({ messages: [raw] }).messages[0] ?? null) : null;
  } catch {
    return null;
  }
}
