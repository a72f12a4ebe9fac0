import { createHmac } from 'node:crypto';
import type { Vendor } from '#core/workspace/robot.ts';

export type Robot = { readonly vendor: Vendor; readonly address: string; readonly secret: string | null };

const PATIENCE_MS = 10_000;
/** Vendors answer with a short object; whoever answers more is none. */
const MOST_BYTES = 16 * 1024;

/**
 * 群消息: posts one message to a group's robot; answers `null`, or why not in words for people. The address was checked when it
 * was given; what answers from there may not send us elsewhere, keep us waiting or fill our memory.
 */
export async function postToRobot(robot: Robot, message: unknown, now: Temporal.Instant): Promise<string | null> {
  try {
    const response = await fetch(addressed(robot, now), {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(message),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await beginningOf(response);
    if (response.status !== 200) return `机器人的服务器答复 ${response.status}`;
    return answerOf(text);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') return '机器人的服务器没有应答';
    // What `fetch` throws when nothing listens there, or the line breaks.
    if (error instanceof TypeError) return '连不上机器人的服务器';
    throw error;
  }
}

/** 钉钉加签: the time in milliseconds and, by HMAC-SHA-256 with the secret, the time, a line break and the secret. */
function addressed({ vendor, address, secret }: Robot, now: Temporal.Instant): URL {
  const url = new URL(address);
  if (vendor === 'dingtalk' && secret !== null) {
    const timestamp = String(now.epochMilliseconds);
    url.searchParams.set('timestamp', timestamp);
    url.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'));
  }
  return url;
}

async function beginningOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > MOST_BYTES) return '';
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Both vendors answer 200 also when they refuse, and say so in `errcode`. */
function answerOf(text: string): string | null {
  const answer: unknown = parsed(text);
  if (typeof answer !== 'object' || answer === null || !('errcode' in answer)) return '机器人的服务器答复无法识别';
  if (answer.errcode === 0) return null;
  const words = 'errmsg' in answer ? String(answer.errmsg).replaceAll(/\s+/g, ' ').slice(0, 120) : '';
  return `机器人答复 ${String(answer.errcode)}：${words}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
