import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline as joined } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';

export interface Landed {
  /** Of the bytes as received, in hex: what the file is known by. */
  readonly sha256: string;
  readonly bytes: number;
  /** What was received, where it is little enough to stay in memory: who reads it next need not unpack it. */
  readonly content: readonly Uint8Array[] | undefined;
}

/** Of a file so many bytes stay in memory. */
const keptBytes = 64 * 2 ** 20;

/** Files as received, by the hash of their bytes, packed with Zstandard. A file that has landed is never changed. */
export interface Landing {
  /** Keeps a file; one that is there already stays as it is. */
  put(chunks: AsyncIterable<Uint8Array>): Promise<Landed>;
  /** The bytes as they were received. */
  read(sha256: string): AsyncIterable<Uint8Array>;
  drop(sha256: string): Promise<void>;
}

/** The least work that packs well: reports repeat themselves. The checksum tells what the disk has damaged. */
const params = { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 };

/** Opens the landing in a folder, which is made when the first file comes. */
export function openLanding(folder: string): Landing {
  const fileOf = (sha256: string) => join(folder, sha256.slice(0, 2), `${sha256}.zst`);
  return {
    async put(chunks) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const draft = join(folder, `${randomUUID()}.part`);
      const hash = createHash('sha256');
      let bytes = 0;
      let content: Uint8Array[] | undefined = [];
      async function* seen() {
        for await (const chunk of chunks) {
          hash.update(chunk);
          bytes += chunk.length;
          if (bytes > keptBytes) content = undefined;
          content?.push(chunk);
          yield chunk;
        }
      }
      try {
        await pipeline(
          seen,
          createZstdCompress({ params, chunkSize: 1 << 16 }),
          createWriteStream(draft, { mode: 0o600, flush: true }),
        );
        const sha256 = hash.digest('hex');
        const file = fileOf(sha256);
        await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true, mode: 0o700 });
        if (existsSync(file)) await rm(draft);
        else await rename(draft, file);
        return { sha256, bytes, content };
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    read(sha256) {
      const bytes = createZstdDecompress({ chunkSize: 1 << 18 });
      // Whichever of the two fails, whoever reads is told; who stops reading closes the file.
      joined(createReadStream(fileOf(sha256), { highWaterMark: 1 << 18 }), bytes, () => {});
      return bytes;
    },
    drop: (sha256) => rm(fileOf(sha256), { force: true }),
  };
}
