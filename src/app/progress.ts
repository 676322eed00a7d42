/** How far long work is. */
export interface Progress {
  /** @param share 0 to 1. */
  show(share: number, text: string): void;
  end(): void;
}

/** A bar on a terminal; nothing elsewhere. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { show: () => {}, end: () => {} };
  const width = 24;
  return {
    show(share, text) {
      const full = Math.round(share * width);
      stream.write(
        `\r  ${'█'.repeat(full)}${'░'.repeat(width - full)} ${Math.round(share * 100)} %  ${text}\x1b[K`,
      );
    },
    end: () => void stream.write('\r\x1b[K'),
  };
}
