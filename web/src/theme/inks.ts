// The colour of a theme is that of its layer on the map; what varies within it is a pattern, and grey is what nobody says.

import { COLOURS } from '../chart/colours.ts';
import type { Ink, Motif } from '../chart/spec.ts';

const THEME_COLOURS: Readonly<Record<string, string>> = {
  'cites-minieres': COLOURS.cites,
  friches: COLOURS.friches,
  'chaine-des-parcs': COLOURS.parcs,
  ev5: COLOURS.ev5,
  zae: COLOURS.zae,
};

/** The fuller, the further along; the same code has the same pattern on every chart. */
const MOTIFS: Readonly<Record<string, Motif>> = {
  ouvert: 'plein', travaux: 'hachures', etudes: 'points', projet: 'vide',
  achevee: 'plein', programmee: 'contre', etudes_achevees: 'croise', retenue: 'vide',
  'friche avec projet': 'plein', 'friche sans projet': 'hachures', 'friche reconvertie': 'points', 'friche potentielle': 'vide',
  urbanisee: 'plein', enaf: 'points', a_trancher: 'hachures',
  'existant et actif': 'plein', 'création': 'hachures', 'en projet': 'vide',
  true: 'plein', false: 'vide',
  tout: 'plein',
};

const OTHERS: readonly Motif[] = ['plein', 'hachures', 'points', 'contre', 'croise', 'traits'];

export function themeColour(theme: string): string {
  return THEME_COLOURS[theme] ?? COLOURS.accent;
}

/** `rank`: of the code among those of its chart. */
export function inkOf(theme: string, code: string, rank: number): Ink {
  if (code === 'non_renseigne') return { colour: COLOURS.gris, motif: 'traits' };
  return { colour: themeColour(theme), motif: MOTIFS[code] ?? OTHERS[rank % OTHERS.length] ?? 'plein' };
}
