import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { readPlaybookFolder, shippedPlaybook } from '../../src/app/playbook-folder.ts';
import { expectAccessible, looks, openBrowser, openDevice } from '../support/browser.ts';
import { callerAt, demoSession } from '../support/http.ts';
import { openPortal, type Portal } from '../support/portal.ts';

let portal: Portal;
let browser: Browser;
const publisher = 'Ada Kestrel';

beforeAll(async () => {
  portal = await openPortal();
  browser = await openBrowser();
  const caller = callerAt(portal.url, { session: await demoSession(portal.url, publisher) });
  const files = (await readPlaybookFolder(shippedPlaybook)).map(({ path, text }) => {
    return { path, text: text.replace('| CSMAU Engagement', '| CSMAU Agreement') };
  });
  const { status, body } = await caller.request('POST', '/playbook/versions', {
    files,
    why: 'Plainer words',
  });
  assert.equal(status, 201, JSON.stringify(body));
});
afterAll(async () => {
  await browser?.close();
  await portal?.[Symbol.asyncDispose]();
});

describe.each(looks)('$width px, $theme', (look) => {
  test('a publisher sees what a version changed and the work it touches, and publishes an older one again', async () => {
    const { page, context, complaints } = await openDevice(browser, look);
    await page.goto(`${portal.url}/sign-in?to=/tenants`);
    await page.getByRole('button', { name: publisher }).click();
    await page.getByRole('heading', { name: 'Tenants', level: 1 }).waitFor();
    await page.goto(`${portal.url}/playbooks`);
    await page.getByRole('link', { name: 'Versions' }).click();
    await page.getByRole('heading', { name: 'Versions', level: 1 }).waitFor();
    await page.goto(`${portal.url}/playbooks/versions?from=1&to=2`);

    const task = page.getByRole('listitem').filter({ hasText: '3745 CSMAU Agreement' });
    await task.getByText('Renamed').waitFor();
    await task.getByText(/Work at \d+ tenants?/).click();
    await task.getByRole('link').first().waitFor();
    await expectAccessible(page, 'versions');

    const before = await page
      .getByRole('button', { name: /^Restore/ })
      .first()
      .textContent();
    await page
      .getByRole('button', { name: /^Restore/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    const publish = dialog.getByRole('button', { name: 'Publish it again' });
    assert.equal(await publish.isDisabled(), true);
    await expectAccessible(page, 'restore dialog');
    await dialog.getByLabel('Why').fill('The words before were better');
    await publish.click();
    await page
      .getByText(/is published again as version \d+/)
      .first()
      .waitFor();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('The words before were better').first().waitFor();
    assert.match(before ?? '', /Version \d/);

    assert.deepEqual(complaints, []);
    await context.close();
  });
});
