import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileFiles } from '../src/app/compile-files.ts';
import { systemActor } from '../src/features/people/model.ts';
import { publish } from '../src/features/playbooks/commands.ts';
import type { PlaybookDifference } from '../src/features/playbooks/model.ts';
import { aDelivery } from './support/app.ts';
import { engines } from './support/store.ts';

const page = (path: string, audience: string, steps: Readonly<Record<string, string>>) => ({
  path,
  text: `---
title: ${path}
ft.audience: ${audience}
---
# ${path}

Phase: **Assess**

## Approach
${Object.entries(steps)
  .map(([title, guidance]) => `\n### ${title}\n\nPrimary Role: **SME**\n\n${guidance}\n`)
  .join('')}`,
});

const older = [
  page('plan.md', 'internal', { Plan: 'The secret budget is small.', Move: 'Secretly agree the price.' }),
  page('shared.md', 'internal, partner', { Meet: 'Invite the *old* board.', Report: 'Tell everybody.' }),
  page('opens.md', 'internal', { Open: 'A secret beginning.' }),
  page('closes.md', 'partner', { Close: 'An open beginning.' }),
];
const newer = [
  page('plan.md', 'internal', { Plan: 'The secret budget is large.' }),
  page('shared.md', 'internal, partner', {
    Meet: 'Invite the new board.',
    Report: 'Tell\neverybody.',
    Move: 'Agree the price.',
  }),
  page('opens.md', 'internal, partner', { Open: 'An open end.' }),
  page('closes.md', 'internal', { Close: 'A secret end.' }),
];

describe.each(engines)('words of two versions on %s', (engine) => {
  let delivery: Awaited<ReturnType<typeof aDelivery>>;
  beforeAll(async () => {
    delivery = await aDelivery(engine);
    for (const files of [older, newer]) {
      const compiled = compileFiles(files);
      const accept = compiled.site.findings.map(({ code }) => code);
      await delivery.store.system
        .transaction()
        .execute((tx) => publish(tx, systemActor, compiled, { why: 'words', accept }, delivery.clock.now));
    }
  });
  afterAll(() => delivery?.[Symbol.asyncDispose]());

  const difference = async (person: string, from: number, to: number): Promise<PlaybookDifference> => {
    const caller = await delivery.as(person);
    const { status, body } = await caller.request('GET', `/playbook/difference?from=${from}&to=${to}`);
    expect(status).toBe(200);
    return body.difference;
  };
  const told = ({ passages }: PlaybookDifference) =>
    passages.map(({ kinds, before, after, text }) => {
      const [was, is] = [before, after].map((place) => place && `${place.page}#${place.anchor}`);
      const words = text.map(
        ({ kind, text }) => ({ kept: text, removed: `[-${text}-]`, added: `{+${text}+}` })[kind],
      );
      return [was === is ? was : `${was} > ${is}`, ...kinds, words.join('')].join(' ');
    });

  test('a step keeps its words on its way to another page; emphasis and the ends of lines are no words', async () => {
    expect(told(await difference(delivery.jonas, 2, 3))).toEqual([
      'closes.md#close reworded [-An open beginning.-]{+A secret end.+}',
      'opens.md#open reworded [-A secret beginning.-]{+An open end.+}',
      'plan.md#plan reworded The secret budget is [-small-]{+large+}.',
      'shared.md#meet reworded Invite the [-old-]{+new+} board.',
      'plan.md#move > shared.md#move reworded [-Secretly agree-]{+Agree+} the price.',
    ]);
  });

  test('the other way round the same words are added that were removed', async () => {
    const swapped = { kept: 'kept', removed: 'added', added: 'removed' } as const;
    const words = ({ passages }: PlaybookDifference, of: (kind: keyof typeof swapped) => string) =>
      passages
        .map(({ text }) =>
          text
            .map(({ kind, text }) => `${of(kind)} ${text}`)
            .sort()
            .join(),
        )
        .sort();
    const forward = words(await difference(delivery.jonas, 2, 3), (kind) => kind);
    expect(words(await difference(delivery.jonas, 3, 2), (kind) => swapped[kind])).toEqual(forward);
  });

  test('a version and itself have the same words', async () => {
    expect((await difference(delivery.jonas, 3, 3)).passages).toEqual([]);
  });

  test('a partner gets the words of what they may read in both versions, and none of a time when a page was not theirs', async () => {
    const forward = await difference(delivery.zofia, 2, 3);
    expect(told(forward)).toEqual([
      'shared.md#meet reworded Invite the [-old-]{+new+} board.',
      'null > shared.md#move added {+Agree the price.+}',
    ]);
    expect(forward.pages.map(({ kinds, before, after }) => [(after ?? before)?.path, ...kinds])).toEqual([
      ['closes.md', 'removed'],
      ['opens.md', 'added'],
    ]);
    const backward = await difference(delivery.zofia, 3, 2);
    expect(JSON.stringify([forward, backward])).not.toMatch(/secret/i);
  });
});
