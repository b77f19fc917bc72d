// <archipel-valeur>: one value of a fiche, changed where it stands. Click it, change it, Enter saves and Escape gives up.
// What is typed is kept in the tab; when somebody else changed the same value meanwhile, both are shown.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type FicheDocument, type FieldName, patchFiche } from '../../api/edit.ts';
import { type Fiche, getFiche } from '../../api/fiche.ts';
import { ApiProblem, asProblem } from '../../api/problem.ts';
import { glue } from '../../format/typography.ts';
import type { Catalogue } from '../../state/catalogue.ts';
import { dropDraft, keepDraft, recallDraft } from '../../state/draft.ts';
import { PageElement } from '../../ui/element.ts';
import '../../ui/key-panel.ts';
import { type Content, unknown } from '../../ui/parts.ts';
import { FIELDS, readChanges, same, type Typed, typedOf, valueOf } from './document.ts';
import { field, fieldId } from './fields.ts';
import { Names } from './names.ts';
import { plain, words } from './words.ts';

/** Detail of `valeur-ecrite`. */
export interface Changed {
  readonly name: FieldName;
  readonly label: string;
}

function draftName(fiche: string, name: FieldName): string {
  return `valeur.${fiche}.${name}`;
}

@customElement('archipel-valeur')
export class InlineValue extends PageElement {
  @property({ attribute: false }) fiche!: Fiche;
  @property({ attribute: false }) catalogue!: Catalogue;
  @property() name: FieldName = 'titre';
  /** The value as the page shows it; nothing: a button alone. */
  @property({ attribute: false }) shown: Content = nothing;
  @state() private text: string | null = null;
  @state() private error = '';
  @state() private problem: ApiProblem | null = null;
  /** What somebody else wrote meanwhile, as typed. */
  @state() private other: string | null = null;
  @state() private busy = false;
  private version = 0;
  private base: Typed | null = null;
  private readonly names = new Names(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    if ((changes.has('fiche') || changes.has('name')) && this.text === null) {
      const kept = recallDraft(draftName(this.fiche.id, this.name))?.['texte'];
      if (kept !== undefined && this.fiche.archivee_le === null) this.begin(kept);
    }
  }

  private get label(): string {
    return FIELDS[this.name].label;
  }

  private begin(text?: string): void {
    this.base = typedOf(this.fiche.document);
    this.version = this.fiche.version;
    this.text = text ?? this.base[this.name];
    this.error = '';
    this.problem = null;
    this.other = null;
    this.names.learn(this.catalogue, [this.fiche.contrat]).catch((error: unknown) => { this.problem = asProblem(error); });
  }

  private readonly open = async (): Promise<void> => {
    this.begin();
    await this.updateComplete;
    const control = this.querySelector<HTMLElement>(`#${fieldId(this.name)}`);
    control?.focus();
    if (control instanceof HTMLInputElement) control.select();
  };

  private set(text: string): void {
    this.text = text;
    keepDraft(draftName(this.fiche.id, this.name), { texte: text });
  }

  private readonly leave = async (): Promise<void> => {
    dropDraft(draftName(this.fiche.id, this.name));
    this.text = null;
    await this.updateComplete;
    this.querySelector<HTMLElement>('.inline-open')?.focus();
  };

