// <archipel-mon-idee>: with its code, what became of one's idea, and taking it away. Says `idea-withdrawn`.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { getOwnIdea, type OwnIdea, withdrawIdea } from '../api/participation.ts';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import { date } from '../format/date.ts';
import { glue } from '../format/typography.ts';
import { PageElement } from '../ui/element.ts';
import { answerPart } from './idea-card.ts';
import { FATES, STATES } from './words.ts';

@customElement('archipel-mon-idee')
export class OwnIdeaPart extends PageElement {
  @state() private code = '';
  @state() private idea: OwnIdea | null = null;
  @state() private problem: ApiProblem | null = null;
  @state() private said = '';
  @state() private sure = false;
  @state() private busy = false;

  private async run(job: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.problem = null;
    this.said = '';
    try {
      await job();
    } catch (error) {
      this.problem = asProblem(error);
    } finally {
      this.busy = false;
    }
  }

  private readonly look = (event: Event): void => {
    event.preventDefault();
    this.sure = false;
    this.idea = null;
    void this.run(async () => { this.idea = await getOwnIdea(this.code); });
  };

  private readonly withdraw = (): void => {
    if (!this.sure) {
      this.sure = true;
      return;
    }
    void this.run(async () => {
      await withdrawIdea(this.code);
      this.idea = null;
      this.code = '';
      this.sure = false;
      this.said = 'Votre idée est effacée. Il n’en reste rien.';
      this.emit('idea-withdrawn', null);
    });
  };

  private found({ etat, motif, texte, titre, commune, depose_le, efface_le, reponse, fiche }: OwnIdea): TemplateResult {
    return html`
      <article class="idea-card own">
        <p class="idea-meta"><strong>${STATES[etat]}</strong> · ${commune.nom} · envoyée le ${date(depose_le)}</p>
        ${titre === null ? nothing : html`<h3>${titre}</h3>`}
        <p class="idea-text">${texte}</p>
        <p>${FATES[etat]}${motif === null ? nothing : html` Motif : ${motif}`}</p>
        ${answerPart(reponse, fiche)}
        <p class="hint">Elle sera effacée le ${date(efface_le)}, ou dès que vous le demandez.</p>
        <p class="actions"><button type="button" class="button" ?disabled=${this.busy} @click=${this.withdraw}>${this.sure ? 'Oui, effacer pour toujours' : 'Effacer mon idée'}</button>
          ${this.sure ? html`<button type="button" class="button quiet" @click=${() => { this.sure = false; }}>Garder</button>` : nothing}</p>
      </article>`;
  }

  protected override render(): TemplateResult {
    const { idea, problem } = this;
    return html`
      <form class="own-form" @submit=${this.look} novalidate>
        <label class="field" for="mon-code">Code reçu à l’envoi</label>
        <input id="mon-code" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="ABCD-EFGH-2345-6789" .value=${this.code} @input=${(event: Event) => { this.code = (event.target as HTMLInputElement).value; }} />
        <p class="actions"><button type="submit" class="button" ?disabled=${this.busy || this.code.trim() === ''}>Voir ce qu’elle est devenue</button></p>
      </form>
      <p class="saved" role="status">${this.said}</p>
      ${problem === null ? nothing : html`<div class="problem" role="alert"><p class="problem-title">${problem.title}</p><p>${glue(problem.detail)}</p></div>`}
      ${idea === null ? nothing : this.found(idea)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-mon-idee': OwnIdeaPart;
  }
}
