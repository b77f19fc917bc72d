// Which sheet the panel shows for an address.

import { html, type TemplateResult } from 'lit';
import type { ApiProblem } from '../api/problem.ts';
import type { Bbox } from '../api/refs.ts';
import type { Stage } from '../map/stage.ts';
import type { Catalogue } from '../state/catalogue.ts';
import type { Route } from '../state/route.ts';
import './beside.ts';
import './commune-sheet.ts';
import './fiche/fiche-sheet.ts';
import './fiches-list.ts';
import './home.ts';
import './layer-list.ts';
import './objet-sheet.ts';
import './wide.ts';
import '../zone/zone-view.ts';

export interface SheetContext {
  readonly catalogue: Catalogue;
  /** Grows when the catalogue learns something. */
  readonly version: number;
  readonly problem: ApiProblem | null;
  readonly retry: () => void;
  readonly bbox: Bbox | null;
  /** Ids of the layers that the map shows. */
  readonly shown: readonly string[];
  readonly stage: () => Promise<Stage>;
}

export function sheet(route: Route, context: SheetContext): TemplateResult {
  const { catalogue, version } = context;
  switch (route.page) {
    case 'accueil':
      return html`<archipel-home .catalogue=${catalogue} .layers=${catalogue.layers} .problem=${context.problem} .retry=${context.retry}></archipel-home>`;
    case 'commune':
      return html`<archipel-commune .catalogue=${catalogue} .insee=${route.insee}></archipel-commune>`;
    case 'fiche':
      return html`<archipel-fiche .catalogue=${catalogue} .ficheId=${route.id}></archipel-fiche>`;
    case 'objet':
      return html`<archipel-objet .catalogue=${catalogue} .version=${version} .layer=${route.layer} .objectId=${route.id}></archipel-objet>`;
    case 'couche':
      return html`<archipel-couche .catalogue=${catalogue} .version=${version} .layer=${route.layer} .bbox=${context.bbox}></archipel-couche>`;
    case 'fiches':
      return html`<archipel-fiches .contrat=${route.contrat} .q=${route.q}></archipel-fiches>`;
    case 'selection':
      // Fetched when one selects: the element comes to life when its code is here.
      void import('../select/selection-view.ts');
      return html`<archipel-selection .catalogue=${catalogue} .version=${version} .route=${route} .shown=${context.shown} .stage=${context.stage}></archipel-selection>`;
    case 'zone':
      return html`<archipel-zone .catalogue=${catalogue} .route=${route} .stage=${context.stage}></archipel-zone>`;
    case 'lieux':
    case 'tableau':
      return html`<archipel-beside .route=${route} .context=${context}></archipel-beside>`;
    default:
      return html`<archipel-wide .catalogue=${catalogue} .version=${version} .route=${route}></archipel-wide>`;
  }
}
