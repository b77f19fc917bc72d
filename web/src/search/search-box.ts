// <archipel-search>: one box over communes, fiches, objects, agglomerations, coordinates, and addresses where a geocoder
// is configured (ARIA combobox with a list by kind: the arrows choose, Enter opens, Escape closes). The service forgives
// accents, hyphens and small faults.

import type { Position } from 'geojson';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Catalogue } from '../state/catalogue.ts';
import { configuration, type Geocoder } from '../state/configuration.ts';
import type { Route } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';
import { Finder, type Outcome } from './finder.ts';
import { byGroup, type Found, type Group } from './found.ts';
import { optionGroups } from './options.ts';
import { keepRecent, recentFinds } from './recent.ts';

/** Detail of `go-to-place`. */
export interface Place {
  readonly position: Position;
  readonly name: string;
}

@customElement('archipel-search')
export class SearchBox extends PageElement {
  @property({ attribute: false }) catalogue: Catalogue | null = null;
  @state() private groups: readonly Group[] = [];
  @state() private open = false;
  @state() private active = -1;
  @state() private message = '';
  @state() private geocoder: Geocoder | null = null;
  private asked = '';
  private readonly finder = new Finder(() => this.catalogue, (outcome) => this.show(outcome));

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.shortcut);
    void configuration().then(({ geocoder }) => { this.geocoder = geocoder; });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.shortcut);
    this.finder.stop();
  }

  private get input(): HTMLInputElement | null {
    return this.querySelector('input');
  }

  private get typed(): string {
    return this.input?.value.trim() ?? '';
  }

  private get options(): readonly Found[] {
    return this.groups.flatMap(({ found }) => found);
  }

  private readonly shortcut = (event: KeyboardEvent): void => {
    const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null;
    if (event.key === '/' && !typing) {
      event.preventDefault();
      this.input?.focus();
    }
  };

  private readonly type = (): void => {
    if (this.typed !== '') {
      // What one opened before is no answer to what one types.
      if (this.asked === '') this.close();
      this.finder.later(this.typed);
      return;
    }
    this.finder.stop();
    this.close();
    this.asked = '';
    this.offerRecent();
  };

  private show({ q, found, message }: Outcome): void {
    // An address that comes late does not move what the arrows chose.
    const [before, chosen] = [this.asked === q ? this.active : -1, this.options[this.active]];
    this.groups = byGroup(found);
    this.asked = q;
    this.message = message;
    this.active = before < 0 ? -1 : this.options.findIndex(({ way }) => JSON.stringify(way) === JSON.stringify(chosen?.way));
    this.open = document.activeElement === this.input;
  }

  private offerRecent(): void {
    const recent = recentFinds().map((each) => ({ ...each, note: [each.group, each.note].filter((part) => part !== '').join(' · ') }));
    this.groups = recent.length === 0 ? [] : [{ title: 'Recherches récentes', found: recent }];
    this.active = -1;
    this.message = this.notice;
    this.open = recent.length > 0 || this.message !== '';
  }

  private readonly focused = (): void => {
    if (this.typed === '') this.offerRecent();
    else this.open = this.typed === this.asked;
  };

  private close(): void {
    this.open = false;
    this.active = -1;
  }

  private choose(found: Found): void {
    this.close();
    if (this.input !== null) this.input.value = '';
    this.asked = '';
    keepRecent(this.kept(found));
    if ('route' in found.way) this.emit<Route>('go', found.way.route);
    else this.emit<Place>('go-to-place', { position: found.way.position, name: found.name });
  }

  /** As it was found: the list of recent finds says its kind beside it. */
  private kept(found: Found): Found {
    return recentFinds().find(({ way }) => JSON.stringify(way) === JSON.stringify(found.way)) ?? found;
  }

  /** Enter before the answer came waits for it, then opens the first. */
  private async enter(): Promise<void> {
    const { typed } = this;
    if (typed !== '' && typed !== this.asked) await this.finder.now(typed);
    const found = this.options[typed === '' ? this.active : Math.max(0, this.active)];
    if (found !== undefined && this.open) this.choose(found);
  }

  private readonly press = (event: KeyboardEvent): void => {
    const last = this.options.length - 1;
    switch (event.key) {
      case 'ArrowDown':
        this.open = last >= 0 || this.open;
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

  /** Whom what is typed is sent to, said before it is. */
  private get notice(): string {
    return this.geocoder === null ? '' : `À partir de trois caractères, ce que vous tapez est aussi envoyé à « ${this.geocoder.titre} », qui trouve les adresses.`;
  }

  protected override render(): TemplateResult {
    const listed = this.open && this.groups.length > 0;
    return html`
      <form class="search" role="search" @submit=${(event: Event) => event.preventDefault()}>
        <label class="visually-hidden" for="search-input">Chercher une commune, une fiche, un lieu${this.geocoder === null ? '' : ', une adresse'}</label>
        <svg class="search-icon" viewBox="0 0 20 20" width="18" height="18" fill="none" aria-hidden="true"><circle cx="8.5" cy="8.5" r="5.5" stroke="currentColor" stroke-width="1.8" /><path d="M12.8 12.8 17.5 17.5" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" /></svg>
        <input id="search-input" type="search" autocomplete="off" spellcheck="false" placeholder=${this.geocoder === null ? 'Commune, fiche, friche, cité…' : 'Commune, fiche, lieu, adresse…'}
          role="combobox" aria-autocomplete="list" aria-controls="search-list" aria-expanded=${listed ? 'true' : 'false'} aria-keyshortcuts="/"
          aria-activedescendant=${listed && this.active >= 0 ? `search-option-${this.active}` : nothing}
          @input=${this.type} @keydown=${this.press} @blur=${() => this.close()} @focus=${this.focused} />
      </form>
      <div class="search-list" ?hidden=${!listed}>
        <ul id="search-list" role="listbox" aria-label="Réponses">${optionGroups(this.groups, this.active, (found) => this.choose(found))}</ul>
        ${this.notice === '' ? nothing : html`<p class="search-notice">${this.notice}</p>`}
      </div>
      <p class=${this.open && !listed && this.message !== '' ? 'search-message' : 'visually-hidden'} role="status">${this.open ? this.message : nothing}</p>
    `;
  }

  protected override updated(): void {
    this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }
}
