import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { entitledBy } from '#core/library/entitled.ts';
import { wordingOf } from '#core/library/wording.ts';
import { stepsOf, type Writing, writingOf } from '#core/library/writing.ts';
import { announce } from '../../../platform/announce.ts';
import { command } from '../../../platform/command.ts';
import type { Db } from '../../../platform/database/database.ts';
import { type Case, caseOf, submittedAt } from '../cases.ts';
import { libraryPermissions as permitted } from '../permissions.ts';
import { type Key, noteGrowth } from '../store.ts';

/** 收入案例库: the text as its applicant handed it in, once its procedure has come so far. */
export const takeIn = command({
  name: 'library.take-in',
  input: contract.library.takeIn.input,
  subject: (tx, { region, case: id }) => caseOf(tx, { region, id }),
  may: (actor, found) => permitted.edit(actor, found),
  constraints: { entry_case_once: 'library.taken-already' },

  async run(tx, { note }, found, caller) {
    const { library } = found.of.procedure;
    if (found.taken) throw new Refusal('conflict', 'library.taken-already');
    if (library === undefined || entitledBy(found.of.procedure, found.moves) === null)
      throw new Refusal('conflict', 'library.not-entitled');
    const submitted = await submittedAt(tx, [{ ...found, steps: stepsOf(library) }]);
    const writing = writingOf(library, submitted.get(found.id) ?? []);
    const { actor, today } = caller;
    const key = { region: found.region, id: randomUUID() };
    await tx
      .insertInto('library.entry')
      .values({
        ...key,
        case_id: found.id,
        organisation_id: found.organisationId,
        call_region: found.callRegion,
        call_title: found.callTitle,
        programme_id: found.programmeId,
        programme_title: found.of.definition.title,
        procedure_name: found.of.procedure.name,
        year: Number(found.opens.slice(0, 4)),
        kind: found.kind,
        field: found.field,
        title: found.title,
        summary: writing.summary,
        passages: JSON.stringify(writing.passages),
        taken_on: today,
        taken_by: actor.personId,
        taken_by_name: actor.name,
        growth: '发现',
      })
      .execute();
    await noteGrowth(tx, caller, key, '发现', note);
    await keepMaterials(tx, key, found, writing);
    await index(tx, key, found, writing);
    await announce(tx, {
      kind: '申报',
      key: `library/${key.id}`,
      title: `已收入案例库：${found.title}`,
      body: '请单位负责人决定是否授权公开；授权之前只有本单位和主管部门看得到',
      to: `/library/${key.region}/${key.id}`,
      posts: (['principal', 'alliance-lead'] as const).map((post) => ({
        organisationId: found.organisationId,
        post,
        office: null,
      })),
      except: actor.personId,
    });
    return key;
  },
  record: (_input, { title, id, organisationId }, key) => ({
    subject: { kind: 'library-entry', id: key.id },
    region: key.region,
    detail: { title, case: id, organisationId },
  }),
});

/** Of the files that the text names, those that are the case's own. */
async function keepMaterials(tx: Db, key: Key, found: Case, { materials }: Writing): Promise<void> {
  if (materials.length === 0) return;
  await sql`
    insert into library.material (region, entry_id, file_region, file_id, place)
    select ${key.region}, ${key.id}, p.file_region, p.file_id, t.place
    from unnest(${materials.map(({ id }) => id)}::uuid[]) with ordinality as t (id, place)
      join projects.v_paper p on p.region = ${found.region} and p.case_id = ${found.id} and p.file_id = t.id
    on conflict do nothing`.execute(tx);
}

/** The words by which it is found. */
async function index(tx: Db, { region, id }: Key, found: Case, writing: Writing): Promise<void> {
  const { title, about, body, grams } = wordingOf({ ...found, ...writing });
  await sql`
    insert into library.wording (region, entry_id, title, about, body, grams)
    values (${region}, ${id}, ${title}, ${about}, ${body}, ${[...grams]}::text[])`.execute(tx);
}
