import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, looks, openBrowser, openDevice } from '../support/browser.ts';
import { openPortal, type Portal } from '../support/portal.ts';

// A Regional Manager from an empty list to cases, and whoever leads keeps offers and goals.

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

async function signIn(page: Page, name: RegExp): Promise<void> {
  await page.goto(portal.url);
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('navigation', { name: 'Main' }).first().waitFor();
}

describe.each(looks)('$width px, $theme', (look) => {
  const named = (what: string) => `${what} ${look.width} ${look.theme}`;

  test('a list is drafted, filled, warned of, published; each tenant has its case', async () => {
    const { page, context, complaints } = await openDevice(browser, look);
    await signIn(page, /Rhea Castellane/);
    await page.goto(`${portal.url}/targets`);
    await page.getByRole('button', { name: 'New list' }).click();
    await page.getByLabel('Name').fill(named('Second half'));
    await page.getByLabel('Region').selectOption('APJ');
    await expectAccessible(page, 'new list');
    await page.getByRole('button', { name: 'Draft it' }).click();
    await page.getByRole('heading', { name: named('Second half'), level: 1 }).waitFor();
    await page.getByText('No tenants on this list yet').waitFor();

    await page.getByRole('button', { name: 'Add tenants' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tenant, domain, customer or TPID').fill(tenantOf(look));
    await dialog.getByRole('checkbox', { name: new RegExp(`^${tenantOf(look)}`) }).click();
    await expectAccessible(page, 'adding tenants');
    await dialog.getByRole('button', { name: 'Add 1 tenant' }).click();
    await page.getByRole('heading', { name: 'Not begun · 1' }).waitFor();
    await page.getByLabel(`SME of ${tenantOf(look)}`).waitFor();
    await expectAccessible(page, 'a list');

    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('alertdialog').getByText('1 case begins.', { exact: false }).waitFor();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Publish' }).click();
    await page.getByText('1 case has begun.').waitFor();
    await page.getByRole('heading', { name: 'Targeted · 1' }).waitFor();
    await page.getByRole('link', { name: `Case of ${tenantOf(look)}` }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('an SME reads lists, offers and goals, and is told who keeps them', async () => {
    const { page, context, complaints } = await openDevice(browser, look);
    await signIn(page, /Jonas Adeyemi/);
    for (const [path, why] of [
      ['/targets', 'Target lists are made and published by Regional Managers.'],
      ['/offers', 'Offers are kept by administrators and by those who lead CSMAU.'],
      ['/goals', 'Goals are kept by administrators and by those who lead CSMAU.'],
    ] as const) {
      await page.goto(`${portal.url}${path}`);
      await page.getByText(why).waitFor();
      await expectAccessible(page, path);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('an administrator adds an offer, is told that its title is taken, retires it; and sets a goal', async () => {
    const { page, context, complaints } = await openDevice(browser, look);
    await signIn(page, /Ada Kestrel/);
    await page.goto(`${portal.url}/offers`);
    const add = async (title: string) => {
      await page.getByRole('button', { name: 'Add offer' }).click();
      await page.getByLabel('Title').fill(title);
      await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
    };
    const title = named('Evening school');
    await add(title);
    await page.getByRole('button', { name: `Retire ${title}` }).waitFor();
    await add(title);
    await page.getByRole('alert').getByText('There is an offer').waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe(title);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: `Retire ${title}` }).click();
    await page.getByText('Retired offers').click();
    await page.getByRole('button', { name: `Bring back ${title}` }).waitFor();
    await expectAccessible(page, 'offers');

    await page.goto(`${portal.url}/goals?year=2031`);
    await page.getByRole('button', { name: 'Set a goal' }).click();
    await page.getByLabel('Name').fill(named('Everybody'));
    await page.getByLabel('People more by the end of the year').fill('500');
    await page.getByRole('button', { name: 'Set it' }).click();
    await page.getByRole('heading', { name: named('Everybody') }).waitFor();
    await expectAccessible(page, 'goals');
    // A form that the server refuses is the only complaint of a browser.
    expect(complaints.filter((one) => !one.includes('409'))).toEqual([]);
    await context.close();
  });
});

/** A tenant a look, since a tenant has one open case at a time. */
function tenantOf({ width, theme }: (typeof looks)[number]): string {
  if (width > 800) return theme === 'light' ? 'Contoso Logistics' : 'Fabrikam Residences';
  return theme === 'light' ? 'Northwind Freight' : 'Alpine Ski House';
}
