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

async function openAssignments(page: Page, tenant: string): Promise<void> {
  await openTenantCalled(page, tenant);
  await page.getByRole('link', { name: 'Assignments', exact: true }).click();
  await page.getByRole('button', { name: /^Onboarding/ }).waitFor();
}

async function pick(page: Page, field: string, typed: string, option: string | RegExp): Promise<void> {
  await page.getByLabel(field, { exact: true }).pressSequentially(typed);
  await page.getByRole('option', { name: option }).first().click();
}

const box = (page: Page, place: string, person: string, role: string) =>
  page.getByRole('checkbox', { name: `${place}: ${person}, ${role}`, exact: true });
const star = (page: Page, place: string, person: string, role: string) =>
  page.getByRole('button', { name: `Primary for ${place}: ${person}, ${role}`, exact: true });
const apply = async (page: Page, tenant: string) => {
  await page.getByRole('button', { name: 'Apply assignments' }).click();
  await page.getByText(`Assignments of ${tenant} changed`).first().waitFor();
};

// Each look works at a tenant of its own, so that the four don't meet.
const tenantOf = ['Contoso Pharma', 'Contoso Logistics', 'Adatum Instruments', 'Woodgrove Bank'];

describe.each(looks.map((look, n) => ({ ...look, tenant: tenantOf[n] ?? '' })))(
  '$width px, $theme',
  (look) => {
    const { tenant } = look;
    const phone = look.width < 760;

    test('a Regional Manager adds somebody, moves the star, removes with confirmation, and takes it back', async () => {
      const { page, context, complaints } = await openDevice(browser, look);
      await signIn(page, 'Rhea Castellane');
      await openAssignments(page, tenant);
      await expectAccessible(page, 'assignments');

      await pick(page, 'Add a person', 'dalia', /Dalia Monteagle as FM/);
      await box(page, 'Tenant', 'Dalia Monteagle', 'FastTrack Manager').waitFor();
      await star(page, 'Tenant', 'Dalia Monteagle', 'FastTrack Manager').click({ force: true });
      await page.getByText('the star moves').waitFor();
      await page.getByRole('button', { name: 'Remove Oskar Winfield as FastTrack Engineer' }).click();
      await page.getByText('Remove Oskar Winfield as FastTrack Engineer?').waitFor();
      await expectAccessible(page, 'confirm removal');
      await page.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.getByText('2 changes, not applied yet').waitFor();
      // The page is hidden from screen readers until the dialog is quite gone.
      await page.locator('#root[aria-hidden]').waitFor({ state: 'detached' });
      await expectAccessible(page, 'changes');
      await apply(page, tenant);

      await page.getByRole('button', { name: 'Undo' }).first().click();
      await page.getByText('Taken back').first().waitFor();
      await box(page, 'Tenant', 'Dalia Monteagle', 'FastTrack Manager').waitFor({ state: 'detached' });
      expect(await box(page, 'Tenant', 'Oskar Winfield', 'FastTrack Engineer').isChecked()).toBe(true);

      // On a phone the toast lies over the button for as long as it is shown.
      await page.getByRole('button', { name: 'Dismiss' }).last().click();
      await page.getByRole('button', { name: 'Show the log' }).click();
      const log = page.getByRole('region', { name: 'Log' });
      await log.getByText('Dalia Monteagle').first().waitFor();
      await log.getByText('taken back').first().waitFor();
      expect(await log.getByText('Rhea Castellane').count()).toBeGreaterThanOrEqual(4);
      await expectAccessible(page, 'assignment log');

      await page.getByRole('link', { name: 'Timeline', exact: true }).click();
      await page.getByText('Removed Oskar Winfield as FastTrack Engineer').first().waitFor();
      expect(complaints).toEqual([]);
      await context.close();
    });

    test('one service is unticked, the others stay, and a colleague’s card tells when they are there', async () => {
      const { page, context, complaints } = await openDevice(browser, look);
      await signIn(page, 'Rhea Castellane');
      await openAssignments(page, tenant);
      if (phone)
        await page.getByRole('listitem').filter({ hasText: 'Oskar Winfield' }).locator('summary').click();
      await box(page, 'Teams', 'Oskar Winfield', 'FastTrack Engineer').uncheck();
      expect(await box(page, 'Tenant', 'Oskar Winfield', 'FastTrack Engineer').isChecked()).toBe(false);
      expect(await box(page, 'Exchange', 'Oskar Winfield', 'FastTrack Engineer').isChecked()).toBe(true);
      await page.getByRole('button', { name: 'Discard' }).click();
      expect(await box(page, 'Tenant', 'Oskar Winfield', 'FastTrack Engineer').isChecked()).toBe(true);
      await page.getByRole('link', { name: 'Oskar Winfield' }).first().click();
      await page.getByRole('heading', { name: 'Oskar Winfield', level: 1 }).waitFor();
      await page.getByText('Oskar Winfield and administrators write this.').waitFor();
      await page.getByText(/Stockholm/).waitFor();
      await expectAccessible(page, 'person');
      expect(complaints).toEqual([]);
      await context.close();
    });

    test('who may not assign reads the same page, and is told who can', async () => {
      const { page, context, complaints } = await openDevice(browser, look);
      await signIn(page, 'Gideon Marlowe');
      await openAssignments(page, tenant);
      await page.getByText(/You may not assign people on this tab. Lotte Vandersloot/).waitFor();
      // Boxes of places name the place and the person; the header has one for its own list.
      expect(await page.getByRole('main').getByRole('checkbox', { name: /: / }).count()).toBe(0);
      await expectAccessible(page, 'assignments, read only');
      expect(complaints).toEqual([]);
      await context.close();
    });

    test('one says how one works, and what makes no sense is refused where it stands', async () => {
      const { page, context, complaints } = await openDevice(browser, look);
      await signIn(page, 'Rhea Castellane');
      await page.goto(`${portal.url}/profile`);
      await page.getByLabel('Skills').fill(`Portfolio, ${look.theme} ${look.width}`);
      await page.getByLabel('To', { exact: true }).fill('07:00');
      await page.getByRole('button', { name: 'Save' }).first().click();
      await page.getByText('Hours need a time zone, a beginning and a later end').waitFor();
      await page.getByLabel('To', { exact: true }).fill('17:30');
      await expectAccessible(page, 'profile');
      await page.getByRole('button', { name: 'Save' }).first().click();
      await page.getByText('Profile saved').first().waitFor();
      await page.reload();
      expect(await page.getByLabel('Skills').inputValue()).toBe(`Portfolio, ${look.theme} ${look.width}`);
      expect(complaints).toEqual([]);
      await context.close();
    });

    test('an administrator looks through people and opens one', async () => {
      const { page, context, complaints } = await openDevice(browser, look);
      await signIn(page, 'Ada Kestrel');
      await page.goto(`${portal.url}/people`);
      await page.getByText('FTCQ EMEA').first().waitFor();
      await expectAccessible(page, 'people');
      await page.goto(`${portal.url}/people/new`);
      await page.getByRole('heading', { name: 'Add a person or queue' }).waitFor();
      await expectAccessible(page, 'new person');
      expect(complaints).toEqual([]);
      await context.close();
    });
  },
);

