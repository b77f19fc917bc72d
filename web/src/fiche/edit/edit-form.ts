// <archipel-edition>: the form of a fiche's document. Sends only what changed, on the version it started from; keeps
// what is typed until it is saved; when somebody else came first, lets one choose value by value.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { createFiche, type FicheDocument, type FieldName, getHistory, patchFiche } from '../../api/edit.ts';
import type { Fiche } from '../../api/fiche.ts';
import { type ApiProblem, asProblem } from '../../api/problem.ts';
import { plural } from '../../format/number.ts';
import type { Catalogue } from '../../state/catalogue.ts';
import { dropDraft, keepDraft, recallDraft } from '../../state/draft.ts';
import { PageElement } from '../../ui/element.ts';
import type { KeyPanel } from '../../ui/key-panel.ts';
import { problemMessage } from '../../ui/problem.ts';
import { type Clash, clashView, missing } from './clash.ts';
import { BLANK, changed, FIELDS, NAMES, readChanges, type Typed, typedOf } from './document.ts';
import { draftName, packDraft, unpackDraft } from './drafts.ts';
import { field, fieldId, type FormState, numberField } from './fields.ts';
import { LeaveGuard, leavePanel } from './leave.ts';
import { merge, settled } from './merge.ts';
import { Names } from './names.ts';
import { refusal } from './refusal.ts';
import { plain } from './words.ts';

/** What a fiche that is being created must hold. */
const NEEDED: readonly FieldName[] = ['titre', 'description', 'noeud'];
const ATTEMPTS = 3;

const GROUPS: readonly (readonly [string, readonly FieldName[]])[] = [
  ['Ce que c’est', ['titre', 'noeud', 'description']],
  ['Qui et quand', ['maitres_ouvrage', 'type_operation', 'budget', 'annee_lancement', 'annee_debut', 'annee_fin', 'cout_actualise_eur']],
  ['Où', ['portee', 'communes', 'objets']],
];

export interface Saved {
  readonly id: string;
  readonly said: string;
}

@customElement('archipel-edition')
export class EditForm extends PageElement {
  /** Null: a fiche is being created in `contrat`. */
  @property({ attribute: false }) fiche: Fiche | null = null;
  @property() contrat = '';
  /** Proposed for a fiche that is being created. */
  @property() noeud = '';
  @property({ attribute: false }) catalogue!: Catalogue;
  @state() private base: Typed = typedOf(BLANK);
  @state() private typed: Typed = typedOf(BLANK);
  @state() private numero = '';
  @state() private errors: ReadonlyMap<string, string> = new Map();
  @state() private problem: ApiProblem | null = null;
  @state() private unnamed: ApiProblem | null = null;
  @state() private clash: Clash | null = null;
  @state() private saving = false;
  @state() private recalled = false;
  @state() private closing = false;
  @state() private said = '';
  @state() private layer = '';
  private version = 0;
  private readonly names = new Names(this);
  private readonly guard = new LeaveGuard(this, () => this.dirty, () => void this.focusOn('.leave button'));

  private get draft(): string {
    return draftName(this.fiche?.id ?? null, this.contrat);
  }

  private get dirty(): boolean {
    return changed(this.base, this.typed).length > 0 || this.numero !== '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.open();
    this.layer = 'cites-minieres';
    void this.learn();
  }

  private open(): void {
    const document = this.fiche?.document ?? { ...BLANK, noeud: this.noeud };
    const kept = unpackDraft(recallDraft(this.draft));
    this.recalled = kept !== null;
    this.base = kept?.base ?? typedOf(document);
    this.typed = kept?.typed ?? this.base;
    this.version = kept?.version ?? this.fiche?.version ?? 0;
    this.numero = kept?.numero ?? '';
    this.errors = new Map();
    this.keep();
  }

  private readonly learn = async (): Promise<void> => {
    this.unnamed = null;
    try {
      await this.names.learn(this.catalogue, [this.fiche?.contrat ?? this.contrat]);
    } catch (error) {
      this.unnamed = asProblem(error);
    }
  };

  protected override firstUpdated(_: PropertyValues<this>): void {
    void this.focusOn('.edit-head');
  }

  private keep(): void {
    if (this.dirty) keepDraft(this.draft, packDraft({ base: this.base, typed: this.typed, version: this.version, numero: this.numero }));
    else dropDraft(this.draft);
  }

