import { z } from 'zod';

/** Who may even knock: anyone at all, or only people with a session. What they may see is decided by permissions. */
export type Audience = 'anyone' | 'signed-in';

/** What an answer carries: decides caching, logging and how the security tests treat the route. */
export type DataClass = 'public' | 'internal' | 'personal';

/** 接口：one question the server answers. Server validation, the web client and OpenAPI all derive from it. */
export type Route<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly method: 'GET' | 'POST';
  readonly path: `/api/${string}`;
  readonly audience: Audience;
  readonly data: DataClass;
  readonly summary: string;
  /** Path parameters, then query (GET) or body (POST), in one strict object. */
  readonly input: I;
  readonly output: O;
  /** A POST whose body is a file; `input` then comes from path and query. */
  readonly upload?: { readonly maxBytes: number; readonly types: readonly string[] };
  /** The answer is a file, or a stream of events, instead of JSON. */
  readonly answers?: 'file' | 'events';
};

export function route<const R extends Route>(spec: R): R {
  return spec;
}

export type Input<R extends Route> = z.input<R['input']>;
export type Asked<R extends Route> = z.output<R['input']>;
export type Output<R extends Route> = z.output<R['output']>;
export type Routes = Readonly<Record<string, Route>>;

/** A file as an answer. With `keep` its reader may hold on to it so long, and then ask whether it is still the same. */
export const File = z.custom<{
  name: string;
  type: string;
  body: Uint8Array;
  keep?: { readonly tag: string; readonly seconds: number };
}>();
