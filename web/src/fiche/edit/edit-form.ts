// <archipel-edition>: the form of a fiche's document. Sends only what changed, on the version it started from; keeps
// what is typed until it is saved; when somebody else came first, lets one choose value by value.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type FieldName, getHistory } from '../../api/edit.ts';
import type { Fiche } from '../../api/fiche.ts';
import { type ApiProblem, asProblem } from '../../api/problem.ts';
import { plural } from '../../format/number.ts';
import type { Catalogue } from '../../state/catalogue.ts';
import { PageElement } from '../../ui/element.ts';
import type { KeyPanel } from '../../ui/key-panel.ts';
import { problemMessage } from '../../ui/problem.ts';
import { type Clash, clashView, missing } from './clash.ts';
import { field, fieldId, type FormState, numberField } from './fields.ts';
import { LeaveGuard, leavePanel } from './leave.ts';
import { settled } from './merge.ts';
import { Names } from './names.ts';
import { refusal } from './refusal.ts';
import { blank, EditSession, type Outcome } from './session.ts';
import { plain } from './words.ts';

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
  @state() private errors: ReadonlyMap<string, string> = new Map();
  @state() private problem: ApiProblem | null = null;
  @state() private unnamed: ApiProblem | null = null;
  @state() private clash: Clash | null = null;
  @state() private saving = false;
  @state() private closing = false;
  @state() private said = '';
  @state() private layer = 'cites-minieres';
  private session!: EditSession;
  private readonly names = new Names(this);
  private readonly guard = new LeaveGuard(this, () => this.session.dirty, () => void this.focusOn('.leave button'));

  override connectedCallback(): void {
    super.connectedCallback();
    this.open();
    void this.learn();
  }

  private open(): void {
    this.session = new EditSession(this.fiche ?? blank(this.contrat, this.noeud));
    this.errors = new Map();
    this.problem = null;
    this.clash = null;
  }

  private readonly learn = async (): Promise<void> => {
    this.unnamed = null;
    try {
      await this.names.learn(this.catalogue, [this.session.subject.contrat]);
    } catch (error) {
      this.unnamed = asProblem(error);
    }
  };

  protected override firstUpdated(): void {
    void this.focusOn('.edit-head');
  }

  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>(selector)?.focus();
  }

  private set(name: FieldName, text: string): void {
    this.session.set(name, text);
    if (this.errors.has(name)) this.errors = new Map([...this.errors].filter(([each]) => each !== name));
    this.requestUpdate();
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    void this.save();
  };

  private async save(): Promise<void> {
    if (this.saving) return;
    const { session } = this;
    this.problem = null;
    this.errors = session.errors();
    if (this.errors.size > 0) return this.toErrors();
    if (!session.creating && !session.dirty) {
      this.said = 'Rien n’a changé : il n’y a rien à enregistrer.';
      return;
    }
    this.saving = true;
    try {
      await this.done(await session.save());
    } catch (error) {
      await this.refused(asProblem(error));
    } finally {
      this.saving = false;
    }
  }

  private async done(outcome: Outcome): Promise<void> {
    if (outcome.kind === 'saved') {
      this.emit<Saved>('edition-saved', outcome);
      return;
    }
    this.clash = { ...outcome, choices: new Map(), history: [], asked: false };
    await this.focusOn('.clash-head');
    const history = await getHistory(this.fiche?.id ?? '').then(({ items }) => items, () => []);
    if (this.clash !== null) this.clash = { ...this.clash, history };
  }

  private readonly settle = async (): Promise<void> => {
    const { clash, session } = this;
    if (clash === null) return;
    const [first] = missing(clash);
    if (first !== undefined) {
      this.clash = { ...clash, asked: true };
      await this.focusOn(`input[name="clash-${first}"]`);
      return;
    }
    session.typed = settled(session.typed, clash.current, clash.choices);
    session.keep();
    this.clash = null;
    if (session.dirty) await this.save();
    else await this.done(session.saved(this.fiche?.id ?? '', 'Les valeurs actuelles sont gardées.'));
  };

  /** The form again, on their version, with what was typed. */
  private backTo(name: FieldName | undefined): void {
    this.clash = null;
    this.session.keep();
    if (name !== undefined) void this.focusOn(`#${fieldId(name)}`);
  }

  private async refused(problem: ApiProblem): Promise<void> {
    const name = problem.field;
    this.problem = problem;
    if (problem.status === 401) {
      await this.updateComplete;
      await this.querySelector<KeyPanel>('archipel-key')?.ask();
    } else if (name !== null && this.querySelector(`#${fieldId(name)}`) !== null) {
      const accepted = problem.members['accepte'];
      this.errors = new Map([[name, plain(typeof accepted === 'string' ? `Accepté : ${accepted}.` : problem.detail)]]);
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
    this.session.drop();
    this.open();
    this.said = 'Saisie abandonnée.';
    void this.focusOn('.edit-head');
  };

  private readonly close = (): void => {
    this.closing = this.session.dirty;
    if (this.closing) void this.focusOn('.leave button');
    else this.emit('edition-closed', null);
  };

  private leave(keep: boolean): void {
    if (!keep) this.session.drop();
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
    const { session, errors, names, catalogue, layer } = this;
    const { typed, base, creating, numero } = session;
    const form: FormState = {
      typed, errors, names, catalogue, layer,
      changed: creating ? [] : session.changes,
      setLayer: (next) => { this.layer = next; },
      set: (name, text) => this.set(name, text),
      put: (name, text, said, focus) => {
        this.set(name, text);
        this.said = said;
        if (focus !== '') void this.focusOn(`#${CSS.escape(focus)}`);
      },
      restore: (name) => { this.set(name, base[name]); void this.focusOn(`#${fieldId(name)}`); },
    };
    return html`
      <div class="edit-groups">${GROUPS.map(([title, group], index) => html`
        <section class="edit-group">
          <h3>${title}</h3>
          <div class="form-fields">
            ${index === 0 && creating ? numberField(numero, errors.get('numero'), (text) => { session.setNumber(text); this.requestUpdate(); }) : nothing}
            ${group.map((name) => field(name, form))}
          </div>
        </section>`)}</div>`;
  }

  private actions(count: number): TemplateResult {
    const { clash, saving, session } = this;
    const asked = this.closing || this.guard.target !== null;
    return html`
      <div class="edit-actions">
        ${asked ? leavePanel(count + (session.numero === '' ? 0 : 1), this.closing, this.stay, (keep) => this.leave(keep)) : nothing}
        ${clash === null ? html`
          <button type="submit" class="button primary form-submit" ?disabled=${saving}>${saving ? 'Enregistrement…' : session.creating ? 'Créer la fiche' : 'Enregistrer'}</button>
          <button type="button" class="button quiet" @click=${this.close}>Fermer</button>
          <span class="unit">${count === 0 || session.creating ? nothing : `${plural(count, 'valeur')} ${count > 1 ? 'modifiées' : 'modifiée'}`}</span>`
          : html`
          <button type="button" class="button primary form-submit" ?disabled=${saving} @click=${this.settle}>Enregistrer ces choix</button>
          <button type="button" class="button quiet" @click=${() => this.backTo(clash.merge.clashes[0])}>Revenir au formulaire</button>`}
        <span role="status" class="unit">${this.said}</span>
      </div>`;
  }

  protected override render(): TemplateResult {
    const { clash, session } = this;
    return html`
      <form class="edit-form" @submit=${this.submit} novalidate aria-label=${session.creating ? 'Nouvelle fiche' : 'Modifier la fiche'}>
        <div class="section-head"><h2 class="edit-head" tabindex="-1">${session.creating ? 'La fiche' : 'Modifier la fiche'}</h2></div>
        ${this.unnamed === null ? nothing : problemMessage(this.unnamed, this.learn)}
        ${session.recalled ? html`<p class="recalled" role="status">Saisie non enregistrée, reprise telle que vous l’aviez laissée.
          <button type="button" class="button quiet small" @click=${this.startAgain}>L’abandonner</button></p>` : nothing}
        ${clash === null ? this.fields() : clashView(clash, this.names, (name, side) => {
          this.clash = { ...clash, choices: new Map([...clash.choices, [name, side]]) };
        })}
        ${refusal(this.errors, this.problem, (name) => void this.focusOn(`#${fieldId(name)}`), () => { this.problem = null; void this.save(); })}
        ${this.actions(session.changes.length)}
      </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-edition': EditForm;
  }
}
