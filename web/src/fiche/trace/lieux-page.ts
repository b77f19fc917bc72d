// <archipel-lieux>: where a fiche is. Draw, reshape, cut, take from a file; link objects by clicking them; all of it undone
// step by step, kept in the tab until it is saved.

import type { Geometry } from 'geojson';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type FicheDocument, type ObjectLink, patchFiche, type Trace } from '../../api/edit.ts';
import { type Fiche, getFiche } from '../../api/fiche.ts';
import { type ApiProblem, asProblem } from '../../api/problem.ts';
import type { Bbox } from '../../api/refs.ts';
import { plural } from '../../format/number.ts';
import { glue } from '../../format/typography.ts';
import { unionAll } from '../../geo/bbox.ts';
import type { Pointed } from '../../map/map-view.ts';
import type { Stage } from '../../map/stage.ts';
import type { Catalogue } from '../../state/catalogue.ts';
import { dropDraft, keepDraft, recallDraft } from '../../state/draft.ts';
import { Loader } from '../../state/loader.ts';
import { href } from '../../state/route.ts';
import { PageElement } from '../../ui/element.ts';
import '../../ui/key-panel.ts';
import { objetLink } from '../../ui/links.ts';
import { section, sheetHead, skeleton } from '../../ui/parts.ts';
import { problemMessage } from '../../ui/problem.ts';
import { symbol } from '../../ui/symbol.ts';
import { plain } from '../edit/words.ts';
import { Book, type Drawn, roundShape, type Shape, type Sheet, toDrawn, toTraces } from './book.ts';
import { cutHole, splitPolygon } from './cut.ts';
import { type DrawingBoard, startBoard, type Tool } from './drawing.ts';
import './file-part.ts';
import { Snapper } from './snap.ts';
import { kindWord, measureWords } from './words.ts';

const TOOLS: readonly (readonly [Tool, string, string])[] = [
  ['polygone', 'Polygone', 'Cliquez chaque angle ; revenez sur le premier ou appuyez sur Entrée pour fermer. Échap recommence. Les angles s’accrochent aux objets et aux limites des communes.'],
  ['ligne', 'Ligne', 'Cliquez chaque sommet ; cliquez le dernier une seconde fois ou appuyez sur Entrée pour finir. Échap recommence.'],
  ['point', 'Point', 'Cliquez l’endroit.'],
  ['modifier', 'Modifier', 'Cliquez un tracé, puis déplacez ses sommets ou leurs milieux. Un clic droit sur un sommet le retire.'],
  ['couper', 'Couper', 'Tracez une ligne qui traverse un polygone de part en part ; Entrée ou un second clic sur le dernier point coupe.'],
  ['trouer', 'Trouer', 'Dessinez, à l’intérieur d’un polygone, ce qu’il faut en retirer.'],
  ['choisir', 'Lier un objet', 'Cliquez un objet de la carte pour le lier à la fiche ; un second clic le retire.'],
];

const ROLES: readonly (readonly [string, string])[] = [['porte_sur', 'porte sur'], ['dessert', 'dessert'], ['mentionne', 'mentionne']];

