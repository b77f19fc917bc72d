// <archipel-idee-moderee>: one idea under a moderator's eyes: its text as it came, what to look at, deciding, undoing,
// answering. What is typed is kept in the tab until it is saved. Says `idea-moderated` with the idea as it stands now.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { answerIdea, decide, type Decision, type ModeratedIdea, undoDecision } from '../api/participation.ts';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import { date } from '../format/date.ts';
import { glue } from '../format/typography.ts';
import { dropDraft, keepDraft, recallDraft } from '../state/draft.ts';
import { PageElement } from '../ui/element.ts';
import { answerPart, themeMark } from './idea-card.ts';
import { STATES } from './words.ts';

@customElement('archipel-idee-moderee')
export class ModeratedCard extends PageElement {
  @property({ attribute: false }) idea!: ModeratedIdea;
  @property() themeTitle = '';
  @property({ type: Boolean }) chosen = false;
  @state() private asking: 'refuser' | 'archiver' | 'repondre' | null = null;
  @state() private motif = '';
  @state() private texte = '';
  @state() private fiche = '';
  @state() private fault = '';
  @state() private problem: ApiProblem | null = null;
  @state() private busy = false;

  private get draft(): string {
    return `moderation-${this.idea.id}`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const kept = recallDraft(this.draft);
    if (kept === null) return;
    const asking = kept['asking'];
    if (asking === 'refuser' || asking === 'archiver' || asking === 'repondre') this.asking = asking;
    this.motif = kept['motif'] ?? '';
    this.texte = kept['texte'] ?? '';
    this.fiche = kept['fiche'] ?? '';
  }

  private keep(): void {
    keepDraft(this.draft, { asking: this.asking ?? '', motif: this.motif, texte: this.texte, fiche: this.fiche });
  }

  private close(): void {
    this.asking = null;
    this.fault = '';
    dropDraft(this.draft);
  }

  private async run(job: () => Promise<ModeratedIdea>): Promise<void> {
    this.busy = true;
    this.problem = null;
    try {
      const idea = await job();
      this.close();
      this.emit('idea-moderated', idea);
    } catch (error) {
      this.problem = asProblem(error);
    } finally {
      this.busy = false;
    }
  }

  private decided(decision: Decision, motif: string | null = null): void {
    void this.run(() => decide(this.idea, decision, motif));
  }

  private async open(asking: 'refuser' | 'archiver' | 'repondre'): Promise<void> {
    this.asking = asking;
    this.motif = '';
    this.texte = this.idea.reponse?.texte ?? '';
    this.fiche = this.idea.fiche?.id ?? '';
    await this.updateComplete;
    this.querySelector<HTMLElement>('textarea')?.focus();
  }

  private readonly reasoned = (event: Event): void => {
    event.preventDefault();
    if (this.asking === 'refuser' && this.motif.trim() === '') {
      this.fault = 'Dites pourquoi : l’auteur lira ce motif.';
      this.querySelector<HTMLElement>('textarea')?.focus();
      return;
    }
    this.decided(this.asking === 'refuser' ? 'refuser' : 'archiver', this.motif.trim() === '' ? null : this.motif.trim());
  };

  private readonly answered = (event: Event): void => {
    event.preventDefault();
    const [text, fiche] = [this.texte.trim(), this.fiche.trim()];
    void this.run(() => answerIdea(this.idea, text === '' ? null : text, fiche === '' ? null : fiche));
  };

  private reasonForm(): TemplateResult {
    const id = `motif-${this.idea.id}`;
    const refusing = this.asking === 'refuser';
    return html`
      <form class="short-form" @submit=${this.reasoned} novalidate>
        <label class="field" for=${id}>${refusing ? 'Motif du refus' : 'Motif, si utile'}</label>
        <textarea id=${id} rows="3" maxlength="600" .value=${this.motif} aria-invalid=${this.fault === '' ? 'false' : 'true'} aria-describedby="${id}-faute ${id}-aide"
          @input=${(event: Event) => { this.motif = (event.target as HTMLTextAreaElement).value; this.keep(); }}></textarea>
        <p id="${id}-faute" class="field-error" role="alert">${this.fault}</p>
        <p id="${id}-aide" class="hint">L’auteur lit ce motif avec son code, et le journal le garde : ne nommez personne.</p>
        <p class="actions"><button type="submit" class="button primary" ?disabled=${this.busy}>${refusing ? 'Refuser' : 'Archiver'}</button>
          <button type="button" class="button quiet" @click=${() => this.close()}>Renoncer</button></p>
      </form>`;
  }

