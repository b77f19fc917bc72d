// Where one goes from a contract: its other pages, what one does there, its files.

import { html, nothing, type TemplateResult } from 'lit';
import type { AnomalieList } from '../api/anomalie.ts';
import { followupFile } from '../api/followup.ts';
import { collectionFile, conventionFile, maquetteFile } from '../api/output.ts';
import { plural } from '../format/number.ts';
import { href } from '../state/route.ts';
import { severityCounts } from '../ui/severity.ts';
import { fileLinks } from './report-parts.ts';

/** `axe`: where in the strategy the reader is; a new fiche is proposed there. */
export function contractWays(id: string, axe: string, anomalies: AnomalieList | null): TemplateResult {
  const count = anomalies === null ? 'Anomalies' : plural(anomalies.numberMatched, 'anomalie');
  const detail = anomalies === null || anomalies.numberMatched === 0 ? nothing : html` <span class="unit">(${severityCounts(anomalies.totaux.par_severite)})</span>`;
  return html`
    <p class="actions">
      <a class="button" href=${href({ page: 'suivi', id, filtres: {} })}>Suivi du contrat</a>
      <a class="button" href=${href({ page: 'maquette', id, filtres: {} })}>Maquette financière</a>
      <a class="button" href=${href({ page: 'convention', id, filtres: {} })}>Convention de financement</a>
      <a class="button" href=${href({ page: 'anomalies', id: '', filtres: { contrat: id } })}>${count}${detail}</a>
      <a class="button quiet" href=${href({ page: 'nouvelle-fiche', contrat: id, noeud: axe })}>Nouvelle fiche</a>
      <a class="button quiet" href=${href({ page: 'import', id })}>Importer un tableau de suivi</a>
    </p>`;
}

export function contractFiles(id: string): TemplateResult {
  return html`
    <details class="more">
      <summary>Télécharger</summary>
      ${fileLinks('Maquette financière', (extension) => maquetteFile(id, extension))}
      ${fileLinks('Tableau de suivi', (extension) => followupFile(id, {}, extension))}
      ${fileLinks('Convention de l’année', (extension) => conventionFile(id, '', extension))}
      <p class="actions files"><span class="unit" aria-hidden="true">Recueil de toutes les fiches</span> <a class="button quiet" download href=${collectionFile(id)}><span class="visually-hidden">Recueil de toutes les fiches en </span>PDF</a></p>
    </details>`;
}
