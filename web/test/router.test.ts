import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PLAIN_VIEW } from '../src/state/view.ts';

// The little of a browser that the router uses: an address, and events that come late.
class Address {
  hash = '';
  readonly listeners = new Set<() => void>();
  readonly replaceState = (_: unknown, __: string, hash: string): void => { this.hash = hash; };
}

const address = new Address();
Object.assign(globalThis, {
  location: address,
  history: address,
  addEventListener: (_: string, listener: () => void) => address.listeners.add(listener),
  removeEventListener: (_: string, listener: () => void) => address.listeners.delete(listener),
});

const { Router } = await import('../src/state/router.ts');
const camera = { zoom: 12, lat: 50.4, lon: 2.8 };

test('a link followed while the map still moves is not lost', () => {
  address.hash = '#/commune/62413';
  const pages: string[] = [];
  const router = new Router(({ location: { route } }) => pages.push(JSON.stringify(route)));
  address.hash = '#/commune/62498';
  router.moveCamera(camera);
  assert.equal(address.hash, '#/commune/62498?carte=12.00/50.40000/2.80000');
  address.listeners.forEach((listener) => listener());
  assert.deepEqual(pages, ['{"page":"commune","insee":"62498"}'], 'and it is followed once');
  router.dispose();
});

test('moving the map amends the address, going to a sheet keeps the map beside it', () => {
  address.hash = '#/';
  const moves: boolean[] = [];
  const router = new Router(({ restores }) => moves.push(restores));
  router.moveCamera(camera);
  router.go({ page: 'commune', insee: '62498' });
  address.listeners.forEach((listener) => listener());
  assert.equal(address.hash, '#/commune/62498?carte=12.00/50.40000/2.80000');
  assert.deepEqual(moves, [false]);
  router.dispose();
});

test('an address with its own map brings its map, its layers and its sheet', () => {
  address.hash = '#/';
  const moves: boolean[] = [];
  const router = new Router(({ restores }) => moves.push(restores));
  router.show({ layers: ['zae'] });
  address.hash = '#/fiche/call-2.1?carte=10.00/50.50000/2.70000&couches=friches';
  address.listeners.forEach((listener) => listener());
  assert.deepEqual(moves, [false, true]);
  assert.deepEqual(router.location.view, { ...PLAIN_VIEW, camera: { zoom: 10, lat: 50.5, lon: 2.7 }, layers: ['friches'] });
  router.dispose();
});