@customElement('archipel-lieux')
export class PlacesPage extends PageElement {
  @property({ attribute: false }) ficheId = '';
  @property({ attribute: false }) catalogue!: Catalogue;
  @property({ attribute: false }) version = 0;
  @property({ attribute: false }) stage: () => Promise<Stage> = () => new Promise(() => {});
  @state() private tool: Tool = 'modifier';
  @state() private linkRole = 'porte_sur';
  @state() private going: Shape | null = null;
  @state() private said = '';
  @state() private problem: ApiProblem | null = null;
  @state() private busy = false;
  @state() private clash = false;
  private readonly fiche = new Loader<Fiche>(this);
  private book = new Book({ traces: [], objets: [] });
  private base: Sheet = { traces: [], objets: [] };
  private seen = 0;
  private board: DrawingBoard | null = null;
  private starting: Promise<void> | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('map-pick', this.pick, true);
    document.addEventListener('keydown', this.press);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('map-pick', this.pick, true);
    document.removeEventListener('keydown', this.press);
    this.board?.stop();
    this.board = null;
    this.starting = null;
    // The element is off the page: the page itself is told.
    document.querySelector('archipel-app')?.dispatchEvent(new CustomEvent('drawing', { detail: false }));
    document.querySelector('archipel-app')?.dispatchEvent(new CustomEvent('zone-geometry', { detail: null }));
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('ficheId')) void this.load();
  }

  private get draft(): string {
    return `lieux.${this.ficheId}`;
  }

  private async load(): Promise<void> {
    const { ficheId } = this;
    await this.fiche.load((signal) => getFiche(ficheId, signal));
    const fiche = this.fiche.value;
    if (fiche === null || !this.isConnected) return;
    this.take(fiche);
    await this.begin();
    const bbox = unionAll(this.book.sheet.traces.map(({ geometry }) => geometry)) ?? (fiche.geometrie_origine === 'epci' ? null : unionAll([this.catalogue.find('fiches', fiche.id)?.geometry].filter((each) => each !== undefined)));
    if (bbox !== null) this.emit<Bbox>('look-at', bbox);
  }

  /** The fiche as it is, or what was being done to it. */
  private take(fiche: Fiche): void {
    this.base = { traces: toDrawn(fiche.document.traces, () => crypto.randomUUID()), objets: fiche.document.objets };
    this.seen = fiche.version;
    this.book = new Book(this.base);
    const kept = recallDraft(this.draft);
    if (kept?.['feuille'] !== undefined && fiche.archivee_le === null) {
      this.book.write(JSON.parse(kept['feuille']) as Sheet);
      this.seen = Number(kept['version'] ?? fiche.version);
      this.said = 'Saisie non enregistrée, reprise telle que vous l’aviez laissée.';
    }
  }

  private begin(): Promise<void> {
    this.starting ??= this.open();
    return this.starting;
  }

  private async open(): Promise<void> {
    const { map } = await this.stage();
    const snapper = (): Snapper => new Snapper(['communes', 'friches', 'cites-minieres', 'parcs', 'ev5', 'zae'].flatMap((id) => [...(this.catalogue.known(id) ?? [])]));
    let known: { readonly version: number; readonly snapper: Snapper } | null = null;
    const board = await startBoard(map, () => {
      if (known?.version !== this.version) known = { version: this.version, snapper: snapper() };
      return known.snapper;
    }, {
      drawn: (shapes) => this.heard(shapes),
      blade: (tool, shape) => this.cut(tool, shape),
      going: (shape) => { this.going = shape; },
    });
    if (!this.isConnected) {
      board.stop();
      return;
    }
    this.board = board;
    board.show(this.book.sheet.traces);
    this.use(this.tool);
  }

  private use(tool: Tool): void {
    this.tool = tool;
    this.said = '';
    this.board?.use(tool);
    this.emit('drawing', tool !== 'choisir');
  }

  private heard(shapes: readonly { readonly key: string; readonly geometry: Shape }[]): void {
    const now = this.book.sheet;
    const titles = new Map(now.traces.map(({ key, titre }) => [key, titre]));
    const rank = new Map(now.traces.map(({ key }, index) => [key, index]));
    const traces = shapes.map(({ key, geometry }): Drawn => ({ key, titre: titles.get(key) ?? '', geometry }))
      .sort((a, b) => (rank.get(a.key) ?? 1e9) - (rank.get(b.key) ?? 1e9));
    this.write({ ...now, traces }, false);
  }

  /** `redraw`: the map does not show it yet. */
  private write(next: Sheet, redraw = true): void {
    if (!this.book.write(next)) return;
    this.follow(redraw);
  }

  private follow(redraw: boolean): void {
    if (redraw) this.board?.show(this.book.sheet.traces);
    if (this.dirty) keepDraft(this.draft, { feuille: JSON.stringify(this.book.sheet), version: String(this.seen) });
    else dropDraft(this.draft);
    this.requestUpdate();
  }

  private get dirty(): boolean {
    const { traces, objets } = this.book.sheet;
    return JSON.stringify(toTraces(traces)) !== JSON.stringify(toTraces(this.base.traces)) || JSON.stringify(objets) !== JSON.stringify(this.base.objets);
  }

  private cut(tool: 'couper' | 'trouer', shape: Shape): void {
    const { sheet } = this.book;
    let done = 0;
    const traces = sheet.traces.flatMap((trace): Drawn[] => {
      const { geometry } = trace;
      if (geometry.type !== 'Polygon') return [trace];
      if (tool === 'couper' && shape.type === 'LineString') {
        const parts = splitPolygon(geometry, shape.coordinates);
        if (parts === null) return [trace];
        done++;
        return parts.map((part, index) => ({ ...trace, key: index === 0 ? trace.key : crypto.randomUUID(), geometry: roundShape(part) }));
      }
      const holed = tool === 'trouer' && shape.type === 'Polygon' ? cutHole(geometry, shape) : null;
      if (holed === null) return [trace];
      done++;
      return [{ ...trace, geometry: holed }];
    });
    this.said = done > 0 ? (tool === 'couper' ? `Coupé : ${plural(traces.length - sheet.traces.length + 1, 'partie')}.` : 'Trou découpé.')
      : tool === 'couper' ? 'La ligne ne traverse aucun polygone de part en part : commencez et finissez-la en dehors.' : 'Ce contour n’est pas entièrement à l’intérieur d’un polygone.';
    if (done > 0) this.write({ ...sheet, traces });
  }

  /** A click on an object of the map, while one links. */
  private readonly pick = (event: Event): void => {
    if (this.tool !== 'choisir') return;
    event.stopPropagation();
    const found = (event as CustomEvent<Pointed>).detail.targets.find(({ layer }) => layer !== 'communes' && layer !== 'fiches');
    if (found === undefined) return;
    const { layer, id } = found;
    const { sheet } = this.book;
    const linked = sheet.objets.some((link) => link.layer === layer && link.id === id);
    const name = this.catalogue.nameOf(layer, id) ?? id;
    this.said = linked ? `${name} : retiré.` : `${name} : lié.`;
    this.write({ ...sheet, objets: linked ? sheet.objets.filter((link) => link.layer !== layer || link.id !== id) : [...sheet.objets, { layer, id, role: this.linkRole }] }, false);
  };

  private readonly press = (event: KeyboardEvent): void => {
    const typing = (event.target as Element).closest?.('input, textarea, select') !== null && (event.target as Element).closest?.('input, textarea, select') !== undefined;
    if (!(event.ctrlKey || event.metaKey) || typing) return;
    const key = event.key.toLowerCase();
    if (key === 'z' && !event.shiftKey) {
      event.preventDefault();
      this.undo();
    } else if (key === 'y' || (key === 'z' && event.shiftKey)) {
      event.preventDefault();
      this.redo();
    }
  };

  private readonly undo = (): void => {
    if (this.board?.undoCorner() === true) return;
    if (this.book.undo()) this.follow(true);
  };

  private readonly redo = (): void => {
    if (this.book.redo()) this.follow(true);
  };

  private async save(onto: number = this.seen): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    this.clash = false;
    const { traces, objets } = this.book.sheet;
    try {
      await patchFiche(this.ficheId, onto, { traces: toTraces(traces), objets });
      dropDraft(this.draft);
      this.catalogue.refresh('fiches').catch(() => undefined);
      await this.fiche.load((signal) => getFiche(this.ficheId, signal), true);
      if (this.fiche.value !== null) this.take(this.fiche.value);
      this.board?.show(this.book.sheet.traces);
      this.use('modifier');
      this.said = 'Enregistré : tracés et lieux liés. L’historique de la fiche garde ce qu’ils étaient.';
    } catch (error) {
      await this.refused(asProblem(error));
    } finally {
      this.busy = false;
    }
  }

  /** Others who changed other values are no hindrance. */
  private async refused(problem: ApiProblem): Promise<void> {
    const document = problem.members['fiche'] as FicheDocument | undefined;
    if (problem.status !== 412 || document === undefined) {
      this.problem = problem;
      return;
    }
    this.seen = Number(problem.members['version_actuelle']);
    const same = JSON.stringify(document.traces satisfies readonly Trace[]) === JSON.stringify(toTraces(this.base.traces)) && JSON.stringify(document.objets) === JSON.stringify(this.base.objets);
    if (same) {
      this.busy = false;
      await this.save(this.seen);
    } else {
      this.clash = true;
    }
  }

  private readonly reset = (): void => {
    dropDraft(this.draft);
    this.clash = false;
    this.problem = null;
    this.said = 'Les changements ont été abandonnés.';
    void this.load().then(() => this.board?.show(this.book.sheet.traces));
  };

  private preview(geometry: Geometry | null): void {
    this.emit<Geometry | null>('zone-geometry', geometry);
    const bbox = geometry === null ? null : unionAll([geometry]);
    if (bbox !== null) this.emit<Bbox>('look-at', bbox);
  }

  private takeFile(traces: readonly Trace[]): void {
    const { sheet } = this.book;
    const added = toDrawn(traces, () => crypto.randomUUID());
    this.said = `${plural(added.length, 'tracé')} ajouté${added.length > 1 ? 's' : ''}.`;
    this.write({ ...sheet, traces: [...sheet.traces, ...added] });
    this.use('modifier');
  }

  private tools(): TemplateResult {
    const { tool, going } = this;
    const hint = TOOLS.find(([id]) => id === tool)?.[2] ?? '';
    return html`
      <div class="trace-tools" role="group" aria-label="Outils">
        ${TOOLS.map(([id, title]) => html`<button type="button" class="button small" aria-pressed=${tool === id ? 'true' : 'false'} @click=${() => this.use(id)}>${title}</button>`)}
        <button type="button" class="button quiet small" ?disabled=${!this.book.canUndo} @click=${this.undo}>Annuler<span class="visually-hidden"> le dernier geste</span></button>
        <button type="button" class="button quiet small" ?disabled=${!this.book.canRedo} @click=${this.redo}>Refaire</button>
      </div>
      <p class="hint">${hint}</p>
      ${tool !== 'choisir' ? nothing : html`<label class="field">La fiche… <select @change=${(event: Event) => { this.linkRole = (event.target as HTMLSelectElement).value; }}>
        ${ROLES.map(([value, title]) => html`<option value=${value} ?selected=${value === this.linkRole}>${title}</option>`)}</select></label>`}
      <p class="trace-measure" aria-live="off">${going === null || going.type === 'Point' ? nothing : html`<strong>${measureWords(going)}</strong>`}</p>
      <p role="status">${this.said}</p>`;
  }

  private list(): TemplateResult {
    const { sheet } = this.book;
    const { traces } = sheet;
    if (traces.length === 0) return html`<p class="empty">Rien n’est dessiné. Choisissez un outil, ou un fichier.</p>`;
    const change = (key: string, next: (trace: Drawn) => Drawn | null): Sheet => ({ ...sheet, traces: traces.flatMap((trace) => (trace.key !== key ? [trace] : (next(trace) === null ? [] : [next(trace) as Drawn]))) });
    return html`<ul class="rows traces">${traces.map((trace, index) => html`
      <li class="row trace"><div class="row-main">
          <label><span class="visually-hidden">Titre du tracé ${index + 1}</span><input type="text" maxlength="200" placeholder="Ce que c’est (facultatif)" .value=${trace.titre}
            @change=${(event: Event) => this.write(change(trace.key, (each) => ({ ...each, titre: (event.target as HTMLInputElement).value })), false)} /></label>
          <div class="row-below">${kindWord(trace.geometry)}${trace.geometry.type === 'Polygon' && trace.geometry.coordinates.length > 1 ? `, ${plural(trace.geometry.coordinates.length - 1, 'trou')}` : ''} <span class="measure">${measureWords(trace.geometry)}</span></div></div>
        <div class="row-figure"><button type="button" class="button quiet small" aria-label="Modifier le tracé ${index + 1}" @click=${() => { this.use('modifier'); this.board?.select(trace.key); const bbox = unionAll([trace.geometry]); if (bbox !== null) this.emit<Bbox>('look-at', bbox); }}>Modifier</button>
          <button type="button" class="button quiet small" aria-label="Retirer le tracé ${index + 1}" @click=${() => this.write(change(trace.key, () => null))}>Retirer</button></div>
      </li>`)}</ul>`;
  }

  private objects(): TemplateResult {
    const { sheet } = this.book;
    if (sheet.objets.length === 0) return html`<p class="empty">Aucun lieu lié. Choisissez « Lier un objet », puis cliquez-le sur la carte.</p>`;
    const same = (a: ObjectLink, b: ObjectLink): boolean => a.layer === b.layer && a.id === b.id && a.role === b.role;
    return html`<ul class="rows">${sheet.objets.map((link) => {
      const nom = this.catalogue.nameOf(link.layer, link.id) ?? link.id;
      return html`<li class="row"><div class="row-main">${symbol(this.catalogue.layer(link.layer))} ${objetLink({ ...link, nom })}</div>
        <div class="row-figure"><select aria-label="Lien avec ${nom}" @change=${(event: Event) => this.write({ ...sheet, objets: sheet.objets.map((each) => (same(each, link) ? { ...each, role: (event.target as HTMLSelectElement).value } : each)) }, false)}>
            ${ROLES.map(([value, title]) => html`<option value=${value} ?selected=${value === link.role}>${title}</option>`)}</select>
          <button type="button" class="button quiet small" aria-label="Retirer ${nom}" @click=${() => this.write({ ...sheet, objets: sheet.objets.filter((each) => !same(each, link)) }, false)}>Retirer</button></div></li>`;
    })}</ul>`;
  }

  private ending(): TemplateResult {
    const { problem, busy, clash } = this;
    return html`
      ${clash ? html`<div class="problem" role="alert"><p class="problem-title">Les lieux de cette fiche ont changé pendant votre saisie</p><p>Rien n’est perdu. Gardez les vôtres, ou reprenez ceux qui sont enregistrés.</p>
        <p class="actions"><button type="button" class="button" @click=${() => void this.save()}>Enregistrer les miens</button> <button type="button" class="button quiet" @click=${this.reset}>Reprendre ceux enregistrés</button></p></div>` : nothing}
      ${problem === null ? nothing : problem.status === 401
        ? html`<archipel-key asking why="Votre dessin est gardé. Donnez la clé : il sera enregistré aussitôt." @key-kept=${() => { this.problem = null; void this.save(); }}></archipel-key>`
        : html`<div class="problem" role="alert"><p class="problem-title">${problem.title}</p><p>${glue(plain(problem.detail))}</p></div>`}
      <p class="actions trace-end">
        <button type="button" class="button primary" ?disabled=${busy || !this.dirty || clash} @click=${() => void this.save()}>${busy ? 'Enregistrement…' : 'Enregistrer'}</button>
        ${this.dirty ? html`<button type="button" class="button quiet" @click=${this.reset}>Abandonner les changements</button>` : nothing}
        <a class="button quiet" href=${href({ page: 'dossier', id: this.ficheId })}>Toute la fiche</a>
      </p>`;
  }

  protected override render(): TemplateResult {
    const { result, value: fiche } = this.fiche;
    const title = fiche === null ? 'Lieux et tracés' : fiche.titre;
    if (fiche === null) return html`${sheetHead('Fiche', title)}${result.state === 'problem' ? problemMessage(result.problem, this.fiche.retry) : skeleton(6)}`;
    if (fiche.archivee_le !== null) return html`${sheetHead(`Fiche ${fiche.numero}`, title)}<p>Cette fiche est archivée : restaurez-la pour dessiner. <a href=${href({ page: 'dossier', id: fiche.id })}>Toute la fiche</a></p>`;
    return html`
      ${sheetHead(`Lieux et tracés de la fiche ${fiche.numero}`, title)}
      ${this.tools()}
      ${section('Tracés', this.list())}
      <details class="more"><summary>Reprendre un fichier</summary>
        <archipel-fichier-traces @apercu=${(event: CustomEvent<Geometry | null>) => this.preview(event.detail)} @reprendre=${(event: CustomEvent<readonly Trace[]>) => this.takeFile(event.detail)}></archipel-fichier-traces></details>
      ${section('Lieux liés', this.objects())}
      ${this.ending()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-lieux': PlacesPage;
  }
}
