// A chart as a picture that stands alone: in a mail, a deck, a document. Nothing is fetched for it, and it says what it shows and how old it is.

export interface PictureText {
  readonly title: string;
  /** Whom it is about. */
  readonly subtitle: string;
  /** What lines mean; the colour is the name of a token. */
  readonly legend: readonly {
    readonly label: string;
    readonly colour: `--${string}`;
    readonly dash?: string | undefined;
  }[];
  /** Under the chart: data date, definition, reservations. */
  readonly notes: readonly string[];
}

const svgSpace = 'http://www.w3.org/2000/svg';
const margin = 20;
const line = 18;
const font = "'Segoe UI', system-ui, sans-serif";
const ink = { strong: '#242424', soft: '#616161', paper: '#ffffff' };

/** What a style says that a picture has to say itself. Attributes and no style: those the page's policy leaves alone. */
const looks = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;

/**
 * A drawn chart as the text of an SVG file, on white paper whatever the theme, with words around it. Parts marked `data-passing` – what follows the pointer – are
 * left out.
 */
export function pictureOf(chart: SVGSVGElement, words: PictureText): string {
  const { width, height } = chart.getBoundingClientRect();
  // Letters of the three sizes are about so many px wide.
  const fold = (text: string, letter: number) => folded(text, Math.floor(width / letter));
  const above = [
    ...fold(words.title, 9.6).map((text) => ({ text, size: 16, weight: 600, fill: ink.strong })),
    ...fold(words.subtitle, 7.4).map((text) => ({ text, size: 13, weight: 400, fill: ink.soft })),
  ];
  const legend = legendOf(words.legend, margin + 12 + above.length * line, width);
  const head = margin + (above.length + legend.lines) * line + 6;
  const notes = words.notes.flatMap((note) => fold(note, 6.7));
  const whole = { width: width + 2 * margin, height: head + height + 10 + notes.length * 16 + margin };
  const svg = element('svg', {
    xmlns: svgSpace,
    width: whole.width,
    height: whole.height,
    viewBox: `0 0 ${whole.width} ${whole.height}`,
    'font-family': font,
  });
  svg.append(
    element('title', {}, `${words.title}: ${words.subtitle}`),
    element('rect', { width: whole.width, height: whole.height, fill: ink.paper }),
    ...above.map(({ text, size, weight, fill }, i) =>
      label(margin, margin + 12 + i * line, text, { 'font-size': size, 'font-weight': weight, fill }),
    ),
    legend.drawn,
    placed(chart, margin, head),
    ...notes.map((note, i) =>
      label(margin, head + height + 18 + i * 16, note, { 'font-size': 12, fill: ink.soft }),
    ),
  );
  return new XMLSerializer().serializeToString(svg);
}

/** The picture as PNG, with so many dots for each pixel. */
export async function toPng(svg: string, scale = 2): Promise<Blob> {
  const image = new Image();
  // Not by an object URL: the page's policy lets pictures come from itself and from data only.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * scale;
  canvas.height = image.naturalHeight * scale;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => {
    canvas.toBlob(
      (blob) => (blob === null ? fail(new Error('no picture came of it')) : done(blob)),
      'image/png',
    );
  });
}

/** A copy of the chart in light colours, with its styles written into it. */
function placed(chart: SVGSVGElement, x: number, y: number): Element {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  for (const passing of copy.querySelectorAll('[data-passing]')) passing.remove();
  inTheLight(copy, () => {
    for (const one of [copy, ...copy.querySelectorAll('*')]) {
      const style = getComputedStyle(one);
      for (const name of looks) {
        const value = style.getPropertyValue(name);
        if (value !== '') one.setAttribute(name, value);
      }
      // Labels are drawings of their own, of no size.
      if (one.tagName === 'svg') one.setAttribute('overflow', 'visible');
      for (const name of ['class', 'style', 'tabindex', 'role', 'aria-label']) one.removeAttribute(name);
    }
  });
  copy.setAttribute('x', String(x));
  copy.setAttribute('y', String(y));
  return copy;
}

/** Looks at something out of sight, where the light colours hold (tokens.css). */
function inTheLight<T>(content: Element, look: () => T): T {
  const host = document.createElement('div');
  host.dataset.theme = 'light';
  host.inert = true;
  Object.assign(host.style, { position: 'fixed', left: '-10000px', top: '0' });
  host.append(content);
  document.body.append(host);
  try {
    return look();
  } finally {
    host.remove();
  }
}

/** Lines with their names, in as many rows as it takes. */
function legendOf(
  legend: PictureText['legend'],
  top: number,
  width: number,
): { readonly drawn: Element; readonly lines: number } {
  const group = element('g', {});
  const probe = document.createElement('i');
  const colours = inTheLight(probe, () => {
    const style = getComputedStyle(probe);
    return legend.map(({ colour }) => style.getPropertyValue(colour));
  });
  let [x, row] = [margin, 0];
  for (const [i, { label: text, dash }] of legend.entries()) {
    const room = 24 + text.length * 6.7 + 16;
    if (x > margin && x + room > margin + width) [x, row] = [margin, row + 1];
    const y = top + row * line;
    const stroke = {
      x1: x,
      x2: x + 18,
      y1: y - 4,
      y2: y - 4,
      stroke: colours[i] ?? ink.strong,
      'stroke-width': 2.5,
    };
    group.append(
      element('line', dash === undefined ? stroke : { ...stroke, 'stroke-dasharray': dash }),
      label(x + 24, y, text, { 'font-size': 12, fill: ink.strong }),
    );
    x += room;
  }
  return { drawn: group, lines: legend.length === 0 ? 0 : row + 1 };
}

const label = (x: number, y: number, text: string, more: Attributes) =>
  element('text', { x, y, ...more }, text);

type Attributes = Readonly<Record<string, string | number>>;

function element(name: string, attributes: Attributes, text?: string): SVGElement {
  const made = document.createElementNS(svgSpace, name);
  for (const [attribute, value] of Object.entries(attributes))
    if (attribute !== 'xmlns') made.setAttribute(attribute, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

/** A sentence in lines of at most so many letters. */
export function folded(text: string, most: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > most) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}
