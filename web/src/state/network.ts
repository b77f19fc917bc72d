// Whether the service can be reached, as one thing for the whole page: no connection, no answer, an answer that is slow to
// come. Who comes back says `back`, and what had failed is asked for again.

import { isUnloading } from './unload.ts';

export type NetworkState = 'ok' | 'slow' | 'silent' | 'offline';

/** A request under way for so long is said to be slow. */
const SLOW_MS = 5_000;
/** How long to wait before asking again by oneself, time after time. */
const PAUSES_MS = [3_000, 6_000, 12_000, 30_000] as const;

function isOnline(): boolean {
  return (globalThis.navigator as Navigator | undefined)?.onLine ?? true;
}

/** Says `change` when the state does, `back` when the service answers again. */
export class Network extends EventTarget {
  state: NetworkState = isOnline() ? 'ok' : 'offline';
  private readonly pending = new Set<number>();
  private late = 0;
  private next = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;

  constructor() {
    super();
    globalThis.addEventListener?.('offline', () => { this.set('offline'); this.plan(); });
    globalThis.addEventListener?.('online', () => void this.retry());
  }

  /** A request begins; what is returned is called when it ended, with whether an answer came, or null when nobody wants it any more. */
  begin(): (answered: boolean | null) => void {
    const id = ++this.next;
    this.pending.add(id);
    let slow = false;
    const timer = setTimeout(() => {
      slow = true;
      this.late++;
      if (this.state === 'ok') this.set('slow');
    }, SLOW_MS);
    return (answered) => {
      if (!this.pending.delete(id)) return;
      clearTimeout(timer);
      if (slow) this.late--;
      if (answered === true) this.answered();
      else if (answered === false) this.failed();
      else if (this.late === 0 && this.state === 'slow') this.set('ok');
    };
  }

  private answered(): void {
    const away = this.state === 'silent' || this.state === 'offline';
    this.failures = 0;
    clearTimeout(this.timer);
    this.set(this.late > 0 ? 'slow' : 'ok');
    if (away) this.dispatchEvent(new Event('back'));
  }

  private failed(): void {
    if (isUnloading()) return;
    this.set(isOnline() ? 'silent' : 'offline');
    this.plan();
  }

  private plan(): void {
    clearTimeout(this.timer);
    const pause = PAUSES_MS[Math.min(this.failures++, PAUSES_MS.length - 1)] ?? 30_000;
    this.timer = setTimeout(() => void this.retry(), pause);
  }

  /** Asks now; true when the service answers. */
  async retry(): Promise<boolean> {
    const done = this.begin();
    try {
      await fetch('/health', { cache: 'no-store' });
      done(true);
      return true;
    } catch {
      done(false);
      return false;
    }
  }

  private set(state: NetworkState): void {
    if (state === this.state) return;
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}

export const network = new Network();
