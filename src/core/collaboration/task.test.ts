import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HeldPost } from '../identity/actor.ts';
import { day } from '../kernel/day.ts';
import { dutyKeys, isOverdue, isOwner, type TaskOwner, taskLife } from './task.ts';

const post = (more: Partial<HeldPost> = {}): HeldPost => ({
  id: 'p',
  kind: 'district-officer',
  organisationId: 'o',
  organisationKind: 'bureau',
  region: '310113',
  office: '基础教育科',
  ...more,
});
const person = (...posts: HeldPost[]) => ({ personId: 'a', posts });
const owedBy = (more: Partial<TaskOwner> = {}): TaskOwner => ({
  organisationId: 'o',
  post: 'district-officer',
  office: null,
  personId: null,
  ...more,
});

test('a task is confirmed only when it is done, and then rests; handed back it is open again', () => {
  expect(taskLife.allows('open', 'confirm')).toBe(false);
  expect(taskLife.allows('open', 'hand-back')).toBe(false);
  expect(taskLife.after(taskLife.after('open', 'finish'), 'hand-back')).toBe('open');
  for (const end of ['confirmed', 'dropped'] as const)
    for (const move of ['finish', 'confirm', 'hand-back', 'drop'] as const)
      expect(taskLife.allows(end, move)).toBe(false);
});

test('a task of a person is that person’s, whatever posts others hold', () => {
  const named = owedBy({ post: null, personId: 'a' });
  expect(isOwner(person(), named)).toBe(true);
  expect(isOwner({ personId: 'b', posts: [post()] }, named)).toBe(false);
});

test('a task of a post is owed by who holds it there, in the office where one is named', () => {
  expect(isOwner(person(), owedBy())).toBe(false);
  expect(isOwner(person(post({ organisationId: 'elsewhere' })), owedBy())).toBe(false);
  expect(isOwner(person(post({ kind: 'liaison' })), owedBy())).toBe(false);
  expect(isOwner(person(post()), owedBy())).toBe(true);
  expect(isOwner(person(post()), owedBy({ office: '基础教育科' }))).toBe(true);
  expect(isOwner(person(post({ office: '人事科' })), owedBy({ office: '基础教育科' }))).toBe(false);
  expect(isOwner(person(post({ office: null })), owedBy({ office: '基础教育科' }))).toBe(false);
});

test('the keys of a person’s posts are those of the tasks the person owes', () => {
  const where = { organisationId: fc.constantFrom('o', 'x'), office: fc.constantFrom(null, '基础教育科', '人事科') };
  const kind = fc.constantFrom('district-officer', 'principal', 'liaison');
  const posts = fc.array(fc.record({ kind, ...where }), { maxLength: 3 });
  fc.assert(
    fc.property(posts, fc.record({ post: kind, ...where }), (held, owner) => {
      const own = held.map((each) => post(each));
      const { organisationId, office } = owner;
      const key = `${owner.post}${office === null ? '' : `/${office}`}@${organisationId}`;
      expect(dutyKeys(own).includes(key)).toBe(isOwner(person(...own), { ...owner, personId: null }));
    }),
  );
});

test('a task is overdue the day after it is due, and only while it is open', () => {
  const due = day('2026-10-15');
  expect(isOverdue({ state: 'open', due }, day('2026-10-15'))).toBe(false);
  expect(isOverdue({ state: 'open', due }, day('2026-10-16'))).toBe(true);
  for (const state of ['done', 'confirmed', 'dropped'] as const)
    expect(isOverdue({ state, due }, day('2026-10-16'))).toBe(false);
});
