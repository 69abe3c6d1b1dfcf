import assert from "node:assert/strict";
import { test } from "node:test";
import { EventParser, readEvents } from "../../widget/src/events";
import { Silent } from "../../widget/src/failures";
import type { Batch } from "../../widget/src/message";

const EVENT = 'id: 7\r\nevent: message\r\ndata: {"id":7,"from":"bot",\r\ndata: "text":"Hóla","lang":"es"}\r\n\r\n: beat\n\n';

function parsed(chunks: string[]): Batch[] {
  const batches: Batch[] = [];
  const parser = new EventParser((batch) => batches.push(batch));
  chunks.forEach((chunk) => parser.feed(chunk));
  return batches;
}

test("an event is the same however the network cuts it", () => {
  const whole = parsed([EVENT]);

  assert.equal(whole.length, 1);
  assert.equal(whole[0]?.messages[0]?.text, "Hóla");
  assert.equal(whole[0]?.cursor, "7");
  for (let cut = 1; cut < EVENT.length; cut++) {
    assert.deepEqual(parsed([EVENT.slice(0, cut), EVENT.slice(cut)]), whole, `cut at ${cut}`);
  }
});

test("events that arrive together are one batch with the last one's cursor", () => {
  const batches = parsed(['id: 1\ndata: {"id":1,"text":"a"}\n\nid: 2\ndata: {"id":2,"text":"b"}\n\n']);

  assert.equal(batches.length, 1);
  assert.deepEqual(batches[0]?.messages.map((message) => message.id), [1, 2]);
  assert.equal(batches[0]?.cursor, "2");
});

test("what is not JSON is passed over", () => {
  assert.deepEqual(parsed(["data: oh no\n\n", "data: 5\n\n"]), []);
});

test("a stream that says nothing is given up", async () => {
  let cancelled = false;
  const reader = { read: () => new Promise<never>(() => undefined), cancel: async () => void (cancelled = true) };

  await assert.rejects(readEvents(reader, () => undefined, 1), Silent);

  assert.equal(cancelled, true);
});
