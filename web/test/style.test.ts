// All style sheets are one: a class that two of them draw is drawn by whichever comes last.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

test('each class has its rule in one sheet', () => {
  const homes = new Map<string, Set<string>>();
  for (const file of readdirSync('src/style').filter((name) => name.endsWith('.css'))) {
    const plain = readFileSync(`src/style/${file}`, 'utf8').replaceAll(/^@media[^{]*\{[\s\S]*?^\}/gm, '');
    for (const [, name = ''] of plain.matchAll(/^\.([a-z0-9-]+) \{/gm)) {
      homes.set(name, (homes.get(name) ?? new Set()).add(file));
    }
  }
  const shared = [...homes].filter(([, files]) => files.size > 1).map(([name, files]) => `.${name} : ${[...files].join(', ')}`);
  assert.deepEqual(shared, []);
});
