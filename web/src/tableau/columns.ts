// The columns of the table of fiches: their heads, what they are sorted by, what stands in a cell.

import { html, type TemplateResult } from 'lit';
import type { FicheSummary } from '../api/fiche.ts';
import { amountText } from '../format/amount.ts';
import { footprint, operation, status } from '../format/code.ts';
import { date } from '../format/date.ts';
import { euros, plural } from '../format/number.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { contractName } from '../ui/links.ts';
import { type Content, known, unknown } from '../ui/parts.ts';

export interface Column {
  /** As the service names it, in its files too. */
  readonly id: string;
  readonly title: string;
  /** What the service sorts by; empty: not sorted. */
  readonly sort: string;
  readonly words: boolean;
  readonly cell: (fiche: FicheSummary, catalogue: Catalogue) => Content;
}

/** Names that fit a cell: three, then how many more. */
const NAMED = 3;

export function communesText(communes: readonly string[], nameOf: (insee: string) => string): string {
  const more = communes.length - NAMED;
  return communes.slice(0, NAMED).map(nameOf).join(', ') + (more > 0 ? ` et ${plural(more, 'autre')}` : '');
}

function amount({ montant_total_eur, montant_total_mention }: FicheSummary): Content {
  const text = amountText({ montant_eur: montant_total_eur, mention: montant_total_mention ?? null, imprime: null });
  return text === null ? unknown() : montant_total_eur === null ? html`<em class="mention">${text}</em>` : text;
}

/** A shape and a word beside the colour. */
export function statusMark(code: string | null): TemplateResult {
  return code === null ? unknown() : html`<span class="status-mark ${code}">${status(code)}</span>`;
}

function places({ communes, emprise }: FicheSummary, catalogue: Catalogue): Content {
  if (communes.length > 0) return communesText(communes, (insee) => catalogue.nameOf('communes', insee) ?? insee);
  return emprise === 'epci' ? 'Toute l’agglomération' : unknown();
}

function money(id: string, title: string, sort: string, value: (fiche: FicheSummary) => number | null): Column {
  return { id, title, sort, words: false, cell: (fiche) => known(value(fiche), euros) };
}

export const COLUMNS: readonly Column[] = [
  { id: 'contrat', title: 'Contrat', sort: 'contrat', words: true, cell: ({ contrat }) => contractName(contrat) },
  { id: 'epci', title: 'Agglomération', sort: '', words: true, cell: ({ epci }) => known(epci, String) },
  { id: 'axe', title: 'Axe', sort: 'axe', words: true, cell: ({ axe }) => known(axe, String) },
  { id: 'statut', title: 'Statut', sort: 'statut', words: true, cell: ({ statut }) => statusMark(statut) },
  { id: 'maitre_ouvrage', title: 'Maîtrise d’ouvrage', sort: 'maitre_ouvrage', words: true, cell: ({ maitres_ouvrage: owners }) => (owners.length === 0 ? unknown() : owners.join(', ')) },
  { id: 'type_operation', title: 'Type', sort: '', words: true, cell: ({ type_operation }) => known(type_operation, operation) },
  { id: 'communes', title: 'Communes', sort: '', words: true, cell: places },
  { id: 'annee', title: 'Lancement', sort: 'annee', words: false, cell: ({ annee_lancement }) => known(annee_lancement, String) },
  { id: 'montant', title: 'Montant total', sort: 'montant', words: false, cell: amount },
  money('prevu', 'Prévu', 'prevu', ({ prevu_eur }) => prevu_eur),
  money('realise', 'Réalisé', 'realise', ({ realise_eur }) => realise_eur),
  money('retenu', 'Financements', 'retenu', ({ retenu_eur }) => retenu_eur),
  money('reste', 'Reste à financer', 'reste', ({ reste_a_financer_eur }) => reste_a_financer_eur),
  { id: 'mouvement', title: 'Dernier mouvement', sort: 'mouvement', words: false, cell: ({ dernier_mouvement }) => (dernier_mouvement === null ? html`<em class="unknown">Aucun</em>` : date(dernier_mouvement)) },
  { id: 'retard', title: 'Retard', sort: '', words: true, cell: ({ retard }) => (retard ? html`<span class="late">En retard</span>` : 'Non') },
  { id: 'emprise', title: 'Emprise', sort: '', words: true, cell: ({ emprise }) => known(emprise, footprint) },
];

const USUAL = ['statut', 'maitre_ouvrage', 'annee', 'montant', 'retenu'];

/** Those the address names, in their usual order; a name nobody knows is passed over. */
export function chosenColumns(asked: string): readonly Column[] {
  const ids = asked === '' ? USUAL : asked.split(',');
  return COLUMNS.filter(({ id }) => ids.includes(id));
}

/** What the address says of a choice of columns; empty: the usual ones. */
export function columnsText(ids: readonly string[]): string {
  const ordered = COLUMNS.filter(({ id }) => ids.includes(id)).map(({ id }) => id);
  return ordered.join(',') === COLUMNS.filter(({ id }) => USUAL.includes(id)).map(({ id }) => id).join(',') || ordered.length === 0 ? '' : ordered.join(',');
}
