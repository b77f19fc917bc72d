// <archipel-wide>: brings the contracts' pages, which are a chunk of their own, when one is first opened.

import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { unreachable } from '../api/problem.ts';
import type { ContratRoute } from '../state/contrat-route.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { Loader } from '../state/loader.ts';
import { PageElement } from '../ui/element.ts';
import { skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';

type Pages = typeof import('../contrats/pages.ts');

@customElement('archipel-wide')
export class Wide extends PageElement {
  @property({ attribute: false }) catalogue!: Catalogue;
  @property({ attribute: false }) version = 0;
  @property({ attribute: false }) route!: ContratRoute;
  private readonly pages = new Loader<Pages>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.pages.load(() => import('../contrats/pages.ts').catch(() => { throw unreachable(); }));
  }

  protected override render(): TemplateResult {
    const { result } = this.pages;
    return result.state === 'ready' ? result.value.page(this.route, this.catalogue)
      : result.state === 'problem' ? problemMessage(result.problem, this.pages.retry)
      : html`<div class="wide">${skeleton(8)}</div>`;
  }
}
