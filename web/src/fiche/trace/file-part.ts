// <archipel-fichier-traces>: a file's geometries, looked at on the map before they are added to what is drawn.

import type { Geometry } from 'geojson';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { type ApiProblem, asProblem } from '../../api/problem.ts';
import { type ReadTraces, readTraces } from '../../api/traces.ts';
import { plural } from '../../format/number.ts';
import { glue } from '../../format/typography.ts';
import { PageElement } from '../../ui/element.ts';
import { problemMessage } from '../../ui/problem.ts';

const SYSTEMS: readonly (readonly [string, string])[] = [
  ['2154', 'Lambert-93 (EPSG:2154)'], ['3950', 'CC50 (EPSG:3950)'], ['4326', 'Longitude et latitude (EPSG:4326)'], ['27572', 'Lambert II étendu (EPSG:27572)'], ['3857', 'Web Mercator (EPSG:3857)'],
];

/** Says `apercu` with what to show (null: nothing more), `reprendre` with the geometries to add. */
@customElement('archipel-fichier-traces')
export class TraceFile extends PageElement {
  @state() private read: ReadTraces | null = null;
  @state() private problem: ApiProblem | null = null;
  @state() private busy = false;
  private file: File | null = null;
  private couche = '';
  private crs = '';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.emit<Geometry | null>('apercu', null);
  }

  private readonly choose = (event: Event): void => {
    this.file = (event.target as HTMLInputElement).files?.[0] ?? null;
    this.couche = '';
    this.crs = '';
    void this.ask();
  };

  private readonly ask = async (): Promise<void> => {
    const { file, couche, crs } = this;
    this.read = null;
    this.problem = null;
    this.emit<Geometry | null>('apercu', null);
    if (file === null) return;
    this.busy = true;
    try {
      this.read = await readTraces(file, { couche, crs });
      if (this.read.traces.length > 0) this.emit<Geometry | null>('apercu', { type: 'GeometryCollection', geometries: this.read.traces.map(({ geometry }) => geometry) });
    } catch (error) {
      this.problem = asProblem(error);
    } finally {
      this.busy = false;
    }
  };

  private readonly take = (): void => {
    this.emit('reprendre', this.read?.traces ?? []);
    this.file = null;
    this.read = null;
    this.emit<Geometry | null>('apercu', null);
    const input = this.querySelector<HTMLInputElement>('#trace-fichier');
    if (input !== null) input.value = '';
  };

  private select(id: string, title: string, current: string, options: readonly (readonly [string, string])[], choose: (value: string) => void): TemplateResult {
    return html`<label class="field" for=${id}>${title}<select id=${id} @change=${(event: Event) => { choose((event.target as HTMLSelectElement).value); void this.ask(); }}>
      <option value="" ?selected=${current === ''}>Choisir…</option>${options.map(([value, text]) => html`<option value=${value} ?selected=${value === current}>${text}</option>`)}</select></label>`;
  }

  private found(read: ReadTraces): TemplateResult {
    const { couches, manque, crs, traces, avertissements } = read;
    return html`
      ${couches.length < 2 ? nothing : this.select('trace-couche', 'Couche du fichier', read.couche ?? '', couches.map(({ nom, type }) => [nom, `${nom} (${type})`]), (value) => { this.couche = value; })}
      ${read.couche === null || (crs !== null && this.crs === '') ? nothing : this.select('trace-crs', crs === null ? 'Le fichier ne dit pas son système de coordonnées : choisissez-le' : 'Système de coordonnées', this.crs, SYSTEMS, (value) => { this.crs = value; })}
      ${avertissements.map((sentence) => html`<p class="hint">${glue(sentence)}</p>`)}
      ${manque !== null ? nothing : traces.length === 0 ? html`<p class="empty">Ce fichier ne contient aucune géométrie.</p>` : html`
        <p role="status">${plural(traces.length, 'géométrie')} en aperçu sur la carte${crs === null ? '' : ` (${crs.nom})`}. Sont-elles au bon endroit ?</p>
        <p class="actions"><button type="button" class="button primary" @click=${this.take}>${traces.length === 1 ? 'Ajouter ce tracé' : `Ajouter ces ${traces.length} tracés`}</button></p>`}`;
  }

  protected override render(): TemplateResult {
    const { read, problem, busy } = this;
    return html`
      <label class="field" for="trace-fichier">Fichier (shapefile en .zip, GeoPackage, GeoJSON, KML, GPX, MapInfo…)
        <input id="trace-fichier" type="file" @change=${this.choose} /></label>
      ${busy ? html`<p class="hint" role="status">Lecture du fichier…</p>` : nothing}
      ${problem === null ? nothing : problemMessage(problem, () => void this.ask())}
      ${read === null ? nothing : this.found(read)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-fichier-traces': TraceFile;
  }
}
