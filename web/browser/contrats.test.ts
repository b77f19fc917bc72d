// The contracts' pages: filters in the address, totals that follow them.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch, open, serviceUrl } from './support/browser.ts';
import { checkFiles } from './support/files.ts';
import { heading } from './support/pages.ts';

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

interface Totals {
  readonly nombre: number;
  readonly montant_total_eur: number | null;
}

async function totals(query: string): Promise<Totals> {
  const answer = await fetch(`${serviceUrl()}/api/fiches?contrat=crte-call${query}`);
  return ((await answer.json()) as { totaux: Totals }).totaux;
}

/** Waits until the page says the service's own totals, digits compared alone. */
async function says(page: Page, { nombre, montant_total_eur }: Totals): Promise<void> {
  const amount = montant_total_eur === null ? 'Non renseigné' : String(montant_total_eur);
  await page.waitForFunction(([fiches, total]) => {
    const text = document.querySelector('.count')?.textContent?.replace(/\s/g, '') ?? '';
    return text.startsWith(`${fiches}fiche`) && text.includes(total.replace(/\s/g, ''));
  }, [String(nombre), amount] as const);
  assert.equal(await page.locator('.fiches tbody tr').count(), nombre);
}

test('a contract is opened from the map, filtered by its strategy and by commune, and the totals follow', async () => {
  const { page, context, complaints } = await open(browser);
  await page.getByRole('main').getByRole('link', { name: 'CRTE de Lens-Liévin' }).click();
  await heading(page, 'CRTE de Lens-Liévin');
  await says(page, await totals(''));
  await page.locator('.tree').getByRole('link', { name: /Créer des emplois/ }).press('Enter');
  await says(page, await totals('&axe=call-axe-1'));
  assert.match(page.url(), /axe=call-axe-1/);
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-current')), 'true', 'the reader keeps their place');
  await page.locator('.filters').getByRole('combobox', { name: 'Commune' }).selectOption('62413');
  await says(page, await totals('&axe=call-axe-1&commune=62413'));
  await page.reload();
  await says(page, await totals('&axe=call-axe-1&commune=62413'));
  await page.getByRole('button', { name: 'Effacer les filtres' }).click();
  await says(page, await totals(''));
  assert.deepEqual(complaints, []);
  await context.close();
});

test('words typed in the filter keep the cursor where it is, and find the fiche', async () => {
  const { page, context, complaints } = await open(browser, '#/contrat/crte-call');
  await page.getByLabel('Mots').pressSequentially('quadraparc', { delay: 60 });
  await says(page, await totals('&q=quadraparc'));
  assert.equal(await page.getByLabel('Mots').inputValue(), 'quadraparc');
  assert.deepEqual(complaints, []);
  await context.close();
});