const wide = looks[0] as (typeof looks)[number];

test('by keyboard alone: arrow keys walk the boxes, Space ticks, P makes primary', async () => {
  const { page, context } = await openDevice(browser, wide);
  await signIn(page, 'Rhea Castellane');
  await openAssignments(page, 'Litware Insurance');
  await box(page, 'Tenant', 'Oskar Winfield', 'FastTrack Engineer').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('p');
  expect(
    await star(page, 'Exchange', 'Oskar Winfield', 'FastTrack Engineer').getAttribute('aria-pressed'),
  ).toBe('true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  expect(await box(page, 'Exchange', 'Signe Aldergate', 'FastTrack Engineer').isChecked()).toBe(true);
  await page.keyboard.press('p');
  // The star moved: one a role and place.
  expect(
    await star(page, 'Exchange', 'Oskar Winfield', 'FastTrack Engineer').getAttribute('aria-pressed'),
  ).toBe('false');
  await page.getByRole('link', { name: 'Tenants' }).first().click();
  await page.getByText('Leave without saving?').waitFor();
  await expectAccessible(page, 'leave');
  await page.getByRole('button', { name: 'Leave' }).click();
  await context.close();
});

test('somebody was faster: what is new is told, the ticks are kept, and apply works then', async () => {
  const [first, second] = [await openDevice(browser, wide), await openDevice(browser, wide)];
  await signIn(first.page, 'Rhea Castellane');
  await signIn(second.page, 'Dalia Monteagle');
  for (const { page } of [first, second]) await openAssignments(page, 'Fabrikam Robotics');
  await pick(second.page, 'Add a person', 'signe', /Signe Aldergate as FE/);
  await pick(first.page, 'Add a person', 'lotte', /Lotte Vandersloot as FM/);
  await apply(first.page, 'Fabrikam Robotics');
  await second.page.getByRole('button', { name: 'Apply assignments' }).click();
  await second.page
    .getByText('Somebody changed the assignments meanwhile. Your ticks are kept; this is new:')
    .waitFor();
  await second.page.getByRole('alert').getByText('Lotte Vandersloot').waitFor();
  await expectAccessible(second.page, 'lost race');
  await apply(second.page, 'Fabrikam Robotics');
  await box(second.page, 'Tenant', 'Lotte Vandersloot', 'FastTrack Manager').waitFor();
  await first.context.close();
  await second.context.close();
});

test('people of a customer are arranged in a dialog, and stand at its tenants as the customer’s', async () => {
  const { page, context, complaints } = await openDevice(browser, wide);
  await signIn(page, 'Rhea Castellane');
  await openAssignments(page, 'Contoso Logistics');
  await page.getByRole('button', { name: /^Contoso: \d+ pe/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('They work at every tenant of the customer').waitFor();
  await dialog.getByLabel('Add a person').pressSequentially('callum');
  await page.getByRole('option', { name: /Callum Brightwater/ }).click();
  await expectAccessible(page, 'customer dialog');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByText('Leave without saving?').waitFor();
  await page.getByRole('button', { name: 'Stay' }).click();
  await dialog.getByRole('button', { name: 'Apply assignments' }).click();
  await page.getByText('Assignments of Contoso changed').first().waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page
    .getByRole('row')
    .filter({ hasText: 'Callum Brightwater' })
    .getByText('By the customer')
    .waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('a partner edits the Partner tab only, and cannot remove the last P-RM', async () => {
  const { page, context } = await openDevice(browser, wide);
  await signIn(page, 'Zofia Larkspur');
  await openAssignments(page, 'Northwind Traders');
  await page.getByText('You edit the Partner tab').waitFor();
  expect(await page.getByRole('button', { name: /^(Enterprise|Migration)/ }).count()).toBe(0);
  await page.getByRole('button', { name: /^Partner/ }).click();
  await page.getByRole('button', { name: 'Remove Emre Whitcombe as Partner Regional Manager' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByText(/The last Partner Regional Manager ties the tenant to your firm/).waitFor();
  expect(await page.getByRole('button', { name: 'Apply assignments' }).isDisabled()).toBe(true);
  await expectAccessible(page, 'partner tab');
  expect(await page.locator('body').textContent()).not.toMatch(/CSMAU/);
  await context.close();
});

describe.each([wide, looks[2] as (typeof looks)[number]])('bulk reassignment, $width px', (look) => {
  test('is gathered, ticked, moved with a reason, and taken back but for what was changed since', async () => {
    const { page, context, complaints } = await openDevice(browser, look);
    await signIn(page, 'Fenna Albrightson');
    await page.goto(`${portal.url}/tools/reassign`);
    await pick(page, 'From', 'dalia', /Dalia Monteagle/);
    await pick(page, 'To', 'tobias', /Tobias Renquist/);
    await page.getByText('Tobias Renquist is away at present').waitFor();
    await page.getByText('Tobias Renquist is no FastTrack Manager').first().waitFor();
    await expectAccessible(page, 'reassignment that is not possible');
    await page.getByRole('button', { name: 'Choose another person' }).nth(1).click();
    await pick(page, 'To', 'lotte', /Lotte Vandersloot/);
    await page.getByRole('checkbox', { name: 'Proseware Learning, FastTrack Manager, Tenant' }).uncheck();
    await page.getByLabel('Reason').fill('Parental leave');
    await expectAccessible(page, 'reassignment');
    await page.getByRole('button', { name: /^Move \d+ assignments/ }).click();
    await page
      .getByText(/assignments moved to Lotte Vandersloot/)
      .first()
      .waitFor();
    await page.getByText('Show rows').first().click();
    await page.getByText('Litware Insurance, FastTrack Manager: Tenant').first().waitFor();
    await page
      .getByRole('button', { name: /^Take back/ })
      .first()
      .click();
    await page.getByText('Take this reassignment back?').waitFor();
    await expectAccessible(page, 'take back');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Take back' }).click();
    await page
      .getByText(/places taken back/)
      .first()
      .waitFor();
    await page
      .getByText(/^Taken back by Fenna Albrightson/)
      .first()
      .waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});

test('a new person without a role sets a password by the link, and is told why there is no tenant', async () => {
  const admin = await openDevice(browser, wide);
  await signIn(admin.page, 'Ada Kestrel');
  await admin.page.goto(`${portal.url}/people/new`);
  await admin.page.getByRole('button', { name: 'Add', exact: true }).click();
  await admin.page.getByText('Write a name.').waitFor();
  await admin.page.getByLabel('Name', { exact: true }).fill('Nela Quist');
  await admin.page.getByLabel('E-mail').fill('nela.quist@tailspin.example');
  await admin.page.getByRole('button', { name: 'Add', exact: true }).click();
  await admin.page.getByRole('heading', { name: 'Nela Quist', level: 1 }).waitFor();
  await admin.page.getByRole('button', { name: 'Make a link for a new password' }).click();
  const link = (await admin.page.locator('code').textContent()) ?? '';
  await expectAccessible(admin.page, 'account');

  const nela = await openDevice(browser, looks[3] as (typeof looks)[number]);
  await nela.page.goto(link);
  await nela.page.getByLabel('Password', { exact: true }).fill('short');
  await nela.page.getByRole('button', { name: 'Set and sign in' }).click();
  await nela.page.getByText('7 characters more.').waitFor();
  await expectAccessible(nela.page, 'password');
  await nela.page.getByLabel('Password', { exact: true }).fill('four unrelated words here');
  await nela.page.getByRole('button', { name: 'Set and sign in' }).click();
  await nela.page.getByRole('heading', { name: 'You have no role yet' }).waitFor();
  await expectAccessible(nela.page, 'no role');

  await admin.page.getByRole('checkbox', { name: 'FastTrack Architect', exact: true }).check();
  await admin.page.getByRole('button', { name: 'Save' }).nth(1).click();
  await admin.page.getByText('Nela Quist saved').first().waitFor();
  await nela.page.goto(`${portal.url}/tenants?whose=active`);
  await nela.page.getByText('Contoso Pharma').first().waitFor();

  await admin.page.getByRole('button', { name: 'Disable' }).click();
  await admin.page.getByText('Has left').first().waitFor();
  await nela.page.getByRole('link', { name: 'Playbooks' }).first().click();
  await nela.page.getByText('Your session has ended').waitFor();
  await admin.context.close();
  await nela.context.close();
});
