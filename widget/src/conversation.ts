/** One family's conversation: starts or takes it up again, sends, receives, erases. It knows nothing of the screen. */

import type { ChatApi, Started } from "./api";
import { Nap, pause } from "./backoff";
import { Forgotten, Unreachable } from "./failures";
import { Live } from "./live";
import type { Batch, Language } from "./message";
import { newKey, Outbox, type Entry } from "./outbox";
import { Session } from "./session";
import type { TabStorage } from "./storage";
import { Thread, type Item } from "./thread";

export type Network = "fine" | "offline" | "trouble";

export interface State {
  language: Language;
  items: Item[];
  network: Network;
  /** An own message is on its way and its answer is awaited. */
  waiting: boolean;
  erased: boolean;
  /** Emergencies whose first steps the page must not say by itself. */
  withdrawn: string[];
}

/** What is said in an emergency; these jump the queue. */
export const EMERGENCIES = ["ice_at_door", "relative_detained"];

/** The flow in which a person asks the bot to erase everything. */
const ERASING = "delete_my_data";

/** After this long without an answer the first steps kept in the page are shown. */
const LATE = 3_000;

export class Conversation {
  private readonly thread = new Thread();
  private readonly outbox: Outbox;
  private readonly live: Live;
  private readonly nap: Nap;
  private network: Network = "fine";
  private language: Language;
  private erased = false;
  /** The desk has erased the conversation on the person's word; its last words stay until something new begins. */
  private isOver = false;
  private generation = 0;
  private readonly session: Session;

  constructor(
    private readonly api: ChatApi,
    private readonly storage: TabStorage,
    language: Language,
    private readonly changed: (state: State) => void,
    newNap: () => Nap = () => new Nap(),
  ) {
    this.nap = newNap();
    this.language = storage.get("language") || language;
    const failed = (error: Unreachable): void => this.lost(error);
    const forgotten = (): void => this.forget();
    this.session = new Session(api, storage, () => this.language, (started) => this.begun(started));
    const post = {
      send: async (entry: Entry): Promise<Batch> => this.api.send(await this.session.token(), entry),
      save: (outbox: Entry[]): void => this.storage.set({ outbox }),
      // Something said by others meanwhile may stand before these replies: only the stream moves the cursor.
      sent: (batch: Batch): void => this.receive({ ...batch, cursor: "" }),
      changed: (): void => this.tell(),
      failed,
      forgotten,
    };
    this.outbox = new Outbox(post, newNap());
    const reached = (): void => this.reached();
    const take = (batch: Batch): void => this.receive(batch);
    this.live = new Live(api, { cursor: () => this.thread.cursor, take, reached, failed, forgotten }, newNap());
    this.outbox.restore(storage.get("outbox"));
  }

  get state(): State {
    return {
      language: this.language,
      items: this.thread.arrange(this.outbox.entries),
      network: this.network,
      waiting: this.network === "fine" && this.outbox.entries.some((entry) => entry.state === "sending"),
      erased: this.erased,
      withdrawn: this.storage.get("withdrawn"),
    };
  }

  get hasBegun(): boolean {
    return this.storage.get("token") !== "" || this.outbox.entries.length > 0;
  }

  /** Shows the welcome, or what was said so far in this tab; keeps trying while the desk is away. */
  async open(): Promise<void> {
    const generation = this.generation;
    for (let failures = 1; !this.session.isTakenUp && generation === this.generation; failures++) {
      try {
        await this.session.token();
        void this.outbox.flush();
        return;
      } catch (error) {
        if (generation !== this.generation) return;
        if (error instanceof Forgotten) this.session.forget();
        else this.lost(error instanceof Unreachable ? error : new Unreachable(false));
        await this.nap.sleep(pause(failures));
      }
    }
  }

  say(text: string): void {
    this.add({ text, label: text });
  }

  choose(value: string, label: string): void {
    this.add({ choice: value, label }, EMERGENCIES.includes(value));
  }

  /** An explicit wish: it wins until changed, and the desk is told. */
  speak(language: Language, label: string): void {
    this.language = language;
    this.storage.set({ language });
    if (this.hasBegun) this.choose(`change_language${JSON.stringify({ language })}`, label);
    else this.tell();
  }

