// Addresses, asked of the service that /config.json names; without one nobody is asked. What one types leaves the page
// only from three characters on.

import type { FeatureCollection, Point } from 'geojson';
import type { Geocoder } from '../state/configuration.ts';
import type { Found } from './found.ts';

export const ADDRESSES = 'Adresses';
const SHORTEST = 3;

/** Null when what is typed is too short to be sent. */
export function geocoderUrl({ adresse }: Geocoder, q: string): string | null {
  const text = q.trim();
  return text.length < SHORTEST ? null : adresse.replaceAll('{q}', encodeURIComponent(text));
}

/** GeoJSON points with a `label`, as the Base adresse nationale answers; anything else is no address. */
export function readAddresses(answer: unknown): readonly Found[] {
  const { features } = (answer ?? {}) as Partial<FeatureCollection<Point>>;
  return (Array.isArray(features) ? features : []).flatMap((feature) => {
    const { label, context, name } = (feature?.properties ?? {}) as Readonly<Record<string, unknown>>;
    const title = typeof label === 'string' ? label : typeof name === 'string' ? name : '';
    const [lon, lat] = feature?.geometry?.type === 'Point' ? feature.geometry.coordinates : [];
    return title === '' || typeof lon !== 'number' || typeof lat !== 'number' ? []
      : [{ group: ADDRESSES, name: title, note: ['adresse', typeof context === 'string' ? context : ''].filter((part) => part !== '').join(' · '), way: { position: [lon, lat] } }];
  });
}

/** Throws what fetch throws, or an error when the service refuses. Neither cookie nor referrer is sent. */
export async function findAddresses(geocoder: Geocoder, q: string, signal: AbortSignal): Promise<readonly Found[]> {
  const url = geocoderUrl(geocoder, q);
  if (url === null) return [];
  const response = await fetch(url, { signal, credentials: 'omit', referrerPolicy: 'no-referrer', headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(String(response.status));
  return readAddresses(await response.json());
}
