// What the pages of a contract's documents share: files, notes, sources, ids of the fiches behind the rows.

import { html, nothing, type TemplateResult } from 'lit';
import { listEveryFiche } from '../api/contrat.ts';
import { glue } from '../format/typography.ts';
import { type Content, section } from '../ui/parts.ts';

const FORMATS: readonly (readonly [string, string])[] = [['xlsx', 'XLSX'], ['csv', 'CSV'], ['pdf', 'PDF']];

/** `beside`: what else one does with the document. */
export function fileLinks(title: string, address: (extension: string) => string, beside: Content = nothing): TemplateResult {
  return html`<p class="actions files"><span class="unit" aria-hidden="true">${title}</span>
    ${FORMATS.map(([extension, name]) => html`<a class="button quiet" download href=${address(extension)}><span class="visually-hidden">${title} en </span>${name}</a>`)}${beside}</p>`;
}

export function notes(title: string, { notes: sentences, sources }: { readonly notes: readonly string[]; readonly sources: readonly string[] }): TemplateResult {
  return section(title, html`
    <ul class="reasons">${sentences.map((sentence) => html`<li>${glue(sentence)}</li>`)}</ul>
    <p class="hint">Sources : ${sources.map(glue).join(' ; ')}.</p>`);
}

export async function fichesByNumber(contrat: string, signal?: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const { items } = await listEveryFiche({ contrat }, signal);
  return new Map(items.flatMap(({ numero, id }) => (numero === null ? [] : [[numero, id] as const])));
}
