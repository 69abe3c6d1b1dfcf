/** Gathers the approved words for the widget out of the office's content files; fails loudly where one is missing. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

export const LANGUAGES = ["en", "es"];
/** Their first steps are kept in the widget itself, so that no outage can swallow them. */
export const EMERGENCIES = ["ice_at_door", "relative_detained"];

const read = (path) => parse(readFileSync(path, "utf8"));

/** Stands for first steps that the office has withdrawn. */
const WITHDRAWN = "notice_pulled_emergency";
/** So long past its day an answer is still given, as the desk counts it. */
const GIVEN_PAST_DUE = 30;

/** `{words, firstSteps, withdrawn}` as src/words.ts describes them. */
export function contentOf(data, keys) {
  const phones = read(join(data, "phones.yml"));
  const lawyer = label(read(find(data, "talk_to_lawyer")), "talk_to_lawyer");
  return {
    words: wordsOf(read(join(data, "widget.yml")).strings, keys),
    firstSteps: Object.fromEntries(
      EMERGENCIES.map((intent) => {
        const file = read(find(data, intent));
        return [intent, { bubbles: bubblesOf(file, intent, phones), until: withdrawnOn(file.review?.due, intent) }];
      }),
    ),
    withdrawn: bubblesOf(read(find(data, WITHDRAWN)), WITHDRAWN, phones),
    lawyer,
  };
}

export function wordsOf(strings, keys) {
  const missing = keys.flatMap((key) => LANGUAGES.filter((language) => !strings[key]?.[language]).map((language) => `${key} (${language})`));
  if (missing.length > 0) throw new Error(`data/widget.yml has no words for: ${missing.join(", ")}`);
  return Object.fromEntries(LANGUAGES.map((language) => [language, Object.fromEntries(keys.map((key) => [key, strings[key][language]]))]));
}

function bubblesOf(file, intent, phones) {
  const texts = file.responses?.[`utter_${intent}`] ?? [];
  return Object.fromEntries(
    LANGUAGES.map((language) => {
      const text = texts.find((one) => !one.channel && one.condition?.some((slot) => slot.name === "language" && slot.value === language));
      if (!text) throw new Error(`utter_${intent} has no text for the web in ${language}`);
      return [language, withPhones(text.text, phones, language).split(/\n\s*\n/).map((bubble) => bubble.trim()).filter(Boolean)];
    }),
  );
}

/** The first day on which an answer due on that day is no longer said. */
export function withdrawnOn(due, intent) {
  const day = new Date(`${due}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) throw new Error(`${intent} has no day in review.due`);
  day.setUTCDate(day.getUTCDate() + GIVEN_PAST_DUE);
  return day.toISOString().slice(0, 10);
}

/** The office's own name and phone are settings of the page, so those stay for the widget to fill in. */
export function withPhones(text, phones, language) {
  return text.replace(/<([a-z0-9_]+)\.(phone|name|hours)>/g, (whole, entry, what) => {
    if (entry === "office") return whole;
    const listed = phones[entry];
    if (!listed) throw new Error(`${whole} is not in data/phones.yml`);
    if (what === "phone") return listed.number;
    return what === "name" ? listed[language] : listed.hours[language];
  });
}

function label(file, intent) {
  const words = file.choices?.label;
  if (!LANGUAGES.every((language) => words?.[language])) throw new Error(`${intent} has no label in both languages`);
  return words;
}

/** The content file of one intent, wherever its theme put it. */
function find(data, intent) {
  const answers = join(data, "answers");
  const themes = existsSync(answers) ? readdirSync(answers).map((theme) => join(answers, theme)) : [];
  const path = [...themes, join(data, "flows")].map((folder) => join(folder, `${intent}.yml`)).find((one) => existsSync(one));
  if (!path) throw new Error(`no content file for ${intent}`);
  return path;
}
