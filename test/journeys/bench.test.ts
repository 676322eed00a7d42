import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
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

async function openBench(page: Page): Promise<void> {
  await page.goto(`${portal.url}/sign-in?to=/tenants`);
  await page.getByRole('button', { name: 'Jonas Adeyemi' }).click();
  await page.getByRole('heading', { name: 'Tenants', level: 1 }).waitFor();
  await page.goto(`${portal.url}/playbooks`);
  await page.getByRole('link', { name: 'Write or check a page' }).click();
  await page.getByRole('button', { name: 'New page' }).waitFor();
}

const textOf = (page: Page): Locator => page.getByRole('textbox', { name: 'Text of the page' });
const linesOf = async (page: Page): Promise<string> =>
  (await textOf(page).locator('.cm-line').allTextContents()).join('\n');
const kept = (page: Page) => page.getByText('Kept in this browser').waitFor();

/** Puts text at the end, as a person who pastes it. */
async function write(page: Page, text: string): Promise<void> {
  await textOf(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(text);
}

/** Drops files on the bench, as from a folder window. */
async function drop(
  page: Page,
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<void> {
  const data = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, text } of given) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  // The tool bar and the empty bench are both inside the place that takes files.
  const target = page.locator('main > div').first();
  await target.dispatchEvent('dragover', { dataTransfer: data });
  await target.dispatchEvent('drop', { dataTransfer: data });
}

const pageOf = (title: string, body: string) =>
  `---\ntitle: ${title}\nft.audience: internal\n---\n\n# ${title}\n\n${body}\n`;
const brokenTable =
  '\n### Second Step\n\nPrimary Role: **SME**\nApplies To: **All Services**\n\n| Task ID | Task Name | M/O | Role | Services |\n| --- | --- | --- | --- | --- |\n|| 9002 | Two pipes | M | SME | All Services |\n';

