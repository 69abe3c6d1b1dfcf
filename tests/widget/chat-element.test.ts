import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { content, dom } from "./dom";
import { FakeDesk, until } from "./fake-desk";
import { chatElement } from "../../widget/src/chat-element";

const { document } = dom.window;
let desk: FakeDesk;
let host: HTMLElement;

before(() => {
  Object.assign(dom.window, { fetch: (...call: Parameters<typeof fetch>) => fetch(...call) });
  dom.window.customElements.define("amparo-chat", chatElement({ content, css: "", script: "http://desk.test/amparo.js" }));
});

beforeEach(async () => {
  desk = new FakeDesk();
  host = document.createElement("amparo-chat");
  host.setAttribute("api", await desk.open());
  host.setAttribute("office-phone", "213-555-0100");
});

afterEach(() => {
  host.remove();
  dom.window.sessionStorage.clear();
  desk.close();
});

after(() => dom.window.close());

function part<T extends HTMLElement>(selector: string): T {
  const found = host.shadowRoot?.querySelector<T>(selector);
  assert.ok(found, selector);
  return found;
}

const appear = (): void => void document.body.appendChild(host);
const press = (key: string, on: EventTarget = document): void =>
  void on.dispatchEvent(new dom.window.KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }));
const log = (): string[] => Array.from(host.shadowRoot?.querySelectorAll(".log .words") ?? [], (node) => node.textContent ?? "");

test("closed, it asks the desk for nothing", () => {
  appear();

  assert.equal(part(".panel").hidden, true);
  assert.equal(desk.requests.length, 0);
});

test("opened, it says the welcome in a log that screen readers follow", async () => {
  appear();
  part(".launcher").click();
  await until(() => log().length === 1, "the welcome");

  assert.deepEqual(log(), ["welcome"]);
  assert.equal(part(".log").getAttribute("role"), "log");
  assert.equal(part(".panel").getAttribute("role"), "dialog");
});

test("both emergency buttons are there closed and open, and one press is enough", async () => {
  appear();
  assert.equal(host.shadowRoot?.querySelectorAll(".dock .emergency").length, 2);
  assert.equal(host.shadowRoot?.querySelectorAll(".panel .emergency").length, 2);

  part(".dock .emergency").click();
  await until(() => log().includes("answer to ice_at_door"), "the answer");

  assert.equal(part(".panel").hidden, false);
  assert.deepEqual(log(), ["welcome", "emergency_door en", "answer to ice_at_door"]);
});

test("what is written goes out on Enter, not on Shift and Enter", async () => {
  appear();
  part(".launcher").click();
  const field = part<HTMLTextAreaElement>("textarea");
  field.value = "hello";
  field.dispatchEvent(new dom.window.KeyboardEvent("keydown", { key: "Enter", shiftKey: true }));
  assert.equal(field.value, "hello");
  press("Enter", field);
  await until(() => log().includes("answer to hello"), "the answer");

  assert.equal(field.value, "");
});

test("the other language changes every label and tells the desk", async () => {
  appear();
  part(".launcher").click();
  await until(() => log().length === 1, "the welcome");

  part(".language").click();
  await until(() => desk.said.some((told) => told.text === 'change_language{"language":"es"}'), "told");

  assert.equal(part(".panel").lang, "es");
  assert.equal(part("textarea").getAttribute("placeholder"), "placeholder es");
  assert.equal(part(".speaker").textContent, "machine es");
});

test("Escape closes the window and gives the focus back", async () => {
  appear();
  part(".launcher").click();

  press("Escape", part("textarea"));

  assert.equal(part(".panel").hidden, true);
  assert.equal(host.shadowRoot?.activeElement, part(".launcher"));
});

test("erasing asks first, then leaves nothing", async () => {
  appear();
  part(".launcher").click();
  await until(() => log().length === 1, "the welcome");

  part(".erase").click();
  assert.equal(part(".question").hidden, false);
  part(".yes").click();
  await until(() => part(".notice").textContent === "erased en", "erased");

  assert.deepEqual(log(), []);
  assert.equal(dom.window.sessionStorage.getItem("amparo"), null);
  assert.equal(desk.token, "gone");
});

test("a text over the limit is not sent and says so", () => {
  appear();
  part(".launcher").click();
  const field = part<HTMLTextAreaElement>("textarea");

  field.value = "a".repeat(4001);
  field.dispatchEvent(new dom.window.Event("input"));
  press("Enter", field);

  assert.equal(part(".notice").textContent, "under 4000");
  assert.equal(field.value.length, 4001);
});
