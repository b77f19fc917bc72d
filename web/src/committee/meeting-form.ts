// <archipel-comite-form>: the meeting itself: its title, its day, who was there, its state.

import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Meeting, patchMeeting, type Values } from '../api/committee.ts';
import { fields, Saver } from '../scot/saver.ts';
import { PageElement } from '../ui/element.ts';
import { forget, keep, recall } from './kept.ts';
import { STATE_CODES, stateName } from './words.ts';

const NAMES = ['titre', 'date_comite', 'lieu', 'presents', 'etat'] as const;

@customElement('archipel-comite-form')
export class MeetingForm extends PageElement {
  @property({ attribute: false }) meeting!: Meeting;
  private readonly saver = new Saver(this);

  private get draft(): string {
    return `${this.meeting.id}.reunion`;
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const typed = fields(event.target as HTMLFormElement);
    const changed: Values = Object.fromEntries(NAMES.map((name) => [name, typed[name] ?? null] as const).filter(([name, value]) => value !== this.meeting[name]));
    let after: Meeting = this.meeting;
    if (await this.saver.run(async () => { after = await patchMeeting(this.meeting, changed); }, 'Enregistré.')) {
      forget(this.draft);
      this.emit('meeting-changed', after);
    } else {
      this.emit('meeting-stale', null);
    }
  };

  private readonly typing = (event: Event): void => keep(this.draft, fields(event.currentTarget as HTMLFormElement));

  protected override render(): TemplateResult {
    const typed = recall(this.draft);
    const value = (name: (typeof NAMES)[number]): string => typed?.[name] ?? this.meeting[name] ?? '';
    return html`
      <form class="short-form" @submit=${this.submit} @input=${this.typing} novalidate>
        <div class="form-fields">
          <div class="form-field"><label for="reunion-titre">Titre</label><input id="reunion-titre" name="titre" type="text" maxlength="200" .value=${value('titre')} /></div>
          <div class="form-field"><label for="reunion-date">Date</label><input id="reunion-date" name="date_comite" type="date" .value=${value('date_comite')} /></div>
          <div class="form-field"><label for="reunion-lieu">Lieu</label><input id="reunion-lieu" name="lieu" type="text" maxlength="200" .value=${value('lieu')} /></div>
          <div class="form-field"><label for="reunion-etat">État</label><select id="reunion-etat" name="etat">${STATE_CODES.map((code) => html`<option value=${code} ?selected=${code === value('etat')}>${stateName(code)}</option>`)}</select></div>
          <div class="form-field area"><label for="reunion-presents">Membres présents</label><textarea id="reunion-presents" name="presents" rows="4" maxlength="10000" .value=${value('presents')}></textarea></div>
        </div>
        <p class="actions"><button type="submit" class="button" ?disabled=${this.saver.busy}>Enregistrer la réunion</button></p>
        ${this.saver.view()}
      </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-comite-form': MeetingForm;
  }
}
