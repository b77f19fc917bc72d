// <archipel-scenario>: a choice shared by its address, or kept on the service under a name; and its files.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import type { Basis } from '../api/trajectory.ts';
import { type AskedProject, postForFile, saveScenario } from '../api/what-if.ts';
import { address } from '../api/http.ts';
import { glue } from '../format/typography.ts';
import { href } from '../state/route.ts';
import { scotRoute } from '../state/scot-route.ts';
import { PageElement } from '../ui/element.ts';
import '../ui/key-panel.ts';
import { savedAs } from '../ui/saved-as.ts';

@customElement('archipel-scenario')
export class ScenarioPart extends PageElement {
  @property() perimetre = '';
  @property({ attribute: false }) basis: Basis = {};
  @property({ attribute: false }) projets: readonly AskedProject[] = [];
  @state() private said = '';
  @state() private saved = '';
  @state() private problem: ApiProblem | null = null;
  @state() private busy = false;

  private async attempt(job: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.problem = null;
    this.said = '';
    try {
      await job();
    } catch (error) {
      this.problem = asProblem(error);
    }
    this.busy = false;
  }

  private readonly copy = (): void => {
    void this.attempt(async () => {
      await navigator.clipboard.writeText(location.href);
      this.said = 'Adresse copiée : elle contient tout le scénario.';
    });
  };

  private readonly save = (event: Event): void => {
    event.preventDefault();
    const name = this.querySelector<HTMLInputElement>('#scenario-titre')?.value.trim() ?? '';
    if (name === '') {
      this.said = 'Donnez un nom au scénario.';
      return;
    }
    void this.attempt(async () => {
      const written = await saveScenario(name, this.perimetre, this.projets, this.basis);
      this.saved = String(written['id'] ?? '');
      this.said = 'Scénario enregistré.';
    });
  };

  private file(format: string): void {
    void this.attempt(async () => {
      const blob = await postForFile(address(`/api/scot/verifier.${format}`, { ...this.basis }), { projets: this.projets });
      savedAs(blob, `verification-${this.perimetre.replace(':', '-')}.${format}`);
    });
  }

  protected override render(): TemplateResult {
    const none = this.projets.length === 0;
    return html`
      <p class="actions">
        <button type="button" class="button" ?disabled=${none} @click=${this.copy}>Copier l’adresse du scénario</button>
        ${[['pdf', 'PDF'], ['xlsx', 'XLSX'], ['csv', 'CSV']].map(([format, name]) => html`<button type="button" class="button quiet" ?disabled=${none || this.busy} @click=${() => this.file(format ?? '')}><span class="visually-hidden">Vérification en </span>${name}</button> `)}
      </p>
      <details class="more">
        <summary>Enregistrer le scénario</summary>
        <form class="short-form" @submit=${this.save}>
          <label for="scenario-titre">Nom du scénario</label> <input type="text" id="scenario-titre" maxlength="200" autocomplete="off" />
          <archipel-key></archipel-key>
          <p class="actions"><button type="submit" class="button primary" ?disabled=${none || this.busy}>Enregistrer</button></p>
        </form>
      </details>
      <p role="status">${this.said}${this.saved === '' ? nothing : html` <a href=${href(scotRoute('projets', this.perimetre, { scenario: this.saved }))}>L’ouvrir</a> ou <a href=${href(scotRoute('scenarios', '', { choix: this.saved }))}>le comparer</a>`}</p>
      ${this.problem === null ? nothing : html`<div class="problem" role="alert"><p class="problem-title">${this.problem.title}</p><p>${glue(this.problem.detail)}</p></div>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-scenario': ScenarioPart;
  }
}
