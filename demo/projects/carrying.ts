import { sql } from 'kysely';
import type { Day } from '#core/kernel/day.ts';
import { decideChange, requestChange } from '#server/contexts/projects/carrying/commands/changes.ts';
import { reachMilestone } from '#server/contexts/projects/carrying/commands/milestones.ts';
import { recordProgress } from '#server/contexts/projects/carrying/commands/progress.ts';
import type { Caller } from '#server/platform/caller.ts';
import type { CarryingDeed } from './carrying-lines.ts';
import type { CarriedCase } from './deeds/standing.ts';

/** Puts it on record by the command that people use, unless an earlier making did. */
export async function carryOut(caller: Caller, deed: CarryingDeed, one: CarriedCase): Promise<void> {
  if (one.lived < one.moves) return;
  const key = { region: one.region, id: one.id, moves: one.moves };
  const known = await recordsOf(caller, one);
  switch (deed.what) {
    case 'progress':
      if (known.progress.includes(deed.body)) return;
      await recordProgress(caller, { ...key, on: caller.today, body: deed.body });
      return;
    case 'reach': {
      const found = known.milestones[deed.milestone];
      if (found === undefined || found.done) return;
      await reachMilestone(caller, { ...key, milestone: found.id, on: caller.today, evidence: deed.evidence });
      return;
    }
    case 'ask': {
      if (known.changes.some(({ on, kind }) => on === caller.today && kind === deed.kind)) return;
      const days = (deed.days ?? []).flatMap(({ milestone, due }) => {
        const found = known.milestones[milestone];
        return found === undefined ? [] : [{ milestone: found.id, due }];
      });
      await requestChange(caller, { ...key, kind: deed.kind, reason: deed.reason, days, leader: deed.leader ?? null });
      return;
    }
    case 'answer': {
      const open = known.changes.find(({ state }) => state === 'asked');
      if (open === undefined) return;
      await decideChange(caller, { ...key, change: open.id, agree: deed.agree, answer: deed.answer });
    }
  }
}

type Known = {
  progress: string[];
  milestones: { id: string; done: boolean }[];
  changes: { id: string; kind: string; on: Day; state: string }[];
};

async function recordsOf({ database }: Caller, { region, id }: CarriedCase): Promise<Known> {
  const { rows } = await sql<Known>`
    select coalesce((select json_agg(body) from projects.progress where region = ${region} and case_id = ${id}), '[]') as progress,
      coalesce((select json_agg(json_build_object('id', id, 'done', done_on is not null) order by planned_on, title)
        from projects.milestone where region = ${region} and case_id = ${id}), '[]') as milestones,
      coalesce((select json_agg(json_build_object('id', id, 'kind', kind, 'on', asked_on, 'state', state))
        from projects.change_request where region = ${region} and case_id = ${id}), '[]') as changes`.execute(
    database.system,
  );
  return rows[0] ?? { progress: [], milestones: [], changes: [] };
}
