// <archipel-depot-lignes>: what would change, object by object: before and after.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Action, type Champ, type Depot, getLignes, type Ligne } from '../api/depot.ts';
import type { Field } from '../api/layer.ts';
import { type List, nextLink } from '../api/refs.ts';
import { count } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { fieldValue } from '../format/value.ts';
import { Loader } from '../state/loader.ts';
import { PageElement } from '../ui/element.ts';
import { type Content, skeleton, unknown } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { ACTIONS, actionCount, countOf } from './words.ts';

function asField({ champ, libelle, type, unite, codes }: Champ): Field {
  return { name: champ, title: libelle, type, unit: unite, codes: codes.map(({ code, titre }) => ({ code, title: titre })) };
}

interface Page {
  readonly items: readonly Ligne[];
  readonly matched: number;
  readonly next: string | null;
}

/** Says `depot-pick` with a row's number. */
@customElement('archipel-depot-lignes')
export class DepotLines extends PageElement {
  @property({ attribute: false }) depot!: Depot;
  /** Changes when the rows are examined again. */
  @property() version = '';
  @state() private action: Action | null = null;
  private readonly page = new Loader<Page>(this);

  private get present(): readonly Action[] {
    return ACTIONS.filter((action) => countOf(this.depot, action) > 0);
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('version')) return;
    const { present } = this;
    this.action = this.action !== null && present.includes(this.action) ? this.action : present.includes('modification') ? 'modification' : (present[0] ?? null);
    this.load(null);
  }

  private load(next: string | null): void {
    const { action, depot: { id } } = this;
    if (action === null) return;
    const known = next === null ? [] : (this.page.value?.items ?? []);
    void this.page.load(async (signal) => {
      const list: List<Ligne> = await getLignes(id, action, next, signal);
      const link = nextLink(list.links);
      return { items: [...known, ...list.items], matched: list.numberMatched, next: link === null ? null : new URL(link, location.href).searchParams.get('apres') };
    }, next !== null);
  }

  private tabs(): TemplateResult {
    return html`
      <fieldset class="import-filters">
        <legend class="visually-hidden">Lignes montrées</legend>
        ${this.present.map((action) => html`<label class=${action === this.action ? 'chosen' : ''}>
          <input type="radio" name="depot-action" value=${action} .checked=${action === this.action} @change=${() => { this.action = action; this.load(null); }} /> ${actionCount(action, countOf(this.depot, action))}</label>`)}
      </fieldset>`;
  }

  private row({ ligne, action, objet, nom, differences }: Ligne): TemplateResult {
    return html`
      <tr>
        <td>${ligne === null ? nothing : html`<button type="button" class="depot-row" @click=${() => this.emit<number>('depot-pick', ligne)}>Ligne ${count(ligne)}</button>`}</td>
        <th scope="row">${nom === null ? objet ?? (action === 'creation' ? 'Nouvel objet' : unknown()) : glue(nom)}</th>
        <td>${differences.length === 0 ? nothing : html`<ul>${differences.map(({ champ, libelle, avant, apres }) => html`
          <li><span class="import-field">${glue(libelle)} :</span> ${champ === 'geometry' ? html`<strong>autre tracé</strong>` : html`${action === 'creation' ? nothing : html`${this.shown(champ, avant)} <span aria-hidden="true">→</span><span class="visually-hidden">devient</span>`} <strong>${this.shown(champ, apres)}</strong>`}</li>`)}</ul>`}</td>
      </tr>`;
  }

  private shown(champ: string, value: unknown): Content {
    const known = this.depot.correspondance.find((each) => each.champ === champ);
    return fieldValue(known === undefined ? { name: champ, type: 'text', title: champ } : asField(known), value) ?? unknown();
  }

  protected override render(): TemplateResult {
    const { result, value } = this.page;
    return html`
      ${this.tabs()}
      ${result.state === 'problem' ? problemMessage(result.problem, this.page.retry) : value === null ? (this.action === null ? nothing : skeleton(4)) : html`
        <table class="import-report depot-lines">
          <caption class="visually-hidden">Ce qui change, objet par objet</caption>
          <thead><tr><th scope="col">Ligne</th><th scope="col">Objet</th><th scope="col">${this.action === 'creation' ? 'Valeurs' : 'Avant → après'}</th></tr></thead>
          <tbody>${value.items.map((line) => this.row(line))}</tbody>
        </table>
        ${value.next === null ? nothing : html`<p><button type="button" class="button quiet small" @click=${() => this.load(value.next)}>Suivants (${count(value.matched - value.items.length)} encore)</button></p>`}`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-depot-lignes': DepotLines;
  }
}
