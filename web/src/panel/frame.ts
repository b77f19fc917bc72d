// <archipel-frame>: the panel's edges. Beside the map it is resized and folded; on a narrow screen it is a sheet that
// comes from below, at one of three heights.

import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { PageElement } from '../ui/element.ts';

export const MINIMUM_PX = 320;
export const MAXIMUM_PX = 760;
const DEFAULT_PX = matchMedia('(min-width: 1800px)').matches ? 480 : 400;
const STEP_PX = 32;
const KEY = 'archipel.panneau';

export const NARROW = '(max-width: 759px)';

export type SheetHeight = 'bas' | 'moitie' | 'haut';
const HEIGHTS: readonly SheetHeight[] = ['bas', 'moitie', 'haut'];

export function clampWidth(px: number): number {
  return Number.isFinite(px) ? Math.min(MAXIMUM_PX, Math.max(MINIMUM_PX, Math.round(px))) : DEFAULT_PX;
}

/** The height nearest to where a drag ended, as a share of the window. */
export function nearestHeight(share: number): SheetHeight {
  if (share < 0.3) return 'bas';
  return share < 0.68 ? 'moitie' : 'haut';
}

@customElement('archipel-frame')
export class Frame extends PageElement {
  @property({ type: Boolean, reflect: true }) folded = false;
  @property({ reflect: true }) height: SheetHeight = 'moitie';
  @state() private width = clampWidth(Number(readKept() ?? NaN));
  private dragged = false;

  /** Pixels of map that the sheet hides at the bottom of a narrow screen. */
  covered(): number {
    const panel = document.querySelector('.panel-body');
    return matchMedia(NARROW).matches && panel !== null ? window.innerHeight - panel.getBoundingClientRect().top : 0;
  }

  protected override updated(changes: PropertyValues): void {
    const root = this.closest<HTMLElement>('archipel-app');
    if (root === null) return;
    if (changes.has('width')) root.style.setProperty('--panel-width', `${this.width}px`);
    root.toggleAttribute('data-folded', this.folded);
    root.dataset['sheet'] = this.height;
  }

  private setWidth(px: number): void {
    this.width = clampWidth(px);
    try {
      localStorage.setItem(KEY, String(this.width));
    } catch {
      // Storage refused: the width lasts as long as the page.
    }
  }

  private readonly pressEdge = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? STEP_PX : event.key === 'ArrowLeft' ? -STEP_PX : 0;
    if (step !== 0) {
      event.preventDefault();
      this.setWidth(this.width + step);
    }
  };

  private readonly dragEdge = (event: PointerEvent): void => {
    const edge = event.currentTarget as HTMLElement;
    edge.setPointerCapture(event.pointerId);
    const move = (moved: PointerEvent): void => this.setWidth(moved.clientX);
    edge.addEventListener('pointermove', move);
    edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', move), { once: true });
  };

  private readonly dragSheet = (event: PointerEvent): void => {
    const handle = event.currentTarget as HTMLElement;
    const root = this.closest<HTMLElement>('archipel-app');
    if (root === null) return;
    this.dragged = false;
    handle.setPointerCapture(event.pointerId);
    const start = event.clientY;
    const move = (moved: PointerEvent): void => {
      if (!this.dragged && Math.abs(moved.clientY - start) < 6) return;
      this.dragged = true;
      root.toggleAttribute('data-dragging', true);
      root.style.setProperty('--sheet-height', `${Math.max(72, window.innerHeight - moved.clientY)}px`);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', (end) => {
      handle.removeEventListener('pointermove', move);
      root.toggleAttribute('data-dragging', false);
      root.style.removeProperty('--sheet-height');
      if (this.dragged) this.height = nearestHeight(1 - end.clientY / window.innerHeight);
    }, { once: true });
  };

  private readonly stepSheet = (): void => {
    if (!this.dragged) {
      this.height = HEIGHTS[(HEIGHTS.indexOf(this.height) + 1) % HEIGHTS.length] ?? 'moitie';
    }
    this.dragged = false;
  };

  protected override render(): TemplateResult {
    const next = { bas: 'Ouvrir le panneau à moitié', moitie: 'Ouvrir le panneau en entier', haut: 'Réduire le panneau' }[this.height];
    return html`
      <button type="button" class="sheet-handle" aria-label=${next} @pointerdown=${this.dragSheet} @click=${this.stepSheet}></button>
      <button type="button" class="fold" aria-expanded=${this.folded ? 'false' : 'true'} aria-controls="panel-body"
        aria-label=${this.folded ? 'Déplier le panneau' : 'Replier le panneau'} @click=${() => { this.folded = !this.folded; }}>
        <svg viewBox="0 0 12 20" width="10" height="16" fill="none" aria-hidden="true"><path d=${this.folded ? 'M3 3l6 7-6 7' : 'M9 3l-6 7 6 7'} stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" /></svg>
      </button>
      <div class="edge" role="separator" tabindex=${this.folded ? -1 : 0} aria-orientation="vertical" aria-label="Largeur du panneau"
        aria-valuemin=${MINIMUM_PX} aria-valuemax=${MAXIMUM_PX} aria-valuenow=${this.width} aria-controls="panel-body"
        @pointerdown=${this.dragEdge} @keydown=${this.pressEdge}></div>
    `;
  }
}

function readKept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-frame': Frame;
  }
}
