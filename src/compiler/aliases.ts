import { remembering } from './remembering.ts';
import { clean, keyOf } from './text.ts';

/** Canonical name → other ways to write it. */
export type AliasTable = Readonly<Record<string, readonly string[]>>;

/** The roles of the portal and how playbooks write them. */
export const defaultRoles: AliasTable = {
  'FastTrack Manager': ['FM', 'FTM', 'Fast Track Manager'],
  'FastTrack Engineer': ['FE', 'Fast Track Engineer'],
  SME: ['Subject Matter Expert', 'FastTrack Specialist'],
  'Regional Manager': ['RM'],
  'FastTrack Architect': ['FTA'],
  'FastTrack Architect v2': ['FTAv2', 'FTA v2'],
  'FastTrack Solution Architect': ['FSA'],
  'Get Modern FTA': ['GMFTA', 'GM FTA', 'GetModern FTA'],
  'Migration Velocity Manager': ['MVM'],
  'FastTrack Partner Manager': ['FPM', 'PSM'],
  'App Assure Manager': ['AAM'],
  'Targeting Manager': ['FastTrack Targeting Manager', 'GTM', 'TM'],
  'RFA Manager': ['RFA-M', 'G-RM'],
};

export const defaultServices: AliasTable = {
  'All Services': [
    ...['All', 'All Service', 'Alle', 'Alle Dienste', 'Todos', 'Todos los servicios', 'Todos os serviços'],
    ...['すべてのサービス', '所有服务'],
  ],
  'Core Onboarding': [],
  'Microsoft 365 Apps': ['Office ProPlus', 'Office 365 ProPlus', 'OfficeProPlus', 'OPP'],
  OneDrive: ['OneDrive for Business', 'OD4B', 'ODfB'],
  'Skype for Business': ['SfB', 'SfB(Skype for Business)', 'Skype for Business Online'],
  Exchange: ['Exchange Online', 'EXO'],
  'Exchange: Outlook Mobile': ['Outlook Mobile', 'Exchange:OutlookMobile', 'OLM'],
  SharePoint: ['SharePoint Online', 'SPO'],
  Teams: ['Microsoft Teams'],
  Yammer: [],
  Intune: ['Microsoft Intune'],
  AADP: ['Azure AD Premium', 'Azure Active Directory Premium'],
  AIP: ['Azure Information Protection'],
  MCAS: ['Microsoft Cloud App Security', 'Cloud App Security'],
  'Classroom/SDS': [],
  'Microsoft Defender ATP': ['MDATP', 'Windows Defender ATP', 'WDATP'],
  'Office 365 ATP': ['OATP'],
  'Windows 10': ['Win10'],
};

/** Looks a written name up; gives the canonical one, or nothing. */
export type Lookup = (written: string) => string | undefined;

export function lookupIn(table: AliasTable): Lookup {
  const byKey = new Map<string, string>();
  for (const [name, others] of Object.entries(table)) {
    for (const other of [name, ...others]) byKey.set(keyOf(other), name);
  }
  return remembering((written) => byKey.get(keyOf(written)));
}

// The order in which values are parted: the first separator that a text holds is the one its author meant. A slash between blanks parts
// services of which one may hold a slash itself.
const separators = [/;/, /\band\/or\b/i, / \/ /, /\//, /,/, /&|\band\b/i];

/**
 * Parts a value such as `FM, FE & SME` into its names, canonical where the table knows them. Nothing is parted inside parentheses,
 * nor a name that the table knows as a whole (`Classroom/SDS`). A hyphen alone means nobody.
 */
export function readNames(written: string, lookup: Lookup): string[] {
  const names = partAt(clean(written), 0, lookup);
  return [...new Set(names)];
}

function partAt(text: string, level: number, lookup: Lookup): string[] {
  if (/^[-–—]?$|^n\/a$/i.test(text)) return [];
  const known = lookup(text);
  if (known !== undefined) return [known];
  const separator = separators[level];
  if (separator === undefined) return [text];
  return outsideParentheses(text, separator).flatMap((part) => partAt(part, level + 1, lookup));
}

function outsideParentheses(text: string, separator: RegExp): string[] {
  if (!separator.test(text)) return [text];
  const masked = text.replace(/\([^()]*\)/g, (inside) => ' '.repeat(inside.length));
  const parts: string[] = [];
  let start = 0;
  for (const found of masked.matchAll(new RegExp(separator, `${separator.flags}g`))) {
    parts.push(text.slice(start, found.index));
    start = found.index + found[0].length;
  }
  return [...parts, text.slice(start)].map((part) => part.trim()).filter((part) => part !== '');
}
