/** Gives the window its looks under a strict policy that allows no inline styles. */

import { element } from "./element";

/**
 * Constructable style sheets where there are any; older phones fetch the same rules as a file beside the script.
 */
export function dress(root: ShadowRoot, css: string, address: string): void {
  if ("adoptedStyleSheets" in root && "replaceSync" in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    return;
  }
  root.appendChild(element("link", { rel: "stylesheet", href: address }));
}
