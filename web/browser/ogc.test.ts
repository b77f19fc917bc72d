// The HTML pages of the OGC API draw their objects with our small map.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launch, open } from './support/browser.ts';

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const path of ['ogc/collections/friches/items?f=html', 'ogc/collections/friches/items/friche-noroxo?f=html']) {
  test(`the page ${path} shows its map`, async () => {
    const { page, context, complaints } = await open(browser, path);
    await page.locator('.carte canvas').waitFor({ timeout: 20_000 });
    await page.waitForTimeout(1500);
    assert.equal(await page.locator('.carte-probleme').count(), 0);
    assert.deepEqual(complaints, []);
    await context.close();
  });
}
