// The list of the box: options by group, numbered through.

import { html, nothing, type TemplateResult } from 'lit';
import type { Found, Group } from './found.ts';

type Choose = (found: Found) => void;

function option(found: Found, index: number, active: number, choose: Choose): TemplateResult {
  return html`
    <li id="search-option-${index}" role="option" class="search-option" aria-selected=${index === active ? 'true' : 'false'}
      @mousedown=${(event: Event) => event.preventDefault()} @click=${() => choose(found)}>
      <span class="search-name">${found.name}</span>
      ${found.note === '' ? nothing : html`<span class="search-kind">${found.note}</span>`}
    </li>
  `;
}

/** `active`: the number of the option that the arrows chose. */
export function optionGroups(groups: readonly Group[], active: number, choose: Choose): readonly TemplateResult[] {
  let before = 0;
  return groups.map(({ title, found }, number) => {
    const first = before;
    before += found.length;
    return html`
      <li role="presentation">
        <p class="search-group" id="search-group-${number}" role="presentation">${title}</p>
        <ul role="group" aria-labelledby="search-group-${number}">${found.map((each, index) => option(each, first + index, active, choose))}</ul>
      </li>`;
  });
}
