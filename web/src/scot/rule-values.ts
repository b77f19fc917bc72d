// Values of rules: as they are read, and as a form sends them.

import type { Parameter, RuleKey } from '../api/rules.ts';
import { date } from '../format/date.ts';
import { plain } from '../format/number.ts';
import { groupSources } from '../format/source.ts';
import { glue } from '../format/typography.ts';

export function parameterText({ valeur, valeur_date, valeur_texte, unite }: Pick<Parameter, 'valeur' | 'valeur_date' | 'valeur_texte' | 'unite'>, genre: string): string {
  if (valeur_date !== null) return date(valeur_date);
  if (valeur === null) return glue(valeur_texte ?? '');
  if (genre === 'oui_non') return valeur === 1 ? 'Oui' : 'Non';
  if (genre === 'annee') return String(valeur);
  const unit = unite ?? (genre === 'pourcentage' ? '%' : genre === 'surface_ha' ? 'ha' : '');
  return unit === '' ? plain(valeur) : `${plain(valeur)}\u202f${unit}`;
}

/** What to send for a text typed in a field of a kind; null when it is none. */
export function readValue({ genre, membre }: RuleKey, text: string): Readonly<Record<string, unknown>> | null {
  if (genre === 'date' || genre === 'texte') return text === '' ? null : { [membre]: text };
  if (genre === 'oui_non') return text === 'oui' || text === 'non' ? { valeur: text === 'oui' } : null;
  const value = Number(text.replace(/[\s\u00a0\u202f%]/g, '').replace('−', '-').replace(',', '.'));
  return text === '' || !Number.isFinite(value) ? null : { valeur: value };
}

const PLACES: Readonly<Record<string, string>> = { france: 'France', 'region:32': 'Hauts-de-France' };

/** `commune:62413` → the commune's name, where it is known. */
export function placeName(perimetre: string, nameOf: (layer: string, id: string) => string | null): string {
  const [kind = '', code = ''] = perimetre.split(':');
  return PLACES[perimetre] ?? nameOf(kind === 'commune' ? 'communes' : kind, code) ?? perimetre;
}

export const KIND_NAMES: Readonly<Record<string, string>> = { france: 'France entière', region: 'Région', scot: 'SCoT', epci: 'Agglomération', commune: 'Commune' };

/** A text of law as it is; `document:line` by the document's name. */
export function sourceText(source: string): string {
  return /^[a-z0-9-]+:\d[\d-]*$/.test(source) ? groupSources([source]).map(({ document, places }) => [document, ...places].join(', ')).join(' ; ') : glue(source);
}