describe.each(looks)('$width px, $theme', (look) => {
  const phone = look.width < 760;

  test('an author writes a broken table, reads the finding, mends it, undoes it, and finds it all after a reload', async () => {
    const { page, context, complaints } = await openDevice(browser, look);
    await openBench(page);
    await expectAccessible(page, 'empty bench');
    await page.getByRole('button', { name: 'New page' }).click();
    await page.getByText('Checked', { exact: true }).waitFor();
    await write(page, brokenTable);
    await page.getByRole('button', { name: 'Mend all safe (1)' }).waitFor();
    await page.getByRole('tab', { name: 'Findings 1' }).click();
    const finding = page.getByRole('button', { name: /A row of a table begins with two pipes/ });
    await finding.waitFor();
    await expectAccessible(page, 'findings');

    // The place it names is where the cursor goes, and the bar below the text says the same.
    await finding.click();
    await page.getByText(/Warning This row begins with two pipes/).waitFor();
    await expectAccessible(page, 'text with a finding');
    await page.getByRole('button', { name: 'Mend', exact: true }).click();
    await page.getByText('0 findings in this file').waitFor();
    expect(await linesOf(page)).not.toContain('|| 9002');
    await textOf(page).click();
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Mend all safe (1)' }).click();
    await page.getByText('Mended 1 finding', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Mend all safe (0)' }).waitFor();

    await page.getByRole('tab', { name: 'Page' }).click();
    const shown = page.getByRole('region', { name: 'Page' });
    await shown.getByRole('table', { name: 'Tasks of this step' }).getByText('Two pipes').waitFor();
    await expectAccessible(page, 'page');

    await kept(page);
    await page.reload();
    await textOf(page).click();
    await page.keyboard.press('Control+End');
    await textOf(page).getByText('Second Step').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('two files are dropped: the link between them holds, and what is published is known', async () => {
    const { page, context, complaints } = await openDevice(browser, look);
    await openBench(page);
    await drop(page, [
      { name: 'one.md', text: pageOf('Page One', '[Two](two.md) and [review](partner/success-review.md#x)') },
      { name: 'two.md', text: pageOf('Page Two', '[Gone](three.md)') },
    ]);
    if (phone) await page.getByRole('tab', { name: 'Files' }).click();
    const files = page.getByRole('navigation', { name: 'Files' });
    await files.getByText('2 files').waitFor();
    await expectAccessible(page, 'files');
    await files.getByRole('button', { name: /two\.md/ }).click();
    await page.getByRole('tab', { name: /Findings/ }).click();
    await page.getByText('The page "three.md" is not there.').waitFor();
    await page.getByRole('button', { name: /All files/ }).click();
    expect(await page.getByText(/"two\.md" is not there/).count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

const wide = looks[0] as (typeof looks)[number];

test('hostile text runs nowhere: not in the page, not in the findings, not in the editor', async () => {
  const { page, context, complaints } = await openDevice(browser, wide);
  await openBench(page);
  const hostile = [
    '<script>window.ran = 1</script><img src="x" onerror="window.ran = 2"><svg onload="window.ran = 3"></svg>',
    '[click me](javascript:window.ran=4) <a href="javascript:window.ran=5">and me</a>',
    '<iframe srcdoc="<script>parent.ran=6</script>"></iframe>',
    '## <img src=x onerror="window.ran=7">',
    '[x](<img src=x onerror=window.ran=8>.md)',
  ].join('\n\n');
  await drop(page, [
    { name: '<img src=x onerror=window.ran=9>.md', text: pageOf('<b onclick=1>Bad</b>', hostile) },
  ]);
  await page.getByRole('tab', { name: 'Page' }).click();
  const shown = page.getByRole('region', { name: 'Page' });
  await shown.getByText('click me').click();
  await shown.getByText('and me').click();
  await page.getByRole('tab', { name: /Findings/ }).click();
  await page
    .getByText(/Links with "javascript:" are not shown/)
    .first()
    .waitFor();
  await page.keyboard.press('F8');
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  expect(await page.locator('main iframe, main script, main img').count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});

test('a folder is dropped with everything below it, and saved in its folders', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-folder-'));
  const { page, context, complaints } = await openDevice(browser, wide);
  try {
    mkdirSync(join(folder, 'internal'));
    mkdirSync(join(folder, 'includes'));
    writeFileSync(join(folder, 'internal', 'a.md'), pageOf('Page A', '[!INCLUDE [f](../includes/f.md)]'));
    writeFileSync(join(folder, 'includes', 'f.md'), 'Words of the fragment.\n');
    writeFileSync(join(folder, 'internal', 'picture.png'), 'no picture');
    await openBench(page);
    const wire = await context.newCDPSession(page);
    const data = { items: [], files: [folder], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await wire.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data });
    }
    await page.getByRole('navigation', { name: 'Files' }).getByText('internal/a.md').click();
    await page.getByText('1 other file is known by its name.', { exact: true }).waitFor();
    await page.getByRole('tab', { name: 'Page' }).click();
    await page.getByRole('region', { name: 'Page' }).getByText('Words of the fragment.').waitFor();
    await page.getByRole('button', { name: 'More' }).click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Save all as a zip file' }).click();
    const zip = readFileSync(await (await waiting).path()).toString('latin1');
    for (const path of ['internal/a.md', 'includes/f.md']) assert.ok(zip.includes(path), path);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true });
  }
});

test('nothing that is written leaves the browser', async () => {
  const { page, context } = await openDevice(browser, wide);
  await openBench(page);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' || request.url().includes('secret')) sent.push(request.url());
  });
  await page.getByRole('button', { name: 'New page' }).click();
  await write(page, '\nsecret\n');
  await kept(page);
  await page.getByText('Checked', { exact: true }).waitFor();
  expect(sent).toEqual([]);
  await context.close();
});

test('by keyboard alone: F8 goes from finding to finding, Ctrl+. mends, Tab leaves the text', async () => {
  const { page, context } = await openDevice(browser, wide);
  await openBench(page);
  await drop(page, [{ name: 'a.md', text: pageOf('Page', '##One\n\ntext\n\n##Two') }]);
  await page.getByText('2 findings in this file').waitFor();
  await textOf(page).focus();
  await page.keyboard.press('F8');
  await page
    .getByText(/Write "## One"/)
    .first()
    .waitFor();
  await page.keyboard.press('F8');
  await page
    .getByRole('status')
    .getByText(/Write "## Two"/)
    .waitFor();
  await page.keyboard.press('Control+.');
  await page.getByText('1 finding in this file').waitFor();
  await page.keyboard.press('Tab');
  expect(await textOf(page).evaluate((text) => text.contains(document.activeElement))).toBe(false);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('write or check');
  await page.getByRole('option', { name: /Write or check a page/ }).waitFor();
  await context.close();
});

test('what is discarded or taken off comes back with Undo, and another person of this browser sees none of it', async () => {
  const { page, context } = await openDevice(browser, wide);
  await openBench(page);
  await drop(page, [
    { name: 'a.md', text: pageOf('Page A', '') },
    { name: 'b.md', text: pageOf('Page B', '') },
  ]);
  const files = page.getByRole('navigation', { name: 'Files' });
  await files.waitFor();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Discard everything' }).click();
  await page.getByRole('heading', { name: 'Write or check a page' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await files.getByText('b.md').waitFor();
  await kept(page);
  await context.clearCookies();
  await page.goto(`${portal.url}/sign-in?to=/tenants`);
  await page.getByRole('button', { name: 'Lotte Vandersloot' }).click();
  await page.getByRole('heading', { name: 'Tenants', level: 1 }).waitFor();
  await page.goto(`${portal.url}/playbooks/bench`);
  await page.getByRole('heading', { name: 'Write or check a page' }).waitFor();
  await context.close();
});

test('a check that can’t run says so, keeps the text, and is tried again', async () => {
  const { page, context } = await openDevice(browser, wide);
  await openBench(page);
  await page.route('**/check-worker-*', (route) => route.abort());
  await page.getByRole('button', { name: 'New page' }).click();
  await page.getByText('The check broke off.').waitFor();
  await kept(page);
  await expectAccessible(page, 'check that broke off');
  await page.unroute('**/check-worker-*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Checked', { exact: true }).waitFor();
  await context.close();
});

test('a second window says that it keeps nothing, and overwrites nothing', async () => {
  const { page, context } = await openDevice(browser, wide);
  await openBench(page);
  await page.getByRole('button', { name: 'New page' }).click();
  await kept(page);
  const second = await context.newPage();
  await second.goto(`${portal.url}/playbooks/bench`);
  await second.getByText('Not kept: open in another window').waitFor();
  await write(second, '\nfrom the second window\n');
  await second.close({ runBeforeUnload: false });
  await page.reload();
  await textOf(page).waitFor();
  expect(await linesOf(page)).not.toContain('second window');
  await context.close();
});

test('a file is saved as it was, but for what was edited: the ends of its lines stay', async () => {
  const { page, context } = await openDevice(browser, wide);
  await openBench(page);
  await drop(page, [{ name: 'a.md', text: `\ufeff${pageOf('Page', 'text').replaceAll('\n', '\r\n')}` }]);
  await write(page, 'more');
  await page.getByRole('button', { name: 'More' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save this file' }).click();
  const download = await waiting;
  assert.equal(download.suggestedFilename(), 'a.md');
  const saved = readFileSync(await download.path(), 'utf8');
  assert.equal(saved, `\ufeff${pageOf('Page', 'text').replaceAll('\n', '\r\n')}more`);
  await context.close();
});

test('a page of five megabytes, a picture by the name of a page and two thousand files leave the page at ease', async () => {
  const { page, context, complaints } = await openDevice(browser, wide);
  await openBench(page);
  const paragraph =
    'A sentence of some length that says nothing at all about [anything](https://contoso.example).\n\n';
  await drop(page, [
    { name: 'long.md', text: pageOf('Long', paragraph.repeat(Math.ceil(5_000_000 / paragraph.length))) },
  ]);
  await textOf(page).waitFor();
  const asleep = await page.evaluate(async () => {
    let longest = 0;
    let last = performance.now();
    await new Promise<void>((done) => {
      const tick = (left: number): void => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
        if (left === 0) done();
        else requestAnimationFrame(() => tick(left - 1));
      };
      tick(120);
    });
    return longest;
  });
  assert.ok(asleep < 2000, `the page stood still for ${asleep} ms`);
  await write(page, 'typed while it is checked');
  await textOf(page).getByText('typed while it is checked').waitFor();

  const many = Array.from({ length: 2000 }, (_, i) => ({
    name: `page-${i}.md`,
    text: pageOf(`Page ${i}`, 'text'),
  }));
  await drop(page, [...many, { name: 'picture.md', text: '\ufffd\0\0' }]);
  await page.getByRole('navigation', { name: 'Files' }).getByText('2002 files').waitFor();
  await page.getByText('Checked', { exact: true }).waitFor({ timeout: 60_000 });
  await page.getByPlaceholder('Find a file').fill('picture');
  await page.getByRole('button', { name: /^picture\.md/ }).click();
  await page
    .getByRole('status')
    .getByText(/This file is left out/)
    .waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
