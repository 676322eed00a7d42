import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, looks, openBrowser, openDevice, openTenantCalled } from '../support/browser.ts';
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

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto(`${portal.url}/sign-in?to=/tenants`);
  await page.getByRole('button', { name }).click();
  await page.getByRole('heading', { name: 'Tenants', level: 1 }).waitFor();
}

/** The address of a tenant, by its name. */
async function addressOf(page: Page, tenant: string): Promise<string> {
  await openTenantCalled(page, tenant);
  return page.url().split('?')[0]?.replace(/\/$/, '') ?? '';
}

const wide = looks[0] as (typeof looks)[number];

describe.each(looks)('$width px, $theme', (look) => {
  test('an FM finds the customer under Primary, and reads its sections, tenants, contacts and timeline', async () => {
    const { page, context, complaints } = await openDevice(browser, look);
    await signIn(page, 'Lotte Vandersloot');
    await page.goto(`${portal.url}/customers`);
    await page.getByText('Contoso', { exact: true }).first().waitFor();
    await expectAccessible(page, 'customers');
    await page.getByText('Contoso', { exact: true }).first().click();
    await page.getByRole('heading', { name: 'Contoso', level: 1 }).waitFor();
    await page.getByRole('heading', { name: 'Customer Progress' }).waitFor();
    await page.getByRole('img', { name: 'Reference tenant' }).waitFor();
    await page.getByText('Changed Customer Perspective').first().waitFor();
    await expectAccessible(page, 'customer');
    await page.getByRole('button', { name: 'Edit Customer Progress' }).click();
    await expectAccessible(page, 'customer, editing');
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('the Status and Contacts tabs are read and edited without a barrier', async () => {
    const { page, context, complaints } = await openDevice(browser, look);
    await signIn(page, 'Lotte Vandersloot');
    const tenant = await addressOf(page, 'Contoso Pharma');
    await page.goto(`${tenant}/status`);
    await page.getByRole('button', { name: 'Edit Overall status' }).waitFor();
    await expectAccessible(page, 'status');
    await page.getByRole('button', { name: 'Edit Motions and tags' }).click();
    await expectAccessible(page, 'status, editing');
    await page.goto(`${tenant}/contacts`);
    await page.getByText('Do not call: On night shift').waitFor();
    await page.getByText('Earlier', { exact: true }).waitFor();
    await expectAccessible(page, 'contacts');
    await page.getByRole('button', { name: 'Mira Thandeka' }).click();
    await page.getByRole('heading', { name: 'What is kept of this person' }).waitFor();
    await expectAccessible(page, 'contact');
    expect(complaints).toEqual([]);
    await context.close();
  });
});

test('motions that exclude each other cannot be saved, and the form says why above the button', async () => {
  const { page, context } = await openDevice(browser, wide);
  await signIn(page, 'Lotte Vandersloot');
  await page.goto(`${await addressOf(page, 'Contoso Pharma')}/status`);
  await page.getByRole('button', { name: 'Edit Motions and tags' }).click();
  await page.getByRole('checkbox', { name: 'RFA' }).click();
  await page.getByText('it never goes with RFA').waitFor();
  expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
  await page.getByRole('checkbox', { name: 'RFA' }).click();
  await page.getByRole('checkbox', { name: 'Targeting' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved: Motions and tags').first().waitFor();
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await page.getByRole('link', { name: 'Timeline', exact: true }).click();
  await page.getByText('taken back').first().waitFor();
  await context.close();
});

test('a status that closes a tenant makes it inactive, and the jump box finds it only with the tick', async () => {
  const { page, context } = await openDevice(browser, wide);
  await signIn(page, 'Lotte Vandersloot');
  await page.goto(`${await addressOf(page, 'Woodgrove Bank')}/status`);
  await page.getByRole('button', { name: 'Edit Overall status' }).click();
  await page.getByRole('combobox', { name: 'Overall status' }).selectOption('Close - Completed');
  await page.getByLabel('Since').fill('2026-11-02');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Inactive', { exact: true }).first().waitFor();
  await addressOf(page, 'Contoso Pharma');
  await page.getByText('CSMAU').first().waitFor();
  await page.keyboard.press('t');
  await page.keyboard.type('woodgrove');
  await page.getByText('No tenant fits “woodgrove”').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('checkbox', { name: 'Inactive too' }).click();
  await page.getByRole('combobox', { name: 'Jump to tenant' }).click();
  await page.getByRole('option', { name: /Woodgrove Bank/ }).click();
  await page.getByRole('heading', { name: 'Woodgrove Bank', level: 1 }).waitFor();
  await context.close();
});

test('a contact is added, fails the survey with everything it lacks, is mended, and is erased for good', async () => {
  const { page, context } = await openDevice(browser, wide);
  await signIn(page, 'Lotte Vandersloot');
  await page.goto(`${await addressOf(page, 'Contoso Logistics')}/contacts`);
  await page.getByRole('button', { name: 'Add a contact …' }).first().click();
  await page.getByLabel('Name').fill('Vera Testperson');
  await page.getByRole('button', { name: 'Add the contact' }).click();
  await page.getByRole('heading', { name: 'Vera Testperson' }).waitFor();
  await page.getByRole('button', { name: 'Edit Details' }).click();
  await page.getByRole('checkbox', { name: 'Survey eligible' }).click();
  expect(await page.getByText('Nobody can be surveyed without this.').count()).toBe(3);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Erase …' }).click();
  await page.getByLabel(/^Why/).fill('asked by letter');
  await page.getByRole('button', { name: 'Erase', exact: true }).click();
  await page
    .getByText(/^Erased: 1 entry/)
    .first()
    .waitFor();
  await page.getByRole('link', { name: 'Timeline', exact: true }).click();
  await page.getByText('Erased a contact and every word about the person').waitFor();
  expect(await page.getByText('Vera Testperson').count()).toBe(0);
  await page.getByRole('button', { name: 'Verify chain' }).click();
  await page.getByText(/The chain is intact/).waitFor();
  await context.close();
});

test('two people change one section: the later one sees both values and takes theirs over', async () => {
  const [first, second] = [await openDevice(browser, wide), await openDevice(browser, wide)];
  await signIn(first.page, 'Lotte Vandersloot');
  await signIn(second.page, 'Ada Kestrel');
  const tenant = await addressOf(first.page, 'Adatum Instruments');
  for (const { page } of [first, second]) {
    await page.goto(`${tenant}/status`);
    await page.getByRole('button', { name: 'Edit Motions and tags' }).click();
  }
  await first.page.getByRole('textbox', { name: 'Tags' }).fill('theirs');
  await first.page.getByRole('button', { name: 'Save', exact: true }).click();
  await first.page.getByText('Saved: Motions and tags').first().waitFor();
  await second.page.getByRole('textbox', { name: 'Tags' }).fill('mine');
  await second.page.getByRole('button', { name: 'Save', exact: true }).click();
  await second.page.getByText('Lotte Vandersloot changed Adatum Instruments first').waitFor();
  await second.page.getByRole('button', { name: 'Take over what stands there now: Tags' }).click();
  expect(await second.page.getByRole('textbox', { name: 'Tags' }).inputValue()).toBe('theirs');
  await first.context.close();
  await second.context.close();
});

test('a guest reads the tabs and finds no button; a partner has no customers and nothing internal', async () => {
  const guest = await openDevice(browser, wide);
  await signIn(guest.page, 'Gideon Marlowe');
  const tenant = await addressOf(guest.page, 'Northwind Traders');
  await guest.page.goto(`${tenant}/status`);
  await guest.page.getByText('Read only.').waitFor();
  expect(await guest.page.getByRole('button', { name: /^Edit / }).count()).toBe(0);
  await guest.context.close();
  const partner = await openDevice(browser, wide);
  await signIn(partner.page, 'Zofia Larkspur');
  expect(await partner.page.getByRole('link', { name: 'Customers' }).count()).toBe(0);
  await partner.page.goto(`${tenant}/status`);
  await partner.page.getByRole('button', { name: 'Edit Partner’s status' }).waitFor();
  expect(await partner.page.getByText('Overall status').count()).toBe(0);
  await partner.page.goto(`${tenant}/contacts`);
  await partner.page.getByRole('heading', { name: 'Wingtip Onboarding' }).waitFor();
  expect(await partner.page.getByText('Microsoft (').count()).toBe(0);
  await partner.context.close();
});
