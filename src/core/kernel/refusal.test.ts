import { describe, expect, test } from 'vitest';
import { type RefusalCode, refusals, sentence } from '../refusals.ts';
import { Refusal } from './refusal.ts';
import { verdict } from './verdict.ts';

const codes = Object.keys(refusals) as RefusalCode[];

test('a refusal keeps what a person needs: kind, code and detail', () => {
  const refusal = new Refusal('conflict', 'organisations.closed', { to: '2020-09-01' });
  expect(refusal).toMatchObject({
    name: 'Refusal',
    kind: 'conflict',
    code: 'organisations.closed',
    detail: { to: '2020-09-01' },
  });
  expect(sentence(refusal.code, refusal.detail)).toBe('学校或单位已于 2020-09-01 撤销');
});

test('every code is its context and a name, and says why in Chinese, or hands on the reason it was given', () => {
  expect(codes.length).toBeGreaterThan(80);
  for (const code of codes) {
    expect(code).toMatch(
      /^(platform|forms|identity|organisations|programmes|exchange|collaboration|projects|library|workspace)\.[a-z-]+$/,
    );
    expect(refusals[code]).toMatch(/[\u4e00-\u9fff]|^\{why\}$/);
  }
});

describe('a verdict', () => {
  test('gives every reason at once, and none is a yes', () => {
    expect(verdict(true, true)).toEqual({ ok: true, reasons: [] });
    expect(verdict('identity.weak-password', true, 'identity.common-password')).toEqual({
      ok: false,
      reasons: ['identity.weak-password', 'identity.common-password'],
    });
  });
});
