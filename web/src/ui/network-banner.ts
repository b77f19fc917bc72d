// <archipel-reseau>: one line over the page when the service is away or slow, with a way out.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { network, type NetworkState } from '../state/network.ts';
import { PageElement } from './element.ts';

const WORDS: Readonly<Record<Exclude<NetworkState, 'ok'>, string>> = {
  offline: 'Hors connexion. Ce qui est affiché reste lisible, ce que vous avez saisi est gardé.',
  silent: 'Le service ne répond pas. Ce que vous avez saisi est gardé ; la page réessaie d’elle-même.',
  slow: 'Le service tarde à répondre. Vous pouvez continuer pendant ce temps.',
};

@customElement('archipel-reseau')
export class NetworkBanner extends PageElement {
  @state() private trying = false;
  private readonly changed = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    network.addEventListener('change', this.changed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    network.removeEventListener('change', this.changed);
  }

  private readonly retry = async (): Promise<void> => {
    this.trying = true;
    await network.retry();
    this.trying = false;
  };

  protected override render(): TemplateResult {
    const { state: now } = network;
    return html`<div class="network ${now}" role="status">${now === 'ok' ? nothing : html`
      <p>${WORDS[now]}</p>
      ${now === 'slow' ? nothing : html`<button type="button" class="button small" ?disabled=${this.trying} @click=${this.retry}>${this.trying ? 'Essai…' : 'Réessayer'}</button>`}`}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-reseau': NetworkBanner;
  }
}
