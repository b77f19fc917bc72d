// How the rows of a file are drawn: by what becomes of each, and what was found. Never by a colour alone.

import type { DataDrivenPropertyValueSpecification, LayerSpecification } from 'maplibre-gl';

export type Kind = 'faute' | 'attention' | 'creation' | 'modification' | 'inchange' | 'ignore';

export const KINDS: readonly { readonly id: Kind; readonly title: string; readonly color: string }[] = [
  { id: 'faute', title: 'Refusé (tirets)', color: '#9a3412' },
  { id: 'attention', title: 'À regarder (contour épais)', color: '#8a5a00' },
  { id: 'creation', title: 'Création', color: '#2b6e4f' },
  { id: 'modification', title: 'Modification', color: '#2464b4' },
  { id: 'inchange', title: 'Inchangé', color: '#676d74' },
  { id: 'ignore', title: 'Laissé de côté', color: '#a9aca8' },
];

export function kindOf(properties: Readonly<Record<string, unknown>>): Kind {
  const { etat, severite } = properties;
  if (severite === 'erreur' || etat === 'rejete') return 'faute';
  if (severite === 'avertissement') return 'attention';
  return etat === 'creation' || etat === 'modification' || etat === 'inchange' ? etat : 'ignore';
}

const COLOR: DataDrivenPropertyValueSpecification<string> = ['match', ['get', 'genre'],
  'faute', '#9a3412', 'attention', '#8a5a00', 'creation', '#2b6e4f', 'modification', '#2464b4', 'inchange', '#676d74', '#a9aca8'];
const PAPER = '#fbfaf7';
const INK = '#1f2328';

export const LAYERS: readonly LayerSpecification[] = [
  { id: 'papier', type: 'background', paint: { 'background-color': '#e6e9e2' } },
  { id: 'communes', type: 'fill', source: 'communes', paint: { 'fill-color': PAPER, 'fill-opacity': 0.8 } },
  { id: 'limites', type: 'line', source: 'communes', paint: { 'line-color': '#8a8f94', 'line-width': 0.7 } },
  { id: 'aires', type: 'fill', source: 'objets', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': COLOR, 'fill-opacity': 0.25 } },
  {
    id: 'lignes',
    type: 'line',
    source: 'objets',
    filter: ['all', ['!=', ['geometry-type'], 'Point'], ['!=', ['get', 'genre'], 'faute']],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': COLOR, 'line-width': ['match', ['get', 'genre'], 'attention', 3, 1.6] },
  },
  {
    id: 'fautes',
    type: 'line',
    source: 'objets',
    filter: ['all', ['!=', ['geometry-type'], 'Point'], ['==', ['get', 'genre'], 'faute']],
    paint: { 'line-color': COLOR, 'line-width': 2.6, 'line-dasharray': [2, 1.2] },
  },
  {
    id: 'points',
    type: 'circle',
    source: 'points',
    filter: ['<', ['zoom'], ['get', '_until']],
    paint: {
      'circle-radius': 5.5,
      'circle-color': COLOR,
      'circle-stroke-color': ['match', ['get', 'genre'], ['faute', 'attention'], INK, PAPER],
      'circle-stroke-width': ['match', ['get', 'genre'], ['faute', 'attention'], 2, 1.2],
    },
  },
  {
    id: 'noms',
    type: 'symbol',
    source: 'noms',
    minzoom: 9,
    layout: { 'text-field': ['get', '_name'], 'text-font': ['Archipel'], 'text-size': 12, 'text-max-width': 7 },
    paint: { 'text-color': '#4a4f55', 'text-halo-color': PAPER, 'text-halo-width': 1.6 },
  },
  { id: 'choix', type: 'line', source: 'choix', filter: ['!=', ['geometry-type'], 'Point'], paint: { 'line-color': INK, 'line-width': 3 } },
  {
    id: 'choix/lieu',
    type: 'circle',
    source: 'choix',
    filter: ['==', ['geometry-type'], 'Point'],
    paint: { 'circle-radius': 11, 'circle-opacity': 0, 'circle-stroke-color': INK, 'circle-stroke-width': 3 },
  },
];
