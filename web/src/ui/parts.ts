// Small pieces every sheet is made of.

import { html, nothing, type TemplateResult } from 'lit';
import { precision } from '../format/precision.ts';
import { glue } from '../format/typography.ts';
import { groupSources } from '../format/source.ts';

export type Content = TemplateResult | string | typeof nothing;

/** Never 0, never a dash: what is not known is said. */
export function unknown(): TemplateResult {
  return html`<em class="unknown">Non renseigné</em>`;
}

export function known<T>(value: T | null | undefined, format: (value: T) => string): Content {
  return value === null || value === undefined ? unknown() : format(value);
}

/** A term and its value in a list of facts. */
export function fact(term: Content, value: Content): TemplateResult {
  return html`<div class="fact"><dt>${term}</dt><dd>${value}</dd></div>`;
}

export function sheetHead(kicker: Content, title: string, below: Content = nothing): TemplateResult {
  return html`
    <header class="sheet-head">
      <p class="kicker">${kicker}</p>
      <h1 tabindex="-1">${glue(title)}</h1>
      ${below}
    </header>
  `;
}

export function section(title: Content, body: Content, aside: Content = nothing): TemplateResult {
  return html`
    <section class="sheet-section">
      <div class="section-head"><h2>${title}</h2>${aside === nothing ? nothing : html`<p class="section-aside">${aside}</p>`}</div>
      ${body}
    </section>
  `;
}

/** Says openly how far an outline can be trusted. */
export function precisionNote(code: string | null | undefined): Content {
  if (!code) {
    return nothing;
  }
  const { title, sentence, doubtful } = precision(code);
  return html`<p class="precision ${doubtful ? 'doubtful' : ''}"><strong>${title}.</strong> ${sentence}</p>`;
}

export function sourceList(sources: readonly string[] | null | undefined): Content {
  if (!sources || sources.length === 0) {
    return nothing;
  }
  return html`
    <ul class="sources">
      ${groupSources(sources).map(({ document, places }) => html`<li>${document}${places.length === 0 ? nothing : html`, ${places.join(', ')}`}</li>`)}
    </ul>
  `;
}

/** Grey bars where text will come. */
export function skeleton(lines = 5): TemplateResult {
  return html`
    <div class="skeleton" role="status" aria-label="Chargement en cours">
      ${Array.from({ length: lines }, () => html`<span></span>`)}
    </div>
  `;
}
