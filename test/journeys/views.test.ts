import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { expectAccessible, looks, openBrowser, openDevice } from '../support/browser.ts';
import { openPortal, type Portal } from '../support/portal.ts';

let portal: Portal;
let browser: Browser;

beforeAll(async () => {
  portal = await openPortal();
  browser = await openBrowser();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await portal?.[Symbol.asyncDispose]();
});

const wide = looks[0] as (typeof looks)[number];

async function signIn(page: Page, name: string, to: string): Promise<void> {
  await page.goto(`${portal.url}/sign-in${to === '/' ? '' : `?to=${to}`}`);
  await page.getByRole('button', { name }).click();
  await page.getByRole('heading', { name: to === '/tenants' ? 'Tenants' : 'My day', level: 1 }).waitFor();
}

const grid = (page: Page) => page.getByRole('grid', { name: 'Tenants' });
const addressHas = (page: Page, name: string, value: string | null) =>
  page.waitForFunction(([n, v]) => new URLSearchParams(location.search).get(n ?? '') === v, [name, value]);
const choose = async (page: Page, view: string) => {
  await page.getByRole('button', { name: /^View: / }).click();
  await page.getByRole('menuitemradio', { name: view }).click();
};

describe.each(looks.map((look, n) => ({ ...look, n })))('$width px, $theme', ({ n, ...look }) => {
  test('a list becomes a view that opens again as it was saved, and is removed after asking', async () => {
    const { page, context, complaints } = await openDevice(browser, look);
    await signIn(page, 'Lotte Vandersloot', '/tenants');
    await page.getByRole('link', { name: 'Contoso Pharma' }).waitFor();
    await expectAccessible(page, 'tenants');

    await choose(page, 'Work');
    await addressHas(page, 'display', 'work');
    await page.getByRole('searchbox').fill('contoso');
    await addressHas(page, 'find', 'contoso');
    await page.getByText('Changed', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Save as …' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Give the view a name.').waitFor();
    await expectAccessible(page, 'saving a view');
    await page.getByRole('textbox', { name: 'Name' }).fill(`Contoso ${n}`);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: `View: Contoso ${n}` }).waitFor();
    await page.getByText('Changed', { exact: true }).waitFor({ state: 'detached' });

    await choose(page, 'Overview');
    await addressHas(page, 'find', null);
    await choose(page, `Contoso ${n}`);
    await addressHas(page, 'find', 'contoso');
    await page.getByRole('searchbox').fill('contoso p');
    await addressHas(page, 'find', 'contoso p');
    await page.getByRole('button', { name: 'Discard' }).click();
    await addressHas(page, 'find', 'contoso');

    await page.getByRole('button', { name: /^View: / }).click();
    await expectAccessible(page, 'menu of views');
    await page.getByRole('menuitem', { name: 'Remove …' }).click();
    await page.getByRole('button', { name: 'Keep it' }).waitFor();
    await page.getByRole('button', { name: 'Remove view' }).click();
    await page.getByRole('button', { name: 'View: Work' }).waitFor();
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test('my day is workable by keyboard alone: next, done and taken back, put off and back', async () => {
    const { page, context, complaints } = await openDevice(browser, look);
    await signIn(page, 'Lotte Vandersloot', '/');
    const rows = page.locator('[data-row]');
    await rows.first().waitFor();
    await expectAccessible(page, 'my day');
    const before = await rows.count();
    const focused = () => page.evaluate(() => document.activeElement?.querySelector('b')?.textContent ?? '');

    await page.keyboard.press('j');
    const first = await focused();
    await page.keyboard.press('j');
    const second = await focused();
    assert.notEqual(first, second);
    await page.keyboard.press('k');
    await page.keyboard.press('e');
    await page.getByText(`Done: ${first}`).first().waitFor();
    await page.waitForFunction(
      (count) => document.querySelectorAll('[data-row]').length === count,
      before - 1,
    );
    assert.equal(await focused(), second);
    await page.keyboard.press('z');
    await page.waitForFunction((count) => document.querySelectorAll('[data-row]').length === count, before);

    await page.locator('[data-row]', { hasText: second }).first().focus();
    await page.keyboard.press('s');
    await page.getByRole('dialog', { name: 'Put off until …' }).waitFor();
    await expectAccessible(page, 'putting off');
    await page.keyboard.press('Enter');
    await page.getByText('1 put off').waitFor();
    assert.equal(await rows.count(), before - 1);
    await page.getByText('1 put off').click();
    await page.getByRole('button', { name: `Bring back: ${second}` }).click();
    await page.waitForFunction((count) => document.querySelectorAll('[data-row]').length === count, before);

    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/(tenants|playbooks)\//);
    assert.deepEqual(complaints, []);
    await context.close();
  });
});

test('several tenants are changed after a preview, and taken back as one', async () => {
  const { page, context, complaints } = await openDevice(browser, wide);
  await signIn(page, 'Rhea Castellane', '/tenants');
  await grid(page).getByRole('rowheader').first().waitFor();
  for (const key of ['j', 'x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Change …' }).click();
  await page.getByRole('combobox', { name: 'Motion', exact: true }).selectOption('RFA');
  await page.getByText('1 change · 1 stay as they are · 1 refused').waitFor();
  await page.getByText('Customer Health takes the whole tenant').waitFor();
  await expectAccessible(page, 'preview of a change');
  await page.getByRole('button', { name: 'Change 1 tenant' }).click();
  await page.getByText('1 tenant changed').first().waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('z');
  await page.getByText('Taken back: 1 tenant changed').first().waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a row opens in a tab of its own by Ctrl and Enter', async () => {
  const { page, context } = await openDevice(browser, wide);
  await signIn(page, 'Jonas Adeyemi', '/tenants');
  await grid(page).getByRole('rowheader').first().waitFor();
  await page.keyboard.press('j');
  const [other] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Control+Enter')]);
  await other.getByRole('heading', { level: 1 }).first().waitFor();
  assert.match(other.url(), /\/tenants\/tenant_/);
  assert.match(page.url(), /\/tenants$/);
  await context.close();
});

test('a partner has the firm’s list, and no internal column to add or filter', async () => {
  const { page, context } = await openDevice(browser, wide);
  await signIn(page, 'Zofia Larkspur', '/tenants');
  await page.getByRole('button', { name: 'Whose: My active tenants' }).click();
  await page.getByRole('menuitemradio', { name: 'Partner list' }).click();
  await addressHas(page, 'whose', 'all');
  await page.getByRole('button', { name: 'Columns' }).click();
  const offered = await page.getByRole('menuitemcheckbox').allInnerTexts();
  for (const internal of ['Priority', 'Motions', 'Tags', 'Overall status'])
    assert.ok(!offered.includes(internal), internal);
  await context.close();
});
