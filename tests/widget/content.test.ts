import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { contentOf, withdrawnOn, withPhones, wordsOf } from "../../widget/content.mjs";
import { KEYS, type Content } from "../../widget/src/words";

const DATA = fileURLToPath(new URL("../../data", import.meta.url));

test("every word of the widget is there in both languages, and so are the first steps", () => {
  const content = contentOf(DATA, KEYS) as Content;

  for (const language of ["en", "es"] as const) {
    KEYS.forEach((key) => assert.ok(content.words[language][key], `${key} ${language}`));
    for (const intent of ["ice_at_door", "relative_detained"]) {
      assert.ok(content.firstSteps[intent]?.bubbles[language].length, `${intent} ${language}`);
    }
    assert.match(content.withdrawn[language][0] ?? "", /988/);
    assert.ok(content.lawyer[language]);
  }
});

test("first steps end 30 days past their day, and without a day there is no build", () => {
  assert.equal(withdrawnOn("2027-02-20", "ice_at_door"), "2027-03-22");
  assert.throws(() => withdrawnOn("soon", "ice_at_door"), /ice_at_door/);
});

test("a missing word stops the build and names itself", () => {
  assert.throws(() => wordsOf({ open: { en: "Open" } }, ["open"]), /open \(es\)/);
});

test("phones come from the one list, and an unknown one stops the build", () => {
  const phones = { larrn: { number: "888-624-4752", en: "Network", es: "Red" } };

  assert.equal(withPhones("<larrn.name>: <larrn.phone>, <office.phone>", phones, "es"), "Red: 888-624-4752, <office.phone>");
  assert.throws(() => withPhones("<nobody.phone>", phones, "en"), /nobody/);
});

test("the lock file names no host", () => {
  const lock = readFileSync(new URL("../../widget/package-lock.json", import.meta.url), "utf8");

  assert.doesNotMatch(lock, /:\/\/|"(resolved|funding)"/);
});
