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
});
afterAll(async () => {
  await browser?.close();
  await portal?.[Symbol.asyncDispose]();
});

const internalPage = 'Delivery Commercial Services Usage Playbook';

async function enter(page: Page, name: RegExp): Promise<void> {
  await page.goto(`${portal.url}/sign-in?to=/tenants`);
  await page.getByRole('button', { name }).click();
  await page.getByRole('heading', { name: 'Tenants', level: 1 }).waitFor();
}

/** Titles and places of the pages that the list of the playbook offers. */
async function offered(page: Page) {
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  const sections = page.getByRole('main').locator('section');
  return { text: await sections.allInnerTexts(), links: await sections.getByRole('link').count() };
}

describe.each(looks)('$width px, $theme', (look) => {
  test('an SME sees the playbook as partners get it: list, page, search and versions; and finds the way back', async () => {
    const partner = await openDevice(browser, look);
    await enter(partner.page, /Partner FastTrack Manager/);
    await partner.page.goto(`${portal.url}/playbooks?as=partner`);
    const theirs = await offered(partner.page);
    assert.equal(await partner.page.getByText('See as').count(), 0);
    await partner.context.close();

    const { page, context, complaints } = await openDevice(browser, look);
    await enter(page, /Jonas Adeyemi/);
    await page.goto(`${portal.url}/playbooks`);
    const own = await offered(page);
    assert.ok(own.links > theirs.links);
    await expectAccessible(page, 'as oneself');

    // By keyboard: the choice keeps the focus, so that one can go back and forth.
    const asPartner = page.getByRole('button', { name: 'Partner', exact: true });
    await asPartner.focus();
    await page.keyboard.press('Enter');
    const banner = page.getByText('You see what partners see');
    await banner.waitFor();
    assert.match(page.url(), /\/playbooks\?as=partner$/);
    assert.equal(await asPartner.evaluate((button) => button === document.activeElement), true);
    assert.equal(await asPartner.getAttribute('aria-pressed'), 'true');
    assert.deepEqual(await offered(page), theirs);
    await expectAccessible(page, 'the list as partner');

    await page.getByRole('main').locator('section').getByRole('link').first().click();
    await page.getByText(/^v\d+/).waitFor();
    assert.match(page.url(), /as=partner/);
    await banner.waitFor();
    await expectAccessible(page, 'a page as partner');
    const astray = await page
      .getByRole('main')
      .locator('a[href^="/playbooks"]')
      .evaluateAll((links) =>
        links.map((link) => link.getAttribute('href')).filter((href) => !href?.includes('as=partner')),
      );
    assert.deepEqual(astray, []);

    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog');
    await palette.getByRole('combobox').fill('usage');
    await palette.getByText('Emphasize Usage Reports').waitFor();
    assert.equal(await palette.getByText(internalPage).count(), 0);
    await palette.getByText('Search the text for “usage”').click();
    await page.waitForURL(/\/playbooks\/search\?q=usage&as=partner$/);
    await page.getByText(/^\d+ places?$/).waitFor();
    // The palette hides what is behind it until it is gone.
    await page.locator('#root[aria-hidden]').waitFor({ state: 'detached' });
    assert.equal(await page.getByRole('main').getByText(internalPage).count(), 0);
    await expectAccessible(page, 'hits as partner');
    const hit = page.getByRole('main').locator('a[data-row]').first();
    assert.match((await hit.getAttribute('href')) ?? '', /find=.*as=partner/);
    await banner.waitFor();

    await page.goto(`${portal.url}/playbooks/versions?as=partner`);
    await page.getByRole('heading', { name: 'Versions', level: 1 }).waitFor();
    await banner.waitFor();
    assert.equal(await page.getByText('as it is').count(), 0);
    assert.deepEqual(complaints, []);

    // The browser itself notes that an answer was "missing": that is what is asked for here.
    await page.goto(`${portal.url}/playbooks/internal/commercial-services-usage.md?as=partner`);
    await page.getByRole('heading', { name: 'Partners get no such page' }).waitFor();
    await expectAccessible(page, 'a page that partners do not get');
    await page.getByRole('link', { name: 'The pages that partners get' }).click();
    await page.waitForURL(/\/playbooks\?as=partner$/);
    assert.deepEqual(await offered(page), theirs);

    await page.getByRole('button', { name: 'Back to what I see' }).click();
    await banner.waitFor({ state: 'detached' });
    assert.match(page.url(), /\/playbooks$/);
    assert.deepEqual(await offered(page), own);
    await page.keyboard.press('Control+k');
    await palette.getByRole('combobox').fill('usage');
    await palette.getByText(internalPage).waitFor();
    await context.close();
  });
});
