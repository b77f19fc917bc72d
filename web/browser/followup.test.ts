// The follow-up: the same filters on screen, in the address, in the files and in the service's sums.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch, open, serviceUrl } from './support/browser.ts';
import { chart, marks, marksEqualTable } from './support/charts.ts';
import { checkFiles } from './support/files.ts';
import { heading } from './support/pages.ts';

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

interface Sums {
  readonly nombre: number;
  readonly cout_eur: number | null;
  readonly notifie_eur: number | null;
}

interface Answer {
  readonly totaux: Sums;
  readonly epci_entier: Sums;
  readonly par_statut: readonly { nombre: number }[];
  readonly par_axe: readonly (Sums & { noeud: { id: string } })[];
  readonly par_commune: readonly (Sums & { commune: { insee: string; nom: string } })[];
  readonly par_maitre_ouvrage: readonly { partie: { code: string } }[];
  readonly par_annee: readonly { annee: number; prevu_eur: number | null }[];
  readonly fiches: readonly { id: string }[];
  readonly indicateurs: readonly unknown[];
}

async function followup(contract: string, query: string): Promise<Answer> {
  return (await (await fetch(`${serviceUrl()}/api/contrats/${contract}/suivi${query}`)).json()) as Answer;
}

const digits = (text: string): string => text.replace(/\s/g, '');

const amount = (value: number | null): string => (value === null ? 'Nonrenseigné' : `${(Number.isInteger(value) ? String(value) : value.toFixed(2)).replace('.', ',')}€`);

/** Waits for the service's own total, then holds every table that adds up to it against the answer. */
async function says(page: Page, value: Answer): Promise<void> {
  const { nombre, cout_eur } = value.totaux;
  await page.waitForFunction(([n, cost]) => {
    const text = document.querySelector('archipel-suivi .count')?.textContent?.replace(/\s/g, '') ?? '';
    return text.startsWith(`${n}fiche`) && text.endsWith(cost);
  }, [String(nombre), cout_eur === null ? `fiche${nombre > 1 ? 's' : ''}` : amount(cout_eur)] as const);
  assert.equal(await page.getByRole('table', { name: 'Fiches suivies' }).locator('tbody tr').count(), value.fiches.length);
  for (const name of ['Montants, par axe', 'Montants, par commune']) {
    const cells = await page.getByRole('table', { name }).locator('tfoot td').allInnerTexts();
    assert.equal(digits(cells[0] ?? ''), String(nombre), name);
    assert.ok(digits(cells[1] ?? '').startsWith(amount(cout_eur)), `${name}: ${cells[1]}`);
    assert.equal(digits(cells[3] ?? ''), amount(value.totaux.notifie_eur), name);
  }
  const axes = await page.getByRole('table', { name: 'Montants, par axe' }).locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.querySelectorAll('td')[1]?.textContent?.replace(/\s/g, '') ?? ''));
  assert.equal(axes.length, value.par_axe.length);
  value.par_axe.forEach((axis, index) => assert.ok(axes[index]?.startsWith(amount(axis.cout_eur)), axis.noeud.id));
}

test('the follow-up of a contract follows axis, commune, owner and year, on screen and in its files', async () => {
  const { page, context, complaints } = await open(browser, '#/suivi/crte-cabbalr');
  await heading(page, 'Suivi : CRTE de Béthune-Bruay');
  const all = await followup('crte-cabbalr', '');
  await says(page, all);
  const filters = page.getByRole('group', { name: 'Choisir ce qui est suivi' });
  const commune = all.par_commune[0]?.commune.insee ?? '';
  const tries = [['Commune', 'commune', commune], ['Axe', 'axe', all.par_axe[1]?.noeud.id ?? ''], ['Maîtrise d’ouvrage', 'maitre_ouvrage', all.par_maitre_ouvrage[0]?.partie.code ?? '']] as const;
  for (const [label, name, value] of tries) {
    await filters.getByRole('combobox', { name: label }).selectOption(value);
    await says(page, await followup('crte-cabbalr', `?${name}=${value}`));
    assert.ok(page.url().includes(`${name}=${value}`), page.url());
    for (const file of await checkFiles(page.getByRole('link', { name: /^Tableau de suivi en/ }))) assert.ok(file.includes(`${name}=${value}`), file);
    await page.getByRole('button', { name: 'Effacer les filtres' }).click();
    await says(page, all);
  }
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a year keeps what it spends; the address opened anew says the same', async () => {
  const query = '?annee=2023&axe=call-axe-2';
  const { page, context, complaints } = await open(browser, `#/suivi/crte-call${query}`);
  const value = await followup('crte-call', query);
  await says(page, value);
  assert.equal(await page.getByRole('combobox', { name: 'Année' }).inputValue(), '2023');
  await marksEqualTable(chart(page, 'Dépenses prévues et réalisées par année'));
  await chart(page, 'Dépenses prévues et réalisées par année').getByRole('button', { name: 'Tableau', exact: true }).click();
  const years = await page.getByRole('table', { name: 'Dépenses prévues et réalisées par année' }).locator('tbody tr').allInnerTexts();
  assert.deepEqual(years.map((row) => digits(row).slice(0, 4)), value.par_annee.map(({ annee }) => String(annee)));
  value.par_annee.forEach(({ prevu_eur }, index) => assert.ok(digits(years[index] ?? '').includes(amount(prevu_eur)), years[index]));
  assert.deepEqual(complaints, []);
  await context.close();
});

