// <archipel-cles>: who may write: keys made, dated, lowered and revoked by whoever has an administrator's. A key is shown once.

import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { changeKey, createKey, type Key, listKeys, revokeKey, type Role } from '../api/keys.ts';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import type { List } from '../api/refs.ts';
import { date } from '../format/date.ts';
import { keyring } from '../state/key.ts';
import { Loader } from '../state/loader.ts';
import { PageElement } from '../ui/element.ts';
import '../ui/key-panel.ts';
import { section, sheetHead, skeleton } from '../ui/parts.ts';
import { problemMessage } from '../ui/problem.ts';

const ROLES: Readonly<Record<Role, string>> = { lecteur: 'Lecteur', editeur: 'Éditeur', administrateur: 'Administrateur' };
const MEANS: Readonly<Record<Role, string>> = {
  lecteur: 'dit seulement qui lit',
  editeur: 'écrit : fiches, objets, suivi, registres',
  administrateur: 'écrit et gère les clés',
};
const STATES: Readonly<Record<Key['etat'], string>> = { valable: 'Valable', expiree: 'Expirée', revoquee: 'Révoquée' };

@customElement('archipel-cles')
export class KeysPage extends PageElement {
  @state() private made: { readonly name: string; readonly secret: string } | null = null;
  @state() private said = '';
  @state() private problem: ApiProblem | null = null;
  @state() private sending = false;
  /** The key about to be revoked: asked twice, in the page. */
  @state() private leaving = '';
  @query('form.key-new') private form!: HTMLFormElement | null;
  private readonly keys = new Loader<List<Key>>(this);
  private readonly changed = (): void => this.load();

  override connectedCallback(): void {
    super.connectedCallback();
    keyring.addEventListener('change', this.changed);
    this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    keyring.removeEventListener('change', this.changed);
  }

  private load(): void {
    if (keyring.secret === null) this.keys.clear();
    else void this.keys.load(() => listKeys(), true);
  }

  /** What is typed stays until the service has it. */
  private async act(job: () => Promise<unknown>, said: string): Promise<boolean> {
    this.sending = true;
    this.problem = null;
    this.said = '';
    try {
      await job();
      this.said = said;
      this.load();
      return true;
    } catch (error) {
      this.problem = asProblem(error);
      return false;
    } finally {
      this.sending = false;
    }
  }

