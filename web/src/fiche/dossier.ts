// <archipel-dossier>: a fiche on a page of its own: all its money as printed, with our totals, and where each is written.
// Loaded when one goes there; the panel's sheet stays short.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Fiche, getFiche, type Provenance } from '../api/fiche.ts';
import { amountText } from '../format/amount.ts';
import { budget, operation, origin, reach, status } from '../format/code.ts';
import { date } from '../format/date.ts';
import { glue } from '../format/typography.ts';
import { maquetteView } from '../panel/fiche/money.ts';
import { scheduleChart } from '../panel/fiche/schedule.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';
import { communeLink, epciLink, objetLink, roleName, row } from '../ui/links.ts';
import { type Content, fact, known, section, skeleton, unknown } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { symbol } from '../ui/symbol.ts';
import './life.ts';
import { hasMoney, partnerTable, scheduleTable, sectionTable } from './tables.ts';

@customElement('archipel-dossier')
export class Dossier extends PageElement {
  @property({ attribute: false }) ficheId = '';
  @property({ attribute: false }) catalogue!: Catalogue;
  private readonly fiche = new Loader<Fiche>(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('ficheId')) {
      const { ficheId } = this;
      void this.fiche.load((signal) => getFiche(ficheId, signal));
    }
  }

  protected override render(): TemplateResult {
    const { result, value: fiche } = this.fiche;
    const title = fiche?.titre ?? this.catalogue.nameOf('fiches', this.ficheId) ?? `Fiche ${this.ficheId}`;
    return html`
      <article class="dossier">
        <header class="sheet-head">
          <p class="kicker">${fiche === null ? 'Fiche' : this.kicker(fiche)}</p>
          <h1 tabindex="-1">${glue(title)}</h1>
          ${fiche === null ? nothing : this.below(fiche)}
        </header>
        ${fiche !== null ? this.body(fiche) : result.state === 'problem' ? problemMessage(result.problem, this.fiche.retry) : skeleton(10)}
      </article>`;
  }

  private kicker(fiche: Fiche): TemplateResult {
    const printed = fiche.champs_imprimes.find(({ champ }) => champ === 'numero')?.imprime;
    return html`<span><a href=${href({ page: 'contrat', id: fiche.contrat, filtres: {} })}>${fiche.contrat_titre}</a>
      · Fiche ${fiche.numero}${printed && printed !== fiche.numero ? html` <span class="unit">(imprimé ${printed})</span>` : nothing}</span>`;
  }

  private below(fiche: Fiche): TemplateResult {
    return html`
      <ol class="crumbs" aria-label="Place dans la stratégie">${fiche.strategie.map(({ numero, titre }) => html`<li>${numero === null ? nothing : html`${numero} `}${glue(titre)}</li>`)}</ol>
      <p class="actions"><a class="button" href=${href({ page: 'fiche', id: fiche.id })}>Voir sur la carte</a></p>`;
  }

  private body(fiche: Fiche): TemplateResult {
    return html`
      <div class="dossier-columns">
        <div class="dossier-main">
          <p class="prose">${glue(fiche.description)}</p>
          ${this.texts('Opérations', fiche.operations)}
          ${this.texts('Prérequis', fiche.prerequis)}
          <archipel-vie .ficheId=${fiche.id}></archipel-vie>
          ${this.money(fiche)}
        </div>
        <div class="dossier-side">
          ${section('En bref', this.facts(fiche))}
          ${this.places(fiche)}
          ${fiche.maquette.length === 0 ? nothing : section('Au tableau récapitulatif', maquetteView(fiche.maquette))}
          ${this.links(fiche)}
          ${section('Provenance', html`<ul class="sources">${fiche.provenance.map((each) => this.provenance(each))}</ul>`)}
        </div>
      </div>`;
  }

  private texts(title: string, texts: Fiche['operations']): TemplateResult | typeof nothing {
    return texts.length === 0 ? nothing : section(title, html`<ul class="reasons">${texts.map(({ texte }) => html`<li>${glue(texte)}</li>`)}</ul>`);
  }

  private money(fiche: Fiche): TemplateResult {
    if (!hasMoney(fiche)) return section('Argent', html`<p class="empty">Les documents n’impriment de cette fiche que sa ligne au tableau récapitulatif.</p>`);
    return html`
      ${fiche.echeancier === null ? nothing : section('Échéancier imprimé', html`${scheduleChart(fiche.echeancier)}${scheduleTable(fiche.echeancier)}`)}
      ${fiche.sections.length === 0 ? nothing : section('Dépenses et recettes', html`<div class="money-parts">${fiche.sections.map(sectionTable)}</div>`)}
      ${fiche.partenaires.length === 0 ? nothing : section('Partenaires financiers', partnerTable('Partenaires financiers', fiche.partenaires, fiche.partenaires_total))}
      ${fiche.parts.length === 0 ? nothing : section('Financements imprimés', partnerTable('Financements imprimés', fiche.parts, null))}`;
  }

  private facts(fiche: Fiche): TemplateResult {
    const { annee_debut: first, annee_fin: last } = fiche;
    const total = amountText({ montant_eur: fiche.montant_total_eur, mention: fiche.montant_total_mention, imprime: null });
    return html`
      <dl class="facts">
        <div class="fact main"><dt>Montant total</dt><dd>${total ?? unknown()}</dd></div>
        ${fact('Statut', known(fiche.statut, status))}
        ${fact('Maîtrise d’ouvrage', fiche.maitres_ouvrage.length === 0 ? unknown() : fiche.maitres_ouvrage.map(({ nom }) => nom).join(', '))}
        ${fact('Agglomération', fiche.epci === null ? unknown() : epciLink(fiche.epci))}
        ${fact('Lancement', first !== null && last !== null && first !== last ? `${first}–${last}` : known(fiche.annee_lancement ?? first, String))}
        ${fact('Type d’opération', known(fiche.type_operation, operation))}
        ${fact('Localisation', known(fiche.portee, reach))}
        ${fiche.budget === null ? nothing : fact('Budget', budget(fiche.budget))}
        ${fact('Mise à jour', known(fiche.date_maj, date))}
      </dl>`;
  }

  private places(fiche: Fiche): TemplateResult {
    const outside = fiche.communes_exterieures.map(({ nom, role }) => row(html`<span>${nom}</span>`, nothing, html`hors du territoire · ${roleName(role) ?? nothing}`));
    return section('Lieux', html`
      ${fiche.objets.length + fiche.communes.length + outside.length === 0 ? html`<p class="empty">Aucun lieu désigné.</p>` : html`
        <ul class="rows">
          ${fiche.objets.map((object) => row(html`${symbol(this.catalogue.layer(object.layer))} ${objetLink(object)}`, roleName(object.role) ?? nothing))}
          ${fiche.communes.map((commune) => row(communeLink(commune), roleName(commune.role) ?? nothing))}${outside}
        </ul>`}
      ${fiche.geometrie_origine === null ? nothing : html`<p class="hint">Sur la carte, la fiche est montrée par ${origin(fiche.geometrie_origine)}.</p>`}`);
  }

  private links(fiche: Fiche): Content {
    const named = [...fiche.objectifs.map(({ numero, titre }) => `${numero ?? ''} ${titre}`.trim()), ...fiche.contractualisations.map(({ titre }) => titre)];
    return named.length === 0 ? nothing : section('Objectifs et programmes servis', html`<ul class="reasons">${named.map((each) => html`<li>${glue(each)}</li>`)}</ul>`);
  }

  private provenance({ document: source, section: part, premiere_ligne: first, derniere_ligne: last }: Provenance): TemplateResult {
    return html`<li>${source.titre}${source.date === null ? nothing : html` (${date(source.date)})`}${part === null ? nothing : html`, ${part}`}, ${first === last ? `ligne ${first}` : `lignes ${first}–${last}`}</li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-dossier': Dossier;
  }
}
