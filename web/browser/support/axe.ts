// What axe can see of accessibility; it goes through the driver, since the page's policy refuses a script not its own.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(axe, 'utf8'));
  const results = await page.evaluate(() => (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe
    .run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }));
  return results.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

/** Whether the page itself is wider than its window; parts that scroll inside do not matter. */
export function tooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
}

export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['ARCHIPEL_SHOTS'];
  if (!folder) return;
  const { width = 0 } = page.viewportSize() ?? {};
  // The page scrolls inside itself: the window is made as tall as what is in it.
  const height = await page.evaluate(() => { const body = document.querySelector('.panel-body'); return body === null ? 900 : body.scrollHeight + 140; });
  await page.setViewportSize({ width, height: Math.min(6000, Math.max(700, Math.ceil(height))) });
  await page.screenshot({ path: `${folder}/${name}-${width}.png` });
}
