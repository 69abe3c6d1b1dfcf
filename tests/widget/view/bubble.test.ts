import assert from "node:assert/strict";
import { test } from "node:test";
import { content } from "../dom";
import { readMessage } from "../../../widget/src/message";
import type { Entry } from "../../../widget/src/outbox";
import { bubble, refresh, type Setting } from "../../../widget/src/view/bubble";

const SETTING: Setting = {
  content,
  language: "en",
  namesSpeaker: true,
  offersChoices: true,
  showsDetails: true,
  limit: 4000,
  office: { name: "The office", phone: "213-555-0100" },
  withdrawn: [],
  choose: () => undefined,
  retry: () => undefined,
};

const ANSWER = readMessage({
  id: 1,
  from: "bot",
  kind: "emergency",
  lang: "es",
  text: "No abra la puerta.",
  choices: [{ label: "Fianza", value: "bond" }],
  sources: [
    { title: "A page", url: "https://example.org/" },
    { title: "A trap", url: "javascript:alert(1)" },
  ],
  reviewed: { on: "2026-11-23", due: "2027-02-20", by: "draft, not yet reviewed by a lawyer" },
});

function entry(changes: Partial<Entry> = {}): Entry {
  return { key: "k", text: "hello", label: "hello", base: 0, state: "waiting", attempts: 0, ...changes };
}

test("an answer says who speaks and carries its own language", () => {
  const node = bubble({ key: "m1", message: ANSWER }, SETTING);

  assert.equal(node.querySelector(".speaker")?.textContent, "machine en");
  assert.equal(node.querySelector(".words")?.getAttribute("lang"), "es");
  assert.ok(node.classList.contains("kind-emergency"));
});

test("a person of the office is told apart from the machine", () => {
  const node = bubble({ key: "m1", message: { ...ANSWER, from: "staff" } }, SETTING);

  assert.equal(node.querySelector(".speaker")?.textContent, "staff en");
});

test("sources are web addresses only", () => {
  const node = bubble({ key: "m1", message: ANSWER }, SETTING);

  const links = Array.from(node.querySelectorAll(".details a"), (link) => link.getAttribute("href"));
  assert.deepEqual(links, ["https://example.org/"]);
});

test("when an answer was prepared stands in plain sight, and a draft says that it is one", () => {
  const node = bubble({ key: "m1", message: ANSWER }, SETTING);

  assert.equal(node.querySelector(":scope > .reviewed")?.textContent, "prepared November 23, 2026");
});

test("a signed answer names who checked it", () => {
  const reviewed = { on: "2026-11-23", due: "2027-02-20", by: "A. Lawyer" };
  const node = bubble({ key: "m1", message: { ...ANSWER, reviewed } }, SETTING);

  assert.equal(node.querySelector(":scope > .reviewed")?.textContent, "checked November 23, 2026 by A. Lawyer");
});

test("a choice is a button that sends its value", () => {
  const chosen: string[] = [];
  const node = bubble({ key: "m1", message: ANSWER }, { ...SETTING, choose: (value, label) => void chosen.push(value, label) });

  node.querySelector<HTMLButtonElement>(".choice")?.click();

  assert.deepEqual(chosen, ["bond", "Fianza"]);
});

test("when choices go the words stay the same node, so that they are not read out again", () => {
  const item = { key: "m1", message: ANSWER };
  const node = bubble(item, SETTING);
  const words = node.querySelector(".words");

  refresh(node, item, { ...SETTING, offersChoices: false });

  assert.equal(node.querySelector(".choices"), null);
  assert.equal(node.querySelector(".words"), words);
});

test("a message that was not sent can be sent again", () => {
  const retried: string[] = [];
  const setting = { ...SETTING, retry: (key: string) => void retried.push(key) };
  const node = bubble({ key: "k", entry: entry({ attempts: 1, failed: true }) }, setting);

  node.querySelector<HTMLButtonElement>(".retry")?.click();

  assert.deepEqual(retried, ["k"]);
});

test("a text that the desk found too long says the limit", () => {
  const node = bubble({ key: "k", entry: entry({ state: "refused", attempts: 1, tooLong: true }) }, SETTING);

  assert.equal(node.querySelector(".state")?.textContent, "under 4000");
});

test("an emergency without an answer shows the first steps, until the answer is there", () => {
  const late = entry({ choice: "ice_at_door", attempts: 1, late: true });
  const node = bubble({ key: "k", entry: late }, SETTING);

  const steps = node.querySelector(".first-steps")?.textContent ?? "";
  assert.match(steps, /Keep it closed\./);
  assert.match(steps, /Call 213-555-0100\./);

  refresh(node, { key: "k", entry: { ...late, before: 3 } }, SETTING);
  assert.equal(node.querySelector(".first-steps"), null);
});

test("first steps that the office has withdrawn, or nobody has checked for too long, become the words that protect", () => {
  const late = entry({ choice: "ice_at_door", attempts: 1, late: true });
  const { ice_at_door } = content.firstSteps;
  const stale = { ...content, firstSteps: { ice_at_door: { ...ice_at_door!, until: "2026-01-01" } } };

  for (const changes of [{ withdrawn: ["ice_at_door"] }, { content: stale }]) {
    const node = bubble({ key: "k", entry: late }, { ...SETTING, ...changes });

    const steps = node.querySelector(".first-steps")?.textContent ?? "";
    assert.match(steps, /Sign nothing\. Call 213-555-0100\./);
    assert.doesNotMatch(steps, /Keep it closed/);
    assert.equal(node.querySelector(".first-steps .choice")?.textContent, "Talk to a lawyer");
  }
});

test("first steps leave out a sentence whose phone number is not known", () => {
  const late = entry({ choice: "ice_at_door", attempts: 1, late: true });

  const node = bubble({ key: "k", entry: late }, { ...SETTING, office: { name: "", phone: "" } });

  const steps = node.querySelector(".first-steps")?.textContent ?? "";
  assert.doesNotMatch(steps, /Call|office\.phone/);
  assert.match(steps, /Report: 888-624-4752/);
});