  retry(key: string): void {
    this.outbox.retry(key);
  }

  /** The network may be back: try everything now. */
  wake(): void {
    const token = this.storage.get("token");
    if (token && this.session.isTakenUp) this.live.start(token);
    this.nap.wake();
    this.outbox.wake();
  }

  /** The browser says that there is no network; do not wait for a request to find out. */
  cut(): void {
    this.lost(new Unreachable(true));
  }

  /** Erases it at the desk, then here; throws when the desk cannot be reached, and then nothing is gone. */
  async erase(): Promise<void> {
    const token = this.storage.get("token");
    try {
      if (token) await this.api.erase(token);
    } catch (error) {
      if (!(error instanceof Forgotten)) throw error;
    }
    this.end();
    this.tell();
  }

  /** Leaves at once: forgets everything here, and asks the desk to, while the page goes away. */
  leave(): Promise<void> {
    const token = this.storage.get("token");
    this.end();
    return token ? this.api.erase(token, true).catch(() => undefined) : Promise.resolve();
  }

  /** Stops without forgetting, when the element is taken out of the page. */
  pause(): void {
    this.live.end();
    this.outbox.pause();
    this.nap.wake();
    this.session.pause();
    this.generation++;
  }

  private add(said: { text?: string; choice?: string; label: string }, urgent = false): void {
    this.erased = false;
    this.turnPage();
    const entry: Entry = { ...said, key: newKey(), base: this.thread.newest, state: "waiting", attempts: 0 };
    if (urgent) setTimeout(() => this.markLate(entry), LATE);
    this.outbox.add(entry, urgent);
  }

  private markLate(entry: Entry): void {
    if (entry.before !== undefined) return;
    entry.late = true;
    this.tell();
  }

  private begun(started: Started): void {
    this.turnPage();
    this.receive(started);
    this.live.start(started.token);
  }

  private receive(batch: Batch): void {
    this.network = "fine";
    this.thread.add(batch.messages, batch.cursor);
    if (batch.withdrawn) this.storage.set({ withdrawn: batch.withdrawn });
    this.followLanguage(batch);
    this.tell();
  }

  /** The buttons follow the language of the answers, unless the person has chosen one. */
  private followLanguage(batch: Batch): void {
    const spoken = batch.messages.filter((message) => message.from === "bot").pop();
    if (!spoken || this.storage.get("language")) return;
    if (spoken.lang === "en" || spoken.lang === "es") this.language = spoken.lang;
  }

  private reached(): void {
    if (this.network === "fine") return;
    this.network = "fine";
    this.outbox.wake();
    this.tell();
  }

  private lost(error: Unreachable): void {
    const network = error.network ? "offline" : "trouble";
    if (network === this.network) return;
    this.network = network;
    this.tell();
  }

  /** The desk forgot this conversation: what is not sent yet goes into a new one. */
  private forget(): void {
    if (this.erased || this.isOver) return;
    this.live.end();
    if (this.hasSaidFarewell && !this.outbox.isWaiting) {
      this.isOver = true;
      this.session.forget();
      this.storage.clear();
      this.tell();
      return;
    }
    this.thread.clear();
    this.session.forget();
    this.outbox.entries = this.outbox.entries.filter((entry) => entry.state !== "sent");
    this.outbox.entries.forEach((entry) => (entry.base = 0));
    this.tell();
    if (!this.outbox.isWaiting) void this.open();
  }

  private get hasSaidFarewell(): boolean {
    const last = this.thread.messages.pop();
    return last?.from === "bot" && last.kind === "answer" && last.topic === ERASING;
  }

  private turnPage(): void {
    if (!this.isOver) return;
    this.isOver = false;
    this.outbox.clear();
    this.thread.clear();
  }

  private end(): void {
    this.isOver = false;
    this.pause();
    this.outbox.clear();
    this.thread.clear();
    this.storage.clear();
    this.network = "fine";
    this.erased = true;
  }

  private tell(): void {
    this.changed(this.state);
  }
}
