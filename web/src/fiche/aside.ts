// What stands beside the tables of a whole fiche: its facts, its places, its links, where it is written.

import { html, nothing, type TemplateResult } from 'lit';
import type { FieldName } from '../api/edit.ts';
import type { Fiche, Provenance } from '../api/fiche.ts';
import { amountText } from '../format/amount.ts';
import { budget, operation, origin, reach, status } from '../format/code.ts';
import { date } from '../format/date.ts';
import { glue } from '../format/typography.ts';
import { maquetteView } from '../panel/fiche/money.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { href } from '../state/route.ts';
import { communeLink, epciLink, objetLink, roleName, row } from '../ui/links.ts';
import { type Content, fact, known, section, unknown } from '../ui/parts.ts';
import { symbol } from '../ui/symbol.ts';
import type { Findings } from './findings.ts';
import './sketch.ts';

/** Makes a value one that is changed where it stands. */
export type Editable = (name: FieldName, shown: Content) => Content;

export function facts(fiche: Fiche, findings: Findings, editable: Editable): TemplateResult {
  const { annee_debut: first, annee_fin: last } = fiche;
  const total = amountText({ montant_eur: fiche.montant_total_eur, mention: fiche.montant_total_mention, imprime: null });
  // The amount shown first is that of the contract's table: what is said of one is said of the other.
  const ofTable = fiche.montant_total_eur !== null && fiche.maquette[0]?.couts['cout_total']?.montant_eur === fiche.montant_total_eur;
  const owners = fiche.maitres_ouvrage.length === 0 ? unknown() : fiche.maitres_ouvrage.map(({ nom }) => nom).join(', ');
  return html`
    <dl class="facts">
      <div class="fact main"><dt>Montant total</dt><dd>${editable('cout_actualise_eur', html`${total ?? unknown()}`)} ${fiche.document.cout_actualise_eur === null ? nothing : html`<span class="unit">(coût actualisé)</span>`} ${ofTable ? findings.mark('maquette.cout_total', 'montant') : nothing}</dd></div>
      ${ofTable ? findings.fact('maquette.cout_total', 'montant') : nothing}
      ${fact('Statut', known(fiche.statut, status))}
      ${fact('Maîtrise d’ouvrage', html`${editable('maitres_ouvrage', html`${owners}`)} ${findings.mark('maitres_ouvrage')}`)}
      ${findings.fact('maitres_ouvrage')}
      ${fact('Agglomération', fiche.epci === null ? unknown() : epciLink(fiche.epci))}
      ${fact('Lancement', html`${editable('annee_lancement', html`${known(fiche.annee_lancement, String)}`)} ${findings.mark('annee_lancement')}`)}
      ${findings.fact('annee_lancement')}
      ${fact('Calendrier', html`${editable('annee_debut', html`${known(first, String)}`)} à ${editable('annee_fin', html`${known(last, String)}`)}`)}
      ${fact('Type d’opération', editable('type_operation', html`${known(fiche.type_operation, operation)}`))}
      ${fact('Localisation', editable('portee', html`${known(fiche.portee, reach)}`))}
      ${fact('Budget', editable('budget', html`${known(fiche.budget, budget)}`))}
      ${fact('Mise à jour', known(fiche.date_maj, date))}
    </dl>`;
}

export function places(fiche: Fiche, catalogue: Catalogue, findings: Findings): TemplateResult {
  const found = (insee: string): Content => html`${findings.mark(`communes.${insee}`)}${findings.note(`communes.${insee}`)}`;
  const outside = fiche.communes_exterieures.map(({ insee, nom, role }) => row(html`<span>${nom}</span>`, nothing, html`hors du territoire · ${roleName(role) ?? nothing} ${found(insee)}`));
  return html`
    <archipel-croquis .fiche=${fiche} .catalogue=${catalogue}></archipel-croquis>
    ${fiche.archivee_le !== null ? nothing : html`<p class="actions"><a class="button" href=${href({ page: 'lieux', id: fiche.id })}>Dessiner et lier sur la carte</a></p>`}
    ${fiche.objets.length + fiche.communes.length + outside.length === 0 ? html`<p class="empty">Aucun lieu désigné.</p>` : html`
      <ul class="rows">
        ${fiche.objets.map((object) => row(html`${symbol(catalogue.layer(object.layer))} ${objetLink(object)}`, roleName(object.role) ?? nothing))}
        ${fiche.communes.map((commune) => row(communeLink(commune), roleName(commune.role) ?? nothing, found(commune.insee)))}${outside}
      </ul>`}
    ${fiche.geometrie_origine === null ? nothing : html`<p class="hint">Sur la carte, la fiche est montrée par ${origin(fiche.geometrie_origine)}.</p>`}`;
}

export function recap({ maquette }: Fiche, findings: Findings): Content {
  return maquette.length === 0 ? nothing : section('Au tableau récapitulatif', maquetteView(maquette, {
    mark: (cost) => findings.mark(`maquette.${cost}`),
    note: (cost) => findings.fact(`maquette.${cost}`),
  }));
}

export function served({ objectifs, contractualisations }: Fiche): Content {
  const named = [...objectifs.map(({ numero, titre }) => `${numero ?? ''} ${titre}`.trim()), ...contractualisations.map(({ titre }) => titre)];
  return named.length === 0 ? nothing : section('Objectifs et programmes servis', html`<ul class="reasons">${named.map((each) => html`<li>${glue(each)}</li>`)}</ul>`);
}

function written({ document: source, section: part, premiere_ligne: first, derniere_ligne: last }: Provenance): TemplateResult {
  return html`<li>${source.titre}${source.date === null ? nothing : html` (${date(source.date)})`}${part === null ? nothing : html`, ${part}`}, ${first === last ? `ligne ${first}` : `lignes ${first}–${last}`}</li>`;
}

export function provenance(fiche: Fiche): TemplateResult {
  if (fiche.provenance.length === 0) return section('Provenance', html`<p class="empty">Saisie ici : aucun document du contrat ne l’imprime.</p>`);
  return section('Provenance', html`<ul class="sources">${fiche.provenance.map(written)}</ul>`);
}
