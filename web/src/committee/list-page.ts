// <archipel-comites>: the meetings to come, those that were held, and the form of a new one.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { createMeeting, listMeetings, type MeetingSummary } from '../api/committee.ts';
import { date } from '../format/date.ts';
import { count, plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { committeeRoute, type CommitteeRoute } from '../state/committee-route.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { Saver } from '../scot/saver.ts';
import { PageElement } from '../ui/element.ts';
import '../ui/key-panel.ts';
import { contractIds, contractName } from '../ui/links.ts';
import { section, sheetHead, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { forget, keep, recall, type Typed } from './kept.ts';
import { about, NATURES, natureShort, stateName, today } from './words.ts';

const DRAFT = 'nouveau';

@customElement('archipel-comites')
export class CommitteesPage extends PageElement {
  @property({ attribute: false }) route!: CommitteeRoute;
  private readonly meetings = new Loader<readonly MeetingSummary[]>(this);
  private readonly saver = new Saver(this);
  private readonly typed: Typed = recall(DRAFT) ?? {};

  protected override willUpdate(changes: PropertyValues<this>): void {
    const { contrat = '', nature = '' } = this.route.filtres;
    if (changes.has('route')) void this.meetings.load((signal) => listMeetings(contrat, nature, signal), true);
  }

  private filter(name: string, event: Event): void {
    this.emit('go', committeeRoute('', { ...this.route.filtres, [name]: (event.target as HTMLSelectElement).value }));
  }

  private readonly typing = (event: Event): void => {
    keep(DRAFT, values(event.currentTarget as HTMLFormElement));
  };

  private readonly create = async (event: Event): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { contrat = '', lieu = '', titre = '', ...rest } = values(form);
    const named = titre === '' ? `${natureShort(rest['nature'] ?? '')} du ${date(rest['date_comite'] ?? '').replace(/\u00a0/g, ' ')}` : titre;
    let made = '';
    const done = await this.saver.run(async () => {
      ({ id: made } = await createMeeting({ ...rest, titre: named, contrat: contrat === '' ? null : contrat, lieu: lieu === '' ? null : lieu }));
    }, 'Comité préparé.');
    if (done) {
      forget(DRAFT);
      this.emit('go', committeeRoute(made));
    }
  };

  private form(): TemplateResult {
    const { nature = 'cotech', contrat = this.route.filtres['contrat'] ?? '', titre = '', date_comite = '', lieu = '' } = this.typed;
    return html`
      <form class="short-form" @submit=${this.create} @input=${this.typing}>
        <div class="form-fields">
          <div class="form-field"><label for="comite-nature">Nature</label>
            <select id="comite-nature" name="nature">${NATURES.map(([code, title]) => html`<option value=${code} ?selected=${code === nature}>${title}</option>`)}</select></div>
          <div class="form-field"><label for="comite-contrat">Contrat</label>
            <select id="comite-contrat" name="contrat"><option value="">Tous les contrats</option>${contractIds().map((id) => html`<option value=${id} ?selected=${id === contrat}>${contractName(id)}</option>`)}</select></div>
          <div class="form-field"><label for="comite-date">Date</label><input id="comite-date" name="date_comite" type="date" required .value=${date_comite} /></div>
          <div class="form-field"><label for="comite-lieu">Lieu <span class="hint">(facultatif)</span></label><input id="comite-lieu" name="lieu" type="text" maxlength="200" .value=${lieu} /></div>
          <div class="form-field"><label for="comite-titre">Titre <span class="hint">(sinon la nature et la date)</span></label><input id="comite-titre" name="titre" type="text" maxlength="200" .value=${titre} /></div>
        </div>
        <p class="actions"><button type="submit" class="button primary" ?disabled=${this.saver.busy}>Préparer ce comité</button></p>
        ${this.saver.view()}
      </form>`;
  }

  private card(meeting: MeetingSummary): TemplateResult {
    const { id, titre, date_comite, lieu, nature, points } = meeting;
    return html`
      <li class="meeting-card">
        <p class="meeting-day">${date(date_comite)}</p>
        <p class="meeting-name"><a href=${href(committeeRoute(id))}>${glue(titre)}</a></p>
        <p class="row-below">${natureShort(nature)} · ${about(meeting)}${lieu === null ? nothing : ` · ${lieu}`}</p>
        <p class="row-below">${points === 0 ? 'Ordre du jour à faire' : plural(points, 'point')}</p>
      </li>`;
  }

  private table(meetings: readonly MeetingSummary[]): TemplateResult {
    return meetings.length === 0 ? html`<p class="empty">Aucun comité tenu n’est enregistré ici.</p>` : html`
      <div class="scroll" tabindex="0" role="region" aria-label="Comités tenus, tableau"><table class="figures spread">
        <caption class="visually-hidden">Comités tenus</caption>
        <thead><tr><th scope="col">Comité</th><th scope="col" class="words">Date</th><th scope="col" class="words second">Contrat</th><th scope="col" class="words second">État</th><th scope="col">Points</th><th scope="col">Décisions</th></tr></thead>
        <tbody>${meetings.map((meeting) => html`
          <tr><th scope="row"><a href=${href(committeeRoute(meeting.id))}>${glue(meeting.titre)}</a><div class="row-below">${natureShort(meeting.nature)}</div></th>
            <td class="words">${date(meeting.date_comite)}</td><td class="words second">${about(meeting)}</td><td class="words second">${stateName(meeting.etat)}</td>
            <td>${count(meeting.points)}</td><td>${count(meeting.decisions)}</td></tr>`)}</tbody>
      </table></div>`;
  }

  protected override render(): TemplateResult {
    const { result, value } = this.meetings;
    const { contrat = '', nature = '' } = this.route.filtres;
    const now = today();
    const next = (value ?? []).filter(({ etat, date_comite }) => etat === 'prepare' && date_comite >= now).reverse();
    const others = (value ?? []).filter((meeting) => !next.includes(meeting));
    return html`
      ${sheetHead('Gouvernance des contrats', 'Comités', html`<archipel-key class="no-print"></archipel-key>`)}
      <p class="lead">${glue('Le comité technique suit l’avancement et prépare les décisions, deux fois par an au moins ; le comité de pilotage décide, une fois par an au moins (article 7 des contrats). Ici : l’ordre du jour, ce qui a bougé depuis le dernier, les décisions, leur relevé.')}</p>
      <div class="filters meetings-filters no-print">
        <label>Contrat <select @change=${(event: Event) => this.filter('contrat', event)}><option value="">Tous</option>${contractIds().map((id) => html`<option value=${id} ?selected=${id === contrat}>${contractName(id)}</option>`)}</select></label>
        <label>Nature <select @change=${(event: Event) => this.filter('nature', event)}><option value="">Toutes</option>${NATURES.map(([code, title]) => html`<option value=${code} ?selected=${code === nature}>${title}</option>`)}</select></label>
      </div>
      ${section('Prochaines réunions', result.state === 'problem' ? problemMessage(result.problem, this.meetings.retry) : value === null ? skeleton(3)
        : next.length === 0 ? html`<p class="empty">Aucune réunion n’est annoncée.</p>` : html`<ul class="meeting-cards">${next.map((meeting) => this.card(meeting))}</ul>`)}
      ${section('Préparer un comité', this.form(), 'Daté, signé, modifiable')}
      ${value === null ? nothing : section('Réunions passées', this.table(others), plural(others.length, 'réunion'))}`;
  }
}

function values(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries([...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()] as const] : [])));
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-comites': CommitteesPage;
  }
}
