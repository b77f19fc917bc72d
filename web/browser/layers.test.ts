// A layer's sheet offers it as files, and each of them answers.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launch, open } from './support/browser.ts';

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const width of [360, 1440]) {
  test(`the files of a layer are one click away, ${width} px wide`, async () => {
    const { page, context, complaints } = await open(browser, '#/couche/friches', { width });
    const files = page.locator('archipel-couche details.more');
    await files.locator('summary').click();
    const links = files.getByRole('link');
    const names = await links.allInnerTexts();
    assert.ok(names.some((name) => name.includes('GeoPackage')), names.join(', '));
    for (const link of await links.all()) {
      const { href, left, right } = await link.evaluate((found) => {
        const box = found.getBoundingClientRect();
        return { href: (found as HTMLAnchorElement).href, left: box.left, right: box.right };
      });
      assert.ok(left >= 0 && right <= width, `${href} stands out of the screen`);
      const answer = await fetch(href);
      assert.equal(answer.status, 200, href);
      assert.match(answer.headers.get('Content-Disposition') ?? '', /^attachment; filename="(friches-[\d-]+|cnig-friches)\.\w+"$/);
      assert.ok((await answer.arrayBuffer()).byteLength > 1000, href);
    }
    if (process.env['ARCHIPEL_SHOTS']) await page.screenshot({ path: `${process.env['ARCHIPEL_SHOTS']}/telecharger-${width}.png` });
    assert.deepEqual(complaints, []);
    await context.close();
  });
}
