import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Contract, pathNames } from '../src/http/contract.ts';
import { allContracts } from './authorization/contracts.ts';
import { type KindId, kinds } from './authorization/kinds.ts';
import { accessPage } from './authorization/page.ts';
import type { Ask } from './authorization/row.ts';
import { rows } from './authorization/rows.ts';
import { openScene, type Scene } from './authorization/scene.ts';

const contracts = await allContracts();

test('every route has a row that says who may call it, and no row is left over', () => {
  expect(Object.keys(rows).sort()).toEqual(contracts.map(({ name }) => name).sort());
});

test('docs/ACCESS.md says what the rows say (npm run access writes it)', () => {
  expect(readFileSync('docs/ACCESS.md', 'utf8')).toBe(accessPage(contracts, rows));
});

describe('on a running server', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  }, 120_000);
  afterAll(() => scene?.[Symbol.asyncDispose]());

  test('the routes are those of the contracts', async () => {
    const { body } = await scene.caller('signedOut').request('GET', '/openapi.json');
    const names = Object.values<Record<string, { operationId: string }>>(body.paths)
      .flatMap((methods) => Object.values(methods))
      .map(({ operationId }) => operationId);
    expect(names.sort()).toEqual(contracts.map(({ name }) => name).sort());
  });

  /** The path of a call, with what it names from the row or the scene. */
  function pathOf({ path }: Contract, ask: Ask): string {
    const filled = pathNames(path).reduce((said, name) => {
      const value = ask.path?.[name] ?? (scene as unknown as Record<string, string>)[name];
      if (value === undefined) throw new Error(`the scene has no ${name}: say one in the row`);
      return said.replace(`:${name}`, encodeURIComponent(value));
    }, path as string);
    const query = new URLSearchParams(
      Object.entries(ask.query ?? {}).map(([name, value]) => [name, String(value)]),
    );
    return query.size === 0 ? filled : `${filled}?${query}`;
  }

  async function call(contract: Contract, kind: KindId): Promise<[KindId, number, string]> {
    const { ask: said, leaves } = rows[contract.name] ?? expect.fail(contract.name);
    const ask = typeof said === 'function' ? await said(scene, kind) : said;
    const caller = leaves === true ? await scene.enter(kind) : scene.caller(kind);
    const match = ask.match === undefined ? {} : { 'if-match': `"v${ask.match}"` };
    const { status, body } = await caller.request(contract.method, pathOf(contract, ask), ask.body, match);
    return [kind, status, status < 300 ? '' : String(body?.code)];
  }

  test.each(contracts.map((contract) => [contract.name, contract] as const))('%s', async (name, contract) => {
    const { access, through = contract.status ?? 200 } = rows[name] ?? expect.fail(name);
    const found = [];
    for (const { id } of kinds) found.push(await call(contract, id));
    const wanted = found.map(([kind, , code]) => {
      const outcome = access.of(kind);
      return [kind, outcome === 'yes' ? through : outcome, code];
    });
    expect(found).toEqual(wanted);
  });
});