test('fiches are sorted by amount from the greatest, those without one last, and one is opened whole', async () => {
  const { page, context, complaints } = await open(browser, '#/contrat/crte-call');
  const sort = page.getByRole('columnheader', { name: 'Montant total' });
  await sort.getByRole('button').press('Enter');
  await sort.getByRole('button').press('Enter');
  assert.equal(await sort.getAttribute('aria-sort'), 'descending');
  assert.match(page.url(), /tri=-montant/);
  const amounts = (await page.locator('.fiches tbody td:last-child').allInnerTexts()).map((text) => Number(/^[\d\s]+(?=\s€)/.exec(text)?.[0].replace(/\s/g, '') ?? NaN));
  const known = amounts.filter((amount) => !Number.isNaN(amount));
  assert.deepEqual(known, [...known].sort((a, b) => b - a));
  assert.deepEqual(amounts.slice(0, known.length), known, 'those without an amount come last');
  await page.locator('.fiches').getByRole('link', { name: /^2\.1 / }).click();
  await page.waitForURL(/#\/dossier\/call-2\.1/);
  await page.goBack();
  await heading(page, 'CRTE de Lens-Liévin');
  await page.getByRole('link', { name: 'Carte', exact: true }).first().click();
  await heading(page, 'Le territoire');
  assert.deepEqual(complaints, []);
  await context.close();
});

test('the follow-up changes with the date, and its files are the same day’s', async () => {
  const { page, context, complaints } = await open(browser, '#/contrat/crte-call');
  await page.getByRole('link', { name: 'Suivi du contrat' }).click();
  await heading(page, 'Suivi : CRTE de Lens-Liévin');
  await page.getByLabel('À la date du').fill('2022-06-30');
  await page.waitForURL(/date=2022-06-30/);
  await page.getByText('Au 30 juin 2022').waitFor();
  const answer = await fetch(`${serviceUrl()}/api/contrats/crte-call/suivi?date=2022-06-30`);
  const { totaux } = (await answer.json()) as { totaux: { cout_eur: number } };
  const cost = await page.locator('.fact:has(dt:text-is("Coût"))').innerText();
  assert.ok(cost.replace(/\s/g, '').includes(`${totaux.cout_eur}€`), cost);
  const files = await checkFiles(page.getByRole('link', { name: /Tableau de suivi/ }));
  assert.equal(files.length, 3);
  for (const file of files) assert.match(file, /date=2022-06-30/);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('fiches are filtered by owner, kind of operation and year, together, and the totals follow', async () => {
  const { page, context, complaints } = await open(browser, '#/contrat/crte-call');
  await says(page, await totals(''));
  const filters = page.getByRole('group', { name: 'Filtrer les fiches' });
  await filters.getByLabel('Maîtrise d’ouvrage').selectOption({ label: 'CALL' });
  await says(page, await totals('&maitre_ouvrage=call'));
  await filters.getByLabel('Type d’opération').selectOption('travaux');
  await says(page, await totals('&maitre_ouvrage=call&type_operation=travaux'));
  await filters.getByLabel('Année').selectOption('2023');
  await says(page, await totals('&maitre_ouvrage=call&type_operation=travaux&annee=2023'));
  assert.match(page.url(), /maitre_ouvrage=call&type_operation=travaux&annee=2023/);
  await page.reload();
  await says(page, await totals('&maitre_ouvrage=call&type_operation=travaux&annee=2023'));
  assert.equal(await filters.getByLabel('Maîtrise d’ouvrage').inputValue(), 'call');
  await filters.getByLabel('Statut').selectOption('abandonnee');
  await page.getByText('Aucune fiche ne répond à ces filtres.').waitFor();
  await page.getByRole('button', { name: 'Effacer les filtres' }).click();
  await says(page, await totals(''));
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a contract leads to its documents, its anomalies by their number, and to what one does there', async () => {
  const { page, context, complaints } = await open(browser, '#/contrat/crte-cabbalr');
  const { numberMatched } = (await (await fetch(`${serviceUrl()}/api/anomalies?contrat=crte-cabbalr&limit=1`)).json()) as { numberMatched: number };
  const anomalies = page.getByRole('link', { name: new RegExp(`^${numberMatched}\\sanomalie`) });
  await anomalies.waitFor();
  assert.match((await anomalies.getAttribute('href')) ?? '', /#\/anomalies\?contrat=crte-cabbalr/);
  assert.equal(await page.getByRole('link', { name: 'Nouvelle fiche' }).getAttribute('href'), '#/nouvelle-fiche/crte-cabbalr');
  assert.equal(await page.getByRole('link', { name: 'Importer un tableau de suivi' }).getAttribute('href'), '#/import/crte-cabbalr');
  await page.getByText('Télécharger', { exact: true }).click();
  assert.equal((await checkFiles(page.locator('.files a'))).length, 10);
  for (const [link, title] of [['Maquette financière', 'Maquette financière'], ['Convention de financement', /^Convention de financement \d{4}$/]] as const) {
    await page.getByRole('link', { name: link, exact: true }).click();
    await heading(page, title);
    await page.goBack();
    await heading(page, 'CRTE de Béthune-Bruay');
  }
  assert.deepEqual(complaints, []);
  await context.close();
});
