interface Sink {
  write(line: string): void;
}

/**
 * Turns JSON log lines into lines for people: `10:21:05 info  listening url=http://127.0.0.1:4280`, a stack below its line.
 * Control characters stay escaped, so that nothing a caller sent can move the cursor of a terminal.
 */
export function prettyLines(to: Sink): Sink {
  return { write: (line) => to.write(pretty(line)) };
}

function pretty(line: string): string {
  const { level, time, msg = '', err, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const facts = Object.entries(rest).map(([name, value]) => `${name}=${said(value)}`);
  const clock = String(time).slice(11, 19);
  const head = [clock, String(level).padEnd(5), escaped(String(msg)), ...facts].filter((part) => part !== '');
  return `${head.join(' ')}\n${stackOf(err)}`;
}

function said(value: unknown): string {
  return typeof value === 'string' && /^[\w.:/-]+$/.test(value) ? value : escaped(JSON.stringify(value));
}

function stackOf(err: unknown): string {
  const { stack, message } = (err ?? {}) as { stack?: unknown; message?: unknown };
  const text = stack ?? message;
  if (text === undefined) return '';
  const lines = String(text).split('\n');
  return `${lines.map((each) => `    ${escaped(each)}`).join('\n')}\n`;
}

function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach the terminal.
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (each) =>
    each === '\n' ? '\\n' : `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
