import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileSite } from './index.ts';
import { renderPage } from './render.ts';

// The two pages that Uptake has to run; they are not part of the repository.
const folder = `${import.meta.dirname}/../../../shared/playbooks`;
const csmau = 'internal/commercial-services-usage.md';
const review = 'partner/success-conduct-success-review-partner.md';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe.skipIf(!existsSync(`${folder}/${csmau}`))('the real pages', () => {
  const files = [csmau, review].map((path) => ({ path, text: readFileSync(`${folder}/${path}`, 'utf8') }));
  const site = compileSite(files, { hash: sha256 });
  const [usage, success] = site.pages;
  const tasks = site.pages.map((page) => page.steps.flatMap((step) => step.tasks));

  test('the usage page has nine steps for the SME and the optional task 3745', () => {
    expect(usage?.steps.map(({ anchor, roles, services }) => [anchor, ...roles, ...services])).toEqual(
      [
        'determine-target-customers',
        'validate-tenant-in-ftop',
        'setup-meeting-with-assigned-fm',
        'tenant-evaluation-with-assigned-fm',
        'select-csmau-offers',
        'deliver-csmau-offers',
        'update-delivered-offers',
        'customer-disengagement',
        'customer-re-engagement',
      ].map((anchor) => [anchor, 'SME', 'All Services']),
    );
    expect(tasks[0]).toEqual([
      {
        id: '3745',
        name: 'CSMAU Engagement',
        mandatory: false,
        roles: ['SME'],
        roleText: 'SME',
        services: ['All Services'],
        serviceText: 'All Services',
        line: 123,
      },
    ]);
    expect(usage?.steps.find(({ tasks: own }) => own.length > 0)?.anchor).toBe('select-csmau-offers');
  });

  test('the review page has four steps, the last for nobody, and the mandatory task 3735', () => {
    expect(success?.steps.map(({ roles }) => roles)).toEqual([...Array(3).fill(['FastTrack Manager']), []]);
    expect(success?.steps.at(-1)?.title).toMatch(/^Uncategorized Tasks/);
    expect(tasks[1]).toMatchObject([
      { id: '3735', mandatory: true, roles: ['FastTrack Manager'], services: ['All Services'], line: 62 },
    ]);
  });

  test('phases, audiences, people, dates and sections are read', () => {
    expect(site.phases.map(({ name }) => name)).toEqual(['Success', 'CSMAU']);
    expect([usage?.audiences, success?.audiences]).toEqual([['internal'], ['partner']]);
    expect([usage?.owner, usage?.programManagers.length, success?.owner]).toEqual(['ryanme', 1, 'pagrim']);
    expect([usage?.date, success?.date]).toEqual(['2019-04-25', '2019-05-03']);
    expect(usage?.history.map(({ date }) => date)).toEqual([
      '2019-02-22',
      '2019-02-05',
      '2018-11-20',
      '2018-11-12',
    ]);
    expect(success?.history.map(({ date }) => date)).toEqual([
      '2020-03-26',
      '2019-09-26',
      '2019-03-06',
      '2019-02-26',
      '2018-12-07',
      '2018-10-26',
    ]);
    expect([usage?.keyInputs.length, usage?.keyOutputs.length]).toEqual([2, 2]);
    expect(success?.keyOutputs.map(({ level }) => level)).toEqual([0, 0, 1, 0, 1, 1, 0]);
    expect(usage?.objectives).toHaveLength(5);
    expect(usage?.nextSteps).toEqual([]);
    expect(success?.nextSteps.map(({ resolved }) => resolved)).toEqual([false]);
  });

  test('exactly what is wrong with them is found, where it is', () => {
    expect(
      site.findings.map(
        ({ level, code, path, line, column }) => `${level} ${code} ${path}:${line}:${column}`,
      ),
    ).toEqual([
      `warning PB030-include-missing ${csmau}:15:1`,
      `warning PB030-include-missing ${csmau}:21:1`,
      `error PB012-unknown-step ${csmau}:171:21`,
      `warning PB043-safe-link ${review}:83:88`,
      `warning PB040-page-missing ${review}:110:86`,
      `note PB044-not-https ${review}:124:1`,
    ]);
    const [, , unknown] = site.findings;
    expect(unknown?.hint).toContain('"Select CSMAU Offers"');
  });

  test('the safe link is unwrapped in the model and on the page', () => {
    const link = success?.links.find(({ target }) => target.includes('safelinks'));
    expect(link?.url).toBe('https://www.microsoft.com/en-us/download/details.aspx?id=54088');
    const html =
      files[1] && success
        ? renderPage(success, files[1])
            .map((section) => section.html)
            .join('\n')
        : '';
    expect(html).toContain('id=54088"');
    expect(html).not.toContain('safelinks');
  });

  test('the hash changes with any byte of the input, and only then', () => {
    const again = compileSite(files.toReversed(), { hash: sha256 });
    const other = compileSite(
      files.map((file) => ({ ...file, text: `${file.text} ` })),
      { hash: sha256 },
    );
    expect(again.site.hash).toBe(site.site.hash);
    expect(other.site.hash).not.toBe(site.site.hash);
  });
});
