// Parts of a trajectory's page besides its measures and chart: projects, communes' own envelopes, registers, doubts.

import { html, nothing, type TemplateResult } from 'lit';
import type { CommunesSum, PrintedFigure, Trajectory } from '../api/trajectory.ts';
import { date } from '../format/date.ts';
import { plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { href } from '../state/route.ts';
import { scotRoute } from '../state/scot-route.ts';
import { type Content, fact, known, sourceList, unknown } from '../ui/parts.ts';
import type { Explainer } from './explainer.ts';
import { ha, interval, quantity, rate } from './figures.ts';
import { afterMark } from './measures.ts';

function amount(text: string | null): Content {
  return text ?? unknown();
}

export function projectsPart({ projets, perimetre }: Trajectory, explainer: Explainer): TemplateResult {
  if (projets === null) return html`<p class="empty">Les projets de ce périmètre ne sont pas renseignés.</p>`;
  const { engages, projetes, deja_dans_millesime, hors_enveloppe, sans_emprise, par_hypothese } = projets;
  const charge = (key: string, title: string, value: typeof engages | null): TemplateResult | typeof nothing => (value === null ? nothing
    : fact(`${title} (${plural(value.nombre, 'projet')})`, explainer.figure(`/projets/${key}/charge_ha`, title, amount(interval(value.charge_ha)))));
  return html`
    <dl class="facts">
      ${charge('engages', 'Engagés, autorisés ou réalisés, pas encore dans les données', engages)}
      ${charge('projetes', 'Envisagés', projetes)}
      ${charge('deja_dans_millesime', 'Déjà dans les données : non comptés deux fois', deja_dans_millesime)}
      ${charge('hors_enveloppe', 'Hors enveloppe', hors_enveloppe)}
      ${sans_emprise === null ? nothing : fact('Projets sans emprise connue', plural(sans_emprise, 'projet'))}
    </dl>
    ${['engages', 'projetes', 'deja_dans_millesime', 'hors_enveloppe'].map((key) => explainer.panel(`/projets/${key}`))}
    ${par_hypothese.length === 0 ? nothing : html`
      <table class="figures spread">
        <caption class="visually-hidden">Reste de l’enveloppe avant et après les projets, par taux</caption>
        <thead><tr><th scope="col">Taux</th><th scope="col">Reste</th><th scope="col" class="second">Après les engagés</th><th scope="col">Après les envisagés</th><th scope="col" class="second">Alors</th></tr></thead>
        <tbody>${par_hypothese.map(({ taux_pct, reste_ha, apres_engages_ha, apres_projetes_ha, statut }, index) => {
          const at = `/projets/par_hypothese/${index}`;
          return html`
            <tr><th scope="row">${rate(taux_pct)}</th><td>${explainer.figure(`${at}/reste_ha`, 'Reste', known(reste_ha, ha))}</td>
              <td class="second">${explainer.figure(`${at}/apres_engages_ha`, 'Reste après les projets engagés', amount(interval(apres_engages_ha)))}</td>
              <td>${explainer.figure(`${at}/apres_projetes_ha`, 'Reste après les projets envisagés', amount(interval(apres_projetes_ha)))}</td>
              <td class="second">${afterMark(statut)}</td></tr>
            ${explainer.row(at, 5)}`;
        })}</tbody>
      </table>`}
    ${(projets.raisons ?? []).map((sentence) => html`<p class="reason">${glue(sentence)}</p>`)}
    <p class="actions"><a class="button" href=${href(scotRoute('projets', perimetre.id))}>Choisir les projets, essayer le sien</a></p>`;
}

const SUMS: readonly (readonly [keyof CommunesSum, string, string | null])[] = [
  ['enveloppe_ha', 'Enveloppe, garanties comprises', 'ha'], ['sans_plancher_ha', 'Enveloppe, sans garantie', 'ha'], ['consommation_ha', 'Consommation', 'ha'], ['reste_ha', 'Reste', 'ha'],
  ['communes_au_plancher', 'Communes relevées par la garantie', null], ['depassees', 'Communes déjà au-delà de leur enveloppe', null], ['communes_sans_donnees', 'Communes sans donnée', null],
];

/** Of one commune, there is no sum. */
export function communesPart({ hypotheses }: Trajectory, explainer: Explainer): TemplateResult | typeof nothing {
  const columns = hypotheses.flatMap(({ taux_pct, somme_communes: sum }, index) => (sum === null || sum === undefined ? [] : [{ taux_pct, sum, at: `/hypotheses/${index}/somme_communes` }]));
  return columns.length === 0 ? nothing : html`
    <table class="figures measures">
      <caption class="visually-hidden">Somme des communes, par taux</caption>
      <thead><tr><th scope="col">Communes prises une à une</th>${columns.map(({ taux_pct }) => html`<th scope="col">${rate(taux_pct)}</th>`)}</tr></thead>
      <tbody>${SUMS.map(([key, title, unit]) => html`
        <tr><th scope="row">${title}</th>${columns.map(({ sum, at }) => html`<td>${explainer.figure(`${at}/${key}`, `${title}, somme des communes`, known(sum[key], (value) => quantity(value, unit)))}</td>`)}</tr>
        ${columns.map(({ at }) => explainer.row(`${at}/${key}`, 1 + columns.length))}`)}</tbody>
    </table>
    <p class="hint">Les enveloppes des communes prises une à une, chacune avec sa garantie éventuelle. Le périmètre a la sienne, calculée sur sa propre consommation : l’une ne remplace pas l’autre.</p>`;
}

export function registersPart({ registres, garantie_communale }: Trajectory, explainer: Explainer): TemplateResult {
  return html`
    <dl class="facts">
      ${registres === null ? nothing : html`
        ${fact('Projets d’envergure nationale ou européenne', explainer.figure('/registres/pene_ha', 'PENE', known(registres.pene_ha, ha)))}
        ${fact('Renaturation déductible', explainer.figure('/registres/renaturation_deductible_ha', 'Renaturation déductible', known(registres.renaturation_deductible_ha, ha)))}
        ${fact('Renaturation non déductible', explainer.figure('/registres/renaturation_non_deductible_ha', 'Renaturation non déductible', known(registres.renaturation_non_deductible_ha, ha)))}`}
      ${garantie_communale === null ? nothing : html`
        ${fact('Garantie communale', known(garantie_communale.surface_ha, ha))}
        ${fact('Document d’urbanisme avant le', known(garantie_communale.document_avant, date))}
        ${fact('Communes éligibles', known(garantie_communale.communes_eligibles, String))}`}
    </dl>
    ${explainer.panel('/registres')}
    ${garantie_communale === null ? nothing : html`<p class="reason">${glue(garantie_communale.raison)}</p>`}
    <p class="actions"><a class="button quiet" href=${href(scotRoute('registres'))}>Registres</a> <a class="button quiet" href=${href(scotRoute('regles'))}>Règles</a></p>`;
}

export function printedPart(figures: readonly PrintedFigure[]): TemplateResult {
  return figures.length === 0 ? html`<p class="empty">Les contrats n’impriment aucun chiffre foncier pour ce périmètre.</p>` : html`
    <ul class="rows">${figures.map(({ titre, valeur, unite, imprime, epci, sources }) => html`
      <li class="row"><div class="row-main">${glue(titre)}<div class="row-below">${epci.nom}${imprime === null ? nothing : html`, « ${glue(imprime)} »`}</div>${sourceList(sources)}</div>
        <div class="row-figure">${quantity(valeur, unite)}</div></li>`)}</ul>
    <p class="hint">Ce que les contrats disent, avec leur définition et pour leur agglomération. Ces chiffres n’entrent dans aucun calcul.</p>`;
}

export function reasonsPart({ doute, raisons }: Trajectory): TemplateResult {
  return doute.length + raisons.length === 0 ? html`<p class="empty">Aucune réserve.</p>`
    : html`<ul class="reasons">${[...doute, ...raisons].map((sentence) => html`<li>${glue(sentence)}</li>`)}</ul>`;
}
