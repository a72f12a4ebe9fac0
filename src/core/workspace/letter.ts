import type { Message } from './notice.ts';

/** What stands below the notices of a day: what waits for the person, and what the day holds. */
export type Day = {
  readonly todos: { readonly total: number; readonly overdue: number; readonly first: readonly string[] };
  readonly appointments: readonly string[];
};

/** 通知邮件：one or several notices as a letter in plain text. Without the platform's address it carries no links. */
export function letterOf(
  messages: readonly Message[],
  day: Day | null,
  publicUrl: string | undefined,
): { readonly subject: string; readonly text: string } {
  const link = (to: string) => (publicUrl === undefined ? [] : [`${publicUrl}${to}`]);
  const notices = messages.map(({ kind, title, body, to }) =>
    [`【${kind}】${title}`, ...(body === '' ? [] : [body]), ...link(to)].join('\n'),
  );
  const [only] = messages;
  return {
    subject: messages.length === 1 && only !== undefined ? only.title : `家门口：${messages.length} 条通知`,
    text: [
      ...notices,
      ...(day === null ? [] : dayOf(day)),
      [
        '--',
        '这是家门口平台自动发出的邮件，请不要回复。在“通知设置”里可以改变接收方式。',
        ...link('/workspace/settings'),
      ].join('\n'),
    ].join('\n\n'),
  };
}

function dayOf({ todos, appointments }: Day): string[] {
  const waiting = `待办 ${todos.total} 项${todos.overdue > 0 ? `，其中 ${todos.overdue} 项已逾期` : ''}`;
  return [
    ...(todos.total === 0 ? [] : [[waiting, ...todos.first.map((each) => `· ${each}`)].join('\n')]),
    ...(appointments.length === 0 ? [] : [['今天的日程', ...appointments.map((each) => `· ${each}`)].join('\n')]),
  ];
}
