// <archipel-fiche>: one action of a contract: what it is, its money and calendar, what it touches, where it is written.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { checkScotOfFiche, type ScotCheck } from '../../api/analysis.ts';
import { type AnomalieList, listAnomalies } from '../../api/anomalie.ts';
import { type Fiche, getFiche, type Provenance } from '../../api/fiche.ts';
import { fichePath } from '../../api/life.ts';
import { budget, mention, operation, origin, reach, status } from '../../format/code.ts';
import { date } from '../../format/date.ts';
import { euros, plural } from '../../format/number.ts';
import { glue } from '../../format/typography.ts';
import type { Catalogue } from '../../state/catalogue.ts';
import { Loader } from '../../state/loader.ts';
import { href } from '../../state/route.ts';
import { PageElement } from '../../ui/element.ts';
import { communeLink, epciLink, objetLink, roleName, row } from '../../ui/links.ts';
import { type Content, fact, known, section, sheetHead, skeleton, unknown } from '../../ui/parts.ts';
import { problemMessage } from '../../ui/problem.ts';
import { severityCounts, severityShape, SEVERITIES } from '../../ui/severity.ts';
import { symbol } from '../../ui/symbol.ts';
import { scotAnswer } from '../../zone/scot-answer.ts';
import { maquetteView, partnerList, sectionView } from './money.ts';
import { scheduleView } from './schedule.ts';

