// <archipel-fiche-gestes>: what one may do with a fiche: edit it, see its history, settle its conflicts, archive it, bring
// it back. Each opens in the page; the form's code comes when one edits.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { archiveFiche, type Conflict, restoreFiche } from '../../api/edit.ts';
import { type Fiche, getFiche } from '../../api/fiche.ts';
import { unreachable } from '../../api/problem.ts';
import { date } from '../../format/date.ts';
import { plural } from '../../format/number.ts';
import type { Catalogue } from '../../state/catalogue.ts';
import { recallDraft } from '../../state/draft.ts';
import { Loader } from '../../state/loader.ts';
import { href } from '../../state/route.ts';
import { PageElement } from '../../ui/element.ts';
import { skeleton } from '../../ui/parts.ts';
import { problemMessage } from '../../ui/problem.ts';
import { Act } from './act.ts';
import { draftName } from './drafts.ts';
import type { Saved } from './edit-form.ts';

type Panel = 'edit' | 'history' | 'archive';

@customElement('archipel-fiche-gestes')
export class Gestures extends PageElement {
  @property({ attribute: false }) fiche!: Fiche;
  @property({ attribute: false }) catalogue!: Catalogue;
  @state() private open: ReadonlySet<Panel> = new Set();
  /** Archived a moment ago, from here: the way back is an undoing. */
  @state() private fresh = false;
  private readonly act = new Act(this);
  /** The form's code and the fiche as it is now. */
  private readonly editing = new Loader<Fiche>(this);
  private readonly history = new Loader<unknown>(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    const before = changes.get('fiche') as Fiche | undefined;
    if (before !== undefined && before.id !== this.fiche.id) {
      this.open = new Set();
      this.fresh = false;
      this.act.say('');
    }
    if (this.fiche.conflits.length > 0) void import('./conflict-list.ts');
  }

  private get conflicts(): readonly Conflict[] {
    const { id, numero, titre, contrat, href: address } = this.fiche;
    return this.fiche.conflits.map((each) => ({ ...each, libelle: each.champ, fiche: { id, numero, titre, contrat, href: address } }));
  }

  private toggle(panel: Panel, open = !this.open.has(panel)): void {
    const next = new Set(this.open);
    if (open) next.add(panel);
    else next.delete(panel);
    this.open = next;
  }

  private readonly edit = (): void => {
    const { id } = this.fiche;
    this.act.say('');
    this.toggle('edit', true);
    void this.editing.load(async (signal) => {
      await import('./edit-form.ts').catch(() => { throw unreachable(); });
      return getFiche(id, signal);
    });
  };

  private readonly showHistory = (): void => {
    this.toggle('history');
    void this.history.load(() => import('./history.ts').catch(() => { throw unreachable(); }));
  };

