// The document of a fiche as one types it: every value a text (lists as JSON), so that a draft can be kept and two
// versions compared; and what differs, as the service reads it.

import type { FicheDocument, FieldName, ObjectLink } from '../../api/edit.ts';
import { parseEuros, parseYear } from '../../format/parse.ts';

export type Kind = 'text' | 'area' | 'choice' | 'year' | 'euros' | 'codes' | 'objects';

interface Spec {
  readonly label: string;
  readonly kind: Kind;
  /** May be left empty. */
  readonly empty: boolean;
  /** The most letters, or items of a list. */
  readonly maximum: number;
}

/** In the order of the form; the bounds are the service's. */
export const FIELDS: Readonly<Record<FieldName, Spec>> = {
  titre: { label: 'Titre', kind: 'text', empty: false, maximum: 300 },
  noeud: { label: 'Place dans la stratégie', kind: 'choice', empty: false, maximum: 100 },
  description: { label: 'Description', kind: 'area', empty: false, maximum: 5000 },
  maitres_ouvrage: { label: 'Maîtres d’ouvrage', kind: 'codes', empty: true, maximum: 50 },
  type_operation: { label: 'Type d’opération', kind: 'choice', empty: true, maximum: 0 },
  budget: { label: 'Budget', kind: 'choice', empty: true, maximum: 0 },
  annee_lancement: { label: 'Année de lancement', kind: 'year', empty: true, maximum: 0 },
  annee_debut: { label: 'Première année', kind: 'year', empty: true, maximum: 0 },
  annee_fin: { label: 'Dernière année', kind: 'year', empty: true, maximum: 0 },
  cout_actualise_eur: { label: 'Coût actualisé, en euros', kind: 'euros', empty: true, maximum: 0 },
  portee: { label: 'Portée', kind: 'choice', empty: false, maximum: 0 },
  communes: { label: 'Communes', kind: 'codes', empty: true, maximum: 200 },
  objets: { label: 'Lieux liés', kind: 'objects', empty: true, maximum: 500 },
};

export const NAMES = Object.keys(FIELDS) as readonly FieldName[];

export type Typed = Readonly<Record<FieldName, string>>;

export const BLANK: FicheDocument = {
  titre: '', description: '', noeud: '', portee: 'non_precise', type_operation: null, budget: null, annee_lancement: null,
  annee_debut: null, annee_fin: null, maitres_ouvrage: [], communes: [], objets: [], traces: [], cout_actualise_eur: null,
};

export function codesOf(text: string): readonly string[] {
  return JSON.parse(text === '' ? '[]' : text) as string[];
}

export function objectsOf(text: string): readonly ObjectLink[] {
  return JSON.parse(text === '' ? '[]' : text) as ObjectLink[];
}

/** Keys in one order, links in one order: two equal lists are equal texts. */
export function objectsText(links: readonly ObjectLink[]): string {
  const key = ({ layer, id, role }: ObjectLink): string => `${layer}\n${id}\n${role}`;
  return JSON.stringify([...links].sort((a, b) => (key(a) < key(b) ? -1 : 1)).map(({ layer, id, role }) => ({ layer, id, role })));
}

/** Owners keep their order; communes have none. */
export function codesText(name: FieldName, codes: readonly string[]): string {
  return JSON.stringify(name === 'communes' ? [...codes].sort() : codes);
}

function textOf(document: FicheDocument, name: FieldName): string {
  const value = document[name];
  if (value === null) return '';
  if (name === 'objets') return objectsText(document.objets);
  if (Array.isArray(value)) return codesText(name, value as readonly string[]);
  return typeof value === 'number' ? String(value).replace('.', ',') : String(value);
}

export function typedOf(document: FicheDocument): Typed {
  return Object.fromEntries(NAMES.map((name) => [name, textOf(document, name)])) as Typed;
}

/** What is accepted, in the service's words. */
export function accepted(name: FieldName): string {
  const { kind, empty, maximum } = FIELDS[name];
  switch (kind) {
    case 'text':
    case 'area': return `un texte de 1 à ${maximum} caractères`;
    case 'year': return 'une année de 1990 à 2100, ou rien';
    case 'euros': return 'un montant en euros, de 0 à 100 milliards, au centime, ou rien';
    case 'choice': return empty ? 'un choix de la liste, ou rien' : 'un choix de la liste ; ce champ ne peut pas être vide';
    default: return `une liste d’au plus ${maximum} éléments, chacun une fois`;
  }
}

type Value = FicheDocument[FieldName];

/** Undefined when the text does not fit. */
export function valueOf(name: FieldName, text: string): Value | undefined {
  const { kind, empty, maximum } = FIELDS[name];
  const bare = text.trim();
  if (kind === 'objects' || kind === 'codes') {
    const list = kind === 'objects' ? objectsOf(text) : codesOf(text);
    return list.length <= maximum ? (list as Value) : undefined;
  }
  if (bare === '') return empty ? null : undefined;
  if (kind === 'year') {
    const year = parseYear(bare);
    return year === null || year === undefined || year < 1990 || year > 2100 ? undefined : year;
  }
  if (kind === 'euros') {
    const euros = parseEuros(bare);
    return euros === null || euros === undefined || euros > 100_000_000_000 ? undefined : euros;
  }
  return kind !== 'choice' && bare.length > maximum ? undefined : bare;
}

/** By value: `1 234,50` is `1234,5`. */
export function same(name: FieldName, a: string, b: string): boolean {
  if (a === b) return true;
  const [left, right] = [valueOf(name, a), valueOf(name, b)];
  return left !== undefined && right !== undefined && JSON.stringify(left) === JSON.stringify(right);
}

/** The fields whose value is no longer the base's. */
export function changed(base: Typed, typed: Typed): readonly FieldName[] {
  return NAMES.filter((name) => !same(name, base[name], typed[name]));
}

export interface Reading {
  /** Only what differs: a merge patch. */
  readonly changes: Partial<FicheDocument>;
  /** By field, a sentence that says what is accepted. */
  readonly errors: ReadonlyMap<FieldName, string>;
}

/** `needed` must hold something even when untouched (a fiche that is being created). */
export function readChanges(base: Typed, typed: Typed, needed: readonly FieldName[] = []): Reading {
  const changes: Partial<Record<FieldName, Value>> = {};
  const errors = new Map<FieldName, string>();
  for (const name of NAMES.filter((each) => needed.includes(each) || !same(each, base[each], typed[each]))) {
    const value = valueOf(name, typed[name]);
    if (value === undefined) errors.set(name, `Accepté : ${accepted(name)}.`);
    else changes[name] = value;
  }
  const [first, last] = [valueOf('annee_debut', typed.annee_debut), valueOf('annee_fin', typed.annee_fin)];
  if (typeof first === 'number' && typeof last === 'number' && last < first && ('annee_debut' in changes || 'annee_fin' in changes)) {
    errors.set('annee_fin', `Accepté : une année à partir de la première année, ${first}.`);
  }
  return { changes: changes as Partial<FicheDocument>, errors };
}
