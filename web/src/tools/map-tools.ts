// <archipel-tools>: the buttons on the map: select, measure, coordinates. A tool's code is fetched when it is first used.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Stage } from '../map/stage.ts';
import { EMPTY_SELECTION } from '../state/selection-route.ts';
import { href } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';

type Tool = 'mesure' | 'coordonnees';

const TITLES: Readonly<Record<Tool, string>> = { mesure: 'Mesurer', coordonnees: 'Coordonnées' };

const ICONS = {
  selection: 'M4 4h2M9 4h2M14 4h2v2M16 9v2M4 9v2M4 14v2h2M9 16h2',
  mesure: 'M3 13 13 3l4 4L7 17zM6 10l2 2M9 7l2 2M12 4l2 2',
  coordonnees: 'M10 2v5M10 13v5M2 10h5M13 10h5M10 8.5v3M8.5 10h3',
} as const;

function icon(name: keyof typeof ICONS): TemplateResult {
  return html`<svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${ICONS[name]} /></svg>`;
}

@customElement('archipel-tools')
export class MapTools extends PageElement {
  @property({ attribute: false }) stage: () => Promise<Stage> = () => new Promise(() => {});
  /** Whether the panel is the selection's. */
  @property({ type: Boolean }) selecting = false;
  @state() private tool: Tool | null = null;
  @state() private opened: Stage | null = null;

  /** Another draws on the map: one tool at a time. */
  close(): void {
    this.tool = null;
  }

  private readonly toggle = async (tool: Tool): Promise<void> => {
    if (this.tool === tool) {
      this.tool = null;
      return;
    }
    const [stage] = await Promise.all([this.stage(), tool === 'mesure' ? import('./measure-card.ts') : import('./coordinates-card.ts')]);
    this.opened = stage;
    this.tool = tool;
    this.emit('tool-open', tool);
    stage.map.getCanvas().focus({ preventScroll: true });
  };

  private button(tool: Tool): TemplateResult {
    const on = this.tool === tool;
    return html`<button type="button" class="tool" aria-pressed=${on ? 'true' : 'false'} aria-label=${TITLES[tool]} title=${TITLES[tool]} @click=${() => void this.toggle(tool)}>${icon(tool)}</button>`;
  }

  private card(): TemplateResult | typeof nothing {
    const { tool, opened } = this;
    return tool === null || opened === null ? nothing : html`
      <section class="tool-card" aria-label=${TITLES[tool]}>
        <div class="card-head"><h2>${TITLES[tool]}</h2><button type="button" class="card-close" aria-label="Fermer" @click=${() => { this.tool = null; }}>×</button></div>
        ${tool === 'mesure' ? html`<archipel-measure .stage=${opened}></archipel-measure>` : html`<archipel-coordinates .stage=${opened}></archipel-coordinates>`}
      </section>`;
  }

  protected override render(): TemplateResult {
    return html`
      <div class="tools" role="group" aria-label="Outils de la carte">
        <a class="tool" href=${href(EMPTY_SELECTION)} aria-label="Sélectionner sur la carte" title="Sélectionner sur la carte" aria-current=${this.selecting ? 'true' : 'false'}>${icon('selection')}</a>
        ${this.button('mesure')}
        ${this.button('coordonnees')}
      </div>
      ${this.card()}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-tools': MapTools;
  }
}
