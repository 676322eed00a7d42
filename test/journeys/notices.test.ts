import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, looks, openBrowser, openDevice } from '../support/browser.ts';
import { type MailServer, openMailServer } from '../support/mail-server.ts';
import { openPortal, type Portal } from '../support/portal.ts';

let server: MailServer;
let portal: Portal;
let browser: Browser;
beforeAll(async () => {
  server = await openMailServer();
  portal = await openPortal({
    UPTAKE_SMTP_URL: server.url,
    UPTAKE_MAIL_FROM: 'Uptake <uptake@contoso.example>',
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await portal?.[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
});

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto(`${portal.url}/sign-in?to=/tenants`);
  await page.getByRole('button', { name }).click();
  await page.getByRole('heading', { name: 'Tenants', level: 1 }).waitFor();
}

describe.each(looks)('$width px, $theme', (look) => {
  test('somebody says in their profile which notices they get by e-mail, and when', async () => {
    const { page, context, complaints } = await openDevice(browser, look);
    await signIn(page, 'Lotte Vandersloot');
    await page.goto(`${portal.url}/profile`);
    await page.getByRole('heading', { name: 'Notices by e-mail' }).waitFor();
    const form = page.locator('form').filter({ hasText: 'They go to' });
    const mail = form.getByLabel('When');
    await expectAccessible(page, 'profile');
    // By keyboard alone.
    await mail.focus();
    await mail.selectOption('daily');
    await form.getByLabel('At', { exact: true }).selectOption(look.width === 390 ? '6' : '17');
    await form.getByLabel('News of your tenants').press('Space');
    await form.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByText('Saved what you get by e-mail').first().waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Notices by e-mail' }).waitFor();
    await form.getByLabel('At', { exact: true }).waitFor();
    expect(await form.getByLabel('At', { exact: true }).inputValue()).toBe(look.width === 390 ? '6' : '17');
    await mail.selectOption('off');
    await form.getByLabel('At', { exact: true }).waitFor({ state: 'detached' });
    await form.getByRole('button', { name: 'Discard' }).click();
    await form.getByLabel('At', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
