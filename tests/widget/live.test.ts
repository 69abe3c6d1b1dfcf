import assert from "node:assert/strict";
import { test } from "node:test";
import type { Hear } from "../../widget/src/api";
import { Nap } from "../../widget/src/backoff";
import { Forgotten, Silent, Unreachable } from "../../widget/src/failures";
import { Live, type Follower } from "../../widget/src/live";
import { readMessage, type Batch } from "../../widget/src/message";
import { until } from "./fake-desk";

const NO_TIME = (): Nap => new Nap((end) => setImmediate(end));
const follower = (changes: Partial<Follower>): Follower => {
  const nothing = (): void => undefined;
  return { cursor: () => "", take: nothing, reached: nothing, failed: nothing, forgotten: nothing, ...changes };
};
const batch = (id: number): Batch => ({ messages: [readMessage({ id, text: "hello" })], cursor: String(id) });

test("a stream that ends is taken up again at the cursor", async () => {
  const cursors: string[] = [];
  let cursor = "0";
  const api = {
    follow: async (_: string, after: string, hear: Hear): Promise<void> => {
      cursors.push(after);
      hear.take(batch(cursors.length));
    },
    list: () => Promise.reject(new Error("not asked")),
  };
  const live = new Live(api, follower({ cursor: () => cursor, take: (one) => void (cursor = one.cursor) }), NO_TIME());

  live.start("token");
  await until(() => cursors.length >= 3, "three streams");
  live.end();

  assert.deepEqual(cursors.slice(0, 3), ["0", "1", "2"]);
});

test("where streams fail it asks instead", async () => {
  let streams = 0;
  const taken: Batch[] = [];
  const api = {
    follow: async (): Promise<void> => {
      streams++;
      throw new Silent();
    },
    list: async (): Promise<Batch> => batch(1),
  };
  const live = new Live(api, follower({ take: (one) => void taken.push(one) }), NO_TIME());

  live.start("token");
  await until(() => taken.length >= 5, "answers");
  live.end();

  assert.equal(streams, 3);
});

test("after an end nothing is heard any more, not even a failure", async () => {
  let fail: (error: Error) => void = () => undefined;
  const failures: Error[] = [];
  const api = { follow: () => new Promise<void>((_, reject) => (fail = reject)), list: async (): Promise<Batch> => batch(1) };
  const live = new Live(api, follower({ failed: (error) => void failures.push(error) }), NO_TIME());

  live.start("token");
  live.end();
  fail(new Unreachable(true));
  await new Promise((resolve) => setImmediate(resolve));

  assert.deepEqual(failures, []);
});

test("it stops when the conversation is forgotten", async () => {
  let streams = 0;
  let forgotten = false;
  const api = {
    follow: async (): Promise<void> => {
      streams++;
      throw new Forgotten();
    },
    list: async (): Promise<Batch> => batch(1),
  };

  new Live(api, follower({ forgotten: () => void (forgotten = true) }), NO_TIME()).start("token");
  await until(() => forgotten, "told");
  await new Promise((resolve) => setImmediate(resolve));

  assert.equal(streams, 1);
});
