// <archipel-archivees>: the archived fiches, each with its way back.

import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { listArchived, restoreFiche } from '../../api/edit.ts';
import { type FicheList, type FicheSummary, getFiche } from '../../api/fiche.ts';
import { amountText } from '../../format/amount.ts';
import { plural } from '../../format/number.ts';
import { glue } from '../../format/typography.ts';
import type { Catalogue } from '../../state/catalogue.ts';
import { Loader } from '../../state/loader.ts';
import { href } from '../../state/route.ts';
import { PageElement } from '../../ui/element.ts';
import { contractName } from '../../ui/links.ts';
import { sheetHead, skeleton, unknown } from '../../ui/parts.ts';
import { problemMessage } from '../../ui/problem.ts';
import { Act } from './act.ts';

@customElement('archipel-archivees')
export class ArchivedPage extends PageElement {
  @property({ attribute: false }) catalogue!: Catalogue;
  private readonly list = new Loader<FicheList>(this);
  private readonly act = new Act(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private load(): Promise<void> {
    return this.list.load((signal) => listArchived(signal), true);
  }

  private async restore({ id, numero, titre }: FicheSummary): Promise<void> {
    const done = await this.act.run(async () => {
      const { version } = await getFiche(id);
      await restoreFiche(id, version);
      this.catalogue.refresh('fiches').catch(() => undefined);
      await this.load();
      return `Fiche ${numero ?? id} « ${titre} » restaurée.`;
    });
    if (done) this.querySelector<HTMLElement>('h1')?.focus();
  }

  private fiche(fiche: FicheSummary): TemplateResult {
    const total = amountText({ montant_eur: fiche.montant_total_eur, mention: fiche.montant_total_mention ?? null, imprime: null });
    return html`
      <li class="row">
        <div class="row-main"><a href=${href({ page: 'dossier', id: fiche.id })}><span class="fiche-number">${fiche.numero ?? fiche.id}</span> ${glue(fiche.titre)}</a>
          <div class="row-below">${contractName(fiche.contrat)} · ${total ?? unknown()}</div></div>
        <div class="row-figure"><button type="button" class="button small" ?disabled=${this.act.busy} aria-label="Restaurer la fiche ${fiche.numero ?? fiche.id}, ${fiche.titre}" @click=${() => void this.restore(fiche)}>Restaurer</button></div>
      </li>`;
  }

  protected override render(): TemplateResult {
    const { result, value } = this.list;
    return html`
      ${sheetHead(html`<a href=${href({ page: 'contrats', id: '', filtres: {} })}>Contrats</a>`, 'Fiches archivées', html`
        <p class="subtitle">Hors des listes, de la carte et des totaux. Rien n’en est effacé.</p>`)}
      ${this.act.view()}
      ${value === null ? (result.state === 'problem' ? problemMessage(result.problem, this.list.retry) : skeleton(5)) : html`
        <p class="count">${value.numberMatched === 0 ? 'Aucune fiche archivée.' : plural(value.numberMatched, 'fiche')}</p>
        <ul class="rows">${value.items.map((fiche) => this.fiche(fiche))}</ul>`}`;
  }
}
