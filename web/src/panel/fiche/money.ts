// A fiche's money as printed: sections of expenses and receipts, funders, shares, its row in the contract's table.

import { html, nothing, type TemplateResult } from 'lit';
import type { AmountTable, MaquetteRow, MoneySection, Partner } from '../../api/fiche.ts';
import { amountText } from '../../format/amount.ts';
import { column, cost, funding, moneySection, tax } from '../../format/code.ts';
import { glue } from '../../format/typography.ts';
import { row } from '../../ui/links.ts';
import { type Content, fact, unknown } from '../../ui/parts.ts';

function tableRows(title: string, { lignes, total }: AmountTable): TemplateResult {
  return html`
    <tbody>
      <tr class="group"><th scope="rowgroup" colspan="2">${title}</th></tr>
      ${lignes.map((line) => html`<tr><th scope="row">${line.libelle}</th><td>${amountText(line) ?? unknown()}</td></tr>`)}
      ${total === null ? nothing : html`<tr class="total"><th scope="row">Total</th><td>${amountText(total) ?? unknown()}</td></tr>`}
    </tbody>
  `;
}

/** A section where the document prints nothing but zeros is one line. */
function isNought({ depenses, recettes }: MoneySection): boolean {
  return [depenses, recettes].every((table) => table === null || (table.lignes.length === 0 && (table.total === null || table.total.montant_eur === 0)));
}

export function sectionView(section: MoneySection): TemplateResult {
  const notes = [section.taxe === null ? null : tax(section.taxe).toLowerCase(), section.periode === 'annuelle' ? 'par an' : null].filter((note) => note !== null);
  return html`
    <h3 class="money-title">${moneySection(section.section)}${notes.length === 0 ? nothing : html` <span class="unit">(${notes.join(', ')})</span>`}</h3>
    ${isNought(section)
      ? html`<p class="empty">Aucune dépense ni recette : le document imprime 0.</p>`
      : html`
        <table class="figures">
          <caption class="visually-hidden">${moneySection(section.section)}</caption>
          ${section.depenses === null ? nothing : tableRows('Dépenses', section.depenses)}
          ${section.recettes === null ? nothing : tableRows('Recettes', section.recettes)}
        </table>`}
  `;
}

function names({ parties, nom_imprime }: Partner): string {
  const known = parties.map(({ nom }) => nom).join(', ');
  return known || nom_imprime || 'Financeur non précisé';
}

function partnerNotes({ dispositif, etat, delai, difficultes, colonne, parties }: Partner): Content {
  const notes = [
    // The column tells something when it is not simply the funder's own.
    colonne === null || (parties.length === 1 && parties[0]?.code === colonne) ? null : `imprimé dans la colonne « ${column(colonne)} »`,
    dispositif,
    // The printed delay often begins with the state itself.
    etat === null || delai?.startsWith(funding(etat)) ? null : funding(etat),
    delai,
    difficultes === null ? null : `Difficultés : ${difficultes}`,
  ].filter((note) => note);
  return notes.length === 0 ? nothing : glue(notes.join(' · '));
}

export function partnerList(partners: readonly Partner[], total: Partner | null): TemplateResult {
  return html`
    <ul class="rows">
      ${partners.map((partner) => row(html`<span>${names(partner)}</span>`, amountText(partner) ?? unknown(), partnerNotes(partner)))}
      ${total === null ? nothing : html`<li class="row total"><div class="row-main">Total</div><div class="row-figure">${amountText(total) ?? unknown()}</div></li>`}
    </ul>
  `;
}

/** What the whole page says beside a cost of the contract's table, and under it. */
export interface BesideCost {
  readonly mark: (cost: string) => Content;
  readonly note: (cost: string) => Content;
}

const ALONE: BesideCost = { mark: () => nothing, note: () => nothing };

/** Findings are about the first row, which names the fiche. */
export function maquetteView(rows: readonly MaquetteRow[], first: BesideCost = ALONE): TemplateResult {
  return html`
    ${rows.map((each, index) => html`
      <dl class="facts">
        ${each.libelle === null ? nothing : html`<div class="fact long"><dt>Libellé imprimé</dt><dd>${glue(each.libelle)}</dd></div>`}
        ${each.maitre_ouvrage === null ? nothing : fact('Maître d’ouvrage imprimé', each.maitre_ouvrage)}
        ${each.annee === null ? nothing : fact('Année', each.annee)}
        ${Object.entries(each.couts).map(([name, amount]) => {
          const beside = index === 0 ? first : ALONE;
          return html`${fact(cost(name), html`${amountText(amount) ?? unknown()} ${beside.mark(name)}`)}${beside.note(name)}`;
        })}
        ${each.financements === null ? nothing : html`<div class="fact long"><dt>Financements</dt><dd>${glue(each.financements)}</dd></div>`}
        ${each.commentaire === null ? nothing : html`<div class="fact long"><dt>Commentaire</dt><dd>${glue(each.commentaire)}</dd></div>`}
      </dl>`)}
  `;
}
