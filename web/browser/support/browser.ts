// A page under watch: whatever it says on the console, whatever its policy refuses, whatever it asks of another host,
// is an error of the test.

import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const CANDIDATES = [process.env['ARCHIPEL_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export function serviceUrl(): string {
  const url = process.env['ARCHIPEL_URL'];
  if (!url) {
    throw new Error('ARCHIPEL_URL is not set: run npm run test:browser');
  }
  return url.replace(/\/$/, '');
}

export function launch(): Promise<Browser> {
  const executablePath = CANDIDATES.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) {
    throw new Error('No Chromium found: install the package chromium, or set ARCHIPEL_CHROMIUM');
  }
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'] });
}

export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Everything that should not have happened, in words. */
  readonly complaints: string[];
}

export interface Options {
  readonly width?: number;
  readonly height?: number;
  readonly touch?: boolean;
}

export async function open(browser: Browser, hash = '', { width = 1440, height = 900, touch = false }: Options = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'fr-FR', hasTouch: touch, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints: string[] = [];
  const own = new URL(serviceUrl()).host;
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !isDriverNoise(message.text())) {
      complaints.push(`console: ${message.text()} (${message.location().url})`);
    }
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const { host, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && host !== own) complaints.push(`another host: ${request.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy ${event.violatedDirective} refused ${event.blockedURI}`);
    });
  });
  await page.goto(`${serviceUrl()}/${hash}`);
  return { page, context, complaints };
}

/** The software renderer of a machine without a graphics card talks about its own speed. */
function isDriverNoise(text: string): boolean {
  return text.includes('GPU stall due to ReadPixels') || text.includes('Automatic fallback to software WebGL');
}

interface MapElement {
  readonly stage: StageLike | null;
  readonly catalogue: { readonly layers: readonly { id: string }[]; held(): readonly { id: string }[]; known(layer: string): unknown };
}

interface StageLike {
  map: {
    loaded(): boolean;
    isMoving(): boolean;
    getSource(id: string): unknown;
    project(position: [number, number]): { x: number; y: number };
  };
}

/** Waits until the map stands still with all its objects drawn. */
export async function mapSettled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { stage, catalogue } = document.querySelector('archipel-map') as unknown as MapElement;
    const known = catalogue.layers.length > 0 && catalogue.held().every(({ id }) => catalogue.known(id) !== null);
    return known && stage !== null && stage.map.getSource('zone') !== undefined && stage.map.loaded() && !stage.map.isMoving();
  }, undefined, { timeout: 30_000 });
  await page.waitForTimeout(400);
}

/** Where a position is on the screen, in pixels of the page. */
export function onScreen(page: Page, lon: number, lat: number): Promise<{ x: number; y: number }> {
  return page.evaluate(([x, y]) => {
    const element = document.querySelector('archipel-map') as unknown as HTMLElement & { stage: StageLike };
    const corner = element.getBoundingClientRect();
    const point = element.stage.map.project([x, y]);
    return { x: corner.x + point.x, y: corner.y + point.y };
  }, [lon, lat] as const);
}
