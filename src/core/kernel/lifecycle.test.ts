import { expect, test } from 'vitest';
import { lifecycle } from './lifecycle.ts';

const life = lifecycle('platform.changed-meanwhile', {
  draft: { send: 'sent', drop: 'dropped' },
  sent: { drop: 'dropped' },
  dropped: {},
});

test('a thing moves only where its table leads', () => {
  expect(life.states).toEqual(['draft', 'sent', 'dropped']);
  expect(life.after('draft', 'send')).toBe('sent');
  expect([life.allows('sent', 'drop'), life.allows('sent', 'send'), life.allows('dropped', 'drop')]).toEqual([
    true,
    false,
    false,
  ]);
});

test('another move is refused with the state it was tried from', () => {
  expect(() => life.after('dropped', 'send')).toThrow(
    expect.objectContaining({
      kind: 'conflict',
      code: 'platform.changed-meanwhile',
      detail: { from: 'dropped', move: 'send' },
    }),
  );
});
