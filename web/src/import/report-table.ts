// What a trial says of each line.

import { html, nothing, type TemplateResult } from 'lit';
import type { ImportChange, ImportLine, ImportProblem, State } from '../api/import.ts';
import { euros } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { href } from '../state/route.ts';
import { type Content, unknown } from '../ui/parts.ts';

const STATES: Readonly<Record<State, string>> = { valide: 'Valide', rejetee: 'Rejetée', inchangee: 'Inchangée' };

function value(given: number | string | null): Content {
  return given === null ? unknown() : typeof given === 'number' ? euros(given) : glue(given);
}

function change({ libelle, avant, apres }: ImportChange): TemplateResult {
  return html`<li><span class="import-field">${glue(libelle)} :</span> ${value(avant)} <span aria-hidden="true">→</span><span class="visually-hidden">devient</span> <strong>${value(apres)}</strong></li>`;
}

export function problem({ severite, phrase }: ImportProblem): TemplateResult {
  return html`<li class="import-problem ${severite}">${severite === 'erreur' ? nothing : severite === 'avertissement' ? 'Attention : ' : ''}${glue(phrase)}</li>`;
}

function row({ ligne, libelle, fiche, etat, changements, problemes }: ImportLine, written: boolean): TemplateResult {
  const name = fiche === null ? glue(libelle) || unknown()
    : html`<a href=${href({ page: 'dossier', id: fiche.id })} target="_blank" rel="noopener"><span class="fiche-number">${fiche.numero}</span> ${glue(fiche.titre)}</a>`;
  return html`
    <tr class="import-line ${etat}">
      <td class="import-number"><span class="import-word">Ligne </span>${ligne}</td>
      <th scope="row">${name}</th>
      <td><span class="import-state ${etat}">${written && etat === 'valide' ? 'Écrite' : STATES[etat]}</span></td>
      <td>
        ${changements.length === 0 ? nothing : html`<ul>${changements.map(change)}</ul>`}
        ${problemes.length === 0 ? nothing : html`<ul>${problemes.map(problem)}</ul>`}
      </td>
    </tr>`;
}

/** `written`: the valid lines are in. */
export function reportTable(lines: readonly ImportLine[], written = false): TemplateResult {
  return lines.length === 0 ? html`<p class="empty">Aucune ligne.</p>` : html`
    <table class="import-report">
      <caption class="visually-hidden">Ce que dit chaque ligne du fichier</caption>
      <thead><tr><th scope="col">Ligne</th><th scope="col">Fiche</th><th scope="col">État</th><th scope="col">Changements et remarques</th></tr></thead>
      <tbody>${lines.map((line) => row(line, written))}</tbody>
    </table>`;
}
