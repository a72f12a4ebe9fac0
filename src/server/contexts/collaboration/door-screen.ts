import type { FastifyRequest } from 'fastify';
import type { DoorOf, Doors } from './door.ts';

/** What the room shows: the code of the moment as a picture that leads a telephone's camera to the page of scanning in. */
export async function doorScreen(
  door: Doors,
  of: DoorOf,
  now: Temporal.Instant,
  { protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>,
): Promise<{ code: string; picture: string; seconds: number }> {
  const { code, seconds } = door.codeOf(of, now);
  const { default: qrcode } = await import('qrcode');
  const address = `${protocol}://${host}/scan?code=${code}`;
  return { code, seconds, picture: await qrcode.toDataURL(address, { margin: 1, width: 480 }) };
}