  private set(name: FieldName, text: string): void {
    this.typed = { ...this.typed, [name]: text };
    if (this.errors.has(name)) this.errors = new Map([...this.errors].filter(([each]) => each !== name));
    this.keep();
  }

  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>(selector)?.focus();
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    void this.save();
  };

  private async save(): Promise<void> {
    if (this.saving) return;
    const creating = this.fiche === null;
    const { changes, errors } = readChanges(this.base, this.typed, creating ? NEEDED : []);
    const all = new Map<string, string>(errors);
    if (creating && !/^[0-9a-z][0-9a-z.]{0,11}$/.test(this.numero.trim())) {
      all.set('numero', 'Accepté : 1 à 12 chiffres, lettres minuscules ou points, comme 6.1.');
    }
    this.errors = all;
    this.problem = null;
    if (all.size > 0) return this.toErrors();
    if (!creating && Object.keys(changes).length === 0) {
      this.said = 'Rien n’a changé : il n’y a rien à enregistrer.';
      return;
    }
    this.saving = true;
    try {
      await this.send(changes, ATTEMPTS);
    } catch (error) {
      await this.refused(asProblem(error));
    } finally {
      this.saving = false;
    }
  }

  /** When others changed other values only, both changes stand: it is sent again on their version. */
  private async send(changes: Partial<FicheDocument>, attempts: number): Promise<void> {
    const { fiche } = this;
    if (fiche === null) {
      this.finish(await createFiche(this.contrat, this.numero.trim(), changes), 'Fiche créée.');
      return;
    }
    try {
      await patchFiche(fiche.id, this.version, changes);
    } catch (error) {
      const problem = asProblem(error);
      const document = problem.members['fiche'];
      if (problem.status !== 412 || document === undefined || attempts <= 1) throw problem;
      if (!this.rebase(document as FicheDocument, Number(problem.members['version_actuelle']))) return;
      const again = readChanges(this.base, this.typed).changes;
      if (Object.keys(again).length > 0) return this.send(again, attempts - 1);
    }
    const names = Object.keys(changes).map((name) => FIELDS[name as FieldName].label);
    const others = this.clash === null && this.kept.length > 0 ? ` Changé entre-temps par d’autres, et gardé : ${this.kept.join(', ')}.` : '';
    this.finish(fiche.id, `Enregistré : ${names.join(', ')}.${others}`);
  }

  /** Labels of what others changed meanwhile. */
  private kept: readonly string[] = [];

  /** False: somebody must choose first. */
  private rebase(document: FicheDocument, version: number): boolean {
    const current = typedOf(document);
    const mine = this.typed;
    const merged = merge(this.base, mine, current);
    this.kept = merged.theirs.map((name) => FIELDS[name].label);
    this.base = current;
    this.typed = merged.merged;
    this.version = version;
    if (merged.clashes.length === 0) {
      this.keep();
      return true;
    }
    // The draft stays on the version it started from until somebody chose: left now, it meets the same question again.
    this.clash = { merge: merged, mine, current, choices: new Map(), history: [], asked: false };
    void this.focusOn('.clash-head');
    void this.learnWho();
    return false;
  }

  private async learnWho(): Promise<void> {
    const id = this.fiche?.id ?? '';
    const history = await getHistory(id).then(({ items }) => items, () => []);
    if (this.clash !== null) this.clash = { ...this.clash, history };
  }

  private readonly settle = async (): Promise<void> => {
    const { clash } = this;
    if (clash === null) return;
    const [first] = missing(clash);
    if (first !== undefined) {
      this.clash = { ...clash, asked: true };
      await this.focusOn(`input[name="clash-${first}"]`);
      return;
    }
    this.typed = settled(this.typed, clash.current, clash.choices);
    this.clash = null;
    this.keep();
    if (this.dirty) await this.save();
    else this.finish(this.fiche?.id ?? '', 'Les valeurs actuelles sont gardées.');
  };

  private finish(id: string, said: string): void {
    dropDraft(this.draft);
    this.base = this.typed;
    this.numero = '';
    this.emit<Saved>('edition-saved', { id, said });
  }

  private async refused(problem: ApiProblem): Promise<void> {
    const name = problem.field;
    this.problem = problem;
    if (problem.status === 401) {
      await this.updateComplete;
      await this.querySelector<KeyPanel>('archipel-key')?.ask();
    } else if (name !== null && this.querySelector(`#${fieldId(name)}`) !== null) {
      const accepted = problem.members['accepte'];
      this.errors = new Map([[name, typeof accepted === 'string' ? plain(`Accepté : ${accepted}.`) : plain(problem.detail)]]);
      this.problem = null;
      await this.toErrors();
    } else {
      await this.focusOn('.form-summary');
    }
  }

  /** One error: its field. Several: their list. */
  private toErrors(): Promise<void> {
    const [first] = this.errors.keys();
    return this.focusOn(this.errors.size === 1 && first !== undefined ? `#${fieldId(first)}` : '.form-summary');
  }

  private readonly startAgain = (): void => {
    dropDraft(this.draft);
    this.open();
    this.problem = null;
    this.clash = null;
    this.said = 'Saisie abandonnée.';
    void this.focusOn('.edit-head');
  };

  private readonly close = (): void => {
    if (this.dirty) {
      this.closing = true;
      void this.focusOn('.leave button');
    } else {
      this.emit('edition-closed', null);
    }
  };

  private leave(keep: boolean): void {
    if (!keep) dropDraft(this.draft);
    const { closing } = this;
    this.closing = false;
    if (closing) this.emit('edition-closed', null);
    else this.guard.leave();
  }

  private readonly stay = (): void => {
    this.closing = false;
    this.guard.stay();
    void this.focusOn('.form-submit');
  };

  private fields(): TemplateResult {
    const { typed, errors, names, catalogue, layer } = this;
    const form: FormState = {
      typed, errors, names, catalogue, layer,
      changed: this.fiche === null ? [] : changed(this.base, typed),
      setLayer: (next) => { this.layer = next; },
      set: (name, text) => this.set(name, text),
      put: (name, text, said, focus) => {
        this.set(name, text);
        this.said = said;
        if (focus !== '') void this.focusOn(`#${CSS.escape(focus)}`);
      },
      restore: (name) => { this.set(name, this.base[name]); void this.focusOn(`#${fieldId(name)}`); },
    };
    return html`
      <div class="edit-groups">${GROUPS.map(([title, group], index) => html`
        <section class="edit-group">
          <h3>${title}</h3>
          <div class="form-fields">
            ${index === 0 && this.fiche === null ? numberField(this.numero, errors.get('numero'), (text) => { this.numero = text; this.keep(); }) : nothing}
            ${group.map((name) => field(name, form))}
          </div>
        </section>`)}</div>`;
  }

  protected override render(): TemplateResult {
    const { clash } = this;
    const count = changed(this.base, this.typed).length;
    return html`
      <form class="edit-form" @submit=${this.submit} novalidate aria-label=${this.fiche === null ? 'Nouvelle fiche' : 'Modifier la fiche'}>
        <div class="section-head"><h2 class="edit-head" tabindex="-1">${this.fiche === null ? 'La fiche' : 'Modifier la fiche'}</h2></div>
        ${this.unnamed === null ? nothing : problemMessage(this.unnamed, this.learn)}
        ${this.recalled ? html`<p class="recalled" role="status">Saisie non enregistrée, reprise telle que vous l’aviez laissée.
          <button type="button" class="button quiet small" @click=${this.startAgain}>L’abandonner</button></p>` : nothing}
        ${clash === null ? this.fields() : clashView(clash, this.names, (name, side) => {
          this.clash = { ...clash, choices: new Map([...clash.choices, [name, side]]) };
        })}
        ${refusal(this.errors, this.problem, (name) => void this.focusOn(`#${fieldId(name)}`), () => { this.problem = null; void this.save(); })}
        <div class="edit-actions">
          ${this.closing || this.guard.target !== null ? leavePanel(count + (this.numero === '' ? 0 : 1), this.closing, this.stay, (keep) => this.leave(keep)) : nothing}
          ${clash === null ? html`
            <button type="submit" class="button primary form-submit" ?disabled=${this.saving}>${this.saving ? 'Enregistrement…' : this.fiche === null ? 'Créer la fiche' : 'Enregistrer'}</button>
            <button type="button" class="button quiet" @click=${this.close}>Fermer</button>
            <span class="unit">${count === 0 || this.fiche === null ? nothing : `${plural(count, 'valeur')} ${count > 1 ? 'modifiées' : 'modifiée'}`}</span>`
            : html`
            <button type="button" class="button primary form-submit" ?disabled=${this.saving} @click=${this.settle}>Enregistrer ces choix</button>
            <button type="button" class="button quiet" @click=${() => { this.clash = null; this.keep(); void this.focusOn(`#${fieldId(clash.merge.clashes[0] ?? NAMES[0] ?? '')}`); }}>Revenir au formulaire</button>`}
          <span role="status" class="unit">${this.said}</span>
        </div>
      </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-edition': EditForm;
  }
}
