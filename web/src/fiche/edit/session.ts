// One edition of a fiche: the version it started from, what is typed, the draft kept in the tab; and its saving, which
// joins what others saved meanwhile.

import { createFiche, type FicheDocument, type FieldName, patchFiche } from '../../api/edit.ts';
import { asProblem } from '../../api/problem.ts';
import { dropDraft, keepDraft, recallDraft } from '../../state/draft.ts';
import { BLANK, changed, FIELDS, readChanges, type Typed, typedOf } from './document.ts';
import { draftName, packDraft, unpackDraft } from './drafts.ts';
import { type Merge, merge } from './merge.ts';

/** What a fiche that is being created must hold. */
const NEEDED: readonly FieldName[] = ['titre', 'description', 'noeud'];
const NUMBER = /^[0-9a-z][0-9a-z.]{0,11}$/;
const ATTEMPTS = 3;

export interface Subject {
  /** Null: a fiche is being created. */
  readonly id: string | null;
  readonly contrat: string;
  readonly version: number;
  readonly document: FicheDocument;
}

export type Outcome =
  | { readonly kind: 'saved'; readonly id: string; readonly said: string }
  /** Others changed the same values: somebody must choose. */
  | { readonly kind: 'clash'; readonly merge: Merge; readonly mine: Typed; readonly current: Typed };

export function blank(contrat: string, noeud: string): Subject {
  return { id: null, contrat, version: 0, document: { ...BLANK, noeud } };
}

export class EditSession {
  base: Typed;
  typed: Typed;
  numero: string;
  /** Taken up where it was left. */
  readonly recalled: boolean;
  private version: number;
  private readonly draft: string;

  constructor(readonly subject: Subject) {
    this.draft = draftName(subject.id, subject.contrat);
    const kept = unpackDraft(recallDraft(this.draft));
    this.recalled = kept !== null;
    this.base = kept?.base ?? typedOf(subject.document);
    this.typed = kept?.typed ?? this.base;
    this.version = kept?.version ?? subject.version;
    this.numero = kept?.numero ?? '';
    this.keep();
  }

  get creating(): boolean {
    return this.subject.id === null;
  }

  get changes(): readonly FieldName[] {
    return changed(this.base, this.typed);
  }

  get dirty(): boolean {
    return this.numero !== '' || this.changes.length > 0;
  }

  set(name: FieldName, text: string): void {
    this.typed = { ...this.typed, [name]: text };
    this.keep();
  }

  setNumber(numero: string): void {
    this.numero = numero;
    this.keep();
  }

  keep(): void {
    const { base, typed, version, numero } = this;
    if (this.dirty) keepDraft(this.draft, packDraft({ base, typed, version, numero }));
    else dropDraft(this.draft);
  }

  drop(): void {
    dropDraft(this.draft);
  }

  /** By field, a sentence that says what is accepted. */
  errors(): ReadonlyMap<string, string> {
    const errors = new Map<string, string>(this.read().errors);
    if (this.creating && !NUMBER.test(this.numero.trim())) {
      errors.set('numero', 'Accepté : 1 à 12 chiffres, lettres minuscules ou points, comme 6.1.');
    }
    return errors;
  }

  /** Throws {@link ApiProblem}. */
  async save(): Promise<Outcome> {
    const { id, contrat } = this.subject;
    return id === null
      ? this.saved(await createFiche(contrat, this.numero.trim(), this.read().changes), 'Fiche créée.')
      : this.patch(id, [], ATTEMPTS);
  }

  /** Nothing is left to save: the page may be left. */
  saved(id: string, said: string): Outcome {
    this.drop();
    this.base = this.typed;
    this.numero = '';
    return { kind: 'saved', id, said };
  }

  private read(): ReturnType<typeof readChanges> {
    return readChanges(this.base, this.typed, this.creating ? NEEDED : []);
  }

  /** `theirs`: what others changed meanwhile, and that stands. Other values than ours: it is sent again on their version. */
  private async patch(id: string, theirs: readonly FieldName[], attempts: number): Promise<Outcome> {
    const { changes } = this.read();
    const names = Object.keys(changes) as FieldName[];
    try {
      if (names.length > 0) await patchFiche(id, this.version, changes);
    } catch (error) {
      const problem = asProblem(error);
      const document = problem.members['fiche'];
      if (problem.status !== 412 || document === undefined || attempts <= 1) throw problem;
      const current = typedOf(document as FicheDocument);
      const mine = this.typed;
      const joined = merge(this.base, mine, current);
      this.base = current;
      this.typed = joined.merged;
      this.version = Number(problem.members['version_actuelle']);
      // The draft stays on the version it started from until somebody chose: left now, it meets the same question again.
      if (joined.clashes.length > 0) return { kind: 'clash', merge: joined, mine, current };
      this.keep();
      return this.patch(id, [...new Set([...theirs, ...joined.theirs])], attempts - 1);
    }
    return this.saved(id, sentence(names, theirs));
  }
}

function sentence(names: readonly FieldName[], theirs: readonly FieldName[]): string {
  const labels = (each: readonly FieldName[]): string => each.map((name) => FIELDS[name].label).join(', ');
  return [
    names.length === 0 ? 'La fiche disait déjà cela.' : `Enregistré : ${labels(names)}.`,
    ...(theirs.length === 0 ? [] : [`Changé entre-temps par d’autres, et gardé : ${labels(theirs)}.`]),
  ].join(' ');
}
