// <archipel-idee>: an idea being written. What is typed is kept in the tab until it is sent. Says `idea-place-wanted` when
// one wants the map, `idea-commune` with an INSEE code, `idea-sent` when the service has it.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import { type Place, sendIdea, type Terms } from '../api/participation.ts';
import type { CommuneRef } from '../api/refs.ts';
import { glue } from '../format/typography.ts';
import { dropDraft, keepDraft, recallDraft } from '../state/draft.ts';
import { PageElement } from '../ui/element.ts';
import { remaining } from './words.ts';

const DRAFT = 'idee';

@customElement('archipel-idee')
export class IdeaForm extends PageElement {
  @property({ attribute: false }) terms!: Terms;
  @property({ attribute: false }) communes: readonly CommuneRef[] = [];
  @property({ attribute: false }) place: Place | null = null;
  @state() private theme = '';
  @state() private titre = '';
  @state() private texte = '';
  @state() private where: 'point' | 'commune' = 'point';
  @state() private commune = '';
  @state() private site = '';
  @state() private faults: Readonly<Record<string, string>> = {};
  @state() private problem: ApiProblem | null = null;
  @state() private busy = false;

  override connectedCallback(): void {
    super.connectedCallback();
    const kept = recallDraft(DRAFT);
    if (kept === null) return;
    this.theme = kept['theme'] ?? '';
    this.titre = kept['titre'] ?? '';
    this.texte = kept['texte'] ?? '';
    this.commune = kept['commune'] ?? '';
    this.where = kept['where'] === 'commune' ? 'commune' : 'point';
    const [lon, lat] = (kept['place'] ?? '').split(',').map(Number);
    if (lon !== undefined && lat !== undefined && Number.isFinite(lat)) this.emit<Place>('idea-place', [lon, lat]);
  }

  /** The point as it was placed on the map beside. */
  placed(place: Place): void {
    this.where = 'point';
    const { lieu: _, ...rest } = this.faults;
    this.faults = rest;
    this.keep(place);
  }

  private keep(place: Place | null = this.place): void {
    const { theme, titre, texte, where, commune } = this;
    if (theme + titre + texte + commune === '' && place === null) {
      dropDraft(DRAFT);
    } else {
      keepDraft(DRAFT, { theme, titre, texte, where, commune, place: place === null ? '' : place.join(',') });
    }
  }

  private check(): Readonly<Record<string, string>> {
    const { terms } = this;
    const faults: Record<string, string> = {};
    if (this.theme === '') faults['theme'] = 'Choisissez un thème.';
    if (this.texte.trim() === '') faults['texte'] = 'Écrivez votre idée en quelques mots.';
    else if ([...this.texte.trim()].length > terms.texte_maximum) faults['texte'] = `Raccourcissez votre texte : ${terms.texte_maximum} caractères au plus.`;
    if (this.where === 'point' && this.place === null) faults['lieu'] = 'Placez le point sur la carte, ou choisissez « Toute une commune ».';
    if (this.where === 'commune' && this.commune === '') faults['lieu'] = 'Choisissez la commune.';
    return faults;
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.problem = null;
    this.faults = this.check();
    if (Object.keys(this.faults).length > 0) {
      await this.updateComplete;
      this.querySelector<HTMLElement>('[aria-invalid="true"], .idea-fault input, .idea-fault button')?.focus();
      return;
    }
    this.busy = true;
    try {
      const point = this.where === 'point';
      const { code, conservation_jours } = await sendIdea({
        theme: this.theme,
        titre: this.titre.trim() === '' ? null : this.titre.trim(),
        texte: this.texte.trim(),
        position: point && this.place !== null ? [round(this.place[0]), round(this.place[1])] : null,
        commune: point ? null : this.commune,
        site: this.site,
      });
      dropDraft(DRAFT);
      this.titre = this.texte = this.site = '';
      this.emit('idea-sent', { code, days: conservation_jours });
    } catch (error) {
      this.problem = asProblem(error);
    } finally {
      this.busy = false;
    }
  };

  private fault(name: string): TemplateResult {
    return html`<p id="idee-${name}-faute" class="field-error" role="alert">${this.faults[name] ?? ''}</p>`;
  }

  private invalid(name: string): 'true' | 'false' {
    return this.faults[name] === undefined ? 'false' : 'true';
  }

