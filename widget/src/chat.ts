/** Joins one conversation to one window, and opens, closes, leaves. */

import { ChatApi } from "./api";
import { Conversation, type State } from "./conversation";
import { here, leave, threeEscapes } from "./exit";
import type { Language } from "./message";
import { TabStorage } from "./storage";
import { Fit } from "./view/fit";
import { element } from "./view/element";
import { Labels } from "./view/labels";
import { emergencies, Panel, type Wishes } from "./view/panel";
import { dress } from "./view/styles";
import type { Content } from "./words";

/** What the build and the page's script tag know. */
export interface Setup {
  content: Content;
  css: string;
  /** Address of this script: the style sheet and the chat API live beside it. */
  script: string;
}

/** The same limit as the desk's door. */
const LETTERS = 4_000;
const WIDE = "(min-width: 60em)";

export class Chat {
  private readonly storage = new TabStorage();
  private readonly conversation: Conversation;
  private readonly panel: Panel;
  private readonly fit: Fit;
  private readonly labels: Labels;
  private readonly dock = element("div", { class: "dock", role: "region" });
  private readonly launcher: HTMLButtonElement;
  private readonly escapes = threeEscapes(() => this.leave());
  private readonly wake = (): void => this.conversation.wake();
  private readonly cut = (): void => this.conversation.cut();
  private isOpen = false;

  constructor(
    private readonly host: HTMLElement,
    setup: Setup,
  ) {
    const root = host.attachShadow({ mode: "open" });
    const attribute = (name: string, otherwise: string): string => host.getAttribute(name) ?? otherwise;
    dress(root, setup.css, attribute("styles", setup.script.replace(/\.js\b/, ".css")));
    this.labels = new Labels(setup.content.words);
    const api = new ChatApi(attribute("api", new URL("/api/chat", setup.script || document.baseURI).href));
    this.conversation = new Conversation(api, this.storage, firstLanguage(host.lang), (state) => this.show(state));
    const office = { name: attribute("office-name", ""), phone: attribute("office-phone", "") };
    const wishes = this.wishes();
    this.panel = new Panel(setup.content, wishes, office, LETTERS);
    this.launcher = this.labels.button("launcher", "open", wishes.open, "chat");
    this.labels.attribute(this.dock, "aria-label", "title");
    this.dock.append(emergencies(this.labels, wishes), this.launcher);
    this.fit = new Fit(this.panel.node, root);
    root.append(this.panel.node, this.dock);
    this.panel.node.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) this.close();
    });
  }

  appear(): void {
    window.addEventListener("online", this.wake);
    window.addEventListener("offline", this.cut);
    document.addEventListener("visibilitychange", this.seen);
    document.addEventListener("keydown", this.escapes, true);
    document.addEventListener("click", this.pressed);
    this.show(this.conversation.state);
    const opens = this.host.getAttribute("opens");
    const wide = !window.matchMedia || window.matchMedia(WIDE).matches;
    if (this.storage.get("open") || opens === "always" || (opens === "wide" && wide)) this.reveal();
    else this.shut();
    if (this.conversation.hasBegun && !this.isOpen) void this.conversation.open();
  }

  disappear(): void {
    window.removeEventListener("online", this.wake);
    window.removeEventListener("offline", this.cut);
    document.removeEventListener("visibilitychange", this.seen);
    document.removeEventListener("keydown", this.escapes, true);
    document.removeEventListener("click", this.pressed);
    this.fit.open = false;
    this.conversation.pause();
  }

  private readonly seen = (): void => {
    if (document.visibilityState === "visible") this.conversation.wake();
  };

  /** The page's own ways into the chat and out of everything, which work as plain links until this script is here. */
  private readonly pressed = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest("[data-amparo-exit], [data-amparo-open]") : null;
    if (!link) return;
    event.preventDefault();
    if (link.hasAttribute("data-amparo-exit")) this.leave();
    else this.open();
  };

  private wishes(): Wishes {
    const { conversation } = this;
    return {
      open: () => this.open(),
      close: () => this.close(),
      leave: () => this.leave(),
      erase: () => conversation.erase(),
      say: (text) => conversation.say(text),
      retry: (key) => conversation.retry(key),
      choose: (value, label) => {
        conversation.choose(value, label);
        this.open();
      },
      switchLanguage: () => {
        const language = conversation.state.language === "en" ? "es" : "en";
        conversation.speak(language, this.labels.say("language_toggle"));
      },
    };
  }

  private show(state: State): void {
    this.labels.speak(state.language);
    this.dock.lang = state.language;
    this.panel.show(state);
  }

  private open(): void {
    if (!this.isOpen) this.reveal();
    this.panel.focus();
  }

  /** Shows the window without taking the focus: on a page just loaded it belongs to the reader. */
  private reveal(): void {
    this.isOpen = true;
    this.storage.set({ open: true });
    this.host.classList.add("is-open");
    this.panel.node.hidden = false;
    this.dock.hidden = true;
    this.fit.open = true;
    void this.conversation.open();
    this.panel.showNewest();
  }

  private close(): void {
    this.storage.set({ open: false });
    this.shut();
    this.launcher.focus();
  }

  private shut(): void {
    this.isOpen = false;
    this.host.classList.remove("is-open");
    this.panel.node.hidden = true;
    this.dock.hidden = false;
    this.fit.open = false;
  }

  private leave(): void {
    leave(this.host.getAttribute("exit-url") ?? "", () => this.conversation.leave(), here());
  }
}

/** The page's own wish, else the browser's language; the first answer may correct it. */
function firstLanguage(wish: string): Language {
  const languages = wish ? [wish] : (navigator.languages ?? [navigator.language]);
  return (languages[0] ?? "en").toLowerCase().startsWith("es") ? "es" : "en";
}
