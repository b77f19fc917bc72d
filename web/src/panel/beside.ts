// <archipel-beside>: pages that work with the map beside them. Their code is a chunk of its own, brought when one first
// goes there.

import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { unreachable } from '../api/problem.ts';
import { Loader } from '../state/loader.ts';
import type { Route } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';
import { skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import type { SheetContext } from './sheet.ts';

type Draw = (route: Route, context: SheetContext) => TemplateResult;

const tableau = async (): Promise<Draw> => {
  await import('../tableau/tableau-page.ts');
  return (route, { catalogue, version, bbox, stage }) => (route.page === 'tableau'
    ? html`<archipel-tableau class="wide" .route=${route} .catalogue=${catalogue} .version=${version} .bbox=${bbox} .stage=${stage}></archipel-tableau>` : html``);
};

const lieux = async (): Promise<Draw> => {
  await import('../fiche/trace/lieux-page.ts');
  return (route, { catalogue, version, stage }) => (route.page === 'lieux'
    ? html`<archipel-lieux .ficheId=${route.id} .catalogue=${catalogue} .version=${version} .stage=${stage}></archipel-lieux>` : html``);
};

@customElement('archipel-beside')
export class Beside extends PageElement {
  @property({ attribute: false }) route!: Route;
  @property({ attribute: false }) context!: SheetContext;
  private readonly chunk = new Loader<Draw>(this);
  private wanted: (() => Promise<Draw>) | null = null;

  protected override willUpdate(changes: PropertyValues<this>): void {
    const wanted = this.route.page === 'lieux' ? lieux : tableau;
    if (changes.has('route') && wanted !== this.wanted) {
      this.wanted = wanted;
      void this.chunk.load(() => wanted().catch(() => { throw unreachable(); }));
    }
  }

  protected override render(): TemplateResult {
    const { result } = this.chunk;
    return result.state === 'ready' ? result.value(this.route, this.context)
      : result.state === 'problem' ? problemMessage(result.problem, this.chunk.retry)
      : html`<div class="wide">${skeleton(8)}</div>`;
  }
}