test('the three families of article 8 stand apart: rates, means with whole-agglomeration actions apart, indicators', async () => {
  const { page, context, complaints } = await open(browser, '#/suivi/crte-cahc');
  const value = await followup('crte-cahc', '');
  await says(page, value);
  const titles = await page.getByRole('heading', { level: 2 }).allInnerTexts();
  assert.deepEqual(titles.slice(0, 3), ['Taux de réalisation', 'Moyens mobilisés', 'Indicateurs']);
  const part = (name: string) => page.locator('.sheet-section', { has: page.getByRole('heading', { level: 2, name }) });
  assert.equal(await part('Indicateurs').locator('.row').count(), value.indicateurs.length);
  assert.ok(value.indicateurs.length > 0);
  const counts = await marks(chart(page, 'Par statut'));
  assert.deepEqual(counts.map(({ value: n }) => Number(n)), value.par_statut.map(({ nombre }) => nombre));
  for (const title of ['Par statut', 'Financements, de l’attente au versement']) await marksEqualTable(chart(page, title));
  const apart = await page.getByRole('table', { name: 'Montants, par commune' }).locator('.apart tr').first().innerText();
  assert.match(apart, /Toute l’agglomération, à part/);
  assert.ok(digits(apart).includes(amount(value.epci_entier.cout_eur)), apart);
  await page.locator('.hint', { hasText: 'partagée à parts égales' }).waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test('alerts are the service’s, of the fiches chosen, lead to them, and « sans mouvement » takes the months asked for', async () => {
  const alerts = async (query: string): Promise<{ type: string; fiche: { id: string } }[]> =>
    ((await (await fetch(`${serviceUrl()}/api/alertes?contrat=crte-call&limit=500${query}`)).json()) as { items: { type: string; fiche: { id: string } }[] }).items;
  const { page, context, complaints } = await open(browser, '#/suivi/crte-call');
  const part = page.locator('.sheet-section', { has: page.getByRole('heading', { level: 2, name: 'Alertes' }) });
  const shows = async (n: number): Promise<void> => { await part.getByText(new RegExp(`^${n}\\salerte`)).waitFor(); assert.equal(await part.locator('.row').count(), n); };
  const usual = await alerts('');
  await shows(usual.length);
  await part.getByLabel(/Sans mouvement depuis/).fill('120');
  await part.getByLabel(/Sans mouvement depuis/).press('Enter');
  await page.waitForURL(/mois=120/);
  const rare = await alerts('&mois=120');
  assert.ok(rare.length < usual.length);
  await shows(rare.length);
  await page.getByRole('group', { name: 'Choisir ce qui est suivi' }).getByLabel('Axe').selectOption('call-axe-5');
  const chosen = new Set((await followup('crte-call', '?axe=call-axe-5')).fiches.map(({ id }) => id));
  await shows(rare.filter(({ fiche }) => chosen.has(fiche.id)).length);
  await part.locator('details:not([open]) > summary').evaluateAll((all) => all.forEach((each) => { (each as HTMLElement).click(); }));
  await part.getByRole('link').first().click();
  await page.waitForURL(/#\/dossier\/call-5\./);
  assert.deepEqual(complaints, []);
  await context.close();
});
