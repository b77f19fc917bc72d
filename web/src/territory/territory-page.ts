// <archipel-territoire>: a commune, an agglomeration or a SCoT on one page: figures, money, fiches, objects, land, what to look at,
// and the same to print or take away.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { getTerritory, type Territory, territoryFile } from '../api/territory.ts';
import '../chart/chart.ts';
import { moneyByYear } from '../contrats/charts.ts';
import { date } from '../format/date.ts';
import { euros, plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import type { YearMeasures } from '../api/followup.ts';
import { Loader } from '../state/loader.ts';
import { PageElement } from '../ui/element.ts';
import { section, sheetHead, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { checksPart, communesTable, fichesTable, figures, landPart, layerPart, partnersTable, places } from './territory-parts.ts';

const KINDS: Readonly<Record<string, string>> = { commune: 'Commune', epci: 'Agglomération', scot: 'Schéma de cohérence territoriale (SCoT)', communes: 'Ensemble de communes' };

@customElement('archipel-territoire')
export class TerritoryPage extends PageElement {
  @property() perimetre = '';
  private readonly territory = new Loader<Territory>(this);
  /** Opened where there is room: on a small screen a long table would push the rest away. */
  private readonly roomy = matchMedia('(min-width: 1100px)').matches;

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('perimetre')) return;
    const { perimetre } = this;
    void this.territory.load((signal) => getTerritory(perimetre, signal));
  }

  private files(id: string): TemplateResult {
    return html`<p class="actions no-print">
      <a class="button primary" target="_blank" rel="noopener" href=${territoryFile(id, 'pdf', 'A4')}>Imprimer (PDF A4)</a>
      <a class="button" target="_blank" rel="noopener" href=${territoryFile(id, 'pdf', 'A3')}>PDF A3</a>
      <a class="button quiet" download href=${territoryFile(id, 'xlsx')}>Tableaux (XLSX)</a>
      <a class="button quiet" download href=${territoryFile(id, 'csv')}>Fiches (CSV)</a></p>`;
  }

  private money({ argent }: Territory): TemplateResult {
    const years = argent.par_annee;
    return html`
      <div class="beside-halves">
        <div>${years.length === 0 ? html`<p class="empty">Aucune dépense n’est prévue année par année.</p>`
          : html`<archipel-chart .spec=${moneyByYear(years as unknown as readonly YearMeasures[])}></archipel-chart>`}</div>
        <div><h3>Par partenaire</h3>${partnersTable(argent)}</div>
      </div>
      <p class="hint">${glue(argent.regle)}</p>`;
  }

  private fiches({ argent, fiches }: Territory): TemplateResult {
    const { a_part: apart } = argent;
    return html`
      ${fichesTable(fiches, false)}
      ${apart.fiches === 0 ? nothing : html`<details class="more" ?open=${argent.fiches === 0 && this.roomy}><summary>À part : ${plural(apart.fiches, 'fiche')} de toute l’agglomération${apart.cout_eur === null ? '' : `, ${euros(apart.cout_eur)}`}</summary>${fichesTable(fiches, true)}</details>`}`;
  }

  private body(value: Territory): TemplateResult {
    return html`
      ${figures(value.chiffres)}
      ${this.files(value.perimetre.id)}
      ${section('Argent', this.money(value), plural(value.argent.fiches, 'fiche comptée', 'fiches comptées'))}
      ${section('Fiches', this.fiches(value))}
      <div class="beside-halves">
        <div>${section('Objets', html`${value.objets.map(layerPart)}`, 'Ce qui est dedans')}</div>
        <div>${section('Sobriété foncière', landPart(value.foncier, value.perimetre.id), value.foncier.source === null ? nothing : `${value.foncier.source.titre}, édition ${value.foncier.source.millesime}`)}</div>
      </div>
      ${section('À regarder', checksPart(value))}
      ${value.communes.length < 2 ? nothing : section('Communes', communesTable(value), plural(value.communes.length, 'commune'))}
      <p class="attribution">Chiffres au ${date(value.date)}.${value.perimetre.schematique ? ' Contours de communes schématiques : les surfaces dessinées le sont aussi.' : ''}</p>`;
  }

  protected override render(): TemplateResult {
    const { result, value } = this.territory;
    return html`
      ${sheetHead(value === null ? 'Portrait du territoire' : KINDS[value.perimetre.type] ?? 'Territoire', value?.perimetre.titre ?? 'Territoire', value === null ? nothing : places(value))}
      ${result.state === 'problem' ? problemMessage(result.problem, this.territory.retry) : value === null ? skeleton(12) : this.body(value)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-territoire': TerritoryPage;
  }
}
