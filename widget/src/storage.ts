/** What this browser tab remembers: the token and what is not sent yet. Gone with the tab, an erasure or the exit. */

import type { Language } from "./message";
import type { Entry } from "./outbox";

export interface Kept {
  token: string;
  language: Language | "";
  open: boolean;
  outbox: Entry[];
  /** Emergencies whose first steps the office has withdrawn, as the desk last said. */
  withdrawn: string[];
}

const NAME = "amparo";
const NOTHING: Kept = { token: "", language: "", open: false, outbox: [], withdrawn: [] };

export class TabStorage {
  private kept: Kept;

  /** Without `store` (a browser that forbids it) everything lives in memory only. */
  constructor(private readonly store: Storage | null = tabStore()) {
    this.kept = { ...NOTHING, ...this.load() };
  }

  get<K extends keyof Kept>(name: K): Kept[K] {
    return this.kept[name];
  }

  set(changes: Partial<Kept>): void {
    this.kept = { ...this.kept, ...changes };
    this.save();
  }

  /** Nothing stays behind, not even the language. */
  clear(): void {
    this.kept = { ...NOTHING };
    try {
      this.store?.removeItem(NAME);
    } catch {
      // A browser that forbids storage has kept nothing.
    }
  }

  private load(): Partial<Kept> {
    try {
      return JSON.parse(this.store?.getItem(NAME) ?? "{}") as Partial<Kept>;
    } catch {
      return {};
    }
  }

  private save(): void {
    try {
      this.store?.setItem(NAME, JSON.stringify(this.kept));
    } catch {
      // Full or forbidden: memory still has it for as long as the page is open.
    }
  }
}

function tabStore(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
