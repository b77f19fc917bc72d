// <archipel-suivi>: where a contract stands at a date, or all of them.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Alert, type Followup, followupFile, getFollowup, listAlerts, type Measures, type PartnerMeasures } from '../api/followup.ts';
import type { List } from '../api/refs.ts';
import { status } from '../format/code.ts';
import { date } from '../format/date.ts';
import { count, euros, plain, plural, withUnit } from '../format/number.ts';
import { type ContratRoute, withFilter } from '../state/contrat-route.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { PageElement } from '../ui/element.ts';
import { communeLink, contractName, ficheRow } from '../ui/links.ts';
import { type Content, fact, known, section, sheetHead, skeleton, unknown } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { yearBars } from './year-bars.ts';

type Named = readonly [Content, Measures];

@customElement('archipel-suivi')
export class FollowupPage extends PageElement {
  @property({ attribute: false }) route!: ContratRoute;
  private readonly followup = new Loader<Followup>(this);
  private readonly alerts = new Loader<List<Alert>>(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('route')) return;
    const { id } = this.route;
    const day = this.route.filtres['date'] ?? '';
    const keep = (changes.get('route') as ContratRoute | undefined)?.id === id;
    void this.followup.load((signal) => getFollowup(id, day, signal), keep);
    void this.alerts.load((signal) => listAlerts(id, day, signal), keep);
  }

  private headline({ totaux }: Followup): TemplateResult {
    return html`
      <dl class="facts columns">
        ${fact('Taux de réalisation', known(totaux.taux_realisation_pct, (rate) => withUnit(plain(rate), '%')))}
        ${fact('Coût', html`${known(totaux.cout_eur, euros)}${totaux.sans_cout === 0 ? nothing : html` <span class="unit">(${plural(totaux.sans_cout, 'fiche')} sans coût)</span>`}`)}
        ${fact('Notifié', known(totaux.notifie_eur, euros))}
        ${fact('Engagé', known(totaux.engage_eur, euros))}
        ${fact('Versé', known(totaux.verse_eur, euros))}
        ${fact('Reste à financer', known(totaux.reste_a_financer_eur, euros))}
      </dl>
    `;
  }

  private table(caption: string, rows: readonly Named[]): TemplateResult {
    return rows.length === 0 ? html`<p class="empty">Rien à montrer.</p>` : html`
      <table class="figures spread">
        <caption class="visually-hidden">${caption}</caption>
        <thead><tr><th scope="col">${caption}</th><th scope="col">Fiches</th><th scope="col">Coût</th><th scope="col" class="second">Réalisé</th><th scope="col" class="second">Versé</th></tr></thead>
        <tbody>${rows.map(([name, { nombre, cout_eur, realise_eur, verse_eur }]) => html`
          <tr><th scope="row">${name}</th><td>${count(nombre)}</td><td>${known(cout_eur, euros)}</td><td class="second">${known(realise_eur, euros)}</td><td class="second">${known(verse_eur, euros)}</td></tr>`)}</tbody>
      </table>`;
  }

  private partners(partners: readonly PartnerMeasures[]): TemplateResult {
    return html`
      <table class="figures spread">
        <caption class="visually-hidden">Financements par partenaire</caption>
        <thead><tr><th scope="col">Partenaire</th><th scope="col">Attendu</th><th scope="col" class="second">Sollicité</th><th scope="col">Notifié</th><th scope="col" class="second">Engagé</th><th scope="col" class="second">Versé</th></tr></thead>
        <tbody>${partners.map(({ partie, attendu_eur, sollicite_eur, notifie_eur, engage_eur, verse_eur }) => html`
          <tr><th scope="row">${partie?.nom ?? unknown()}</th><td>${known(attendu_eur, euros)}</td><td class="second">${known(sollicite_eur, euros)}</td><td>${known(notifie_eur, euros)}</td><td class="second">${known(engage_eur, euros)}</td><td class="second">${known(verse_eur, euros)}</td></tr>`)}</tbody>
      </table>
    `;
  }

  private body(value: Followup): TemplateResult {
    const communes: Named[] = [
      ...value.par_commune.map((row): Named => [communeLink(row.commune), row]),
      ['Toute l’agglomération', value.epci_entier],
      ['Sans localisation', value.sans_localisation],
    ];
    return html`
      ${this.headline(value)}
      <details class="more"><summary>Comment ces chiffres sont calculés</summary><ul class="reasons">${value.regles.map((rule) => html`<li>${rule}</li>`)}</ul></details>
      ${section('Par statut', html`<ul class="rows">${value.par_statut.map(({ statut, nombre }) => html`<li class="row"><div class="row-main">${status(statut)}</div><div class="row-figure">${count(nombre)}</div></li>`)}</ul>`)}
      ${value.par_contrat === undefined ? nothing : section('Par contrat', this.table('Contrat', value.par_contrat.map((row) => [html`<a href=${href({ ...this.route, id: row.contrat.id })}>${contractName(row.contrat.id)}</a>`, row])))}
      ${section('Dépenses par année', yearBars(value.par_annee))}
      ${section('Par axe', this.table('Axe', value.par_axe.map((row) => [row.noeud.titre, row])))}
      ${section('Par maître d’ouvrage', this.table('Maître d’ouvrage', value.par_maitre_ouvrage.map((row) => [row.partie?.nom ?? unknown(), row])))}
      ${section('Par partenaire', this.partners(value.par_partenaire))}
      ${section('Par commune', this.table('Commune', communes))}
      ${section('Alertes', this.alertList())}
    `;
  }

  private alertList(): TemplateResult {
    const { result, value } = this.alerts;
    return result.state === 'problem' ? problemMessage(result.problem, this.alerts.retry)
      : value === null ? skeleton(4)
      : html`
        <p class="count">${plural(value.numberMatched, 'alerte')}</p>
        <ul class="rows">${value.items.map(({ fiche, phrase }) => ficheRow(fiche, nothing, phrase, this.route.id === ''))}</ul>`;
  }

  protected override render(): TemplateResult {
    const { id, filtres: { date: chosen = '' } } = this.route;
    const { result, value } = this.followup;
    const name = id === '' ? 'Tous les contrats' : contractName(id);
    return html`
      ${sheetHead(id === '' ? 'Contrats' : html`<a href=${href({ page: 'contrat', id, filtres: {} })}>${name}</a>`, `Suivi : ${name}`, value === null ? nothing : html`<p class="subtitle">Au ${date(value.date)}</p>`)}
      <div class="filters"><label>À la date du <input type="date" min="1990-01-01" max="2100-12-31" .value=${chosen || (value?.date ?? '')} @change=${(event: Event) => this.emit('amend', withFilter(this.route, 'date', (event.target as HTMLInputElement).value))} /></label></div>
      ${id === '' ? nothing : html`<p class="actions">${['xlsx', 'csv', 'pdf'].map((extension) => html`<a class="button" download href=${followupFile(id, chosen, extension)}>Tableau de suivi (${extension.toUpperCase()})</a>`)}<a class="button quiet" href=${href({ page: 'import', id })}>Importer un tableau de suivi</a></p>`}
      ${result.state === 'problem' ? problemMessage(result.problem, this.followup.retry) : value === null ? skeleton(8) : this.body(value)}
    `;
  }
}
