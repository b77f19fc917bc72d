// <archipel-depot-fichier>: choose a file or drop one; how far its sending is, and how to stop it.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type Depot, type Options, refusal, type Sending, sendFile } from '../api/depot.ts';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import { glue } from '../format/typography.ts';
import { size } from '../fiche/piece-file.ts';
import { PageElement } from '../ui/element.ts';
import '../ui/key-panel.ts';
import { problemMessage } from '../ui/problem.ts';
import { duration } from './words.ts';

const ACCEPTED = '.gpkg,.zip,.shp,.geojson,.json,.geojsonl,.ndjson,.gpx,.kml,.kmz,.csv,.txt,.tsv,.xlsx,.tab,.mif';

/** Says `depot-sent` with the import it became. */
@customElement('archipel-depot-fichier')
export class DepotFile extends PageElement {
  /** What is already known of where the file goes. */
  @property({ attribute: false }) options: Options = {};
  @state() private file: File | null = null;
  @state() private sending: Sending | null = null;
  @state() private problem: ApiProblem | null = null;
  @state() private hovered = false;
  @query('input[type=file]') private input!: HTMLInputElement;
  private stopper: AbortController | null = null;
  private start = 0;

  private async send(file: File | undefined): Promise<void> {
    if (file === undefined || this.sending !== null) return;
    this.file = file;
    this.problem = refusal(file);
    if (this.problem !== null) return;
    this.sending = { sent: 0, total: file.size };
    this.start = performance.now();
    this.stopper = new AbortController();
    try {
      this.emit<Depot>('depot-sent', await sendFile(file, this.options, (sending) => { this.sending = sending; }, this.stopper.signal));
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) this.problem = asProblem(error);
    }
    this.sending = null;
    this.stopper = null;
    this.input.value = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopper?.abort();
  }

  private readonly drop = (event: DragEvent): void => {
    event.preventDefault();
    this.hovered = false;
    void this.send(event.dataTransfer?.files[0]);
  };

  private readonly over = (event: DragEvent): void => {
    event.preventDefault();
    this.hovered = true;
  };

  private progress({ sent, total }: Sending): TemplateResult {
    const seconds = (performance.now() - this.start) / 1000;
    const rate = seconds < 1 ? 0 : sent / seconds;
    const said = sent >= total ? 'Reçu.' : `${size(sent)} sur ${size(total)}${rate === 0 ? '' : `, ${size(rate)} par seconde, reste environ ${duration((total - sent) / rate)}`}`;
    return html`
      <p class="depot-progress"><progress max=${total} .value=${sent} aria-label="Envoi du fichier"></progress> <span>${said}</span>
        <button type="button" class="button quiet small" @click=${() => this.stopper?.abort()}>Arrêter l’envoi</button></p>`;
  }

  protected override render(): TemplateResult {
    return html`
      <div class="import-drop ${this.hovered ? 'hovered' : ''}" @drop=${this.drop} @dragover=${this.over} @dragleave=${() => { this.hovered = false; }}>
        <label for="depot-fichier">Fichier à importer</label>
        <input id="depot-fichier" type="file" accept=${ACCEPTED} aria-describedby="depot-fichier-hint" @change=${() => void this.send(this.input.files?.[0])} />
        <p class="hint" id="depot-fichier-hint">${glue('Choisissez-le ou déposez-le ici : GeoPackage, shapefile (le dossier compressé en .zip), GeoJSON, GPX, KML, CSV, Excel. Il est d’abord vérifié : rien n’est écrit sans votre accord.')}</p>
        ${this.sending === null ? nothing : this.progress(this.sending)}
      </div>
      ${this.problem === null ? nothing : html`${this.file === null ? nothing : html`<p class="hint">${this.file.name}</p>`}${problemMessage(this.problem, () => void this.send(this.file ?? undefined))}
        ${this.problem.status === 413 || this.problem.status === 401 ? html`<archipel-key asking @key-kept=${() => void this.send(this.file ?? undefined)}></archipel-key>` : nothing}`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-depot-fichier': DepotFile;
  }
}
