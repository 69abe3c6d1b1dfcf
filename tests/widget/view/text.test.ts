import assert from "node:assert/strict";
import { test } from "node:test";
import { dom } from "../dom";
import { paragraphs } from "../../../widget/src/view/text";

function html(text: string): string {
  const node = dom.window.document.createElement("div");
  paragraphs(text).forEach((one) => node.appendChild(one));
  return node.innerHTML;
}

test("each line is a paragraph", () => {
  assert.equal(html("One.\n\nTwo."), "<p>One.</p><p>Two.</p>");
});

test("lines with a dash are one list", () => {
  assert.equal(html("Do:\n- this\n- that\nThen rest."), "<p>Do:</p><ul><li>this</li><li>that</li></ul><p>Then rest.</p>");
});

test("phone numbers can be tapped", () => {
  assert.match(html("Call 213-555-0100, or 911."), /<a class="phone" href="tel:\+12135550100">213-555-0100<\/a>, or <a class="phone" href="tel:911">911<\/a>\./);
  assert.match(html("(888) 624-4752"), /href="tel:\+18886244752"/);
});

test("other numbers are left alone", () => {
  for (const text of ["A-number 123-456-789", "$1,500", "form I-9", "in 2026", "12345 988000"]) {
    assert.doesNotMatch(html(text), /<a/, text);
  }
});

test("an address becomes a link that does not say where it was pressed", () => {
  assert.match(html("See https://example.org/a?b=1."), /<a href="https:\/\/example\.org\/a\?b=1" target="_blank" rel="noopener noreferrer">/);
});

test("nothing in a text is read as HTML", () => {
  assert.equal(html('<img src=x onerror="alert(1)">'), '<p>&lt;img src=x onerror="alert(1)"&gt;</p>');
});
