// Themes and states in words, signs and colours; a theme is told apart by its letter too, never by a colour alone.

import type { Etat } from '../api/participation.ts';

export interface ThemeLook {
  readonly color: string;
  readonly sign: string;
}

const LOOKS: Readonly<Record<string, ThemeLook>> = {
  bouger: { color: '#2464b4', sign: 'B' },
  travailler: { color: '#6c549e', sign: 'T' },
  rassembler: { color: '#b5523b', sign: 'Ra' },
  respirer: { color: '#2b6e4f', sign: 'Re' },
  habiter: { color: '#8a5a00', sign: 'H' },
  autre: { color: '#4d535a', sign: 'A' },
};

const OTHER: ThemeLook = { color: '#4d535a', sign: '?' };

export function lookOf(theme: string): ThemeLook {
  return LOOKS[theme] ?? OTHER;
}

export const THEME_IDS: readonly string[] = Object.keys(LOOKS);

export const STATES: Readonly<Record<Etat, string>> = {
  en_attente: 'En attente',
  publiee: 'Publiée',
  refusee: 'Refusée',
  archivee: 'Archivée',
};

export function asState(text: string): Etat {
  return text in STATES ? (text as Etat) : 'en_attente';
}

/** What a code became, for the one who holds it. */
export const FATES: Readonly<Record<Etat, string>> = {
  en_attente: 'Elle attend d’être lue. Rien n’en est montré pour l’instant.',
  publiee: 'Elle est publiée : tout le monde peut la lire sur la carte.',
  refusee: 'Elle n’a pas été publiée.',
  archivee: 'Elle a été publiée, puis archivée : elle n’est plus montrée.',
};

/** What is left to type; said to help, not to scold. */
export function remaining(text: string, maximum: number): string {
  const left = maximum - [...text].length;
  return left >= 0 ? `${left} caractère${left > 1 ? 's' : ''} restant${left > 1 ? 's' : ''}` : `${-left} caractère${left < -1 ? 's' : ''} de trop`;
}
