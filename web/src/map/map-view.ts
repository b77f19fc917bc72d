// <archipel-map>: the stage on the page. It shows what it is given and says what the reader points at.

import type { Geometry } from 'geojson';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Item } from '../api/features.ts';
import { getMapStyle } from '../api/map-style.ts';
import { ApiProblem } from '../api/problem.ts';
import type { Bbox } from '../api/refs.ts';
import { contains } from '../geo/bbox.ts';
import type { Catalogue } from '../state/catalogue.ts';
import type { Ground } from '../state/configuration.ts';
import { filtering } from '../state/filtering.ts';
import type { Camera } from '../state/view.ts';
import { isUnloading } from '../state/unload.ts';
import { PageElement } from '../ui/element.ts';
import { loadLibrary } from './library.ts';
import { setMark, setZone } from './marks.ts';
import type { Target } from './pick.ts';
import { Stage } from './stage.ts';

/** Detail of `map-pick` and `map-hover`; x and y are pixels from the map's corner. */
export interface Pointed {
  readonly targets: readonly Target[];
  readonly x: number;
  readonly y: number;
}

@customElement('archipel-map')
export class MapView extends PageElement {
  @property({ attribute: false }) catalogue!: Catalogue;
  @property({ attribute: false }) shown: readonly string[] = [];
  /** Percent by layer; 100 where none is given. */
  @property({ attribute: false }) opacities: Readonly<Record<string, number>> = {};
  /** What lies under the layers. */
  @property({ attribute: false }) ground: Ground | null = null;
  @property({ attribute: false }) chosen: readonly Item[] = [];
  @property({ attribute: false }) hovered: readonly Item[] = [];
  @property({ attribute: false }) zone: Geometry | null = null;
  /** Metres around the zone that are part of the study. */
  @property({ attribute: false }) zoneDistance = 0;
  /** Where to look first. */
  @property({ attribute: false }) start: Camera | null = null;
  /** Pixels that a sheet hides at the bottom. */
  @property({ attribute: false }) covered: () => number = () => 0;
  /** While one draws, clicks belong to the drawing. */
  @property({ type: Boolean }) drawing = false;
  @state() private failure = '';

  stage: Stage | null = null;
  private opened: (stage: Stage) => void = () => {};
  private readonly opening = new Promise<Stage>((resolve) => {
    this.opened = resolve;
  });
  private lastMove = 0;

  /** The stage once it can be drawn on. */
  whenOpen(): Promise<Stage> {
    return this.opening;
  }

  protected override firstUpdated(): void {
    void this.open().catch((error: unknown) => {
      if (isUnloading()) return;
      console.warn('map', error);
      this.failure = error instanceof ApiProblem ? `La carte ne peut pas être dessinée : ${error.detail}`
        : 'La carte ne peut pas s’afficher sur cet appareil (WebGL est absent ou désactivé). Les listes et les fiches restent utilisables.';
    });
  }

  private async open(): Promise<void> {
    const container = this.querySelector<HTMLElement>('.map-canvas');
    const [library, style] = await Promise.all([loadLibrary(), getMapStyle()]);
    if (container === null || !this.isConnected) return;
    const stage = new Stage(library, container, style, this.start, this.covered());
    this.listen(stage);
    await stage.whenReady();
    this.stage = stage;
    const declare = (): void => {
      if (this.catalogue.layers.length === 0 || stage.map.getSource('zone') !== undefined) return;
      stage.declare(this.catalogue.layers);
      this.catalogue.addEventListener('changed', (event) => stage.showing.refresh((event as CustomEvent<string>).detail));
      filtering.addEventListener('change', (event) => this.filter((event as CustomEvent<string>).detail));
      this.applyAll();
      this.opened(stage);
    };
    this.catalogue.addEventListener('layers', declare);
    declare();
  }

  private listen(stage: Stage): void {
    const { map } = stage;
    map.on('error', ({ error }) => {
      if (!isUnloading()) console.error('map', error);
    });
    map.on('click', (event) => this.say('map-pick', stage, event.point));
    map.on('mousemove', (event) => {
      const now = performance.now();
      if (now - this.lastMove > 40 && !map.isMoving()) {
        this.lastMove = now;
        this.say('map-hover', stage, event.point);
      }
    });
    map.on('mouseout', () => this.emit<Pointed>('map-hover', { targets: [], x: 0, y: 0 }));
    map.on('movestart', () => this.emit<Pointed>('map-hover', { targets: [], x: 0, y: 0 }));
    map.on('moveend', () => this.emit<Camera>('map-view', stage.camera));
    map.getCanvas().addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !this.drawing) {
        this.say('map-pick', stage, map.project(map.getCenter()));
      }
    });
  }

  private say(name: string, stage: Stage, point: { x: number; y: number }): void {
    if (!this.drawing && stage.map.getSource('zone') !== undefined) {
      const targets = stage.pick(point as Parameters<Stage['pick']>[0]);
      stage.map.getCanvas().classList.toggle('on-object', targets.length > 0);
      this.emit<Pointed>(name, { targets, x: point.x, y: point.y });
    }
  }

  protected override updated(changes: PropertyValues<this>): void {
    const stage = this.stage;
    if (stage === null || stage.map.getSource('zone') === undefined) return;
    if (changes.has('shown')) stage.showing.show(this.shown);
    if (changes.has('opacities')) stage.showing.fade(this.opacities);
    if (changes.has('ground')) stage.showing.lay(this.ground);
    if (changes.has('chosen')) setMark(stage.map, 'choix', this.chosen);
    if (changes.has('hovered')) setMark(stage.map, 'survol', this.hovered);
    if (changes.has('zone') || changes.has('zoneDistance')) setZone(stage.map, this.zone, this.zoneDistance);
  }

  private filter(id: string): void {
    const layer = this.catalogue.layer(id);
    if (layer !== null) void this.stage?.showing.filter(layer, filtering.of(id), (object) => this.catalogue.nameOf(id, object));
  }

  private applyAll(): void {
    if (this.stage === null) return;
    const { showing } = this.stage;
    showing.show(this.shown);
    showing.fade(this.opacities);
    showing.lay(this.ground);
    this.catalogue.layers.filter(({ id }) => filtering.of(id) !== null).forEach(({ id }) => this.filter(id));
    setMark(this.stage.map, 'choix', this.chosen);
    setZone(this.stage.map, this.zone, this.zoneDistance);
  }

  /**
   * Brings an extent into view. `gentle` (the reader clicked it on the map) moves only when part of it is outside;
   * otherwise also when it is lost in a much wider view.
   */
  async reveal(bbox: Bbox, room: number, gentle: boolean): Promise<void> {
    const stage = await this.whenOpen();
    const view = stage.bbox;
    const lost = Math.max((bbox[2] - bbox[0]) / (view[2] - view[0]), (bbox[3] - bbox[1]) / (view[3] - view[1])) < 1 / (3 * room);
    if (!contains(view, bbox) || (lost && !gentle) || (this.covered() > 0 && !gentle)) {
      stage.fit(bbox, this.covered(), room);
    }
  }

  async jump(camera: Camera): Promise<void> {
    (await this.whenOpen()).jump(camera);
  }

  protected override render(): TemplateResult {
    return html`
      <div class="map-canvas"></div>
      <div class="crosshair" aria-hidden="true"></div>
      <button class="map-home" type="button" @click=${() => this.stage?.fitTerritory(this.covered())}>Tout le territoire</button>
      ${this.failure === '' ? null : html`<p class="map-failure" role="status">${this.failure}</p>`}
    `;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stage?.dispose();
    this.stage = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'archipel-map': MapView;
  }
}
