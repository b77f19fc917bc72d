// What is typed and not yet saved, kept in the tab as long as the form is open: a reload, a lost key or a page left by
// mistake loses nothing.

export type Values = Readonly<Record<string, string>>;

const PREFIX = 'archipel.saisie.';
const open = new Set<string>();

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** The browser asks before the page is left as long as one form holds something unsaved. */
function watch(): void {
  removeEventListener('beforeunload', warn);
  if (open.size > 0) addEventListener('beforeunload', warn);
}

export function keepDraft(name: string, values: Values): void {
  open.add(name);
  watch();
  try {
    sessionStorage.setItem(PREFIX + name, JSON.stringify(values));
  } catch {
    // Storage refused: the form itself still holds it.
  }
}

export function recallDraft(name: string): Values | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(PREFIX + name) ?? 'null');
    return kept !== null && typeof kept === 'object' ? (kept as Values) : null;
  } catch {
    return null;
  }
}

export function dropDraft(name: string): void {
  open.delete(name);
  watch();
  try {
    sessionStorage.removeItem(PREFIX + name);
  } catch {
    // Nothing was kept.
  }
}
