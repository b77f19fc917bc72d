// The table itself: heads that sort, rows under headings with their sums, the service's totals below.

import { html, nothing, type TemplateResult } from 'lit';
import type { FicheSummary } from '../api/fiche.ts';
import type { TableTotals } from '../api/tableau.ts';
import { ariaSort, nextOrder } from '../contrats/sort.ts';
import { euros, plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { href } from '../state/route.ts';
import { contractName } from '../ui/links.ts';
import { type Content, unknown } from '../ui/parts.ts';
import type { Column } from './columns.ts';
import { grouped, sum } from './groups.ts';

const SIGNS = { ascending: '▲', descending: '▼', none: '' } as const;

/** What a money column adds up, of one fiche and of all. */
const SUMS: Readonly<Record<string, readonly [(fiche: FicheSummary) => number | null, (totals: TableTotals) => number | null]>> = {
  montant: [({ montant_total_eur }) => montant_total_eur, ({ montant_total_eur }) => montant_total_eur],
  prevu: [({ prevu_eur }) => prevu_eur, ({ prevu_eur }) => prevu_eur],
  realise: [({ realise_eur }) => realise_eur, ({ realise_eur }) => realise_eur],
  retenu: [({ retenu_eur }) => retenu_eur, ({ retenu_eur }) => retenu_eur],
  reste: [({ reste_a_financer_eur }) => reste_a_financer_eur, ({ reste_a_financer_eur }) => reste_a_financer_eur],
};

export interface TableContext {
  readonly catalogue: Catalogue;
  readonly columns: readonly Column[];
  readonly order: string;
  readonly sort: (order: string) => void;
  readonly grouping: string;
  readonly lit: readonly string[];
  /** Several contracts are shown: a number alone does not say which. */
  readonly mixed: boolean;
}

function head(id: string, title: string, words: boolean, { order, sort }: TableContext, by: string): TemplateResult {
  const style = words ? 'words' : '';
  if (by === '') return html`<th scope="col" class=${style}>${title}</th>`;
  const direction = ariaSort(order, by);
  return html`<th scope="col" class=${style} aria-sort=${direction} data-column=${id}><button type="button" class="sort" @click=${() => sort(nextOrder(order, by))}>${title}<span aria-hidden="true">${SIGNS[direction]}</span></button></th>`;
}

function line(fiche: FicheSummary, { catalogue, columns, lit, mixed, grouping }: TableContext): TemplateResult {
  return html`
    <tr data-target="fiches/${fiche.id}" data-fiche=${fiche.id} class=${lit.includes(fiche.id) ? 'lit' : ''}>
      <th scope="row"><a href=${href({ page: 'dossier', id: fiche.id })}><span class="fiche-number">${fiche.numero ?? fiche.id}</span> ${glue(fiche.titre)}</a>
        ${mixed && grouping !== 'contrat' && !columns.some(({ id }) => id === 'contrat') ? html`<div class="row-below">${contractName(fiche.contrat)}</div>` : nothing}
        <a class="to-map no-map" href=${href({ page: 'fiche', id: fiche.id })} aria-label="Sur la carte : fiche ${fiche.numero ?? fiche.id}">Carte</a></th>
      ${columns.map((column) => html`<td class=${column.words ? 'words' : ''} data-title=${column.title}>${column.cell(fiche, catalogue)}</td>`)}
    </tr>`;
}

function sums(title: Content, fiches: readonly FicheSummary[] | null, totals: TableTotals | null, { columns }: TableContext): TemplateResult {
  return html`<tr class="total"><th scope="row">${title}</th>${columns.map((column) => {
    const of = SUMS[column.id];
    if (of === undefined) return html`<td class="blank"></td>`;
    const value = fiches !== null ? sum(fiches.map(of[0])) : totals === null ? null : of[1](totals);
    return html`<td data-title=${column.title}>${value === null ? unknown() : euros(value)}</td>`;
  })}</tr>`;
}

export function fichesTable(fiches: readonly FicheSummary[], totals: TableTotals | null, context: TableContext): TemplateResult {
  const groups = grouped(fiches, context.grouping, contractName);
  return html`
    <div class="scroll tableau-scroll" tabindex="0" role="region" aria-label="Tableau des fiches">
      <table class="figures tableau-table">
        <caption class="visually-hidden">Fiches des contrats, selon les filtres</caption>
        <thead><tr>${head('titre', 'Fiche', true, context, 'titre')}${context.columns.map((column) => head(column.id, column.title, column.words, context, column.sort))}</tr></thead>
        ${groups.map(({ title, fiches: members }) => html`
          <tbody>
            ${context.grouping === '' ? nothing : html`<tr class="group"><th scope="rowgroup" colspan=${context.columns.length + 1}>${title} <span class="unit">${plural(members.length, 'fiche')}</span></th></tr>`}
            ${members.map((fiche) => line(fiche, context))}
            ${context.grouping === '' ? nothing : sums('Sous-total', members, null, context)}
          </tbody>`)}
        ${totals === null ? nothing : html`<tfoot>${sums('Total', null, totals, context)}</tfoot>`}
      </table>
    </div>`;
}
