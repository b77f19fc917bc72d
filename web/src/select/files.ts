// A selection as files: each layer whole, by the service; all layers together, made here.

import type { FeatureCollection } from 'geojson';
import { address } from '../api/http.ts';
import type { Item } from '../api/features.ts';
import type { Layer } from '../api/layer.ts';
import { ofIds } from '../filter/cql2.ts';
import type { SelectedLayer } from './selected.ts';

/** The service takes addresses of 16 KB, headers included. */
const LONGEST = 10_000;

/** Addresses of one layer's objects with all they say; empty when there are too many to name. */
export function layerFiles(layer: Layer, ids: readonly string[]): readonly { readonly title: string; readonly href: string }[] {
  const filter = ofIds(ids);
  const formats = [['GeoJSON', 'geojson'], ['CSV', 'csv'], ['Excel', 'xlsx']] as const;
  const files = formats.map(([title, extension]) => ({ title, href: address(`/layers/${encodeURIComponent(layer.id)}.${extension}`, { filter }) }));
  return files.some(({ href }) => href.length > LONGEST) ? [] : files;
}

function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'number' ? String(value).replace('.', ',') : value;
  return /[;"\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const HEAD = ['couche', 'identifiant', 'nom', 'surface_commune_ha', 'longueur_commune_km', 'distance_m'];

/** Semicolons and decimal commas, as a French spreadsheet opens them; marked as UTF-8. */
export function toCsv(layers: readonly SelectedLayer[], titleOf: (layer: string) => string): string {
  const rows = layers.flatMap(({ id, objects }) => objects.map((object) => [titleOf(id), object.id, object.nom, object.surface_commune_ha, object.longueur_km, object.distance_m]));
  return `\ufeff${[HEAD, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

/** The objects at hand, each with its layer's name. */
export function toGeoJson(layers: readonly SelectedLayer[], find: (layer: string, id: string) => Item | null): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: layers.flatMap(({ id: layer, objects }) => objects.flatMap(({ id }) => {
      const item = find(layer, id);
      return item === null ? [] : [{ ...item, properties: { couche: layer, ...item.properties } }];
    })),
  };
}
