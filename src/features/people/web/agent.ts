const programs: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdgA?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\bFirefox\//],
  ['Chrome', /(Chrome|Chromium|CriOS)\//],
  ['Safari', /\bSafari\//],
  ['curl', /^curl\//],
];

const systems: readonly (readonly [string, RegExp])[] = [
  ['Android', /\bAndroid\b/],
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
];

/** Program and system of a User-Agent, as far as it says: enough to know one's own devices apart. */
export function readAgent(agent: string): { program: string | undefined; system: string | undefined } {
  const first = (list: typeof programs) => list.find(([, pattern]) => pattern.test(agent))?.[0];
  return { program: first(programs), system: first(systems) };
}
