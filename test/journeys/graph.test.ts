import assert from 'node:assert/strict';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { expectAccessible, looks, openBrowser, openDevice } from '../support/browser.ts';
import { callerAt, demoSession } from '../support/http.ts';
import { openPortal, type Portal } from '../support/portal.ts';

let portal: Portal;
let browser: Browser;

const page = (name: string, audience: string, next: readonly string[]) => ({
  path: `internal/${name}.md`,
  text: `---\ntitle: ${name}\nft.audience: ${audience}\n---\n# ${name}\n\nPhase: **Assess**\n\n## Approach\n\n### Do ${name}\n\nPrimary Role: **SME**\n\nDo it.\n\n## Next Steps\n\n${next.map((one) => `* [${one}](${one}.md)`).join('\n') || 'N/A'}\n`,
});

beforeAll(async () => {
  portal = await openPortal();
  browser = await openBrowser();
  const caller = callerAt(portal.url, { session: await demoSession(portal.url, 'Ada Kestrel') });
  const files = [
    page('kickoff', 'internal, partner', ['review']),
    page('review', 'internal, partner', ['secret', 'closing']),
    page('secret', 'internal', ['kickoff']),
    page('closing', 'internal, partner', []),
  ];
  const { status, body } = await caller.request('POST', '/playbook/versions', {
    files,
    why: 'A circle',
    accept: ['PB060-audience-leak'],
  });
  assert.equal(status, 201, JSON.stringify(body));
});
afterAll(async () => {
  await browser?.close();
  await portal?.[Symbol.asyncDispose]();
});

const signIn = async (person: string, look: (typeof looks)[number]) => {
  const device = await openDevice(browser, look);
  await device.page.goto(`${portal.url}/sign-in?to=/tenants`);
  await device.page.getByRole('button', { name: person }).click();
  await device.page.getByRole('heading', { name: 'Tenants', level: 1 }).waitFor();
  return device;
};

/** Two fingers on either side of something move apart. */
async function pinch(page: Page, about: Locator): Promise<void> {
  const box = await about.boundingBox();
  assert.ok(box);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const device = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) =>
    device.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        type === 'touchEnd'
          ? []
          : [
              { x: x - apart, y, id: 1 },
              { x: x + apart, y, id: 2 },
            ],
    });
  await touch('touchStart', 30);
  for (const apart of [40, 50, 60]) await touch('touchMove', apart);
  await touch('touchEnd', 60);
  await device.detach();
}

describe.each(looks)('$width px, $theme', (look) => {
  test('somebody sees what follows on what, and goes on from there', async () => {
    const { page, context, complaints } = await signIn('Jonas Adeyemi', look);
    await page.goto(`${portal.url}/playbooks/graph`);
    await page.getByRole('heading', { name: 'Processes', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'secret' }).last().waitFor();
    await expectAccessible(page, 'graph');
    if (look.width > 760) {
      await page.getByText('dashed: leads back').waitFor();
      const card = page
        .getByRole('region', { name: /Processes and what follows/ })
        .getByRole('link', { name: /review/ });
      const before = await card.boundingBox();
      await page.getByRole('button', { name: 'Zoom in' }).click();
      const after = await card.boundingBox();
      assert.ok((after?.width ?? 0) > (before?.width ?? 0));
      await page.getByRole('button', { name: 'Show all' }).click();
      await card.focus();
      const line = (way: string) => page.locator(`path[data-way="${way}"]`);
      const widthOf = (way: string) => line(way).evaluate((path) => getComputedStyle(path).strokeWidth);
      assert.ok(
        (await widthOf('internal/kickoff.md internal/review.md')) >
          (await widthOf('internal/secret.md internal/kickoff.md')),
      );
      await pinch(page, card);
      assert.ok(((await card.boundingBox())?.width ?? 0) > (before?.width ?? 0) * 1.2, 'two fingers apart');
      await page.keyboard.press('0');
      await page.getByPlaceholder('Find a process').fill('clos');
      assert.match((await card.getAttribute('class')) ?? '', /dim/);
      await page.getByPlaceholder('Find a process').fill('');
      await card.focus();
      await page.keyboard.press('Enter');
    } else await page.getByRole('link', { name: 'review', exact: true }).first().click();
    await page.getByRole('heading', { name: 'review', level: 1 }).waitFor();
    const ways = page.getByRole('navigation', { name: 'Before and after this page' });
    await ways.getByRole('link').first().waitFor();
    assert.deepEqual(await ways.getByRole('link').allTextContents(), ['kickoff', 'closing', 'secret']);
    await page.getByRole('button', { name: 'Copy link to “review”' }).waitFor();
    await expectAccessible(page, 'page with its neighbours');
    await page.getByRole('link', { name: 'Show in the graph' }).click();
    await page.getByRole('heading', { name: 'Processes', level: 1 }).waitFor();
    assert.match(page.url(), /at=internal%2Freview\.md/);
    if (look.width > 760) await page.locator('a:focus').getByText('review').waitFor();
    assert.deepEqual(complaints, []);
    await context.close();
  });
});

test('a partner sees no process that is not for partners, and no way to it', async () => {
  const [look] = looks;
  assert.ok(look);
  const { page, context } = await signIn('Zofia Larkspur', look);
  await page.goto(`${portal.url}/playbooks/graph`);
  await page.getByRole('link', { name: 'closing' }).first().waitFor();
  assert.equal((await page.content()).includes('secret'), false);
  await context.close();
});
