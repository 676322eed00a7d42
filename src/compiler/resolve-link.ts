import { nearest } from '../base/nearest.ts';
import { fixAt } from './fixes.ts';
import { at } from './lines.ts';
import type { Fix, LinkModel } from './model.ts';
import type { PageDraft } from './page.ts';
import { decodePath, resolvePath } from './paths.ts';
import type { Report } from './report.ts';
import { unwrapSafeLink } from './safe-link.ts';
import type { WrittenLink } from './scan-links.ts';
import { likelyPages, nearestPages, type SiteIndex } from './site-index.ts';
import { hasInvisible, withoutInvisible } from './text.ts';

/** Says where a link of this page leads, and reports what is wrong with it. */
export function resolveLink(
  written: WrittenLink,
  from: PageDraft,
  index: SiteIndex,
  report: Report,
): LinkModel {
  const inner = unwrapSafeLink(written.target);
  const place = at(written.line, written.index);
  if (inner !== null) {
    report(
      'PB043-safe-link',
      place,
      `A mail filter's wrapper stands around the address of "${written.text}".`,
      `Write ${inner}.`,
      fixTarget(written, inner),
    );
  }
  const address = inner ?? written.target;
  const base = { text: written.text, target: written.target, line: written.line.pageLine };
  if (hasInvisible(written.raw)) reportInvisible(written, report);
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme !== undefined) return outside(base, address, scheme, written, report);
  if (address.startsWith('#')) return anchorHere(base, address.slice(1), from, written, report);
  if (/^\/\//.test(address) || /^(?:www\.|aka\.ms\/)/i.test(address)) {
    const url = `https://${address.replace(/^\/+/, '')}`;
    const message = `The address "${address}" has no scheme.`;
    report('PB045-no-scheme', place, message, `Write ${url}.`, fixTarget(written, url));
    return { ...base, url, kind: 'external', resolved: true };
  }
  return inside(base, address, from, index, written, report);
}

function reportInvisible({ line, index, raw, text }: WrittenLink, report: Report): void {
  const start = line.text.indexOf(raw, index);
  const fix = start < 0 ? undefined : fixAt(line, start, raw, withoutInvisible(raw));
  const message = `Invisible characters stand in the address of "${text}".`;
  report('PB070-invisible-characters', at(line, index), message, undefined, fix);
}

type Base = Pick<LinkModel, 'text' | 'target' | 'line'>;

function outside(base: Base, url: string, scheme: string, written: WrittenLink, report: Report): LinkModel {
  const place = at(written.line, written.index);
  if (scheme === 'mailto') return { ...base, url, kind: 'mail', resolved: true };
  if (scheme === 'https' || scheme === 'http') {
    if (scheme === 'http')
      report(
        'PB044-not-https',
        place,
        `The address ${url} is not encrypted.`,
        'Write https when the site has it.',
      );
    if (/\s/.test(url))
      report(
        'PB046-blank-in-link',
        place,
        `A blank stands in the address of "${base.text}".`,
        'Write %20, or delete it.',
      );
    return { ...base, url, kind: 'external', resolved: true };
  }
  report(
    'PB047-unsafe-link',
    place,
    `Links with "${scheme}:" are not shown.`,
    'Only http, https and mailto are.',
  );
  return { ...base, url: '', kind: 'unsafe', resolved: false };
}

function anchorHere(
  base: Base,
  anchor: string,
  from: PageDraft,
  written: WrittenLink,
  report: Report,
): LinkModel {
  const resolved = anchor === '' || hasAnchor(from, anchor);
  if (!resolved) missingAnchor(anchor, from, written, report);
  return { ...base, url: `${from.page.path}#${anchor}`, kind: 'anchor', resolved, anchor };
}

