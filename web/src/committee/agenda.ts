// <archipel-ordre-du-jour>: the items in their order; moved, corrected, taken away; what was decided on each.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type AgendaItem, type Meeting, patchItem, removeItem } from '../api/committee.ts';
import { status } from '../format/code.ts';
import { date } from '../format/date.ts';
import { glue } from '../format/typography.ts';
import { committeeRoute } from '../state/committee-route.ts';
import { href } from '../state/route.ts';
import { Saver } from '../scot/saver.ts';
import { PageElement } from '../ui/element.ts';
import './item-form.ts';
import { ficheLink } from './situation.ts';
import { held, natureShort } from './words.ts';

@customElement('archipel-ordre-du-jour')
export class Agenda extends PageElement {
  @property({ attribute: false }) meeting!: Meeting;
  /** The item being corrected. */
  @state() private opened: number | null = null;
  private readonly saver = new Saver(this);

  private async run(job: () => Promise<Meeting>, done: string): Promise<void> {
    let after: Meeting | null = null;
    if (await this.saver.run(async () => { after = await job(); }, done) && after !== null) this.emit('meeting-changed', after);
    else this.emit('meeting-stale', null);
  }

  private move(item: AgendaItem, by: number): void {
    void this.run(() => patchItem(this.meeting, item.n, { rang: item.rang + by }), `« ${item.titre} » est au rang ${item.rang + by}.`);
  }

  private decided(item: AgendaItem): TemplateResult | typeof nothing {
    const decision = held(item);
    if (decision !== null) return html`<p class="item-decided"><strong>Décidé</strong> : ${status(decision.statut_avant)} → ${status(decision.statut)}${item.releve === null ? nothing : html`. ${glue(item.releve)}`}</p>`;
    const cancelled = item.decision === null ? nothing : html`<p class="row-below">Une décision du ${natureShort(item.decision.instance)} (${date(item.decision.date_decision)}) a été annulée sur la fiche.</p>`;
    return item.releve === null ? cancelled : html`<p class="item-decided"><strong>Relevé</strong> : ${glue(item.releve)}</p>${cancelled}`;
  }

  private row(item: AgendaItem, last: boolean): TemplateResult {
    const { n, rang, titre, fiche, statut, demande, statut_demande } = item;
    const closed = this.meeting.etat === 'archive';
    return html`
      <li class="item">
        <p class="item-title"><span class="item-rank" aria-hidden="true">${rang}</span> <a href=${href(committeeRoute(this.meeting.id, { point: String(n) }, true))}>${glue(titre)}</a></p>
        ${fiche === null ? nothing : html`<p class="row-below">${ficheLink(fiche)}${statut === null ? nothing : ` · ${status(statut)}`}</p>`}
        ${demande === null && statut_demande === null ? nothing : html`<p>${demande === null ? nothing : glue(demande)}${statut_demande === null ? nothing : html` <span class="asked">Statut demandé : ${status(statut_demande)}</span>`}</p>`}
        ${this.decided(item)}
        ${closed ? nothing : html`
          <p class="actions no-print">
            <button type="button" class="button quiet small" ?disabled=${this.saver.busy || rang === 1} @click=${() => this.move(item, -1)}>Monter<span class="visually-hidden"> « ${titre} »</span></button>
            <button type="button" class="button quiet small" ?disabled=${this.saver.busy || last} @click=${() => this.move(item, 1)}>Descendre<span class="visually-hidden"> « ${titre} »</span></button>
            <button type="button" class="button quiet small" aria-expanded=${this.opened === n ? 'true' : 'false'} @click=${() => { this.opened = this.opened === n ? null : n; }}>Corriger<span class="visually-hidden"> « ${titre} »</span></button>
            <button type="button" class="button quiet small" ?disabled=${this.saver.busy || held(item) !== null} @click=${() => void this.run(() => removeItem(this.meeting, n), `« ${titre} » est retiré ; l’historique permet de le remettre.`)}>Retirer<span class="visually-hidden"> « ${titre} »</span></button>
          </p>`}
        ${this.opened === n ? html`<archipel-point-form .meeting=${this.meeting} .item=${item} @item-closed=${() => { this.opened = null; }}></archipel-point-form>` : nothing}
      </li>`;
  }

  protected override render(): TemplateResult {
    const { points } = this.meeting;
    return html`
      ${points.length === 0 ? html`<p class="empty">L’ordre du jour est vide : ajoutez un point ci-dessous, ou depuis une fiche des listes plus bas.</p>`
        : html`<ol class="agenda">${points.map((item, index) => this.row(item, index === points.length - 1))}</ol>`}
      ${this.saver.view()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-ordre-du-jour': Agenda;
  }
}
