/** The % somebody typed: a whole number from 0 to 100, with or without the sign; undefined for anything else. */
export function readPercent(text: string): number | undefined {
  const digits = /^\s*(\d{1,3})\s*%?\s*$/.exec(text)?.[1];
  const number = digits === undefined ? undefined : Number(digits);
  return number !== undefined && number <= 100 ? number : undefined;
}
