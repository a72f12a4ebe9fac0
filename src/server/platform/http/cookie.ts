import type { FastifyReply } from 'fastify';
import { ABSOLUTE_HOURS } from '../authentication.ts';

/** Browsers tie a `__Host-` cookie to this host and to TLS. On one's own machine there is no TLS, so the name is plain. */
export const cookieName = (insecure: boolean): string => (insecure ? 'jiamenkou' : '__Host-jiamenkou');

export function setCookie(reply: FastifyReply, token: string, insecure: boolean): void {
  write(reply, token, ABSOLUTE_HOURS * 3600, insecure);
}

export function clearCookie(reply: FastifyReply, insecure: boolean): void {
  write(reply, '', 0, insecure);
}

function write(reply: FastifyReply, token: string, seconds: number, insecure: boolean): void {
  const secure = insecure ? '' : '; Secure';
  reply.header(
    'set-cookie',
    `${cookieName(insecure)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`,
  );
}