@customElement('archipel-fiche')
export class FicheView extends PageElement {
  @property({ attribute: 'fiche-id' }) ficheId = '';
  @property({ attribute: false }) catalogue!: Catalogue;
  private readonly fiche = new Loader<Fiche>(this);
  private readonly scot = new Loader<ScotCheck>(this);
  private readonly anomalies = new Loader<AnomalieList>(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('ficheId')) {
      const { ficheId } = this;
      this.scot.clear();
      void this.fiche.load((signal) => getFiche(ficheId, signal));
      void this.anomalies.load((signal) => listAnomalies({ fiche: ficheId }, signal));
    }
  }

  protected override render(): TemplateResult {
    const { result } = this.fiche;
    const fiche = this.fiche.value;
    const title = fiche?.titre ?? this.catalogue.nameOf('fiches', this.ficheId) ?? `Fiche ${this.ficheId}`;
    const kicker = fiche === null ? 'Fiche'
      : html`<a href=${href({ page: 'fiches', contrat: fiche.contrat, q: '' })}>${fiche.contrat_sigle ?? fiche.contrat_titre}</a> · Fiche ${fiche.numero}${fiche.axe === null ? nothing : html` · ${fiche.axe}`}`;
    return html`
      ${sheetHead(kicker, title)}
      ${fiche !== null ? this.body(fiche)
        : result.state === 'problem' ? problemMessage(result.problem, this.fiche.retry)
        : skeleton(8)}
    `;
  }

  private body(fiche: Fiche): TemplateResult {
    return html`
      ${fiche.archivee_le === null ? nothing : html`<p class="archived" role="note"><strong>Fiche archivée le ${date(fiche.archivee_le)}.</strong> Elle n’est plus dans les listes, sur la carte ni dans les totaux.</p>`}
      <p class="prose">${glue(fiche.description)}</p>
      ${this.facts(fiche)}
      <p class="actions">
        <a class="button" href=${href({ page: 'dossier', id: fiche.id })}>Toute la fiche</a>
        <a class="button quiet" download href="${fichePath(fiche.id)}.pdf">PDF</a>
      </p>
      ${this.texts('Opérations', fiche.operations)}
      ${this.texts('Prérequis', fiche.prerequis)}
      ${this.money(fiche)}
      ${this.places(fiche)}
      ${this.scotPart()}
      ${this.strategy(fiche)}
      ${section('Provenance', html`<ul class="sources">${fiche.provenance.map((each) => this.provenance(each))}</ul>`)}
    `;
  }

  private facts(fiche: Fiche): TemplateResult {
    const printed = fiche.champs_imprimes.find(({ champ }) => champ === 'numero')?.imprime;
    const total = fiche.montant_total_eur === null
      ? (fiche.montant_total_mention === null ? unknown() : mention(fiche.montant_total_mention))
      : `${euros(fiche.montant_total_eur)}${fiche.montant_total_mention === null ? '' : ` (${mention(fiche.montant_total_mention)})`}`;
    return html`
      <dl class="facts">
        <div class="fact main"><dt>Montant total</dt><dd>${total}</dd></div>
        ${fact('Statut', known(fiche.statut, status))}
        ${this.contradictions(fiche)}
        ${fact('Maîtrise d’ouvrage', fiche.maitres_ouvrage.length === 0 ? unknown() : fiche.maitres_ouvrage.map(({ nom }) => nom).join(', '))}
        ${fact('Agglomération', fiche.epci === null ? unknown() : epciLink(fiche.epci))}
        ${fact('Lancement', this.launch(fiche))}
        ${fact('Type d’opération', known(fiche.type_operation, operation))}
        ${fact('Localisation', known(fiche.portee, reach))}
        ${fiche.budget === null ? nothing : fact('Budget', budget(fiche.budget))}
        ${fact('Mise à jour', known(fiche.date_maj, date))}
      </dl>
      ${printed && printed !== fiche.numero ? html`<p class="hint">Le document imprime le numéro ${printed}.</p>` : nothing}
    `;
  }

  /** How many there are; they are explained on the whole page, beside their values. */
  private contradictions({ id }: Fiche): Content {
    const { value } = this.anomalies;
    if (value === null) return nothing;
    const gravest = SEVERITIES.find((severity) => (value.totaux.par_severite[severity] ?? 0) > 0);
    return fact('Anomalies', gravest === undefined ? 'Aucune relevée'
      : html`${severityShape(gravest)} <a href=${href({ page: 'dossier', id })}>${plural(value.numberMatched, 'anomalie')}</a> <span class="unit">(${severityCounts(value.totaux.par_severite)})</span>`);
  }

  private launch({ annee_lancement, annee_debut, annee_fin }: Fiche): Content {
    if (annee_debut !== null && annee_fin !== null && annee_debut !== annee_fin) {
      return `${annee_debut}–${annee_fin}`;
    }
    return known(annee_lancement ?? annee_debut, String);
  }

  private texts(title: string, texts: Fiche['operations']): TemplateResult | typeof nothing {
    return texts.length === 0 ? nothing : section(title, html`<ul class="reasons">${texts.map(({ texte }) => html`<li>${glue(texte)}</li>`)}</ul>`);
  }

  private money(fiche: Fiche): TemplateResult {
    return html`
      ${fiche.echeancier === null ? nothing : section('Échéancier', scheduleView(fiche.echeancier))}
      ${fiche.partenaires.length === 0 ? nothing : section('Partenaires financiers', partnerList(fiche.partenaires, fiche.partenaires_total))}
      ${fiche.parts.length === 0 ? nothing : section('Financements', partnerList(fiche.parts, null))}
      ${fiche.sections.length === 0 ? nothing : section('Dépenses et recettes', html`${fiche.sections.map(sectionView)}`)}
      ${fiche.maquette.length === 0 ? nothing : section('Au tableau récapitulatif du contrat', maquetteView(fiche.maquette))}
    `;
  }

  private places(fiche: Fiche): TemplateResult {
    const outside = fiche.communes_exterieures.map(({ nom, role }) => row(html`<span>${nom}</span>`, nothing, html`hors du territoire · ${roleName(role) ?? nothing}`));
    const note = fiche.geometrie_origine === null ? nothing : html`<p class="hint">Sur la carte, la fiche est montrée par ${origin(fiche.geometrie_origine)}.</p>`;
    return html`
      ${section('Lieux', html`
        ${fiche.objets.length === 0 ? html`<p class="empty">Aucun lieu désigné.</p>` : html`
          <ul class="rows">${fiche.objets.map((object) => row(
            html`${symbol(this.catalogue.layer(object.layer))} ${objetLink(object)}`, roleName(object.role) ?? nothing))}</ul>`}
        ${note}`)}
      ${fiche.communes.length + outside.length === 0 ? nothing : section('Communes', html`
        <ul class="rows">${fiche.communes.map((commune) => row(communeLink(commune), roleName(commune.role) ?? nothing))}${outside}</ul>`)}
    `;
  }

  private scotPart(): TemplateResult {
    const { result, value } = this.scot;
    if (value !== null) return scotAnswer(value, this.catalogue);
    return section('Au regard du SCoT', result.state === 'pending' ? skeleton(4)
      : result.state === 'problem' ? problemMessage(result.problem, this.scot.retry)
      : html`<p class="actions"><button type="button" class="button" @click=${() => {
        const { ficheId } = this;
        void this.scot.load((signal) => checkScotOfFiche(ficheId, signal));
      }}>Vérifier cette fiche</button></p>`);
  }

  private strategy(fiche: Fiche): TemplateResult {
    const item = (titre: string, numero: string | null = null): TemplateResult => html`<li>${numero === null ? nothing : html`${numero} `}${glue(titre)}</li>`;
    return section('Place dans la stratégie', html`
      <ol class="path">${fiche.strategie.map(({ numero, titre }) => item(titre, numero))}</ol>
      ${fiche.objectifs.length === 0 ? nothing : html`
        <details class="more"><summary>Objectifs et actions servis</summary>
          <ul class="reasons">${fiche.objectifs.map(({ titre, numero }) => item(titre, numero))}</ul>
        </details>`}
      ${fiche.contractualisations.length === 0 ? nothing : html`
        <h3>Contrats et programmes liés</h3>
        <ul class="reasons">${fiche.contractualisations.map(({ titre }) => item(titre))}</ul>`}
    `);
  }

  private provenance({ document, section: part, premiere_ligne: first, derniere_ligne: last }: Provenance): TemplateResult {
    return html`<li>${document.titre}${document.date === null ? nothing : html` (${date(document.date)})`}${part === null ? nothing : html`, ${part}`}, ${first === last ? `ligne ${first}` : `lignes ${first}–${last}`}</li>`;
  }
}
