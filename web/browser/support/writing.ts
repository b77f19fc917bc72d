// What every test that writes on a fiche needs: its page, the key of the service, a form behind its summary.

import type { Browser, Locator, Page } from 'playwright-core';
import { open, type Watched } from './browser.ts';

export const key = process.env['ARCHIPEL_KEY'] ?? '';
export const options = { skip: key === '' ? 'ARCHIPEL_KEY is not set' : false };

export async function dossier(browser: Browser, id: string): Promise<Watched> {
  const watched = await open(browser, `#/dossier/${id}`);
  await watched.page.locator('.status-now').waitFor();
  return watched;
}

export async function giveKey(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Écrire' }).click();
  await page.getByLabel('Clé', { exact: true }).fill(key);
  await page.getByRole('button', { name: 'Essayer la clé' }).click();
  await page.getByText('Vous écrivez sous le nom').waitFor();
}

/** The form behind a summary, opened. */
export async function form(page: Page, summary: string | RegExp): Promise<Locator> {
  const part = page.locator('details', { has: page.locator('summary', { hasText: summary }) }).first();
  await part.locator('summary').click();
  return part;
}
