// <archipel-pieces>: the files joined to a fiche: opened, added with their progress, taken out and put back.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { fichePath, type Piece } from '../api/life.ts';
import { ask } from '../api/http.ts';
import { ApiProblem, asProblem } from '../api/problem.ts';
import { upload } from '../api/upload.ts';
import { write } from '../api/write.ts';
import { date } from '../format/date.ts';
import { withUnit } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { PageElement } from '../ui/element.ts';
import '../ui/key-panel.ts';
import type { KeyPanel } from '../ui/key-panel.ts';
import { problemMessage } from '../ui/problem.ts';
import { ACCEPTED, HINT, mediaTitle, refusal, size } from './piece-file.ts';

/** A file taken out, kept by the page as long as it may be put back. */
interface Removed {
  readonly piece: Piece;
  readonly file: File;
}

/** Says `life-written` when the fiche has a new version, `life-stale` when somebody else wrote first. */
@customElement('archipel-pieces')
export class PiecesView extends PageElement {
  @property({ attribute: false }) ficheId = '';
  /** Read, not written. */
  @property({ type: Boolean }) archived = false;
  @property({ attribute: false }) version = 0;
  @property({ attribute: false }) pieces: readonly Piece[] = [];
  @state() private error = '';
  @state() private problem: ApiProblem | null = null;
  @state() private said = '';
  @state() private removed: Removed | null = null;
  /** Share sent, 0 to 1; null: nothing under way. */
  @state() private sent: number | null = null;
  @query('input[type=file]') private input!: HTMLInputElement;
  @query('input[name=legende]') private caption!: HTMLInputElement;
  private stopper: AbortController | null = null;

  private get url(): string {
    return `${fichePath(this.ficheId)}/pieces`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopper?.abort();
  }

  private readonly check = (): void => {
    this.error = this.input.files?.[0] === undefined ? '' : (refusal(this.input.files[0]) ?? '');
    this.problem = null;
  };

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const file = this.input.files?.[0] ?? null;
    this.error = refusal(file) ?? '';
    if (file === null || this.error !== '') {
      this.input.focus();
      return;
    }
    if (await this.send(file, this.caption.value.trim(), `« ${file.name} » est joint.`)) {
      this.input.value = '';
      this.caption.value = '';
      this.removed = null;
    }
  };

  /** Whether the file arrived. */
  private async send(file: File, legende: string, said: string): Promise<boolean> {
    this.problem = null;
    this.said = '';
    this.sent = 0;
    this.stopper = new AbortController();
    try {
      const { avertissements } = await upload({
        url: this.url, file, fields: legende === '' ? {} : { legende }, version: this.version,
        progress: (share) => { this.sent = share; }, signal: this.stopper.signal,
      });
      this.said = avertissements?.[0] ?? said;
      this.emit('life-written', null);
      return true;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') this.said = 'Envoi arrêté. Rien n’a été joint.';
      else await this.refused(asProblem(error));
      return false;
    } finally {
      this.sent = null;
      this.stopper = null;
    }
  }

  private async refused(problem: ApiProblem): Promise<void> {
    this.problem = problem;
    if (problem.status === 412) this.emit('life-stale', null);
    await this.updateComplete;
    if (problem.status === 401) await this.querySelector<KeyPanel>('archipel-key')?.ask();
    else this.querySelector<HTMLElement>('.piece-problem')?.focus();
  }

  private async takeOut(piece: Piece): Promise<void> {
    this.problem = null;
    this.said = '';
    try {
      const bytes = await (await ask(new URL(piece.href, location.href).pathname, {})).blob();
      await write({ method: 'DELETE', url: `${this.url}/${piece.n}`, version: this.version });
      this.removed = { piece, file: new File([bytes], piece.nom, { type: piece.type_media }) };
      this.said = `« ${piece.nom} » est retiré de la fiche.`;
      this.emit('life-written', null);
      await this.updateComplete;
      this.querySelector<HTMLElement>('.piece-back')?.focus();
    } catch (error) {
      await this.refused(asProblem(error));
    }
  }

  private async putBack({ piece, file }: Removed): Promise<void> {
    if (await this.send(file, piece.legende ?? '', `« ${piece.nom} » est remis.`)) {
      this.removed = null;
      await this.updateComplete;
      this.querySelector<HTMLElement>('.piece-said')?.focus();
    }
  }

  private row(piece: Piece): TemplateResult {
    const { nom, type_media, taille_octets, legende, auteur, ajoutee_le, href } = piece;
    return html`
      <li class="row">
        <div class="row-main"><a href=${href} download=${nom}>${nom}</a>
          <div class="row-below">${legende === null ? nothing : html`${glue(legende)} · `}${mediaTitle(type_media)}, ${size(taille_octets)} · ${auteur}, ${date(ajoutee_le)}</div></div>
        ${this.archived ? nothing : html`<button type="button" class="button quiet small" aria-label="Retirer ${nom}" @click=${() => void this.takeOut(piece)}>Retirer</button>`}
      </li>`;
  }

  protected override render(): TemplateResult {
    const { removed, sent, problem } = this;
    return html`
      ${this.pieces.length === 0 ? html`<p class="empty">Aucune pièce jointe.</p>` : html`<ul class="rows">${this.pieces.map((piece) => this.row(piece))}</ul>`}
      <p class="piece-said" role="status" tabindex="-1">${this.said}
        ${removed === null || sent !== null ? nothing : html`<button type="button" class="button small piece-back" @click=${() => void this.putBack(removed)}>Annuler le retrait</button>`}</p>
      ${problem === null ? nothing : problem.status === 401
        ? html`<archipel-key asking why="Le fichier choisi est gardé. Donnez la clé, puis joignez-le." @key-kept=${() => { this.problem = null; }}></archipel-key>`
        : html`<div class="piece-problem" tabindex="-1">${problemMessage(problem, null)}</div>`}
      ${this.archived ? nothing : html`<details class="more"><summary>Joindre un fichier</summary>
        <form class="short-form" @submit=${this.submit} novalidate>
          <div class="form-fields">
            <div class="form-field"><label for="piece-fichier">Fichier</label>
              <input id="piece-fichier" type="file" accept=${ACCEPTED} aria-invalid=${this.error === '' ? 'false' : 'true'} aria-describedby="piece-fichier-more" @change=${this.check} />
              <p id="piece-fichier-more" class=${this.error === '' ? 'hint' : 'field-error'}>${this.error || HINT}</p></div>
            <div class="form-field"><label for="piece-legende">Légende <span class="unit">(facultatif)</span></label>
              <input id="piece-legende" name="legende" type="text" maxlength="500" autocomplete="off" /></div>
          </div>
          ${sent === null ? nothing : html`
            <p class="piece-progress"><progress max="1" .value=${sent} aria-label="Envoi"></progress> <span>${sent >= 1 ? 'Reçu, vérification…' : `${withUnit(String(Math.round(sent * 100)), '%')} envoyés`}</span>
              <button type="button" class="button quiet small" @click=${() => this.stopper?.abort()}>Arrêter l’envoi</button></p>`}
          <p class="actions"><button type="submit" class="button primary" ?disabled=${sent !== null}>${sent === null ? 'Joindre' : 'Envoi…'}</button></p>
        </form>
      </details>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-pieces': PiecesView;
  }
}
