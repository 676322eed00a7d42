import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileFiles } from '../src/app/compile-files.ts';
import { may } from '../src/features/feedback/policy.ts';
import { actorOf, addPerson } from '../src/features/people/commands.ts';
import { systemActor } from '../src/features/people/model.ts';
import { personById } from '../src/features/people/queries.ts';
import { publish } from '../src/features/playbooks/commands.ts';
import { may as mayOfPlaybook } from '../src/features/playbooks/policy.ts';
import { exportStore, importStore } from '../src/store/export.ts';
import { aDelivery } from './support/app.ts';
import { freshFolder } from './support/process.ts';
import { engines, openTestStore } from './support/store.ts';

const page = (title: string, audience: string, owner: string) => `---
title: ${title}
ft.audience: ${audience}
ft.owner: ${owner}
---
# ${title}

## Overview

Words.

## Approach

### Agree the plan

Primary Role: **SME**

More words.
`;
const hidden = 'internal/plan.md';
const shared = 'partner/shared.md';
const nobodys = 'internal/nobodys.md';
const files = [
  { path: hidden, text: page('Ironwood plan', 'internal', 'lotte') },
  { path: shared, text: page('Shared plan', 'internal, partner', 'Lotte Vandersloot') },
  { path: nobodys, text: page('Open plan', 'internal', 'Nobody Known') },
];

