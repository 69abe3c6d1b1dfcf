/** The built file's beginning: registers <amparo-chat> with the approved words and the looks. */

import content from "amparo:content";
import { chatElement } from "./chat-element";
import css from "./style.css";

const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";

if (window.customElements && !customElements.get("amparo-chat")) {
  customElements.define("amparo-chat", chatElement({ content, css, script }));
}
