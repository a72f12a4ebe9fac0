import { sql } from 'kysely';
import type { Day } from '#core/kernel/day.ts';
import type { Db } from '../../../platform/database/database.ts';
import { call, type ProceduralCall } from '../calls/store.ts';

/** 公示, as commands and permissions need it. */
export type Notice = {
  readonly id: string;
  readonly region: string;
  readonly callId: string;
  readonly step: string;
  readonly title: string;
  readonly body: string;
  readonly from: Day;
  readonly to: Day;
  readonly publishedAt: string;
  readonly finishedOn: Day | null;
  readonly call: ProceduralCall;
};

/** A case as the notice names it to everybody; `standing` while it is at the step of the notice. */
export type Noticed = {
  readonly region: string;
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly title: string;
  readonly kind: string | null;
  readonly field: string | null;
  readonly number: string | null;
  readonly standing: boolean;
};

export async function noticeOf(db: Db, id: string): Promise<Notice | undefined> {
  const { rows } = await sql<Omit<Notice, 'call'>>`
    select id, region, call_id as "callId", step, title, body, from_day as "from", to_day as "to", published_at as "publishedAt", finished_on as "finishedOn"
    from projects.notice where id = ${id}`.execute(db);
  const row = rows[0];
  if (row === undefined) return undefined;
  const of = await call(db, row.callId);
  return of && { ...row, call: of };
}

export async function casesOn(db: Db, noticeId: string): Promise<Noticed[]> {
  const { rows } = await sql<Noticed>`
    select n.region, n.case_id as id, n.organisation_id as "organisationId", o.name as "organisationName", n.title, n.kind, n.field, n.number, n.standing
    from projects.noticed_cases(${noticeId}) n join organisations.v_organisation o on o.id = n.organisation_id`.execute(
    db,
  );
  return rows;
}

/** 异议, as far as the asking eyes see them. */
export type Objection = {
  readonly region: string;
  readonly id: string;
  readonly noticeId: string;
  readonly caseId: string;
  readonly personRegion: string;
  readonly personId: string;
  readonly personName: string;
  readonly body: string;
  readonly at: string;
  readonly answer: string | null;
  readonly upheld: boolean | null;
  readonly answeredByName: string | null;
  readonly answeredAt: string | null;
};

export async function objectionsTo(db: Db, noticeId: string): Promise<Objection[]> {
  const { rows } = await sql<Objection>`
    select region, id, notice_id as "noticeId", case_id as "caseId", person_region as "personRegion", person_id as "personId", person_name as "personName",
      body, at, answer, upheld, answered_by_name as "answeredByName", answered_at as "answeredAt"
    from projects.objection where notice_id = ${noticeId} order by answer is not null, at, id`.execute(db);
  return rows;
}

/** How many objections a person has raised on the day, whatever to. */
export async function raisedOn(db: Db, personId: string, today: Day): Promise<number> {
  // From midnight to midnight, so that the index answers: of two who object at once neither reads what the other writes.
  const { rows } = await sql<{ raised: number }>`
    select count(*) as raised from projects.objection where person_id = ${personId}
      and at >= ${today}::date::timestamp at time zone 'Asia/Shanghai' and at < (${today}::date + 1)::timestamp at time zone 'Asia/Shanghai'`.execute(
    db,
  );
  return rows[0]?.raised ?? 0;
}

/** Cases that a running notice holds: named by it, and with no objection upheld. They are not announced a second time. */
export async function onNotice(db: Db, callId: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select n.case_id as id from projects.noticed n join projects.notice t on t.id = n.notice_id
    where t.call_id = ${callId} and t.finished_on is null and not exists (
      select from projects.objection x where x.notice_id = t.id and x.case_id = n.case_id and x.upheld)`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
