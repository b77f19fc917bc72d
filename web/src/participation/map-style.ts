// The map of ideas: the ground and the places everybody knows, then the ideas, then the point one places.

import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { basemapLayer, basemapSource, GROUND_ID } from '../map/basemap.ts';
import type { Ground } from '../state/configuration.ts';
import { THEME_IDS, lookOf } from './words.ts';

const PAPER = '#fbfaf7';
const INK = '#1f2328';
/** Layers of the catalogue that help to find one's way. */
const KNOWN: readonly string[] = ['communes', 'parcs', 'ev5'];

const EMPTY: SourceSpecification = { type: 'geojson', data: { type: 'FeatureCollection', features: [] } };

/** The service's style without what is for planners, on the ground when one is configured, with our own layers on top. */
export function ideasStyle(style: StyleSpecification, ground: Ground | null): StyleSpecification {
  const layers = style.layers.filter(({ metadata }) => {
    const of = (metadata as { 'archipel:couche'?: string } | undefined)?.['archipel:couche'];
    return of === undefined || KNOWN.includes(of);
  });
  const paper = layers.filter(({ type }) => type === 'background');
  const others = layers.filter(({ type }) => type !== 'background');
  const below: LayerSpecification[] = ground === null ? [] : [basemapLayer(ground)];
  return {
    ...style,
    sources: { ...style.sources, ...(ground === null ? {} : { [GROUND_ID]: basemapSource(ground) }), idees: EMPTY, choix: EMPTY },
    layers: [...paper, ...below, ...others, ...OWN],
  };
}

const OWN: readonly LayerSpecification[] = [
  {
    id: 'idees',
    type: 'circle',
    source: 'idees',
    paint: {
      'circle-radius': ['case', ['==', ['get', 'lieu'], 'commune'], 9, 12],
      'circle-color': ['match', ['get', 'theme'], ...THEME_IDS.flatMap((id) => [id, lookOf(id).color]), '#4d535a'] as unknown as string,
      'circle-opacity': ['case', ['==', ['get', 'lieu'], 'commune'], 0.75, 1],
      'circle-stroke-color': ['case', ['get', 'choisie'], INK, PAPER],
      'circle-stroke-width': ['case', ['get', 'choisie'], 4, 2],
    },
  },
  {
    id: 'idees/signes',
    type: 'symbol',
    source: 'idees',
    layout: { 'text-field': ['get', 'signe'], 'text-font': ['Archipel SemiBold'], 'text-size': 12, 'text-allow-overlap': true, 'text-ignore-placement': true },
    paint: { 'text-color': '#fff' },
  },
  {
    id: 'choix',
    type: 'circle',
    source: 'choix',
    paint: { 'circle-radius': 9, 'circle-color': INK, 'circle-stroke-color': '#fff', 'circle-stroke-width': 4 },
  },
];
