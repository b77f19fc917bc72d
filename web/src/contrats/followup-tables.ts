// The tables of a follow-up: the service's sums, one row a name; on a narrow screen the columns that matter most.

import { html, nothing, type TemplateResult } from 'lit';
import type { FollowedFiche, Followup, Measures, PartnerMeasures } from '../api/followup.ts';
import { status } from '../format/code.ts';
import { date } from '../format/date.ts';
import { count, euros, plain, plural, withUnit } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { href } from '../state/route.ts';
import { communeLink } from '../ui/links.ts';
import { type Content, known, unknown } from '../ui/parts.ts';

export type Named = readonly [Content, Measures];

export const percent = (value: number): string => withUnit(plain(value), '%');

export const NOTHING = html`<p class="empty">Aucune fiche ne répond à ces filtres.</p>`;

/** How far the fiches are: how many are done, and what was spent of their cost. */
export function progressTable(caption: string, rows: readonly Named[]): TemplateResult {
  return rows.length === 0 ? NOTHING : html`
    <table class="figures spread">
      <caption class="visually-hidden">Avancement, par ${caption.toLowerCase()}</caption>
      <thead><tr><th scope="col">${caption}</th><th scope="col">Fiches</th><th scope="col">Taux de réalisation</th><th scope="col" class="second">Taux d’exécution</th></tr></thead>
      <tbody>${rows.map(([name, { nombre, taux_realisation_pct, taux_execution_pct }]) => html`
        <tr><th scope="row">${name}</th><td>${count(nombre)}</td><td>${known(taux_realisation_pct, percent)}</td><td class="second">${known(taux_execution_pct, percent)}</td></tr>`)}</tbody>
    </table>`;
}

/** Of fiches whose cost is not known, nothing can be said to be left. */
function left(value: number | null, hasCost: boolean): Content {
  return hasCost ? known(value, euros) : unknown();
}

function moneyRow(name: Content, { nombre, sans_cout, cout_eur, realise_eur, notifie_eur, verse_eur, reste_a_financer_eur }: Measures, className = ''): TemplateResult {
  return html`<tr class=${className}><th scope="row">${name}</th><td>${count(nombre)}</td>
    <td>${known(cout_eur, euros)}${sans_cout === 0 ? nothing : html`<div class="row-below">${plural(sans_cout, 'fiche')} sans coût</div>`}</td>
    <td class="second">${known(realise_eur, euros)}</td><td class="second">${known(notifie_eur, euros)}</td><td class="second">${known(verse_eur, euros)}</td><td class="second">${left(reste_a_financer_eur, sans_cout < nombre)}</td></tr>`;
}

/** `apart`: rows that are not of the list above, under a line of their own; `total` closes when the rows add up to it. */
export function moneyTable(caption: string, rows: readonly Named[], apart: readonly Named[] = [], total: Measures | null = null): TemplateResult {
  return rows.length + apart.length === 0 ? NOTHING : html`
    <table class="figures spread">
      <caption class="visually-hidden">Montants, par ${caption.toLowerCase()}</caption>
      <thead><tr><th scope="col">${caption}</th><th scope="col">Fiches</th><th scope="col">Coût</th><th scope="col" class="second">Réalisé</th><th scope="col" class="second">Notifié</th><th scope="col" class="second">Versé</th><th scope="col" class="second">Reste à financer</th></tr></thead>
      <tbody>${rows.map(([name, measures]) => moneyRow(name, measures))}</tbody>
      ${apart.length === 0 ? nothing : html`<tbody class="apart">${apart.map(([name, measures]) => moneyRow(name, measures))}</tbody>`}
      ${total === null ? nothing : html`<tfoot>${moneyRow('Total', total, 'total')}</tfoot>`}
    </table>`;
}

/** Shares of communes, whole-agglomeration actions apart: they add up to the total, the numbers of fiches do not. */
export function communeTable({ par_commune, epci_entier, sans_localisation, totaux }: Followup): TemplateResult {
  const apart: Named[] = [
    ...(epci_entier.nombre === 0 ? [] : [['Toute l’agglomération, à part', epci_entier] as const]),
    ...(sans_localisation.nombre === 0 ? [] : [['Sans commune connue', sans_localisation] as const]),
  ];
  return moneyTable('Commune', par_commune.map((row) => [communeLink(row.commune), row]), apart, totaux);
}

export function partnerTable(partners: readonly PartnerMeasures[]): TemplateResult {
  return partners.length === 0 ? html`<p class="empty">Aucun financement connu.</p>` : html`
    <table class="figures spread">
      <caption class="visually-hidden">Financements par partenaire</caption>
      <thead><tr><th scope="col">Partenaire</th><th scope="col">Attendu</th><th scope="col" class="second">Sollicité</th><th scope="col">Notifié</th><th scope="col" class="second">Engagé</th><th scope="col" class="second">Versé</th></tr></thead>
      <tbody>${partners.map(({ partie, attendu_eur, sollicite_eur, notifie_eur, engage_eur, verse_eur }) => html`
        <tr><th scope="row">${partie?.nom ?? unknown()}</th><td>${known(attendu_eur, euros)}</td><td class="second">${known(sollicite_eur, euros)}</td><td>${known(notifie_eur, euros)}</td><td class="second">${known(engage_eur, euros)}</td><td class="second">${known(verse_eur, euros)}</td></tr>`)}</tbody>
    </table>
  `;
}

export function followedTable(fiches: readonly FollowedFiche[], totals: Measures): TemplateResult {
  return fiches.length === 0 ? NOTHING : html`
    <table class="figures spread fiches">
      <caption class="visually-hidden">Fiches suivies</caption>
      <thead><tr><th scope="col">Fiche</th><th scope="col" class="words second">Statut</th><th scope="col">Coût</th><th scope="col" class="second">Réalisé</th><th scope="col" class="second">Notifié</th><th scope="col" class="second">Versé</th><th scope="col" class="second">Reste à financer</th><th scope="col" class="second">Dernier mouvement</th></tr></thead>
      <tbody>${fiches.map((fiche) => html`
        <tr><th scope="row"><a href=${href({ page: 'dossier', id: fiche.id })}><span class="fiche-number">${fiche.numero ?? fiche.id}</span> ${glue(fiche.titre)}</a><div class="row-below narrow-only">${status(fiche.statut)}</div></th>
          <td class="words second">${status(fiche.statut)}</td><td>${known(fiche.cout_eur, euros)}</td><td class="second">${known(fiche.realise_eur, euros)}</td><td class="second">${known(fiche.notifie_eur, euros)}</td>
          <td class="second">${known(fiche.verse_eur, euros)}</td><td class="second">${left(fiche.reste_a_financer_eur, fiche.cout_eur !== null)}</td><td class="second">${fiche.dernier_mouvement === null ? html`<em class="mention">Aucun</em>` : date(fiche.dernier_mouvement)}</td></tr>`)}</tbody>
      <tfoot><tr class="total"><th scope="row">Total</th><td class="second"></td><td>${known(totals.cout_eur, euros)}</td><td class="second">${known(totals.realise_eur, euros)}</td><td class="second">${known(totals.notifie_eur, euros)}</td>
        <td class="second">${known(totals.verse_eur, euros)}</td><td class="second">${known(totals.reste_a_financer_eur, euros)}</td><td class="second"></td></tr></tfoot>
    </table>`;
}
