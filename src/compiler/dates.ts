const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads the forms a day takes in refresh tables and front matter as an ISO day: `4/25/2019`, `5/2/19`, `2019-04-25`,
 * `25 April 2019`, `April 25, 2019`, `25-Apr-19`. Numbers with slashes are month first, always; a day first (`25/4/2019`) or a
 * month alone is null: the text is kept, nothing is guessed.
 */
export function readDate(text: string): string | null {
  const written = text.trim();
  const slashes = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/.exec(written);
  if (slashes) return isoDay(slashes[3], Number(slashes[1]), slashes[2]);
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(written);
  if (iso) return isoDay(iso[1], Number(iso[2]), iso[3]);
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([A-Za-z]{3,9})\.?[\s,-]+(\d{4}|\d{2})$/.exec(written);
  if (dayFirst) return isoDay(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^([A-Za-z]{3,9})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?[\s,-]+(\d{4}|\d{2})$/.exec(written);
  if (monthFirst) return isoDay(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]);
  return null;
}

/** Four digits that may as well be a year of this century or the last. */
export function isYear(text: string): boolean {
  return /^(?:19|20)\d\d$/.test(text);
}

function monthOf(name = ''): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function isoDay(yearText = '', month: number, dayText = ''): string | null {
  const year = yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText);
  const day = Number(dayText);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1990) return null;
  return date.toISOString().slice(0, 10);
}
