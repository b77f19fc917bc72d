// Classes of the map of communes: by pace against the permitted one, or by what is left of the envelope. Teal to brown
// reads for the colour-blind; the worst class and the unknown are also hatched.

import type { ComparisonRow } from '../api/trajectory.ts';
import { ha, haPerYear, percent } from './figures.ts';

export type Measured = 'rythme' | 'reste' | 'reference';

export const MEASURES: readonly (readonly [Measured, string])[] = [
  ['rythme', 'le rythme, comparé au rythme permis'],
  ['reste', 'ce qui reste de l’enveloppe'],
  ['reference', 'le rythme, comparé à la période de référence'],
];
export type ClassId = 'a' | 'b' | 'c' | 'd' | 'e' | 'inconnu';

export interface MapClass {
  readonly id: ClassId;
  readonly title: string;
}

export const CLASS_COLORS: Readonly<Record<ClassId, string>> = { a: '#01665e', b: '#5ab4ac', c: '#d9ece9', d: '#dfc27d', e: '#8c510a', inconnu: '#f3f2ec' };

const PACE: readonly MapClass[] = [
  { id: 'a', title: 'Au plus la moitié du rythme permis' },
  { id: 'b', title: 'De la moitié aux trois quarts' },
  { id: 'c', title: 'Des trois quarts au rythme permis' },
  { id: 'd', title: 'Plus vite que permis, moins du double' },
  { id: 'e', title: 'Le double ou plus (hachures)' },
  { id: 'inconnu', title: 'Non renseigné (hachures grises)' },
];

const LEFT: readonly MapClass[] = [
  { id: 'a', title: 'Plus des trois quarts de l’enveloppe restent' },
  { id: 'b', title: 'De la moitié aux trois quarts' },
  { id: 'c', title: 'Du quart à la moitié' },
  { id: 'd', title: 'Moins du quart' },
  { id: 'e', title: 'Dépassée (hachures)' },
  { id: 'inconnu', title: 'Non renseigné (hachures grises)' },
];

const REFERENCE: readonly MapClass[] = [
  { id: 'a', title: 'Au plus la moitié du rythme de référence' },
  { id: 'b', title: 'De la moitié aux trois quarts' },
  { id: 'c', title: 'Des trois quarts au même rythme' },
  { id: 'd', title: 'Plus vite, moins du double' },
  { id: 'e', title: 'Le double ou plus (hachures)' },
  { id: 'inconnu', title: 'Non renseigné (hachures grises)' },
];

const CLASSES: Readonly<Record<Measured, readonly MapClass[]>> = { rythme: PACE, reste: LEFT, reference: REFERENCE };

export function classes(measured: Measured): readonly MapClass[] {
  return CLASSES[measured];
}

/** The measure an address asks for; else the one that says something: without a rate, nothing is permitted or left. */
export function measureOf(asked: string | undefined, withoutRate: boolean): Measured {
  const found = MEASURES.find(([measured]) => measured === asked);
  return found?.[0] ?? (withoutRate ? 'reference' : 'rythme');
}

/** The class of a pace beside another. */
function besides(pace: number | null, other: number | null): ClassId {
  if (pace === null || other === null) return 'inconnu';
  if (pace <= 0) return 'a';
  // Where the other is nothing, any pace is too fast.
  const share = other <= 0 ? Infinity : pace / other;
  return share <= 0.5 ? 'a' : share <= 0.75 ? 'b' : share <= 1 ? 'c' : share < 2 ? 'd' : 'e';
}

function leftClass({ reste_ha: left, enveloppe_ha: envelope }: ComparisonRow): ClassId {
  if (left === null || envelope === null) return 'inconnu';
  if (left < 0) return 'e';
  const share = envelope <= 0 ? 0 : left / envelope;
  return share > 0.75 ? 'a' : share > 0.5 ? 'b' : share > 0.25 ? 'c' : 'd';
}

export function classOf(row: ComparisonRow, measured: Measured): ClassId {
  return measured === 'reste' ? leftClass(row)
    // The decade at the present pace, beside the decade of reference.
    : measured === 'reference' ? besides(row.projection_ha, row.consommation_reference_ha)
    : besides(row.rythme_ha_an, row.rythme_permis_ha_an);
}

/** What one reads of a commune under the pointer. */
export function mapSentence(row: ComparisonRow, measured: Measured): string {
  const { perimetre: { titre }, rythme_ha_an: pace, rythme_permis_ha_an: permitted, reste_ha: left, enveloppe_ha: envelope } = row;
  if (classOf(row, measured) === 'inconnu') return `${titre} : non renseigné.`;
  if (measured === 'reste') return `${titre} : ${left !== null && left < 0 ? `dépassée de ${ha(-left)}` : `reste ${ha(left ?? 0)}`} sur ${ha(envelope ?? 0)}.`;
  if (measured === 'reference') return `${titre} : ${ha(row.projection_ha ?? 0)} sur la décennie au rythme actuel, pour ${ha(row.consommation_reference_ha ?? 0)} pendant la période de référence.`;
  const share = permitted !== null && permitted > 0 ? ` (${percent(Math.round((100 * (pace ?? 0)) / permitted))})` : '';
  return `${titre} : ${haPerYear(pace ?? 0)} pour ${haPerYear(permitted ?? 0)} permis${share}.`;
}
