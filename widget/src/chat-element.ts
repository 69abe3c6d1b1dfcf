/** The custom element <amparo-chat>: one chat, for as long as the element is in the page. */

import { Chat, type Setup } from "./chat";

export function chatElement(setup: Setup): CustomElementConstructor {
  return class AmparoChat extends HTMLElement {
    private chat: Chat | null = null;

    connectedCallback(): void {
      this.chat = this.chat ?? new Chat(this, setup);
      this.chat.appear();
    }

    disconnectedCallback(): void {
      this.chat?.disappear();
    }
  };
}
