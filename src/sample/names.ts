import { below, fraction, mix, seedFor } from './chance.ts';

// Invented people at invented companies. Any likeness to somebody real is chance.

const first =
  'Mira Jonas Lotte Rhea Oskar Dalia Ines Tobias Nadia Callum Yuki Priya Mateus Fenna Gideon Amara Henrik Sunniva Paola Emre Zofia Marek Ada Ilse Bruno Chiara Dmitri Elif Farid Greta Hanno Imani Jakub Kavya Linnea Mbali Noor Otis Petra Quentin Rosa Søren Tamsin Ugo Vera Wanda Xaver Yara Zeno Anouk'.split(
    ' ',
  );
const last =
  "Thandeka Adeyemi Vandersloot Castellane Winfield Monteagle Falkner Renquist Ostrovska Brightwater Harrowgate Lindqvist Korhonen Albrightson Marlowe Silverlake Duvall Castell Ferncliff Whitcombe Larkspur Thornbury Kestrel Abernethy Bramblewick Copperfield D'Amberley Eastmere Fairweather Goldenrod Hollowell Ironwood Juniper Knightley Lockhart Meadowsweet Nettlefold Oakhurst Pemberwell Quillfeather Ravenscar Stonebridge Tanglewood Underhill Vexley Wetherby Yarrow Zimmerlin Ashgrove Müllersen".split(
    ' ',
  );
const companies =
  'Contoso,Fabrikam,Adatum,Litware,Northwind,Proseware,Woodgrove,Tailspin,Wingtip,Trey,Fourth Coffee,Lucerne,Margie,Relecloud,Alpine,Bellows,Blue Yonder,Consolidated Messenger,Graphic Design,Humongous'.split(
    ',',
  );
const trades =
  'Pharma,Logistics,Retail,Robotics,Insurance,Traders,Learning,Bank,Instruments,Freight,Toys,Research,Foods,Air,Energy'.split(
    ',',
  );

const wordOf = (words: readonly string[], i: number): string => words[i % words.length] ?? '';
const plainText = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[^A-Za-z .-]/g, '')
    .toLowerCase();

export interface PersonName {
  readonly upn: string;
  readonly display: string;
}

/** What the n-th person of a tenant is called: no two of a tenant share a user principal name. */
export function personName(seed: number, index: number, domain: string): PersonName {
  const pairs = first.length * last.length;
  // 1237 has no factor in common with the number of pairs: each comes once before one comes twice.
  const pair = (index * 1237 + (seed % pairs)) % pairs;
  const round = Math.floor(index / pairs);
  const given = wordOf(first, Math.floor(pair / last.length));
  const family = wordOf(last, pair);
  return written(given, family, round === 0 ? '' : String(round + 1), domain, mix(seed, index));
}

/** The same person after a change of name. */
export function renamed(seed: number, index: number, domain: string): PersonName {
  const old = personName(seed, index, domain);
  const family = wordOf(last, mix(seed, index, 5));
  const [local = ''] = old.upn.split('@');
  return {
    upn: `${local}-${plainText(family)}@${domain}`,
    display: `${old.display.replaceAll('"', '')}-${family}`,
  };
}

function written(given: string, family: string, suffix: string, domain: string, chance: number): PersonName {
  const local = `${plainText(given)}.${plainText(family)}${suffix}`;
  const style = fraction(chance, 1);
  const display =
    style < 0.15
      ? `${family}, ${given}`
      : style < 0.18
        ? `${given} "${given.slice(0, 2)}" ${family}`
        : `${given} ${family}`;
  // Directories keep the capitals that somebody once typed.
  const upn = fraction(chance, 2) < 0.1 ? `${local.charAt(0).toUpperCase()}${local.slice(1)}` : local;
  return { upn: `${upn}@${domain}`, display };
}

/** A company and its domain, one of some hundreds. */
export function companyName(seed: number): { readonly name: string; readonly domain: string } {
  const own = seedFor(seed, 'company');
  const name = `${wordOf(companies, below(companies.length, own, 0))} ${wordOf(trades, below(trades.length, own, 1))}`;
  const form = fraction(own, 2) < 0.2 ? ', Ltd.' : '';
  return { name: `${name}${form}`, domain: `${name.toLowerCase().replaceAll(' ', '')}${seed}.example` };
}
