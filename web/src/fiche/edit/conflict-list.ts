// <archipel-conflits>: what the contract's files now say otherwise than people, value by value, and the choice.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Conflict, settleConflict } from '../../api/edit.ts';
import { getFiche } from '../../api/fiche.ts';
import { glue } from '../../format/typography.ts';
import type { Catalogue } from '../../state/catalogue.ts';
import { href } from '../../state/route.ts';
import { PageElement } from '../../ui/element.ts';
import { contractName } from '../../ui/links.ts';
import { type Content, unknown } from '../../ui/parts.ts';
import { Act } from './act.ts';
import { Names } from './names.ts';
import { isField, labelOf, moment, words } from './words.ts';

@customElement('archipel-conflits')
export class ConflictList extends PageElement {
  @property({ attribute: false }) conflicts: readonly Conflict[] = [];
  @property({ attribute: false }) catalogue!: Catalogue;
  /** Names the fiche of each; needless on its own page. */
  @property({ type: Boolean }) named = false;
  private readonly names = new Names(this);
  private readonly act = new Act(this);

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('conflicts')) {
      this.names.learn(this.catalogue, [...new Set(this.conflicts.map(({ fiche }) => fiche.contrat))]).catch(() => undefined);
    }
  }

  private async settle({ n, fiche, champ, libelle }: Conflict, resolution: 'garder' | 'prendre'): Promise<void> {
    const done = await this.act.run(async () => {
      const { version } = await getFiche(fiche.id);
      await settleConflict(n, resolution, version);
      this.emit('conflit-tranche', n);
      return `${labelOf(champ, libelle)} : ${resolution === 'garder' ? 'votre saisie est gardée' : 'la valeur des fichiers est prise'}.`;
    });
    if (done) this.querySelector<HTMLElement>('.conflict-list')?.focus();
  }

  private value(name: string, value: unknown): Content {
    const said = isField(name) ? words(name, value, this.names) : value === null ? null : 'Fiche entière';
    return said === null ? unknown() : glue(said);
  }

  private conflict(conflict: Conflict): TemplateResult {
    const { fiche, champ, libelle, saisi, fichier_avant, fichier, constate_le } = conflict;
    const what = `${labelOf(champ, libelle)}, fiche ${fiche.numero ?? fiche.id}`;
    return html`
      <li>
        <h3>${this.named ? html`<a href=${href({ page: 'dossier', id: fiche.id })}><span class="fiche-number">${fiche.numero ?? fiche.id}</span> ${glue(fiche.titre)}</a> <span class="unit">${contractName(fiche.contrat)}</span> · ` : nothing}${labelOf(champ, libelle)}</h3>
        <div class="clash-sides">
          <div class="clash-side"><p class="clash-title">Ce qui a été saisi ici</p><p class="clash-value">${this.value(champ, saisi)}</p>
            <button type="button" class="button small" ?disabled=${this.act.busy} aria-label="Garder la saisie : ${what}" @click=${() => void this.settle(conflict, 'garder')}>Garder la saisie</button></div>
          <div class="clash-side"><p class="clash-title">Ce que disent maintenant les fichiers du contrat</p><p class="clash-value">${this.value(champ, fichier)}</p>
            <button type="button" class="button small" ?disabled=${this.act.busy} aria-label="Prendre la valeur des fichiers : ${what}" @click=${() => void this.settle(conflict, 'prendre')}>Prendre cette valeur</button></div>
        </div>
        <p class="hint">Constaté le ${moment(constate_le)}.${fichier_avant === null || fichier_avant === undefined || !isField(champ) ? nothing : html` Au moment de la saisie, les fichiers disaient : ${this.value(champ, fichier_avant)}.`}</p>
      </li>`;
  }

  protected override render(): TemplateResult {
    return html`
      ${this.act.view()}
      ${this.conflicts.length === 0 ? nothing : html`<ul class="conflict-list" tabindex="-1" aria-label="Valeurs à trancher">${this.conflicts.map((each) => this.conflict(each))}</ul>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-conflits': ConflictList;
  }
}
