// <archipel-form>: a short form in the page. What is typed is kept until it is saved; what is refused is said beside
// its field, by us first, by the service in any case.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ApiProblem, asProblem } from '../api/problem.ts';
import { glue } from '../format/typography.ts';
import { dropDraft, keepDraft, recallDraft, type Values } from '../state/draft.ts';
import { PageElement } from '../ui/element.ts';
import '../ui/key-panel.ts';
import type { KeyPanel } from '../ui/key-panel.ts';
import './edit/choice-box.ts';
import { codesOf, codesText, type Field, readFields, type Reading } from './fields.ts';

@customElement('archipel-form')
export class FormView extends PageElement {
  @property({ attribute: false }) fields: readonly Field[] = [];
  /** Names the draft in the tab, and the ids of the fields. */
  @property() name = '';
  @property({ attribute: false }) initial: Values = {};
  @property() submitLabel = 'Enregistrer';
  /** Saves; throws {@link ApiProblem}. */
  @property({ attribute: false }) send!: (body: Reading['body']) => Promise<void>;
  @state() private values: Values = {};
  @state() private errors: ReadonlyMap<string, string> = new Map();
  @state() private problem: ApiProblem | null = null;
  @state() private saving = false;
  @state() private recalled = false;

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('name')) {
      const kept = recallDraft(this.name);
      this.values = kept ?? this.initial;
      this.recalled = kept !== null;
      if (kept !== null) keepDraft(this.name, kept);
    }
  }

  private id4(field: string): string {
    return `${this.name}-${field}`.replace(/[^a-z0-9-]/gi, '_');
  }

  private change(name: string, event: Event): void {
    this.set(name, (event.target as HTMLInputElement).value);
  }

  private set(name: string, value: string): void {
    this.values = { ...this.values, [name]: value };
    keepDraft(this.name, this.values);
    this.emit<Values>('typed', this.values);
  }

  private readonly clear = (): void => {
    dropDraft(this.name);
    this.values = this.initial;
    this.errors = new Map();
    this.problem = null;
    this.recalled = false;
    this.emit<Values>('typed', this.values);
  };

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { body, errors } = readFields(this.fields, this.values);
    this.errors = errors;
    this.problem = null;
    if (errors.size > 0) {
      await this.toSummary();
      return;
    }
    this.saving = true;
    try {
      await this.send(body);
      this.clear();
      this.emit('saved', null);
    } catch (error) {
      await this.refused(asProblem(error));
    } finally {
      this.saving = false;
    }
  };

  private async refused(problem: ApiProblem): Promise<void> {
    const { field } = problem;
    if (field !== null && this.fields.some(({ name }) => name === field)) {
      const accepted = problem.members['accepte'];
      this.errors = new Map([[field, typeof accepted === 'string' ? `Accepté : ${accepted}.` : problem.detail]]);
    }
    this.problem = problem;
    if (problem.status === 401) {
      await this.updateComplete;
      await this.querySelector<KeyPanel>('archipel-key')?.ask();
    } else {
      await this.toSummary();
    }
  }

  private async toSummary(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>('.form-summary')?.focus();
  }

  private goTo(event: Event, name: string): void {
    event.preventDefault();
    this.querySelector<HTMLElement>(`#${this.id4(name)}`)?.focus();
  }

  private summary(): TemplateResult | typeof nothing {
    const { errors, problem } = this;
    if (problem?.status === 401) {
      return html`<archipel-key asking why="Votre saisie est gardée. Donnez la clé, puis enregistrez."
        @key-kept=${() => { this.problem = null; void this.updateComplete.then(() => this.querySelector<HTMLElement>('.form-submit')?.focus()); }}></archipel-key>`;
    }
    if (errors.size === 0 && problem === null) return nothing;
    return html`
      <div class="problem form-summary" role="alert" tabindex="-1">
        <p class="problem-title">${errors.size > 0 ? 'À corriger' : problem?.title}</p>
        ${errors.size > 0
          ? html`<ul>${this.fields.filter(({ name }) => errors.has(name)).map(({ name, label }) => html`
              <li><a href="#${this.id4(name)}" @click=${(event: Event) => this.goTo(event, name)}>${label}</a> : ${errors.get(name)}</li>`)}</ul>`
          : html`<p>${glue(problem?.detail ?? '')}</p>`}
        ${problem?.status === 412 ? html`<p>L’état actuel de la fiche est affiché ; votre saisie est restée dans le formulaire. Comparez, corrigez s’il le faut, puis enregistrez de nouveau.</p>` : nothing}
      </div>`;
  }

  /** A list: what is in it, taken out by a button, and the box that adds to it. */
  private list({ name, choices = [] }: Field): TemplateResult {
    const id = this.id4(name);
    const codes = codesOf(this.values[name]);
    const out = (code: string): void => {
      this.set(name, codesText(codes.filter((each) => each !== code)));
      this.querySelector<HTMLElement>(`#${id}`)?.focus();
    };
    const titleOf = (code: string): string => choices.find(({ value }) => value === code)?.title ?? code;
    return html`
      ${codes.length === 0 ? nothing : html`<ul class="chosen">${codes.map((code) => html`<li><span>${titleOf(code)}</span>
        <button type="button" class="button quiet small" aria-label="Retirer ${titleOf(code)}" @click=${() => out(code)}>Retirer</button></li>`)}</ul>`}
      <archipel-choix .choices=${choices.filter(({ value }) => !codes.includes(value))} field-id=${id} ?invalid=${this.errors.has(name)}
        @add=${(event: CustomEvent<string>) => this.set(name, codesText([...codes, event.detail]))}></archipel-choix>`;
  }

  private control(field: Field): TemplateResult {
    const { name, kind } = field;
    if (kind === 'codes') return this.list(field);
    const id = this.id4(name);
    const value = this.values[name] ?? '';
    const invalid = this.errors.has(name) ? 'true' : 'false';
    const input = (event: Event): void => this.change(name, event);
    if (kind === 'area') return html`<textarea id=${id} rows="4" aria-invalid=${invalid} aria-describedby="${id}-more" .value=${value} @input=${input}></textarea>`;
    if (kind === 'select') {
      return html`<select id=${id} aria-invalid=${invalid} aria-describedby="${id}-more" .value=${value} @change=${input}>
        <option value="" ?selected=${value === ''}>Choisir…</option>
        ${(field.options ?? []).map((option) => html`<option value=${option.value} ?selected=${option.value === value}>${option.title}</option>`)}</select>`;
    }
    return html`<input id=${id} type=${kind === 'date' ? 'date' : 'text'} inputmode=${kind === 'money' ? 'decimal' : kind === 'year' ? 'numeric' : 'text'}
      autocomplete="off" aria-invalid=${invalid} aria-describedby="${id}-more" .value=${value} @input=${input} />`;
  }

  protected override render(): TemplateResult {
    return html`
      <form class="short-form" @submit=${this.submit} novalidate>
        ${this.recalled ? html`<p class="hint" role="status">Saisie non enregistrée, reprise telle que vous l’aviez laissée.</p>` : nothing}
        <div class="form-fields">${this.fields.map((field) => html`
          <div class="form-field ${field.kind}">
            <label for=${this.id4(field.name)}>${field.label}${field.required ? nothing : html` <span class="unit">(facultatif)</span>`}</label>
            ${this.control(field)}
            <p id="${this.id4(field.name)}-more" class=${this.errors.has(field.name) ? 'field-error' : 'hint'}>${this.errors.get(field.name) ?? field.hint ?? nothing}</p>
          </div>`)}</div>
        ${this.summary()}
        <p class="actions">
          <button type="submit" class="button primary form-submit" ?disabled=${this.saving}>${this.saving ? 'Enregistrement…' : this.submitLabel}</button>
          <button type="button" class="button quiet" @click=${this.clear}>Effacer la saisie</button>
        </p>
      </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-form': FormView;
  }
}
