import { expect, test } from 'vitest';
import type { Answers } from '#core/forms/answer.ts';
import { Refused } from '#web/ask.ts';
import { keepAnswers, type LocalCopy, PAUSE, RETRY, type SaveOutcome } from './keeping.ts';

/** A server that keeps one form, a browser's store, and time that passes when told to. */
function aPlace({ answers = {}, local = null }: { answers?: Answers; local?: LocalCopy | null } = {}) {
  const server = { answers, revision: 1, reachable: true, refuses: null as Refused | null };
  const store = { copy: local };
  let planned: { after: number; act: () => void } | null = null;
  const save = async (sent: Answers, revision: number): Promise<SaveOutcome> => {
    if (!server.reachable) throw new Refused(0, 'web.unreachable', '连接不上服务器');
    if (server.refuses !== null) throw server.refuses;
    if (revision !== server.revision) return { theirs: { answers: server.answers, revision: server.revision } };
    Object.assign(server, { answers: sent, revision: revision + 1 });
    return { revision: server.revision };
  };
  const keeping = keepAnswers(
    { answers: server.answers, revision: 1 },
    {
      save,
      now: () => '10:05',
      local: {
        read: () => store.copy,
        write: (copy) => void (store.copy = copy),
        drop: () => void (store.copy = null),
      },
      later(after, act) {
        const plan = { after, act };
        planned = plan;
        return () => {
          if (planned === plan) planned = null;
        };
      },
    },
  );
  return {
    server,
    store,
    keeping,
    planned: () => planned?.after,
    /** What was planned happens, and whatever follows from it at once. */
    async pass() {
      for (let acts = 0; acts < 5 && planned !== null; acts += 1) {
        const { act } = planned as { act: () => void };
        planned = null;
        act();
        await keeping.flush();
      }
    },
  };
}

test('what is typed is in the browser at once and on the server after a pause', async () => {
  const { keeping, server, store, planned, pass } = aPlace();
  keeping.change({ a: '一' });
  expect(store.copy).toEqual({ revision: 1, base: {}, answers: { a: '一' } });
  expect(planned()).toBe(PAUSE);
  await pass();
  expect(server.answers).toEqual({ a: '一' });
  expect(keeping.state().kept).toEqual({ name: 'saved', at: '10:05' });
  expect(store.copy).toBeNull();
});

test('a save that does not get through is tried again, and the browser keeps what was typed', async () => {
  const { keeping, server, store, planned } = aPlace();
  server.reachable = false;
  keeping.change({ a: '一' });
  expect(await keeping.flush()).toBe(false);
  expect(keeping.state().kept).toEqual({ name: 'unreachable' });
  expect(store.copy?.answers).toEqual({ a: '一' });
  expect(planned()).toBe(RETRY);
  server.reachable = true;
  expect(await keeping.flush()).toBe(true);
});

test('answers that are refused say why, and where', async () => {
  const { keeping, server } = aPlace();
  const faults = [{ question: 'a', title: '甲', message: '请填写数字' }];
  server.refuses = new Refused(400, 'forms.answers-faulty', '填写的内容有 1 处需要修改', { faults });
  keeping.change({ a: 'x' });
  await keeping.flush();
  expect(keeping.state().kept).toEqual({ name: 'refused', why: '填写的内容有 1 处需要修改', faults });
});

test('what another window changed elsewhere in the form falls into place', async () => {
  const { keeping, server, pass } = aPlace({ answers: { a: '一', b: '二' } });
  Object.assign(server, { answers: { a: '一', b: '他' }, revision: 2 });
  keeping.change({ a: '我', b: '二' });
  await pass();
  expect(server.answers).toEqual({ a: '我', b: '他' });
  expect(keeping.state()).toMatchObject({ answers: { a: '我', b: '他' }, taken: ['b'], kept: { name: 'saved' } });
});

test('a question both changed waits to be settled, and one can go on typing meanwhile', async () => {
  const { keeping, server, store, pass } = aPlace({ answers: { a: '一' } });
  Object.assign(server, { answers: { a: '他', c: '新' }, revision: 2 });
  keeping.change({ a: '我' });
  await pass();
  expect(keeping.state()).toMatchObject({
    answers: { a: '我' },
    kept: { name: 'elsewhere' },
    conflicts: [{ question: 'a', mine: '我', theirs: '他' }],
  });
  keeping.change({ a: '我写', d: '再写' });
  await pass();
  expect(server.answers).toEqual({ a: '他', c: '新' });
  expect(store.copy?.answers).toEqual({ a: '我写', d: '再写' });
  keeping.settle(['a']);
  await pass();
  expect(server.answers).toEqual({ a: '他', c: '新', d: '再写' });
});

test('keeping one’s own answer overwrites the other’s to that question only', async () => {
  const { keeping, server, pass } = aPlace({ answers: { a: '一' } });
  Object.assign(server, { answers: { a: '他', b: '他的' }, revision: 2 });
  keeping.change({ a: '我' });
  await pass();
  keeping.settle([]);
  await pass();
  expect(server.answers).toEqual({ a: '我', b: '他的' });
});

test('what the browser kept from the last time is taken up, also when the form was changed since', async () => {
  const copy = { revision: 1, base: { a: '一' }, answers: { a: '我' } };
  const same = aPlace({ answers: { a: '一' }, local: copy });
  expect(same.keeping.state()).toMatchObject({ answers: { a: '我' }, kept: { name: 'unsaved' } });
  await same.pass();
  expect(same.server.answers).toEqual({ a: '我' });

  const changed = aPlace({ answers: { a: '他' }, local: { ...copy, revision: 0 } });
  expect(changed.keeping.state()).toMatchObject({ answers: { a: '我' }, kept: { name: 'elsewhere' } });
});

test('after somebody left nothing more is sent, and what did not get through stays in the browser', async () => {
  const { keeping, server, store, planned } = aPlace();
  const leave = keeping.attend();
  server.reachable = false;
  keeping.change({ a: '一' });
  leave();
  await keeping.flush();
  expect(planned()).toBeUndefined();
  expect(store.copy?.answers).toEqual({ a: '一' });
});
