// One finding: its sentence, the values that disagree, and where each is printed.

import { html, nothing, type TemplateResult } from 'lit';
import type { Anomaly, AnomalyValue } from '../api/anomaly.ts';
import { euros, plain } from '../format/number.ts';
import { groupSources } from '../format/source.ts';
import { glue } from '../format/typography.ts';
import { href } from '../state/route.ts';
import { contractName } from '../ui/links.ts';
import type { Content } from '../ui/parts.ts';
import { severityBadge } from './severity.ts';

function valueText({ valeur, unite }: AnomalyValue): string | null {
  if (typeof valeur === 'number') {
    return unite === '€' ? euros(valeur) : `${plain(valeur)}${unite === null ? '' : `\u00a0${unite}${valeur >= 2 ? 's' : ''}`}`;
  }
  return valeur === null || valeur === '' ? null : valeur;
}

const bare = (text: string): string => text.replace(/\s/g, '').toLowerCase();

/** The printed text, when it says more than the value. */
function printed({ imprime, valeur, sources }: AnomalyValue, text: string | null): Content {
  if (imprime === null || imprime === '') {
    return sources.length === 0 || (typeof valeur === 'number' && imprime === null) ? html`<span class="unit">calculé</span>` : html`<span class="unit">rien d’imprimé</span>`;
  }
  return text !== null && bare(imprime) === bare(text) ? nothing : html`<span class="unit">imprimé « ${imprime} »</span>`;
}

function where(sources: readonly string[]): Content {
  const groups = groupSources(sources);
  return groups.length === 0 ? nothing : html`${groups.map(({ document, places }) => html`<div>${document}${places.length === 0 ? nothing : html`, ${places.join(', ')}`}</div>`)}`;
}

function valueRow(value: AnomalyValue): TemplateResult {
  const text = valueText(value);
  return html`<tr><th scope="row">${value.libelle}</th><td>${text ?? nothing} ${printed(value, text)}</td><td class="words where">${where(value.sources)}</td></tr>`;
}

/** Who the finding is about, as a link to its page. */
export function subject({ fiche, contrat }: Anomaly): TemplateResult {
  return fiche === null
    ? html`<a href=${href({ page: 'contrat', id: contrat.id, filtres: {} })}>${contractName(contrat.id)}</a>, dans son ensemble`
    : html`<a href=${href({ page: 'dossier', id: fiche.id })}><span class="fiche-number">${fiche.numero ?? fiche.id}</span> ${glue(fiche.titre)}</a>`;
}

/** `title`: what the list's own headings do not already say, the rule or the fiche. */
export function finding(item: Anomaly, title: Content): TemplateResult {
  return html`
    <li class="finding">
      <p class="finding-head">${severityBadge(item.severite)} <span class="finding-title">${title}</span></p>
      <p class="finding-phrase">${glue(item.phrase)}</p>
      <table class="figures finding-values">
        <caption class="visually-hidden">Valeurs : ${item.phrase}</caption>
        <thead class="visually-hidden"><tr><th scope="col">Ce que c’est</th><th scope="col">Valeur</th><th scope="col">Où</th></tr></thead>
        <tbody>
          ${item.valeurs.map(valueRow)}
          ${item.difference_eur === null ? nothing : html`<tr class="total"><th scope="row">Écart</th><td>${euros(Math.abs(item.difference_eur))}</td><td></td></tr>`}
        </tbody>
      </table>
    </li>
  `;
}
