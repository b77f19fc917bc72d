// <archipel-choix>: finds by a few letters what is added to a list (ARIA combobox: arrows choose, Enter adds, Escape
// closes). Says `add` with the value.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { plural } from '../../format/number.ts';
import { fold } from '../../format/fold.ts';
import { PageElement } from '../../ui/element.ts';

export interface Choice {
  readonly value: string;
  readonly title: string;
  /** What tells it from its namesakes. */
  readonly below?: string | null;
}

const MOST = 8;

/** Those that hold every word, first those that begin with the text. */
export function matching(choices: readonly Choice[], text: string): readonly Choice[] {
  const key = fold(text);
  const wanted = key.split(' ').filter((word) => word !== '');
  const held = choices.filter(({ value, title, below }) => {
    const all = fold(`${value} ${title} ${below ?? ''}`);
    return wanted.every((word) => all.includes(word));
  });
  const first = held.filter(({ title }) => fold(title).startsWith(key));
  return [...first, ...held.filter((each) => !first.includes(each))];
}

@customElement('archipel-choix')
export class ChoiceBox extends PageElement {
  @property({ attribute: false }) choices: readonly Choice[] = [];
  @property({ attribute: 'field-id' }) fieldId = '';
  @property() hint = '';
  @property({ type: Boolean }) invalid = false;
  @state() private text = '';
  @state() private open = false;
  @state() private active = 0;

  private get found(): readonly Choice[] {
    return this.open ? matching(this.choices, this.text).slice(0, MOST) : [];
  }

  private add(choice: Choice | undefined): void {
    if (choice === undefined) return;
    this.text = '';
    this.open = false;
    this.active = 0;
    this.emit<string>('add', choice.value);
    this.querySelector('input')?.focus();
  }

  private readonly press = (event: KeyboardEvent): void => {
    const last = this.found.length - 1;
    if (event.key === 'ArrowDown') {
      this.active = !this.open || this.active >= last ? 0 : this.active + 1;
      this.open = true;
    } else if (event.key === 'ArrowUp') {
      this.active = this.active <= 0 ? Math.max(0, last) : this.active - 1;
    } else if (event.key === 'Enter') {
      this.add(this.found[this.active]);
    } else if (event.key === 'Escape' && this.open) {
      this.open = false;
    } else {
      return;
    }
    event.preventDefault();
  };

  private get message(): string {
    if (!this.open || this.text.trim() === '') return '';
    const count = matching(this.choices, this.text).length;
    return count === 0 ? 'Rien ne répond à ces lettres.' : `${plural(count, 'réponse')}${count > MOST ? `, les ${MOST} premières montrées` : ''}`;
  }

  protected override render(): TemplateResult {
    const { fieldId, found, active } = this;
    return html`
      <div class="choice-box">
        <input id=${fieldId} type="text" role="combobox" autocomplete="off" spellcheck="false" placeholder=${this.hint}
          aria-autocomplete="list" aria-controls="${fieldId}-list" aria-expanded=${found.length > 0 ? 'true' : 'false'}
          aria-activedescendant=${found.length > 0 ? `${fieldId}-option-${active}` : nothing}
          aria-invalid=${this.invalid ? 'true' : 'false'} aria-describedby="${fieldId}-more"
          .value=${this.text} @keydown=${this.press} @blur=${() => { this.open = false; }}
          @input=${(event: Event) => { this.text = (event.target as HTMLInputElement).value; this.open = true; this.active = 0; }} />
        <ul id="${fieldId}-list" class="choice-list" role="listbox" aria-label="Réponses" ?hidden=${found.length === 0}>
          ${found.map((choice, index) => html`
            <li id="${fieldId}-option-${index}" role="option" class="search-option" aria-selected=${index === active ? 'true' : 'false'}
              @mousedown=${(event: Event) => event.preventDefault()} @click=${() => this.add(choice)}>
              <span class="search-name">${choice.title}</span>${choice.below ? html`<span class="search-kind">${choice.below}</span>` : nothing}
            </li>`)}
        </ul>
        <p class="hint choice-count" role="status">${this.message}</p>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-choix': ChoiceBox;
  }
}
