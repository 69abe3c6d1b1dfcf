import assert from "node:assert/strict";
import { test } from "node:test";
import { dom } from "./dom";
import { leave, threeEscapes, type Place } from "../../widget/src/exit";

function place(canOutlive: boolean): Place & { shown: string[] } {
  const shown: string[] = [];
  const { document } = dom.window;
  document.body.innerHTML = "<p>private</p>";
  return { document, canOutlive, shown, location: { replace: (address: string | URL) => void shown.push(String(address)) } };
}

const press = (key: string, repeat = false): KeyboardEvent => new dom.window.KeyboardEvent("keydown", { key, repeat });

test("leaving blanks the page, forgets, and replaces the tab", () => {
  const here = place(true);
  let forgotten = false;

  leave("https://weather.example/", async () => void (forgotten = true), here);

  assert.equal(forgotten, true);
  assert.equal(here.document.body.textContent, "");
  assert.deepEqual(here.shown, ["https://weather.example/"]);
});

test("a browser whose requests die with the page sends the erasure first", async () => {
  const here = place(false);
  let sent: () => void = () => undefined;

  leave("https://weather.example/", () => new Promise((resolve) => (sent = resolve)), here);
  assert.deepEqual(here.shown, []);
  sent();
  await new Promise((resolve) => setImmediate(resolve));

  assert.deepEqual(here.shown, ["https://weather.example/"]);
});

test("only a web address is gone to", () => {
  for (const address of ["", "javascript:alert(1)", "/"]) {
    const here = place(true);
    leave(address, async () => undefined, here);
    assert.deepEqual(here.shown, ["https://www.google.com"]);
  }
});

test("three quick presses of Escape leave, and nothing less", () => {
  let left = 0;
  let now = 0;
  const pressed = threeEscapes(() => void left++, () => now);

  for (const time of [0, 2_500, 5_000]) {
    now = time;
    pressed(press("Escape"));
  }
  ["Escape", "a", "Escape", "Escape"].forEach((key) => pressed(press(key)));
  [1, 2, 3].forEach(() => pressed(press("Escape", true)));
  assert.equal(left, 0);

  pressed(press("Escape"));
  assert.equal(left, 1);
});