  /** The whole page follows: what is shown of the fiche, its life, the map. */
  private written(): void {
    this.emit('fiche-ecrite', this.fiche.id);
    this.catalogue.refresh('fiches').catch(() => undefined);
  }

  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>(selector)?.focus();
  }

  private readonly saved = (event: CustomEvent<Saved>): void => {
    this.toggle('edit', false);
    this.act.say(event.detail.said);
    this.written();
    void this.focusOn('.gesture-edit');
  };

  private readonly closed = (): void => {
    this.toggle('edit', false);
    void this.focusOn('.gesture-edit');
  };

  /** Archiving and its contrary hold whatever the version: they touch no value. */
  private async move(archive: boolean): Promise<void> {
    const { id } = this.fiche;
    const done = await this.act.run(async () => {
      const { version } = await getFiche(id);
      await (archive ? archiveFiche(id, version) : restoreFiche(id, version));
      this.toggle('archive', false);
      this.fresh = archive;
      this.written();
      return archive ? 'Fiche archivée.' : 'Fiche restaurée : elle est de nouveau dans les listes, sur la carte et dans les totaux.';
    });
    if (done) await this.focusOn(archive ? '.gesture-restore' : '.gesture-edit');
  }

  protected override updated(): void {
    // Archived from here: once the page is read again, the way back takes the focus that was lost with the button.
    if (this.fresh && document.activeElement === document.body) this.querySelector<HTMLElement>('.gesture-restore')?.focus();
  }

  private archived(since: string): TemplateResult {
    return html`
      <div class="archived" role="note">
        <p><strong>Fiche archivée le ${date(since)}.</strong> Elle n’est plus dans les listes, sur la carte ni dans les totaux ; rien n’en est effacé.</p>
        <p class="actions"><button type="button" class="button primary gesture-restore" ?disabled=${this.act.busy} @click=${() => void this.move(false)}>${this.fresh ? 'Annuler l’archivage' : 'Restaurer la fiche'}</button>
          <a class="button quiet" href=${href({ page: 'archivees' })}>Fiches archivées</a></p>
      </div>`;
  }

  private confirmation(): TemplateResult {
    return html`
      <div class="confirm" role="group" aria-labelledby="archive-title">
        <h3 id="archive-title" tabindex="-1">Archiver cette fiche ?</h3>
        <p>Elle quittera les listes, la carte et les totaux du contrat. Rien n’est effacé : ses valeurs et son historique restent, et on la restaure d’un geste.</p>
        <p class="actions">
          <button type="button" class="button primary" ?disabled=${this.act.busy} @click=${() => void this.move(true)}>Archiver la fiche</button>
          <button type="button" class="button quiet" @click=${() => { this.toggle('archive', false); void this.focusOn('.gesture-archive'); }}>Ne pas archiver</button>
        </p>
      </div>`;
  }

  private form(): TemplateResult {
    const { result } = this.editing;
    return result.state === 'ready' ? html`<archipel-edition .fiche=${result.value} .catalogue=${this.catalogue} @edition-saved=${this.saved} @edition-closed=${this.closed}></archipel-edition>`
      : result.state === 'problem' ? problemMessage(result.problem, this.editing.retry) : skeleton(8);
  }

  private buttons(): TemplateResult {
    const { open } = this;
    const draft = recallDraft(draftName(this.fiche.id, '')) !== null;
    return html`
      <p class="actions gestures">
        ${this.fiche.archivee_le !== null || open.has('edit') ? nothing : html`<button type="button" class="button gesture-edit" @click=${this.edit}>${draft ? 'Reprendre la modification' : 'Modifier'}</button>`}
        <button type="button" class="button quiet" aria-expanded=${open.has('history') ? 'true' : 'false'} @click=${this.showHistory}>Historique</button>
        ${this.fiche.archivee_le !== null || open.has('edit') ? nothing : html`<button type="button" class="button quiet gesture-archive" aria-expanded=${open.has('archive') ? 'true' : 'false'}
          @click=${() => { this.toggle('archive'); void this.focusOn('#archive-title'); }}>Archiver…</button>`}
      </p>`;
  }

  protected override render(): TemplateResult {
    const { fiche, open, catalogue } = this;
    const conflicts = fiche.conflits.length;
    return html`
      ${fiche.archivee_le === null ? nothing : this.archived(fiche.archivee_le)}
      ${this.buttons()}
      ${this.act.view()}
      ${open.has('archive') ? this.confirmation() : nothing}
      ${conflicts === 0 ? nothing : html`
        <section class="sheet-section conflicts">
          <div class="section-head"><h2>${plural(conflicts, 'valeur')} à trancher</h2></div>
          <archipel-conflits .conflicts=${this.conflicts} .catalogue=${catalogue} @conflit-tranche=${() => this.written()}></archipel-conflits>
        </section>`}
      ${open.has('edit') ? this.form() : nothing}
      ${open.has('history') ? html`
        <section class="sheet-section">
          <div class="section-head"><h2>Historique</h2></div>
          ${this.history.result.state === 'problem' ? problemMessage(this.history.result.problem, this.history.retry)
            : html`<archipel-historique .fiche=${fiche} .catalogue=${catalogue} @fiche-annulee=${() => this.written()}></archipel-historique>`}
        </section>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-fiche-gestes': Gestures;
  }
}
