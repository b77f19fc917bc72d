// On every page: nothing the policy refuses, nobody else asked, and whoever goes by keyboard sees where they are.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launch, open, serviceUrl } from './support/browser.ts';
import { SHEETS } from './support/sheets.ts';

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('the policy of the page lets nothing inline run, nothing of elsewhere in, and nobody frame it', async () => {
  const policy = (await fetch(serviceUrl())).headers.get('Content-Security-Policy') ?? '';
  for (const directive of ["default-src 'self'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"]) {
    assert.ok(policy.split('; ').includes(directive), `${directive} in ${policy}`);
  }
  assert.doesNotMatch(policy, /unsafe|\*|https?:/);
});

for (const [name, hash, ready] of SHEETS) {
  test(`refused by the policy or asked of others: nothing, on the page: ${name}`, async () => {
    const { page, context, complaints } = await open(browser, hash);
    await page.locator(`.panel-body ${ready}`).first().waitFor({ timeout: 20_000 });
    await page.waitForTimeout(300);
    // A commune that is not there is the page of a problem: the browser itself writes the 404 on its console.
    assert.deepEqual(complaints.filter((each) => !(name === 'problem' && each.includes('404'))), []);
    const unseen = await tabbed(page, 14);
    assert.deepEqual(unseen, []);
    await context.close();
  });
}

/** Goes through the page by Tab; what took the focus without showing it. */
async function tabbed(page: Awaited<ReturnType<typeof open>>['page'], times: number): Promise<string[]> {
  const unseen: string[] = [];
  for (let i = 0; i < times; i++) {
    await page.keyboard.press('Tab');
    const fault = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const shows = (each: Element): boolean => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
      };
      const near = [element, element.parentElement, element.closest('form, label')].filter((each): each is Element => each !== null);
      return near.some(shows) ? null : `${element.tagName}.${element.className} ${element.textContent?.trim().slice(0, 30) ?? ''}`;
    });
    if (fault !== null) unseen.push(fault);
  }
  return unseen;
}
