import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { known } from '../../src/engine/facts.ts';
import type { CaseParts } from '../../src/features/cases/parts.ts';
import {
  expectAccessible,
  type Look,
  looks,
  openBrowser,
  openDevice,
  openTenantCalled,
} from '../support/browser.ts';
import { openPortal, type Portal } from '../support/portal.ts';

// What services say of DIBS is told by hand here, since people of this journey wait for it and see it come.
let complete = false;
const cases: Partial<CaseParts> = {
  sources: [async () => ({ 'tenant.duplicate': known(false), 'dibs.complete': known(complete) })],
};

let portal: Portal;
let browser: Browser;
beforeAll(async () => {
  portal = await openPortal({}, { cases });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await portal?.[Symbol.asyncDispose]();
});

async function enter(look: Look, name: string) {
  const device = await openDevice(browser, look);
  // A refusal is an answer to us, and an error to the browser.
  await device.page.goto(`${portal.url}/sign-in?to=/tenants`);
  await device.page.getByRole('button', { name }).click();
  await device.page.getByRole('heading', { name: 'Tenants', level: 1 }).waitFor();
  return device;
}

// By its class: on a phone the panel of a task is a dialog, too.
const dialog = (page: Page) => page.locator('.fui-DialogSurface[role=dialog]');
const closed = async (page: Page) => {
  await dialog(page).waitFor({ state: 'detached' });
  await page.locator('#root[aria-hidden]').waitFor({ state: 'detached' });
};

/** Opens an event's form, fills it in, and sends it once the server says that it may happen. */
async function act(
  page: Page,
  event: string,
  fill: (form: ReturnType<typeof dialog>) => Promise<void>,
  sent = 'Do it',
) {
  await page
    .getByRole('button', { name: `${event}…` })
    .first()
    .click();
  await fill(dialog(page));
  await dialog(page)
    .getByText(/The case is then/)
    .waitFor();
  await dialog(page).getByRole('button', { name: sent }).click();
  await closed(page);
}
const nothing = async () => {};
const isNow = (page: Page, state: string) =>
  page.getByRole('banner').or(page.locator('main')).getByText(state, { exact: true }).first().waitFor();

const tenantOf = ['Fabrikam Robotics', 'Fabrikam Residences', 'Litware Insurance', 'Proseware Learning'];

