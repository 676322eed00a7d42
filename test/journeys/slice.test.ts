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
  await page.getByRole('button', { name: name }).click();
  await page.getByRole('heading', { name: 'Tenants', level: 1 }).waitFor();
}

const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Tenant', exact: true }).getByRole('link', { name, exact: true });

const statusOf = (page: Page) => page.getByRole('button', { name: /^Status of 3745 CSMAU Engagement/ });

async function setStatus(page: Page, status: string): Promise<void> {
  await statusOf(page).first().click();
  await page.getByRole('menuitemradio', { name: status, exact: true }).click();
  await page
    .getByRole('button', { name: `Status of 3745 CSMAU Engagement: ${status}` })
    .first()
    .waitFor();
}

// Each look works at a tenant of its own, so that the four don't meet.
const tenantOf = ['Contoso Pharma', 'Contoso Logistics', 'Adatum Instruments', 'Woodgrove Bank'];

describe.each(looks.map((look, n) => ({ ...look, tenant: tenantOf[n] ?? '' })))(
  '$width px, $theme',
  (look) => {
    test('an SME finds task 3745 of the real page, works on it in three ways, notes it, and the ledger tells', async () => {
      const { page, context, complaints } = await openDevice(browser, look);
      await page.goto(`${portal.url}/sign-in?to=/tenants`);
      await page.getByRole('button', { name: 'Jonas Adeyemi' }).waitFor();
      await expectAccessible(page, 'sign-in');
      await signIn(page, 'Jonas Adeyemi');
      await expectAccessible(page, 'tenants');

      await openTenantCalled(page, look.tenant);
      await page.getByText('Select CSMAU Offers').first().waitFor();
      await expectAccessible(page, 'playbook tab');

      // First way: the status in the row; and back by Undo.
      await setStatus(page, 'In Progress');
      await page.getByRole('button', { name: 'Undo' }).first().click();
      await page
        .getByRole('button', { name: 'Status of 3745 CSMAU Engagement: Not Started' })
        .first()
        .waitFor();
      await setStatus(page, 'In Progress');

      // Second way: the panel.
      await page.getByText('CSMAU Engagement', { exact: true }).first().click();
      const percent = page.getByLabel('% complete');
      await percent.fill('40');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText(/^Saved .* by Jonas Adeyemi/).waitFor();
      await page.getByText('Check box for CSMAU Offer(s)').waitFor();
      await expectAccessible(page, 'task panel');

      // A note on the task.
      await page.getByRole('button', { name: 'New note' }).first().click();
      await page.getByLabel('Note', { exact: true }).fill(`The kickstart fits ${look.tenant}.`);
      await page.getByRole('button', { name: 'Save note' }).click();
      await page.getByText(`The kickstart fits ${look.tenant}.`).first().waitFor();
      await page.getByText('Added a note to task 3745').waitFor();
      await page.getByRole('button', { name: 'Verify chain' }).click();
      await page.getByText(/The chain is intact/).waitFor();
      await expectAccessible(page, 'task panel with note');
      await page.getByRole('button', { name: 'Close', exact: true }).first().click();

      // Third way: the tick box.
      await page.getByRole('checkbox', { name: 'Complete 3745 CSMAU Engagement' }).click();
      await page.getByRole('button', { name: 'Status of 3745 CSMAU Engagement: Complete' }).first().waitFor();

      await tab(page, 'Timeline').click();
      await page.getByText('In Progress').first().waitFor();
      await expectAccessible(page, 'timeline');
      await tab(page, 'Notes').click();
      await page.getByText(`The kickstart fits ${look.tenant}.`).waitFor();
      await expectAccessible(page, 'notes');
      expect(complaints).toEqual([]);
      await context.close();
    });

    test('the real page is read: contents, task table, search within it', async () => {
      const { page, context, complaints } = await openDevice(browser, look);
      await signIn(page, 'Jonas Adeyemi');
      await page.goto(`${portal.url}/playbooks/internal/commercial-services-usage.md`);
      await page.getByRole('heading', { name: /Delivery Commercial Services Usage/, level: 1 }).waitFor();
      await page.getByRole('heading', { name: 'Customer Re-engagement' }).waitFor();
      await page.getByRole('table', { name: 'Tasks of this step' }).getByText('CSMAU Engagement').waitFor();
      await page.getByPlaceholder('Search this page').fill('Resolved/Delivered');
      await page.getByText('1 of 1').waitFor();
      await expectAccessible(page, 'reader');
      expect(complaints).toEqual([]);
      await context.close();
    });
  },
);

