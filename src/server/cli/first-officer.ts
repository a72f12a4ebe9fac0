import type { Command } from 'commander';
import { sql } from 'kysely';
import { openAccount } from '../contexts/identity/commands/accounts.ts';
import { registerPerson } from '../contexts/identity/commands/register-person.ts';
import { hashPassword, initialPassword } from '../contexts/identity/public.ts';
import { registerOrganisation } from '../contexts/organisations/commands/register-organisation.ts';
import { openPlatform } from '../open.ts';
import { noFreshness, systemCaller } from '../platform/system-caller.ts';
import { readSettings } from '../settings.ts';
import { ensureCalendar } from './calendar.ts';

/** The first person of an empty deployment: the city's system administrator, who registers everybody else. */
export function firstOfficerCommand(program: Command): void {
  program
    .command('first-officer')
    .description(
      'register the first system administrator of an empty deployment; prints a password to be changed at the first sign-in',
    )
    .requiredOption('--name <name>', 'the person’s name')
    .requiredOption('--login <login>', 'the account name')
    .action(async ({ name, login }: { name: string; login: string }) => {
      const platform = await openPlatform(readSettings());
      try {
        await ensureCalendar(platform);
        const { database } = platform;
        const { rows } = await sql`select from identity.v_person limit 1`.execute(database.system);
        if (rows.length > 0) throw new Error('there are people already; they are registered under 人员');
        const caller = systemCaller(database, noFreshness, '命令行');
        const from = `${caller.today.slice(0, 4)}-01-01`;
        const commission = await registerOrganisation(caller, {
          kind: 'commission',
          region: '310000',
          name: '上海市教育委员会',
          from,
        });
        const districts = await sql<{
          code: string;
          name: string;
        }>`select code, name from organisations.v_region where kind = 'district' order by code`.execute(
          database.system,
        );
        for (const district of districts.rows)
          await registerOrganisation(caller, {
            kind: 'bureau',
            region: district.code,
            name: `${district.name}教育局`,
            from,
          });
        const person = await registerPerson(caller, {
          name,
          staffNo: null,
          subject: null,
          stage: null,
          phone: null,
          email: null,
          organisationId: commission.id,
          post: 'system-admin',
          office: null,
          from: caller.today,
        });
        const password = initialPassword();
        await openAccount(caller, { region: person.region, id: person.id, login, hash: await hashPassword(password) });
        console.log(`${name} (${login}) may sign in once with the password ${password}`);
      } finally {
        await platform.close();
      }
    });
}
