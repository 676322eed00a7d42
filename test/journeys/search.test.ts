import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { expectAccessible, looks, openBrowser, openDevice } from '../support/browser.ts';
import { openPortal, type Portal } from '../support/portal.ts';

let portal: Portal;
let browser: Browser;

beforeAll(async () => {
  portal = await openPortal();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await portal?.[Symbol.asyncDispose]();
});

describe.each(looks)('$width px, $theme', (look) => {
  test('somebody finds words in the text of the playbook and comes to them on their page', async () => {
    const { page, context, complaints } = await openDevice(browser, look);
    await page.goto(`${portal.url}/sign-in?to=/tenants`);
    await page.getByRole('button', { name: 'Jonas Adeyemi' }).click();
    await page.getByRole('heading', { name: 'Tenants', level: 1 }).waitFor();
    await page.goto(`${portal.url}/playbooks/search`);
    await page.getByText('What are you looking for?').waitFor();
    const field = page.getByPlaceholder('Words, "words that stand together", a task id');
    await field.fill('3745');
    await field.press('Enter');
    await page.getByText(/^\d+ places?$/).waitFor();
    assert.match(page.url(), /\/playbooks\/search\?q=3745$/);
    await expectAccessible(page, 'hits');

    await page.getByRole('heading', { name: 'Search the playbook' }).click();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /CSMAU|usage/i }).waitFor();
    assert.match(page.url(), /find=3745/);
    await page.getByText(/^\d+ of \d+$/).waitFor();

    await page.goto(`${portal.url}/playbooks/search?q=nothingholdsthis`);
    await page.getByText('Nothing holds “nothingholdsthis”').waitFor();
    await expectAccessible(page, 'no hits');
    assert.deepEqual(complaints, []);
    await context.close();
  });
});
