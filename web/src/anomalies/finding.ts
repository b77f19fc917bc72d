// One finding: its sentence, the values that disagree, and where each is printed.

import { html, nothing, type TemplateResult } from 'lit';
import type { Anomalie } from '../api/anomalie.ts';
import { euros } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { href } from '../state/route.ts';
import { printed, valueText, where } from '../ui/finding-values.ts';
import { contractName } from '../ui/links.ts';
import type { Content } from '../ui/parts.ts';
import { severityShape, severityWord } from '../ui/severity.ts';

/** Who the finding is about, as a link to its page. */
export function subject({ fiche, contrat }: Anomalie): TemplateResult {
  return fiche === null
    ? html`<a href=${href({ page: 'contrat', id: contrat.id, filtres: {} })}>${contractName(contrat.id)}</a>, dans son ensemble`
    : html`<a href=${href({ page: 'dossier', id: fiche.id })}><span class="fiche-number">${fiche.numero ?? fiche.id}</span> ${glue(fiche.titre)}</a>`;
}

/** `title`: what the list's own headings do not already say, the rule or the fiche. */
export function anomaly({ severite, phrase, valeurs, difference_eur }: Anomalie, title: Content): TemplateResult {
  return html`
    <li class="anomaly">
      <p class="anomaly-head"><strong>${severityShape(severite)} ${severityWord(severite)}</strong> <span>${title}</span></p>
      <p class="anomaly-phrase">${glue(phrase)}</p>
      <table class="figures anomaly-values">
        <caption class="visually-hidden">Valeurs : ${phrase}</caption>
        <thead class="visually-hidden"><tr><th scope="col">Ce que c’est</th><th scope="col">Valeur</th><th scope="col">Où</th></tr></thead>
        <tbody>
          ${valeurs.map((value) => html`<tr><th scope="row">${value.libelle}</th><td>${valueText(value)}${printed(value)}</td><td class="words place">${where(value)}</td></tr>`)}
          ${difference_eur === null ? nothing : html`<tr class="total"><th scope="row">Écart</th><td>${euros(Math.abs(difference_eur))}</td><td></td></tr>`}
        </tbody>
      </table>
    </li>
  `;
}
