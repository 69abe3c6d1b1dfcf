/** On a small screen the window is the whole screen: it keeps clear of the on-screen keyboard and keeps the focus in. */

/** The same limits as in style.css. */
const FULL = "(max-width: 35.99em), (max-height: 26em)";

export class Fit {
  private readonly query = window.matchMedia ? window.matchMedia(FULL) : null;
  private readonly adjust = (): void => this.apply();
  private isOpen = false;

  constructor(
    private readonly panel: HTMLElement,
    private readonly root: ShadowRoot,
  ) {
    panel.addEventListener("keydown", (event) => this.keepFocus(event));
  }

  get isFull(): boolean {
    return this.query?.matches === true;
  }

  set open(isOpen: boolean) {
    this.isOpen = isOpen;
    const listen = isOpen ? "addEventListener" : "removeEventListener";
    window[listen]("resize", this.adjust);
    window.visualViewport?.[listen]("resize", this.adjust);
    window.visualViewport?.[listen]("scroll", this.adjust);
    this.apply();
  }

  private apply(): void {
    const isFull = this.isOpen && this.isFull;
    this.panel.setAttribute("aria-modal", String(isFull));
    document.documentElement.style.overflow = isFull ? "hidden" : "";
    const seen = isFull ? window.visualViewport : null;
    // Only without pinch zoom: zoomed in, the visible part is not the screen.
    const follows = seen !== null && seen !== undefined && seen.scale < 1.01;
    this.panel.style.height = follows ? `${seen.height}px` : "";
    this.panel.style.top = follows ? `${seen.offsetTop}px` : "";
  }

  private keepFocus(event: KeyboardEvent): void {
    if (event.key !== "Tab" || !this.isFull) return;
    const stops = focusable(this.panel);
    const [first, last] = [stops[0], stops[stops.length - 1]];
    const current = this.root.activeElement;
    if (!first || !last) return;
    if (event.shiftKey && (current === first || !stops.includes(current as HTMLElement))) move(last, event);
    else if (!event.shiftKey && current === last) move(first, event);
  }
}

function focusable(node: HTMLElement): HTMLElement[] {
  const all = node.querySelectorAll<HTMLElement>("button, a[href], textarea, summary");
  return Array.from(all).filter((stop) => stop.getClientRects().length > 0);
}

function move(stop: HTMLElement, event: Event): void {
  event.preventDefault();
  stop.focus();
}
