/** Leaving in a hurry: the page is blank at once, then the tab shows something neutral and "back" does not return. */

const FALLBACK = "https://www.google.com";
/** A browser that cannot let a request outlive the page gets this long, on the blank page, to send it. */
const GRACE = 400;

export interface Place {
  document: Document;
  location: Pick<Location, "replace">;
  canOutlive: boolean;
}

export function here(): Place {
  return { document, location: window.location, canOutlive: typeof Request === "function" && "keepalive" in Request.prototype };
}

export function leave(exitUrl: string, forget: () => Promise<void>, place: Place = here()): void {
  const forgotten = forget();
  const { document } = place;
  document.title = "\u00a0";
  while (document.body.firstChild) document.body.removeChild(document.body.firstChild);
  const go = (): void => place.location.replace(/^https?:\/\//i.test(exitUrl) ? exitUrl : FALLBACK);
  if (place.canOutlive) return go();
  void Promise.race([forgotten, new Promise((resolve) => setTimeout(resolve, GRACE))]).then(go, go);
}

const TIMES = 3;
const WITHIN = 2_000;

/** Three presses of Escape within two seconds, anywhere on the page. */
export function threeEscapes(leaveNow: () => void, now: () => number = Date.now): (event: KeyboardEvent) => void {
  let presses: number[] = [];
  return (event) => {
    if (event.key !== "Escape") return void (presses = []);
    if (event.repeat) return;
    presses = [...presses, now()].filter((time) => now() - time < WITHIN);
    if (presses.length >= TIMES) leaveNow();
  };
}
