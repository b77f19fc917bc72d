// What every task needs of the page.

import type { Page } from 'playwright-core';

export async function heading(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('main').getByRole('heading', { level: 1, name }).waitFor({ timeout: 15_000 });
}

/** Types in the search box as one does, key after key, and waits for the answers. */
export async function search(page: Page, text: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(text, { delay: 20 });
  await page.getByRole('option').first().waitFor({ timeout: 10_000 });
}

/** A point inside an object, from the same address QGIS reads. */
export async function positionOf(url: string, layer: string, id: string): Promise<[number, number]> {
  const answer = await fetch(`${url}/ogc/collections/${layer}/items/${id}?f=json`);
  const { geometry } = (await answer.json()) as { geometry: { coordinates: number[][][][] } };
  const ring = geometry.coordinates[0]?.[0] ?? [];
  const corners = ring.slice(1);
  const mean = (axis: 0 | 1): number => corners.reduce((sum, corner) => sum + (corner[axis] ?? 0), 0) / corners.length;
  return [mean(0), mean(1)];
}