  private readonly press = (event: KeyboardEvent): void => {
    const { kind } = FIELDS[this.name];
    const listed = (event.target as HTMLElement).getAttribute('role') === 'combobox';
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      void this.leave();
    } else if (event.key === 'Enter' && !listed && (event.target as HTMLElement).tagName !== 'BUTTON' && (kind !== 'area' || event.ctrlKey)) {
      event.preventDefault();
      void this.save();
    }
  };

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    void this.save();
  };

  private async save(): Promise<void> {
    const { base, text, name, busy } = this;
    if (base === null || text === null || busy) return;
    const { changes, errors } = readChanges(base, { ...base, [name]: text });
    this.error = errors.get(name) ?? '';
    if (this.error !== '') {
      await this.updateComplete;
      this.querySelector<HTMLElement>(`#${fieldId(name)}`)?.focus();
      return;
    }
    if (Object.keys(changes).length === 0) {
      await this.leave();
      return;
    }
    this.busy = true;
    this.problem = null;
    try {
      await this.write(changes, base);
    } catch (error) {
      this.refused(asProblem(error));
    } finally {
      this.busy = false;
    }
  }

  /** Somebody who changed another value is no hindrance; the same value is a choice. */
  private async write(changes: Partial<FicheDocument>, base: Typed): Promise<void> {
    const { name } = this;
    try {
      await patchFiche(this.fiche.id, this.version, changes);
    } catch (error) {
      const problem = asProblem(error);
      const document = problem.members['fiche'] as FicheDocument | undefined;
      if (problem.status !== 412 || document === undefined) throw problem;
      const current = typedOf(document);
      this.version = Number(problem.members['version_actuelle']);
      this.base = current;
      if (!same(name, current[name], base[name])) {
        this.other = current[name];
        return;
      }
      await patchFiche(this.fiche.id, this.version, changes);
    }
    await this.leave();
    this.emit<Changed>('valeur-ecrite', { name, label: this.label });
  }

  private refused(problem: ApiProblem): void {
    const accepted = problem.members['accepte'];
    if (problem.field === this.name && typeof accepted === 'string') this.error = `Accepté : ${plain(accepted)}.`;
    else this.problem = problem;
  }

  private said(text: string): Content {
    const value = words(this.name, valueOf(this.name, text) ?? text, this.names);
    return value === null ? unknown() : glue(value);
  }

  private clash(): TemplateResult | typeof nothing {
    const { other, text } = this;
    if (other === null || text === null) return nothing;
    return html`
      <div class="inline-clash" role="alert">
        <p>Quelqu’un a changé cette valeur pendant votre saisie. Valeur actuelle : <strong>${this.said(other)}</strong>. La vôtre : <strong>${this.said(text)}</strong>.</p>
        <p class="actions"><button type="button" class="button small" @click=${() => { this.other = null; void this.save(); }}>Enregistrer la mienne</button>
          <button type="button" class="button quiet small" @click=${async () => { await this.leave(); this.emit('fiche-ecrite', this.fiche.id); }}>Garder l’autre</button></p>
      </div>`;
  }

  private form(text: string): TemplateResult {
    const { name, base, names, catalogue, error, problem, busy } = this;
    if (base === null) return html``;
    const typed = { ...base, [name]: text };
    return html`
      <form class="inline-form" novalidate @submit=${this.submit} @keydown=${this.press}>
        ${field(name, {
          typed, names, catalogue, errors: new Map(error === '' ? [] : [[name, error]]), changed: [], layer: '', setLayer: () => undefined,
          set: (_, value) => this.set(value), put: (_, value) => this.set(value), restore: () => undefined,
        })}
        ${this.clash()}
        ${problem === null ? nothing : problem.status === 401
          ? html`<archipel-key asking why="Votre saisie est gardée. Donnez la clé : elle sera enregistrée aussitôt." @key-kept=${() => { this.problem = null; void this.save(); }}></archipel-key>`
          : html`<p class="field-error" role="alert">${glue(plain(problem.detail))}</p>`}
        <p class="actions"><button type="submit" class="button primary small" ?disabled=${busy || this.other !== null}>${busy ? 'Enregistrement…' : 'Enregistrer'}</button>
          <button type="button" class="button quiet small" @click=${this.leave}>Annuler</button></p>
      </form>`;
  }

  protected override render(): TemplateResult {
    const { text, shown } = this;
    if (text !== null) return this.form(text);
    if (this.fiche.archivee_le !== null) return html`${shown}`;
    return html`<button type="button" class="inline-open ${shown === nothing ? 'bare' : ''}" @click=${this.open}>
      ${shown === nothing ? nothing : html`<span class="inline-shown">${shown}</span>`}<span class="visually-hidden"> ; modifier : ${this.label}</span><svg class="inline-pen" viewBox="0 0 16 16" aria-hidden="true"><path d="M3 13l.6-2.7L10.9 3l2.1 2.1-7.3 7.3z" /></svg></button>`;
  }
}

/** Puts back what a value was before its last change; throws {@link ApiProblem} when it has changed again since. */
export async function undoLast(id: string, name: FieldName): Promise<void> {
  const { getHistory, undoChange } = await import('../../api/edit.ts');
  const { items } = await getHistory(id);
  const entry = items.find(({ champ }) => champ === name);
  if (entry === undefined) throw new ApiProblem(409, 'Rien à annuler', 'L’historique ne tient plus ce changement.');
  const { version } = await getFiche(id);
  await undoChange(id, entry.n, version);
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-valeur': InlineValue;
  }
}
