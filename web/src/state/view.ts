// The map's part of an address: `carte=12.1/50.45/2.9&couches=friches,zae&opacite=zae:40&filtres=…&fond=plan-ign`.

import { type Filters, readFilters, writeFilters } from '../filter/rule.ts';

export interface Camera {
  readonly zoom: number;
  readonly lat: number;
  readonly lon: number;
}

export interface View {
  readonly camera: Camera | null;
  /** Ids of the layers shown; null: those shown by default. */
  readonly layers: readonly string[] | null;
  /** Percent, by layer; 100 is not kept. */
  readonly opacities: Readonly<Record<string, number>>;
  readonly filters: Filters;
  /** Id of the ground under the layers, `aucun`; null: that of the configuration. */
  readonly ground: string | null;
}

export const PLAIN_VIEW: View = { camera: null, layers: null, opacities: {}, filters: {}, ground: null };

function parseCamera(text: string | null): Camera | null {
  const [zoom, lat, lon] = (text ?? '').split('/').map(Number);
  if (zoom === undefined || lat === undefined || lon === undefined) return null;
  const plausible = zoom >= 0 && zoom <= 22 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return plausible ? { zoom, lat, lon } : null;
}

function parseOpacities(text: string): Record<string, number> {
  return Object.fromEntries(text.split(',').flatMap((part) => {
    const [layer = '', percent = ''] = part.split(':');
    const value = Number(percent);
    return layer !== '' && percent !== '' && Number.isInteger(value) && value >= 0 && value < 100 ? [[layer, value]] : [];
  }));
}

export function parseView(query: URLSearchParams): View {
  const layers = query.get('couches');
  return {
    camera: parseCamera(query.get('carte')),
    layers: layers === null ? null : layers.split(',').filter((id) => id !== ''),
    opacities: parseOpacities(query.get('opacite') ?? ''),
    filters: readFilters(query.get('filtres') ?? ''),
    ground: query.get('fond'),
  };
}

export function viewParameters({ camera, layers, opacities, filters, ground }: View): [string, string][] {
  const pairs: [string, string][] = [];
  if (camera !== null) pairs.push(['carte', `${camera.zoom.toFixed(2)}/${camera.lat.toFixed(5)}/${camera.lon.toFixed(5)}`]);
  if (layers !== null) pairs.push(['couches', layers.join(',')]);
  const faded = Object.entries(opacities).filter(([, percent]) => percent < 100).map(([layer, percent]) => `${layer}:${percent}`);
  if (faded.length > 0) pairs.push(['opacite', faded.join(',')]);
  const rules = writeFilters(filters);
  if (rules !== '') pairs.push(['filtres', rules]);
  if (ground !== null) pairs.push(['fond', ground]);
  return pairs;
}
