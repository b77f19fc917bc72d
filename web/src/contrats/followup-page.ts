// <archipel-suivi>: where a contract stands at a date, or all of them: what article 8 of the contracts asks for, rates of
// progress, means mobilised, indicators. The filters are in the address, and in the files.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Alert, type Followup, followupFile, type FollowupFilters, getFollowup, getOverview, type Indicator, listAlerts } from '../api/followup.ts';
import '../chart/chart.ts';
import { date } from '../format/date.ts';
import { count, euros, plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { type ContratRoute, withFilter } from '../state/contrat-route.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';
import { contractName } from '../ui/links.ts';
import { type Content, fact, known, section, sheetHead, skeleton, unknown } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { alertList } from './alerts.ts';
import { moneyByYear, statusChart, stepsChart } from './charts.ts';
import { choice, type Choice, yearChoices } from './filter-parts.ts';
import { communeTable, followedTable, moneyTable, partnerTable, percent, progressTable } from './followup-tables.ts';
import { fileLinks } from './report-parts.ts';

/** The filters that choose fiches, beside the date. */
const CHOOSING = ['axe', 'commune', 'maitre_ouvrage', 'annee'];
const MONTHS = '6';

function part(title: string, body: Content): TemplateResult {
  return html`<section class="part"><h3>${title}</h3>${body}</section>`;
}

@customElement('archipel-suivi')
export class FollowupPage extends PageElement {
  @property({ attribute: false }) route!: ContratRoute;
  private readonly followup = new Loader<Followup>(this);
  /** Without any filter: what one can filter by. */
  private readonly whole = new Loader<Followup>(this);
  private readonly alerts = new Loader<readonly Alert[]>(this);
  private asked = '';

  private get query(): FollowupFilters {
    const { date: day, axe, commune, maitre_ouvrage, annee } = this.route.filtres;
    return { date: day, axe, commune, maitre_ouvrage, annee };
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('route')) return;
    const { query, route: { id, filtres: { date: day = '', mois = '' } } } = this;
    const before = changes.get('route') as ContratRoute | undefined;
    const keep = before?.id === id;
    if (!keep) void this.whole.load((signal) => getOverview(id, signal));
    const asked = JSON.stringify([id, query]);
    if (asked !== this.asked) void this.followup.load((signal) => getFollowup(id, query, signal), keep);
    this.asked = asked;
    if (!keep || before?.filtres['date'] !== this.route.filtres['date'] || before?.filtres['mois'] !== this.route.filtres['mois']) {
      void this.alerts.load((signal) => listAlerts(id, day, mois, signal), keep);
    }
  }

  private amend(name: string, value: string): void {
    this.emit('amend', withFilter(this.route, name, value));
  }

  private pick(name: string, title: string, none: string, choices: readonly Choice[]): TemplateResult {
    return choice(title, none, this.route.filtres[name] ?? '', choices, (value) => this.amend(name, value));
  }

  private filters(shownDate: string): TemplateResult {
    const { filtres } = this.route;
    const whole = this.whole.value;
    const byName = (choices: Choice[]): readonly Choice[] => choices.sort(([, a], [, b]) => a.localeCompare(b, 'fr'));
    return html`
      <div class="filters" role="group" aria-label="Choisir ce qui est suivi">
        <label>À la date du <input type="date" min="1990-01-01" max="2100-12-31" .value=${filtres['date'] ?? shownDate} @change=${(event: Event) => this.amend('date', (event.target as HTMLInputElement).value)} /></label>
        ${this.pick('axe', 'Axe', 'Tous', whole?.par_axe.map(({ noeud }) => [noeud.id, noeud.titre]) ?? [])}
        ${this.pick('commune', 'Commune', 'Toutes', byName(whole?.par_commune.map(({ commune }) => [commune.insee, commune.nom]) ?? []))}
        ${this.pick('maitre_ouvrage', 'Maîtrise d’ouvrage', 'Toutes', byName(whole?.par_maitre_ouvrage.flatMap(({ partie }) => (partie === null ? [] : [[partie.code, partie.nom] as const])) ?? []))}
        ${this.pick('annee', 'Année', 'Toutes', yearChoices(whole?.par_annee.map(({ annee }) => annee) ?? []))}
      </div>
      ${Object.keys(filtres).length === 0 ? nothing : html`<p class="actions"><button type="button" class="button quiet" @click=${() => this.emit('amend', { ...this.route, filtres: {} })}>Effacer les filtres</button></p>`}
      ${this.route.id === '' ? nothing : fileLinks('Tableau de suivi', (extension) => followupFile(this.route.id, this.query, extension), html`<a class="button quiet" href=${href({ page: 'import', id: this.route.id })}>Importer un tableau de suivi</a>`)}
    `;
  }

  private progress({ totaux, par_statut, par_axe, par_contrat }: Followup): TemplateResult {
    return section('Taux de réalisation', html`
      <dl class="facts columns">
        ${fact('Taux de réalisation', ofWhat(totaux.taux_realisation_pct, 'des fiches non abandonnées'))}
        ${fact('Taux d’exécution', ofWhat(totaux.taux_execution_pct, 'du coût dépensé'))}
        ${fact('Abandonnées', plural(totaux.abandonnees, 'fiche'))}
      </dl>
      <archipel-chart .spec=${statusChart(par_statut)}></archipel-chart>
      ${par_contrat === undefined ? nothing : part('Par contrat', progressTable('Contrat', par_contrat.map((row) => [contractLink(this.route, row.contrat.id), row])))}
      ${part('Par axe', progressTable('Axe', par_axe.map((row) => [row.noeud.titre, row])))}
    `);
  }

  private means(value: Followup): TemplateResult {
    const { totaux, regles } = value;
    const shares = regles.find((rule) => rule.includes('parts égales'));
    return section('Moyens mobilisés', html`
      <dl class="facts columns">
        ${fact('Coût', html`${known(totaux.cout_eur, euros)}${totaux.sans_cout === 0 ? nothing : html` <span class="unit">(${plural(totaux.sans_cout, 'fiche')} sans coût)</span>`}`)}
        ${fact('Dépenses prévues', known(totaux.prevu_eur, euros))}
        ${fact('Dépenses réalisées', known(totaux.realise_eur, euros))}
        ${fact('Reste à financer', known(totaux.reste_a_financer_eur, euros))}
      </dl>
      <archipel-chart .spec=${stepsChart(totaux)}></archipel-chart>
      ${value.par_annee.length === 0 ? part('Dépenses par année', html`<p class="empty">Aucune dépense par année n’est connue.</p>`) : html`<archipel-chart .spec=${moneyByYear(value.par_annee)}></archipel-chart>`}
      ${part('Par partenaire', partnerTable(value.par_partenaire))}
      ${value.par_contrat === undefined ? nothing : part('Par contrat', moneyTable('Contrat', value.par_contrat.map((row) => [contractLink(this.route, row.contrat.id), row]), [], totaux))}
      ${part('Par axe', moneyTable('Axe', value.par_axe.map((row) => [row.noeud.titre, row]), [], totaux))}
      ${part('Par maître d’ouvrage', html`${moneyTable('Maître d’ouvrage', value.par_maitre_ouvrage.map((row) => [row.partie?.nom ?? unknown(), row]))}
        <p class="hint">Une fiche de plusieurs maîtres d’ouvrage est entière sous chacun : ces lignes ne s’additionnent pas.</p>`)}
      ${part('Par commune', html`${shares === undefined ? nothing : html`<p class="hint prose">${glue(shares)}</p>`}${communeTable(value)}
        <p class="hint">Les montants s’additionnent jusqu’au total ; le nombre de fiches, non : une fiche compte dans chacune de ses communes.</p>`)}
    `);
  }

  private indicators(indicators: readonly Indicator[] | undefined): TemplateResult {
    const themes = [...new Set((indicators ?? []).map(({ theme }) => theme))];
    return section('Indicateurs', indicators === undefined ? html`<p class="empty">Chaque contrat a les siens : ils sont au suivi de chacun.</p>`
      : indicators.length === 0 ? html`<p class="empty">Ce contrat n’imprime aucun indicateur.</p>`
      : html`<p class="hint">Ceux que le contrat imprime. Aucune valeur n’en est mesurée à ce jour : elle est non renseignée.</p>
        ${themes.map((theme) => {
          const list = html`<ul class="rows">${indicators.filter((each) => each.theme === theme).map(({ texte }) => html`<li class="row"><div class="row-main">${glue(texte)}</div><div class="row-figure">${unknown()}</div></li>`)}</ul>`;
          return theme === null ? list : html`<details class="more"><summary>${glue(theme)} <span class="unit">(${count(indicators.filter((each) => each.theme === theme).length)})</span></summary>${list}</details>`;
        })}`);
  }

  private alertPart(followup: Followup): TemplateResult {
    const { result, value } = this.alerts;
    const narrowed = CHOOSING.some((name) => this.route.filtres[name] !== undefined);
    const chosen = followup.fiches === undefined ? null : new Set(followup.fiches.map(({ id }) => id));
    const shown = value?.filter(({ fiche }) => chosen === null || chosen.has(fiche.id)) ?? [];
    return section('Alertes', html`
      <div class="filters single"><label>Sans mouvement depuis combien de mois
        <input type="number" min="1" max="120" step="1" .value=${this.route.filtres['mois'] ?? MONTHS} @change=${this.chooseMonths} /></label></div>
      ${narrowed && chosen === null ? html`<p class="hint">Les alertes de tous les contrats ne suivent que la date : ouvrez un contrat pour les filtrer.</p>` : nothing}
      ${result.state === 'problem' ? problemMessage(result.problem, this.alerts.retry) : value === null ? skeleton(4) : alertList(shown, this.route.id === '')}`);
  }

  private readonly chooseMonths = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    // What the field refuses is not asked of the service; the field says why.
    if (input.reportValidity()) this.amend('mois', input.value === MONTHS ? '' : input.value);
  };

  private body(value: Followup): TemplateResult {
    return html`
      <p class="count" role="status">${plural(value.totaux.nombre, 'fiche')}${value.totaux.cout_eur === null ? nothing : html` · ${euros(value.totaux.cout_eur)}`}</p>
      <details class="more"><summary>Comment ces chiffres sont calculés</summary><ul class="reasons">${value.regles.map((rule) => html`<li>${glue(rule)}</li>`)}</ul></details>
      ${this.progress(value)}
      ${this.means(value)}
      ${this.indicators(value.indicateurs)}
      ${this.alertPart(value)}
      ${value.fiches === undefined ? nothing : section('Fiches', followedTable(value.fiches, value.totaux))}
    `;
  }

  protected override render(): TemplateResult {
    const { id } = this.route;
    const { result, value } = this.followup;
    const name = id === '' ? 'Tous les contrats' : contractName(id);
    return html`
      ${sheetHead(id === '' ? 'Contrats' : html`<a href=${href({ page: 'contrat', id, filtres: {} })}>${name}</a>`, `Suivi : ${name}`, value === null ? nothing : html`<p class="subtitle">Au ${date(value.date)}</p>`)}
      ${this.filters(value?.date ?? '')}
      ${result.state === 'problem' ? problemMessage(result.problem, this.followup.retry) : value === null ? skeleton(8) : this.body(value)}
    `;
  }
}

function ofWhat(rate: number | null, what: string): Content {
  return rate === null ? unknown() : html`${percent(rate)} <span class="unit">${what}</span>`;
}

/** An axis or an owner is of one contract: going there, only the date goes along. */
function contractLink({ filtres: { date: day } }: ContratRoute, id: string): TemplateResult {
  return html`<a href=${href({ page: 'suivi', id, filtres: day === undefined ? {} : { date: day } })}>${contractName(id)}</a>`;
}
