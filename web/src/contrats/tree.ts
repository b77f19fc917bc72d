// The strategy of a contract as nested lists, each level opened by a button; a node's name filters the fiches.

import { html, nothing, type TemplateResult } from 'lit';
import type { StrategyNode } from '../api/contrat.ts';
import { plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { money } from './totals.ts';

export interface TreeState {
  readonly chosen: string;
  readonly open: ReadonlySet<string>;
  readonly href: (node: string) => string;
  readonly choose: (event: Event, node: string) => void;
  readonly toggle: (node: string) => void;
}

/** The ids of the nodes above a node, itself left out; empty when it is not there. */
export function pathTo(nodes: readonly StrategyNode[], id: string, above: readonly string[] = []): readonly string[] {
  for (const node of nodes) {
    if (node.id === id) return above;
    const found = pathTo(node.enfants, id, [...above, node.id]);
    if (found.length > 0) return found;
  }
  return [];
}

export function findNode(nodes: readonly StrategyNode[], id: string): StrategyNode | null {
  for (const node of nodes) {
    const found = node.id === id ? node : findNode(node.enfants, id);
    if (found !== null) return found;
  }
  return null;
}

export function tree(nodes: readonly StrategyNode[], state: TreeState): TemplateResult {
  return html`<ul class="tree">${nodes.map((node) => item(node, state))}</ul>`;
}

function item(node: StrategyNode, state: TreeState): TemplateResult {
  const name = html`${node.numero === null ? nothing : html`<span class="fiche-number">${node.numero}</span> `}${glue(node.titre)}`;
  const here = state.chosen === node.id;
  const open = state.open.has(node.id);
  const label = `${node.numero ?? ''} ${node.titre}`.trim();
  return html`
    <li>
      <div class="tree-row">
        ${node.enfants.length === 0 ? html`<span class="tree-leaf"></span>`
          : html`<button type="button" class="tree-button" aria-expanded=${open ? 'true' : 'false'} aria-label="Contenu de « ${label} »" @click=${() => state.toggle(node.id)}>
            <svg viewBox="0 0 12 12" width="12" height="12" fill="none" aria-hidden="true"><path d=${open ? 'M2 4l4 4 4-4' : 'M4 2l4 4-4 4'} stroke="currentColor" stroke-width="1.8" /></svg></button>`}
        <div class="row-main">
          ${node.totaux.nombre === 0 ? html`<span>${name}</span>`
            : html`<a href=${state.href(here ? '' : node.id)} aria-current=${here ? 'true' : 'false'} @click=${(event: Event) => state.choose(event, here ? '' : node.id)}>${name}</a>
              <div class="row-below">${plural(node.totaux.nombre, 'fiche')} · ${money(node.totaux)}</div>`}
        </div>
      </div>
      ${open && node.enfants.length > 0 ? tree(node.enfants, state) : nothing}
    </li>
  `;
}
