import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { platformRoutes } from '#contract/platform.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Surroundings } from '../../surroundings.ts';
import { seeing } from '../caller.ts';
import type { Names } from '../manifest.ts';
import { trail } from '../trail/trail.ts';
import { openInspection } from '../uploads/inspect.ts';
import { version } from '../version.ts';
import { attachFile } from './attach-file.ts';
import type { Answers } from './http.ts';

/** Health, attachments and the trail. */
export function platformAnswers(
  { settings, database, files }: Surroundings,
  names: Names,
): Answers<typeof platformRoutes> {
  const attach = attachFile(files, openInspection());
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

    attach: (caller, input, { upload }) => attach(caller, { ...input, id: randomUUID(), bytes: upload }),

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

    audit: (caller, input) => trail(caller, input, names),
  };
}
