// What is typed in a meeting and not yet sent. Kept by the browser itself, not by the tab: a laptop that dies in the middle of
// a committee loses nothing. Forgotten once it is sent, and after thirty days.

export type Typed = Readonly<Record<string, string>>;

const PREFIX = 'archipel.comite.';
const DAYS = 30;

interface Kept {
  readonly at: number;
  readonly values: Typed;
}

function parse(text: string | null): Kept | null {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    return kept !== null && typeof kept === 'object' && 'at' in kept && 'values' in kept ? (kept as Kept) : null;
  } catch {
    return null;
  }
}

export function keep(name: string, values: Typed): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify({ at: Date.now(), values } satisfies Kept));
  } catch {
    // Storage refused: the form itself still holds it.
  }
}

export function recall(name: string): Typed | null {
  try {
    const kept = parse(localStorage.getItem(PREFIX + name));
    if (kept === null) return null;
    if (Date.now() - kept.at > DAYS * 86_400_000) {
      forget(name);
      return null;
    }
    return kept.values;
  } catch {
    return null;
  }
}

export function forget(name: string): void {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // Nothing was kept.
  }
}
