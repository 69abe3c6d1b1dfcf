import assert from "node:assert/strict";
import { test } from "node:test";
import { readMessage, type Message } from "../../widget/src/message";
import type { Entry } from "../../widget/src/outbox";
import { Thread, type Item } from "../../widget/src/thread";

const said = (id: number, from: string, text = `${from} ${id}`): Message => readMessage({ id, from, text });
const entry = (key: string, changes: Partial<Entry> = {}): Entry => ({
  key,
  text: key,
  label: key,
  base: 0,
  state: "sent",
  attempts: 1,
  ...changes,
});
const shown = (items: Item[]): string[] => items.map((item) => item.entry?.label ?? item.message?.text ?? "");

test("a message that comes twice is there once, in the desk's order", () => {
  const thread = new Thread();

  thread.add([said(2, "bot"), said(3, "bot")], "3");
  thread.add([said(1, "bot"), said(2, "bot")], "2");

  assert.deepEqual(thread.messages.map((message) => message.id), [1, 2, 3]);
  assert.equal(thread.cursor, "3");
});

test("an own message keeps its key and its words when it comes back from the desk", () => {
  const thread = new Thread();
  thread.add([said(1, "bot")], "1");
  const mine = entry("my phone", { base: 1 });
  const before = thread.arrange([mine]);

  thread.add([said(2, "you", "[PHONE 1]"), said(3, "bot")], "3");
  const after = thread.arrange([mine]);

  assert.equal(before[1]?.key, after[1]?.key);
  assert.deepEqual(shown(after), ["bot 1", "my phone", "bot 3"]);
});

test("an own message whose echo never comes stands before its answer", () => {
  const thread = new Thread();
  thread.add([said(1, "bot"), said(5, "bot")], "5");

  assert.deepEqual(shown(thread.arrange([entry("mine", { base: 1, before: 5 })])), ["bot 1", "mine", "bot 5"]);
});

test("two equal own messages are two", () => {
  const thread = new Thread();
  thread.add([said(1, "you", "yes"), said(2, "bot"), said(3, "you", "yes"), said(4, "bot")], "4");
  const entries = [entry("yes", { key: "a" }), entry("yes", { key: "b" })];

  assert.deepEqual(shown(thread.arrange(entries)), ["yes", "bot 2", "yes", "bot 4"]);
});

test("what is not tried yet cannot have come back", () => {
  const thread = new Thread();
  thread.add([said(1, "you", "old")], "1");

  assert.deepEqual(shown(thread.arrange([entry("new", { attempts: 0, state: "waiting" })])), ["old", "new"]);
});
