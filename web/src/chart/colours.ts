// The colours of charts are those of the map's layers.

export const INK = '#1f2328';
export const INK_2 = '#4d535a';
export const PAPER = '#fbfaf7';
export const LINE = '#dcdad2';

export const COLOURS = {
  accent: '#2b6e4f',
  cites: '#b5523b',
  friches: '#c88a1e',
  parcs: '#4c9a6a',
  ev5: '#2464b4',
  zae: '#6c549e',
  gris: '#8b8f8c',
  alerte: '#9a3412',
} as const;
