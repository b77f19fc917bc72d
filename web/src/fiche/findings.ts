// Findings beside the values they concern: a mark that opens the explanation in place.

import { html, nothing, type TemplateResult } from 'lit';
import type { Anomalie } from '../api/anomalie.ts';
import type { Fiche } from '../api/fiche.ts';
import { euros, plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { printed, valueText, where } from '../ui/finding-values.ts';
import type { Content } from '../ui/parts.ts';
import { SEVERITIES, severityShape, severityWord } from '../ui/severity.ts';
import { placeOf } from './place.ts';

/** The sentence, both values, what separates them, and where each is printed. */
export function explanation({ titre, severite, phrase, valeurs, difference_eur }: Anomalie): TemplateResult {
  return html`
    <p class="finding-title">${severityShape(severite)} ${severityWord(severite)} : ${titre}</p>
    <p>${glue(phrase)}</p>
    <dl class="finding-values">
      ${valeurs.map((value) => html`<div><dt>${value.libelle}</dt><dd><strong>${valueText(value)}</strong>${printed(value)}<br />${where(value)}</dd></div>`)}
      ${difference_eur === null ? nothing : html`<div><dt>Écart</dt><dd><strong>${euros(Math.abs(difference_eur))}</strong></dd></div>`}
    </dl>`;
}

export class Findings {
  private readonly byPlace = new Map<string, Anomalie[]>();
  /** Those about a value this page does not show. */
  readonly elsewhere: readonly Anomalie[];

  /** `opened` names the marks whose explanation is open. */
  constructor(all: readonly Anomalie[], fiche: Fiche, private readonly opened: ReadonlySet<string>, private readonly toggle: (mark: string) => void) {
    const elsewhere: Anomalie[] = [];
    for (const each of all) {
      const place = placeOf(each, fiche);
      if (place === null) elsewhere.push(each);
      else this.byPlace.set(place, [...(this.byPlace.get(place) ?? []), each]);
    }
    this.elsewhere = elsewhere;
  }

  /** Those beside a value of this page, by place. */
  get placed(): readonly (readonly [string, readonly Anomalie[]])[] {
    return [...this.byPlace];
  }

  private at(place: string): readonly Anomalie[] {
    return this.byPlace.get(place) ?? [];
  }

  private id(mark: string): string {
    return `constat-${mark.replace(/[^a-z0-9-]/gi, '_')}`;
  }

  /** `mark` tells apart two marks of one place. */
  mark(place: string, mark = place): TemplateResult | typeof nothing {
    const found = this.at(place);
    const gravest = SEVERITIES.find((severity) => found.some(({ severite }) => severite === severity));
    if (gravest === undefined) return nothing;
    const word = found.length === 1 ? severityWord(gravest) : plural(found.length, 'anomalie');
    return html`<button type="button" class="finding-mark ${gravest}" aria-expanded=${this.opened.has(mark) ? 'true' : 'false'} aria-controls=${this.id(mark)}
      data-anomalies=${found.length} data-mark=${mark} @click=${() => this.toggle(mark)}>${severityShape(gravest)} ${word}<span class="visually-hidden"> : ${found.map(({ titre }) => titre).join(' ; ')}</span></button>`;
  }

  /** The explanation, once its mark was pressed. */
  note(place: string, mark = place): TemplateResult | typeof nothing {
    const found = this.at(place);
    return found.length === 0 || !this.opened.has(mark) ? nothing : html`<div class="finding" id=${this.id(mark)}>${found.map(explanation)}</div>`;
  }

  /** As a row of its own under the row of the values. */
  row(places: readonly string[], columns: number): Content {
    const notes = places.map((place) => this.note(place)).filter((note) => note !== nothing);
    return notes.length === 0 ? nothing : html`<tr class="finding-row"><td colspan=${columns}>${notes}</td></tr>`;
  }

  /** Under a fact. */
  fact(place: string, mark = place): Content {
    const note = this.note(place, mark);
    return note === nothing ? nothing : html`<div class="fact long"><dt class="visually-hidden">Anomalie</dt><dd>${note}</dd></div>`;
  }
}
