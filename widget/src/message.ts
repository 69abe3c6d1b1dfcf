/** The messages of the chat API, checked on arrival so that the rest of the widget can rely on them. */

export type Language = "en" | "es";

export interface Choice {
  label: string;
  value: string;
}

export interface Source {
  title: string;
  url: string;
}

export interface Reviewed {
  on: string;
  due: string;
  by: string;
}

export interface Message {
  id: number;
  at: string;
  from: "bot" | "staff" | "you" | "system";
  kind: string;
  topic: string | null;
  lang: string;
  text: string;
  choices: Choice[];
  sources: Source[];
  reviewed: Reviewed | null;
}

/** What every call that brings messages answers with; `cursor` is where the next one goes on. */
export interface Batch {
  messages: Message[];
  cursor: string;
  /** Emergencies whose first steps the page must not say by itself; missing where the desk did not say. */
  withdrawn?: string[];
}

type Loose = Record<string, unknown>;

const isObject = (value: unknown): value is Loose => typeof value === "object" && value !== null;
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const list = (value: unknown): Loose[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** A batch out of any JSON; what is not a message is left out rather than shown. */
export function readBatch(raw: unknown): Batch {
  const data = isObject(raw) ? raw : {};
  const messages = list(data.messages).map(readMessage).filter((message) => message.text !== "");
  const withdrawn = Array.isArray(data.withdrawn) ? { withdrawn: data.withdrawn.map(text) } : {};
  return { messages, cursor: data.cursor === undefined || data.cursor === null ? "" : String(data.cursor), ...withdrawn };
}

/** One message; what is missing or of the wrong kind is empty. */
export function readMessage(raw: Loose): Message {
  const author = text(raw.from);
  return {
    id: Number(raw.id),
    at: text(raw.at),
    from: author === "you" || author === "staff" || author === "system" ? author : "bot",
    kind: text(raw.kind),
    topic: text(raw.topic) || null,
    lang: text(raw.lang) || "en",
    text: text(raw.text),
    choices: list(raw.choices)
      .map((choice) => ({ label: text(choice.label), value: text(choice.value) }))
      .filter((choice) => choice.label !== "" && choice.value !== ""),
    sources: list(raw.sources)
      .map((source) => ({ title: text(source.title), url: text(source.url) }))
      .filter((source) => isWebAddress(source.url)),
    reviewed: isObject(raw.reviewed)
      ? { on: text(raw.reviewed.on), due: text(raw.reviewed.due), by: text(raw.reviewed.by) }
      : null,
  };
}

/** Only these become links: a `javascript:` address never does. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
