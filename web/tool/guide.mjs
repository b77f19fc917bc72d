// Takes the pictures of docs/guide from the service at ARCHIPEL_URL: `ARCHIPEL_URL=… node tool/guide.mjs [words of names]`.
// With ARCHIPEL_KEY, the pages that ask for a key too. A picture over 150 Ko fails: it would weigh on every clone.
import { mkdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { lighter } from './png.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'docs', 'guide', 'images');
const url = (process.env.ARCHIPEL_URL ?? 'http://127.0.0.1:7070').replace(/\/$/, '');
const key = process.env.ARCHIPEL_KEY ?? '';
const only = process.argv.slice(2);
const MOST = 150 * 1024;

/** Name, address, what shows that the page is there, then: narrow, what is done before, whether a key is needed. */
const PICTURES = [
  ['carte', '#/', '.panel-body .row'],
  ['recherche', '#/', '.panel-body .row', { act: async (page) => { await page.keyboard.press('/'); await page.keyboard.type('harnes', { delay: 30 }); await page.getByRole('option').first().waitFor(); } }],
  ['commune', '#/commune/62413', '.panel-body .facts'],
  ['friche', '#/objet/friches/friche-noroxo', '.panel-body .facts'],
  ['fiche', '#/fiche/call-1.8', '.panel-body .sheet-section'],
  ['fiche-entiere', '#/dossier/call-2.1', '.dossier-columns'],
  ['suivi', '#/suivi/crte-call', '.panel-body tbody tr'],
  ['maquette', '#/maquette/crte-call', '.panel-body tfoot'],
  ['anomalies', '#/anomalies?contrat=crte-call', '.anomaly'],
  ['emprise', '#/zone?objet=friches/friche-noroxo', '.panel-body .answer'],
  ['sobriete', '#/scot', '.compare tbody tr'],
  ['themes', '#/themes/friches', '.panel-body h1'],
  ['comites', '#/comites', 'archipel-comites .sheet-section, .panel-body .sheet-section'],
  ['import', '#/import', '.panel-body h1'],
  ['participer', '#/participer', 'archipel-idees-carte[data-ready]'],
  ['participer-telephone', '#/participer', 'archipel-idees-carte[data-ready]', { narrow: true }],
  ['moderation', '#/participation', '.moderate archipel-idees-carte[data-ready]', { key: true }],
];

const executablePath = [process.env.ARCHIPEL_CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'] });
await mkdir(folder, { recursive: true });
let heavy = 0;
for (const [name, hash, ready, { narrow = false, act, key: asks = false } = {}] of PICTURES) {
  if (only.length > 0 && !only.some((word) => name.includes(word))) continue;
  if (asks && key === '') {
    console.log(`${name} : sauté, ARCHIPEL_KEY n’est pas donnée`);
    continue;
  }
  const viewport = narrow ? { width: 360, height: 740 } : { width: 1120, height: 720 };
  const context = await browser.newContext({ viewport, locale: 'fr-FR', reducedMotion: 'reduce' });
  const page = await context.newPage();
  if (asks) await page.addInitScript((secret) => sessionStorage.setItem('archipel.cle', secret), key);
  try {
    await page.goto(`${url}/${hash}`);
    await page.locator(ready).first().waitFor({ timeout: 40_000 });
    await page.waitForLoadState('networkidle', { timeout: 20_000 }).catch(() => undefined);
    await page.waitForTimeout(2_500);
    await act?.(page);
    await page.evaluate(() => { if (document.activeElement instanceof HTMLHeadingElement) document.activeElement.blur(); });
    const path = join(folder, `${name}.png`);
    const picture = lighter(await page.screenshot());
    await writeFile(path, picture);
    const size = picture.length;
    if (size > MOST) heavy++;
    console.log(`${name.padEnd(22)} ${(size / 1024).toFixed(0).padStart(4)} Ko${size > MOST ? ' : TROP LOURD' : ''}`);
  } catch (error) {
    console.log(`${name} : ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    heavy++;
  }
  await context.close();
}
await browser.close();
process.exit(heavy === 0 ? 0 : 1);
