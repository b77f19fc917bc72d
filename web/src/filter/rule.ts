// A filter of a layer: rules that all must hold. In an address: `friches:site_statut:est:friche sans projet|autre;zae:…`.

import type { Field, Layer } from '../api/layer.ts';

/** `plus` and `moins` are strict, and serve years and dates as well (« après », « avant »). */
export type Operator = 'est' | 'nest' | 'contient' | 'plus' | 'moins' | 'oui' | 'non' | 'connu' | 'inconnu';

export interface Rule {
  readonly champ: string;
  readonly operateur: Operator;
  /** Several are alternatives; none for an operator that says all. */
  readonly valeurs: readonly string[];
}

/** By layer; never an empty list. */
export type Filters = Readonly<Record<string, readonly Rule[]>>;

/** Above so many objects a layer is filtered by what its tiles carry, instead of by the list of what passes. */
export const LISTED = 10_000;

/** Fields that are measured on the drawing instead of kept; only where the service lists what passes. */
export const AREA = '~surface_ha';
export const LENGTH = '~longueur_km';

const MEASURED: Readonly<Record<string, Field>> = {
  [AREA]: { name: AREA, type: 'decimal', title: 'Surface sur la carte', unit: 'ha' },
  [LENGTH]: { name: LENGTH, type: 'decimal', title: 'Longueur sur la carte', unit: 'km' },
};

const ALL: readonly Operator[] = ['est', 'nest', 'contient', 'plus', 'moins', 'oui', 'non', 'connu', 'inconnu'];
const WITHOUT_VALUE: readonly Operator[] = ['oui', 'non', 'connu', 'inconnu'];

export function takesValue(operator: Operator): boolean {
  return !WITHOUT_VALUE.includes(operator);
}

export function isListed(layer: Layer): boolean {
  return layer.nombre !== null && layer.nombre <= LISTED;
}

/** What one may filter a layer by, measures first. */
export function filterFields(layer: Layer): readonly Field[] {
  const measured = !isListed(layer) ? [] : layer.geometryType.endsWith('Polygon') ? [AREA] : layer.geometryType.endsWith('LineString') ? [LENGTH] : [];
  return [...measured.flatMap((name) => MEASURED[name] ?? []), ...layer.fields.filter((field) => operators(layer, field).length > 0)];
}

export function findField(layer: Layer, name: string): Field | null {
  return filterFields(layer).find((field) => field.name === name) ?? null;
}

/** `choices`: whether the values it takes are known. */
export function operators(layer: Layer, field: Field, choices = false): readonly Operator[] {
  const known: readonly Operator[] = field.name.startsWith('~') || field.required === true ? [] : ['connu', 'inconnu'];
  switch (field.type) {
    case 'integer':
    case 'decimal':
    case 'date':
    case 'timestamp':
      return ['plus', 'moins', ...known];
    case 'boolean':
      return ['oui', 'non', ...(known.length === 0 ? [] : (['inconnu'] as const))];
    case 'text[]':
      return isListed(layer) ? ['est', ...known] : [];
    case 'text':
      if ((field.codes?.length ?? 0) > 0) return ['est', 'nest', ...known];
      // Accents are forgiven by the service alone.
      if (!isListed(layer)) return known;
      return choices ? ['est', 'nest', 'contient', ...known] : ['contient', ...known];
  }
}

/** Free of the marks that part rules in an address. */
function escape(text: string): string {
  return text.replace(/[%:;|]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

function unescape(text: string): string {
  return text.replace(/%(25|3A|3B|7C)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

export function writeFilters(filters: Filters): string {
  return Object.entries(filters)
    .flatMap(([layer, rules]) => rules.map(({ champ, operateur, valeurs }) =>
      [layer, champ, operateur, ...(takesValue(operateur) ? [valeurs.map(escape).join('|')] : [])].join(':')))
    .join(';');
}

/** What makes no sense is left out. */
export function readFilters(text: string): Filters {
  const found: Record<string, Rule[]> = {};
  for (const part of text.split(';')) {
    const [layer = '', champ = '', operator = '', values = ''] = part.split(':');
    const operateur = ALL.find((each) => each === operator);
    if (layer === '' || champ === '' || operateur === undefined) continue;
    const valeurs = takesValue(operateur) ? values.split('|').map(unescape).filter((value) => value !== '') : [];
    if (takesValue(operateur) && valeurs.length === 0) continue;
    (found[layer] ??= []).push({ champ, operateur, valeurs });
  }
  return found;
}

/** The filters with those of one layer replaced; none of them takes the layer out. */
export function withRules(filters: Filters, layer: string, rules: readonly Rule[]): Filters {
  const others = Object.entries(filters).filter(([id]) => id !== layer);
  return Object.fromEntries(rules.length === 0 ? others : [...others, [layer, rules]]);
}