function inside(
  base: Base,
  address: string,
  from: PageDraft,
  index: SiteIndex,
  written: WrittenLink,
  report: Report,
): LinkModel {
  const place = at(written.line, written.index);
  const [, path = '', anchor] = /^([^#?]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(address) ?? [];
  if (/\s/.test(path))
    report(
      'PB046-blank-in-link',
      place,
      `A blank stands in the target "${path}".`,
      'Write %20, or rename the file.',
    );
  const target = resolvePath(written.line.path, decodePath(path));
  if (target === null) {
    report('PB048-link-outside', place, `"${path}" climbs out of the site's folder.`);
    return { ...base, url: address, kind: 'file', resolved: false };
  }
  const isPage = /\.(?:md|html?)$/i.test(target) || !/\.\w{1,5}$/.test(target);
  if (!isPage) return file(base, target, index, written, report);
  const found = findPage(target, from, index, written, report);
  const url = found?.page.path ?? target;
  const withAnchor = anchor === undefined || anchor === '' ? {} : { anchor };
  if (found !== undefined && anchor !== undefined && anchor !== '' && !hasAnchor(found, anchor)) {
    missingAnchor(anchor, found, written, report);
  }
  return { ...base, url, kind: 'page', resolved: found !== undefined, ...withAnchor };
}

function file(base: Base, target: string, index: SiteIndex, written: WrittenLink, report: Report): LinkModel {
  const resolved = index.names.files === null || index.names.files.has(target);
  if (!resolved)
    report('PB049-file-missing', at(written.line, written.index), `The file "${target}" is not there.`);
  return { ...base, url: target, kind: 'file', resolved };
}

/** The page of a path: as written, in another case, as `.html` of a `.md`, or in the edition for this page's audience. */
function findPage(
  target: string,
  from: PageDraft,
  index: SiteIndex,
  written: WrittenLink,
  report: Report,
): PageDraft | undefined {
  const place = at(written.line, written.index);
  const path = target.replace(/\.html?$/i, '.md');
  const exact = index.draftOf(path);
  if (exact !== undefined) return exact;
  const otherCase = index.names.byLowerPath.get(path.toLowerCase());
  if (otherCase !== undefined) {
    report(
      'PB042-link-case',
      place,
      `The page is written "${otherCase}"; on most servers the case counts.`,
      `Write ${otherCase}.`,
      fixTarget(written, inCaseOf(written.target, otherCase)),
    );
    return index.draftOf(otherCase);
  }
  for (const audience of from.page.audiences) {
    const edition = index.draftOf(path.replace(/\.md$/i, `--${audience}.md`));
    if (edition !== undefined) return edition;
  }
  const editions = likelyPages(index, from.page.path, path);
  const likely = editions.length > 0 ? editions : nearestPages(index, path);
  const hint =
    likely.length > 0
      ? `Did you mean ${likely.slice(0, 3).join(' or ')}?`
      : 'No page of the site has this name.';
  report('PB040-page-missing', place, `The page "${target}" is not there.`, hint);
  return undefined;
}

/** Another target in place of this one; nothing where it is wrapped over lines, or where the new one would need escapes. */
function fixTarget({ line, index, target }: WrittenLink, better: string): Fix | undefined {
  const start = line.text.indexOf(target, index);
  if (start < 0 || better === target || /[\s()<>|[\]]/.test(better)) return undefined;
  return fixAt(line, start, target, better);
}

/** The target with the letters of a path that it differs from in their case alone. */
function inCaseOf(target: string, path: string): string {
  const [whole = '', up = '', rest = '', more = ''] = /^((?:\.{0,2}\/)*)([^#?]*)(.*)$/s.exec(target) ?? [];
  const same = path.toLowerCase().endsWith(rest.toLowerCase());
  return same ? `${up}${path.slice(path.length - rest.length)}${more}` : whole;
}

function hasAnchor({ reading }: PageDraft, anchor: string): boolean {
  return reading.anchors.has(anchor) || reading.anchors.has(decodePath(anchor).toLowerCase());
}

function missingAnchor(anchor: string, on: PageDraft, written: WrittenLink, report: Report): void {
  const near = nearest(anchor, [...on.reading.anchors], 1);
  const hint = near.length > 0 ? `Did you mean #${near[0]}?` : undefined;
  report(
    'PB041-anchor-missing',
    at(written.line, written.index),
    `No heading of ${on.page.path} is "#${anchor}".`,
    hint,
  );
}