  private readonly create = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.form === null) return;
    const data = new FormData(this.form);
    const text = (name: string): string => { const value = data.get(name); return typeof value === 'string' ? value.trim() : ''; };
    const nom = text('nom');
    const until = text('expire_le');
    const done = await this.act(async () => {
      const { secret } = await createKey({ nom, role: text('role') as Role, expire_le: until === '' ? null : until });
      this.made = { name: nom, secret };
    }, `La clé de ${nom} est faite.`);
    if (!done) return;
    this.form.reset();
    await this.updateComplete;
    this.querySelector<HTMLElement>('.key-made h2')?.focus();
  };

  private readonly copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.made?.secret ?? '');
      this.said = 'La clé est copiée.';
    } catch {
      this.said = 'Le navigateur ne permet pas de copier : sélectionnez la clé.';
    }
  };

  private secret(): TemplateResult | typeof nothing {
    const { made } = this;
    return made === null ? nothing : html`
      <div class="key-made" role="status"><h2 tabindex="-1">La clé de ${made.name}</h2>
        <p>Elle est montrée cette seule fois. Donnez-la à ${made.name} par un moyen sûr ; le service n’en garde que l’empreinte.</p>
        <p class="key-line"><input class="key-text" readonly aria-label="Clé de ${made.name}" .value=${made.secret} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
          <button type="button" class="button" @click=${this.copy}>Copier</button>
          <button type="button" class="button quiet" @click=${() => { this.made = null; }}>Je l’ai, ne plus la montrer</button></p></div>`;
  }

  private asking(): TemplateResult {
    return html`
      <form class="key-new" @submit=${this.create}>
        <label>À qui <input name="nom" required maxlength="100" autocomplete="off" /></label>
        <label>Rôle <select name="role">${(Object.keys(ROLES) as Role[]).map((role) => html`<option value=${role} ?selected=${role === 'editeur'}>${ROLES[role]} (${MEANS[role]})</option>`)}</select></label>
        <label>Jusqu’au (facultatif) <input name="expire_le" type="date" /></label>
        <button type="submit" class="button primary" ?disabled=${this.sending}>Créer la clé</button>
      </form>`;
  }

  private line(key: Key): TemplateResult {
    const open = key.etat !== 'revoquee';
    return html`<tr class=${open ? '' : 'computed'}>
      <th scope="row">${key.nom}<div class="row-below">${key.id}</div></th>
      <td class="words">${open ? html`<select aria-label="Rôle de ${key.nom}" ?disabled=${this.sending} @change=${(event: Event) => void this.lower(key, event.target as HTMLSelectElement)}>
        ${(Object.keys(ROLES) as Role[]).map((role) => html`<option value=${role} ?selected=${role === key.role}>${ROLES[role]}</option>`)}</select>` : ROLES[key.role]}</td>
      <td class="words">${STATES[key.etat]}</td>
      <td class="words">${date(key.creee_le)}</td>
      <td class="words">${key.utilisee_le === null ? 'jamais' : date(key.utilisee_le)}</td>
      <td class="words">${key.expire_le === null ? 'sans terme' : date(key.expire_le)}</td>
      <td>${!open ? date(key.revoquee_le ?? '') : this.leaving === key.id
        ? html`<button type="button" class="button danger small" ?disabled=${this.sending} @click=${() => void this.revoke(key)}>Révoquer pour de bon</button> <button type="button" class="button quiet small" @click=${() => { this.leaving = ''; }}>Garder</button>`
        : html`<button type="button" class="button quiet small" @click=${() => { this.leaving = key.id; }}>Révoquer<span class="visually-hidden"> la clé de ${key.nom}</span></button>`}</td></tr>`;
  }

  private async lower(key: Key, field: HTMLSelectElement): Promise<void> {
    const role = field.value as Role;
    if (!(await this.act(() => changeKey(key.id, { role }), `La clé de ${key.nom} est celle d’un ${ROLES[role].toLowerCase()}.`))) field.value = key.role;
  }

  private async revoke(key: Key): Promise<void> {
    await this.act(() => revokeKey(key.id), `La clé de ${key.nom} est révoquée : elle n’ouvre plus rien.`);
    this.leaving = '';
  }

  private table(keys: readonly Key[]): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="group" aria-label="Clés"><table class="figures broad keys">
      <thead><tr><th scope="col">À qui</th><th scope="col" class="words">Rôle</th><th scope="col" class="words">État</th><th scope="col" class="words">Créée</th><th scope="col" class="words">Dernier usage</th><th scope="col" class="words">Terme</th><th scope="col">Révocation</th></tr></thead>
      <tbody>${keys.map((key) => this.line(key))}</tbody></table></div>`;
  }

  protected override render(): TemplateResult {
    const head = sheetHead('Administration', 'Clés', html`<p class="lead">Lire est ouvert à tous. Une clé dit qui écrit, et ce qu’elle permet ; chaque acte est au journal.</p>`);
    if (keyring.secret === null) return html`${head}<archipel-key asking why="Gérer les clés demande une clé d’administrateur : celle que le service a montrée à son premier démarrage, ou « ./archipel key create »."></archipel-key>`;
    const { result, value } = this.keys;
    const refused = result.state === 'problem' && result.problem.status === 403;
    return html`${head}<archipel-key></archipel-key>
      <p class="saved" role="status">${this.said}</p>
      ${this.problem === null ? nothing : problemMessage(this.problem, null)}
      ${result.state === 'problem' ? html`${problemMessage(result.problem, this.keys.retry)}${refused ? html`<p class="hint">Oubliez cette clé et donnez celle d’un administrateur.</p>` : nothing}`
        : value === null ? skeleton(6) : html`
        ${this.secret()}
        ${section('Nouvelle clé', this.asking())}
        ${section('Toutes les clés', this.table(value.items))}`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-cles': KeysPage;
  }
}
