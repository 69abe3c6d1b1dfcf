/** One bubble of the conversation: who speaks, the words in their language, choices, and where the words come from. */

import type { Language, Message } from "../message";
import type { Item } from "../thread";
import { filled, type Content, type Key } from "../words";
import { button, element } from "./element";
import { paragraphs, webLink } from "./text";

/** The law office of this page: names in the first steps stand for these. */
export interface Office {
  name: string;
  phone: string;
}

/** What one bubble is shown with, beside the item itself. */
export interface Setting {
  content: Content;
  language: Language;
  /** The first of a run by the same speaker names the speaker. */
  namesSpeaker: boolean;
  offersChoices: boolean;
  showsDetails: boolean;
  limit: number;
  office: Office;
  /** Emergencies whose first steps the office has withdrawn. */
  withdrawn: string[];
  choose: (value: string, label: string) => void;
  retry: (key: string) => void;
}

const SPEAKERS: Record<Message["from"], Key> = { bot: "machine", staff: "staff", you: "you", system: "machine" };

export function bubble(item: Item, setting: Setting): HTMLElement {
  const from = item.message ? item.message.from : "you";
  const language = item.message?.lang ?? setting.language;
  const text = item.entry ? item.entry.label : (item.message?.text ?? "");
  const kind = item.message?.kind ? ` kind-${item.message.kind.replace(/\W/g, "")}` : "";
  const said = element("div", { class: "words", lang: language }, ...paragraphs(text));
  const node = element("div", { class: `bubble ${from}${kind}` });
  node.appendChild(said);
  refresh(node, item, setting);
  return node;
}

/** Brings the changing parts up to date and leaves the words alone, so that nothing is read out twice. */
export function refresh(node: HTMLElement, item: Item, setting: Setting): void {
  const { message, entry } = item;
  nameSpeaker(node, item, setting);
  part(node, "reviewed", setting.showsDetails && message ? reviewedLine(message, setting) : null);
  part(node, "details", setting.showsDetails && message ? details(message, setting) : null);
  part(node, "choices", setting.offersChoices && message ? choices(message, setting) : null);
  part(node, "state", entry ? state(item, setting) : null);
  const shows = entry?.late === true && entry.before === undefined;
  part(node, "first-steps", shows ? firstSteps(entry?.choice ?? "", setting) : null);
}

function nameSpeaker(node: HTMLElement, item: Item, setting: Setting): void {
  if (!setting.namesSpeaker) return;
  const name = setting.content.words[setting.language][SPEAKERS[item.message ? item.message.from : "you"]];
  const present = node.querySelector(":scope > .speaker");
  if (!present) node.insertBefore(element("p", { class: "speaker", lang: setting.language }, name), node.firstChild);
  else if (present.textContent !== name) present.textContent = name;
}

/** Puts, keeps or removes one part of the bubble, known by its class. */
function part(node: HTMLElement, name: string, wanted: HTMLElement | null): void {
  const present = node.querySelector(`:scope > .${name}`);
  if (present && wanted && present.textContent === wanted.textContent) return;
  if (present && wanted) node.replaceChild(wanted, present);
  else if (present) node.removeChild(present);
  else if (wanted) node.appendChild(wanted);
}

function choices(message: Message, setting: Setting): HTMLElement | null {
  if (message.choices.length === 0) return null;
  const label = setting.content.words[setting.language].choices;
  const group = element("div", { class: "choices", role: "group", "aria-label": label, lang: message.lang });
  for (const choice of message.choices) {
    const press = (): void => setting.choose(choice.value, choice.label);
    const node = button("choice", choice.label, press);
    node.setAttribute("data-value", choice.value);
    group.appendChild(node);
  }
  return group;
}

function details(message: Message, setting: Setting): HTMLElement | null {
  const words = setting.content.words[setting.language];
  const { sources } = message;
  if (sources.length === 0) return null;
  const node = element("details", { class: "details", lang: setting.language }, element("summary", {}, words.details));
  node.appendChild(element("p", { class: "sources-title" }, words.sources));
  const list = element("ul", { class: "sources" });
  sources.forEach((source) => list.appendChild(element("li", {}, webLink(source.url, source.title || source.url))));
  node.appendChild(list);
  return node;
}

/** In plain sight under every answer. The content files say "draft ..." for as long as no lawyer has signed. */
function reviewedLine({ reviewed }: Message, setting: Setting): HTMLElement | null {
  if (!reviewed?.on) return null;
  const words = setting.content.words[setting.language];
  const isDraft = reviewed.by === "" || /^draft/i.test(reviewed.by);
  const line = isDraft ? words.reviewed_line_draft : words.reviewed_line_signed;
  const values = { on: day(reviewed.on, setting.language), by: reviewed.by };
  return element("p", { class: "reviewed", lang: setting.language }, filled(line, values));
}

function day(iso: string, language: Language): string {
  const date = new Date(`${iso}T12:00:00Z`);
  const shape = { year: "numeric", month: "long", day: "numeric", timeZone: "America/Los_Angeles" } as const;
  return isNaN(date.getTime()) ? iso : date.toLocaleDateString(language, shape);
}

function state(item: Item, setting: Setting): HTMLElement | null {
  const words = setting.content.words[setting.language];
  const entry = item.entry;
  if (!entry || item.message || entry.state === "sent") return null;
  const node = element("div", { class: `state ${entry.state}`, lang: setting.language });
  if (entry.state === "refused" && entry.tooLong) {
    node.textContent = filled(words.too_long, { limit: String(setting.limit) });
  } else if (entry.state === "refused" || entry.failed) {
    node.appendChild(button("retry", words.not_sent_retry, () => setting.retry(entry.key)));
  } else {
    node.setAttribute("aria-hidden", "true");
    node.textContent = words.sending;
  }
  return node;
}

/** The reviewed emergency answer as it stood when the widget was built; withdrawn since, the words that protect in any. */
function firstSteps(intent: string, setting: Setting): HTMLElement | null {
  const steps = setting.content.firstSteps[intent];
  if (!steps) return null;
  const { content, language } = setting;
  const isWithdrawn = setting.withdrawn.includes(intent) || new Date().toISOString().slice(0, 10) >= steps.until;
  const bubbles = isWithdrawn ? content.withdrawn : steps.bubbles;
  const label = content.lawyer[language];
  const node = element("div", { class: "first-steps", lang: language });
  node.appendChild(element("p", { class: "speaker" }, content.words[language].offline_emergency));
  bubbles[language].forEach((words) => node.appendChild(element("div", { class: "words" }, ...paragraphs(withOffice(words, setting.office)))));
  node.appendChild(button("choice", label, () => setting.choose("talk_to_lawyer", label)));
  return node;
}

/** A sentence that needs a name the page did not give is left out: half a sentence helps nobody. */
function withOffice(words: string, office: Office): string {
  const known = words.replace(/<office\.(name|phone)>/g, (whole, what: keyof Office) => office[what] || whole);
  return known.replace(/[^.!?\n]*<office\.\w+>[^.!?\n]*[.!?]?/g, "");
}
