import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Session } from '../platform/authentication.ts';
import type { CallerOf } from '../platform/http.ts';
import type { Manifest } from '../platform/manifest.ts';
import type { Surroundings } from '../surroundings.ts';
import { identity } from './identity/manifest.ts';
import { organisations } from './organisations/manifest.ts';
import { programmes } from './programmes/manifest.ts';

/** What only the sign-in pages need: the half-open session, and to drop a kept one. */
export type Door = { readonly sessionOf: (request: FastifyRequest) => Promise<Session>; readonly forget: (hash: string) => void };

export type Context = Manifest & {
  readonly hang: (app: FastifyInstance, surroundings: Surroundings, callerOf: CallerOf, door: Door) => void;
};

/** The one place that knows every context. Adding one is a folder and a line here. */
export const contexts: readonly Context[] = [organisations, identity, programmes];
