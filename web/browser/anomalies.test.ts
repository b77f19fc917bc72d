// The page of the contradictions: counts are the service's, filters are in the address, files follow them.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch, open, serviceUrl } from './support/browser.ts';
import { checkFiles } from './support/files.ts';
import { heading } from './support/pages.ts';

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

interface Found {
  readonly numberMatched: number;
  readonly totaux: { readonly par_severite: Readonly<Record<string, number>>; readonly par_regle: readonly { regle: string; titre: string; nombre: number }[] };
}

async function found(query: string): Promise<Found> {
  return (await (await fetch(`${serviceUrl()}/api/anomalies?limit=1${query === '' ? '' : `&${query}`}`)).json()) as Found;
}

async function says(page: Page, { numberMatched }: Found): Promise<void> {
  await page.waitForFunction((n) => new RegExp(`^${n}\\sanomalie`).test(document.querySelector('archipel-anomalies .count')?.textContent?.trim() ?? ''), numberMatched);
  assert.equal(await page.locator('.anomaly').count(), numberMatched);
}

test('findings are counted by severity and by rule as the service counts them, and filtered by a click', async () => {
  const { page, context, complaints } = await open(browser, '#/anomalies');
  await heading(page, 'Anomalies des contrats');
  const all = await found('');
  await says(page, all);
  const facet = (list: string, name: string | RegExp) => page.getByRole('list', { name: list }).getByRole('listitem').filter({ has: page.getByRole('link', { name }) });
  for (const [title, code] of [['Erreurs', 'erreur'], ['Avertissements', 'avertissement'], ['Informations', 'information']] as const) {
    assert.equal((await facet('Gravité', title).locator('.row-figure').innerText()).trim(), String(all.totaux.par_severite[code] ?? 0));
  }
  await page.locator('.filters').getByLabel('Contrat').selectOption('crte-call');
  await says(page, await found('contrat=crte-call'));
  await facet('Gravité', 'Erreurs').getByRole('link').press('Enter');
  const errors = await found('contrat=crte-call&severite=erreur');
  await says(page, errors);
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-current')), 'true', 'the reader keeps their place');
  for (const { titre, nombre } of errors.totaux.par_regle) {
    assert.equal((await facet('Règle', titre.replaceAll(' :', '\u00a0:')).locator('.row-figure').innerText()).trim(), String(nombre), titre);
  }
  await page.getByRole('link', { name: 'Numéro imprimé sur plusieurs fiches' }).click();
  await says(page, await found('contrat=crte-call&severite=erreur&regle=numero-double'));
  assert.match(page.url(), /anomalies\?contrat=crte-call&severite=erreur&regle=numero-double/);
  await page.reload();
  await says(page, await found('contrat=crte-call&severite=erreur&regle=numero-double'));
  const files = await checkFiles(page.getByRole('link', { name: /^Télécharger/ }));
  assert.equal(files.length, 3);
  for (const file of files) assert.match(file, /contrat=crte-call&severite=erreur&regle=numero-double/);
  await page.getByRole('button', { name: 'Effacer les filtres' }).click();
  await says(page, all);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a finding gives both values, what is between them, where each is printed, and leads to its fiche', async () => {
  const { page, context, complaints } = await open(browser, '#/anomalies?regle=maquette-cout-total&fiche=call-2.1');
  const finding = page.locator('.anomaly');
  await finding.waitFor();
  const words = (await finding.innerText()).replace(/\s/g, ' ');
  for (const part of ['9 705 637 €', '9 161 357 €', 'Écart 544 280 €', 'CRTE de Lens-Liévin (2021), ligne']) {
    assert.ok(words.replace(/ /g, '').includes(part.replace(/ /g, '')), `${part} in ${words}`);
  }
  await page.getByRole('button', { name: /Toutes les fiches/ }).click();
  await says(page, await found('regle=maquette-cout-total'));
  await page.locator('.anomaly-group').getByRole('link', { name: /^2\.1 / }).click();
  await page.waitForURL(/#\/dossier\/call-2\.1/);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('every rule is explained with its tolerance, also those that found nothing', async () => {
  const { page, context, complaints } = await open(browser, '#/anomalies?contrat=crte-cahc&par=regle');
  const { items } = (await (await fetch(`${serviceUrl()}/api/regles`)).json()) as { items: { titre: string; tolerance: string }[] };
  await says(page, await found('contrat=crte-cahc'));
  assert.equal(await page.locator('.rule-book > div').count(), items.length);
  const book = (await page.locator('.rule-book').innerText()).replace(/\s/g, ' ');
  for (const { titre, tolerance } of items) {
    assert.ok(book.includes(titre) && book.includes(tolerance), titre);
  }
  assert.match(book, /Rien trouvé ici/);
  assert.deepEqual(complaints, []);
  await context.close();
});
