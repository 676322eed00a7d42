import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aDelivery } from './support/app.ts';
import { engines } from './support/store.ts';

const front = (title: string, audience: string) =>
  `---\ntitle: ${title}\nft.audience: ${audience}\n---\n# ${title}\n\n`;
const plan = (audience: string) =>
  `${front('Plan the work', audience)}## Approach\n\n### Invite the users\n\nPrimary Role: **FM**\n\nBy mail.\n`;
const entry = (id: string, location: string) =>
  `## ${id}: Task ${id}\n\n**Service(s):** Teams\n\n**Task Location:** ${location}\n\n**Task Description**\n\nDo it.\n\n---\n`;
const files = [
  { path: 'internal/plan.md', text: plan('internal') },
  { path: 'partner/plan.md', text: plan('partner') },
  {
    path: 'internal/tasks.md',
    text: `${front('Tasks', 'internal')}${entry('1001', 'Enable \\> Plan the work')}\n${entry('1002', 'Nowhere')}`,
  },
];

describe.each(engines)('tasks that no step holds on %s', (engine) => {
  let delivery: Awaited<ReturnType<typeof aDelivery>>;
  beforeAll(async () => {
    delivery = await aDelivery(engine);
  });
  afterAll(() => delivery?.[Symbol.asyncDispose]());

  const listed = async (person: string, path: string) => {
    const { body } = await (await delivery.as(person)).request('GET', `/playbook/page?path=${path}`);
    return body.uncategorized;
  };

  test('a page of a version from before they were listed lists none', async () => {
    expect(await listed(delivery.jonas, 'internal/commercial-services-usage.md')).toEqual([]);
  });

  test('they come with the page that their location names, and never to partners, who may not read the catalogue', async () => {
    const paola = await delivery.as(delivery.paola);
    expect((await paola.request('POST', '/playbook/versions', { files })).status).toBe(201);
    const task = { id: '1001', name: 'Task 1001', services: ['Teams'] };
    expect(await listed(delivery.jonas, 'internal/plan.md')).toEqual([task]);
    expect(await listed(delivery.jonas, 'partner/plan.md')).toEqual([]);
    expect(await listed(delivery.zofia, 'partner/plan.md')).toEqual([]);
  });
});