describe.each(looks.map((look, n) => ({ ...look, tenant: tenantOf[n] ?? '' })))(
  '$width px, $theme',
  (look) => {
    const { tenant } = look;

    test('a case is walked from targeted to engaged to disengaged by SME, FM and RM', async () => {
      complete = false;
      const rm = await enter(look, 'Rhea Castellane');
      await openTenantCalled(rm.page, tenant);
      await rm.page.getByRole('link', { name: 'Processes', exact: true }).click();
      await rm.page.getByText('No case yet').waitFor();
      await expectAccessible(rm.page, 'processes of a tenant');
      await rm.page.getByRole('button', { name: 'Publish…' }).click();
      await dialog(rm.page)
        .getByLabel('CSMAU SME on this case')
        .selectOption({ label: 'Jonas Adeyemi (jonas.adeyemi@tailspin.example)' });
      await dialog(rm.page).getByText('The case is then Targeted').waitFor();
      await expectAccessible(rm.page, 'start of a case');
      await dialog(rm.page).getByRole('button', { name: 'Do it' }).click();
      await rm.page.getByRole('heading', { name: new RegExp(`^${tenant}: `), level: 1 }).waitFor();
      await closed(rm.page);
      const address = rm.page.url();
      await rm.context.close();

      const sme = await enter(look, 'Jonas Adeyemi');
      const { page } = sme;
      // On a page whose own parts the notices don't half hide.
      await page.goto(`${portal.url}/cases`);
      await page.getByRole('button', { name: /^Notices: \d+ unread/ }).click();
      await page.getByRole('link', { name: new RegExp(`${tenant} is on your target list`) }).waitFor();
      await expectAccessible(page, 'notices');
      await page.getByRole('link', { name: new RegExp(`${tenant} is on your target list`) }).click();
      await page.getByRole('heading', { name: new RegExp(`^${tenant}: `), level: 1 }).waitFor();
      await expectAccessible(page, 'a case');
      await act(page, 'Start validation', nothing);

      // Refused before it is sent: the condition, its value, where that comes from, and what would satisfy it.
      await page.getByRole('button', { name: 'Pass…' }).click();
      await dialog(page).getByLabel('Notes and blockers are reviewed').check();
      await dialog(page).getByText('Now: no (Services, adoption indicators).').waitFor();
      await dialog(page).getByText('Record the missing elements of one service.').waitFor();
      await expectAccessible(page, 'not yet');
      expect(await dialog(page).getByRole('button', { name: 'Do it' }).getAttribute('aria-disabled')).toBe(
        'true',
      );
      // Refused when it is sent, where something has changed since.
      complete = true;
      await dialog(page).getByLabel('Notes and blockers are reviewed').uncheck();
      await dialog(page)
        .getByRole('listitem')
        .filter({ hasText: 'Does not hold: Notes and blockers are reviewed: yes' })
        .waitFor();
      await dialog(page).getByLabel('Notes and blockers are reviewed').check();
      await dialog(page).getByText('The case is then Eligible').waitFor();
      // No answer of before is on its way any more.
      await page.waitForLoadState('networkidle');
      complete = false;
      await dialog(page).getByRole('button', { name: 'Do it' }).click();
      await dialog(page).getByText('This can’t happen yet').waitFor();
      await dialog(page).getByText('CASE_REFUSED').waitFor();
      expect(await dialog(page).getByLabel('Notes and blockers are reviewed').isChecked()).toBe(true);
      await expectAccessible(page, 'refused');
      // Nothing that was typed is thrown away without asking.
      await dialog(page).getByRole('button', { name: 'Cancel' }).click();
      await page.getByText('Leave without sending?').waitFor();
      await page.getByRole('button', { name: 'Leave', exact: true }).click();
      await closed(page);
      await act(page, 'DIBS missing', async (form) => {
        await form.getByLabel('Question to the FastTrack Manager').fill('Who owns Teams?');
        await form.getByLabel('Next action on').fill('2026-01-12');
      });
      await isNow(page, 'On hold – DIBS');
      await page.getByText('The FastTrack Manager answers by').waitFor();

      const fm = await enter(look, 'Dalia Monteagle');
      await fm.page.goto(`${portal.url}/cases`);
      await fm.page.getByText('Question about DIBS to you:').first().waitFor();
      await expectAccessible(fm.page, 'queue');
      await fm.page.keyboard.press('j');
      await fm.page.keyboard.press('Enter');
      await fm.page.getByText('Answer about DIBS:').waitFor();
      await fm.page.goto(address);
      await fm.page.getByText('Answer about DIBS:').waitFor();
      await expectAccessible(fm.page, 'question');
      complete = true;
      await act(fm.page, 'Supply DIBS', nothing);
      await isNow(fm.page, 'Validating');
      await fm.page.getByText('Answered by Dalia Monteagle', { exact: false }).waitFor();

      await page.reload();
      await act(page, 'Pass', (form) => form.getByLabel('Notes and blockers are reviewed').check());
      await act(page, 'Book meeting', async (form) => {
        await form.getByLabel('Day').fill('2026-12-01');
        await form.getByLabel('Time').fill('14:30');
        await form.getByLabel('Minutes').fill('45');
      });
      await act(page, 'Hold evaluation', async (form) => {
        await form.getByLabel('DIBS are accurate').check();
        await form.getByLabel('Blockers to growing MAU are discussed').check();
        await form.getByRole('radio', { name: 'Offers fit' }).check();
        await form.getByLabel('Plan to present the offers').fill('Two workshops');
      });
      await fm.page.reload();
      await act(fm.page, 'Assign SME', async (form) => {
        await form
          .getByLabel('CSMAU SME')
          .selectOption({ label: 'Jonas Adeyemi (jonas.adeyemi@tailspin.example)' });
        await form.getByText('Jonas Adeyemi is assigned to the tenant').waitFor();
      });
      await isNow(fm.page, 'SME assigned');

      // The wizard where the playbook has it: in the panel of task 3745.
      const tenantAddress = await page
        .getByRole('link', { name: tenant, exact: true })
        .first()
        .getAttribute('href');
      await page.goto(`${portal.url}${(tenantAddress ?? '').replace('/cases', '')}?task=3745`);
      await page.getByText('No result yet').waitFor();
      await expectAccessible(page, 'task with a wizard');
      await page.getByRole('button', { name: 'Open wizard' }).click();
      await dialog(page).getByRole('radio', { name: 'Engaged', exact: true }).check();
      await dialog(page).getByRole('alert').getByText('Engaged needs at least one planned offer.').waitFor();
      await expectAccessible(page, 'wizard without offers');
      const tick = dialog(page).getByRole('checkbox', { name: 'Resolved/Delivered: Champions workshop' });
      expect(await tick.isDisabled()).toBe(true);
      await dialog(page).getByRole('checkbox', { name: 'Champions workshop', exact: true }).check();
      expect(await tick.isDisabled()).toBe(false);
      await dialog(page).getByText('The case is then Engaged').waitFor();
      await expectAccessible(page, 'wizard');

      // Meanwhile the same wizard is finished elsewhere: what was ticked here stays, and what they changed is shown beside it.
      const other = await sme.context.newPage();
      await other.goto(address);
      await act(
        other,
        'CSMAU Engagement',
        async (form) => {
          await form.getByRole('radio', { name: 'Engaged', exact: true }).check();
          await form.getByRole('checkbox', { name: 'Mail on every phone', exact: true }).check();
        },
        'Finish',
      );
      await other.close();
      await dialog(page).getByRole('button', { name: 'Finish' }).click();
      await dialog(page)
        .getByText('Somebody was faster: the case is Engaged now', { exact: false })
        .waitFor();
      expect(
        await dialog(page).getByRole('checkbox', { name: 'Champions workshop', exact: true }).isChecked(),
      ).toBe(true);
      await expectAccessible(page, 'stale wizard');
      await dialog(page).getByRole('checkbox', { name: 'Mail on every phone', exact: true }).check();
      await tick.check();
      await dialog(page).getByText('The case is then Engaged').waitFor();
      await dialog(page).getByRole('button', { name: 'Finish' }).click();
      await closed(page);
      await page.getByText(/^Finished 2 times/).waitFor();
      await page.getByText('Champions workshop, Mail on every phone').waitFor();

      // Stopping early is confirmed, and takes a reason.
      await page.goto(address);
      await page.getByRole('button', { name: 'CSMAU Engagement…' }).first().click();
      await dialog(page).getByRole('radio', { name: 'Not Engaged' }).check();
      await dialog(page)
        .getByLabel('Why offers are not delivered')
        .fill('The customer moved the campaign to next year');
      await dialog(page).getByText('Some planned offers are not delivered.', { exact: false }).waitFor();
      await expectAccessible(page, 'confirmation');
      expect(await dialog(page).getByRole('button', { name: 'Finish' }).getAttribute('aria-disabled')).toBe(
        'true',
      );
      await dialog(page).getByLabel('Go on all the same').check();
      await dialog(page).getByRole('button', { name: 'Finish' }).click();
      await closed(page);
      await isNow(page, 'Disengaged');
      await page.getByText('Baseline, cycle 1').waitFor();
      await page.getByText('As a list').click();
      await page.getByText('– the case is here').waitFor();
      await expectAccessible(page, 'ended case');

      await fm.page.goto(`${portal.url}${(tenantAddress ?? '').replace('/cases', '/timeline')}`);
      await fm.page
        .getByText(/Disengaged/)
        .first()
        .waitFor();
      for (const device of [sme, fm])
        expect(device.complaints.filter((said) => !/status of (409|412|422)/.test(said))).toEqual([]);
      await sme.context.close();
      await fm.context.close();
    });
  },
);
