// The values that disagree in a finding, in words, and where each is printed.

import { html, nothing } from 'lit';
import type { AnomalieValue } from '../api/anomalie.ts';
import { euros, plain, withUnit } from '../format/number.ts';
import { groupSources } from '../format/source.ts';
import { glue } from '../format/typography.ts';
import { type Content, unknown } from './parts.ts';

export function valueText({ valeur, unite, imprime }: AnomalieValue): Content {
  if (typeof valeur === 'number') return unite === '€' ? euros(valeur) : unite === null ? plain(valeur) : withUnit(plain(valeur), unite);
  const text = valeur ?? imprime;
  return text === null || text === '' ? unknown() : text;
}

/** What stands in the document, when it is not simply the value. */
export function printed({ valeur, imprime }: AnomalieValue): Content {
  const same = (text: string): string => text.replace(/[\s€]/g, '').replace(',', '.');
  return imprime === null || imprime === '' || same(imprime) === same(String(valeur)) ? nothing : html` <span class="unit">(imprimé ${glue(`« ${imprime} »`)})</span>`;
}

export function where({ sources }: AnomalieValue): Content {
  return sources.length === 0 ? 'Calculé, non imprimé'
    : html`${groupSources(sources).map(({ document, places }) => html`<span class="where">${document}${places.length === 0 ? nothing : `, ${places.join(', ')}`}</span>`)}`;
}
