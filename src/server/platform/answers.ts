import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { platformRoutes } from '#contract/platform.ts';
import { holds } from '#core/identity/actor.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Surroundings } from '../surroundings.ts';
import { attachFile } from './attach-file.ts';
import { seeing } from './caller.ts';
import type { Answers } from './http.ts';
import { version } from './version.ts';

/** Health, attachments and the trail. */
export function platformAnswers({ settings, database, files }: Surroundings): Answers<typeof platformRoutes> {
  return {
    async health(visit) {
      const state = await sql<{ version: string; fsync: string; commit: string; applied: number; latest: string }>`
        select current_setting('server_version') as version, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
          (select count(*) from public.migration) as applied, (select max(name) from public.migration) as latest`
        .execute(database.reader)
        .then((result) => result.rows[0])
        .catch(() => undefined);
      if (state === undefined) void visit.reply.status(503);
      return {
        status: state === undefined ? 'unavailable' : 'ok',
        version,
        database: {
          kind: settings.databaseUrl === undefined ? 'embedded' : 'server',
          version: state?.version ?? '',
          durable: state?.fsync === 'on' && state.commit !== 'off',
        },
        migrations: { applied: state?.applied ?? 0, latest: state?.latest ?? '' },
      };
    },

    attach: (caller, input, { upload }) => attachFile(files)(caller, { ...input, id: randomUUID(), bytes: upload }),

    async file(caller, { region, id }) {
      const found = await seeing(caller, (db) =>
        db
          .selectFrom('platform.file')
          .select(['name', 'type', 'sha256'])
          .where('region', '=', region)
          .where('id', '=', id)
          .executeTakeFirst(),
      );
      if (found === undefined) throw new Refusal('not-found', 'platform.not-found');
      return { name: found.name, type: found.type, body: await files.get(found.sha256) };
    },

    async audit(caller, { page, size, search, action, from, to }) {
      if (!holds(caller.actor, ['audit-admin'])) throw new Refusal('forbidden', 'platform.not-yours');
      return seeing(caller, async (db) => {
        const wanted = db
          .selectFrom('platform.audit')
          .$if(action !== undefined, (query) => query.where('action', '=', action ?? ''))
          .$if(search !== undefined && search !== '', (query) =>
            query.where((is) => is.or([is('actor_name', 'like', `%${search}%`), is('subject_id', '=', search ?? '')])),
          )
          .$if(from !== undefined, (query) => query.where(sql<boolean>`at >= ${from}::date`))
          .$if(to !== undefined, (query) => query.where(sql<boolean>`at < ${to}::date + 1`));
        const rows = await wanted
          .selectAll()
          .orderBy('at', 'desc')
          .limit(size)
          .offset((page - 1) * size)
          .execute();
        const { total } = await wanted.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
        return {
          total,
          rows: rows.map((row) => ({
            id: row.id,
            at: row.at,
            actor: row.actor_name,
            action: row.action,
            subject: `${row.subject_kind} ${row.subject_id}`,
            detail: JSON.stringify(row.detail),
          })),
        };
      });
    },
  };
}
