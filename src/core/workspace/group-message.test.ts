import { describe, expect, test } from 'vitest';
import { groupMessage, MOST_IN_GROUP } from './group-message.ts';
import type { Message } from './notice.ts';

describe('a message to a group', () => {
  const meeting: Message = {
    kind: '会议',
    title: '会议通知：例会',
    body: '周五 14:00，三楼',
    to: '/meetings/310113/1',
  };

  test('is the markdown of 企业微信', () => {
    expect(groupMessage('wecom', [meeting], 'https://jmk.example.cn')).toEqual({
      msgtype: 'markdown',
      markdown: {
        content:
          '**家门口 · 会议** 会议通知：例会\n> 周五 14:00，三楼\n[查看](https://jmk.example.cn/meetings/310113/1)',
      },
    });
  });

  test('is the markdown of 钉钉, which wants a title', () => {
    expect(groupMessage('dingtalk', [meeting], undefined)).toEqual({
      msgtype: 'markdown',
      markdown: { title: '会议通知：例会', text: '**家门口 · 会议** 会议通知：例会\n> 周五 14:00，三楼' },
    });
  });

  test('mentions nobody and links nowhere, whatever a title says', () => {
    const { markdown } = groupMessage(
      'wecom',
      [{ ...meeting, title: '<@all> [点我](http://evil.example) <font color="warning">急</font>', body: '\n# 大字\n' }],
      undefined,
    ) as { markdown: { content: string } };
    expect(markdown.content).not.toMatch(/<@|\]\(|<font|\n#/);
  });

  test('stays below 4096 bytes however long its notices are', () => {
    const long = {
      kind: '会议',
      title: '长'.repeat(500),
      body: '话'.repeat(5000),
      to: `/meetings/310113/${'a'.repeat(36)}`,
    };
    const { markdown } = groupMessage(
      'wecom',
      Array.from({ length: MOST_IN_GROUP }, () => long),
      'https://jmk.example.cn',
    ) as {
      markdown: { content: string };
    };
    expect(new TextEncoder().encode(markdown.content).length).toBeLessThan(4096);
  });
});
