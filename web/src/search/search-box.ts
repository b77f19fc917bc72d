// <archipel-search>: one box over communes, fiches and objects (ARIA combobox with a list: the arrows choose, Enter
// opens, Escape closes). The service forgives accents, hyphens and small faults.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { type Hit, search } from '../api/search.ts';
import { asProblem } from '../api/problem.ts';
import { plural } from '../format/number.ts';
import type { Route } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';

const PATIENCE_MS = 120;

export function routeOf(hit: Hit): Route {
  switch (hit.type) {
    case 'commune':
      return { page: 'commune', insee: hit.id };
    case 'fiche':
      return { page: 'fiche', id: hit.id };
    case 'objet':
      return { page: 'objet', layer: hit.layer ?? '', id: hit.id };
  }
}

const KINDS: Readonly<Record<string, string>> = {
  'cites-minieres': 'Cité minière', friches: 'Friche', parcs: 'Chaîne des Parcs', ev5: 'EuroVelo 5', zae: 'Zone d’activité',
};

function kind(hit: Hit): string {
  if (hit.type === 'commune') return 'Commune';
  return hit.type === 'fiche' ? 'Fiche' : (KINDS[hit.layer ?? ''] ?? 'Objet');
}

@customElement('archipel-search')
export class SearchBox extends PageElement {
  @state() private hits: readonly Hit[] = [];
  @state() private open = false;
  @state() private active = -1;
  @state() private message = '';
  private timer = 0;
  private request: AbortController | null = null;
  private asked = '';

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.shortcut);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.shortcut);
    this.request?.abort();
  }

  private get input(): HTMLInputElement | null {
    return this.querySelector('input');
  }

  private readonly shortcut = (event: KeyboardEvent): void => {
    const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null;
    if (event.key === '/' && !typing) {
      event.preventDefault();
      this.input?.focus();
    }
  };

  private readonly type = (): void => {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), PATIENCE_MS);
  };

  private async ask(): Promise<void> {
    const q = this.input?.value.trim() ?? '';
    this.request?.abort();
    if (q === '') {
      this.close();
      this.asked = '';
      return;
    }
    const request = new AbortController();
    this.request = request;
    try {
      const hits = await search(q, request.signal);
      if (request.signal.aborted) return;
      this.hits = hits;
      this.asked = q;
      this.message = hits.length === 0 ? `Rien ne répond à « ${q} ». Essayez un nom de commune, de friche, de cité ou un mot d’une fiche.` : plural(hits.length, 'réponse');
    } catch (error) {
      if (request.signal.aborted) return;
      this.hits = [];
      this.message = asProblem(error).detail;
    }
    this.active = -1;
    this.open = true;
  }

  private close(): void {
    this.open = false;
    this.active = -1;
  }

  private choose(hit: Hit): void {
    this.close();
    if (this.input !== null) this.input.value = '';
    this.emit<Route>('go', routeOf(hit));
  }

  /** Enter before the answer came waits for it, then opens the first. */
  private async enter(): Promise<void> {
    window.clearTimeout(this.timer);
    if ((this.input?.value.trim() ?? '') !== this.asked) {
      await this.ask();
    }
    const hit = this.hits[Math.max(0, this.active)];
    if (hit !== undefined && this.open) this.choose(hit);
  }

  private readonly press = (event: KeyboardEvent): void => {
    const last = this.hits.length - 1;
    switch (event.key) {
      case 'ArrowDown':
        this.open = this.hits.length > 0 || this.open;
        this.active = this.active >= last ? 0 : this.active + 1;
        break;
      case 'ArrowUp':
        this.active = this.active <= 0 ? last : this.active - 1;
        break;
      case 'Enter':
        void this.enter();
        break;
      case 'Escape':
        if (!this.open && this.input !== null) this.input.value = '';
        this.close();
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  private option(hit: Hit, index: number): TemplateResult {
    return html`
      <li id="search-option-${index}" role="option" class="search-option" aria-selected=${index === this.active ? 'true' : 'false'}
        @mousedown=${(event: Event) => event.preventDefault()} @click=${() => this.choose(hit)}>
        <span class="search-name">${hit.nom}</span>
        <span class="search-kind">${kind(hit)}${hit.contexte ? html` · ${hit.contexte}` : nothing}${hit.approchant ? ' · nom approchant' : nothing}</span>
      </li>
    `;
  }

  protected override render(): TemplateResult {
    const listed = this.open && this.hits.length > 0;
    return html`
      <form class="search" role="search" @submit=${(event: Event) => event.preventDefault()}>
        <label class="visually-hidden" for="search-input">Chercher une commune, une fiche, un lieu</label>
        <svg class="search-icon" viewBox="0 0 20 20" width="18" height="18" fill="none" aria-hidden="true"><circle cx="8.5" cy="8.5" r="5.5" stroke="currentColor" stroke-width="1.8" /><path d="M12.8 12.8 17.5 17.5" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" /></svg>
        <input id="search-input" type="search" autocomplete="off" spellcheck="false" placeholder="Commune, fiche, friche, cité…"
          role="combobox" aria-autocomplete="list" aria-controls="search-list" aria-expanded=${listed ? 'true' : 'false'}
          aria-activedescendant=${listed && this.active >= 0 ? `search-option-${this.active}` : nothing}
          @input=${this.type} @keydown=${this.press} @blur=${() => this.close()} @focus=${() => { this.open = this.asked !== '' && this.input?.value.trim() === this.asked; }} />
      </form>
      <ul id="search-list" class="search-list" role="listbox" aria-label="Réponses" ?hidden=${!listed}>
        ${this.hits.map((hit, index) => this.option(hit, index))}
      </ul>
      <p class=${this.open && !listed ? 'search-message' : 'visually-hidden'} role="status">${this.open ? this.message : nothing}</p>
    `;
  }

  protected override updated(): void {
    this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }
}
