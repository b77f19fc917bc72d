// <archipel-rule-form>: one rule made of plain words: a field, how, a value. Sends `rule`, or `rule-given-up`.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Field, Layer } from '../api/layer.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { PageElement } from '../ui/element.ts';
import { choicesOf } from './choices.ts';
import { numberOf } from './cql2.ts';
import { filterFields, type Operator, operators, type Rule, takesValue } from './rule.ts';
import { isYear, operatorWords, valueWords } from './words.ts';

@customElement('archipel-rule-form')
export class RuleForm extends PageElement {
  @property({ attribute: false }) layer!: Layer;
  @property({ attribute: false }) catalogue!: Catalogue;
  @property({ attribute: false }) version = 0;
  @property({ attribute: false }) town: (code: string) => string | null = () => null;
  @state() private champ = '';
  @state() private operator: Operator | '' = '';
  @state() private chosen: readonly string[] = [];
  @state() private error = '';

  protected override firstUpdated(): void {
    this.querySelector('select')?.focus();
  }

  private get field(): Field | null {
    return filterFields(this.layer).find(({ name }) => name === this.champ) ?? null;
  }

  private choices(field: Field): readonly string[] {
    return choicesOf(field, this.catalogue.known(this.layer.id));
  }

  private offered(field: Field): readonly Operator[] {
    return operators(this.layer, field, this.choices(field).length > 0).filter((each) => each !== 'est' || field.type !== 'text[]' || this.choices(field).length > 0);
  }

  private readonly chooseField = (event: Event): void => {
    this.champ = (event.target as HTMLSelectElement).value;
    const { field } = this;
    this.operator = field === null ? '' : (this.offered(field)[0] ?? '');
    this.chosen = [];
    this.error = '';
  };

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const { field, operator } = this;
    if (field === null || operator === '') {
      this.error = 'Choisissez ce sur quoi filtrer.';
      return;
    }
    const typed = this.querySelector<HTMLInputElement>('input.rule-value')?.value.trim() ?? '';
    const valeurs = !takesValue(operator) ? [] : operator === 'est' || operator === 'nest' ? this.chosen : typed === '' ? [] : [typed];
    const isNumber = field.type === 'integer' || field.type === 'decimal';
    if (takesValue(operator) && (valeurs.length === 0 || (isNumber && numberOf(valeurs[0] ?? '') === null))) {
      this.error = isNumber ? 'Écrivez un nombre, 12,5 par exemple.' : valeurs.length === 0 && typed === '' && (operator === 'est' || operator === 'nest') ? 'Cochez au moins une valeur.' : 'Écrivez une valeur.';
      return;
    }
    this.emit<Rule>('rule', { champ: field.name, operateur: operator, valeurs: isNumber ? valeurs.map((value) => String(numberOf(value))) : valeurs });
  };

  private toggle(value: string): void {
    this.chosen = this.chosen.includes(value) ? this.chosen.filter((each) => each !== value) : [...this.chosen, value];
  }

  private value(field: Field): TemplateResult | typeof nothing {
    const { operator } = this;
    if (operator === '' || !takesValue(operator)) return nothing;
    if (operator === 'est' || operator === 'nest') {
      return html`
        <fieldset class="rule-choices">
          <legend class="visually-hidden">Valeurs</legend>
          ${this.choices(field).map((value) => html`<label class="check"><input type="checkbox" .checked=${this.chosen.includes(value)} @change=${() => this.toggle(value)} /> ${valueWords(field, value, this.town)}</label>`)}
        </fieldset>`;
    }
    const instant = field.type === 'date' || field.type === 'timestamp';
    const label = instant ? 'Date' : isYear(field) ? 'Année' : operator === 'contient' ? 'Texte' : `Valeur${field.unit ? `, en ${field.unit}` : ''}`;
    return html`<label>${label} <input class="rule-value" type=${instant ? 'date' : 'text'} inputmode=${operator === 'contient' ? 'text' : 'decimal'} autocomplete="off" /></label>`;
  }

  protected override render(): TemplateResult {
    const { field } = this;
    return html`
      <form class="rule-form" @submit=${this.submit}>
        <label>Filtrer sur
          <select @change=${this.chooseField}>
            <option value="">…</option>
            ${filterFields(this.layer).map(({ name, title }) => html`<option value=${name} ?selected=${name === this.champ}>${title}</option>`)}
          </select>
        </label>
        ${field === null ? nothing : html`
          <label>Comment
            <select @change=${(event: Event) => { this.operator = (event.target as HTMLSelectElement).value as Operator; }}>
              ${this.offered(field).map((each) => html`<option value=${each} ?selected=${each === this.operator}>${operatorWords(field, each)}</option>`)}
            </select>
          </label>
          ${this.value(field)}`}
        ${this.error === '' ? nothing : html`<p class="field-error" role="alert">${this.error}</p>`}
        <p class="layer-ways">
          <button type="submit" class="button small primary">Filtrer</button>
          <button type="button" class="link" @click=${() => this.emit('rule-given-up', null)}>Abandonner</button>
        </p>
      </form>
    `;
  }
}
