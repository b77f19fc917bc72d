// <archipel-emprise>: a file of any format brings a footprint; what it does not say itself (which layer, which system) is
// asked. Says `footprint`.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Footprint, type Open, openOf, readFootprint } from '../api/footprint.ts';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import { hectares, plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { PageElement } from '../ui/element.ts';
import { problemMessage } from '../ui/problem.ts';

const ACCEPTED = '.zip,.shp,.gpkg,.geojson,.json,.kml,.kmz,.gpx,.csv,.txt,.xlsx,.tab,.mif';

const SYSTEMS: Readonly<Record<string, string>> = {
  'EPSG:2154': 'Lambert-93', 'EPSG:3950': 'CC50, conique conforme zone 9', CRS84: 'longitude et latitude', 'EPSG:3857': 'Web Mercator',
};

let made = 0;

@customElement('archipel-emprise')
export class FootprintFile extends PageElement {
  /** What the button says. */
  @property() action = 'Vérifier un fichier…';
  @state() private busy = false;
  @state() private over = false;
  @state() private problem: ApiProblem | null = null;
  @state() private open: Open | null = null;
  @state() private read: Footprint | null = null;
  private readonly id_ = `emprise-${++made}`;
  private file: File | null = null;
  private chosen: Readonly<Record<string, string>> = {};
  private stop: AbortController | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.abort();
  }

  private take(file: File | undefined): void {
    if (file === undefined) return;
    this.file = file;
    this.chosen = {};
    void this.send();
  }

  private async send(): Promise<void> {
    const { file } = this;
    if (file === null) return;
    this.stop?.abort();
    this.stop = new AbortController();
    this.busy = true;
    this.problem = null;
    this.read = null;
    try {
      const read = await readFootprint(file, this.chosen, this.stop.signal);
      this.open = null;
      this.read = read;
      this.emit<Footprint>('footprint', read);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return;
      const problem = asProblem(error);
      const open = openOf(problem);
      // A system that was typed and refused is asked again.
      if (open !== null) this.open = open;
      this.problem = problem;
    }
    this.busy = false;
  }

  private readonly answer = (event: SubmitEvent): void => {
    event.preventDefault();
    const { open } = this;
    if (open === null) return;
    const data = new FormData(event.target as HTMLFormElement);
    const typed = String(data.get('autre') ?? '').trim();
    this.chosen = { ...this.chosen, [open.parameter]: typed === '' ? String(data.get('choix') ?? '') : typed };
    void this.send();
  };

  private readonly drop = (event: DragEvent): void => {
    event.preventDefault();
    this.over = false;
    this.take(event.dataTransfer?.files[0]);
  };

  private question({ parameter, choices }: Open): TemplateResult {
    const layer = parameter === 'couche';
    return html`
      <form class="footprint-open" @submit=${this.answer}>
        <label>${layer ? 'Couche qui porte l’emprise' : 'Système de coordonnées du fichier'}
          <select name="choix">${choices.map((each) => html`<option value=${each}>${SYSTEMS[each] === undefined ? each : `${SYSTEMS[each]} (${each})`}</option>`)}</select></label>
        ${layer ? nothing : html`<label>ou un autre code EPSG <input name="autre" type="text" inputmode="numeric" placeholder="27572" maxlength="12" autocomplete="off" /></label>`}
        <p class="actions"><button type="submit" class="button primary" ?disabled=${this.busy}>Lire le fichier</button></p>
      </form>`;
  }

  private outcome({ properties: { nom, couche, crs, objets, surface_ha, remarques } }: Footprint): TemplateResult {
    return html`
      <p class="hint">${glue(`« ${nom} »`)}${couche === '' || nom.startsWith(couche) ? nothing : html`, couche ${glue(`« ${couche} »`)}`} : ${plural(objets, 'objet')}, ${hectares(surface_ha)}, lu en ${SYSTEMS[crs] ?? crs}.</p>
      ${remarques.map((sentence) => html`<p class="precision doubtful">${glue(sentence)}</p>`)}`;
  }

  protected override render(): TemplateResult {
    return html`
      <div class="footprint-drop ${this.over ? 'over' : ''}" @dragover=${(event: DragEvent) => { event.preventDefault(); this.over = true; }} @dragleave=${() => { this.over = false; }} @drop=${this.drop}>
        <label class="button" for=${this.id_}>${this.action}</label>
        <input class="visually-hidden" type="file" id=${this.id_} accept=${ACCEPTED} aria-describedby="${this.id_}-formats" @change=${(event: Event) => { const input = event.target as HTMLInputElement; this.take(input.files?.[0]); input.value = ''; }} />
        <p class="hint" id="${this.id_}-formats">ou déposez-le ici : shapefile zippé, GeoPackage, GeoJSON, KML, GPX, CSV avec WKT… Il n’est pas gardé.</p>
      </div>
      <div role="status">${this.busy ? html`<p class="hint">Lecture du fichier…</p>` : this.read === null ? nothing : this.outcome(this.read)}</div>
      ${this.problem === null ? nothing : this.open !== null && openOf(this.problem) !== null ? html`<p class="precision doubtful" role="alert">${glue(this.problem.detail.replace(/ par le paramètre « \w+ »/, ''))}</p>` : problemMessage(this.problem, this.problem.retryable ? () => void this.send() : null)}
      ${this.open === null ? nothing : this.question(this.open)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-emprise': FootprintFile;
  }
}
