/** The approved words the widget needs; the build takes them from data/widget.yml and stops if one is missing. */

import type { Language } from "./message";

export const KEYS = [
  "title",
  "open",
  "close",
  "language_toggle",
  "quick_exit",
  "quick_exit_short",
  "placeholder",
  "send",
  "sending",
  "waiting",
  "not_sent_retry",
  "offline",
  "offline_emergency",
  "too_long",
  "something_wrong",
  "emergency",
  "emergency_door",
  "emergency_taken",
  "call_office",
  "person",
  "machine",
  "staff",
  "you",
  "messages",
  "choices",
  "new_message",
  "details",
  "sources",
  "reviewed_line_draft",
  "reviewed_line_signed",
  "erase",
  "erase_confirm",
  "erase_yes",
  "erase_no",
  "erased",
] as const;

export type Key = (typeof KEYS)[number];
export type Words = Record<Language, Record<Key, string>>;

export type Bubbles = Record<Language, string[]>;

/** First steps of one emergency, kept in the page for when the desk cannot be reached. */
export interface FirstSteps {
  bubbles: Bubbles;
  /** YYYY-MM-DD: from this day on nobody has checked them for too long. */
  until: string;
}

/** Everything the build puts into the file: words, and the reviewed emergency answers by intent. */
export interface Content {
  words: Words;
  firstSteps: Record<string, FirstSteps>;
  /** What is said instead of first steps that the office has withdrawn. */
  withdrawn: Bubbles;
  /** The button to a lawyer under either. */
  lawyer: Record<Language, string>;
}

/** `words` with `{name}` replaced. */
export function filled(words: string, values: Record<string, string>): string {
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
