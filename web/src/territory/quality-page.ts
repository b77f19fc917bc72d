// <archipel-qualite>: what fiches and objects lack, counted by rule and contract, each with the way to where it is mended.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { getQuality, type Lack, type Quality, qualityFile, type RuleCount } from '../api/quality.ts';
import { count, plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import type { TerritoryRoute } from '../state/territory-route.ts';
import { PageElement } from '../ui/element.ts';
import { contractIds, contractName } from '../ui/links.ts';
import { section, sheetHead, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';

type Asked = Extract<TerritoryRoute, { page: 'qualite' }>;

@customElement('archipel-qualite')
export class QualityPage extends PageElement {
  @property({ attribute: false }) route!: Asked;
  private readonly quality = new Loader<Quality>(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('route')) return;
    const { filtres } = this.route;
    void this.quality.load((signal) => getQuality(filtres, signal), true);
  }

  private with(name: string, value: string): Asked {
    const filtres = Object.fromEntries(Object.entries({ ...this.route.filtres, [name]: value }).filter(([, each]) => each !== ''));
    return { page: 'qualite', filtres };
  }

  private filters(): TemplateResult {
    const { contrat = '', mois = '' } = this.route.filtres;
    return html`
      <div class="filters">
        <label>Contrat <select @change=${(event: Event) => this.emit('amend', this.with('contrat', (event.target as HTMLSelectElement).value))}>
          <option value="" ?selected=${contrat === ''}>Tous, et les objets</option>
          ${contractIds().map((id) => html`<option value=${id} ?selected=${contrat === id}>${contractName(id)}</option>`)}</select></label>
        <label>Sans mouvement depuis <select @change=${(event: Event) => this.emit('amend', this.with('mois', (event.target as HTMLSelectElement).value))}>
          ${[['6', '6 mois'], ['', '12 mois'], ['24', '24 mois'], ['60', '5 ans']].map(([value = '', text]) => html`<option value=${value} ?selected=${mois === value}>${text}</option>`)}</select></label>
      </div>`;
  }

  private line({ regle, titre, explication, nombre, gravite, par_contrat: contracts }: RuleCount): TemplateResult {
    const here = this.route.filtres['regle'] === regle;
    const figure = (id: string): number => contracts.find(({ contrat }) => contrat === id)?.nombre ?? 0;
    return html`<tr class=${here ? 'whole' : ''}>
      <th scope="row"><a href=${href(this.with('regle', here ? '' : regle))} aria-current=${here ? 'true' : 'false'}>${titre}</a><div class="row-below">${glue(explication)}</div></th>
      <td class="words">${gravite}</td>
      ${contractIds().map((id) => html`<td>${figure(id) === 0 ? '' : count(figure(id))}</td>`)}
      <td>${count(nombre)}</td></tr>`;
  }

  private counts(rules: readonly RuleCount[]): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="group" aria-label="Ce qui manque, par règle et par contrat"><table class="figures broad quality-rules">
      <thead><tr><th scope="col">Ce qui manque</th><th scope="col" class="words">Suite</th>${contractIds().map((id) => html`<th scope="col">${contractName(id)}</th>`)}<th scope="col">En tout</th></tr></thead>
      <tbody>${(['fiche', 'objet'] as const).map((subject) => html`
        <tr class="group"><th scope="rowgroup" colspan=${contractIds().length + 3}>${subject === 'fiche' ? 'Fiches' : 'Objets'}</th></tr>
        ${rules.filter(({ sujet }) => sujet === subject).map((rule) => this.line(rule))}`)}</tbody></table></div>`;
  }

  private lack({ regle, sujet, couche, id, numero, nom, contrat, phrase }: Lack): TemplateResult {
    const way = sujet === 'fiche' ? href({ page: 'dossier', id }) : href({ page: 'objet', layer: couche ?? '', id });
    const action = sujet === 'objet' ? 'Voir sur la carte' : regle === 'sans_mouvement' || regle === 'desequilibre' || regle === 'depassement' ? 'Vérifier' : 'Compléter';
    return html`<li class="row"><div class="row-main"><a href=${way}>${numero === null ? nothing : html`<span class="fiche-number">${numero}</span> `}${glue(nom)}</a>
        <div class="row-below">${contrat === null ? couche : contractName(contrat)} · ${glue(phrase)}</div></div>
      <div class="row-figure"><a class="button quiet small" href=${way}>${action}<span class="visually-hidden"> : ${nom}</span></a></div></li>`;
  }

  private list(value: Quality): TemplateResult {
    const { regle } = this.route.filtres;
    const groups = value.totaux.par_regle.filter((rule) => regle === undefined || rule.regle === regle)
      .map((rule) => ({ rule, lacks: value.items.filter((lack) => lack.regle === rule.regle) })).filter(({ lacks }) => lacks.length > 0);
    if (groups.length === 0) return html`<p class="empty">Rien ne manque selon ces filtres.</p>`;
    return html`${groups.map(({ rule, lacks }) => html`<details class="more" ?open=${regle !== undefined}><summary>${rule.titre} <span class="group-total">${count(rule.nombre)}</span></summary>
      <ul class="rows">${lacks.map((lack) => this.lack(lack))}</ul></details>`)}
      ${value.numberMatched > value.items.length ? html`<p class="hint">Les ${count(value.items.length)} premiers sur ${count(value.numberMatched)} ; le tableau les a tous.</p>` : nothing}`;
  }

  protected override render(): TemplateResult {
    const { result, value } = this.quality;
    const { filtres } = this.route;
    return html`
      ${sheetHead(html`<a href=${href({ page: 'anomalies', id: '', filtres: {} })}>Anomalies des contrats</a>`, 'Qualité des données',
        html`<p class="lead">Ce que fiches et objets n’ont pas encore, refait à chaque demande : ce qui est corrigé n’y est plus.</p>`)}
      ${this.filters()}
      <p class="actions">${['xlsx', 'csv', 'pdf'].map((extension) => html`<a class="button quiet" download href=${qualityFile(filtres, extension)}>Télécharger (${extension.toUpperCase()})</a>`)}
        ${Object.keys(filtres).length === 0 ? nothing : html`<a class="button quiet" href=${href({ page: 'qualite', filtres: {} })}>Effacer les filtres</a>`}</p>
      ${result.state === 'problem' ? problemMessage(result.problem, this.quality.retry) : value === null ? skeleton(10) : html`
        <div aria-busy=${result.state === 'pending' ? 'true' : 'false'}>
          ${section('Compte', this.counts(value.totaux.par_regle), plural(value.totaux.nombre, 'constat'))}
          ${section('À reprendre', this.list(value), plural(value.numberMatched, 'constat'))}</div>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-qualite': QualityPage;
  }
}
