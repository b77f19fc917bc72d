// <archipel-historique>: who changed what of a fiche, when, before and after; and the way back.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { getHistory, type HistoryEntry, nextPage, undoChange } from '../../api/edit.ts';
import { type Fiche, getFiche } from '../../api/fiche.ts';
import type { List } from '../../api/refs.ts';
import { plural } from '../../format/number.ts';
import { glue } from '../../format/typography.ts';
import type { Catalogue } from '../../state/catalogue.ts';
import { Loader } from '../../state/loader.ts';
import { PageElement } from '../../ui/element.ts';
import { type Content, skeleton, unknown } from '../../ui/parts.ts';
import { problemMessage } from '../../ui/problem.ts';
import { Act } from './act.ts';
import { Names } from './names.ts';
import { isField, labelOf, moment, words } from './words.ts';

const UNDOABLE = ['modification', 'annulation', 'conflit_pris'];

const OPERATIONS: Readonly<Record<string, string>> = {
  creation: 'Fiche créée', archivage: 'Fiche archivée', restauration: 'Fiche restaurée', annulation: 'Annulation',
  rechargement: 'Lu dans les fichiers du contrat', conflit_garde: 'Conflit tranché, la saisie est gardée',
  conflit_pris: 'Conflit tranché, la valeur des fichiers est prise',
};

/** The newer change of the same value, which has to be undone first; null when there is none. */
export function newer(entries: readonly HistoryEntry[], entry: HistoryEntry): HistoryEntry | null {
  return entries.filter(({ champ, n }) => champ === entry.champ && n > entry.n).at(-1) ?? null;
}

@customElement('archipel-historique')
export class HistoryView extends PageElement {
  @property({ attribute: false }) fiche!: Fiche;
  @property({ attribute: false }) catalogue!: Catalogue;
  @state() private more: readonly HistoryEntry[] = [];
  @state() private next: string | null = null;
  private readonly first = new Loader<List<HistoryEntry>>(this);
  private readonly names = new Names(this);
  private readonly act = new Act(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('fiche')) {
      const { id, contrat } = this.fiche;
      void this.load(id);
      this.names.learn(this.catalogue, [contrat]).catch(() => undefined);
    }
  }

  private async load(id: string): Promise<void> {
    await this.first.load((signal) => getHistory(id, signal), true);
    this.more = [];
    this.next = this.first.value === null ? null : nextPage(this.first.value);
  }

  private readonly showMore = async (): Promise<void> => {
    const { next } = this;
    if (next === null) return;
    await this.act.run(async () => {
      const page = await getHistory(this.fiche.id, undefined, next);
      this.more = [...this.more, ...page.items];
      this.next = nextPage(page);
      return '';
    });
  };

  /** On the version that is there now: other writes may have raised it; the service looks at the value itself. */
  private async undo(entry: HistoryEntry): Promise<void> {
    const { id } = this.fiche;
    const done = await this.act.run(async () => {
      const { version } = await getFiche(id);
      try {
        await undoChange(id, entry.n, version);
      } finally {
        // Refused or done, what is shown must be what is.
        this.emit('fiche-annulee', id);
      }
      return `${labelOf(entry.champ ?? '', entry.libelle ?? '')} : changement annulé.`;
    });
    if (done) this.querySelector<HTMLElement>('.history')?.focus();
  }

  private value(name: string, value: unknown): Content {
    const said = isField(name) ? words(name, value, this.names) : null;
    return said === null ? unknown() : glue(said);
  }

  private what(entry: HistoryEntry): TemplateResult {
    const { champ, operation, avant, apres } = entry;
    const title = OPERATIONS[operation];
    if (!isField(champ)) return html`<p>${title ?? glue(entry.phrase)}</p>`;
    return html`
      <p>${title === undefined ? nothing : html`<span class="unit">${title}</span> `}<strong>${labelOf(champ)}</strong></p>
      <div class="before-after">
        <p><span class="visually-hidden">Avant : </span><span class="before">${this.value(champ, avant)}</span></p>
        <p><span class="visually-hidden">Après : </span><span aria-hidden="true" class="arrow">→</span> <span class="after">${this.value(champ, apres)}</span></p>
      </div>`;
  }

  private way(entry: HistoryEntry, entries: readonly HistoryEntry[]): TemplateResult | typeof nothing {
    if (!isField(entry.champ) || !UNDOABLE.includes(entry.operation)) return nothing;
    const later = newer(entries, entry);
    if (later !== null) return html`<p class="hint">Remplacé depuis : annulez d’abord le changement du ${moment(later.moment)}.</p>`;
    return this.fiche.archivee_le !== null ? nothing : html`
      <button type="button" class="button quiet small" ?disabled=${this.act.busy} aria-label="Annuler ce changement : ${labelOf(entry.champ)}, ${moment(entry.moment)}"
        @click=${() => void this.undo(entry)}>Annuler ce changement</button>`;
  }

  protected override render(): TemplateResult {
    const { result, value } = this.first;
    if (value === null) return result.state === 'problem' ? problemMessage(result.problem, this.first.retry) : skeleton(4);
    const entries = [...value.items, ...this.more];
    if (entries.length === 0) return html`<p class="empty">Aucun changement depuis la lecture du contrat.</p>`;
    return html`
      ${this.act.view('La fiche a changé entre-temps ; l’historique est à jour. Vérifiez, puis recommencez.')}
      <ol class="history" tabindex="-1" aria-label="${plural(value.numberMatched, 'changement')}, du plus récent au plus ancien">${entries.map((entry) => html`
        <li>
          <p class="when"><time datetime=${entry.moment}>${moment(entry.moment)}</time> · ${entry.auteur}</p>
          <div class="change">${this.what(entry)}</div>
          <div class="way">${this.way(entry, entries)}</div>
        </li>`)}</ol>
      ${this.next === null ? nothing : html`<p class="actions"><button type="button" class="button quiet" @click=${this.showMore}>Changements plus anciens</button></p>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-historique': HistoryView;
  }
}
