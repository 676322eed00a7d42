import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { expectAccessible, looks, openBrowser, openDevice, openTenantCalled } from '../support/browser.ts';
import { openPortal, type Portal } from '../support/portal.ts';

let portal: Portal;
let browser: Browser;

beforeAll(async () => {
  portal = await openPortal();
  await portal.bringUsage();
  await portal.bringServices();
  browser = await openBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await portal?.[Symbol.asyncDispose]();
});

async function enter(page: Page, name: RegExp): Promise<void> {
  await page.goto(`${portal.url}/sign-in?to=/tenants`);
  await page.getByRole('button', { name }).click();
  await page.getByRole('heading', { name: 'Tenants', level: 1 }).waitFor();
}

/** The Services tab of a tenant. */
async function open(page: Page, tenant: string): Promise<void> {
  await openTenantCalled(page, tenant);
  await page.getByRole('link', { name: 'Services', exact: true }).click();
  await page.getByRole('heading', { name: 'Services', level: 2 }).waitFor();
}

const service = (page: Page, name: string) => page.getByRole('main').getByRole('link', { name, exact: true });

describe.each(looks)('$width px, $theme', (look) => {
  test('an FM sees where the services stand, mends what is refused, and saves DIBS', async () => {
    const { page, context, complaints } = await openDevice(browser, look);
    await enter(page, /Lotte Vandersloot/);
    await open(page, 'Contoso Pharma');
    await page.getByText(/DIBS complete: Exchange, Teams/).waitFor();
    await expectAccessible(page, 'services');
    await service(page, 'SharePoint').click();
    await page.getByRole('heading', { name: 'SharePoint', level: 2 }).waitFor();
    await expectAccessible(page, 'service');
    await page.keyboard.press('e');
    const form = page.getByRole('form', { name: 'Edit SharePoint' });
    const parts = form.getByRole('group', { name: /^Part 1/ });
    const all = await parts.getByLabel('Entitlements').inputValue();
    await parts.getByLabel('Entitlements').fill(String(Number(all) - 5));
    await form.getByText(`${Number(all) - 5} of `).waitFor();
    await form.getByRole('button', { name: 'Add a part' }).click();
    const second = form.getByRole('group', { name: /^Part 2/ });
    assert.equal(await second.getByLabel('Entitlements').inputValue(), '5');
    await second.getByLabel('Consumption status (L1)').selectOption('Blocked');
    await second
      .getByLabel('Note')
      .fill('Blocked by the firewall, their network has too little bandwidth for files');
    await form.getByRole('button', { name: 'Save' }).first().click();
    await page.getByText('2 things to mend before this can be saved').waitFor();
    assert.equal(await second.getByText('Say why: choose a reason.').count(), 1);
    await expectAccessible(page, 'service with what is to mend');
    await second.getByRole('button', { name: 'Suggest from the note' }).click();
    await second.getByText(/^Likely, \d+/).waitFor();
    await second.getByRole('button', { name: 'Use it' }).click();
    assert.equal(
      await second.getByLabel('Engineering reason (L3)').locator('option:checked').textContent(),
      'Network',
    );
    await second.getByText('When is it “Customer IT Infrastructure, Remediation”?').click();
    await second.getByText(/Technology only, never people/).waitFor();
    await second.getByLabel('Why split').selectOption('Several geographies');
    await parts.getByLabel('Target date').fill('2027-06-01');
    await form.getByLabel('Success owner').selectOption('Service owner');
    // To the end, where the bar of a phone lies over nothing.
    await form.evaluate((element) => element.scrollIntoView({ block: 'end' }));
    await expectAccessible(page, 'service form');
    await form.getByRole('button', { name: 'Save' }).last().click();
    await page.getByText('SharePoint saved').first().waitFor();
    await page.getByText('DIBS captured for SharePoint').first().waitFor();
    await page.getByText('Customer IT Infrastructure, Remediation · Network').waitFor();
    // As it was, for the other devices.
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await form.getByRole('button', { name: /^Remove part 2/ }).click();
    await parts.getByLabel('Entitlements').fill(all);
    await parts.getByLabel('Target date').fill('');
    await form.getByLabel('Success owner').selectOption('Not said');
    await form.getByRole('button', { name: 'Save' }).first().click();
    await page.getByText('SharePoint saved').first().waitFor();
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test('the blockers of a tenant stand in one view', async () => {
    const { page, context } = await openDevice(browser, look);
    await enter(page, /Lotte Vandersloot/);
    await open(page, 'Contoso Retail');
    await page.getByRole('link', { name: /2 blockers/ }).click();
    await page.getByText(/Store staff share tills/).waitFor();
    await page.getByText(/for 44 days, since/).waitFor();
    await page.getByRole('heading', { name: 'Tell the account team' }).waitFor();
    await expectAccessible(page, 'blockers');
    await context.close();
  });

  test('who only reads sees the same as text, and who could change that', async () => {
    const { page, context } = await openDevice(browser, look);
    await enter(page, /Ines Falkner/);
    await page.goto(`${page.url().split('?')[0]}`);
    await open(page, 'Contoso Pharma');
    await page.getByText(/Lotte Vandersloot \(FastTrack Manager\) can assign you/).waitFor();
    assert.equal(await page.getByRole('link', { name: /^Edit/ }).count(), 0);
    await service(page, 'Teams').click();
    await page.getByText('Works council wants to see the training first.').waitFor();
    await expectAccessible(page, 'service, read only');
    assert.equal(await page.getByRole('textbox').count(), 0);
    await context.close();
  });
});

describe.each([looks[0], looks[3]])('$width px, $theme', (look) => {
  test('two people who change the same service see both values and choose', async () => {
    const first = await openDevice(browser, look as (typeof looks)[number]);
    const second = await openDevice(browser, look as (typeof looks)[number]);
    const form = (page: Page) => page.getByRole('form', { name: 'Edit Teams' });
    for (const [{ page }, name] of [
      [first, /Lotte Vandersloot/],
      [second, /Jonas Adeyemi/],
    ] as const) {
      await enter(page, name);
      await open(page, 'Contoso Retail');
      await service(page, 'Teams').click();
      await page.getByRole('link', { name: 'Edit', exact: true }).click();
      await form(page).waitFor();
    }
    const [mine, theirs] = [first.page, second.page];
    // Others than those that the device before has left.
    const [was, other, stakeholders] =
      (look as { width: number }).width === 390
        ? ['Business owner', 'IT lead', 'Business and IT']
        : ['Project manager', 'Other', 'IT only'];
    await form(theirs).getByLabel('Success owner').selectOption(was);
    await form(theirs).getByRole('button', { name: 'Save' }).first().click();
    await theirs.getByText('Teams saved').first().waitFor();
    await form(mine).getByLabel('Success owner').selectOption(other);
    await form(mine).getByLabel('Stakeholders').selectOption(stakeholders);
    await form(mine).getByRole('button', { name: 'Save' }).first().click();
    await mine.getByText('Changed by somebody else meanwhile.').waitFor();
    await expectAccessible(mine, 'conflict');
    await mine.getByRole('button', { name: 'Take over what stands there now: Success owner' }).click();
    await form(mine).getByRole('button', { name: 'Save' }).first().click();
    await mine.getByText('Teams saved').first().waitFor();
    await mine.getByText(was).first().waitFor();
    await first.context.close();
    await second.context.close();
  });

  test('a partner edits the services of the own tenants, without motions', async () => {
    const { page, context } = await openDevice(browser, look as (typeof looks)[number]);
    await enter(page, /Partner FastTrack Manager/);
    await open(page, 'Northwind Traders');
    await service(page, 'Exchange').click();
    await page.getByText('RFA-20418', { exact: false }).first().waitFor();
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    const form = page.getByRole('form', { name: 'Edit Exchange' });
    await form.waitFor();
    assert.equal(await form.getByText('Motions of this service').count(), 0);
    await form.getByLabel('10 % active').fill('2026-01-09');
    await form.getByRole('button', { name: 'Save' }).first().click();
    await form
      .getByText(/A forecast date lies in the future/)
      .first()
      .waitFor();
    await expectAccessible(page, 'forecast that is refused');
    page.once('dialog', (dialog) => void dialog.accept());
    await form.getByRole('button', { name: 'Cancel' }).first().click();
    await page.getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('heading', { name: 'Exchange', level: 2 }).waitFor();
    await context.close();
  });

  test('a success metric is added, met and removed', async () => {
    const { page, context } = await openDevice(browser, look as (typeof looks)[number]);
    await enter(page, /Lotte Vandersloot/);
    await open(page, 'Woodgrove Bank');
    await page.getByRole('button', { name: 'Add a metric' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What is measured').fill('Branches that answer within a day');
    await dialog.getByLabel('Target').fill('90 %');
    await expectAccessible(page, 'metric');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Branches that answer within a day' }).click();
    await dialog.getByLabel('Met').check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('All met').waitFor();
    await page.getByRole('button', { name: 'Branches that answer within a day' }).click();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('None yet.', { exact: false }).waitFor();
    await context.close();
  });
});
