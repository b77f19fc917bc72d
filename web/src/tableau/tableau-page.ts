// <archipel-tableau>: all fiches of the contracts as one table, filtered, totalled, sorted, grouped, and shown on the map
// beside it. The address says all of it.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FicheList } from '../api/fiche.ts';
import type { Bbox } from '../api/refs.ts';
import { type Facets, type FacetValue, fileAddress, getFacets, getRows, ROWS, type TableQuery } from '../api/tableau.ts';
import { count, plural } from '../format/number.ts';
import type { Stage } from '../map/stage.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { Loader } from '../state/loader.ts';
import { FACETS, queryOf, type TableauName, type TableauRoute, tableauRoute, toggled, valuesOf, withAsked } from '../state/tableau-route.ts';
import { PageElement } from '../ui/element.ts';
import { sheetHead, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { chosenColumns, COLUMNS, columnsText } from './columns.ts';
import { FACET_TITLES, facetBox, valueTitle } from './facet-box.ts';
import { linkMap, type MapLink } from './map-link.ts';
import { fichesTable } from './rows.ts';
import { totalsLine, totalsMore } from './totals.ts';

const PATIENCE_MS = 200;
const GROUPINGS: readonly (readonly [string, string])[] = [['', 'Sans'], ['contrat', 'Par contrat'], ['axe', 'Par axe'], ['epci', 'Par agglomération']];

@customElement('archipel-tableau')
export class TableauPage extends PageElement {
  @property({ attribute: false }) route!: TableauRoute;
  @property({ attribute: false }) catalogue!: Catalogue;
  @property({ attribute: false }) version = 0;
  /** What the map shows; null until it moved. */
  @property({ attribute: false }) bbox: Bbox | null = null;
  @property({ attribute: false }) stage: () => Promise<Stage> = () => new Promise(() => {});
  @state() private lit: readonly string[] = [];
  @state() private open: TableauName | '' = '';
  @state() private words: Readonly<Partial<Record<TableauName, string>>> = {};
  @state() private seen: Bbox | null = null;
  private readonly facets = new Loader<Facets>(this);
  private readonly rows = new Loader<FicheList>(this);
  private link: MapLink | null = null;
  private asked = '';
  private timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.link = linkMap(this, this.stage, (ids) => { this.lit = ids; }, (id) => void this.goTo(id));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearTimeout(this.timer);
    this.link?.stop();
    this.link = null;
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('route') && !changes.has('bbox')) return;
    const { filtres } = this.route;
    if (filtres.ici !== undefined && this.box === null) {
      void this.stage().then(({ bbox }) => { this.seen = bbox; this.load(); });
      return;
    }
    this.load();
  }

  private get box(): Bbox | null {
    return this.bbox ?? this.seen;
  }

  private get query(): TableQuery {
    return queryOf(this.route, this.box);
  }

  private load(): void {
    const { query, route: { filtres: { tri = '' } } } = this;
    const asked = JSON.stringify([query, tri]);
    if (asked === this.asked) return;
    this.asked = asked;
    void this.facets.load((signal) => getFacets(query, signal), true);
    void this.rows.load(async (signal) => {
      const list = await getRows(query, tri, signal);
      this.link?.only(Object.keys(query).length === 0 ? null : list.items.map(({ id }) => id));
      return list;
    }, true);
  }

  private amend(route: TableauRoute): void {
    this.emit<TableauRoute>('amend', route);
  }

  private readonly search = (event: Event): void => {
    const q = (event.target as HTMLInputElement).value.trim();
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.amend(withAsked(this.route, { q })), PATIENCE_MS);
  };

  /** A fiche clicked on the map: its row comes into view. */
  private async goTo(id: string): Promise<void> {
    this.lit = [id];
    await this.updateComplete;
    const row = this.querySelector<HTMLElement>(`[data-fiche="${CSS.escape(id)}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.querySelector('a')?.focus({ preventScroll: true });
  }

  private values(name: TableauName): readonly FacetValue[] {
    return this.facets.value?.facettes.find(({ filtre }) => filtre === FACETS[name])?.valeurs ?? [];
  }

  private facetBoxes(): TemplateResult {
    return html`
      <div class="facets" role="group" aria-label="Filtrer les fiches">
        <label class="facet-words"><span class="visually-hidden">Mots</span><input type="search" placeholder="Mots : piscine, Noroxo, 5.3…" .value=${this.route.filtres.q ?? ''} @input=${this.search} /></label>
        ${FACET_TITLES.map(([name, title]) => facetBox(name, title, this.values(name), {
          catalogue: this.catalogue,
          words: this.words[name] ?? '',
          type: (words) => { this.words = { ...this.words, [name]: words }; },
          toggle: (value) => this.amend(toggled(this.route, name, value)),
          clear: () => this.amend(withAsked(this.route, { [name]: '' })),
          open: this.open === name,
          opened: (open) => { if (open) this.open = name; else if (this.open === name) this.open = ''; },
        }))}
        <label class="facet-here check"><input type="checkbox" .checked=${this.route.filtres.ici !== undefined} @change=${(event: Event) => this.amend(withAsked(this.route, { ici: (event.target as HTMLInputElement).checked ? '1' : '' }))} /> Seulement ce que la carte montre</label>
      </div>`;
  }

  /** What is chosen, each with its way out. */
  private chips(): TemplateResult | typeof nothing {
    const chips = FACET_TITLES.flatMap(([name, title]) => valuesOf(this.route, name).map((valeur) => {
      const known = this.values(name).find((value) => value.valeur === valeur) ?? { valeur, titre: null, dans: null };
      const text = valueTitle(name, known, this.catalogue);
      return html`<li><button type="button" class="facet-chip" @click=${() => this.amend(toggled(this.route, name, valeur))}><span class="visually-hidden">Retirer le filtre ${title} : </span>${text}<span aria-hidden="true"> ×</span></button></li>`;
    }));
    if (chips.length === 0 && this.route.filtres.q === undefined && this.route.filtres.ici === undefined) return nothing;
    const { tri, groupe, colonnes, vue } = this.route.filtres;
    return html`<ul class="facet-chips">${chips}<li><button type="button" class="button quiet small" @click=${() => this.amend(tableauRoute({ tri: tri ?? '', groupe: groupe ?? '', colonnes: colonnes ?? '', vue: vue ?? '' }))}>Effacer les filtres</button></li></ul>`;
  }

  private get columns(): ReturnType<typeof chosenColumns> {
    return chosenColumns(this.route.filtres.colonnes ?? '');
  }

  private tools(): TemplateResult {
    const { tri = '', groupe = '' } = this.route.filtres;
    const shown = this.columns.map(({ id }) => id);
    const file = (extension: 'xlsx' | 'csv'): string => fileAddress(extension, this.query, { tri, groupe, colonnes: ['numero', 'titre', ...shown].join(',') });
    const toggle = (id: string): void => this.amend(withAsked(this.route, { colonnes: columnsText(shown.includes(id) ? shown.filter((each) => each !== id) : [...shown, id]) }));
    const alone = this.route.filtres.vue === 'tableau';
    return html`
      <div class="tableau-tools">
        <label>Regrouper <select @change=${(event: Event) => this.amend(withAsked(this.route, { groupe: (event.target as HTMLSelectElement).value }))}>
          ${GROUPINGS.map(([value, title]) => html`<option value=${value} ?selected=${groupe === value}>${title}</option>`)}</select></label>
        <details class="facet columns-box"><summary>Colonnes</summary>
          <fieldset class="facet-values"><legend class="visually-hidden">Colonnes du tableau</legend><div class="facet-list">
            ${COLUMNS.map(({ id, title }) => html`<label class="facet-value"><input type="checkbox" .checked=${shown.includes(id)} @change=${() => toggle(id)} /><span class="facet-name">${title}</span></label>`)}</div></fieldset></details>
        <span class="tableau-files"><a class="button quiet" download href=${file('xlsx')}><span class="visually-hidden">Télécharger ce tableau en </span>XLSX</a>
          <a class="button quiet" download href=${file('csv')}><span class="visually-hidden">Télécharger ce tableau en </span>CSV</a></span>
        <button type="button" class="button quiet map-toggle" aria-pressed=${alone ? 'false' : 'true'} @click=${() => this.amend(withAsked(this.route, { vue: alone ? '' : 'tableau' }))}>Carte à côté</button>
      </div>`;
  }

  private totals(): TemplateResult {
    const { result, value } = this.facets;
    if (value === null) return result.state === 'problem' ? problemMessage(result.problem, this.facets.retry) : skeleton(2);
    const toggle = (name: TableauName, wanted: string) => () => this.amend(withAsked(this.route, { [name]: this.route.filtres[name] === wanted ? '' : wanted }));
    return html`
      ${totalsLine(value.totaux, {
        late: this.route.filtres.retard === 'true', toggleLate: toggle('retard', 'true'),
        nowhere: this.route.filtres.emprise === 'sans', toggleNowhere: toggle('emprise', 'sans'),
      })}
      ${totalsMore(value.totaux)}`;
  }

  private table(): TemplateResult {
    const { result, value } = this.rows;
    if (result.state === 'problem') return problemMessage(result.problem, this.rows.retry);
    if (value === null) return skeleton(10);
    if (value.items.length === 0) return html`<p class="empty">Aucune fiche ne répond à ces filtres. Retirez-en un, ou effacez-les.</p>`;
    return html`
      ${value.numberMatched <= ROWS ? nothing : html`<p class="hint">Les ${count(ROWS)} premières fiches sur ${count(value.numberMatched)} sont montrées ; ajoutez un filtre, ou téléchargez le tableau.</p>`}
      ${fichesTable(value.items, this.facets.value?.totaux ?? null, {
        catalogue: this.catalogue, columns: this.columns, order: this.route.filtres.tri ?? '', sort: (tri) => this.amend(withAsked(this.route, { tri })),
        grouping: this.route.filtres.groupe ?? '', lit: this.lit, mixed: new Set(value.items.map(({ contrat }) => contrat)).size > 1,
      })}`;
  }

  protected override render(): TemplateResult {
    const found = this.facets.value?.totaux.nombre;
    return html`
      ${sheetHead('Contrats', 'Toutes les fiches')}
      ${this.facetBoxes()}
      ${this.chips()}
      <p class="visually-hidden" role="status">${found === undefined ? '' : plural(found, 'fiche')}</p>
      ${this.totals()}
      ${this.tools()}
      ${this.table()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-tableau': TableauPage;
  }
}
