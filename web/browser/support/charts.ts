// A chart in the page: its marks say the cells of its table, and its table has no figure that its marks lack.

import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

export interface Mark {
  readonly key: string;
  readonly column: number;
  readonly value: string;
}

interface ChartElement extends HTMLElement {
  readonly spec: { readonly rows: readonly { readonly key: string; readonly cells: readonly (string | number | null)[] }[] };
}

export function chart(page: Page, title: string): Locator {
  return page.locator('archipel-chart').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
}

/** In the order of the drawing. */
export async function marks(of: Locator): Promise<Mark[]> {
  await of.locator('.chart-svg').waitFor();
  return of.locator('.chart-svg [data-key]').evaluateAll((all) => all.map((mark) => {
    const { key = '', column = '', value = '' } = (mark as SVGElement).dataset;
    return { key, column: Number(column), value };
  }));
}

/**
 * Each mark is a cell of the table, by its key and column; each figure of the table other than a nought, what is not known and
 * the columns named in `beside` (totals, words) has its mark.
 */
export async function marksEqualTable(of: Locator, beside: readonly string[] = ['Total']): Promise<void> {
  const drawn = new Map((await marks(of)).map(({ key, column, value }) => [`${key}/${column}`, Number(value)]));
  const rows = await of.evaluate((element) => (element as ChartElement).spec.rows.map(({ key, cells }) => ({ key, cells })));
  await of.getByRole('button', { name: 'Tableau', exact: true }).click();
  const heads = await of.locator('thead th').allInnerTexts();
  const shown = await of.locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '')));
  assert.equal(shown.length, rows.length);
  const expected = new Map<string, number>();
  rows.forEach(({ key, cells }, line) => cells.forEach((cell, column) => {
    const text = shown[line]?.[column] ?? '';
    if (cell === null) assert.equal(text, 'Non renseigné');
    if (column === 0 || typeof cell !== 'number') return;
    assert.equal(Number(text.replace(/[^\d,-]/g, '').replace(',', '.')).toFixed(0), cell.toFixed(0), `${key}: ${text}`);
    if (cell !== 0 && !beside.includes(heads[column] ?? '')) expected.set(`${key}/${column}`, cell);
  }));
  assert.deepEqual([...drawn].sort(), [...expected].sort());
  await of.getByRole('button', { name: 'Tableau', exact: true }).click();
}
