import type { Context, MiddlewareHandler } from 'hono';

/** What travels with a request through the middleware. */
export interface Environment {
  Variables: {
    requestId: string;
    /** Name of the contract, or of the part of the server, that answers. */
    route?: string;
    /** Who asked; absent before sign-in. */
    person?: string;
    /** Code of the problem it was answered with. */
    code?: string;
  };
}

export type Asked = Context<Environment>;
export type Step = MiddlewareHandler<Environment>;
