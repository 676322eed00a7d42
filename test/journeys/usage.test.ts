import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { expectAccessible, type Look, looks, openBrowser, openDevice } from '../support/browser.ts';
import { openPortal, type Portal } from '../support/portal.ts';

let portal: Portal;
let browser: Browser;

beforeAll(async () => {
  portal = await openPortal();
  await portal.bringUsage();
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

async function saved(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download') as Promise<Download>,
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  return readFile(await download.path());
}

/** What a picture looks like: its size, the colour of its corner, how many colours and how many dots of the chart's blue it has. */
async function looksOf(base64: string) {
  const image = new Image();
  image.src = `data:image/png;base64,${base64}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0);
  const data = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  const colours = new Map<string, number>();
  for (let i = 0; i < data.length; i += 4) {
    const colour = `${data[i]},${data[i + 1]},${data[i + 2]},${data[i + 3]}`;
    colours.set(colour, (colours.get(colour) ?? 0) + 1);
  }
  const corner = [...data.slice(0, 4)].join();
  return { width: canvas.width, corner, colours: colours.size, blue: colours.get('15,108,189,255') ?? 0 };
}

const chart = (page: Page) => page.getByRole('img', { name: /Chart of the days/ });

describe.each(looks)('$width px, $theme', (look) => {
  test('an SME finds a tenant in the portfolio, reads its usage, and sees where the number comes from', async () => {
    const { page, context } = await openDevice(browser, look);
    await enter(page, /Jonas Adeyemi/);
    await page.goto(`${portal.url}/usage`);
    await page.getByText(/[\d,]+ people, a sum of tenants/).waitFor();
    await expectAccessible(page, 'portfolio');
    const row = page.getByRole(look.width < 760 ? 'listitem' : 'row').filter({ hasText: 'Contoso Pharma' });
    const texts = (await row.allInnerTexts()).join().split('\n');
    const people = texts.find((text) => /^\d[\d,]*$/.test(text)) ?? 'a figure';
    await row.getByRole('link').click();
    await page.waitForURL(/\/tenants\/[^/]+\/usage$/);
    await chart(page).waitFor();

    const proof = page.getByRole('complementary', { name: 'Where does this number come from?' });
    assert.ok(((await proof.textContent()) ?? '').includes(people), `${people} is in the proof`);
    await proof.getByText('28 of 28 days have a report of their own').waitFor();
    await page.getByText(/No report of their own for 3 days: bounds are shown/).waitFor();
    await expectAccessible(page, 'usage');

    await proof.getByRole('button', { name: 'Compare with version 2' }).click();
    await proof.getByRole('rowheader', { name: 'of licences given to people' }).waitFor();
    await proof.getByRole('rowheader', { name: 'Version 2' }).waitFor();
    await expectAccessible(page, 'definitions side by side');

    await chart(page).focus();
    await page.keyboard.press('End');
    await page.getByText(/^\w{3} \d+ \w{3} \d{4}: [\d.]+\s%$/).waitFor({ state: 'attached' });
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');

    await page.getByLabel('Who counts').selectOption('entitled');
    await page.getByText(/\d+ hold a licence by their newest row/).waitFor();
    await proof.getByText('Licences are told by the reports').waitFor();
    await page.getByRole('button', { name: 'People', exact: true }).click();
    await page.getByRole('heading', { name: 'People active in 28 days', exact: true }).waitFor();
    await page.getByLabel('Service', { exact: true }).selectOption('teams');
    await page.waitForURL(/service=teams/);
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByRole('columnheader', { name: 'Resurrected' }).waitFor();
    assert.equal((await page.getByRole('rowheader').count()) > 100, true);
    await page.getByText('missing: no report of this day').first().waitFor();
    await expectAccessible(page, 'days as a table');
    await context.close();
  });
});

describe.each(looks)('$width px, $theme', (look) => {
  test('services are compared as lines: the legend has their values, each day is read out, the table and the file have a column each', async () => {
    const { page, context, complaints } = await openDevice(browser, look);
    await enter(page, /Jonas Adeyemi/);
    await page.goto(`${portal.url}/usage`);
    await page.getByRole('link', { name: 'Contoso Pharma' }).click();
    await chart(page).waitFor();
    await page.getByRole('button', { name: 'People', exact: true }).click();
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Teams' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Exchange' }).click();
    await page.keyboard.press('Escape');
    await page.waitForURL(/compare=teams%2Cexchange/);
    const picture = page.getByRole('img', { name: /Chart of services/ });
    await picture.waitFor();
    const legend = page.getByRole('list', { name: 'Services' });
    for (const name of ['Any Office 365', 'Teams', 'Exchange'])
      await legend.getByText(new RegExp(`^${name} \\d+$`)).waitFor();
    await expectAccessible(page, 'compared services');
    await picture.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page
      .getByText(/^\w{3} \d+ \w{3} \d{4}: Any Office 365 \d+; Teams \d+; Exchange \d+$/)
      .waitFor({ state: 'attached' });
    const png = await saved(page, 'PNG');
    assert.ok((await page.evaluate(looksOf, png.toString('base64'))).colours > 20);
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByRole('columnheader', { name: 'Exchange' }).waitFor();
    const [head = ''] = (await saved(page, 'CSV')).toString('utf8').split('\r\n');
    assert.match(
      head,
      /^\uFEFFDay,Any Office 365: People,Any Office 365: At least,.*Teams: People,.*Exchange: % active$/,
    );
    assert.deepEqual(complaints, []);
    await context.close();
  });
});

describe.each(looks)('$width px, $theme', (look) => {
  test('the rows behind a figure are opened: files that add up to it, and for those who may the people, to count again', async () => {
    const { page, context, complaints } = await openDevice(browser, look);
    await enter(page, /Ada Kestrel/);
    await page.goto(`${portal.url}/usage`);
    await page.getByRole('link', { name: 'Contoso Pharma' }).click();
    await chart(page).waitFor();
    const open = page.getByRole('link', { name: /^Open the \d+ rows$/ });
    const people = /\d+/.exec((await open.textContent()) ?? '')?.[0] ?? '';
    await open.click();
    await page.getByRole('heading', { name: new RegExp(`^${people} people were active`) }).waitFor();
    const sums = page.getByRole('row', { name: `Both add up to ${people}` }).getByRole('cell');
    assert.deepEqual(await sums.allInnerTexts(), [people, people]);
    await page.getByText(/^uptake usage figures --tenant tenant_\w+ --service any .* --as-of \d+/).waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: `${people} people` })
      .waitFor({ state: 'attached' });
    await expectAccessible(page, 'rows behind a figure');
    const lines = (await saved(page, 'CSV')).toString('utf8').trimEnd().split('\r\n');
    assert.equal(lines[0], '\uFEFFPerson,Last active day,Services');
    assert.equal(lines.length - 1, Number(people));
    assert.deepEqual(complaints, []);
    await context.close();
  });
});

test('who may not see the people sees which files show how many, and whom to ask', async () => {
  const { page, context } = await openDevice(browser, looks[0] as Look);
  await enter(page, /Jonas Adeyemi/);
  await page.goto(`${portal.url}/usage`);
  await page.getByRole('link', { name: 'Contoso Pharma' }).click();
  await page.getByRole('link', { name: /^Open the \d+ rows$/ }).click();
  await page
    .getByRole('note')
    .getByText(/for administrators and those with the right “usage:people”/)
    .waitFor();
  assert.equal(await page.getByRole('grid').count(), 0);
  await context.close();
});

describe('from the keyboard and the disk', () => {
  test('what is shown is saved as CSV and as a workbook, with bounds beside figures and nothing for what is not known', async () => {
    const { page, context } = await openDevice(browser, looks[0] as (typeof looks)[number]);
    await enter(page, /Jonas Adeyemi/);
    await page.goto(`${portal.url}/usage`);
    await page.getByRole('link', { name: 'Contoso Pharma' }).click();
    await chart(page).waitFor();
    const lines = (await saved(page, 'CSV')).toString('utf8').trimEnd().split('\r\n');
    assert.match(lines[0] ?? '', /^\uFEFFDay,People,At least,At most,% active/);
    assert.equal(lines.length, 181);
    const missing = lines.filter((line) => line.includes('missing'));
    assert.equal(missing.length, 3);
    for (const line of missing) assert.match(line, /^\d{4}-\d\d-\d\d,,\d+,\d+,,/);
    const parts = unzipSync(new Uint8Array(await saved(page, 'Excel')));
    assert.match(strFromU8(parts['xl/tables/table1.xml'] ?? new Uint8Array()), /ref="A1:N\d+"/);
    await context.close();
  });

  test('a chart is saved as a picture on white paper that says what it shows and how old it is, from a dark page too', async () => {
    for (const look of [looks[0], looks[3]] as [Look, Look]) {
      const { page, context, complaints } = await openDevice(browser, look);
      await enter(page, /Jonas Adeyemi/);
      await page.goto(`${portal.url}/usage`);
      await page.getByRole('link', { name: 'Contoso Pharma' }).click();
      await chart(page).waitFor();
      const box = await chart(page).boundingBox();
      const png = await saved(page, 'PNG');
      assert.deepEqual([...png.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
      const seen = await page.evaluate(looksOf, png.toString('base64'));
      assert.ok(seen.width >= 2 * (box?.width ?? 0), `${seen.width} dots for ${box?.width} px`);
      assert.equal(seen.corner, '255,255,255,255');
      assert.ok(seen.colours > 20 && seen.blue > 200, JSON.stringify(seen));
      const svg = (await saved(page, 'SVG')).toString('utf8');
      for (const words of [
        /Contoso Pharma · Any Office 365/,
        /Data day \w{3} \d+ \w{3} \d{4} · definition csmau\/1/,
      ])
        assert.match(svg, words);
      assert.doesNotMatch(svg, /var\(|class=|style=/);
      assert.deepEqual(complaints, []);
      await context.close();
    }
  });

  test('the files behind a figure are listed, and a tenant without reports says what to do', async () => {
    const { page, context } = await openDevice(browser, looks[0] as (typeof looks)[number]);
    await enter(page, /Ada Kestrel/);
    await page.goto(`${portal.url}/usage`);
    await page.getByRole('link', { name: 'Contoso Pharma' }).click();
    await page.getByRole('link', { name: /files?, [\d,]+ rows/ }).click();
    await page.getByRole('heading', { name: 'Imported files' }).waitFor();
    await page.getByRole('cell', { name: /ActiveUserDetail-history/ }).waitFor();
    await expectAccessible(page, 'imports');
    await page.getByText(/^Names are not kept/).waitFor();
    await page.getByRole('button', { name: 'Keep names…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Keep names of people?' });
    await dialog.getByLabel('Why').fill('The customer agreed');
    await expectAccessible(page, 'keeping names');
    await dialog.getByRole('button', { name: 'Keep names', exact: true }).click();
    await page.getByText(/^Names are kept beside the keys since .*Ada Kestrel said so/).waitFor();
    await page.getByRole('button', { name: 'Delete the names…' }).click();
    const other = page.getByRole('dialog', { name: 'Delete the names?' });
    await other.getByLabel('Why').fill('No more');
    await other.getByRole('button', { name: 'Delete names', exact: true }).click();
    await page.getByText(/^Names are not kept/).waitFor();
    await expectAccessible(page, 'imports and names');
    await context.close();
  });

  test('a day whose report withholds people is told with its reason, on the chart and in the table', async () => {
    const { page, context } = await openDevice(browser, looks[1] as (typeof looks)[number]);
    await enter(page, /Ada Kestrel/);
    await page.goto(`${portal.url}/usage`);
    await page.getByRole('link', { name: 'Contoso Retail', exact: true }).click();
    await chart(page).waitFor();
    await page.getByText(/^The report of 1 day withholds people/).waitFor();
    await chart(page).focus();
    await page.keyboard.press('End');
    for (let i = 0; i < 40; i++) {
      if ((await page.getByText(/between .*Microsoft counts \d+ people more/).count()) > 0) break;
      await page.keyboard.press('ArrowLeft');
    }
    await page
      .getByText(/between .*suppressed.*Microsoft counts \d+ people more/)
      .waitFor({ state: 'attached' });
    await expectAccessible(page, 'a suppressed day');
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByText('suppressed: its report withholds people').waitFor();
    await context.close();
  });

  test.each([looks[0], looks[3]])(
    'who may write the tenant puts a count in place of the feed’s, and everybody sees both ($width px, $theme)',
    async (look) => {
      const { page, context } = await openDevice(browser, look as (typeof looks)[number]);
      await enter(page, /Jonas Adeyemi/);
      await page.goto(`${portal.url}/usage`);
      await page.getByRole('link', { name: 'Contoso Pharma' }).click();
      await chart(page).waitFor();
      await page.getByRole('button', { name: 'Change…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Entitlements: Any Office 365' });
      await dialog.getByLabel('Entitlements').first().fill('7000');
      assert.equal(await dialog.getByRole('button', { name: 'Save' }).isDisabled(), true);
      await dialog.getByLabel('Why').fill('Support ticket 4711');
      await expectAccessible(page, 'entitlement dialog');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Entitlements of Any Office 365 changed').first().waitFor();
      const proof = page.getByRole('complementary', { name: 'Where does this number come from?' });
      await proof.getByText(/override 7,000 \(feed \d+\)/).waitFor();
      await proof.getByText(/by Jonas Adeyemi: Support ticket 4711/).waitFor();
      await expectAccessible(page, 'usage with an override');
      await page.getByRole('button', { name: 'Change…' }).click();
      await dialog.getByText('What was said before').waitFor();
      await dialog.getByLabel('Why').fill('The feed is right again');
      await dialog.getByRole('button', { name: 'Let the feed count again' }).click();
      await proof.getByText(/^feed of /).waitFor();
      await context.close();
    },
  );

  test('who only reads the tenant sees the override and no button to change it', async () => {
    const { page, context } = await openDevice(browser, looks[0] as (typeof looks)[number]);
    await enter(page, /Ada Kestrel/);
    await page.goto(`${portal.url}/usage`);
    await page.getByRole('link', { name: 'Contoso Pharma' }).click();
    await chart(page).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Change…' }).count(), 0);
    await context.close();
  });

  test('the portfolio is filtered on the server; the address keeps the view, a file has its rows', async () => {
    const { page, context } = await openDevice(browser, looks[0] as (typeof looks)[number]);
    await enter(page, /Ada Kestrel/);
    await page.goto(`${portal.url}/usage`);
    await page.getByRole('rowheader').first().waitFor();
    const all = await page.getByRole('rowheader').allInnerTexts();
    await page.getByRole('button', { name: 'Filter and arrange People' }).click();
    await page.getByLabel('With what').fill('100');
    await page.getByLabel('How to compare').selectOption('lt');
    await page.getByRole('button', { name: 'Filter', exact: true }).last().click();
    await page.waitForURL(/filter=people%3Alt%3A100/);
    await page.getByRole('button', { name: 'People < 100' }).waitFor();
    await page.getByRole('columnheader', { name: 'Tenant' }).getByText('Tenant').click();
    await page.waitForURL(/sort=name/);
    await page.locator('[role=grid][aria-busy=false]').waitFor();
    const found = await page.getByRole('rowheader').allInnerTexts();
    assert.ok(found.length > 0 && found.length < all.length, `${found.length} of ${all.length}`);
    assert.deepEqual(found, found.toSorted(new Intl.Collator('en').compare));
    await page.reload();
    await page.getByRole('rowheader').first().waitFor();
    assert.deepEqual(await page.getByRole('rowheader').allInnerTexts(), found);
    const lines = (await saved(page, 'CSV')).toString('utf8').trimEnd().split('\r\n');
    assert.match(lines[0] ?? '', /^\uFEFFTenant,Customer,Region,People,At least,At most,% active/);
    assert.equal(lines.length, found.length + 1);
    await page.getByRole('checkbox', { name: `Select ${found[0]}` }).check();
    const parts = unzipSync(new Uint8Array(await saved(page, 'Save as Excel')));
    assert.match(strFromU8(parts['xl/tables/table1.xml'] ?? new Uint8Array()), /ref="A1:[A-Z]+2"/);
    await context.close();
  });

  test('a partner sees the usage of their own tenants only', async () => {
    const { page, context } = await openDevice(browser, looks[0] as (typeof looks)[number]);
    await enter(page, /Partner FastTrack Manager/);
    await page.goto(`${portal.url}/usage`);
    await page.getByText(/\d+ tenants? ·|No tenant of yours/).waitFor();
    assert.equal(await page.getByText('Contoso Pharma').count(), 0);
    await context.close();
  });
});
