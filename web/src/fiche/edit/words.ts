// Values of a fiche's document in French words; names of nodes, parties and places come from who knows them.

import type { FieldName, ObjectLink } from '../../api/edit.ts';
import { budget, operation, reach } from '../../format/code.ts';
import { euros } from '../../format/number.ts';
import { roleName } from '../../ui/links.ts';
import { FIELDS } from './document.ts';

/** Each answers with the code itself while the name is not known. */
export interface Naming {
  node(id: string): string;
  party(code: string): string;
  commune(insee: string): string;
  object(link: Pick<ObjectLink, 'layer' | 'id'>): string;
}

export function isField(name: string | null): name is FieldName {
  return name !== null && name in FIELDS;
}

/** `« Titre »` for a field of the document; otherwise the label that came with it. */
export function labelOf(name: string, otherwise = name): string {
  return isField(name) ? FIELDS[name].label : otherwise;
}

/** Null when there is no value: the page then says « Non renseigné ». */
export function words(name: FieldName, value: unknown, naming: Naming): string | null {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return null;
  switch (name) {
    case 'noeud': return naming.node(String(value));
    case 'portee': return reach(String(value));
    case 'type_operation': return operation(String(value));
    case 'budget': return budget(String(value));
    case 'cout_actualise_eur': return euros(Number(value));
    case 'maitres_ouvrage': return list(value).map((code) => naming.party(String(code))).join(', ');
    case 'communes': return list(value).map((insee) => naming.commune(String(insee))).join(', ');
    case 'objets': return list(value).map((link) => objectWords(link as ObjectLink, naming)).join(', ');
    default: return String(value);
  }
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function objectWords(link: ObjectLink, naming: Naming): string {
  return `${naming.object(link)} (${roleName(link.role) ?? link.role})`;
}

const moments = new Intl.DateTimeFormat('fr-FR', {
  day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Paris',
});

/** `21 nov. 2026 à 15:42`, as clocks say it here. */
export function moment(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : moments.format(time).replace(', ', ' à ');
}

/** A sentence of the service for people: labels for names of fields, « rien » for null. */
export function plain(sentence: string): string {
  return Object.entries(FIELDS).reduce(
    (text, [name, { label }]) => text.replaceAll(`« ${name} »`, `« ${label} »`).replaceAll(name.includes('_') ? name : '\0', `« ${label} »`),
    sentence.replace(/\bou null\b/g, 'ou rien').replace(/(?<=\p{L})'(?=\p{L})/gu, '’'),
  ).replaceAll('« « ', '« ').replaceAll(' » »', ' »');
}
