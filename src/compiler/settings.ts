import { parse } from 'yaml';
import { type AliasTable, defaultRoles, defaultServices, type Lookup, lookupIn } from './aliases.ts';
import type { Report } from './report.ts';
import { keyOf } from './text.ts';

/** What a site says about itself in `uptake.yaml`; everything has a default. */
export interface SiteSettings {
  readonly title: string;
  /** Canonical names of audiences, the widest first. */
  readonly audiences: readonly string[];
  /** Folders and files that are no pages: a part of a path, or a pattern with `*` and `**`. */
  readonly exclude: readonly string[];
  readonly roles: AliasTable;
  readonly services: AliasTable;
  readonly phases: AliasTable;
  /** Suffix of a file name → language: `-de` → `de`. */
  readonly languages: Readonly<Record<string, string>>;
  /** Names of phases in the order of the work; others follow by name. */
  readonly phaseOrder: readonly string[];
  /** What page titles begin with, and the reader need not see. */
  readonly titlePrefixes: readonly string[];
}

export const defaultSettings: SiteSettings = {
  title: 'Playbook',
  audiences: ['internal', 'partner'],
  exclude: ['includes', 'archive', 'templates', '_site', 'node_modules'],
  roles: defaultRoles,
  services: defaultServices,
  phases: {},
  languages: { '-de': 'de', '-es': 'es', '-pr': 'pt', '-jp': 'ja', '-sc': 'zh' },
  phaseOrder: [
    ...[
      'Presales',
      'Validation',
      'Engagement',
      'Assignment',
      'Initiate',
      'Assess',
      'Remediate',
      'Enable',
      'Migrate',
    ],
    ...['Success', 'CSMAU'],
  ],
  titlePrefixes: ['FastTrack Playbook', 'FastTrack Partner Playbook'],
};

const file = 'uptake.yaml';

/** Reads the text of `uptake.yaml`. What it can't use is a finding, and the default stays. Alias tables add to the default ones. */
export function readSettings(text: string, report: Report): SiteSettings {
  const raw = parseYaml(text, report);
  const words = (key: string, fallback: readonly string[]): readonly string[] => {
    const value = raw[key];
    if (value === undefined) return fallback;
    if (Array.isArray(value)) return value.map(String);
    return wrong(key, 'a list', report) ?? fallback;
  };
  const table = (key: string, fallback: AliasTable): AliasTable => {
    const value = raw[key];
    if (value === undefined) return fallback;
    if (!isRecord(value))
      return wrong(key, 'names, each with a list of other ways to write it', report) ?? fallback;
    return {
      ...fallback,
      ...Object.fromEntries(Object.entries(value).map(([name, others]) => [name, listOf(others)])),
    };
  };
  const languages = isRecord(raw.languages)
    ? Object.fromEntries(Object.entries(raw.languages).map(([suffix, name]) => [suffix, String(name)]))
    : defaultSettings.languages;
  return {
    title: typeof raw.title === 'string' ? raw.title : defaultSettings.title,
    audiences: words('audiences', defaultSettings.audiences),
    exclude: words('exclude', defaultSettings.exclude),
    roles: table('roles', defaultSettings.roles),
    services: table('services', defaultSettings.services),
    phases: table('phases', defaultSettings.phases),
    languages,
    phaseOrder: words('phaseOrder', defaultSettings.phaseOrder),
    titlePrefixes: words('titlePrefixes', defaultSettings.titlePrefixes),
  };
}

function parseYaml(text: string, report: Report): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = parse(text, { maxAliasCount: 50 });
    if (value === null || value === undefined) return {};
    if (isRecord(value)) return value;
    report(
      'PB090-settings',
      { path: file, line: 1, column: 1 },
      'The settings are no list of names and values.',
    );
  } catch (error) {
    const [start] = (error as { linePos?: readonly { line: number; col: number }[] }).linePos ?? [];
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    report('PB090-settings', { path: file, line: start?.line ?? 1, column: start?.col ?? 1 }, message);
  }
  return {};
}

function wrong(key: string, wanted: string, report: Report): undefined {
  report(
    'PB090-settings',
    { path: file, line: 1, column: 1 },
    `"${key}" has to be ${wanted}; the default is used.`,
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  return value === null || value === undefined ? [] : [String(value)];
}

/** The settings in the form that reading needs: tables turned round once. */
export interface Vocabulary {
  readonly settings: SiteSettings;
  readonly role: Lookup;
  readonly service: Lookup;
  readonly phase: Lookup;
  readonly audience: Lookup;
}

export function vocabularyOf(settings: SiteSettings): Vocabulary {
  const phases = Object.fromEntries(settings.phaseOrder.map((name) => [name, []]));
  return {
    settings,
    role: lookupIn(settings.roles),
    service: lookupIn(settings.services),
    phase: lookupIn({ ...phases, ...settings.phases }),
    audience: lookupIn(Object.fromEntries(settings.audiences.map((name) => [keyOf(name), [name]]))),
  };
}

/** The language a file name says: the suffix before its extension; English without one. */
export function languageOf(path: string, settings: SiteSettings): string {
  const stem = path.replace(/\.md$/i, '').toLowerCase();
  const suffix = Object.keys(settings.languages).find((end) => stem.endsWith(end.toLowerCase()));
  return suffix === undefined ? 'en' : (settings.languages[suffix] ?? 'en');
}
