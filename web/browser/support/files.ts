// Links to files: each answers, with the type its suffix says.

import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

/** The addresses of the links, each asked once. */
export async function checkFiles(links: Locator): Promise<string[]> {
  const addresses = await links.evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).href));
  for (const address of addresses) {
    const answer = await fetch(address);
    const suffix = /\.(\w+)$/.exec(new URL(address).pathname)?.[1] ?? '';
    assert.equal(answer.status, 200, address);
    assert.ok((answer.headers.get('Content-Type') ?? '').startsWith(TYPES[suffix] ?? 'none'), `${address}: ${answer.headers.get('Content-Type')}`);
    assert.ok((await answer.arrayBuffer()).byteLength > 60, address);
  }
  return addresses;
}
