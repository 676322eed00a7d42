import { createHash, randomBytes } from 'node:crypto';
import { type Answer, type Call, refusal, type World } from './fake-graph-model.ts';

interface Link {
  readonly until: number;
  readonly etag: string;
  readonly pieces: () => Iterable<string>;
  isUsed: boolean;
}

/** The other origin, where reports are fetched by links that are good once and for a while. */
export interface Downloads {
  /** @param etag of what it leads to. @returns the address of a new link. */
  offer(etag: string, pieces: () => Iterable<string>): string;
  /** Answers at the address of a link. */
  answer(call: Call): Answer;
}

/** The tag of these bytes. */
export function etagOf(pieces: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return `"${hash.digest('hex').slice(0, 16)}"`;
}

export function createDownloads(world: World): Downloads {
  const links = new Map<string, Link>();
  return {
    offer(etag, pieces) {
      const token = randomBytes(12).toString('base64url');
      const until = world.now().getTime() + world.knobs.downloadLifeMs;
      links.set(token, { until, etag, pieces, isUsed: false });
      const base = `${world.downloadUrl()}/data`;
      return world.knobs.linkForm === 'path'
        ? `${base}/download/${token}`
        : `${base}/v1.0/download?token=${token}&culture=en-us`;
    },
    answer({ path, query, headers }) {
      // The link alone lets one in: whoever sends a token along gives it to a stranger.
      if (headers.authorization !== undefined)
        return refusal(400, 'BadRequest', 'An Authorization header has no business here.');
      const token = /^\/data\/download\/([\w-]+)$/.exec(path)?.[1] ?? query.get('token') ?? '';
      const link = links.get(token);
      if (link === undefined || link.isUsed) return refusal(404, 'NotFound', 'There is no such download.');
      if (world.knobs.download === 'expired' || world.now().getTime() >= link.until)
        return refusal(403, 'Forbidden', 'The link has expired.');
      link.isUsed = true;
      const hasEtag = world.knobs.etags === 'download';
      if (hasEtag && headers['if-none-match'] === link.etag) return { status: 304 };
      return {
        status: 200,
        headers: {
          'content-type': 'application/octet-stream',
          'content-disposition': 'attachment; filename="report.csv"',
          ...(hasEtag ? { etag: link.etag } : {}),
        },
        body: link.pieces(),
      };
    },
  };
}
