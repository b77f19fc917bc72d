// The whole layer as files, a link a format.

import { html, nothing, type TemplateResult } from 'lit';
import type { Layer } from '../api/layer.ts';

export function layerFiles({ title, telechargements }: Layer): TemplateResult | typeof nothing {
  if (telechargements === undefined || telechargements.length === 0) return nothing;
  return html`
    <details class="more">
      <summary>Télécharger</summary>
      <p class="actions files">
        ${telechargements.map((file) => html`<a class="button quiet" download href=${file.href}><span class="visually-hidden">${title} en </span>${file.title}</a>`)}
      </p>
    </details>`;
}
