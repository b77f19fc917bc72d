// A form whose fields the page itself holds: what is typed is kept in the tab at each key, and found again when the form
// shows. `drop` when it is saved.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { dropDraft, keepDraft, recallDraft, type Values } from './draft.ts';

type Host = ReactiveControllerHost & HTMLElement;
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Fields with a name, or failing that an id; never a password, a file. */
function fieldsOf(form: HTMLFormElement): [string, Field][] {
  return [...form.elements].flatMap((element) => {
    if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement)) return [];
    const name = element.name || element.id;
    return name === '' || ['password', 'file', 'submit', 'button'].includes(element.type) ? [] : [[name, element] as [string, Field]];
  });
}

function isChecked(field: Field): field is HTMLInputElement {
  return field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio');
}

export class FormDraft implements ReactiveController {
  private restored: HTMLFormElement | null = null;
  private under = '';

  /** `name`: of what the form is about, so that each keeps its own; empty: nothing is kept. */
  constructor(private readonly host: Host, private readonly name: () => string, private readonly selector = 'form') {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.addEventListener('input', this.keep);
    this.host.addEventListener('change', this.keep);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('input', this.keep);
    this.host.removeEventListener('change', this.keep);
    this.restored = null;
  }

  hostUpdated(): void {
    const form = this.host.querySelector<HTMLFormElement>(this.selector);
    const name = this.name();
    if (form === null || name === '' || (form === this.restored && name === this.under)) return;
    this.restored = form;
    this.under = name;
    const kept = recallDraft(name);
    if (kept !== null) this.fill(form, kept);
  }

  private fill(form: HTMLFormElement, kept: Values): void {
    for (const [name, field] of fieldsOf(form)) {
      const value = kept[isChecked(field) ? `${name}=${field.value}` : name];
      if (value === undefined) continue;
      if (isChecked(field)) field.checked = value === 'oui';
      else field.value = value;
      field.dispatchEvent(new Event(field instanceof HTMLSelectElement || isChecked(field) ? 'change' : 'input', { bubbles: true }));
    }
  }

  private readonly keep = (event: Event): void => {
    const form = this.host.querySelector<HTMLFormElement>(this.selector);
    const name = this.name();
    if (form === null || name === '' || form !== this.restored || !(event.target instanceof Node) || !form.contains(event.target)) return;
    keepDraft(name, Object.fromEntries(fieldsOf(form).map(([key, field]) => (isChecked(field) ? [`${key}=${field.value}`, field.checked ? 'oui' : 'non'] : [key, field.value]))));
  };

  drop(): void {
    dropDraft(this.name());
  }
}
