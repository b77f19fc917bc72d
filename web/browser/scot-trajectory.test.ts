// The trajectory of a perimeter: its sentence, its chart and the same numbers in tables, why of each figure, its address.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { shot, tooWide, violations } from './support/axe.ts';
import { launch, open, type Watched } from './support/browser.ts';
import { chart, marksEqualTable } from './support/charts.ts';
import { heading } from './support/pages.ts';
import { PERIMETER, serve, trajectoryAnswers } from './support/scot-answers.ts';

let browser: Browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function recorded(width: number, overrides: Record<string, unknown> = {}, query = ''): Promise<Watched> {
  const watched = await open(browser, '', { width, height: 900 });
  await serve(watched.page, trajectoryAnswers(overrides));
  await watched.page.evaluate((hash) => { location.hash = hash; }, `#/scot/${PERIMETER}${query}`);
  await heading(watched.page, 'Harnes et Hénin-Beaumont');
  return watched;
}

const words = (text: string): string => text.replace(/\s/g, ' ');

for (const width of [360, 1440]) {
  test(`at ${width} px a trajectory says what is left, draws it, and axe finds nothing to say`, async () => {
    const { page, context, complaints } = await recorded(width);
    const said = words(await page.locator('.headline').innerText());
    assert.match(said, /À −50 % \(indicatif\), il reste 34,50 ha jusqu’à 2030 : risque de dépassement\./);
    assert.match(said, /2 projets engagés : entre 3,00 et 5,25 ha/);
    await marksEqualTable(chart(page, 'Hectares par an, par destination'));
    await marksEqualTable(chart(page, 'Consommation cumulée et enveloppe'), ['Permis à −50\u202f%', 'Permis à −54,47\u202f%']);
    await page.getByText('Chaque nombre, et pourquoi', { exact: true }).click();
    assert.equal(await page.getByRole('table', { name: 'Consommation par année et destination' }).locator('tbody tr').count(), 13);
    await page.getByRole('table', { name: 'Consommation de chaque année, par édition' }).waitFor();
    assert.equal(await tooWide(page), false);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(complaints, []);
    await shot(page, 'scot-trajectoire');
    await context.close();
  });
}

test('each figure says why, its own terms in turn; another computation closes it', async () => {
  const { page, context, complaints } = await recorded(1440);
  const table = page.getByRole('table', { name: /Mesures de la trajectoire/ });
  await table.getByRole('button', { name: /^34,50/ }).click();
  const why = page.getByRole('region', { name: /^Pourquoi : Reste/ });
  await why.getByText('50 − 15,5 = 34,5').waitFor();
  await why.getByText('Comment').click();
  await why.getByText('Cref × (1 − T ÷ 100)').waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByLabel('Essayer un taux de réduction, en %').fill('30');
  await page.getByLabel('Essayer un taux de réduction, en %').press('Enter');
  await page.waitForFunction(() => location.hash.includes('taux=30'));
  await table.getByText('essai').waitFor();
  assert.equal(await why.count(), 0);
  assert.match(words(await page.locator('.headline').innerText()), /À −30 % \(essai\), il reste 54,50 ha/);
  await page.getByRole('button', { name: 'Revenir au calcul par défaut' }).click();
  await table.getByText('essai').waitFor({ state: 'detached' });
  assert.deepEqual(complaints, []);
  await context.close();
});

test('the chart is read with the arrows, year after year', async () => {
  const { page, context, complaints } = await recorded(1440);
  const years = chart(page, 'Hectares par an, par destination');
  await years.locator('.chart-svg').waitFor();
  await years.locator('.chart-holder').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  assert.match(words(await years.locator('.chart-reading').innerText()), /^2012\. Activités : 4,0 ha\. Habitat : 4,0 ha\. .*Total : 10,0 ha$/);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('without a file nothing is invented: what is missing, how to import, what the contracts print', async () => {
  const { page, context, complaints } = await recorded(1440, {
    source: null, hypotheses: [], annees_connues: null, projets: null, somme_communes: null, efficacite: [],
    flux: { annees: [], destinations: [], communes_sans_donnees: [], connu_ha: null },
    indicateurs: [{ cle: 'reste', titre: 'Reste', valeur: null, unite: 'ha', calcul: '', raison: 'Aucun fichier n’est importé.' }],
    chiffres_imprimes: [{ concept: 'x', titre: 'Part artificialisée en 2018', valeur: 45, unite: '%', imprime: null, contrat: {}, epci: { siren: '246200364', sigle: 'CALL', nom: 'Lens-Liévin' }, fiche: null, sources: ['crte-call-2021:812'] }],
  });
  assert.match(words(await page.locator('.headline').innerText()), /Aucune donnée de consommation n’est importée/);
  await page.getByRole('link', { name: 'Importer un fichier' }).waitFor();
  await page.getByText('CRTE de Lens-Liévin (2021), ligne 812').waitFor();
  assert.equal(await page.locator('archipel-chart').count(), 0);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(complaints, []);
  await shot(page, 'scot-vide');
  await context.close();
});

test('the service itself says where a SCoT stands, or what it lacks', async () => {
  const { page, context, complaints } = await open(browser, '#/scot/scot:scot-artois');
  await page.locator('.headline').waitFor();
  assert.ok((await page.locator('.headline').innerText()).length > 20);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(complaints, []);
  await context.close();
});
