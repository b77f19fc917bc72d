// <archipel-comite>: one meeting: its agenda, what moved since the last one, what is late, unbalanced or to decide, its files.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { addItem, getMeeting, getSituation, type Meeting, type MeetingFile, meetingFile, type Situation, type SituationItem } from '../api/committee.ts';
import { date } from '../format/date.ts';
import { plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import { committeeRoute, type CommitteeRoute } from '../state/committee-route.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { Saver } from '../scot/saver.ts';
import { PageElement } from '../ui/element.ts';
import '../ui/key-panel.ts';
import { section, sheetHead, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import './agenda.ts';
import './history.ts';
import './item-form.ts';
import './meeting-form.ts';
import { figures, moneyByYear, part, rules } from './situation.ts';
import { line } from './words.ts';

const FILES: readonly (readonly [MeetingFile, string])[] = [
  ['dossier.pdf', 'Dossier, PDF'], ['dossier.odt', 'Dossier, ODT'], ['diaporama.odp', 'Diaporama, ODP'], ['releve.pdf', 'Relevé de décisions, PDF'], ['releve.odt', 'Relevé, ODT'],
];

@customElement('archipel-comite')
export class MeetingPage extends PageElement {
  @property({ attribute: false }) route!: CommitteeRoute;
  private readonly meeting = new Loader<Meeting>(this);
  private readonly situation = new Loader<Situation>(this);
  private readonly saver = new Saver(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('route')) return;
    const past = changes.get('route');
    if (past?.id !== this.route.id) void this.meeting.load((signal) => getMeeting(this.route.id, signal));
    this.look(past?.id === this.route.id);
  }

  private look(kept: boolean): void {
    const { id, filtres: { depuis = '' } } = this.route;
    void this.situation.load((signal) => getSituation(id, depuis, signal), kept);
  }

  private readonly changed = (event: CustomEvent<Meeting>): void => {
    void this.meeting.load(() => Promise.resolve(event.detail), true);
    this.look(true);
  };

  /** A write was refused: perhaps somebody wrote meanwhile. What is typed stays, over the meeting as it is now. */
  private readonly stale = (): void => {
    const { value } = this.meeting;
    void this.meeting.load(async (signal) => getMeeting(this.route.id, signal).catch((error: unknown) => { if (value !== null) return value; throw error; }), true);
  };

  private async put(meeting: Meeting, { fiche, raisons }: SituationItem): Promise<void> {
    let after: Meeting | null = null;
    const why = raisons.slice(0, 3).map(({ phrase }) => phrase).join('. ');
    const done = await this.saver.run(async () => { after = await addItem(meeting, { titre: fiche.titre.slice(0, 300), fiche: fiche.id, demande: why === '' ? null : why.slice(0, 5000) }); }, `« ${fiche.titre} » est à l’ordre du jour.`);
    if (done && after !== null) this.changed(new CustomEvent('meeting-changed', { detail: after }));
    else this.stale();
  }

  private offer(meeting: Meeting): (item: SituationItem) => TemplateResult | typeof nothing {
    const there = new Set(meeting.points.map(({ fiche }) => fiche?.id));
    return (item) => (there.has(item.fiche.id) ? html`<span class="hint">À l’ordre du jour</span>`
      : meeting.etat === 'archive' ? nothing
      : html`<button type="button" class="button quiet small" ?disabled=${this.saver.busy} @click=${() => void this.put(meeting, item)}>À l’ordre du jour<span class="visually-hidden"> : ${item.fiche.titre}</span></button>`);
  }

  private head(meeting: Meeting): TemplateResult {
    const { depuis = '' } = this.route.filtres;
    return html`
      ${sheetHead(html`<a href=${href(committeeRoute())}>Comités</a>`, meeting.titre, html`<p class="lead">${glue(line(meeting))}</p><archipel-key class="no-print"></archipel-key>`)}
      <p class="actions files no-print">
        <a class="button primary" href=${href(committeeRoute(meeting.id, {}, true))}>Ouvrir la séance</a>
        ${FILES.map(([file, title]) => html`<a class="button quiet" href=${meetingFile(meeting.id, file, depuis)} target=${file.endsWith('pdf') ? '_blank' : nothing} rel="noopener" ?download=${!file.endsWith('pdf')}>${title}</a>`)}
        <button type="button" class="button quiet" @click=${() => print()}>Imprimer</button>
      </p>`;
  }

  private since(meeting: Meeting, situation: Situation): TemplateResult {
    const { depuis, date: day } = situation;
    const from = meeting.precedent !== null && meeting.precedent.date_comite === depuis
      ? html`<a href=${href(committeeRoute(meeting.precedent.id))}>${glue(meeting.precedent.titre)}</a>` : 'le jour choisi';
    return html`
      <div class="filters meetings-filters no-print"><label>Ce qui a bougé depuis le
        <input type="date" .value=${depuis} max=${day} @change=${(event: Event) => this.emit('amend', committeeRoute(this.route.id, { ...this.route.filtres, depuis: (event.target as HTMLInputElement).value }))} /></label></div>
      <p class="hint">Entre ${from} (${date(depuis)}) et le ${date(day)}.</p>`;
  }

  private view(meeting: Meeting, situation: Situation): TemplateResult {
    const offer = this.offer(meeting);
    const jumps = [['a-decider', 'À décider', situation.a_decider], ['mouvements', 'A bougé', situation.mouvements], ['retards', 'En retard', situation.retards], ['desequilibres', 'En déséquilibre', situation.desequilibres]] as const;
    return html`
      ${section('Depuis le dernier comité', html`
        ${this.since(meeting, situation)}
        <ul class="meeting-jumps">${jumps.map(([id, title, { numberMatched }]) => html`<li><button type="button" class="meeting-jump" @click=${() => this.jump(id)}><strong>${numberMatched}</strong> ${title.toLowerCase()}</button></li>`)}</ul>
        ${figures(situation)}
        ${situation.chiffres.annees.length === 0 ? nothing : html`<archipel-chart .spec=${moneyByYear(situation.chiffres.annees)}></archipel-chart>`}`)}
      ${this.saver.view()}
      ${part('À décider', situation.a_decider, 'Rien n’attend de décision.', offer, 'a-decider')}
      ${part('Ce qui a bougé', situation.mouvements, 'Rien n’a bougé entre ces deux jours.', offer, 'mouvements')}
      ${part('En retard', situation.retards, 'Rien n’est en retard.', offer, 'retards')}
      ${part('En déséquilibre', situation.desequilibres, 'Tous les montants s’équilibrent.', offer, 'desequilibres')}
      ${rules(situation)}`;
  }

  private jump(id: string): void {
    const title = this.querySelector<HTMLElement>(`#${id} h2`);
    if (title === null) return;
    title.tabIndex = -1;
    title.focus();
    title.scrollIntoView();
  }

  protected override render(): TemplateResult {
    const { result, value: meeting } = this.meeting;
    if (result.state === 'problem' && meeting === null) return problemMessage(result.problem, this.meeting.retry);
    if (meeting === null) return html`<div class="wide">${skeleton(8)}</div>`;
    const { result: seen, value: situation } = this.situation;
    return html`
      <div @meeting-changed=${this.changed} @meeting-stale=${this.stale}>
        ${this.head(meeting)}
        ${section('Ordre du jour', html`<archipel-ordre-du-jour .meeting=${meeting}></archipel-ordre-du-jour>
          ${meeting.etat === 'archive' ? nothing : html`<details class="more no-print"><summary>Ajouter un point</summary><archipel-point-form .meeting=${meeting}></archipel-point-form></details>`}`, plural(meeting.points.length, 'point'))}
        ${seen.state === 'problem' ? problemMessage(seen.problem, this.situation.retry) : situation === null ? skeleton(8) : this.view(meeting, situation)}
        <div class="no-print">
          ${section('La réunion', html`<archipel-comite-form .meeting=${meeting}></archipel-comite-form>`)}
          ${section('Historique', html`<archipel-comite-historique .meeting=${meeting}></archipel-comite-historique>`, 'Chaque changement s’annule')}
        </div>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-comite': MeetingPage;
  }
}
