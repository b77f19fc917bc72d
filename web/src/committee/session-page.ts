// <archipel-seance>: the meeting on a projector. One item at a time, large; arrows go from one to the next; the decision and its
// words are entered in place and kept by the browser until they are sent.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { type AgendaItem, cancelDecision, decideItem, getMeeting, type Meeting, patchItem } from '../api/committee.ts';
import { status } from '../format/code.ts';
import { date } from '../format/date.ts';
import { glue } from '../format/typography.ts';
import { committeeRoute, type CommitteeRoute } from '../state/committee-route.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { fields, Saver } from '../scot/saver.ts';
import { PageElement } from '../ui/element.ts';
import '../ui/key-panel.ts';
import { skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { forget, keep, recall, type Typed } from './kept.ts';
import './session-fiche.ts';
import { ficheLink } from './situation.ts';
import { held, line, today } from './words.ts';

@customElement('archipel-seance')
export class SessionPage extends PageElement {
  @property({ attribute: false }) route!: CommitteeRoute;
  @property({ attribute: false }) catalogue!: Catalogue;
  private readonly meeting = new Loader<Meeting>(this);
  private readonly saver = new Saver(this);

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.key);
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('route') && changes.get('route')?.id !== this.route.id) void this.meeting.load((signal) => getMeeting(this.route.id, signal));
  }

  private get item(): AgendaItem | null {
    const points = this.meeting.value?.points ?? [];
    return points.find(({ n }) => String(n) === this.route.filtres['point']) ?? points[0] ?? null;
  }

  private neighbour(by: number): AgendaItem | null {
    const points = this.meeting.value?.points ?? [];
    const { item } = this;
    return item === null ? null : points[points.indexOf(item) + by] ?? null;
  }

  /** Arrows and page keys of a remote control; never while somebody types. */
  private readonly key = (event: KeyboardEvent): void => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || (target instanceof HTMLElement && target.closest('input, textarea, select') !== null)) return;
    const by = key === 'ArrowRight' || key === 'PageDown' ? 1 : key === 'ArrowLeft' || key === 'PageUp' ? -1 : 0;
    const next = by === 0 ? null : this.neighbour(by);
    if (next === null) return;
    event.preventDefault();
    this.go(next);
  };

  private go({ n }: AgendaItem): void {
    this.emit('amend', committeeRoute(this.route.id, { point: String(n) }, true));
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.session-item h2')?.focus());
  }

  private draft(item: AgendaItem): string {
    return `${this.route.id}.seance.${item.n}`;
  }

  private async send(item: AgendaItem, job: () => Promise<Meeting>, done: string): Promise<void> {
    let after: Meeting | null = null;
    if (await this.saver.run(async () => { after = await job(); }, done) && after !== null) {
      forget(this.draft(item));
      const now: Meeting = after;
      void this.meeting.load(() => Promise.resolve(now), true);
    } else {
      // Somebody may have written meanwhile: what is typed stays, over the meeting as it is now.
      const { value } = this.meeting;
      void this.meeting.load(async (signal) => getMeeting(this.route.id, signal).catch((error: unknown) => { if (value !== null) return value; throw error; }), true);
    }
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { item } = this;
    const meeting = this.meeting.value;
    if (item === null || meeting === null) return;
    const { statut = '', releve = '', compte_rendu = '' } = fields(event.target as HTMLFormElement);
    const text = (value: string): string | null => (value === '' ? null : value);
    await this.send(item, async () => {
      const said = await patchItem(meeting, item.n, { releve: text(releve), compte_rendu: text(compte_rendu) });
      void this.meeting.load(() => Promise.resolve(said), true);
      return statut === '' ? said : decideItem(said, item.n, { statut, statut_avant: item.statut, releve: text(releve) });
    }, statut === '' ? 'Enregistré.' : `Décision enregistrée : la fiche est « ${status(statut).toLowerCase()} ».`);
  };

  private readonly typing = (event: Event): void => {
    const { item } = this;
    if (item === null) return;
    const { statut = '', releve = '', compte_rendu = '' } = fields(event.currentTarget as HTMLFormElement);
    keep(this.draft(item), { statut, releve, compte_rendu });
  };

  private facts({ fiche, statut, statut_demande, demande }: AgendaItem): TemplateResult {
    return html`
      ${fiche === null ? nothing : html`<p class="session-fiche">${ficheLink(fiche)}${statut === null ? nothing : html` <span class="asked">${status(statut)}</span>`}</p>`}
      ${demande === null && statut_demande === null ? nothing : html`<p class="session-asked">${demande === null ? nothing : glue(demande)}${statut_demande === null ? nothing : html` <strong>Statut demandé : ${status(statut_demande).toLowerCase()}.</strong>`}</p>`}`;
  }

  private choices(item: AgendaItem, meeting: Meeting, typed: Typed | null): TemplateResult | typeof nothing {
    if (item.fiche === null || !meeting.decide) return nothing;
    if (meeting.date_comite > today()) return html`<p class="hint">Le comité est daté du ${date(meeting.date_comite)} : une décision s’y prend à partir de ce jour.</p>`;
    const chosen = typed?.['statut'] ?? '';
    const options: readonly (readonly [string, string])[] = [['', 'Le statut ne change pas'], ...item.suites.map((code) => [code, status(code)] as const)];
    return html`
      <fieldset class="session-choices"><legend>Décision sur le statut</legend>
        ${options.map(([code, title]) => html`<label class="check"><input type="radio" name="statut" value=${code} .checked=${code === chosen} /> ${title}</label>`)}
      </fieldset>
      ${item.statut_demande !== null && item.statut_demande !== item.statut && item.suites.length > 0 && !item.suites.includes(item.statut_demande) ? html`<p class="hint">Le statut demandé ne se décide pas ici depuis « ${status(item.statut ?? '').toLowerCase()} ».</p>` : nothing}
      ${item.suites.length === 0 ? html`<p class="hint">Depuis « ${status(item.statut ?? '')} », ce comité ne décide d’aucun statut (article 7 des contrats).</p>` : nothing}`;
  }

  private entry(item: AgendaItem, meeting: Meeting): TemplateResult {
    const decision = held(item);
    const typed = recall(this.draft(item));
    const value = (name: 'releve' | 'compte_rendu'): string => typed?.[name] ?? item[name] ?? '';
    return html`
      ${decision === null ? nothing : html`
        <div class="session-decided" role="status"><p><strong>Décidé le ${date(decision.date_decision)}</strong> : ${status(decision.statut_avant)} → ${status(decision.statut)}</p>
          <button type="button" class="button quiet no-print" ?disabled=${this.saver.busy} @click=${() => void this.send(item, () => cancelDecision(meeting, item.n), 'Décision annulée : la fiche a repris son statut.')}>Annuler la décision</button></div>`}
      ${meeting.etat === 'archive' ? html`<p class="hint">Ce comité est archivé : rien ne s’y écrit plus.</p>` : html`
        <form class="session-form" @submit=${this.submit} @input=${this.typing} novalidate>
          ${decision === null ? this.choices(item, meeting, typed) : nothing}
          <label for="seance-releve">Ce qui est décidé, en mots</label>
          <textarea id="seance-releve" name="releve" rows="3" maxlength="2000" .value=${value('releve')}></textarea>
          <label for="seance-dit">Ce qui s’est dit</label>
          <textarea id="seance-dit" name="compte_rendu" rows="4" maxlength="10000" .value=${value('compte_rendu')}></textarea>
          <p class="actions"><button type="submit" class="button primary" ?disabled=${this.saver.busy}>Enregistrer</button>
            ${typed === null ? nothing : html`<span class="hint">Saisie gardée par ce navigateur, pas encore enregistrée.</span>`}</p>
        </form>`}`;
  }

  protected override render(): TemplateResult {
    const { result, value: meeting } = this.meeting;
    if (result.state === 'problem' && meeting === null) return problemMessage(result.problem, this.meeting.retry);
    if (meeting === null) return html`${skeleton(8)}`;
    const { item } = this;
    const [before, next] = [this.neighbour(-1), this.neighbour(1)];
    return html`
      <header class="session-head">
        <h1 tabindex="-1">${glue(meeting.titre)}</h1>
        <p>${glue(line(meeting))}</p>
        <div class="actions no-print"><a class="button quiet" href=${href(committeeRoute(meeting.id))}>Quitter la séance</a> <archipel-key></archipel-key></div>
      </header>
      ${item === null ? html`<p class="empty">L’ordre du jour est vide. <a href=${href(committeeRoute(meeting.id))}>L’établir</a></p>` : html`
        <div class="session">
          <nav class="session-nav no-print" aria-label="Ordre du jour"><ol>${meeting.points.map((each) => html`
            <li><a href=${href(committeeRoute(meeting.id, { point: String(each.n) }, true))} aria-current=${each.n === item.n ? 'true' : 'false'}><span class="item-rank" aria-hidden="true">${each.rang}</span><span>${glue(each.titre)}</span>${held(each) !== null || each.releve !== null ? html` <span class="done">décidé</span>` : nothing}</a></li>`)}</ol></nav>
          <article class="session-item">
            <p class="kicker">Point ${item.rang} sur ${meeting.points.length}</p>
            <h2 tabindex="-1">${glue(item.titre)}</h2>
            ${this.facts(item)}
            ${keyed(`${item.n}.${meeting.version}`, this.entry(item, meeting))}
            ${this.saver.view()}
            <p class="session-turn no-print">
              <button type="button" class="button quiet" ?disabled=${before === null} @click=${() => { if (before !== null) this.go(before); }}>← Point précédent</button>
              <button type="button" class="button quiet" ?disabled=${next === null} @click=${() => { if (next !== null) this.go(next); }}>Point suivant →</button>
              <span class="hint">Flèches du clavier ou télécommande</span></p>
          </article>
          ${item.fiche === null ? nothing : html`<aside class="session-aside" aria-label="La fiche"><archipel-seance-fiche .ficheId=${item.fiche.id} .catalogue=${this.catalogue}></archipel-seance-fiche></aside>`}
        </div>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-seance': SessionPage;
  }
}
