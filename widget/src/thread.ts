/** Puts the desk's messages and the own ones still on their way into the one order the person sees. */

import type { Message } from "./message";
import type { Entry } from "./outbox";

export interface Item {
  /** Stays the same when an own message comes back from the desk, so that its bubble stays too. */
  key: string;
  message?: Message;
  entry?: Entry;
}

export class Thread {
  private readonly byId = new Map<number, Message>();
  private readonly echoes = new Map<number, Entry>();
  cursor = "";

  /** Adds what is new; returns whether anything was. A message that comes twice counts once. */
  add(messages: Message[], cursor: string): boolean {
    const fresh = messages.filter((message) => !this.byId.has(message.id));
    fresh.forEach((message) => this.byId.set(message.id, message));
    if (isNewer(cursor, this.cursor)) this.cursor = cursor;
    return fresh.length > 0;
  }

  clear(): void {
    this.byId.clear();
    this.echoes.clear();
    this.cursor = "";
  }

  get newest(): number {
    return Math.max(0, ...this.byId.keys());
  }

  get messages(): Message[] {
    return [...this.byId.values()].sort((one, other) => one.id - other.id);
  }

  /** Every message once, each own entry in its place: its echo's, or before its first reply, or last. */
  arrange(entries: Entry[]): Item[] {
    const messages = this.messages;
    this.findEchoes(messages, entries);
    const claimed = new Set(this.echoes.values());
    const loose = entries.filter((entry) => !claimed.has(entry));
    const items: Item[] = [];
    for (const message of messages) {
      for (const entry of loose.filter((other) => other.before === message.id)) items.push({ key: entry.key, entry });
      const entry = this.echoes.get(message.id);
      items.push(entry ? { key: entry.key, message, entry } : { key: `m${message.id}`, message });
    }
    const known = new Set(messages.map((message) => message.id));
    const last = loose.filter((entry) => entry.before === undefined || !known.has(entry.before));
    return [...items, ...last.map((entry) => ({ key: entry.key, entry }))];
  }

  /** Entries go out in order, so the first unclaimed own message newer than an entry's base is its echo. */
  private findEchoes(messages: Message[], entries: Entry[]): void {
    const claimed = new Set(this.echoes.values());
    for (const entry of entries) {
      if (claimed.has(entry) || entry.attempts === 0 || entry.state === "refused") continue;
      const echo = messages.find(
        (message) => message.from === "you" && message.id > entry.base && !this.echoes.has(message.id),
      );
      if (echo) this.echoes.set(echo.id, entry);
    }
  }
}

/** Cursors are opaque, but never go back: a late answer must not make the widget ask again from before. */
function isNewer(cursor: string, than: string): boolean {
  if (cursor === "") return false;
  const [one, other] = [Number(cursor), Number(than || "0")];
  return Number.isNaN(one) || Number.isNaN(other) || one > other;
}
