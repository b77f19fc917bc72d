import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { FicheDocument } from '../src/api/edit.ts';
import { BLANK } from '../src/fiche/edit/document.ts';
import { blank, EditSession, type Subject } from '../src/fiche/edit/session.ts';
import { keyring } from '../src/state/key.ts';

const document: FicheDocument = { ...BLANK, titre: 'Piscine', description: 'Un bassin.', noeud: 'call-axe-1', annee_fin: 2024 };
const subject: Subject = { id: 'call-9.9', contrat: 'crte-call', version: 3, document };

interface Sent { readonly url: string; readonly version: string | undefined; readonly body: unknown }

const kept = new Map<string, string>();
const original = globalThis.fetch;

beforeEach(async () => {
  kept.clear();
  const nothing = (): void => undefined;
  Object.assign(globalThis, {
    addEventListener: nothing, removeEventListener: nothing,
    sessionStorage: { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => kept.set(key, text), removeItem: (key: string) => kept.delete(key) },
  });
  service([200, { nom: 'Marie', role: 'administrateur', creee_le: '2026-11-21' }]);
  assert.equal(await keyring.offer('cle'), null);
});
afterEach(() => { globalThis.fetch = original; keyring.forget(); });

/** Answers in turn; what was sent is written down. */
function service(...answers: [number, object][]): Sent[] {
  const sent: Sent[] = [];
  globalThis.fetch = async (url, init) => {
    const headers = (init?.headers ?? {}) as Record<string, string>;
    sent.push({ url: String(url), version: headers['If-Match'], body: JSON.parse(String(init?.body ?? 'null')) });
    const [status, body] = answers[sent.length - 1] ?? [500, {}];
    return new Response(JSON.stringify(body), { status });
  };
  return sent;
}

const stale = (version: number, change: Partial<FicheDocument>): [number, object] => [412, { version_actuelle: version, fiche: { ...document, ...change } }];

test('what changed is sent on the version it started from, and nothing else', async () => {
  const session = new EditSession(subject);
  session.set('titre', 'Piscine de Lens');
  assert.equal(kept.size, 2, 'a draft beside the key');
  const sent = service([200, { version: 4 }]);
  assert.deepEqual(await session.save(), { kind: 'saved', id: 'call-9.9', said: 'Enregistré : Titre.' });
  assert.deepEqual(sent, [{ url: '/api/fiches/call-9.9', version: '"3"', body: { titre: 'Piscine de Lens' } }]);
  assert.equal(session.dirty, false);
  assert.equal(kept.size, 1, 'no draft is left');
});

test('when others changed other values, ours are sent again on their version, and theirs are told', async () => {
  const session = new EditSession(subject);
  session.set('titre', 'Piscine de Lens');
  const sent = service(stale(5, { budget: 'principal' }), stale(6, { budget: 'principal', portee: 'epci' }), [200, { version: 7 }]);
  const outcome = await session.save();
  assert.deepEqual(sent.map(({ version, body }) => [version, body]), [['"3"', { titre: 'Piscine de Lens' }], ['"5"', { titre: 'Piscine de Lens' }], ['"6"', { titre: 'Piscine de Lens' }]]);
  assert.equal(outcome.kind === 'saved' ? outcome.said : '', 'Enregistré : Titre. Changé entre-temps par d’autres, et gardé : Budget, Portée.');
});

test('the same value changed twice stops the saving, and a draft left then meets the same question', async () => {
  const session = new EditSession(subject);
  session.set('titre', 'Piscine de Lens');
  service(stale(5, { titre: 'Piscine olympique', annee_fin: 2026 }));
  const outcome = await session.save();
  assert.equal(outcome.kind, 'clash');
  if (outcome.kind === 'clash') {
    assert.deepEqual(outcome.merge.clashes, ['titre']);
    assert.deepEqual(outcome.merge.theirs, ['annee_fin']);
    assert.deepEqual([outcome.mine.titre, outcome.current.titre], ['Piscine de Lens', 'Piscine olympique']);
  }
  const again = new EditSession({ ...subject, version: 5, document: { ...document, titre: 'Piscine olympique', annee_fin: 2026 } });
  assert.equal(again.recalled, true);
  const sent = service(stale(5, { titre: 'Piscine olympique', annee_fin: 2026 }));
  assert.equal((await again.save()).kind, 'clash');
  assert.equal(sent[0]?.version, '"3"');
  // Somebody chose ours: it is sent on the version it was compared with.
  session.keep();
  const last = service([200, { version: 6 }]);
  assert.equal((await session.save()).kind, 'saved');
  assert.deepEqual(last.map(({ version, body }) => [version, body]), [['"5"', { titre: 'Piscine de Lens' }]]);
});

test('an answer that was lost on its way back is not written twice', async () => {
  const session = new EditSession(subject);
  session.set('titre', 'Piscine de Lens');
  const sent = service(stale(4, { titre: 'Piscine de Lens' }));
  assert.equal((await session.save()).kind, 'saved');
  assert.equal(sent.length, 1);
});

test('a fiche that always changes under the writer is told, and what is typed stays', async () => {
  const session = new EditSession(subject);
  session.set('titre', 'Piscine de Lens');
  service(stale(4, { annee_debut: 2001 }), stale(5, { annee_debut: 2002 }), stale(6, { annee_debut: 2003 }));
  await assert.rejects(session.save(), { status: 412 });
  assert.equal(session.typed.titre, 'Piscine de Lens');
  assert.equal(session.dirty, true);
});

test('a fiche is created with its number, its place even when proposed, and nothing left blank', async () => {
  const session = new EditSession(blank('crte-call', 'call-axe-2'));
  assert.equal(session.dirty, false, 'what is proposed is nothing typed');
  assert.deepEqual([...session.errors().keys()], ['titre', 'description', 'numero']);
  session.set('titre', 'Neuve');
  session.set('description', 'Essai.');
  session.setNumber('6.1');
  assert.equal(session.errors().size, 0);
  const sent = service([201, { id: 'call-6.1', version: 1 }]);
  assert.deepEqual(await session.save(), { kind: 'saved', id: 'call-6.1', said: 'Fiche créée.' });
  assert.deepEqual(sent[0], { url: '/api/fiches', version: undefined, body: { contrat: 'crte-call', numero: '6.1', titre: 'Neuve', noeud: 'call-axe-2', description: 'Essai.' } });
});
