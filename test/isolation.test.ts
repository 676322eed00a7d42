import { afterAll, beforeAll, expect, test } from 'vitest';
import { allContracts } from './authorization/contracts.ts';
import { rows } from './authorization/rows.ts';
import { canaryWord, clearAway, letSing } from './isolation/canaries.ts';
import { crawl, type Heard } from './isolation/crawl.ts';
import { openScene, type Scene } from './isolation/scene.ts';
import { allTables, type Row, type Table, unsaid } from './isolation/store-rows.ts';

// Not one byte of internal material reaches a partner: canaries sing in every internal field, and everything that a partner can ask is asked. Then
// only what is internal is changed, and at last taken away: the partner must not be able to tell.

const contracts = await allContracts();
const nowhere = 'zzqqxnowhere';

let scene: Scene;
let tables: readonly Table[];
let canaries: Map<string, readonly string[]>;
let first: Heard[];

const ask = async (words: readonly string[]) => {
  await using server = await scene.serve();
  return await crawl({ url: server.url, headers: scene.headers }, contracts, rows, tables, words);
};

beforeAll(async () => {
  scene = await openScene();
  tables = await allTables(scene.store, scene.partner);
  canaries = await letSing(scene.store, tables, scene.people, 'robin');
  first = await ask([nowhere]);
}, 300_000);
afterAll(() => scene?.[Symbol.asyncDispose]());

test('of every column it is said whether a partner may read it', () => {
  expect(unsaid(tables)).toEqual([]);
});

test('a canary sings in every table that can hold one', () => {
  const silent = tables.filter(({ name }) => (canaries.get(name) ?? []).length === 0).map(({ name }) => name);
  // Keys, days and numbers only.
  expect(silent).toEqual([
    'absence',
    'attempt',
    'case_guest',
    'case_person',
    'note_done',
    'service_feed',
    'service_motion',
    'setup_link',
    'snooze',
    'usage_entitlement',
    'usage_erased',
    'usage_sign',
  ]);
});

test('the partner gets answers, and refusals', () => {
  const by = Map.groupBy(first, ({ status }) => status);
  expect(by.get(200)?.length).toBeGreaterThan(100);
  expect(by.get(404)?.length).toBeGreaterThan(50);
  // There is no web app beside this server.
  const broken = first.filter(({ status, body }) => status >= 500 && !body.includes('WEB_NOT_BUILT'));
  expect(broken).toEqual([]);
});

test('no answer holds a canary', () => {
  const heard = first.filter(({ body, headers }) => canaryWord.test(body + JSON.stringify(headers)));
  expect(heard.map(({ question, body }) => `${question}: ${canaryWord.exec(body)?.[0]}`)).toEqual([]);
});

test('no answer names the id of a row that the partner does not see, unless they asked for it', () => {
  const hidden = tables.flatMap(({ key, rows: all }) =>
    key.join() === 'id'
      ? all.filter((row) => !row.isSeen && /^[a-z]+_/.test(row.key)).map((row) => row.key)
      : [],
  );
  const named = (text: string) => new Set(text.match(/\b[a-z]+_[0-9a-z]+\b/g));
  const told = first.flatMap(({ question, body }) => {
    const [asked, said] = [named(question), named(body)];
    return hidden.filter((id) => said.has(id) && !asked.has(id)).map((id) => `${question}: ${id}`);
  });
  expect(told).toEqual([]);
});

test('searching for an internal word finds what searching for no word finds', async () => {
  const words = [...canaries.values()].flatMap(([word]) => word ?? []);
  const heard = await ask(words);
  const answers = new Map(first.map((one) => [one.question, one]));
  const different = heard.flatMap(({ question, status, body }) => {
    const word = words.find((one) => question.includes(one));
    const plain = word === undefined ? undefined : answers.get(question.replaceAll(word, nowhere));
    if (word === undefined || plain === undefined) return [];
    const same = status === plain.status && body.replaceAll(word, nowhere) === plain.body;
    return same
      ? []
      : [`${question}: ${status} ${body.slice(0, 200)}, not ${plain.status} ${plain.body.slice(0, 200)}`];
  });
  expect(different).toEqual([]);
}, 300_000);

/** What a partner can tell apart. */
const apart = (heard: readonly Heard[]) =>
  heard.flatMap((one, n) =>
    JSON.stringify(one) === JSON.stringify(first[n]) ? [] : [{ is: one, was: first[n] }],
  );

test('when only internal fields change, every answer stays the same to the byte', async () => {
  await letSing(scene.store, tables, scene.people, 'wren', true);
  expect(apart(await ask([nowhere])).slice(0, 5)).toEqual([]);
}, 300_000);

test('when all that the partner does not see is taken away, every answer stays the same to the byte', async () => {
  // The store itself; signing in; and whether there is anybody who administers, which the door tells everybody.
  const isKept = (table: string, row: Row) =>
    ['migration', 'credential'].includes(table) || (table === 'person' && row.administrator === true);
  expect(await clearAway(scene.store, tables, isKept)).toBeGreaterThan(300);
  expect(apart(await ask([nowhere])).slice(0, 5)).toEqual([]);
}, 300_000);
