// What was written, gesture by gesture: what one person wrote at one moment is one line, undone as one.

import { html, nothing, type TemplateResult } from 'lit';
import { date } from '../format/date.ts';
import { plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';

/** A line of a history. */
export interface Entry {
  readonly n: number;
  readonly moment: string;
  readonly auteur: string;
  readonly phrase: string;
  /** The line it takes back. */
  readonly annule: number | null;
}

export interface Gesture {
  /** The last of what was written names it. */
  readonly n: number;
  readonly moment: string;
  readonly auteur: string;
  readonly phrases: readonly string[];
  /** It took back another. */
  readonly undoes: boolean;
  readonly undone: boolean;
}

/** Newest first, as they come. */
export function gestures(entries: readonly Entry[]): readonly Gesture[] {
  const undone = new Set(entries.flatMap(({ annule }) => (annule === null ? [] : [annule])));
  const all: Entry[][] = [];
  for (const entry of entries) {
    const last = all[all.length - 1];
    if (last?.[0] !== undefined && last[0].moment === entry.moment && last[0].auteur === entry.auteur) last.push(entry);
    else all.push([entry]);
  }
  return all.flatMap((own) => {
    const [first] = own;
    return first === undefined ? [] : [{ n: first.n, moment: first.moment, auteur: first.auteur, phrases: own.map(({ phrase }) => phrase), undoes: first.annule !== null, undone: own.every(({ n }) => undone.has(n)) }];
  });
}

function line(gesture: Gesture, busy: boolean, undo: (gesture: Gesture) => void): TemplateResult {
  const { auteur, phrases, undoes, undone } = gesture;
  const [first = '', ...others] = phrases;
  return html`
    <li class="row"><div class="row-main">${glue(first)}
        ${others.length === 0 ? nothing : html`<details class="more"><summary>et ${plural(others.length, 'autre')} du même geste</summary><ul class="reasons">${others.map((phrase) => html`<li>${glue(phrase)}</li>`)}</ul></details>`}
        <div class="row-below">${auteur}, ${date(gesture.moment)}</div></div>
      <div class="row-figure">${undone ? html`<em class="mention">annulé</em>` : undoes ? nothing
        : html`<button type="button" class="button quiet small" ?disabled=${busy} @click=${() => undo(gesture)}>${others.length === 0 ? 'Annuler' : `Annuler les ${phrases.length}`}<span class="visually-hidden"> : ${first}</span></button>`}</div></li>`;
}

export function historyList(all: readonly Gesture[], busy: boolean, undo: (gesture: Gesture) => void): TemplateResult {
  return html`<ul class="rows">${all.map((each) => line(each, busy, undo))}</ul>`;
}
