// <archipel-key>: « Écrire ». Asks for the key in the page, tries it, says whose it is, forgets it when told.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { glue } from '../format/typography.ts';
import { keyring } from '../state/key.ts';
import { PageElement } from './element.ts';

let made = 0;

@customElement('archipel-key')
export class KeyPanel extends PageElement {
  /** Asks at once, without a first button: a form is waiting for the key. */
  @property({ type: Boolean }) asking = false;
  /** What is said above the field, when a form is waiting. */
  @property() why = '';
  @state() private open = false;
  @state() private error = '';
  @state() private trying = false;
  @query('input') private input!: HTMLInputElement | null;
  private readonly fieldId = `cle-${++made}`;
  private readonly changed = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    keyring.addEventListener('change', this.changed);
    void keyring.recognize();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    keyring.removeEventListener('change', this.changed);
  }

  /** Opens the field and goes to it. */
  async ask(): Promise<void> {
    this.open = true;
    await this.updateComplete;
    this.input?.focus();
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const text = this.input?.value ?? '';
    if (text.trim() === '') {
      this.error = 'Collez la clé.';
      this.input?.focus();
      return;
    }
    this.trying = true;
    this.error = '';
    const problem = await keyring.offer(text);
    this.trying = false;
    if (problem === null) {
      this.open = false;
      this.emit('key-kept', keyring.holder);
      await this.updateComplete;
      this.querySelector<HTMLElement>('.key-holder button')?.focus();
      return;
    }
    this.error = problem.status === 401 ? 'Cette clé n’est pas reconnue : vérifiez qu’elle est entière, ou demandez-en une autre.' : problem.detail;
    this.input?.focus();
  };

  protected override render(): TemplateResult | typeof nothing {
    const { holder } = keyring;
    if (holder !== null) {
      return this.asking ? nothing : html`
        <p class="key-holder">Vous écrivez sous le nom <strong>${holder.nom}</strong>
          <button type="button" class="button quiet small" @click=${() => keyring.forget()}>Oublier la clé</button></p>`;
    }
    if (!this.open && !this.asking && !keyring.wanted) {
      return keyring.secret !== null
        ? html`<p class="key-holder hint" role="status">Vérification de la clé…</p>`
        : html`<button type="button" class="button" @click=${() => void this.ask()}>Écrire</button>`;
    }
    return this.form();
  }

  private form(): TemplateResult {
    const { fieldId, error } = this;
    const why = this.why || (keyring.wanted ? 'La clé n’est plus acceptée, ou manque. Rien de votre saisie n’est perdu.' : '');
    return html`
      <form class="key-form" @submit=${this.submit} novalidate>
        ${why === '' ? nothing : html`<p class="hint">${glue(why)}</p>`}
        <label for=${fieldId}>Clé</label>
        <div class="key-line">
          <input id=${fieldId} type="password" autocomplete="off" spellcheck="false" autocapitalize="off"
            aria-invalid=${error === '' ? 'false' : 'true'} aria-describedby="${fieldId}-hint ${fieldId}-error" />
          <button type="submit" class="button primary" ?disabled=${this.trying}>${this.trying ? 'Essai…' : 'Essayer la clé'}</button>
          ${this.asking ? nothing : html`<button type="button" class="button quiet" @click=${this.cancel}>Annuler</button>`}
        </div>
        <p id="${fieldId}-error" class="field-error" role="alert">${error}</p>
        <p id="${fieldId}-hint" class="hint">Gardée dans cet onglet seulement, jusqu’à sa fermeture. Lire ne demande pas de clé.</p>
      </form>`;
  }

  private readonly cancel = (): void => {
    this.open = false;
    this.error = '';
    if (keyring.wanted) keyring.forget();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-key': KeyPanel;
  }
}
