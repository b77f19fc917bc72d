// <archipel-point-form>: a new item of an agenda, or one being corrected. What is typed is kept until it is sent.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { addItem, type AgendaItem, type Meeting, patchItem, type Values } from '../api/committee.ts';
import { listFiches } from '../api/fiche.ts';
import type { FicheRef } from '../api/refs.ts';
import { status, STATUS_CODES } from '../format/code.ts';
import { Loader } from '../state/loader.ts';
import { fields, Saver } from '../scot/saver.ts';
import { PageElement } from '../ui/element.ts';
import { forget, keep, recall } from './kept.ts';

@customElement('archipel-point-form')
export class ItemForm extends PageElement {
  @property({ attribute: false }) meeting!: Meeting;
  /** Null: a new one. */
  @property({ attribute: false }) item: AgendaItem | null = null;
  private readonly fiches = new Loader<readonly FicheRef[]>(this);
  private readonly saver = new Saver(this);

  private get draft(): string {
    return `${this.meeting.id}.point.${this.item?.n ?? 'nouveau'}`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const contrat = this.meeting.contrat?.id;
    void this.fiches.load(async (signal) => (await listFiches({ limit: 500, ...(contrat === undefined ? {} : { contrat }) }, signal)).items);
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { titre = '', fiche = '', demande = '', statut_demande = '' } = fields(form);
    const id = fiche.split(' ')[0] ?? '';
    const about = this.fiches.value?.find((each) => each.id === id);
    const named = titre === '' && about !== undefined ? about.titre : titre;
    const values: Values = { titre: named, fiche: id === '' ? null : id, demande: demande === '' ? null : demande, statut_demande: statut_demande === '' ? null : statut_demande };
    const { meeting, item } = this;
    let after: Meeting = meeting;
    if (await this.saver.run(async () => { after = item === null ? await addItem(meeting, values) : await patchItem(meeting, item.n, values); }, 'Enregistré.')) {
      forget(this.draft);
      if (item === null) form.reset();
      this.emit('meeting-changed', after);
    } else {
      this.emit('meeting-stale', null);
    }
  };

  private readonly typing = (event: Event): void => keep(this.draft, fields(event.currentTarget as HTMLFormElement));

  protected override render(): TemplateResult {
    const { item } = this;
    const typed = recall(this.draft);
    const id = `point-${item?.n ?? 'nouveau'}`;
    const value = (name: 'titre' | 'demande' | 'statut_demande'): string => typed?.[name] ?? item?.[name] ?? '';
    const asked = value('statut_demande');
    return html`
      <form class="short-form item-form" @submit=${this.submit} @input=${this.typing} novalidate>
        <div class="form-fields">
          <div class="form-field"><label for="${id}-fiche">Fiche <span class="hint">(facultative)</span></label>
            <input id="${id}-fiche" name="fiche" type="text" list="${id}-fiches" autocomplete="off" .value=${typed?.['fiche'] ?? item?.fiche?.id ?? ''} aria-describedby="${id}-aide" />
            <datalist id="${id}-fiches">${(this.fiches.value ?? []).map((fiche) => html`<option value=${fiche.id}>${fiche.titre}</option>`)}</datalist>
            <span class="hint" id="${id}-aide">Son identifiant, comme call-1.1 ; tapez son titre pour la trouver.</span></div>
          <div class="form-field"><label for="${id}-titre">Titre du point <span class="hint">(sinon celui de la fiche)</span></label><input id="${id}-titre" name="titre" type="text" maxlength="300" .value=${value('titre')} /></div>
          <div class="form-field"><label for="${id}-statut">Statut demandé</label>
            <select id="${id}-statut" name="statut_demande"><option value="">Aucun</option>${STATUS_CODES.map((code) => html`<option value=${code} ?selected=${code === asked}>${status(code)}</option>`)}</select></div>
          <div class="form-field area"><label for="${id}-demande">Ce qui est demandé au comité</label><textarea id="${id}-demande" name="demande" rows="3" maxlength="5000" .value=${value('demande')}></textarea></div>
        </div>
        <p class="actions"><button type="submit" class="button ${item === null ? 'primary' : ''}" ?disabled=${this.saver.busy}>${item === null ? 'Ajouter à l’ordre du jour' : 'Enregistrer le point'}</button>
          ${item === null ? nothing : html`<button type="button" class="button quiet" @click=${() => this.emit('item-closed', null)}>Fermer</button>`}</p>
        ${this.saver.view()}
      </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-point-form': ItemForm;
  }
}
