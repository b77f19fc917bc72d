import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { write } from '../src/api/write.ts';
import { ApiProblem } from '../src/api/problem.ts';
import { Keyring, keyring } from '../src/state/key.ts';

interface Sent { readonly url: string; readonly init: RequestInit }

const original = globalThis.fetch;
afterEach(() => { globalThis.fetch = original; keyring.forget(); });

function service(answer: (sent: Sent) => Response): Sent[] {
  const sent: Sent[] = [];
  globalThis.fetch = async (url, init) => {
    sent.push({ url: String(url), init: init ?? {} });
    return answer({ url: String(url), init: init ?? {} });
  };
  return sent;
}

const json = (status: number, body: object, headers: Record<string, string> = {}): Response => new Response(JSON.stringify(body), { status, headers });
const good = (): Response => json(200, { nom: 'Chargée de mission', role: 'administrateur', creee_le: '2026-11-21' });

test('a good key is kept with its holder, and travels in a header, never in the address', async () => {
  const sent = service(good);
  assert.equal(await keyring.offer('  abc123 '), null);
  assert.equal(keyring.holder?.nom, 'Chargée de mission');
  assert.equal(sent[0]?.url, '/api/cle');
  assert.deepEqual((sent[0]?.init.headers as Record<string, string>)['Authorization'], 'Bearer abc123');
});

test('a key that is not good is not kept, and one that no header can carry is not even sent', async () => {
  const sent = service(() => json(401, { title: 'Clé nécessaire', detail: 'Cette clé est inconnue.' }));
  const ring = new Keyring();
  assert.equal((await ring.offer('fausse'))?.status, 401);
  assert.equal(ring.secret, null);
  assert.equal((await ring.offer('deux mots'))?.status, 401);
  assert.equal((await ring.offer('clé'))?.status, 401);
  assert.equal(sent.length, 1);
});

test('a write says the version it was made on, and learns the next', async () => {
  service(good);
  await keyring.offer('abc123');
  const sent = service(() => json(200, { id: 'call-2.1' }, { ETag: '"8"' }));
  const { version } = await write({ method: 'PATCH', url: '/api/fiches/call-2.1', body: { titre: 'Autre' }, version: 7 });
  assert.equal(version, 8);
  const headers = sent[0]?.init.headers as Record<string, string>;
  assert.equal(headers['If-Match'], '"7"');
  assert.equal(headers['Content-Type'], 'application/merge-patch+json');
  assert.equal(sent[0]?.init.body, '{"titre":"Autre"}');
});

test('a key refused by a write is dropped, and asked again', async () => {
  service(good);
  await keyring.offer('abc123');
  service(() => json(401, { title: 'Clé nécessaire', detail: 'Cette clé a été retirée.' }));
  await assert.rejects(write({ method: 'DELETE', url: '/api/fiches/x', version: 1 }), (error) => error instanceof ApiProblem && error.status === 401);
  assert.equal(keyring.secret, null);
  assert.equal(keyring.wanted, true);
});

test('a refused value names its field, a write that came second brings both versions', async () => {
  service(good);
  await keyring.offer('abc123');
  service(() => json(422, { detail: 'Le champ « annee » …', champ: 'annee', accepte: 'une année' }));
  await assert.rejects(write({ method: 'POST', url: '/x', body: {}, version: 1 }), (error) => error instanceof ApiProblem && error.field === 'annee');
  service(() => json(412, { detail: '…', version_actuelle: 9, fiche: { titre: 'A' } }));
  await assert.rejects(write({ method: 'POST', url: '/x', body: {}, version: 1 }), (error) => error instanceof ApiProblem && error.members['version_actuelle'] === 9);
});
