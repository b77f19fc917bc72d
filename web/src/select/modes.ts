// The ways to select, each with how to use it, mouse or keyboard.

import { html, nothing, type TemplateResult } from 'lit';
import type { Mode } from './tool.ts';

const MODES: readonly (readonly [Mode, string])[] = [['rectangle', 'Rectangle'], ['lasso', 'Lasso'], ['communes', 'Communes'], ['objets', 'Objets']];
const HINTS: Readonly<Record<Mode, string>> = {
  rectangle: 'Pressez et tirez d’un angle à l’autre. Au clavier : Entrée pose chaque angle au centre de la carte.',
  lasso: 'Pressez et entourez d’un trait. Au clavier : Entrée pose des angles au centre de la carte, puis « Fermer le tracé ».',
  communes: 'Cliquez des communes pour les ajouter ou les retirer ; au clavier, Entrée prend celle du centre. Ou écrivez leur nom :',
  objets: 'Cliquez des objets pour les ajouter ou les retirer, puis donnez une distance pour chercher autour d’eux.',
};

export function modeButtons(chosen: Mode | null, choose: (mode: Mode) => void): TemplateResult {
  return html`
    <div class="select-modes" role="group" aria-label="Comment sélectionner">
      ${MODES.map(([mode, title]) => html`<button type="button" class="button" aria-pressed=${mode === chosen ? 'true' : 'false'} @click=${() => choose(mode)}>${title}</button>`)}
    </div>
    ${chosen === null ? nothing : html`<p class="hint" role="status">${HINTS[chosen]}</p>`}
  `;
}
