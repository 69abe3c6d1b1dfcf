/** How long to wait before trying again: doubling, never in step with the other phones, never over half a minute. */

export function pause(failures: number, random: () => number = Math.random): number {
  const longest = Math.min(30_000, 1_000 * 2 ** Math.max(0, failures - 1));
  return longest * (0.5 + random() / 2);
}

/** A pause that can be cut short, for instance when the network is back. */
export class Nap {
  private end: (() => void) | null = null;

  constructor(private readonly timer: (end: () => void, ms: number) => unknown = (end, ms) => setTimeout(end, ms)) {}

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.end = resolve;
      this.timer(resolve, ms);
    });
  }

  wake(): void {
    this.end?.();
    this.end = null;
  }
}
