import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { looks, openBrowser, openDevice } from '../support/browser.ts';
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

test('a page is printed whole, black on white from the dark theme, with its version and without the navigation', async () => {
  const look = looks.find(({ theme, width }) => theme === 'dark' && width > 1000);
  assert.ok(look);
  const { page, context } = await openDevice(browser, look);
  await page.goto(`${portal.url}/sign-in?to=/tenants`);
  await page.getByRole('button', { name: 'Jonas Adeyemi' }).click();
  await page.getByRole('heading', { name: 'Tenants', level: 1 }).waitFor();
  await page.goto(`${portal.url}/playbooks`);
  await page.getByRole('main').getByRole('listitem').getByRole('link', { name: /Usage/ }).first().click();
  await page.getByText(/^Playbook version \d+, published/).waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('navigation', { name: 'Pages of the playbook' }).isVisible(), false);
  assert.equal(await page.getByPlaceholder('Search this page').isVisible(), false);
  assert.equal(await page.getByText(/^Playbook version \d+, published/).isVisible(), true);
  const seen = await page.evaluate(() => {
    const article = document.querySelector('article');
    const style = article && getComputedStyle(article);
    return {
      colour: style?.color,
      ground: getComputedStyle(document.body).backgroundColor,
      // Nothing scrolls: what is below the window is on the next sheet.
      whole: document.documentElement.scrollHeight >= (article?.scrollHeight ?? Number.POSITIVE_INFINITY),
    };
  });
  assert.deepEqual(seen, { colour: 'rgb(0, 0, 0)', ground: 'rgb(255, 255, 255)', whole: true });
  const sheets = await page.pdf({ format: 'A4' });
  assert.ok(sheets.length > 10_000);
  await context.close();
});
