// The pages around edition: a chunk of its own, brought by <archipel-edit-pages>.

import { html, type TemplateResult } from 'lit';
import type { Catalogue } from '../../state/catalogue.ts';
import type { EditRoute } from '../../state/edit-route.ts';
import './archived-page.ts';
import './conflicts-page.ts';
import './create-page.ts';

export function page(route: EditRoute, catalogue: Catalogue): TemplateResult {
  switch (route.page) {
    case 'nouvelle-fiche': return html`<archipel-nouvelle-fiche class="wide" .contrat=${route.contrat} .noeud=${route.noeud} .catalogue=${catalogue}></archipel-nouvelle-fiche>`;
    case 'conflits': return html`<archipel-page-conflits class="wide" .catalogue=${catalogue}></archipel-page-conflits>`;
    case 'archivees': return html`<archipel-archivees class="wide" .catalogue=${catalogue}></archipel-archivees>`;
  }
}
