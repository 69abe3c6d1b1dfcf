import assert from "node:assert/strict";
import { test } from "node:test";
import { Nap } from "../../widget/src/backoff";
import { Forgotten, Refused, Unreachable } from "../../widget/src/failures";
import type { Batch } from "../../widget/src/message";
import { newKey, Outbox, type Entry, type Post } from "../../widget/src/outbox";
import { until } from "./fake-desk";

const NO_TIME = (): Nap => new Nap((end) => setImmediate(end));
const NOTHING: Batch = { messages: [], cursor: "" };

function entry(label: string): Entry {
  return { key: newKey(), text: label, label, base: 0, state: "waiting", attempts: 0 };
}

function post(send: Post["send"], changes: Partial<Post> = {}): Post {
  const nothing = (): void => undefined;
  return { send, save: nothing, sent: nothing, failed: nothing, changed: nothing, forgotten: nothing, ...changes };
}

test("messages go out one by one in order, each until it arrives", async () => {
  const arrived: string[] = [];
  let tries = 0;
  const outbox = new Outbox(
    post(async ({ label }) => {
      if (tries++ % 3 !== 2) throw new Unreachable(true);
      arrived.push(label);
      return NOTHING;
    }),
    NO_TIME(),
  );

  ["one", "two", "three"].forEach((label) => outbox.add(entry(label)));
  await until(() => !outbox.isWaiting, "all sent");

  assert.deepEqual(arrived, ["one", "two", "three"]);
});

test("a retry carries the same key", async () => {
  const keys: string[] = [];
  const outbox = new Outbox(
    post(async ({ key }) => {
      keys.push(key);
      if (keys.length < 3) throw new Unreachable(true);
      return NOTHING;
    }),
    NO_TIME(),
  );

  outbox.add(entry("hello"));
  await until(() => !outbox.isWaiting, "sent");

  assert.equal(keys.length, 3);
  assert.equal(new Set(keys).size, 1);
});

test("an emergency goes before everything that was not tried yet", async () => {
  const arrived: string[] = [];
  const outbox = new Outbox(post(async ({ label }) => (arrived.push(label), NOTHING)), NO_TIME());

  outbox.add(entry("first"));
  outbox.add(entry("second"));
  outbox.add(entry("agents"), true);
  await until(() => !outbox.isWaiting, "all sent");

  assert.deepEqual(arrived, ["first", "agents", "second"]);
});

test("what the desk refuses does not hold up the rest, and can be tried again under a new key", async () => {
  const arrived: string[] = [];
  let refuses = true;
  const outbox = new Outbox(
    post(async ({ label }) => {
      if (label === "bad" && refuses) throw new Refused(413);
      arrived.push(label);
      return NOTHING;
    }),
    NO_TIME(),
  );
  const bad = entry("bad");
  const { key } = bad;

  outbox.add(bad);
  outbox.add(entry("good"));
  await until(() => !outbox.isWaiting, "good sent");
  assert.equal(bad.state, "refused");
  assert.equal(bad.tooLong, true);
  refuses = false;
  outbox.retry(key);
  await until(() => arrived.length === 2, "bad sent");

  assert.deepEqual(arrived, ["good", "bad"]);
  assert.notEqual(bad.key, key);
});

test("only what is not sent yet is kept over a reload, and is taken up again", async () => {
  let kept: Entry[] = [];
  const save = (unsent: Entry[]): void => void (kept = JSON.parse(JSON.stringify(unsent)) as Entry[]);
  const never = new Outbox(post(() => new Promise(() => undefined), { save }), NO_TIME());
  never.add(entry("one"));
  assert.equal(kept[0]?.state, "sending");

  const arrived: string[] = [];
  const next = new Outbox(post(async ({ key }) => (arrived.push(key), NOTHING), { save }), NO_TIME());
  next.restore(kept);
  const { key } = kept[0]!;
  await next.flush();

  assert.deepEqual(arrived, [key]);
  assert.deepEqual(kept, []);
});

test("nothing that was cleared is sent later", async () => {
  const arrived: string[] = [];
  const outbox = new Outbox(
    post(async ({ label }) => {
      if (label === "one") throw new Unreachable(true);
      arrived.push(label);
      return NOTHING;
    }),
    new Nap(() => undefined),
  );
  outbox.add(entry("one"));
  outbox.add(entry("two"));
  await until(() => outbox.entries[0]?.late === true, "first failure");

  outbox.clear();
  outbox.add(entry("three"));
  await until(() => arrived.length > 0, "three sent");

  assert.deepEqual(arrived, ["three"]);
});

test("a desk that forgot the conversation is told about once per try", async () => {
  let forgotten = 0;
  const outbox = new Outbox(
    post(
      async () => {
        if (forgotten === 0) throw new Forgotten();
        return NOTHING;
      },
      { forgotten: () => void forgotten++ },
    ),
    NO_TIME(),
  );

  outbox.add(entry("hello"));
  await until(() => !outbox.isWaiting, "sent after a new beginning");

  assert.equal(forgotten, 1);
});
