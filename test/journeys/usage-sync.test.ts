import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { generateTenant } from '../../src/sample/tenant.ts';
import { expectAccessible, type Look, looks, openBrowser, openDevice } from '../support/browser.ts';
import { type FakeGraph, startFakeGraph, usualClient } from '../support/fake-graph.ts';
import { callerAt, demoSession } from '../support/http.ts';
import { openPortal, type Portal } from '../support/portal.ts';

let fake: FakeGraph;
let portal: Portal;
let browser: Browser;
let contoso: string;

const administrator = 'Ada Kestrel';
const name = 'Contoso Pharma';

beforeAll(async () => {
  const today = Math.floor(Date.now() / 86_400_000);
  const sample = generateTenant(41, { people: 20, from: today - 60, to: today + 2, story: 'steady' });
  fake = await startFakeGraph({ tenants: [sample], now: () => new Date() });
  fake.tenant().consented = false;
  portal = await openPortal({
    UPTAKE_GRAPH_CLIENT_ID: usualClient.id,
    UPTAKE_GRAPH_SECRET: usualClient.secret ?? '',
    UPTAKE_GRAPH_URL: fake.url,
    UPTAKE_GRAPH_LOGIN_URL: fake.url,
    UPTAKE_GRAPH_DOWNLOADS: fake.downloadUrl,
  });
  const caller = callerAt(portal.url, { session: await demoSession(portal.url, administrator) });
  const { body } = await caller.request('GET', `/tenants?search=${encodeURIComponent(name)}`);
  contoso = body.items[0].id;
  // The invented tenant at Microsoft is the invented tenant here.
  Object.assign(sample, { guid: body.items[0].guid });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await portal?.[Symbol.asyncDispose]();
  await fake?.[Symbol.asyncDispose]();
});

async function enter(look: Look, person: string) {
  const device = await openDevice(browser, look);
  await device.page.goto(`${portal.url}/sign-in?to=/tenants`);
  await device.page.getByRole('button', { name: person }).click();
  await device.page.getByRole('heading', { name: 'Tenants', level: 1 }).waitFor();
  return device;
}

async function expectNoSideways(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `the page is ${over} px too wide`);
}

test('an administrator connects a tenant by its consent link, and its usage comes by itself', async () => {
  const { page, context, complaints } = await enter(looks[0] as Look, administrator);
  await page.goto(`${portal.url}/usage/sync`);
  await page.getByRole('searchbox', { name: 'Find a tenant' }).fill('Contoso');
  await page.getByRole('row', { name }).getByText('Not connected').waitFor();
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByText(`${name} is not connected.`, { exact: false }).waitFor();
  await expectAccessible(page, 'not connected');

  await page.getByRole('button', { name: 'Connect…' }).click();
  const link = await page.getByLabel('Consent link').inputValue();
  assert.match(link, /adminconsent\?client_id=/);
  await expectAccessible(page, 'with the link');

  // The tenant's administrator has no account here.
  const theirs = await openDevice(browser, looks[2] as Look);
  await theirs.page.goto(link);
  await theirs.page.getByRole('heading', { name: `${name} is connected` }).waitFor();
  await expectAccessible(theirs.page, 'consent');
  assert.deepEqual(theirs.complaints, []);
  await theirs.context.close();

  await page.reload();
  await page.getByText(`Connected by ${administrator}`, { exact: false }).waitFor();
  const row = page.getByRole('row', { name: /^Active users/ });
  await row.getByText('Up to date').waitFor({ timeout: 120_000 });
  await row.getByText('2 days', { exact: true }).waitFor();

  fake.refuseNext(5, { status: 500, body: '' }, /Copilot/);
  await page.getByRole('button', { name: 'Retry now Microsoft 365 Copilot usage' }).click();
  await page.getByText('does not answer (500)', { exact: false }).waitFor({ timeout: 120_000 });
  assert.deepEqual(complaints, []);
  await context.close();
});

describe.each(looks)('$width px, $theme', (look) => {
  test('the Sync pages say how far fetching is, in every look', async () => {
    const { page, context, complaints } = await enter(look, administrator);
    await page.goto(`${portal.url}/usage/sync?search=Contoso`);
    await page.getByRole('button', { name: `Reports ${name}` }).click();
    await page.getByText('Subscribed products', { exact: true }).first().waitFor();
    await expectAccessible(page, 'all tenants');
    await expectNoSideways(page);
    await page.goto(`${portal.url}/tenants/${contoso}/usage/sync`);
    await page.getByText('Connection to Microsoft Graph').waitFor();
    await page.getByText('Subscribed products', { exact: true }).first().waitFor();
    await expectAccessible(page, 'one tenant');
    await expectNoSideways(page);
    await page.goto(`${portal.url}/usage/sync?search=nobodyiscalledthis`);
    await page.getByText('No tenant matches “nobodyiscalledthis”').waitFor();
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test('who may not connect reads why', async () => {
    const { page, context } = await enter(look, 'Jonas Adeyemi');
    await page.goto(`${portal.url}/tenants/${contoso}/usage/sync`);
    await page.getByText('Administrators connect tenants and disconnect them.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Disconnect' }).count(), 0);
    await page.getByRole('button', { name: `Retry now ${name}` }).waitFor();
    await expectAccessible(page, 'read only');
    await context.close();
  });
});
