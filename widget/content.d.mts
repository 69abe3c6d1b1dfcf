/** The shapes of content.mjs for the type checker. */

type Phones = Record<string, { number: string; en: string; es: string; hours?: { en: string; es: string } }>;

export function contentOf(data: string, keys: readonly string[]): unknown;
export function wordsOf(strings: Record<string, Record<string, string>>, keys: readonly string[]): Record<string, Record<string, string>>;
export function withdrawnOn(due: string, intent: string): string;
export function withPhones(text: string, phones: Phones, language: string): string;
