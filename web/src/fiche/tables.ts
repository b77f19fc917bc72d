// The money of a fiche on its page: every printed table whole, our totals beside the printed ones.

import { html, nothing, type TemplateResult } from 'lit';
import type { AmountTable, Fiche, MoneySection, Partner, Schedule } from '../api/fiche.ts';
import { amountText } from '../format/amount.ts';
import { column, funding, moneySection, post, tax } from '../format/code.ts';
import { glue } from '../format/typography.ts';
import { type Content, unknown } from '../ui/parts.ts';
import type { Findings } from './findings.ts';
import { sum, sumOfYears } from './sums.ts';
import { gapText, sumText, totalRows } from './totals.ts';

function lines(title: string, { lignes, total }: AmountTable, findings: Findings, place: string): TemplateResult | typeof nothing {
  return lignes.length === 0 && total === null ? nothing : html`
    <tbody>
      <tr class="group"><th scope="rowgroup" colspan="2">${title}</th></tr>
      ${lignes.map((line) => html`<tr><th scope="row">${line.libelle === '' ? 'Sans libellé' : glue(line.libelle)}</th><td>${amountText(line) ?? unknown()}</td></tr>`)}
      ${totalRows(total, sum(lignes), lignes.length, findings.mark(place))}
      ${findings.row([place], 2)}
    </tbody>`;
}

export function sectionTable({ section, taxe, periode, depenses, recettes }: MoneySection, findings: Findings): TemplateResult {
  const notes = [taxe === null ? null : tax(taxe).toLowerCase(), periode === 'annuelle' ? 'par an' : null].filter((note) => note !== null);
  const title = moneySection(section);
  return html`
    <div class="money-part">
      <h3>${title}${notes.length === 0 ? nothing : html` <span class="unit">(${notes.join(', ')})</span>`}</h3>
      <table class="figures">
        <caption class="visually-hidden">${title}, tel qu’imprimé, avec nos sommes</caption>
        ${depenses === null ? nothing : lines('Dépenses', depenses, findings, `${section}.depenses.total`)}
        ${recettes === null ? nothing : lines('Recettes', recettes, findings, `${section}.recettes.total`)}
      </table>
    </div>`;
}

export function scheduleTable(schedule: Schedule, findings: Findings): TemplateResult {
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label="Échéancier, tableau">
      <table class="figures broad">
        <caption class="visually-hidden">Échéancier imprimé, en euros, avec la somme de ses années</caption>
        <thead><tr>
          <th scope="col">Crédits de paiement</th>
          ${schedule.annees.map((year) => html`<th scope="col">${year}</th>`)}
          <th scope="col">Total imprimé</th><th scope="col">Somme des années</th>
        </tr></thead>
        <tbody>${schedule.lignes.map((line) => html`
          <tr class=${line.poste.includes('_') ? 'part' : 'whole'}>
            <th scope="row">${post(line.poste)}</th>
            ${schedule.annees.map((year) => {
              const cell = line.cases.find(({ annee }) => annee === year);
              return html`<td>${(cell && amountText(cell)) ?? unknown()} ${findings.mark(`echeancier.${line.poste}.${year}`)}</td>`;
            })}
            <td>${(line.total && amountText(line.total)) ?? unknown()} ${findings.mark(`echeancier.${line.poste}.total`)}</td>
            <td>${sumText(sumOfYears(line))} ${gapText(line.total, sumOfYears(line))}</td>
          </tr>
          ${findings.row([...schedule.annees, 'total'].map((column) => `echeancier.${line.poste}.${column}`), schedule.annees.length + 3)}`)}
        </tbody>
      </table>
    </div>
    ${schedule.taxe === null ? nothing : html`<p class="hint">${tax(schedule.taxe)}.</p>`}`;
}

function partnerName({ parties, nom_imprime }: Partner): string {
  return parties.map(({ nom }) => nom).join(', ') || nom_imprime || 'Financeur non précisé';
}

function partnerState({ etat, delai, difficultes }: Partner): Content {
  const words = [etat === null || delai?.startsWith(funding(etat)) ? null : funding(etat), delai, difficultes === null ? null : `Difficultés : ${difficultes}`];
  const said = words.filter((word) => word).join(' · ');
  return said === '' ? unknown() : glue(said);
}

/** `place` is where findings about the whole table stand: beside its totals. */
export function partnerTable(caption: string, partners: readonly Partner[], total: Partner | null, findings: Findings, place: string): TemplateResult {
  const origin = ({ dispositif, colonne }: Partner): Content => dispositif ?? (colonne === null ? unknown() : `Colonne « ${column(colonne)} »`);
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label=${caption}>
      <table class="figures broad partners">
        <caption class="visually-hidden">${caption}, tel qu’imprimé, avec notre somme</caption>
        <thead><tr><th scope="col">Financeur</th><th scope="col">Dispositif</th><th scope="col">Où en est la demande</th><th scope="col">Montant</th></tr></thead>
        <tbody>
          ${partners.map((partner) => html`<tr>
            <th scope="row">${partnerName(partner)}</th><td class="words">${origin(partner)}</td><td class="words">${partnerState(partner)}</td>
            <td>${amountText(partner) ?? unknown()}</td></tr>`)}
          ${total === null ? nothing : html`<tr class="total"><th scope="row" colspan="3">Total imprimé</th><td>${amountText(total) ?? unknown()} ${findings.mark(place)}</td></tr>`}
          <tr class="computed"><th scope="row" colspan="3">Somme des lignes</th><td>${sumText(sum(partners))} ${gapText(total, sum(partners))} ${total === null ? findings.mark(place) : nothing}</td></tr>
          ${findings.row([place], 4)}
        </tbody>
      </table>
    </div>`;
}

/** Whether the documents print any money for this fiche outside the recapitulative table. */
export function hasMoney({ sections, echeancier, partenaires, parts }: Fiche): boolean {
  return sections.length > 0 || echeancier !== null || partenaires.length > 0 || parts.length > 0;
}
