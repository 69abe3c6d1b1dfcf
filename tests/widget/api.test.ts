import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { ChatApi } from "../../widget/src/api";
import { Forgotten, Refused, Unreachable } from "../../widget/src/failures";
import type { Message } from "../../widget/src/message";
import { FakeDesk, until } from "./fake-desk";

let desk: FakeDesk;
let api: ChatApi;

beforeEach(async () => {
  desk = new FakeDesk();
  api = new ChatApi(await desk.open(), fetch);
});

afterEach(() => desk.close());

test("a conversation starts with a token and the welcome", async () => {
  const started = await api.start("es");

  assert.equal(started.token, "token-1");
  assert.deepEqual(started.messages.map((message) => message.text), ["welcome"]);
  assert.equal(desk.requests[0]?.body, '{"language":"es"}');
});

test("a message carries its token and its key, and a choice is not a text", async () => {
  const { token } = await api.start("");

  await api.send(token, { key: "key-1", choice: "bond" });

  const { headers, body } = desk.requests[1]!;
  assert.equal(headers.authorization, `Bearer ${token}`);
  assert.equal(headers["idempotency-key"], "key-1");
  assert.equal(body, '{"choice":"bond"}');
});

test("the list goes on after the cursor", async () => {
  const { token, cursor } = await api.start("");
  desk.tell("staff", "hello");

  const batch = await api.list(token, cursor);

  assert.deepEqual(batch.messages.map((message) => message.text), ["hello"]);
});

test("failures are told apart by what can be done about them", async () => {
  const { token } = await api.start("");
  const kinds: [number | "drop", new (...args: never[]) => Error][] = [
    [401, Forgotten],
    [410, Forgotten],
    [413, Refused],
    [422, Refused],
    [429, Unreachable],
    [503, Unreachable],
    ["drop", Unreachable],
  ];
  for (const [mood, kind] of kinds) {
    desk.mood = () => mood;
    await assert.rejects(api.send(token, { key: "k", text: "hello" }), kind, String(mood));
  }
});

test("the stream brings what comes and can be stopped", async () => {
  const { token, cursor } = await api.start("");
  const heard: Message[] = [];
  const stop = new AbortController();
  const hear = { opened: () => undefined, take: ({ messages }: { messages: Message[] }) => void heard.push(...messages), stop: stop.signal };
  const ended = api.follow(token, cursor, hear);

  desk.tell("staff", "one");
  desk.tell("staff", "two");
  await until(() => heard.length === 2, "two messages");
  stop.abort();

  await assert.rejects(ended, Unreachable);
  assert.deepEqual(heard.map((message) => message.text), ["one", "two"]);
});