const wide = looks[0] as (typeof looks)[number];

test('what was saved is there after a restart, and so is the session', async () => {
  const { page, context } = await openDevice(browser, wide);
  await signIn(page, 'Jonas Adeyemi');
  await openTenantCalled(page, 'Contoso Retail');
  await setStatus(page, 'Warning');
  await portal.restart();
  await page.reload();
  await page.getByRole('button', { name: 'Status of 3745 CSMAU Engagement: Warning' }).first().waitFor();
  await context.close();
});

test('two people change the same task: the later one is shown both values and chooses', async () => {
  const [first, second] = [await openDevice(browser, wide), await openDevice(browser, wide)];
  await signIn(first.page, 'Jonas Adeyemi');
  await signIn(second.page, 'Lotte Vandersloot');
  for (const { page } of [first, second]) {
    await page.goto(`${portal.url}/tenants`);
    await openTenantCalled(page, 'Contoso Retail');
    await page.goto(`${page.url().split('?')[0]}?task=3745`);
    await page.getByLabel('% complete').waitFor();
  }
  await second.page.getByLabel('% complete').fill('77');
  await first.page.getByLabel('% complete').fill('66');
  await first.page.getByRole('button', { name: 'Save', exact: true }).click();
  await first.page.getByText(/^Saved .* by Jonas Adeyemi/).waitFor();
  await second.page.getByRole('button', { name: 'Save', exact: true }).click();
  const dialog = second.page.getByRole('dialog');
  await dialog.getByText('Jonas Adeyemi changed this first').waitFor();
  await dialog.getByText(/66/).first().waitFor();
  await expectAccessible(second.page, 'conflict dialog');
  await dialog.getByRole('radio', { name: /77/ }).check();
  await dialog.getByRole('button', { name: 'Save the choice' }).click();
  await second.page.getByText(/^Saved .* by Lotte Vandersloot/).waitFor();
  expect(await second.page.getByLabel('% complete').inputValue()).toBe('77');
  await first.context.close();
  await second.context.close();
});

test('a partner sees the own firm’s tenants and the partner page, and not a word of CSMAU', async () => {
  const { page, context } = await openDevice(browser, wide);
  await signIn(page, 'Zofia Larkspur');
  await page.getByText('Northwind Traders').first().waitFor();
  expect(await page.getByText('Contoso').count()).toBe(0);
  await page.goto(`${portal.url}/playbooks`);
  await page.getByText('Conduct Success Review').first().waitFor();
  expect(await page.locator('body').textContent()).not.toMatch(/CSMAU|Commercial Services/);
  await page.goto(`${portal.url}/playbooks/internal/commercial-services-usage.md`);
  await page.getByText('no such page').first().waitFor();
  await context.close();
});

test('the palette finds a tenant by keyboard alone, and ? shows the keys', async () => {
  const { page, context } = await openDevice(browser, wide);
  await signIn(page, 'Jonas Adeyemi');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await expectAccessible(page, 'palette');
  await page.keyboard.type('woodgrove');
  await page.getByRole('option', { name: /Woodgrove Bank/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Woodgrove Bank', level: 1 }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor();
  await expectAccessible(page, 'shortcut sheet');
  await context.close();
});

test('a session that ended asks to sign in again and comes back to the same place', async () => {
  const { page, context } = await openDevice(browser, wide);
  await signIn(page, 'Jonas Adeyemi');
  await openTenantCalled(page, 'Contoso Pharma');
  await context.clearCookies();
  await tab(page, 'Notes').click();
  await page.getByText('Your session has ended').waitFor();
  await expectAccessible(page, 'session ended');
  await context.close();
});
