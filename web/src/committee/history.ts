// <archipel-comite-historique>: what was written on a meeting; each change may be taken back.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { listChanges, type Meeting, type MeetingChange, undoChange } from '../api/committee.ts';
import { glue } from '../format/typography.ts';
import { Loader } from '../state/loader.ts';
import { Saver } from '../scot/saver.ts';
import { PageElement } from '../ui/element.ts';
import { skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';

const moment = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Paris' });

@customElement('archipel-comite-historique')
export class MeetingHistory extends PageElement {
  @property({ attribute: false }) meeting!: Meeting;
  private readonly changes = new Loader<readonly MeetingChange[]>(this);
  private readonly saver = new Saver(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('meeting')) void this.changes.load((signal) => listChanges(this.meeting.id, signal), true);
  }

  private async undo({ n, phrase }: MeetingChange): Promise<void> {
    let after: Meeting | null = null;
    if (await this.saver.run(async () => { after = await undoChange(this.meeting, n); }, `Annulé : ${phrase}.`) && after !== null) this.emit('meeting-changed', after);
    else this.emit('meeting-stale', null);
  }

  protected override render(): TemplateResult {
    const { result, value } = this.changes;
    return html`
      ${this.saver.view()}
      ${result.state === 'problem' ? problemMessage(result.problem, this.changes.retry) : value === null ? skeleton(3) : html`
        <ul class="changes">${value.map((change) => html`
          <li><span class="change-said">${glue(change.phrase)}</span> <span class="row-below">${change.auteur}, ${moment.format(new Date(change.moment))}</span>
            ${change.annulable ? html`<button type="button" class="button quiet small no-print" ?disabled=${this.saver.busy} @click=${() => void this.undo(change)}>Annuler<span class="visually-hidden"> : ${change.phrase}</span></button>` : nothing}</li>`)}</ul>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-comite-historique': MeetingHistory;
  }
}
