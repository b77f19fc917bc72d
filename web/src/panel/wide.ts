// <archipel-wide>: a page that takes the whole window. Its code is a chunk of its own, brought when one first goes there.

import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { unreachable } from '../api/problem.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { isEdit } from '../state/edit-route.ts';
import { Loader } from '../state/loader.ts';
import { isParticipation } from '../state/participation-route.ts';
import type { WideRoute } from '../state/route.ts';
import { isTerritory } from '../state/territory-route.ts';
import { PageElement } from '../ui/element.ts';
import { skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';

/** Draws the page of an address. */
type Draw = (route: WideRoute, catalogue: Catalogue, version: number) => TemplateResult;

const fiche = async (): Promise<Draw> => {
  await import('../fiche/dossier.ts');
  return (route, catalogue) => (route.page === 'dossier' ? html`<archipel-dossier class="wide" .catalogue=${catalogue} .ficheId=${route.id}></archipel-dossier>` : html``);
};

const contrats = async (): Promise<Draw> => {
  const { page } = await import('../contrats/pages.ts');
  return (route, catalogue) => (route.page === 'dossier' || route.page === 'import' || route.page === 'depot' || route.page === 'scot' || route.page === 'tableau' || route.page === 'themes' || route.page === 'comites' || isTerritory(route) || isParticipation(route) || isEdit(route) ? html`` : page(route, catalogue));
};

const edition = async (): Promise<Draw> => {
  const { page } = await import('../fiche/edit/pages.ts');
  return (route, catalogue) => (isEdit(route) ? page(route, catalogue) : html``);
};

const table = async (): Promise<Draw> => {
  await import('../import/import-page.ts');
  return (route) => (route.page === 'import' ? html`<archipel-import class="wide" .contrat=${route.id}></archipel-import>` : html``);
};

const depot = async (): Promise<Draw> => {
  await import('../depot/depot-page.ts');
  return (route, catalogue) => (route.page === 'depot' ? html`<archipel-depot class="wide" .catalogue=${catalogue} .essai=${route.essai} .couche=${route.couche}></archipel-depot>` : html``);
};

const scot = async (): Promise<Draw> => {
  const { page } = await import('../scot/pages.ts');
  return (route, catalogue, version) => (route.page === 'scot' ? page(route, catalogue, version) : html``);
};

const committees = async (): Promise<Draw> => {
  const { page } = await import('../committee/pages.ts');
  return (route, catalogue) => (route.page === 'comites' ? page(route, catalogue) : html``);
};

const participation = async (): Promise<Draw> => {
  const { page } = await import('../participation/pages.ts');
  return (route) => (isParticipation(route) ? page(route) : html``);
};

const territory = async (): Promise<Draw> => {
  const { page } = await import('../territory/pages.ts');
  return (route) => (isTerritory(route) ? page(route) : html``);
};

const themes = async (): Promise<Draw> => {
  const { page } = await import('../theme/pages.ts');
  return (route, catalogue, version) => (route.page === 'themes' ? page(route, catalogue, version) : html``);
};

function chunkOf(route: WideRoute): () => Promise<Draw> {
  return route.page === 'dossier' ? fiche : route.page === 'import' ? table : route.page === 'depot' ? depot : route.page === 'scot' ? scot : route.page === 'themes' ? themes : route.page === 'comites' ? committees : isTerritory(route) ? territory : isParticipation(route) ? participation : isEdit(route) ? edition : contrats;
}

@customElement('archipel-wide')
export class Wide extends PageElement {
  @property({ attribute: false }) catalogue!: Catalogue;
  @property({ attribute: false }) version = 0;
  @property({ attribute: false }) route!: WideRoute;
  private readonly chunk = new Loader<Draw>(this);
  private wanted: (() => Promise<Draw>) | null = null;

  protected override willUpdate(changes: PropertyValues<this>): void {
    const wanted = chunkOf(this.route);
    if (changes.has('route') && wanted !== this.wanted) {
      this.wanted = wanted;
      void this.chunk.load(() => wanted().catch(() => { throw unreachable(); }));
    }
  }

  protected override render(): TemplateResult {
    const { result } = this.chunk;
    return result.state === 'ready' ? result.value(this.route, this.catalogue, this.version)
      : result.state === 'problem' ? problemMessage(result.problem, this.chunk.retry)
      : html`<div class="wide">${skeleton(8)}</div>`;
  }
}
