import { sql } from 'kysely';
import { type Actor, CITY } from '#core/identity/actor.ts';
import { runsProgrammes } from '#core/identity/offices.ts';
import type { Definition } from '#core/programmes/definition.ts';
import { dutyOn } from '#core/programmes/duties/duties.ts';
import { factOf } from '#core/programmes/language/measure.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { Todo, TodoPort } from '../../../platform/manifest.ts';
import { actOfDuty } from '../acts.ts';
import { engineOf } from '../engine.ts';
import { isHead } from './concerned.ts';

/** 责任待办: what the organisations and bodies a person answers for still owe in a window that is open, or can be made up. */
export const dutyTodos: TodoPort = async (db, { actor, today, most, around }) => {
  const answersFor = await owersOf(db, actor, today);
  if (answersFor.size === 0) return { total: 0, overdue: 0, rows: [] };
  const { shelf } = engineOf(around);
  const todos: Todo[] = [];
  for (const definition of await shelf.all()) {
    if (definition.period.from > today || (definition.duties ?? []).length === 0) continue;
    const { prepared } = await shelf.get(definition);
    for (const duty of prepared.duties) {
      const own = { ...duty, owers: duty.owers.filter(({ key }) => answersFor.has(key)) };
      if (own.owers.length === 0 || own.missing.length > 0) continue;
      for (const { key, label, obligations } of dutyOn(own, today).owers) {
        const open = obligations.filter(({ state }) => state === 'due' || state === 'late');
        for (const [from, same] of Map.groupBy(open, ({ window }) => window.from))
          todos.push(todoOf(definition, duty.duty, { key, label }, from, same));
      }
    }
  }
  const sorted = todos.toSorted((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1));
  return {
    total: sorted.length,
    overdue: sorted.filter(({ due }) => due !== null && due < today).length,
    rows: sorted.slice(0, most),
  };
};

type Open = ReturnType<typeof dutyOn>['owers'][number]['obligations'];

function todoOf(
  { id, title, region }: Definition,
  duty: Parameters<typeof dutyOn>[0]['duty'],
  ower: { readonly key: string; readonly label: string },
  from: string,
  open: Open,
): Todo {
  const { window, madeUpBy, state } = open[0]!;
  const act = actOfDuty(factOf(duty.metBy), ower.key) ?? { label: '看责任', to: `/cockpit/${id}?tab=duties` };
  const issuer = ower.key === region ? '' : `${ower.label}，`;
  return {
    key: `duty/${id}/${duty.id}/${ower.key}/${from}`,
    kind: '责任',
    title: duty.statement,
    detail: `${issuer}${window.label}还差 ${open.length} 次${state === 'late' ? `，${madeUpBy} 前还可补办` : ''}（${title}）`,
    act: act.label,
    to: act.to,
    due: window.to,
  };
}

/** Who owes duties that the person answers for: the alliance led, the school run, the body headed, the programmes of the office. */
async function owersOf(db: Db, { personId, posts }: Actor, today: string): Promise<ReadonlySet<string>> {
  const led = posts
    .filter(({ kind }) => kind === 'alliance-lead' || kind === 'principal')
    .map(({ organisationId }) => organisationId);
  const issued = posts.filter(runsProgrammes).map(({ region }) => region);
  const { rows } = await sql<{ key: string }>`
    select b.programme_id || '/' || b.body_key as key from identity.v_seat s join organisations.v_body b on b.id = s.body_id
    where s.person_id = ${personId}::uuid and b.programme_id is not null and b.body_key is not null
      and ${isHead(sql`s.role`)} and s.from_day <= ${today}::date and ${today}::date < s.to_day and ${today}::date < b.to_day`.execute(
    db,
  );
  return new Set(
    [...led, ...issued, ...rows.map(({ key }) => key)].filter((key) => key !== CITY || issued.includes(CITY)),
  );
}
