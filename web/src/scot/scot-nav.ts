// Ways between the pages of land accounting, and how one brings data.

import { html, type TemplateResult } from 'lit';
import { href } from '../state/route.ts';
import { scotRoute, type ScotRoute } from '../state/scot-route.ts';
import type { Content } from '../ui/parts.ts';

export function scotNav(current: ScotRoute): TemplateResult {
  const { vue, perimetre } = current;
  const of: readonly (readonly [string, ScotRoute])[] = perimetre === '' ? [] : [
    ['Trajectoire', scotRoute('trajectoire', perimetre, current.filtres)],
    ['Projets', scotRoute('projets', perimetre, current.filtres)],
    ['Rapport local', scotRoute('rapport', perimetre)],
  ];
  const links: readonly (readonly [string, ScotRoute])[] = [['Territoires', scotRoute('comparaison')], ...of, ['Règles', scotRoute('regles')], ['Registres', scotRoute('registres')], ['Scénarios', scotRoute('scenarios')]];
  return html`
    <nav class="scot-nav" aria-label="Sobriété foncière">
      <ul>${links.map(([title, route]) => html`<li><a href=${href(route)} aria-current=${route.vue === vue ? 'page' : 'false'}>${title}</a></li>`)}</ul>
    </nav>`;
}

/** What is missing before anything can be computed. */
export function howToImport(below: Content): TemplateResult {
  return html`
    <div class="notice">
      <p><strong>Aucun fichier de consommation n’est importé.</strong> Sans lui, la consommation des communes est « non renseignée » : aucune enveloppe n’est calculée, rien n’est estimé.</p>
      <p>Téléchargez le fichier national de consommation d’espaces (ENAF) du Cerema, par commune, sur data.gouv.fr, puis importez-le tel quel : le service le reconnaît. Chaque édition est gardée à côté des autres.</p>
      <p class="actions"><a class="button primary" href=${href({ page: 'depot', essai: '', couche: '' })}>Importer un fichier</a></p>
      ${below}
    </div>`;
}
