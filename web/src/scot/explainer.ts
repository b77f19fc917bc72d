// « Pourquoi ? »: each figure is a button that opens where it comes from, one at a time. The explanations come with the
// first question.

import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Explanations } from '../api/trajectory.ts';
import { Loader } from '../state/loader.ts';
import { type Content, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { explanationAt, explanationView } from './explanation.ts';

let made = 0;

export class Explainer implements ReactiveController {
  private readonly loader: Loader<Explanations>;
  private readonly id = `pourquoi-${++made}`;
  private open = '';
  private title = '';

  constructor(private readonly host: ReactiveControllerHost, private readonly ask: (signal: AbortSignal) => Promise<Explanations>) {
    this.loader = new Loader<Explanations>(host);
    host.addController(this);
  }

  hostConnected(): void {}

  /** Another answer: what was explained is no longer on the page. */
  reset(): void {
    this.open = '';
    this.loader.clear();
  }

  private toggle(pointer: string, title: string): void {
    this.open = this.open === pointer ? '' : pointer;
    this.title = title;
    if (this.loader.result.state === 'empty' || this.loader.result.state === 'problem') void this.loader.load(this.ask);
    this.host.requestUpdate();
  }

  /** A figure one can question; `title` says what it is, for the answer's heading. */
  figure(pointer: string, title: string, content: Content): TemplateResult {
    const open = this.open === pointer;
    return html`<button type="button" class="why" title="Pourquoi ?" aria-expanded=${open ? 'true' : 'false'} aria-controls=${open ? this.id : nothing}
      @click=${() => this.toggle(pointer, title)}>${content}<span class="visually-hidden"> : pourquoi ?</span></button>`;
  }

  /** The answer, when one of the figures under `prefix` was questioned. */
  panel(prefix: string): TemplateResult | typeof nothing {
    return this.open === prefix || this.open.startsWith(`${prefix}/`) ? this.answer() : nothing;
  }

  /** The same as a row of a table. */
  row(prefix: string, columns: number): TemplateResult | typeof nothing {
    const panel = this.panel(prefix);
    return panel === nothing ? nothing : html`<tr class="reason-row"><td colspan=${columns}>${panel}</td></tr>`;
  }

  private answer(): TemplateResult {
    const { result, value } = this.loader;
    const found = value === null ? null : explanationAt(value, this.open);
    return html`
      <div class="why-answer" id=${this.id} role="region" aria-label="Pourquoi : ${this.title}">
        <p class="why-title">${this.title} <button type="button" class="button quiet small" @click=${() => this.toggle(this.open, '')}>Fermer</button></p>
        ${result.state === 'problem' ? problemMessage(result.problem, this.loader.retry)
          : value === null ? skeleton(2)
          : found === null ? html`<p>Ce chiffre n’a pas d’explication dans la réponse du service.</p>` : explanationView(found)}
      </div>`;
  }
}