  private themes(): TemplateResult {
    return html`
      <fieldset class="idea-themes ${this.faults['theme'] === undefined ? '' : 'idea-fault'}" aria-describedby="idee-theme-faute">
        <legend>De quoi s’agit-il ?</legend>
        ${this.terms.themes.map(({ id, titre, aide }) => html`
          <label class="idea-theme"><input type="radio" name="theme" value=${id} .checked=${this.theme === id} @change=${() => { this.theme = id; this.keep(); }} />
            <span><strong>${titre}</strong> <span class="hint">${aide}</span></span></label>`)}
        ${this.fault('theme')}
      </fieldset>`;
  }

  private wherePart(): TemplateResult {
    const { where, place } = this;
    return html`
      <fieldset class="idea-where ${this.faults['lieu'] === undefined ? '' : 'idea-fault'}" aria-describedby="idee-lieu-faute">
        <legend>Où ?</legend>
        <label class="check"><input type="radio" name="lieu" value="point" .checked=${where === 'point'} @change=${() => { this.where = 'point'; this.keep(); }} /> Un endroit précis</label>
        ${where === 'point' ? html`
          <p class="idea-place" role="status">${place === null ? 'Touchez la carte à l’endroit voulu, ou déplacez-la et placez le point au centre.' : 'Le point est placé. Touchez la carte ailleurs pour le déplacer.'}</p>
          <p class="actions"><button type="button" class="button" @click=${() => this.emit('idea-place-wanted', null)}>${place === null ? 'Placer au centre de la carte' : 'Replacer au centre de la carte'}</button></p>` : nothing}
        <label class="check"><input type="radio" name="lieu" value="commune" .checked=${where === 'commune'} @change=${() => { this.where = 'commune'; this.keep(); }} /> Toute une commune</label>
        <label class="field" for="idee-commune">${where === 'commune' ? 'Commune concernée' : 'Aller à une commune sur la carte'}</label>
        <select id="idee-commune" .value=${this.commune} aria-describedby="idee-lieu-faute" @change=${(event: Event) => { this.commune = (event.target as HTMLSelectElement).value; this.keep(); this.emit<string>('idea-commune', this.commune); }}>
          <option value="">Choisir…</option>
          ${this.communes.map(({ insee, nom }) => html`<option value=${insee} ?selected=${insee === this.commune}>${nom}</option>`)}
        </select>
        ${this.fault('lieu')}
      </fieldset>`;
  }

  protected override render(): TemplateResult {
    const { terms, problem } = this;
    return html`
      <form class="idea-form" @submit=${this.submit} novalidate>
        ${this.themes()}
        ${this.wherePart()}
        <label class="field" for="idee-texte">Votre idée</label>
        <textarea id="idee-texte" rows="5" .value=${this.texte} aria-invalid=${this.invalid('texte')} aria-describedby="idee-texte-faute idee-reste idee-conseil"
          @input=${(event: Event) => { this.texte = (event.target as HTMLTextAreaElement).value; this.keep(); }}></textarea>
        ${this.fault('texte')}
        <p id="idee-reste" class="hint">${remaining(this.texte, terms.texte_maximum)}</p>
        <label class="field" for="idee-titre">Un titre, si vous voulez</label>
        <input id="idee-titre" type="text" maxlength=${terms.titre_maximum} autocomplete="off" .value=${this.titre} @input=${(event: Event) => { this.titre = (event.target as HTMLInputElement).value; this.keep(); }} />
        <p id="idee-conseil" class="hint">N’écrivez ni votre nom ni celui d’une autre personne. Les liens, adresses et numéros de téléphone sont masqués.</p>
        <div class="idea-trap" aria-hidden="true"><label for="idee-site">Ne remplissez pas ce champ</label><input id="idee-site" type="text" tabindex="-1" autocomplete="off" .value=${this.site} @input=${(event: Event) => { this.site = (event.target as HTMLInputElement).value; }} /></div>
        ${problem === null ? nothing : html`<div class="problem" role="alert"><p class="problem-title">${problem.title}</p><p>${glue(problem.detail)}</p><p>Votre texte est gardé dans cette page.</p></div>`}
        <p class="actions"><button type="submit" class="button primary" ?disabled=${this.busy}>${this.busy ? 'Envoi…' : problem === null ? 'Envoyer mon idée' : 'Envoyer de nouveau'}</button></p>
      </form>`;
  }
}

/** To the metre: more would say nothing. */
function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-idee': IdeaForm;
  }
}