describe.each(engines)('feedback on %s', (engine) => {
  let delivery: Awaited<ReturnType<typeof aDelivery>>;
  let nadia: string;
  let zora: string;
  beforeAll(async () => {
    delivery = await aDelivery(engine);
    const compiled = compileFiles(files);
    const accept = compiled.site.findings.map(({ code }) => code);
    [nadia, zora] = await delivery.store.system.transaction().execute(async (tx) => {
      const at = delivery.clock.now;
      await publish(tx, systemActor, compiled, { why: 'to be read', accept }, at);
      const one = { name: 'Nadia Ebonhart', email: 'nadia@tailspin.example', roles: ['fm'], demo: true };
      const other = { ...one, name: 'Zora Elm', email: 'zora@wingtip.example', roles: ['p-fe'] };
      return [
        await addPerson(tx, 'system', one, at),
        await addPerson(tx, 'system', { ...other, firm: 'firm_wingtip' }, at),
      ] as [string, string];
    });
  });
  afterAll(() => delivery?.[Symbol.asyncDispose]());

  let count = 0;
  const send = async (person: string, path: string, more: object = {}, headers = {}) => {
    // A second later: the list goes by the time of sending.
    delivery.clock.now = new Date(delivery.clock.now.getTime() + 1000);
    const body = { version: 2, path, kind: 'wrong', body: `Words ${++count}`, ...more };
    return (await delivery.as(person)).request('POST', '/playbook/feedback', body, headers);
  };
  const read = async (person: string, query: string) =>
    (await delivery.as(person)).request('GET', `/playbook/feedback${query}`);
  const answer = async (person: string, id: string, words: string, match = 1, headers = {}) =>
    (await delivery.as(person)).request(
      'POST',
      `/playbook/feedback/${id}/answer`,
      { answer: words },
      { 'if-match': `"v${match}"`, ...headers },
    );
  const counts = async (person: string) =>
    (await (await delivery.as(person)).request('GET', '/me/feedback')).body;
  const idsIn = async (person: string, query = '') =>
    (await read(person, query)).body.items.map(({ id }: { id: string }) => id);

  test('reaches the owner of the page, with the heading as the page has it', async () => {
    const before = await counts(delivery.lotte);
    const sent = await send(delivery.jonas, hidden, { anchor: 'overview', kind: 'unclear' });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    expect(sent.headers.get('etag')).toBe('"v1"');
    expect(sent.body).toMatchObject({
      ...{ path: hidden, page: 'Ironwood plan', number: 1, anchor: 'overview', heading: 'Overview' },
      ...{ kind: 'unclear', state: 'open', answer: null, mayAnswer: false },
      owner: { id: delivery.lotte, name: 'Lotte Vandersloot' },
      sender: { id: delivery.jonas, name: 'Jonas Adeyemi', firm: null },
    });
    expect(await counts(delivery.lotte)).toEqual({
      ...before,
      open: before.open + 1,
      inbox: before.inbox + 1,
    });
    const { body } = await read(delivery.lotte, '?state=open');
    expect(body.items[0]).toEqual({ ...sent.body, mayAnswer: true });
    expect(body.pages).toContainEqual({ path: hidden, title: 'Ironwood plan', count: before.inbox + 1 });
  });

  test('leaves row, ledger entry and news together, and the words where they can be redacted', async () => {
    const { body } = await send(delivery.jonas, hidden, { body: 'The kerfuffle of step 2' });
    const { system } = delivery.store;
    const entry = await system
      .selectFrom('ledger')
      .selectAll()
      .where('subject', '=', body.id)
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ kind: 'feedback.sent', chain: 'organisation', person_id: delivery.jonas });
    expect(JSON.stringify(entry.facts)).not.toContain('kerfuffle');
    const personal = await system
      .selectFrom('ledger_personal')
      .select('facts')
      .where('seq', '=', entry.seq)
      .where('chain', '=', 'organisation')
      .executeTakeFirstOrThrow();
    expect(personal.facts).toEqual({ excerpt: 'The kerfuffle of step 2' });
    const news = await system.selectFrom('outbox').select(['kind', 'body']).execute();
    expect(news).toContainEqual({ kind: 'feedback.sent', body: { feedback: body.id } });
    await answer(delivery.lotte, body.id, 'Mended');
    const kinds = await system.selectFrom('ledger').select('kind').where('subject', '=', body.id).execute();
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['feedback.answered', 'feedback.sent']);
    await delivery.app.jobs.settle();
    expect(await delivery.app.jobs.dead()).toEqual([]);
  });

  test('a refused one leaves nothing', async () => {
    const all = () => delivery.store.system.selectFrom('feedback').select('id').execute();
    const before = (await all()).length;
    for (const [person, path, more, code] of [
      [delivery.jonas, 'internal/none.md', {}, 'FEEDBACK_PAGE_UNKNOWN'],
      [delivery.jonas, hidden, { version: 99 }, 'FEEDBACK_PAGE_UNKNOWN'],
      [delivery.jonas, hidden, { version: 1 }, 'FEEDBACK_PAGE_UNKNOWN'],
      [delivery.jonas, hidden, { anchor: 'gone' }, 'FEEDBACK_PART_UNKNOWN'],
      [delivery.jonas, hidden, { body: ' \n ' }, 'INPUT_INVALID'],
      [delivery.jonas, hidden, { body: 'x'.repeat(4001) }, 'INPUT_INVALID'],
      [delivery.jonas, hidden, { kind: 'rant' }, 'INPUT_INVALID'],
      [delivery.jonas, hidden, { anchor: 7 }, 'INPUT_INVALID'],
      [delivery.zofia, hidden, {}, 'FEEDBACK_PAGE_UNKNOWN'],
      [delivery.zofia, nobodys, {}, 'FEEDBACK_PAGE_UNKNOWN'],
    ] as const) {
      const { status, body } = await send(person, path, more);
      expect([body.code, status]).toEqual([code, code === 'FEEDBACK_PAGE_UNKNOWN' ? 404 : 422]);
    }
    const stranger = await delivery.anonymous.request('POST', '/playbook/feedback', {});
    expect(stranger.status).toBe(401);
    expect((await all()).length).toBe(before);
  });

  test('sent twice under one key it is one; another text under that key is refused', async () => {
    const headers = { 'idempotency-key': 'attempt-1-of-feedback' };
    const more = { body: 'Once' };
    const first = await send(delivery.jonas, hidden, more, headers);
    const second = await send(delivery.jonas, hidden, more, headers);
    expect(second.body).toEqual(first.body);
    const other = await send(delivery.jonas, hidden, { body: 'Twice' }, headers);
    expect(other.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    const ids = await idsIn(delivery.jonas, '?box=sent&limit=200');
    expect(ids.filter((id: string) => id === first.body.id)).toHaveLength(1);
  });

  test('goes to those who publish where no owner is known, or the owner has left', async () => {
    const unowned = (await send(delivery.jonas, nobodys)).body;
    expect(unowned.owner).toBeNull();
    const owned = (await send(delivery.jonas, hidden)).body;
    for (const person of [delivery.paola, delivery.ada]) {
      const ids = await idsIn(person);
      expect(ids).toContain(unowned.id);
      expect(ids).not.toContain(owned.id);
      expect(await idsIn(person, '?box=all&limit=200')).toContain(owned.id);
    }
    expect(await idsIn(delivery.lotte)).not.toContain(unowned.id);
    const people = delivery.store.system.updateTable('person').where('id', '=', delivery.lotte);
    await people.set({ disabled_at: delivery.clock.now }).execute();
    expect(await idsIn(delivery.paola)).toContain(owned.id);
    await people.set({ disabled_at: null }).execute();
    expect(await idsIn(delivery.paola)).not.toContain(owned.id);
  });

  test('the owner answers once, and the sender reads the answer', async () => {
    const { id } = (await send(delivery.jonas, hidden)).body;
    const headers = { 'idempotency-key': 'answer-to-feedback' };
    const said = await answer(delivery.lotte, id, 'Mended in the next version', 1, headers);
    expect([said.status, said.headers.get('etag')]).toEqual([200, '"v2"']);
    const mine = (await read(delivery.jonas, `/${id}`)).body;
    expect(mine).toMatchObject({
      ...{ state: 'answered', answer: 'Mended in the next version', mayAnswer: false, version: 2 },
      answeredBy: { name: 'Lotte Vandersloot' },
    });
    expect(await idsIn(delivery.jonas, '?box=sent&state=answered')).toContain(id);
    expect(await idsIn(delivery.jonas, '?box=sent&state=open&limit=200')).not.toContain(id);
    expect((await answer(delivery.lotte, id, 'Mended in the next version', 1, headers)).body).toEqual(
      said.body,
    );

    const late = await answer(delivery.ada, id, 'Another answer');
    expect([late.status, late.body.code]).toEqual([412, 'FEEDBACK_ANSWERED']);
    expect(late.body.detail).toMatch(/^Lotte Vandersloot has answered first.*Read it; your own text is kept/);
    expect(late.body.current).toMatchObject({ id, answer: 'Mended in the next version', version: 2 });
    expect((await answer(delivery.ada, id, 'Another answer', 2)).body.code).toBe('FEEDBACK_ANSWERED');
  });

  test('of two who answer at once one is refused, and its answer is not lost in the other', async () => {
    const { id } = (await send(delivery.jonas, hidden)).body;
    const both = await Promise.all([answer(delivery.lotte, id, 'One'), answer(delivery.ada, id, 'Other')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const won = both.find(({ status }) => status === 200)?.body.answer;
    expect(both.find(({ status }) => status === 412)?.body.current.answer).toBe(won);
    expect((await read(delivery.jonas, `/${id}`)).body.answer).toBe(won);
  });

  test('an answer needs a version that is there, words, and somebody who may', async () => {
    const { id } = (await send(delivery.jonas, hidden)).body;
    const lotte = await delivery.as(delivery.lotte);
    const bare = await lotte.request('POST', `/playbook/feedback/${id}/answer`, { answer: 'x' });
    expect(bare.body.code).toBe('VERSION_REQUIRED');
    expect((await answer(delivery.lotte, id, 'x', 7)).body.code).toBe('FEEDBACK_STALE');
    expect((await answer(delivery.lotte, id, '  ')).body.code).toBe('INPUT_INVALID');
    expect((await answer(delivery.lotte, id, 'x'.repeat(4001))).body.code).toBe('INPUT_INVALID');
    expect((await answer(delivery.jonas, id, 'x')).body.code).toBe('FEEDBACK_NOT_YOURS');
    expect((await answer(delivery.dalia, id, 'x')).body.code).toBe('FEEDBACK_UNKNOWN');
    expect((await answer(delivery.lotte, 'feedback_0', 'x')).body.code).toBe('FEEDBACK_UNKNOWN');
    expect((await answer(delivery.lotte, 'note_0', 'x')).body.code).toBe('INPUT_INVALID');
    expect((await read(delivery.jonas, `/${id}`)).body).toMatchObject({ state: 'open', version: 1 });
  });

  test('a list comes a page at a time, newest first, without gaps', async () => {
    for (let n = 0; n < 4; n++) await send(nadia, n % 2 === 0 ? hidden : shared);
    const whole = (await read(nadia, '?box=sent')).body;
    expect([whole.total, whole.cursor]).toEqual([4, null]);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { body } = await read(nadia, `?box=sent&limit=3${more}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.cursor;
    }
    expect(seen).toEqual(whole.items.map(({ id }: { id: string }) => id));
    expect([...seen].sort().reverse()).toEqual(seen);
    const ofOne = (await read(nadia, `?box=sent&path=${shared}`)).body;
    expect([ofOne.total, ofOne.pages.length]).toEqual([2, 2]);
    for (const query of ['?box=everything', '?state=shut', '?limit=0'])
      expect((await read(nadia, query)).body.code).toBe('INPUT_INVALID');
    expect((await read(nadia, '?box=sent&cursor=rubbish')).body.total).toBe(4);
    expect((await read(nadia, '?box=all')).body.code).toBe('FEEDBACK_ALL_NOT_YOURS');
  });

  test('a partner sends from a page of theirs, reads only their own, and no name or word that is internal', async () => {
    const internal = (await send(nadia, shared, { body: 'The mahogany budget' })).body;
    const mine = await send(delivery.zofia, shared, { anchor: 'agree-the-plan', body: 'Which plan?' });
    expect(mine.status).toBe(201);
    const { id } = mine.body;
    await answer(delivery.lotte, internal.id, 'Teak it is');
    await send(delivery.zofia, shared, { body: 'Another question' });

    const seenByOwner = (await read(delivery.lotte, `/${id}`)).body;
    expect(seenByOwner.sender).toEqual({
      id: delivery.zofia,
      name: 'Zofia Larkspur',
      firm: 'Wingtip Onboarding',
    });
    const named = await answer(delivery.lotte, id, 'Ask Nadia Ebonhart, it is in the Ironwood plan');
    expect([named.status, named.body.code]).toEqual([422, 'ANSWER_NOT_FOR_PARTNERS']);
    expect(named.body.detail).toContain('“Nadia Ebonhart”');
    expect((await answer(delivery.lotte, id, 'See internal/plan.md')).body.detail).toContain(
      'internal/plan.md',
    );
    expect((await answer(delivery.lotte, id, 'The one of step 1')).status).toBe(200);

    const answers = [
      mine,
      await read(delivery.zofia, '?box=sent'),
      await read(delivery.zofia, '?box=inbox'),
      await read(delivery.zofia, '?box=all'),
      await read(delivery.zofia, `/${id}`),
      await read(delivery.zofia, `/${internal.id}`),
      await read(zora, '?box=sent'),
      await read(zora, `/${id}`),
      await answer(delivery.zofia, id, 'I answer myself'),
      await answer(delivery.zofia, internal.id, 'x'),
    ];
    const text = JSON.stringify(answers.map(({ body }) => body));
    expect(text).not.toMatch(/mahogany|Teak|Ironwood|Lotte|Nadia|Vandersloot|Ebonhart|kerfuffle/);
    for (const person of [delivery.lotte, nadia, delivery.ada]) expect(text).not.toContain(person);
    expect(answers[1]?.body.total).toBe(2);
    expect(answers[4]?.body).toMatchObject({ answer: 'The one of step 1', owner: null, answeredBy: null });
    expect(answers.map(({ body }) => body.code)).toEqual([
      ...[undefined, undefined, undefined, 'FEEDBACK_ALL_NOT_YOURS', undefined],
      ...['FEEDBACK_UNKNOWN', undefined, 'FEEDBACK_UNKNOWN', 'FEEDBACK_NOT_YOURS', 'FEEDBACK_UNKNOWN'],
    ]);
    expect(answers[6]?.body.total).toBe(0);
    expect(await counts(delivery.zofia)).toEqual({ open: 0, inbox: 0, sent: 2, mayReadAll: false });
  });

  test('policy and row security agree on who reads and who answers what', async () => {
    const { store } = delivery;
    const rows = await store.system.selectFrom('feedback').selectAll().execute();
    const people = [delivery.jonas, delivery.lotte, delivery.gideon, delivery.dalia, delivery.paola];
    for (const id of [...people, delivery.ada, delivery.zofia, nadia, zora]) {
      const person = (await personById(store.system, id)) ?? expect.fail(id);
      const asked = actorOf(id, person);
      // A partner with the capability too: the audience alone has to keep them out.
      for (const who of [asked, { ...asked, capabilities: ['playbook:publish'] }]) {
        const db = store.as(who);
        const publishes = mayOfPlaybook.publish(who);
        const seen = new Set((await db.selectFrom('feedback').select('id').execute()).map((row) => row.id));
        for (const { id: which, sender_id: sender, owner_id: owner, answered_at } of rows) {
          const facts = { sender, owner, publishes };
          expect(seen.has(which), `${person.name} reads`).toBe(may.read(who, facts));
          const wanted = answered_at === null && may.answer(who, facts);
          expect(await couldAnswer(db, which, who.person), `${person.name} answers`).toBe(wanted);
        }
      }
    }
  });

  /** Whether the database lets this handle answer; the attempt is taken back. */
  async function couldAnswer(db: ReturnType<typeof delivery.store.as>, id: string, by: string) {
    const taken = 'taken back';
    let changed = 0n;
    await db
      .transaction()
      .execute(async (tx) => {
        const values = { answer: 'x', answered_by: by, answered_at: delivery.clock.now };
        const query = tx.updateTable('feedback').set(values).where('id', '=', id);
        changed = (await query.executeTakeFirst()).numUpdatedRows;
        throw new Error(taken);
      })
      .catch((error: Error) => expect(error.message).toBe(taken));
    return changed === 1n;
  }

  test('the database keeps what was said as it was said, whoever asks', async () => {
    const { id } = (await send(delivery.jonas, hidden)).body;
    const person = (await personById(delivery.store.system, delivery.lotte)) ?? expect.fail();
    const lotte = delivery.store.as(actorOf(delivery.lotte, person));
    for (const db of [lotte, delivery.store.system]) {
      const words = db.updateTable('feedback').set({ body: 'Nothing is wrong' }).where('id', '=', id);
      await expect(words.execute()).rejects.toThrow(/permission denied/);
      await expect(db.deleteFrom('feedback').where('id', '=', id).execute()).rejects.toThrow(
        /permission denied/,
      );
    }
    const other = { answer: 'x', answered_by: delivery.ada, answered_at: delivery.clock.now };
    const inAnothersName = lotte.updateTable('feedback').set(other).where('id', '=', id);
    await expect(inAnothersName.execute()).rejects.toThrow(/row-level security/);
    const row = await lotte.selectFrom('feedback').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const forged = lotte.insertInto('feedback').values({ ...row, id: 'feedback_x', sender_id: delivery.ada });
    await expect(forged.execute()).rejects.toThrow(/row-level security/);
  });

  test('an export holds it, and an import gives it back', async () => {
    const file = join(freshFolder(), `${engine}.jsonl.gz`);
    await exportStore(delivery.store, file);
    await using target = await openTestStore('postgres');
    await importStore(target, file);
    const rowsOf = (store: typeof target) =>
      store.system.selectFrom('feedback').selectAll().orderBy('id').execute();
    expect(await rowsOf(target)).toEqual(await rowsOf(delivery.store));
  });
});
