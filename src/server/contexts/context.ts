import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Session } from '../platform/authentication.ts';
import type { CallerOf } from '../platform/http/http.ts';
import type { Manifest } from '../platform/manifest.ts';
import type { Surroundings } from '../surroundings.ts';

/** What only the sign-in pages need: the half-open session, and to drop a kept one. */
export type Door = {
  readonly sessionOf: (request: FastifyRequest) => Promise<Session>;
  readonly forget: (hash: string) => void;
};

/** 上下文：what it declares of itself, and how its routes are hung on the server. */
export type Context = Manifest & {
  readonly hang: (app: FastifyInstance, surroundings: Surroundings, callerOf: CallerOf, door: Door) => void;
};
