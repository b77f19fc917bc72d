// <archipel-depot-problemes>: what was found, by rule; each can be corrected, decided or shown on the map.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Champ, type Depot, getProblemes, type Probleme, type Regle } from '../api/depot.ts';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import { type List, nextLink } from '../api/refs.ts';
import { count, plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { PageElement } from '../ui/element.ts';
import { skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { severityShape, severityWord } from '../ui/severity.ts';
import { NOTHING, orderRules, type Pending, takesValue, type Way, waysOf, withChoice, withCorrection, without, withoutRow } from './words.ts';

interface Opened {
  readonly items: readonly Probleme[];
  readonly matched: number;
  readonly next: string | null;
  readonly problem: ApiProblem | null;
}

/** Says `depot-pending` with the decisions so far, `depot-light` with a row to show on the map. */
@customElement('archipel-depot-problemes')
export class DepotProblems extends PageElement {
  @property({ attribute: false }) depot!: Depot;
  @property({ attribute: false }) pending: Pending = NOTHING;
  /** Row chosen on the map. */
  @property({ attribute: false }) lit: number | null = null;
  @property({ type: Boolean }) readonly = false;
  @state() private opened: Readonly<Record<string, Opened>> = {};
  @state() private open: readonly string[] = [];

  protected override willUpdate(changes: PropertyValues<this>): void {
    const before = changes.get('depot') as Depot | undefined;
    if (changes.has('depot') && before !== undefined && before.regles !== this.depot.regles) {
      this.opened = {};
      this.open.forEach((regle) => void this.load(regle, null));
    }
    if (changes.has('depot') && before === undefined) {
      const first = orderRules(this.depot.regles)[0];
      if (first !== undefined && first.severite !== 'information') this.show(first.regle);
    }
  }

  private show(regle: string): void {
    if (!this.open.includes(regle)) this.open = [...this.open, regle];
    if (this.opened[regle] === undefined) void this.load(regle, null);
  }

  private async load(regle: string, next: string | null): Promise<void> {
    const { id } = this.depot;
    const known = next === null ? [] : (this.opened[regle]?.items ?? []);
    try {
      const list: List<Probleme> = await getProblemes(id, regle, next);
      if (id !== this.depot.id) return;
      const link = nextLink(list.links);
      const after = link === null ? null : new URL(link, location.href).searchParams.get('apres');
      this.opened = { ...this.opened, [regle]: { items: [...known, ...list.items], matched: list.numberMatched, next: after, problem: null } };
    } catch (error) {
      this.opened = { ...this.opened, [regle]: { items: known, matched: known.length, next: null, problem: asProblem(error) } };
    }
  }

  private say(pending: Pending): void {
    this.emit<Pending>('depot-pending', pending);
  }

  private decision(label: string, undo: () => void): TemplateResult {
    return html`<p class="depot-decided">${glue(label)} <button type="button" class="button quiet small" @click=${undo}>Revenir</button></p>`;
  }

  private decided(finding: Probleme): TemplateResult | null {
    const { pending } = this;
    const key = `${finding.regle}:${finding.ligne}`;
    const undo = (): void => this.say(without(pending, key, finding.ligne, finding.champ));
    const corrected = finding.champ === null ? undefined : pending.corrections[finding.ligne]?.[finding.champ];
    if (corrected !== undefined) return this.decision(`Sera « ${corrected} ».`, undo);
    const choix = pending.choix[key];
    if (choix === undefined) return null;
    const way = waysOf(finding).find((each) => each.choix === choix);
    return this.decision(choix.startsWith('lier:') ? `Mettra à jour « ${choix.slice(5)} ».` : `${way?.one ?? choix}.`, undo);
  }

  private fix(finding: Probleme, champ: Champ | undefined, alike: readonly number[]): TemplateResult {
    const { ligne, regle, objet } = finding;
    const decide = (choix: string): void => this.say(withChoice(this.pending, `${regle}:${ligne}`, choix));
    return html`
      ${takesValue(finding) ? this.entry(finding, champ, alike) : nothing}
      <p class="depot-ways">
        ${objet !== null && regle === 'ressemblance' ? html`<button type="button" class="button small" @click=${() => decide(`lier:${objet}`)}>C’est cet objet : le mettre à jour</button>` : nothing}
        ${waysOf(finding).map(({ choix, one }) => html`<button type="button" class="button quiet small" @click=${() => decide(choix)}>${one}</button>`)}
      </p>`;
  }

  private entry(finding: Probleme, champ: Champ | undefined, alike: readonly number[]): TemplateResult {
    const { ligne, champ: name, valeur } = finding;
    const id = `depot-valeur-${finding.regle}-${ligne}-${name}`;
    const submit = (event: SubmitEvent): void => {
      event.preventDefault();
      const form = new FormData(event.target as HTMLFormElement);
      const text = String(form.get('valeur') ?? '').trim();
      const rows = form.get('partout') === null ? [ligne] : alike;
      if (text !== '' && name !== null) this.say(withCorrection(this.pending, rows, name, text));
    };
    return html`
      <form class="depot-entry" @submit=${submit}>
        <label for=${id}>${glue(champ?.libelle ?? name ?? 'Valeur')}</label>
        ${champ !== undefined && champ.codes.length > 0
          ? html`<select id=${id} name="valeur"><option value="">Choisir…</option>${champ.codes.map(({ code, titre }) => html`<option value=${code}>${titre}</option>`)}</select>`
          : html`<input id=${id} name="valeur" type="text" .value=${valeur ?? ''} autocomplete="off" />`}
        <button type="submit" class="button small">Corriger</button>
        ${alike.length < 2 ? nothing : html`<label class="check"><input type="checkbox" name="partout" checked /> ${glue(`Partout où la valeur est « ${valeur ?? ''} » (${plural(alike.length, 'ligne')})`)}</label>`}
      </form>`;
  }

  private item(finding: Probleme, items: readonly Probleme[]): TemplateResult {
    const champ = this.depot.correspondance.find((each) => each.champ === finding.champ);
    const alike = finding.valeur === null ? [] : items.filter(({ champ: name, valeur }) => name === finding.champ && valeur === finding.valeur).map(({ ligne }) => ligne);
    return html`
      <li class="depot-finding ${finding.ligne === this.lit ? 'lit' : ''}" data-ligne=${finding.ligne}>
        <p><button type="button" class="depot-row" @click=${() => this.emit<Probleme>('depot-light', finding)}>Ligne ${count(finding.ligne)}</button> ${glue(withoutRow(finding))}</p>
        ${this.readonly ? nothing : this.decided(finding) ?? this.fix(finding, champ, alike)}
      </li>`;
  }

  private whole(rule: Regle): TemplateResult | typeof nothing {
    const ways = waysOf(rule);
    if (this.readonly || ways.length === 0) return nothing;
    const given = this.pending.choix[rule.regle] ?? this.depot.demande.choix?.[rule.regle];
    const way = ways.find(({ choix }) => choix === given);
    if (way !== undefined) {
      return this.decision(`${way.all}.`, () => this.say(without(this.pending, rule.regle, 0, null)));
    }
    return html`<p class="depot-ways">${ways.map(({ choix, all }: Way) => html`<button type="button" class="button quiet small" @click=${() => this.say(withChoice(this.pending, rule.regle, choix))}>${all}</button>`)}</p>`;
  }

  private rule(rule: Regle): TemplateResult {
    const opened = this.opened[rule.regle];
    const { regle, titre, severite, nombre } = rule;
    return html`
      <details class="depot-rule" .open=${this.open.includes(regle)}
        @toggle=${(event: Event) => { if ((event.target as HTMLDetailsElement).open) this.show(regle); else this.open = this.open.filter((each) => each !== regle); }}>
        <summary>${severityShape(severite)} <span class="visually-hidden">${severityWord(severite)} :</span> ${glue(titre)} <span class="depot-count">${count(nombre)}</span></summary>
        ${this.whole(rule)}
        ${opened === undefined ? skeleton(3) : opened.problem !== null ? problemMessage(opened.problem, () => void this.load(regle, null)) : html`
          <ul>${opened.items.map((finding) => this.item(finding, opened.items))}</ul>
          ${opened.next === null ? nothing : html`<p><button type="button" class="button quiet small" @click=${() => void this.load(regle, opened.next)}>Suivants (${count(opened.matched - opened.items.length)} encore)</button></p>`}`}
      </details>`;
  }

  protected override updated(changes: PropertyValues<this>): void {
    if (changes.has('lit') && this.lit !== null) {
      this.querySelector(`[data-ligne="${this.lit}"]`)?.scrollIntoView({ block: 'nearest' });
    }
  }

  protected override render(): TemplateResult {
    const rules = orderRules(this.depot.regles);
    return rules.length === 0 ? html`<p class="empty">Aucun problème : chaque ligne convient.</p>` : html`${rules.map((rule) => this.rule(rule))}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-depot-problemes': DepotProblems;
  }
}
