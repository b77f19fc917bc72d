// The OpenAPI document that the service answers, by a validator that is not ours.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';

const address = process.env.ARCHIPEL_URL ?? '';

test('the OpenAPI document is valid 3.0, every reference inside it', async () => {
  const document = (await (await fetch(`${address}/ogc/api?f=json`)).json()) as Record<string, unknown>;
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document));
  assert.equal(errors, undefined);
  assert.ok(valid);
  assert.equal(validator.version, '3.0');
  assert.doesNotThrow(() => validator.resolveRefs());
});

test('every operation has its own id and a tag that is described', async () => {
  const document = (await (await fetch(`${address}/ogc/api?f=json`)).json()) as {
    tags: { name: string }[];
    paths: Record<string, Record<string, { operationId?: string; tags?: string[] }>>;
  };
  const described = new Set(document.tags.map((tag) => tag.name));
  const ids = new Set<string>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      if (!['get', 'post', 'put', 'patch', 'delete'].includes(method)) continue;
      assert.ok(operation.operationId !== undefined && !ids.has(operation.operationId), `${method} ${path}`);
      ids.add(operation.operationId);
      for (const tag of operation.tags ?? []) assert.ok(described.has(tag), `${method} ${path}: ${tag}`);
    }
  }
  assert.ok(ids.size > 90);
});
