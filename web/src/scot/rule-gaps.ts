// <archipel-ecarts>: what a rule set changes of a territory's figures, beside another set.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Gap, type Gaps, getGaps, type RuleSummary } from '../api/rules.ts';
import { choice, type Choice } from '../contrats/filter-parts.ts';
import { glue } from '../format/typography.ts';
import { Loader } from '../state/loader.ts';
import { PageElement } from '../ui/element.ts';
import { known, skeleton, unknown } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { quantity, rate } from './figures.ts';

@customElement('archipel-ecarts')
export class RuleGaps extends PageElement {
  @property() jeu = '';
  @property({ attribute: false }) version = 0;
  /** The set one compares with. */
  @property() avec = '';
  @property() perimetre = '';
  @property({ attribute: false }) rules: readonly RuleSummary[] = [];
  @property({ attribute: false }) places: readonly Choice[] = [];
  private readonly gaps = new Loader<Gaps>(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    const { jeu, avec, perimetre } = this;
    if (!(changes.has('jeu') || changes.has('version') || changes.has('avec') || changes.has('perimetre'))) return;
    if (avec === '' || perimetre === '' || avec === jeu) this.gaps.clear();
    else void this.gaps.load((signal) => getGaps(avec, jeu, perimetre, signal), true);
  }

  private row(gap: Gap): TemplateResult {
    const { titre, unite, a, b, difference } = gap;
    const [wordsA, wordsB] = [gap.texte_a ?? gap.texteA ?? null, gap.texte_b ?? gap.texteB ?? null];
    const text = (value: number | null, words: string | null): unknown => (value === null && words !== null ? words : known(value, (number) => quantity(number, unite)));
    return html`<tr><th scope="row">${glue(titre)}</th><td>${text(a, wordsA)}</td><td>${text(b, wordsB)}</td>
      <td>${difference === null ? (wordsA !== null || wordsB !== null ? nothing : unknown()) : html`<strong>${difference > 0 ? '+' : ''}${quantity(difference, unite)}</strong>`}</td></tr>`;
  }

  private answer({ a, b, parametres, ecarts }: Gaps): TemplateResult {
    const name = ({ titre, taux_pct }: Gaps['a']): string => `${titre}${taux_pct === null ? '' : ` (${rate(taux_pct)})`}`;
    return html`
      ${ecarts.length === 0 ? html`<p class="empty">Aucun chiffre ne change sur ce territoire.</p>` : html`
        <table class="figures spread">
          <caption class="visually-hidden">Chiffres qui changent</caption>
          <thead><tr><th scope="col">Mesure</th><th scope="col">${name(a)}</th><th scope="col">${name(b)}</th><th scope="col">Différence</th></tr></thead>
          <tbody>${ecarts.map((gap) => this.row(gap))}</tbody>
        </table>`}
      ${parametres.length === 0 ? nothing : html`<p class="hint">Paramètres qui diffèrent : ${parametres.map(({ cle, perimetre, a: one, b: other }) => `${cle} (${perimetre}) : ${one ?? 'non renseigné'} → ${other ?? 'non renseigné'}`).join(' ; ')}.</p>`}`;
  }

  protected override render(): TemplateResult {
    const { result, value } = this.gaps;
    return html`
      <div class="filters" role="group" aria-label="Choisir la comparaison">
        ${choice('Comparer avec', 'Choisir un jeu', this.avec, this.rules.filter(({ id }) => id !== this.jeu).map(({ id, titre }) => [id, titre] as const), (id) => this.emit('gaps-with', { ecarts: id }))}
        ${choice('Sur le territoire', 'Choisir un territoire', this.perimetre, this.places, (id) => this.emit('gaps-with', { perimetre: id }))}
      </div>
      ${result.state === 'empty' ? html`<p class="hint">Choisissez un autre jeu et un territoire : les chiffres qui changent s’affichent ici, et se mettent à jour à chaque valeur enregistrée.</p>`
        : result.state === 'problem' ? problemMessage(result.problem, this.gaps.retry) : value === null ? skeleton(4) : this.answer(value)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-ecarts': RuleGaps;
  }
}
