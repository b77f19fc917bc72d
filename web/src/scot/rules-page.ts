// <archipel-regles>: the rule sets, their values with source and dates; a simulation, what it changes, its history.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { createSimulation, deleteParameter, getRule, getRuleHistory, type HistoryEntry, listRuleKeys, listRules, type Parameter, type RuleKey, type RuleSheet, type RuleSummary, undoRuleChange } from '../api/rules.ts';
import type { List } from '../api/refs.ts';
import type { Choice } from '../contrats/filter-parts.ts';
import { plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { scotRoute, type ScotRoute, withAsked } from '../state/scot-route.ts';
import { PageElement } from '../ui/element.ts';
import '../ui/key-panel.ts';
import { section, sheetHead, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import './eligibility-part.ts';
import './rule-form.ts';
import './rule-gaps.ts';
import { type Gesture, gestures, historyList } from './history-list.ts';
import { ruleTable } from './rule-table.ts';
import { fields, Saver } from './saver.ts';
import { scotNav } from './scot-nav.ts';

@customElement('archipel-regles')
export class RulesPage extends PageElement {
  @property({ attribute: false }) route!: ScotRoute;
  @property({ attribute: false }) catalogue!: Catalogue;
  @property({ attribute: false }) version = 0;
  /** What is being changed; `nouveau` for a value the set does not have. */
  @state() private editing: Parameter | 'nouveau' | null = null;
  private readonly rules = new Loader<List<RuleSummary>>(this);
  private readonly keys = new Loader<List<RuleKey>>(this);
  private readonly rule = new Loader<RuleSheet>(this);
  private readonly history = new Loader<List<HistoryEntry>>(this);
  private readonly saver = new Saver(this);
  private shown = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.keys.load((signal) => listRuleKeys(signal));
    void this.rules.load((signal) => listRules(signal)).then(() => this.show(false));
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('route') && this.rules.value !== null) this.show(false);
  }

  private get jeu(): string {
    const asked = this.route.filtres['jeu'];
    return asked ?? this.rules.value?.items.find(({ par_defaut }) => par_defaut)?.id ?? '';
  }

  private show(again: boolean): void {
    const id = this.jeu;
    if (id === '' || (id === this.shown && !again)) return;
    if (!again) this.editing = null;
    this.shown = id;
    void this.rule.load((signal) => getRule(id, signal), again);
    void this.history.load((signal) => getRuleHistory(id, signal), again);
  }

  private readonly reload = (): void => {
    this.show(true);
    void this.rules.load((signal) => listRules(signal), true);
  };

  private readonly create = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { titre, description = '' } = fields(event.target as HTMLFormElement);
    if (titre === undefined) return;
    const base = this.rules.value?.items.find(({ par_defaut }) => par_defaut)?.id;
    let id = '';
    const made = await this.saver.run(async () => { id = String((await createSimulation({ titre, description: description === '' ? titre : description, ...(base === undefined ? {} : { base }) }))['id']); }, 'Simulation créée : changez-en une valeur.');
    if (!made) return;
    void this.rules.load((signal) => listRules(signal), true);
    this.emit('go', scotRoute('regles', '', { jeu: id, ...(base === undefined ? {} : { ecarts: base }) }));
  };

  private readonly withdraw = async ({ cle, perimetre }: Parameter): Promise<void> => {
    if (await this.saver.run(() => deleteParameter(this.jeu, cle, perimetre, this.rule.value?.version ?? 0), 'Valeur retirée.')) this.reload();
  };

  private async undo({ n, phrases }: Gesture): Promise<void> {
    const done = phrases.length === 1 ? 'Changement annulé.' : `${phrases.length} changements annulés.`;
    if (await this.saver.run(() => undoRuleChange(this.jeu, n, phrases.length > 1, this.rule.value?.version ?? 0), done)) this.reload();
  }

  private get places(): readonly Choice[] {
    return ['scot', 'epci', 'communes'].flatMap((layer) => (this.catalogue.known(layer) ?? []).map(({ id }) => [`${layer === 'communes' ? 'commune' : layer}:${id}`, this.catalogue.nameOf(layer, id) ?? id] as const));
  }

  private sets(): TemplateResult {
    return html`
      <ul class="rows">${(this.rules.value?.items ?? []).map(({ id, titre, nature, par_defaut, description, archivee_le }) => html`
        <li class="row"><div class="row-main"><a href=${href(withAsked(this.route, { jeu: id }))} aria-current=${id === this.jeu ? 'true' : 'false'}>${glue(titre)}</a>
          <div class="row-below">${par_defaut ? 'appliqué par défaut' : nature === 'simulation' ? 'simulation' : 'droit'}${archivee_le === null ? nothing : ' · archivée'}. ${glue(description)}</div></div></li>`)}</ul>
      <details class="more">
        <summary>Créer une simulation</summary>
        <form class="short-form" @submit=${this.create}>
          <div class="form-field"><label for="simulation-titre">Nom</label><input id="simulation-titre" name="titre" type="text" maxlength="200" required /></div>
          <div class="form-field"><label for="simulation-description">Ce qu’elle essaie</label><input id="simulation-description" name="description" type="text" maxlength="2000" /></div>
          <p class="hint">Elle part du droit en vigueur et ne change que ce que vous lui dites.</p>
          <p class="actions"><button type="submit" class="button primary" ?disabled=${this.saver.busy}>Créer la simulation</button></p>
        </form>
      </details>`;
  }

  private values(rule: RuleSheet, keys: readonly RuleKey[]): TemplateResult {
    const { editing } = this;
    return html`
      <p class="reason">${glue(rule.description)}</p>
      ${ruleTable(rule, keys, { edit: (parameter) => { this.editing = parameter; }, remove: (parameter) => void this.withdraw(parameter), nameOf: (layer, id) => this.catalogue.nameOf(layer, id) })}
      ${editing === null
        ? html`<p class="actions no-print"><button type="button" class="button" @click=${() => { this.editing = 'nouveau'; }}>Ajouter une valeur</button></p>`
        : html`<archipel-regle-valeur .jeu=${rule.id} .version=${rule.version} .keys=${keys} .catalogue=${this.catalogue} .from=${editing === 'nouveau' ? null : editing} @rule-changed=${this.reload} @rule-closed=${() => { this.editing = null; }}></archipel-regle-valeur>`}
      ${rule.textes.length === 0 ? nothing : html`<p class="hint">Textes : ${glue(rule.textes.join(' ; '))}.</p>`}`;
  }

  private past(): TemplateResult {
    const { value } = this.history;
    return value === null || value.items.length === 0 ? html`<p class="empty">Personne n’a encore rien changé à ce jeu.</p>`
      : historyList(gestures(value.items), this.saver.busy, (gesture) => void this.undo(gesture));
  }

  protected override render(): TemplateResult {
    const { result, value } = this.rule;
    const { ecarts = '', perimetre = '' } = this.route.filtres;
    const keys = this.keys.value?.items ?? [];
    const failed = this.rules.result.state === 'problem' ? this.rules : result.state === 'problem' ? this.rule : null;
    return html`
      ${sheetHead(scotNav(this.route), 'Règles', html`<archipel-key class="no-print"></archipel-key>`)}
      ${failed !== null && failed.result.state === 'problem' ? problemMessage(failed.result.problem, failed.retry) : nothing}
      ${section('Jeux de règles', this.sets())}
      ${this.saver.view()}
      ${value === null ? (failed === null ? skeleton(8) : nothing) : html`
        ${section(glue(value.titre), this.values(value, keys), plural(value.parametres.length, 'paramètre'))}
        ${section('Ce que ce jeu change', html`<archipel-ecarts .jeu=${value.id} .version=${value.version} .avec=${ecarts === '' ? (value.base ?? '') : ecarts} .perimetre=${perimetre} .rules=${this.rules.value?.items ?? []} .places=${this.places}
          @gaps-with=${(event: CustomEvent<Record<string, string>>) => this.emit('amend', withAsked(this.route, event.detail))}></archipel-ecarts>`)}
        ${section('Communes éligibles à la garantie', html`<archipel-eligibilite .rule=${value} @rule-changed=${this.reload}></archipel-eligibilite>`)}
        ${section('Histoire', this.past())}`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-regles': RulesPage;
  }
}
