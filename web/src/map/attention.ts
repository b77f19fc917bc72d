// What the reader points at: on the map (the card beside the pointer, the choice among several) or in the panel (the
// object of a link is lit on the map).

import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Catalogue } from '../state/catalogue.ts';
import { choiceCard, hoverCard } from './card.ts';
import type { Pointed } from './map-view.ts';
import type { Target } from './pick.ts';

export class Attention implements ReactiveController {
  private pointed: Pointed | null = null;
  private choice: Pointed | null = null;
  private lit: Target | null = null;

  constructor(private readonly host: ReactiveControllerHost, private readonly catalogue: Catalogue) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.clear();
  }

  /** The object to light on the map. */
  get hovered(): Target | null {
    return this.lit ?? this.pointed?.targets.find(({ layer }) => layer !== 'communes') ?? null;
  }

  /** Where the card goes. */
  get place(): Pointed | null {
    return this.choice ?? this.pointed;
  }

  clear(): void {
    this.pointed = null;
    this.choice = null;
    this.lit = null;
    this.host.requestUpdate();
  }

  endChoice(): void {
    this.choice = null;
    this.host.requestUpdate();
  }

  hover(pointed: Pointed): void {
    this.pointed = pointed.targets.length > 0 ? pointed : null;
    this.host.requestUpdate();
  }

  /** The object meant, or null: nothing is there, or several among which the card asks. A commune is meant when alone. */
  pick(picked: Pointed): Target | null {
    const objects = picked.targets.filter(({ layer }) => layer !== 'communes');
    this.pointed = null;
    this.choice = objects.length > 1 ? picked : null;
    this.host.requestUpdate();
    return objects.length > 1 ? null : (objects[0] ?? picked.targets[0] ?? null);
  }

  /** Pointing at an object's link lights it. */
  readonly light = (event: Event): void => {
    const link = event.type === 'mouseout' || event.type === 'focusout' ? null : (event.target as Element).closest?.('[data-target]');
    const [layer = '', id = ''] = (link?.getAttribute('data-target') ?? '').split(/\/(.*)/s);
    if (layer === (this.lit?.layer ?? '') && id === (this.lit?.id ?? '')) return;
    this.lit = layer === '' ? null : { layer, id };
    this.host.requestUpdate();
  };

  card(): TemplateResult | typeof nothing {
    const content = this.choice !== null ? choiceCard(this.catalogue, this.choice, () => this.endChoice())
      : this.pointed !== null ? hoverCard(this.catalogue, this.pointed) : nothing;
    return content === nothing ? nothing : html`<div class="card ${this.choice === null ? 'hover' : 'choice'}" ?data-card=${true}>${content}</div>`;
  }
}
