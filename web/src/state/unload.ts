// Whether the page is being left or loaded anew: what fails then was cut off by that, and is nobody's concern.

/** Long enough for what was under way to fail; short, because one may choose to stay. */
const CUT_OFF_MS = 2_000;

let leftAt = -Infinity;

function leave(): void {
  leftAt = performance.now();
}

// Nobody leaves where there is no page: pure functions are tested without one.
globalThis.addEventListener?.('beforeunload', leave);
globalThis.addEventListener?.('pagehide', leave);

export function isUnloading(): boolean {
  return performance.now() - leftAt < CUT_OFF_MS;
}
