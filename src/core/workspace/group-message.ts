import type { Message } from './notice.ts';
import type { Vendor } from './robot.ts';

/** Notices in one message to a group: as many as stay below what 企业微信 takes, 4096 bytes. */
export const MOST_IN_GROUP = 4;

/** 群消息：the body a robot's address is posted, in the vendor's published markdown format. */
export function groupMessage(
  vendor: Vendor,
  messages: readonly Message[],
  publicUrl: string | undefined,
): Readonly<Record<string, unknown>> {
  const text = messages
    .slice(0, MOST_IN_GROUP)
    .map((message) => paragraphOf(message, publicUrl))
    .join('\n\n');
  if (vendor === 'wecom') return { msgtype: 'markdown', markdown: { content: text } };
  const title = messages.length === 1 ? plain(messages[0]?.title ?? '', 60) : `家门口：${messages.length} 条通知`;
  return { msgtype: 'markdown', markdown: { title, text } };
}

function paragraphOf({ kind, title, body, to }: Message, publicUrl: string | undefined): string {
  return [
    `**家门口 · ${plain(kind, 10)}** ${plain(title, 80)}`,
    ...(body === '' ? [] : [`> ${plain(body, 160)}`]),
    ...(publicUrl === undefined ? [] : [`[查看](${publicUrl}${to})`]),
  ].join('\n');
}

/** Text that says nothing to a reader of markdown, and mentions nobody: both vendors know `<@…>` and links. */
function plain(text: string, most: number): string {
  const line = text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[<>[\]*_`#\\@]/g, (sign) => WIDE[sign] ?? ' ')
    .trim();
  const characters = [...line];
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join('')}…`;
}

const WIDE: Readonly<Record<string, string>> = {
  '<': '〈',
  '>': '〉',
  '[': '【',
  ']': '】',
  '*': '＊',
  _: '＿',
  '`': '＇',
  '#': '＃',
  '\\': '＼',
  '@': '＠',
};
