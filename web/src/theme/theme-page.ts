// <archipel-theme>: a theme, its charts beside its map. What is pointed at on one is lit on the others; what is chosen on a chart
// is in the address, and keeps the table to those objects.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Breakdown, type Continuity, getContinuity, getTheme, type Territory, type Theme, themeFile } from '../api/theme.ts';
import '../chart/chart.ts';
import type { Picked } from '../chart/spec.ts';
import { fileLinks } from '../contrats/report-parts.ts';
import { distance, plain, plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { scotRoute } from '../state/scot-route.ts';
import { type ThemeRoute, withChoice } from '../state/theme-route.ts';
import { PageElement } from '../ui/element.ts';
import { type Content, section, sheetHead, skeleton, sourceList } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { breakdownChart, choiceOf, type Chosen, chosenBy, knownChart, objectsOf, rowsOf } from './charts.ts';
import { figures } from './figures.ts';
import { themeFilters } from './filters.ts';
import { objectsTable } from './objects-table.ts';
import { stripChart } from './strip.ts';
import './theme-map.ts';

const NONE: ReadonlySet<string> = new Set();
/** Themes whose objects take ground: their territories' envelopes are one click away. */
const OF_LAND = ['zae', 'friches'];

@customElement('archipel-theme')
export class ThemePage extends PageElement {
  @property({ attribute: false }) route!: ThemeRoute;
  @property({ attribute: false }) catalogue!: Catalogue;
  @property({ attribute: false }) version = 0;
  /** Ids of what is pointed at, wherever. */
  @state() private pointed: ReadonlySet<string> = NONE;
  private readonly theme = new Loader<Theme>(this);
  private readonly continuity = new Loader<Continuity>(this);
  private asked = '';

  private get territory(): Territory {
    const { scot, epci, commune } = this.route.filtres;
    return { scot, epci, commune };
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('route')) return;
    const asked = JSON.stringify([this.route.theme, this.territory]);
    if (asked === this.asked) return;
    const same = this.asked.startsWith(JSON.stringify([this.route.theme]).slice(0, -1));
    this.asked = asked;
    this.pointed = NONE;
    void this.theme.load((signal) => getTheme(this.route.theme, this.territory, signal), same);
    if (this.route.theme === 'ev5' && !same) void this.continuity.load((signal) => getContinuity('ev5', signal));
  }

  private readonly go = (route: ThemeRoute): void => this.emit('amend', route);

  private readonly point = (id: string): void => {
    this.pointed = id === '' ? NONE : new Set([id]);
  };

  private chart(theme: Theme, breakdown: Breakdown, lit: ReadonlySet<string>): TemplateResult {
    const point = ({ detail }: CustomEvent<Picked | null>): void => { this.pointed = detail === null ? NONE : new Set(objectsOf(breakdown, detail)); };
    const choose = ({ detail }: CustomEvent<Picked>): void => this.go(withChoice(this.route, choiceOf(breakdown, detail)));
    return html`<archipel-chart data-repartition=${breakdown.id} .spec=${this.spec(theme, breakdown)} .lit=${rowsOf(breakdown, lit)} @chart-point=${point} @chart-choose=${choose}></archipel-chart>`;
  }

  /** The same specification as long as the answer is the same: a chart is drawn anew only when it changed. */
  private readonly specs = new WeakMap<object, ReturnType<typeof breakdownChart>>();

  private spec(theme: Theme, breakdown: Breakdown): ReturnType<typeof breakdownChart> {
    const known = this.specs.get(breakdown) ?? breakdownChart(theme, breakdown);
    this.specs.set(breakdown, known);
    return known;
  }

  private profile(theme: Theme, lit: ReadonlySet<string>): TemplateResult | typeof nothing {
    const { profil } = theme;
    if (profil === null || profil.troncons.length === 0) return nothing;
    const known = this.specs.get(profil) ?? stripChart(theme, profil);
    this.specs.set(profil, known);
    return html`
      <archipel-chart data-repartition="profil" level="2" .spec=${known} .lit=${lit}
        @chart-point=${({ detail }: CustomEvent<Picked | null>) => this.point(detail?.key ?? '')}
        @chart-choose=${({ detail }: CustomEvent<Picked>) => this.emit('go', { page: 'objet', layer: theme.layer, id: detail.key })}></archipel-chart>
      ${theme.id === 'ev5' ? this.gaps() : nothing}`;
  }

  private gaps(): Content {
    const { value } = this.continuity;
    if (value === null) return nothing;
    const { ruptures, ensembles, tolerance_m } = value;
    return ruptures.length === 0
      ? html`<p>Les sections dessinées se tiennent toutes, à ${distance(tolerance_m)} près : la continuité ne dépend plus que de leur avancement.</p>`
      : html`<p>${plural(ensembles.length, 'ensemble')} de sections ; pour les réunir :</p>
        <ul class="reasons">${ruptures.map(({ de, vers, distance_m }) => html`<li>${distance(distance_m)} entre ${de.nom ?? 'une section'} et ${vers.nom ?? 'une autre'}</li>`)}</ul>`;
  }

  private printed({ imprimes }: Theme): Content {
    return imprimes.length === 0 ? nothing : section('Ce que les documents impriment sans le répartir', html`
      <ul class="rows">${imprimes.map(({ phrase, valeur, unite, source }) => html`
        <li class="row"><div class="row-main">${glue(phrase)}<div class="row-below">${sourceList([source])}</div></div><div class="row-figure">${plain(valeur)} ${unite ?? ''}</div></li>`)}</ul>
      <p class="hint">Ces totaux ne sont ajoutés à rien : ils portent sur des objets que les documents ne nomment pas.</p>`);
  }

  private known(theme: Theme): Content {
    const needed = theme.completude.filter(({ phrase, renseignes, sur }) => phrase !== null && renseignes < sur);
    const known = this.specs.get(theme.completude) ?? knownChart(theme, theme.completude);
    this.specs.set(theme.completude, known);
    return section('Ce qu’on sait, ce qui manque', html`
      ${needed.length === 0 ? nothing : html`<p>Pour en dire plus, il faudrait :</p><ul class="reasons">${needed.map(({ phrase, renseignes, sur }) => html`<li>${glue(phrase ?? '')} <span class="unit">(${plain(renseignes)} sur ${plain(sur)})</span></li>`)}</ul>`}
      <archipel-chart .spec=${known}></archipel-chart>`);
  }

  private land(theme: Theme): Content {
    const rows = OF_LAND.includes(theme.id) ? (theme.repartitions.find(({ id }) => id === 'agglomeration')?.lignes ?? []).filter(({ code }) => code !== 'non_renseigne') : [];
    return rows.length === 0 ? nothing : section('Le compte foncier de ces territoires', html`
      <ul class="rows">${rows.map(({ code, titre }) => html`<li class="row"><div class="row-main"><a href=${href(scotRoute('trajectoire', `epci:${code}`))}>${titre} : trajectoire et enveloppe</a></div><div class="row-figure"><a href=${href(scotRoute('projets', `epci:${code}`))}>Projets</a></div></li>`)}</ul>`);
  }

  private objects(theme: Theme, chosen: Chosen | null, lit: ReadonlySet<string>): Content {
    const lines = theme.groupes.flatMap(({ lignes }) => lignes).filter((line) => chosen === null || chosen.objects.has(String(line['id'])));
    return section('Les objets', html`
      ${chosen === null ? nothing : html`<p class="theme-chosen" role="status">${plural(lines.length, 'objet')}, ${chosen.words}. <button type="button" class="button quiet" @click=${() => this.go(withChoice(this.route, this.route.filtres['choix'] ?? ''))}>Tout montrer</button></p>`}
      ${lines.length === 0 ? html`<p class="empty">Aucun objet de ce thème ne touche ce territoire.</p>` : objectsTable(theme, lines, lit, this.point)}
      ${fileLinks('Tableau du thème', (extension) => themeFile(theme.id, this.territory, extension))}`);
  }

  private body(theme: Theme): TemplateResult {
    const chosen = chosenBy(theme, this.route.filtres['choix'] ?? '');
    const lit = this.pointed.size > 0 ? this.pointed : (chosen?.objects ?? NONE);
    const ids = new Set(theme.groupes.flatMap(({ lignes }) => lignes).map((line) => String(line['id'])));
    return html`
      <p class="count" role="status">${plural(theme.nombre, 'objet')}${theme.perimetre === null ? '' : ` · ${theme.perimetre.titre}`}</p>
      ${figures(theme.chiffres)}
      ${this.profile(theme, lit)}
      <div class="theme-columns">
        <div class="theme-place"><archipel-carte-theme .catalogue=${this.catalogue} .version=${this.version} layer=${theme.layer} .ids=${ids} .lit=${lit}
          @theme-point=${({ detail }: CustomEvent<string>) => this.point(detail)}></archipel-carte-theme></div>
        <div class="theme-charts"><h2>Répartitions</h2>${theme.nombre === 0 ? html`<p class="empty">Rien à répartir ici.</p>` : theme.repartitions.map((breakdown) => this.chart(theme, breakdown, lit))}</div>
      </div>
      ${this.objects(theme, chosen, lit)}
      ${this.printed(theme)}
      ${this.land(theme)}
      ${theme.nombre === 0 ? nothing : this.known(theme)}
      ${section('À lire avec ces chiffres', html`<ul class="reasons">${theme.notes.map((note) => html`<li>${glue(note)}</li>`)}${theme.sources.map((source) => html`<li>${glue(source)}</li>`)}</ul>`)}`;
  }

  protected override render(): TemplateResult {
    const { result, value } = this.theme;
    return html`
      ${sheetHead(html`<a href=${href({ page: 'themes', theme: '', filtres: { ...this.route.filtres, choix: '' } })}>Thèmes</a>`, value?.titre ?? 'Thème', value === null ? nothing : html`<p class="subtitle prose">${glue(value.phrase)}</p>`)}
      ${themeFilters(this.route, this.catalogue, this.go)}
      ${result.state === 'problem' ? problemMessage(result.problem, this.theme.retry) : value === null ? skeleton(8) : this.body(value)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-theme': ThemePage;
  }
}
