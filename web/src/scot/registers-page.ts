// <archipel-registres>: the four registers: what is entered, by whom; enter, annul with a reason, bring back.

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { annulEntry, type Entry, listEntries, registerFile, type RegisterQuery, restoreEntry } from '../api/registers.ts';
import { date } from '../format/date.ts';
import { plural } from '../format/number.ts';
import { glue } from '../format/typography.ts';
import type { Catalogue } from '../state/catalogue.ts';
import { Loader } from '../state/loader.ts';
import { href } from '../state/route.ts';
import { scotRoute, type ScotRoute, withAsked } from '../state/scot-route.ts';
import { PageElement } from '../ui/element.ts';
import '../ui/key-panel.ts';
import { objetLink } from '../ui/links.ts';
import { type Content, section, sheetHead, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';
import { natureName, STATES } from './choice.ts';
import { ha } from './figures.ts';
import './register-form.ts';
import { counts, qualificationName, registerOf, REGISTERS } from './registers.ts';
import { fields, Saver } from './saver.ts';
import { scotNav } from './scot-nav.ts';

@customElement('archipel-registres')
export class RegistersPage extends PageElement {
  @property({ attribute: false }) route!: ScotRoute;
  @property({ attribute: false }) catalogue!: Catalogue;
  /** The entry being annulled. */
  @state() private annulling: number | null = null;
  private readonly entries = new Loader<readonly Entry[]>(this);
  private readonly saver = new Saver(this);

  private get query(): RegisterQuery {
    const { registre, perimetre, objet, annules } = this.route.filtres;
    const about = registerOf(registre).id;
    return { perimetre, annules, ...(about === 'qualifications' ? { friche: objet } : about === 'projets' || about === 'pene' ? { fiche: objet } : {}) };
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('route')) this.reload(false);
  }

  private reload(keep = true): void {
    const { query } = this;
    const { id } = registerOf(this.route.filtres['registre']);
    this.annulling = null;
    void this.entries.load((signal) => listEntries(id, query, signal), keep);
  }

  private async annul(event: Event, id: number): Promise<void> {
    event.preventDefault();
    const { motif } = fields(event.target as HTMLFormElement);
    if (motif === undefined) return;
    if (await this.saver.run(() => annulEntry(registerOf(this.route.filtres['registre']).id, id, motif), `Inscription n° ${id} annulée.`)) this.reload();
  }

  private async restore(id: number): Promise<void> {
    if (await this.saver.run(() => restoreEntry(registerOf(this.route.filtres['registre']).id, id), `Inscription n° ${id} rétablie.`)) this.reload();
  }

  private what(entry: Entry): Content {
    const { titre, friche, fiche, objet, commune, arrete, id } = entry;
    const link = friche ? objetLink(friche) : fiche ? html`<a href=${href({ page: 'dossier', id: fiche.id })}>${glue(fiche.titre)}</a>` : objet ? objetLink(objet) : glue(titre ?? `Inscription n° ${id}`);
    return html`${link}<div class="row-below">${[titre && (fiche || objet) ? titre : null, commune?.nom ?? null, arrete ?? null].filter((part) => part !== null).join(' · ')}</div>`;
  }

  private value({ qualification, surface_ha, deductible, total_ha, nature, etat, date_effet, conforme }: Entry): Content {
    const words = [
      qualification === undefined ? null : qualificationName(qualification), surface_ha === undefined ? null : ha(surface_ha), deductible === undefined ? null : deductible ? 'déductible' : 'non déductible',
      total_ha === undefined ? null : ha(total_ha), natureName(nature ?? null), STATES.find(([code]) => code === etat && code !== '')?.[1].replace(/s$/, '') ?? null,
      date_effet ? `au ${date(date_effet)}` : null, conforme === true ? 'conforme au décret' : conforme === false ? 'non conforme au décret' : null,
    ].filter((word) => word !== null);
    return words.length === 0 ? html`<em class="unknown">Non renseigné</em>` : words.join(', ');
  }

  private action(entry: Entry): TemplateResult {
    const { id, annule_le } = entry;
    if (annule_le !== null) return html`<button type="button" class="button quiet small" ?disabled=${this.saver.busy} @click=${() => void this.restore(id)}>Rétablir<span class="visually-hidden"> l’inscription n° ${id}</span></button>`;
    if (this.annulling !== id) return html`<button type="button" class="button quiet small" @click=${() => { this.annulling = id; }}>Annuler<span class="visually-hidden"> l’inscription n° ${id}</span></button>`;
    return html`
      <form @submit=${(event: Event) => void this.annul(event, id)}>
        <label for="annulation-motif">Motif</label> <input id="annulation-motif" name="motif" type="text" maxlength="2000" required />
        <p class="actions"><button type="submit" class="button small" ?disabled=${this.saver.busy}>Annuler l’inscription</button> <button type="button" class="button quiet small" @click=${() => { this.annulling = null; }}>Garder</button></p>
      </form>`;
  }

  private table(entries: readonly Entry[]): TemplateResult {
    return entries.length === 0 ? html`<p class="empty">Ce registre n’a aucune inscription à montrer.</p>` : html`
      <table class="figures spread register">
        <caption class="visually-hidden">Inscriptions</caption>
        <thead><tr><th scope="col">Objet</th><th scope="col" class="words">Inscrit</th><th scope="col" class="words second">Preuve</th><th scope="col" class="words second">Par</th><th scope="col" class="no-print"><span class="visually-hidden">Actions</span></th></tr></thead>
        <tbody>${entries.map((entry) => html`
          <tr class=${counts(entry) ? '' : 'annulled'}><th scope="row">${this.what(entry)}</th><td class="words">${this.value(entry)}${entry.annule_le === null ? (entry.en_vigueur === false ? html`<div class="row-below">remplacée</div>` : nothing) : html`<div class="row-below">Annulée le ${date(entry.annule_le)} par ${entry.annule_par} : ${glue(entry.annule_motif ?? '')}</div>`}</td>
            <td class="words second">${glue([entry.decideur, entry.date_decision ? date(entry.date_decision) : null, entry.preuve, entry.remarque].filter((part) => part !== null && part !== undefined).join(' · '))}</td>
            <td class="words second">${entry.auteur}<div class="row-below">${date(entry.saisi_le)}</div></td><td class="no-print">${this.action(entry)}</td></tr>`)}</tbody>
      </table>`;
  }

  protected override render(): TemplateResult {
    const register = registerOf(this.route.filtres['registre']);
    const { objet = '', annules = '' } = this.route.filtres;
    const { result, value } = this.entries;
    return html`
      ${sheetHead(scotNav(this.route), 'Registres', html`<archipel-key class="no-print"></archipel-key>`)}
      <nav class="scot-nav" aria-label="Registres"><ul>${REGISTERS.map(({ id, title }) => html`<li><a href=${href(scotRoute('registres', '', { registre: id }))} aria-current=${id === register.id ? 'page' : 'false'}>${title}</a></li>`)}</ul></nav>
      <p class="lead">${glue(register.intro)}</p>
      ${objet === '' ? nothing : html`<p class="hint">Sur ${this.catalogue.nameOf('friches', objet) ?? objet} seulement. <a href=${href(withAsked(this.route, { objet: '' }))}>Tout le registre</a></p>`}
      ${section(register.title, html`
        <div class="filters"><label class="check"><input type="checkbox" .checked=${annules === 'true'} @change=${(event: Event) => this.emit('amend', withAsked(this.route, { annules: (event.target as HTMLInputElement).checked ? 'true' : '' }))} /> Montrer aussi les inscriptions annulées</label></div>
        ${this.saver.view()}
        ${result.state === 'problem' ? problemMessage(result.problem, this.entries.retry) : value === null ? skeleton(5) : this.table(value)}
        <p class="actions files"><span class="unit" aria-hidden="true">Registre</span>${['xlsx', 'csv'].map((format) => html`<a class="button quiet" download href=${registerFile(register.id, this.query, format)}><span class="visually-hidden">Registre en </span>${format.toUpperCase()}</a> `)}</p>`,
      value === null ? nothing : plural(value.length, 'inscription'))}
      ${section('Inscrire', html`<archipel-inscription .register=${register} .catalogue=${this.catalogue} .objet=${objet} @entry-changed=${() => this.reload()}></archipel-inscription>`, 'Daté, signé, annulable')}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-registres': RegistersPage;
  }
}
