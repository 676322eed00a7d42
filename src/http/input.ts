import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod';
import { Problem } from '../base/problems.ts';
import type { Contract } from './contract.ts';
import { problems } from './problems.ts';
import { requireWellFormed } from './well-formed.ts';

const usualLimit = 256 * 1024;
const mostIssues = 20;

type Raw = Record<string, unknown>;

/** Makes the reader of a route's input: path and query, or path and body, as the contract wants it. */
export function inputReader(contract: Contract): (c: Context) => Promise<unknown> {
  const hasBody = contract.method !== 'GET' && contract.method !== 'DELETE';
  const maxSize = contract.bodyLimit ?? usualLimit;
  const limit = bodyLimit({
    maxSize,
    onError: () => {
      throw problems.BODY_TOO_LARGE(maxSize, { limit: maxSize });
    },
  });
  return async (c) => {
    const rest = hasBody ? await readBody(c, limit) : queryOf(c);
    // The path is what was asked for, so it wins.
    const raw = { ...rest, ...c.req.param() };
    requireWellFormed(raw);
    return parse(contract, raw);
  };
}

/** A name that stands there twice becomes a list, which a contract that wants one value refuses. */
function queryOf(c: Context): Raw {
  const { searchParams } = new URL(c.req.url);
  const names = new Set(searchParams.keys());
  return Object.fromEntries(
    [...names].map((name) => {
      const values = searchParams.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

async function readBody(c: Context, limit: ReturnType<typeof bodyLimit>): Promise<Raw> {
  const bytes = await bytesOf(c, limit);
  if (bytes.byteLength === 0) return {};
  const type = c.req.header('content-type') ?? '';
  const encoding = c.req.header('content-encoding') ?? 'identity';
  if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type) || encoding.toLowerCase() !== 'identity')
    throw problems.CONTENT_TYPE_UNKNOWN();
  const body = jsonOf(bytes);
  if (body !== null && typeof body === 'object' && !Array.isArray(body)) return body as Raw;
  throw problems.INPUT_NOT_JSON('it is a list or a single value');
}

async function bytesOf(c: Context, limit: ReturnType<typeof bodyLimit>): Promise<ArrayBuffer> {
  try {
    await limit(c, async () => {});
    return await c.req.arrayBuffer();
  } catch (error) {
    throw error instanceof Problem ? error : problems.BODY_CUT_OFF();
  }
}

function jsonOf(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError) throw problems.INPUT_NOT_JSON(error.message.slice(0, 200));
    throw problems.INPUT_NOT_JSON('it is not UTF-8');
  }
}

async function parse(contract: Contract, raw: Raw): Promise<unknown> {
  const parsed = await contract.input.safeParseAsync(raw);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, mostIssues).map(({ path, message }) => ({
    path: z.core.toDotPath(path).slice(0, 200),
    message: plain(message),
  }));
  throw problems.INPUT_INVALID(issues, { issues });
}

function plain(message: string): string {
  if (/received undefined$/.test(message)) return 'it is missing';
  return message.replace(/^Invalid input: /, '').slice(0, 300);
}
