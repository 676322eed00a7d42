/** A row of the page that shows a grid and nothing else. */
export interface Island {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly people: number | null;
  readonly share: number | null;
  readonly visited: string | null;
  readonly note: string;
}

const regions = ['Americas', 'Asia', 'EMEA', ''];

/** Invented rows, the same each time; some of what one would like to know of them is not known. */
export function islands(count: number): Island[] {
  return Array.from({ length: count }, (_, i) => {
    const dice = Math.imul(i + 1, 2_654_435_761) >>> 0;
    return {
      id: `island_${i}`,
      name: `Island ${i + 1}`,
      region: regions[dice % 4] ?? '',
      people: dice % 11 === 0 ? null : dice % 10_000,
      share: dice % 7 === 0 ? null : (dice % 1000) / 10,
      visited:
        dice % 5 === 0 ? null : new Date(Date.UTC(2026, 0, 1 + (dice % 300))).toISOString().slice(0, 10),
      note: i === 0 ? '=1+1' : '',
    };
  });
}
