// Keeps the address and the page in step. Going to a sheet makes a history entry; moving the map only amends the
// current one, so that the back button goes from sheet to sheet, each with the map one had there.

import { held } from './leaving.ts';
import { type Camera, type Location, type Route, type View, format, href, parse, sameRoute } from './route.ts';

export interface Move {
  readonly location: Location;
  /** Back, forward or an address typed whole: the map goes where the address says. */
  readonly restores: boolean;
  /** The same sheet, refined: the reader's place in it is kept. */
  readonly stays: boolean;
}

/** What a link says of the map, the rest staying as it is. */
function given({ layers, filters, ground }: View): Partial<View> {
  return {
    ...(layers === null ? {} : { layers }),
    ...(Object.keys(filters).length === 0 ? {} : { filters }),
    ...(ground === null ? {} : { ground }),
  };
}

export class Router {
  private current: Location = parse(location.hash);
  /** The address as we last left it; another one is the reader's, not yet followed. */
  private written = location.hash;

  constructor(private readonly onMove: (move: Move) => void) {
    addEventListener('hashchange', this.follow);
  }

  dispose(): void {
    removeEventListener('hashchange', this.follow);
  }

  get location(): Location {
    return this.current;
  }

  go(route: Route): void {
    if (!sameRoute(route, this.current.route) && !held(href(route))) {
      location.hash = href(route);
    }
  }

  /** Changes the sheet without a history entry: a search refined, a distance tried. */
  amend(route: Route): void {
    this.catchUp();
    this.replace({ ...this.current, route });
    this.onMove({ location: this.current, restores: false, stays: true });
  }

  moveCamera(camera: Camera): void {
    this.catchUp();
    this.replace({ ...this.current, view: { ...this.current.view, camera } });
  }

  /** Changes what the map shows: layers, their opacity and filters, the ground. */
  show(part: Partial<View>): void {
    this.catchUp();
    this.replace({ ...this.current, view: { ...this.current.view, ...part } });
    this.onMove({ location: this.current, restores: false, stays: true });
  }

  private replace(next: Location): void {
    this.current = next;
    history.replaceState(history.state, '', format(next));
    this.written = location.hash;
  }

  /** A link was followed but its event has not come yet: writing now would undo it. */
  private catchUp(): void {
    if (location.hash !== this.written) this.follow();
  }

  private readonly follow = (): void => {
    if (location.hash === this.written) return;
    if (held(location.hash)) {
      // The address has changed already: it is put back, as if one had not moved.
      history.pushState(history.state, '', this.written);
      return;
    }
    const target = parse(location.hash);
    const restores = target.view.camera !== null;
    const view = restores ? target.view : { ...this.current.view, ...given(target.view) };
    this.replace({ route: target.route, view });
    this.onMove({ location: this.current, restores, stays: false });
  };
}
