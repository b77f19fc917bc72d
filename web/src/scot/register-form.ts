// <archipel-inscription>: a new entry of a register. Says `entry-changed` when it is written.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { listCommunes } from '../api/commune.ts';
import type { CommuneRef } from '../api/refs.ts';
import { addEntry } from '../api/registers.ts';
import { glue } from '../format/typography.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { FormDraft } from '../state/form-draft.ts';
import { Loader } from '../state/loader.ts';
import { PageElement } from '../ui/element.ts';
import './footprint-file.ts';
import type { Footprint } from '../api/footprint.ts';
import { bodyOf, type Field, type RegisterForm } from './registers.ts';
import { fields, Saver } from './saver.ts';

@customElement('archipel-inscription')
export class EntryForm extends PageElement {
  @property({ attribute: false }) register!: RegisterForm;
  @property({ attribute: false }) catalogue!: Catalogue;
  /** What the entry is about, when one comes from its sheet. */
  @property() objet = '';
  @state() private error = '';
  private readonly communes = new Loader<readonly CommuneRef[]>(this);
  private readonly saver = new Saver(this);
  private readonly draft = new FormDraft(this, () => `registre-${this.register.id}`);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.communes.load(async (signal) => (await listCommunes({ limit: 500 }, signal)).items);
    void this.catalogue.load('friches').then(() => this.requestUpdate(), () => undefined);
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { body, error } = bodyOf(this.register, fields(form));
    this.error = error ?? '';
    if (body === null) return;
    if (await this.saver.run(() => addEntry(this.register.id, body), 'Inscrit au registre, signé de votre nom.')) {
      form.reset();
      this.draft.drop();
      this.emit('entry-changed', null);
    }
  };

  /** The area of a file stands in the field as if it were pasted: it is seen, and kept with the draft. */
  private readonly fill = ({ detail: { geometry } }: CustomEvent<Footprint>): void => {
    const area = this.querySelector<HTMLTextAreaElement>('textarea[name=geometry]');
    if (area === null) return;
    area.value = JSON.stringify(geometry);
    area.dispatchEvent(new Event('input', { bubbles: true }));
  };

  private input({ name, kind, choices = [], hint }: Field, id: string): TemplateResult {
    const said = hint === undefined ? nothing : `${id}-hint`;
    switch (kind) {
      case 'choice':
        return html`<select id=${id} name=${name}>${choices.map(([code, title]) => html`<option value=${code}>${title}</option>`)}</select>`;
      case 'commune':
        return html`<select id=${id} name=${name}>${(this.communes.value ?? []).map(({ insee, nom }) => html`<option value=${insee}>${nom}</option>`)}</select>`;
      case 'friche':
        return html`<input id=${id} name=${name} type="text" list="friches-connues" autocomplete="off" .value=${this.objet} aria-describedby="${id}-nom" />
          <datalist id="friches-connues">${(this.catalogue.known('friches') ?? []).map((item) => html`<option value=${item.id}>${this.catalogue.nameOf('friches', item.id)}</option>`)}</datalist>
          <span class="hint" id="${id}-nom">${this.catalogue.nameOf('friches', this.objet) ?? 'Son identifiant, comme friche-noroxo ; tapez son nom pour la trouver.'}</span>`;
      case 'yes':
        return html`<input id=${id} name=${name} type="checkbox" value="oui" />`;
      case 'area':
        return html`<textarea id=${id} name=${name} rows="3" spellcheck="false" aria-describedby=${said}></textarea>`;
      default:
        return html`<input id=${id} name=${name} type=${kind === 'date' ? 'date' : 'text'} inputmode=${kind === 'number' ? 'numeric' : nothing} .value=${name === 'fiche' ? this.objet : ''} aria-describedby=${said} autocomplete="off" />`;
    }
  }

  protected override render(): TemplateResult {
    return html`
      <form class="short-form" @submit=${this.submit} novalidate>
        <div class="form-fields">${this.register.fields.map((field) => {
          const id = `inscription-${field.name}`;
          return html`<div class="form-field ${field.kind === 'area' ? 'area' : ''}"><label for=${id}>${field.label}</label>${this.input(field, id)}${field.hint === undefined ? nothing : html`<p class="hint" id="${id}-hint">${glue(field.hint)}</p>`}</div>`;
        })}</div>
        <p class="field-error" role="alert">${this.error}</p>
        <p class="actions"><button type="submit" class="button primary" ?disabled=${this.saver.busy}>Inscrire</button></p>
        ${this.saver.view()}
      </form>
      ${this.register.fields.some(({ kind }) => kind === 'area') ? html`<archipel-emprise .action=${'Prendre l’emprise d’un fichier…'} @footprint=${this.fill}></archipel-emprise>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-inscription': EntryForm;
  }
}
