import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
  await page.goto(`${portal.url}/sign-in?to=/tenants`);
  await page.getByRole('button', { name }).click();
  await page.getByRole('heading', { name: 'Tenants', level: 1 }).waitFor();
}

const body = (page: Page) => page.getByLabel('Note', { exact: true });
const kept = (page: Page) => page.getByText('Kept as a draft', { exact: true });
const library = (page: Page, place: string) =>
  page.getByRole('navigation', { name: 'Notes', exact: true }).getByRole('link', { name: place });
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Tenant', exact: true }).getByRole('link', { name, exact: true });

/** On a phone they lie over the buttons at the bottom for as long as they are read. */
async function toastsGone(page: Page): Promise<void> {
  await page.mouse.move(5, 5);
  await page.locator('.fui-Toast').first().waitFor({ state: 'detached' });
}

async function pickTenant(page: Page, name: string): Promise<void> {
  const box = page.getByRole('combobox', { name: 'Tenant' });
  await box.click();
  await box.fill(name.slice(0, 9));
  await page.getByRole('option', { name }).first().click();
}

describe.each(looks)('$width px, $theme', (look) => {
  test('notes are looked through by age, words and facets', async () => {
    const { page, context, complaints } = await openDevice(browser, look);
    await signIn(page, 'Lotte Vandersloot');
    await page.goto(`${portal.url}/notes`);
    await page.getByText(/^\d+ notes in /).waitFor();
    await page.getByText('Conditional access locks out').waitFor();
    await expectAccessible(page, 'latest notes');
    await page.getByRole('button', { name: '30–60 days' }).click();
    await page.getByText('works council').first().waitFor();
    await page.getByText('Conditional access').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Escalated' }).click();
    await page.getByRole('combobox', { name: 'Category' }).selectOption('Environment');
    await page.getByText('No note fits').waitFor();
    await expectAccessible(page, 'no latest notes');
    await page.getByRole('button', { name: 'Drop the filters' }).click();
    await page.getByText('Conditional access').waitFor();

    await library(page, 'Search').click();
    await page.getByRole('searchbox', { name: 'Search notes' }).fill('blocked');
    await page.keyboard.press('Enter');
    await page.getByText(/^2 notes in /).waitFor();
    expect(await page.locator('mark').allTextContents()).toEqual(['Blocked', 'Blocked']);
    if (look.width < 1180) await page.getByText('Narrow down').click();
    await expectAccessible(page, 'search of notes');
    await page.getByRole('button', { name: /^Service Intent/ }).click();
    await page.getByText(/^1 note in /).waitFor();
    await page.getByRole('button', { name: 'Drop the filter Service Intent' }).click();
    await page.getByText(/^2 notes in /).waitFor();
    await page.getByText('Whole note').first().click();
    await page.getByRole('link', { name: '#security' }).click();
    await page.getByText(/^1 note in /).waitFor();
    expect(page.url()).toContain('tag=security');
    await page.goto(`${portal.url}/notes/search?q=ornithopter`);
    await page.getByText('No note has “ornithopter”').waitFor();
    await expectAccessible(page, 'nothing found');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a note is written from a template, corrected, and its next action done; the timeline tells all of it', async () => {
    const { page, context, complaints } = await openDevice(browser, look);
    const word = `kestrel${look.theme}${look.width}`;
    await signIn(page, 'Lotte Vandersloot');
    await page.goto(`${portal.url}/notes/new`);
    await page.getByRole('button', { name: 'Save note' }).click();
    await page.getByText('Choose the tenant that the note is about.').waitFor();
    await page.getByText('A note says something.').waitFor();
    await expectAccessible(page, 'editor with nothing in it');
    await pickTenant(page, 'Contoso Logistics');
    await body(page).fill('To be replaced');
    await page.getByRole('button', { name: 'Insert template' }).click();
    await page.getByRole('menuitem', { name: 'Environment of the customer' }).click();
    await page.getByRole('alertdialog').getByText('takes the place of all').waitFor();
    await expectAccessible(page, 'template over text');
    await page.getByRole('button', { name: 'Keep my text' }).click();
    expect(await body(page).inputValue()).toBe('To be replaced');
    await page.getByRole('button', { name: 'Insert template' }).click();
    await page.getByRole('menuitem', { name: 'Environment of the customer' }).click();
    await page.getByRole('button', { name: 'Replace', exact: true }).click();
    await body(page).fill(
      `${await body(page).inputValue()}\n\nThe **${word}** is here. <img src=x onerror=alert(1)>`,
    );
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('Identity and sign-in').waitFor();
    expect(await page.locator('b', { hasText: word }).count()).toBe(1);
    await page.getByRole('button', { name: 'Write', exact: true }).click();
    await page.getByLabel('Task', { exact: true }).fill('9999');
    await page.getByLabel('What is to be done').fill('Ring the network team');
    await page.getByLabel('Until').fill('2026-01-15');
    await page.getByRole('combobox', { name: 'By whom' }).selectOption('Oskar Winfield');
    await page.getByRole('button', { name: 'Save note' }).click();
    await page.getByText('“9999” is not a valid task id').waitFor();
    await expectAccessible(page, 'editor with a refusal');
    await page.getByLabel('Task', { exact: true }).fill('');
    await page.getByRole('button', { name: 'Save note' }).click();

    await page.getByRole('heading', { name: 'Contoso Logistics', level: 1 }).waitFor();
    await page.getByText('Overdue').waitFor();
    await expectAccessible(page, 'one note');
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await page.getByText('Done by Lotte Vandersloot').waitFor();

    await toastsGone(page);
    await page.getByRole('link', { name: 'Correct', exact: true }).click();
    await page.getByRole('heading', { name: 'You correct this note. It stays as it is.' }).waitFor();
    await body(page).fill(`No ${word} at all.`);
    await expectAccessible(page, 'a correction');
    await page.getByRole('button', { name: 'Save note' }).click();
    await page.getByRole('link', { name: 'Corrects an earlier note' }).click();
    await page.getByRole('link', { name: 'Was corrected: read the newer note' }).waitFor();
    await expectAccessible(page, 'a corrected note');
    await tab(page, 'Timeline').click();
    await page.getByText('Corrected a note').first().waitFor();
    await page.getByText('Did the next action of a note').first().waitFor();
    await page.goto(`${portal.url}/notes/drafts`);
    await page.getByText('No drafts', { exact: true }).waitFor();
    // What was refused is an error to the browser, and none to us.
    expect(complaints.filter((complaint) => !/status of 422/.test(complaint))).toEqual([]);
    await context.close();
  });

  test('what is typed is kept as a draft, is there again, and is deleted only when asked twice', async () => {
    const { page, context, complaints } = await openDevice(browser, look);
    await signIn(page, 'Oskar Winfield');
    await page.goto(`${portal.url}/notes/new`);
    await pickTenant(page, 'Adatum Instruments');
    await body(page).fill('Half a sentence');
    // Without waiting for anything: leaving keeps it.
    await library(page, 'Latest').click();
    await page.getByText(/notes? in /).waitFor();
    await library(page, 'Drafts').click();
    await page.getByText('Half a sentence').first().waitFor();
    await page.getByText('Drafts 1/10').waitFor();
    await expectAccessible(page, 'drafts');
    await page.reload();
    await page.getByRole('link', { name: 'Restore' }).click();
    await body(page).waitFor();
    expect(await body(page).inputValue()).toBe('Half a sentence');
    await expect
      .poll(() => page.getByRole('combobox', { name: 'Tenant' }).inputValue())
      .toBe('Adatum Instruments');
    await body(page).fill('Half a sentence, and more');
    await kept(page).waitFor();
    await page.goto(`${portal.url}/notes/drafts`);
    await page.getByText('and more').first().waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    await expectAccessible(page, 'deleting a draft');
    await page.getByRole('button', { name: 'Keep the draft' }).click();
    await page.getByText('and more').first().waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('No drafts', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});

const wide = looks[0] as (typeof looks)[number];

test('with ten drafts the eleventh text is not lost: the editor says so and asks before one leaves', async () => {
  const { page, context, complaints } = await openDevice(browser, wide);
  await signIn(page, 'Jonas Adeyemi');
  for (let n = 0; n < 10; n++) {
    await page.goto(`${portal.url}/notes/new`);
    await body(page).fill(`Draft number ${n}`);
    await kept(page).waitFor();
  }
  await page.goto(`${portal.url}/notes/new`);
  await body(page).fill('The eleventh');
  await page.getByText('You have 10 drafts').waitFor();
  await expectAccessible(page, 'an eleventh draft');
  await library(page, 'Latest').click();
  await page.getByRole('alertdialog').getByText('It could not be kept as a draft').waitFor();
  await expectAccessible(page, 'leaving an eleventh draft');
  await page.getByRole('button', { name: 'Stay' }).click();
  expect(await body(page).inputValue()).toBe('The eleventh');
  await library(page, 'Latest').click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
  await page.getByText(/notes? in /).waitFor();
  expect(complaints.filter((complaint) => !/status of 409/.test(complaint))).toEqual([]);
  await context.close();
});

test('two windows on one draft: the later one is shown the other text and chooses', async () => {
  const { page, context } = await openDevice(browser, wide);
  await signIn(page, 'Rhea Castellane');
  await page.goto(`${portal.url}/notes/new`);
  await body(page).fill('One text');
  await kept(page).waitFor();
  await page.goto(`${portal.url}/notes/drafts`);
  const address = await page.getByRole('link', { name: 'Restore' }).getAttribute('href');
  const [first, second] = [page, await context.newPage()];
  for (const window of [first, second]) {
    await window.goto(`${portal.url}${address}`);
    await body(window).waitFor();
  }
  await body(first).fill('Text of the first window');
  await kept(first).waitFor();
  await body(second).fill('Text of the second window');
  await second.getByText('You changed this draft elsewhere.').waitFor();
  await second.getByText('Text of the first window').waitFor();
  await expectAccessible(second, 'a draft of two windows');
  await second.getByRole('button', { name: 'Keep the text here' }).click();
  await kept(second).waitFor();
  await body(first).fill('Text of the first window, again');
  await first.getByText('Text of the second window').waitFor();
  await first.getByRole('button', { name: 'Take the other text' }).click();
  expect(await body(first).inputValue()).toBe('Text of the second window');
  await context.close();
});

test('notes begin with what is known where one begins them', async () => {
  const { page, context } = await openDevice(browser, wide);
  await signIn(page, 'Lotte Vandersloot');
  await page
    .getByRole('link', { name: /^Contoso Pharma/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Contoso Pharma', level: 1 }).waitFor();
  const tenant = new URL(page.url()).pathname.split('/')[2];
  await page.goto(`${portal.url}/tenants/${tenant}?task=994`);
  await page.getByRole('button', { name: 'New note' }).click();
  expect(await page.getByRole('combobox', { name: 'Category' }).inputValue()).toBe('Technical Enablement');
  expect(await page.getByLabel('Task', { exact: true }).count()).toBe(0);
  await page.goto(`${portal.url}/notes/new?tenant=${tenant}&origin=services&service=Teams`);
  expect(await page.getByRole('combobox', { name: 'Category' }).inputValue()).toBe('Technical Enablement');
  await page.getByRole('combobox', { name: 'Services' }).getByText('Teams').waitFor();
  await page.goto(`${portal.url}/tenants/${tenant}/notes`);
  await page.getByRole('button', { name: 'About blockers' }).click();
  await page.getByText('works council').waitFor();
  await page.getByText('plant managers').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'New note' }).click();
  expect(await page.getByRole('combobox', { name: 'Category' }).inputValue()).toBe('Engagement Management');
  await context.close();
});

test('a partner reads what is shared and not a word more, and writes for all', async () => {
  const { page, context, complaints } = await openDevice(browser, wide);
  await signIn(page, 'Zofia Larkspur');
  await page.goto(`${portal.url}/notes`);
  await page.getByText('Agreed with Wingtip').waitFor();
  await expectAccessible(page, 'notes of a partner');
  expect(await page.locator('main').textContent()).not.toMatch(/Between us|Contoso|CSMAU/);
  expect(await page.getByText('Partners may read this').count()).toBeGreaterThan(0);
  await page.goto(`${portal.url}/notes/search?q=renewal`);
  await page.getByText('No note has “renewal”').waitFor();
  await page.goto(`${portal.url}/notes/new`);
  await page.getByText('Your firm and the organisation read this note.').waitFor();
  await page.getByRole('button', { name: 'Insert template' }).click();
  await page.getByRole('menuitem', { name: 'Customer meeting' }).waitFor();
  expect(await page.getByRole('menuitem').allTextContents()).not.toContain('Executive summary');
  expect(complaints).toEqual([]);
  await context.close();
});

test('who only reads finds no editor, and is told why', async () => {
  const { page, context } = await openDevice(browser, wide);
  await signIn(page, 'Gideon Marlowe');
  await page
    .getByRole('link', { name: /^Woodgrove Bank/ })
    .first()
    .click();
  await tab(page, 'Notes').click();
  await page.getByText('You are not assigned to this tenant, so you cannot add notes.').waitFor();
  await page.getByText('Conditional access').waitFor();
  for (const name of ['New note', 'Done']) expect(await page.getByRole('button', { name }).count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Correct' }).count()).toBe(0);
  await expectAccessible(page, 'notes that are only read');
  await context.close();
});
