// The contract's documents on screen: maquette financière and annual funding agreement, with the service's own figures.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { launch, open, serviceUrl } from './support/browser.ts';
import { checkFiles } from './support/files.ts';
import { heading } from './support/pages.ts';

const key = process.env['ARCHIPEL_KEY'] ?? '';

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

type Cells = Readonly<Record<string, number | string | null>>;

interface Report {
  readonly colonnes: readonly { id: string; type: string }[];
  readonly groupes: readonly { titre: string | null; lignes: readonly Cells[]; sous_total: Cells | null }[];
  readonly total: Cells | null;
  readonly par_financeur?: readonly Cells[];
  readonly totaux_imprimes?: readonly { difference_eur: number | null }[];
}

async function report(path: string): Promise<Report> {
  return (await (await fetch(`${serviceUrl()}/api/contrats/${path}`)).json()) as Report;
}

/** A figure as the page writes it, in cents; null for « Non renseigné ». */
function cents(text: string): number | null {
  const digits = /^−?-?[\d\s]+(,\d{1,2})?\s*€/.exec(text.trim())?.[0];
  return digits === undefined ? null : Math.round(Number(digits.replace(/[\s€]/g, '').replace('−', '-').replace(',', '.')) * 100);
}

async function money(row: Locator, columns: readonly { type: string }[]): Promise<(number | null)[]> {
  const cells = await row.locator('td').allInnerTexts();
  return columns.flatMap(({ type }, index) => (type === 'montant' ? [cents(cells[index] ?? '')] : []));
}

function expected(row: Cells | null, columns: readonly { id: string; type: string }[]): (number | null)[] {
  return columns.flatMap(({ id, type }) => {
    if (type !== 'montant') return [];
    const value = row?.[id];
    return [typeof value === 'number' ? Math.round(value * 100) : null];
  });
}

/** Every figure of the table on screen is the service's. */
async function same(table: Locator, { colonnes, groupes, total }: Report): Promise<void> {
  const columns = colonnes.filter(({ id }) => id !== 'numero' && id !== 'titre');
  const rows = groupes.flatMap(({ lignes, sous_total }) => [...lignes, ...(sous_total === null ? [] : [sous_total])]);
  const shown = table.locator('tbody tr:not(.group)');
  assert.equal(await shown.count(), rows.length);
  for (const [index, row] of rows.entries()) {
    assert.deepEqual(await money(shown.nth(index), columns), expected(row, columns), JSON.stringify(row));
  }
  assert.deepEqual(await money(table.locator('tfoot tr'), columns), expected(total, columns), 'total');
}

/** Scrolled to its far corner, the table keeps its headings, its names of rows and its total in sight. */
async function stays(page: Page): Promise<void> {
  const corners = await page.locator('.report').first().evaluate((box) => {
    box.scrollTo({ left: box.scrollWidth, top: 200 });
    const at = (selector: string): DOMRect => (box.querySelector(selector) as Element).getBoundingClientRect();
    const frame = box.getBoundingClientRect();
    return { left: at('tbody tr:nth-child(2) th').left - frame.left, top: at('thead th').top - frame.top, bottom: frame.bottom - at('tfoot td').bottom };
  });
  for (const [side, gap] of Object.entries(corners)) assert.ok(gap >= 0 && gap < 18, `${side}: ${gap}`);
}

for (const [contract, id] of [['CRTE de Lens-Liévin', 'crte-call'], ['CRTE d’Hénin-Carvin', 'crte-cahc'], ['CRTE de Béthune-Bruay', 'crte-cabbalr']] as const) {
  test(`the maquette of ${contract} has the figures of the service, cell by cell, and its files`, async () => {
    const { page, context, complaints } = await open(browser, `#/maquette/${id}`);
    await heading(page, 'Maquette financière');
    const table = page.getByRole('table', { name: 'Maquette financière' });
    await table.waitFor();
    const value = await report(`${id}/maquette`);
    await same(table, value);
    const differences = (value.totaux_imprimes ?? []).filter(({ difference_eur }) => difference_eur !== null && Math.abs(difference_eur) >= 1);
    assert.equal(await page.locator('.gap').count(), differences.length);
    assert.equal((await checkFiles(page.locator('.files a'))).length, 3);
    assert.deepEqual(complaints, []);
    await context.close();
  });
}

test('the maquette on a narrow screen scrolls inside, its headings and names in sight; a name leads to its fiche', async () => {
  const { page, context, complaints } = await open(browser, '#/maquette/crte-call', { width: 360, height: 740, touch: true });
  await page.getByRole('link', { name: /^2\.1 / }).waitFor();
  await stays(page);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.locator('.report').getByRole('link', { name: /^1\.2 / }).click();
  await page.waitForURL(/#\/dossier\/call-1\.2/);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a year without anything to agree on says why, and its files are that year’s', async () => {
  const { page, context, complaints } = await open(browser, '#/convention/crte-cahc?annee=2022');
  await heading(page, 'Convention de financement 2022');
  await page.getByText(/Aucune fiche de ce contrat n'est validée/).waitFor();
  await page.getByLabel('Année de la convention').selectOption('2024');
  await heading(page, 'Convention de financement 2024');
  await page.waitForURL(/annee=2024/);
  for (const file of await checkFiles(page.locator('.files a'))) assert.match(file, /convention\.\w+\?annee=2024/);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a fiche validated with a funding of the year is in its agreement, by axis and by funder', { skip: key === '' ? 'ARCHIPEL_KEY is not set' : false }, async () => {
  const write = async (method: string, path: string, body?: object): Promise<{ n: number }> => {
    const answer = await fetch(`${serviceUrl()}/api/fiches/cabbalr-01${path}`, {
      method, body: body === undefined ? null : JSON.stringify(body),
      headers: { Authorization: `Bearer ${key}`, 'If-Match': '*', 'Content-Type': 'application/json' },
    });
    assert.ok(answer.ok, `${method} ${path}: ${await answer.clone().text()}`);
    return (await answer.json()) as { n: number };
  };
  const decision = await write('POST', '/decisions', { statut: 'validee', instance: 'copil', date_decision: '2022-03-15', motif: 'Comité du 15 mars' });
  const funding = await write('POST', '/financements', { parties: ['etat'], dispositif: 'DSIL', annee: 2023 });
  await write('POST', `/financements/${funding.n}/etapes`, { etape: 'notifie', date_etape: '2023-02-01', montant_eur: 123456.78, reference: 'Arrêté' });
  const { page, context, complaints } = await open(browser, '#/convention/crte-cabbalr?annee=2023');
  const table = page.getByRole('table', { name: 'Convention de financement 2023' });
  await table.waitFor();
  const value = await report('crte-cabbalr/convention?annee=2023');
  await same(table, value);
  assert.match((await table.innerText()).replace(/\s/g, ''), /123456,78€/);
  const steps = value.colonnes.filter(({ type }) => type === 'montant');
  await same(page.getByRole('table', { name: 'Montants par financeur' }), { colonnes: steps, total: value.total, groupes: [{ titre: null, lignes: value.par_financeur ?? [], sous_total: null }] });
  await write('DELETE', `/financements/${funding.n}`);
  await write('DELETE', `/decisions/${decision.n}`);
  assert.deepEqual(complaints, []);
  await context.close();
});
