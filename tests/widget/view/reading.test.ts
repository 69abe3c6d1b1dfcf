import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { content, dom } from "../dom";
import { Labels } from "../../../widget/src/view/labels";
import { Reading } from "../../../widget/src/view/reading";

const { document } = dom.window;
let log: HTMLElement;
let scroller: HTMLElement;
let reading: Reading;
/** Where the reader was taken last: the text of a bubble. */
let led: string;

beforeEach(() => {
  scroller = document.createElement("div");
  log = scroller.appendChild(document.createElement("div"));
  reading = new Reading(scroller, log, new Labels(content.words));
  led = "";
});

/** Adds a bubble; the first of a run names its speaker. */
function say(speaker: string, text: string, before: Element | null = null): HTMLElement {
  const node = document.createElement("div");
  node.className = `bubble ${speaker}`;
  const last = before ? before.previousElementSibling : log.lastElementChild;
  if (!last?.classList.contains(speaker)) node.innerHTML = '<p class="speaker"></p>';
  node.appendChild(document.createTextNode(text));
  node.getBoundingClientRect = () => {
    led = text;
    return new dom.window.DOMRect();
  };
  return log.insertBefore(node, before);
}

test("an answer of several bubbles is read from its beginning", () => {
  reading.lead(say("you", "question"), true);
  reading.lead(say("bot", "one"), false);
  assert.equal(led, "one");

  reading.lead(say("bot", "two"), false);

  assert.equal(led, "one");
  assert.equal(reading.jump.hidden, true);
});

test("a welcome that comes late does not take the reader from her own words", () => {
  const mine = say("you", "agents");
  reading.lead(mine, true);

  reading.lead(say("system", "welcome", mine), false);
  assert.equal(led, "agents");

  reading.lead(say("bot", "do not open"), false);
  assert.equal(led, "do not open");
});

test("a person who writes later does not tear the reader away, but is announced", () => {
  reading.lead(say("bot", "answer"), true);

  reading.lead(say("staff", "hello"), false);

  assert.equal(led, "answer");
  assert.equal(reading.jump.hidden, false);
});
