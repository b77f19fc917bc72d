// What moved since the last meeting, what is late, does not balance, waits for a decision: sums, then fiche by fiche with why.

import { html, nothing, type TemplateResult } from 'lit';
import type { Situation, SituationItem, SituationPart, Sums, YearMoney } from '../api/committee.ts';
import '../chart/chart.ts';
import { COLOURS, INK_2 } from '../chart/colours.ts';
import type { ChartSpec } from '../chart/spec.ts';
import { yearChart } from '../chart/years.ts';
import { shortEuros } from '../format/amount.ts';
import { status } from '../format/code.ts';
import { date } from '../format/date.ts';
import { count, euros, plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { href } from '../state/route.ts';
import { section, unknown } from '../ui/parts.ts';
import type { FicheRef } from '../api/refs.ts';

const SUMS = [
  ['cout_eur', 'Coût des fiches'], ['prevu_eur', 'Dépenses prévues'], ['notifie_eur', 'Financements notifiés'], ['engage_eur', 'Financements engagés'],
  ['verse_eur', 'Financements versés'], ['realise_eur', 'Dépenses réalisées'], ['reste_a_financer_eur', 'Reste à financer'],
] as const satisfies readonly (readonly [keyof Sums, string])[];

function money(value: number | null | undefined): TemplateResult | string {
  return value === null || value === undefined ? unknown() : euros(value);
}

function change(before: number | null | undefined, after: number | null | undefined): string {
  const gap = (after ?? 0) - (before ?? 0);
  return gap === 0 ? '=' : `${gap > 0 ? '+' : '−'}\u202f${euros(Math.abs(gap))}`;
}

export function figures({ depuis, date: day, chiffres: { avant, apres, statuts } }: Situation): TemplateResult {
  return html`
    <div class="meeting-figures">
      <table class="figures spread">
        <caption>Montants avant et après</caption>
        <thead><tr><th scope="col">Montant</th><th scope="col">${date(depuis)}</th><th scope="col">${date(day)}</th><th scope="col" class="second">Écart</th></tr></thead>
        <tbody>${SUMS.map(([name, title]) => html`<tr><th scope="row">${title}</th><td>${money(avant?.[name])}</td><td>${money(apres?.[name])}</td><td class="second">${change(avant?.[name], apres?.[name])}</td></tr>`)}</tbody>
      </table>
      <table class="figures spread">
        <caption>Fiches par statut</caption>
        <thead><tr><th scope="col">Statut</th><th scope="col">${date(depuis)}</th><th scope="col">${date(day)}</th></tr></thead>
        <tbody>${statuts.map(({ statut, avant: was, apres: is }) => html`<tr><th scope="row">${status(statut)}</th><td>${count(was)}</td><td>${count(is)}</td></tr>`)}</tbody>
      </table>
    </div>`;
}

export function moneyByYear(years: readonly YearMoney[]): ChartSpec {
  const changed = years.filter(({ prevu_avant_eur, prevu_eur }) => prevu_avant_eur !== prevu_eur);
  const sentence = changed.length === 0 ? 'Le prévu n’a changé pour aucune année.'
    : `Le prévu a changé pour ${changed.map(({ annee, prevu_avant_eur, prevu_eur }) => `${annee} (${prevu_avant_eur === null ? 'non renseigné' : shortEuros(prevu_avant_eur)} → ${prevu_eur === null ? 'non renseigné' : shortEuros(prevu_eur)})`).join(', ')}.`;
  return yearChart({
    name: 'comite-annees', title: 'Dépenses par année', sentence, kind: 'euros',
    series: [{ title: 'Prévu', colour: INK_2, motif: 'plein' }, { title: 'Réalisé', colour: COLOURS.parcs, motif: 'hachures' }],
    rows: years.map(({ annee, prevu_eur, realise_eur }) => ({ year: annee, values: [prevu_eur, realise_eur] })),
  });
}

/** What the page offers beside a fiche: on the agenda, or putting it there. */
export type Offer = (item: SituationItem) => TemplateResult | typeof nothing;

export function ficheLink({ id, numero, titre }: FicheRef): TemplateResult {
  return html`<a href=${href({ page: 'dossier', id })}><span class="fiche-number">${numero ?? id}</span> ${glue(titre)}</a>`;
}

/** Types whose sentence does not say its day. */
const DATED: readonly string[] = ['decision', 'financement', 'depense', 'note', 'piece', 'fiche'];

function row(item: SituationItem, offer: Offer): TemplateResult {
  const { fiche, statut, statut_avant, raisons, apres } = item;
  const moved = statut_avant !== null && statut !== null && statut_avant !== statut;
  return html`
    <li class="matter">
      <div class="matter-head">${ficheLink(fiche)}
        <p class="row-below">${moved ? `${status(statut_avant)} → ${status(statut)}` : statut === null ? nothing : status(statut)} · ${apres.cout_eur === null ? 'coût non renseigné' : `coût ${euros(apres.cout_eur)}`}${apres.reste_a_financer_eur === null ? nothing : ` · reste à financer ${euros(apres.reste_a_financer_eur)}`}</p></div>
      <ul class="matter-reasons">${raisons.map(({ type, phrase, date: day, tardif, annule }) => html`<li class=${annule ? 'cancelled' : tardif ? 'late' : ''}>${glue(phrase)}${day === null || !DATED.includes(type) ? nothing : html` <span class="hint">${date(day)}</span>`}</li>`)}</ul>
      <div class="matter-offer no-print">${offer(item)}</div>
    </li>`;
}

export function part(title: string, { numberMatched, items }: SituationPart, none: string, offer: Offer, id: string): TemplateResult {
  const left = numberMatched - items.length;
  return html`<div id=${id} class="matter-part">${section(title, items.length === 0 ? html`<p class="empty">${none}</p>` : html`
    <ul class="whys">${items.map((item) => row(item, offer))}</ul>
    ${left > 0 ? html`<p class="hint">Les ${plural(items.length, 'première fiche', 'premières fiches')} ; ${plural(left, 'autre')} se lisent page par page par l’API.</p>` : nothing}`, plural(numberMatched, 'fiche'))}</div>`;
}

export function rules({ regles }: Situation): TemplateResult {
  return html`<details class="more no-print"><summary>Comment ces listes et ces chiffres sont faits</summary><ul class="rules">${regles.map((rule) => html`<li>${glue(rule)}</li>`)}</ul></details>`;
}
