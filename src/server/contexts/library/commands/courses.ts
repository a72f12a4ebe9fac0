import { sql } from 'kysely';
import { contract } from '#contract/index.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import { libraryPermissions as permitted } from '../permissions.ts';
import { entryOf } from '../store.ts';

/**
 * 转为培训课程: notes that an activity, which the caller sees and which was not called off, is made from the entry. An activity
 * names its entry to whoever reads it, so that this takes a published one.
 */
export const linkCourse = command({
  name: 'library.link-course',
  input: contract.library.linkCourse.input,
  subject: (tx, key) => entryOf(tx, key),
  may: permitted.cultivate,
  constraints: { course_pkey: 'library.course-linked' },

  async run(tx, { activityRegion, activityId }, { region, id, published }, { actor, now }) {
    if (published === null) throw new Refusal('conflict', 'library.course-unpublished');
    const { rows } = await sql`
      select from collaboration.v_activity where region = ${activityRegion} and id = ${activityId} and state <> 'cancelled'`.execute(
      tx,
    );
    if (rows.length === 0) throw new Refusal('not-found', 'library.course-unknown');
    await tx
      .insertInto('library.course')
      .values({
        region,
        entry_id: id,
        activity_region: activityRegion,
        activity_id: activityId,
        made_by: actor.personId,
        made_by_name: actor.name,
        made_at: now.toString(),
      })
      .execute();
    return { id };
  },
  record: ({ activityId }, { region, id, title }) => ({
    subject: { kind: 'library-entry', id },
    region,
    detail: { title, activity: activityId },
  }),
});
