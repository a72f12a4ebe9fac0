import { randomUUID } from 'node:crypto';
import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { workingDaysAfter } from '#core/kernel/working-days.ts';
import { lastDay } from '#core/projects/notice.ts';
import { announce } from '../../../../platform/announce.ts';
import { command } from '../../../../platform/command.ts';
import type { Db } from '../../../../platform/database/database.ts';
import { works } from '../../../../platform/time/working-days.ts';
import { call } from '../../calls/store.ts';
import { HEADS } from '../../cases/notices.ts';
import * as cases from '../../cases/store.ts';
import { projectsPermissions as permitted } from '../../permissions.ts';
import { onNotice } from '../store.ts';

/** 发布公示 of cases that stand at a step of public notice, for as long as the step says. */
export const publishNotice = command({
  name: 'projects.publish-notice',
  input: contract.projects.publishNotice.input,

  async subject(tx, { id, step: stepId, cases: listed }) {
    const of = await call(tx, id);
    const step = of?.procedure.steps.find((each) => each.id === stepId);
    if (of === undefined || step?.kind !== 'announce') return undefined;
    const found = [];
    for (const { moves, ...key } of listed) {
      const one = await cases.caseOf(tx, key);
      if (one === undefined || one.callId !== id) return undefined;
      found.push({ one, movedOn: cases.movedOn(one, moves) || one.step !== stepId });
    }
    return { call: of, step, listed: found };
  },
  may: (actor, { call: of, step, listed }) =>
    permitted.announce(
      actor,
      step.by,
      listed.map(({ one }) => ({ callRegion: of.region, ...one })),
    ),

  async run(tx, { title, body, from }, { call: of, step, listed }, { actor, now, today }) {
    if (from < today) throw new Refusal('invalid', 'projects.notice-from-past');
    const late = listed.filter(({ movedOn }) => movedOn);
    if (late.length > 0) throw new Refusal('conflict', 'projects.cases-moved', titlesOf(late));
    const held = await onNotice(tx, of.id);
    const twice = listed.filter(({ one }) => held.has(one.id));
    if (twice.length > 0) throw new Refusal('conflict', 'projects.notice-twice', titlesOf(twice));
    const id = randomUUID();
    const to = lastDay(step, from, works);
    await tx
      .insertInto('projects.notice')
      .values({
        id,
        region: of.region,
        call_id: of.id,
        step: step.id,
        title,
        body,
        from_day: from,
        to_day: to,
        published_by_name: actor.name,
        published_at: now.toString(),
      })
      .execute();
    await tx
      .insertInto('projects.noticed')
      .values(listed.map(({ one }) => ({ region: one.region, notice_id: id, case_id: one.id })))
      .execute();
    // It is finished on the first working day after its last.
    const due = workingDaysAfter(to, 1, works);
    for (const { one } of listed) await waitUntil(tx, one, due);
    await announce(tx, {
      kind: '申报',
      key: `notice/${id}`,
      title,
      body: `公示自 ${from} 至 ${to}，涉及贵单位的申报`,
      to: `/notices/${id}`,
      posts: listed.flatMap(({ one }) =>
        HEADS.map((post) => ({ organisationId: one.organisationId, post, office: null })),
      ),
      except: actor.personId,
    });
    return { id };
  },
  record: ({ title, from }, { call: of, listed }, { id }) => ({
    subject: { kind: 'public-notice', id },
    region: of.region,
    detail: { title, call: of.title, from, cases: listed.map(({ one }) => one.id) },
  }),
});

const titlesOf = (listed: readonly { readonly one: cases.Case }[]) => ({
  titles: listed.map(({ one }) => `“${one.title}”`),
});

async function waitUntil(tx: Db, { region, id }: cases.Case, due: string): Promise<void> {
  await tx
    .updateTable('projects.case')
    .set({ due_on: due })
    .where('region', '=', region)
    .where('id', '=', id)
    .execute();
}