  private answerForm(): TemplateResult {
    const id = `reponse-${this.idea.id}`;
    return html`
      <form class="short-form" @submit=${this.answered} novalidate>
        <label class="field" for=${id}>Réponse, montrée sous l’idée</label>
        <textarea id=${id} rows="4" maxlength="2000" .value=${this.texte} @input=${(event: Event) => { this.texte = (event.target as HTMLTextAreaElement).value; this.keep(); }}></textarea>
        <label class="field" for="${id}-fiche">Projet lié (identifiant de la fiche)</label>
        <input id="${id}-fiche" type="text" placeholder="call-2.1" autocomplete="off" .value=${this.fiche} @input=${(event: Event) => { this.fiche = (event.target as HTMLInputElement).value; this.keep(); }} />
        <p class="actions"><button type="submit" class="button primary" ?disabled=${this.busy}>Enregistrer</button>
          <button type="button" class="button quiet" @click=${() => this.close()}>Renoncer</button></p>
      </form>`;
  }

  private ways(): TemplateResult {
    const { etat, decisions, reponse, fiche } = this.idea;
    const button = (words: string, act: () => void, primary = false): TemplateResult =>
      html`<button type="button" class="button ${primary ? 'primary' : ''}" ?disabled=${this.busy} @click=${act}>${words}</button>`;
    const last = decisions.find(({ annulee }) => !annulee);
    return html`
      <p class="actions">
        ${etat === 'publiee' ? nothing : button('Publier', () => this.decided('publier'), etat === 'en_attente')}
        ${etat === 'refusee' ? nothing : button('Refuser…', () => void this.open('refuser'))}
        ${etat === 'publiee' ? button('Archiver…', () => void this.open('archiver')) : nothing}
        ${etat === 'publiee' ? button(reponse === null && fiche === null ? 'Répondre…' : 'Modifier la réponse…', () => void this.open('repondre')) : nothing}
        ${last === undefined ? nothing : button(`Annuler : « ${STATES[last.apres]} »`, () => void this.run(() => undoDecision(this.idea)))}
      </p>`;
  }

  protected override render(): TemplateResult {
    const { idea, problem } = this;
    const { id, theme, titre, texte, commune, lieu, alertes, etat, motif, depose_le, efface_le, reponse, fiche, decisions } = idea;
    return html`
      <article class="idea-card ${this.chosen ? 'chosen' : ''}" aria-labelledby="moderee-${id}">
        <p class="idea-meta">${themeMark(theme)} ${this.themeTitle} · ${commune.nom}${lieu === 'commune' ? ' (toute la commune)' : nothing} · reçue le ${date(depose_le)}</p>
        <h2 id="moderee-${id}">N° ${id}${titre === null ? nothing : html` · ${titre}`}</h2>
        <p class="idea-text">${texte}</p>
        ${alertes.length === 0 ? nothing : html`<p class="idea-alert"><strong>À regarder</strong> : ${alertes.join(', ')}. ${etat === 'publiee' ? 'Masqué' : 'Ce sera masqué'} au public.</p>`}
        <p><strong>${STATES[etat]}</strong>${motif === null ? nothing : html`. Motif : ${motif}`} <span class="hint">Effacée le ${date(efface_le)}.</span></p>
        ${answerPart(reponse, fiche)}
        ${this.asking === null ? this.ways() : this.asking === 'repondre' ? this.answerForm() : this.reasonForm()}
        ${problem === null ? nothing : html`<div class="problem" role="alert"><p class="problem-title">${problem.title}</p><p>${glue(problem.detail)}</p>
          ${problem.status === 409 ? html`<p><button type="button" class="button" @click=${() => this.emit('queue-stale', null)}>Relire la file</button></p>` : nothing}</div>`}
        ${decisions.length === 0 ? nothing : html`<details><summary>Décisions (${decisions.length})</summary>
          <ul class="plain-list">${decisions.map((each) => html`<li>${date(each.moment)} : ${STATES[each.avant]} → ${STATES[each.apres]}, ${each.auteur}${each.motif === null ? nothing : html`. ${each.motif}`}${each.annulee ? ' (annulée)' : nothing}</li>`)}</ul></details>`}
        <p><button type="button" class="button quiet small" @click=${() => this.emit<number>('idea-pick', id)}>Montrer sur la carte</button></p>
      </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-idee-moderee': ModeratedCard;
  }
}
