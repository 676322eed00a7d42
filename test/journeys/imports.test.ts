import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto(portal.url);
  await page.getByRole('button', { name }).click();
  await page.getByRole('navigation').first().waitFor();
}

const file = (text: string) => ({ name: 'quarter.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

test.each(looks)('a list is mapped, checked, imported and taken back at $width px, $theme', async (look) => {
  const { page, context, complaints } = await openDevice(browser, look);
  await signIn(page, 'Ada Kestrel');
  await page.goto(`${portal.url}/tools/import`);
  await page.getByRole('heading', { name: 'Import', level: 1 }).waitFor();
  await expectAccessible(page, 'imports');
  const list = [
    'TPID,Firm,Region,Segment,Next review',
    '4410927,Contoso,EMEA,Enterprise,2027-01-15',
    '90001,Coho Winery,EMEA,SMC,',
    '90002,Lucerne,Nowhere,SMC,',
  ];
  await page.getByLabel('CSV file').setInputFiles(file(`\uFEFF${list.join('\r\n')}\r\n`));
  await page.getByRole('button', { name: 'Bring the list' }).click();
  await page.getByRole('heading', { name: 'quarter.csv' }).waitFor();
  // No name tells that firms are customers.
  await page.getByText('Not used: Firm').waitFor();
  await page.getByLabel('Column for Name').selectOption('Firm');
  await expectAccessible(page, 'import, columns');
  await page.getByRole('button', { name: 'Check the list' }).click();
  await page.getByRole('button', { name: 'To create 1' }).waitFor();
  await page.getByText('Region: “Nowhere”').waitFor();
  await page.getByText('2027-01-15').last().waitFor();
  await expectAccessible(page, 'import, checked');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download what was left out' }).click();
  expect(readFileSync(await (await saved).path(), 'utf8')).toContain(
    '90002,Lucerne,Nowhere,SMC,,"Region: “Nowhere”',
  );
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('button', { name: 'Created 1' }).waitFor();
  await page.getByRole('button', { name: 'Updated 1' }).click();
  await page.getByRole('cell', { name: 'Contoso', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Take the import back …' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take back', exact: true }).click();
  await page.getByText('Taken back by Ada Kestrel').waitFor();
  await page.getByRole('button', { name: 'Taken back 2' }).waitFor();
  await expectAccessible(page, 'import, taken back');
  await page.goto(`${portal.url}/customers?tab=all`);
  await page.getByText('Contoso', { exact: true }).first().waitFor();
  expect(await page.getByText('Coho Winery').count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});

test('whoever may change nothing is offered no import, and is told why', async () => {
  const { page, context } = await openDevice(browser, looks[0] as (typeof looks)[number]);
  await signIn(page, 'Zofia Larkspur');
  expect(await page.getByRole('link', { name: 'Import' }).count()).toBe(0);
  await page.goto(`${portal.url}/tools/import`);
  await page.getByText('Lists are brought in by people of the organisation.').waitFor();
  await context.close();
});
