import { sql } from 'kysely';
import type { organisationsRoutes } from '#contract/organisations.ts';
import type { Actor } from '#core/identity/actor.ts';
import { CITY, holds } from '#core/identity/actor.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { type Term, weeksOf } from '#core/kernel/school-year.ts';
import { STAGES_OF } from '#core/organisations/school.ts';
import { sentence } from '#core/refusals.ts';
import { seeing } from '../../platform/caller.ts';
import { containing } from '../../platform/database/search-pattern.ts';
import { said } from '../../platform/http/allowed.ts';
import type { Answers } from '../../platform/http/http.ts';
import type { Surroundings } from '../../surroundings.ts';
import { admitMember, endMembership } from './commands/admit-member.ts';
import { adoptDocument } from './commands/adopt-document.ts';
import { abolishBody, establishBody } from './commands/bodies.ts';
import { closeSchool } from './commands/close-school.ts';
import { correctSchool } from './commands/correct-school.ts';
import { describeSchool } from './commands/describe-school.ts';
import { dissolveAlliance } from './commands/dissolve-alliance.ts';
import { foundAlliance, reviseAlliance } from './commands/found-alliance.ts';
import { openSchool } from './commands/open-school.ts';
import { setSchoolYear } from './commands/set-school-year.ts';
import { recognise, withdrawRecognition } from './commands/standard.ts';
import { alliancesAsFile, schoolsAsFile } from './exports.ts';
import { organisationsPermissions as may } from './permissions.ts';
import * as reports from './reports.ts';

type Kind = 'commission' | 'bureau' | 'academy' | 'alliance' | 'school';

/** A region in which the actor could do something of the kind, to offer the button at all. */
const somewhere = (actor: Actor, asked: string | undefined): string =>
  asked !== undefined && asked !== CITY
    ? asked
    : (actor.posts.find((post) => holds(actor, ['city-officer', 'district-officer'], (each) => each.id === post.id))
        ?.region ?? CITY);

export function organisationsAnswers({ database }: Surroundings): Answers<typeof organisationsRoutes> {
  const db = database.reader;
  return {
    async regions(caller) {
      const { rows } = await sql<{ code: string; name: string; schools: number }>`
        select r.code, r.name, (select count(*) from organisations.organisation o where o.kind = 'school' and (o.region = r.code or r.code = ${CITY}) and o.from_day <= ${caller.today}::date and o.to_day > ${caller.today}::date) as schools
        from organisations.region r order by r.code`.execute(db);
      return rows;
    },

    async schools({ actor, today }, input) {
      return {
        ...(await reports.schools(db, input, input.on ?? today)),
        towns: await reports.towns(db, input.region),
        can: { open: said(may.register(actor, { region: somewhere(actor, input.region) })) },
      };
    },

    async schoolsWorkbook({ today }, input) {
      return schoolsAsFile(db, input, input.on ?? today);
    },

    async school({ actor }, { id }) {
      const school = await reports.school(db, id);
      if (school === undefined) throw new Refusal('not-found', 'platform.not-found');
      const registry = said(may.register(actor, school));
      return {
        ...school,
        stages: [...STAGES_OF[school.type]],
        can: { edit: registry, profile: said(may.describe(actor, school)), standard: registry, close: registry },
      };
    },

    openSchool: (caller, input) => openSchool(caller, input),
    correctSchool: (caller, input) => correctSchool(caller, input),
    describeSchool: (caller, input) => describeSchool(caller, input),
    closeSchool: (caller, input) => closeSchool(caller, input),
    recognise: (caller, input) => recognise(caller, input),
    withdrawRecognition: (caller, input) => withdrawRecognition(caller, input),

    async alliances({ actor, today }, input) {
      return {
        ...(await reports.alliances(db, input, input.on ?? today)),
        can: { found: said(may.ally(actor, { region: somewhere(actor, input.region) })) },
      };
    },

    async alliancesWorkbook({ today }, input) {
      return alliancesAsFile(db, input, input.on ?? today);
    },

    async alliance(caller, { id }) {
      const { actor } = caller;
      const alliance = await seeing(caller, (own) => reports.alliance(own, id));
      if (alliance === undefined) throw new Refusal('not-found', 'platform.not-found');
      const ally = said(may.ally(actor, alliance));
      return {
        ...alliance,
        can: {
          edit: ally,
          admit: ally,
          document: said(may.adopt(actor, alliance)),
          establish: said(may.establish(actor, alliance)),
          dissolve: ally,
        },
      };
    },

    allianceMap: ({ today }, input) => reports.map(db, input, input.on ?? today),

    foundAlliance: (caller, input) => foundAlliance(caller, input),
    reviseAlliance: (caller, input) => reviseAlliance(caller, input),
    dissolveAlliance: (caller, input) => dissolveAlliance(caller, input),
    admitMember: (caller, input) => admitMember(caller, input),
    endMembership: (caller, input) => endMembership(caller, input),
    adoptDocument: (caller, input) => adoptDocument(caller, input),

    async bodies({ actor, today }, input) {
      const own = actor.posts
        .map((post) => may.establish(actor, { id: post.organisationId, region: post.region }))
        .includes(true);
      return {
        ...(await reports.bodies(db, input, input.on ?? today)),
        can: { establish: said(own || 'identity.leaders-only') },
      };
    },
    async body({ actor }, { id }) {
      const body = await reports.body(db, id);
      if (body === undefined) throw new Refusal('not-found', 'platform.not-found');
      const owner = { id: body.organisationId, region: body.region };
      const abolish =
        body.to === null ? said(may.establish(actor, owner)) : sentence('organisations.ended-already', { to: body.to });
      return { ...body, can: { abolish } };
    },
    establishBody: (caller, input) => establishBody(caller, input),
    abolishBody: (caller, input) => abolishBody(caller, input),

    async findOrganisations({ today }, { search, kind, region, limit }) {
      const { rows } = await sql<{ id: string; name: string; kind: Kind; region: string }>`
        select o.id, o.name, o.kind, o.region from organisations.organisation o left join organisations.school s on s.id = o.id
        where o.to_day > ${today}::date and (${search ?? ''} = '' or o.name || ' ' || o.initials ilike ${containing(search ?? '')} or s.code like ${containing(search ?? '')})
          and (${kind ?? null}::text[] is null or o.kind = any (${kind ?? null}::text[])) and (${region ?? CITY} = ${CITY} or o.region = ${region ?? CITY})
        order by o.name collate platform.pinyin, o.id limit ${limit}`.execute(db);
      return rows;
    },

    async calendar({ actor }) {
      const years = await db
        .selectFrom('organisations.school_year')
        .select(['year', 'verified', 'terms'])
        .orderBy('year', 'desc')
        .execute();
      return {
        years: years.map((row) => ({
          ...row,
          terms: (row.terms as unknown as Term[]).map((term) => ({ ...term, weeks: weeksOf(term) })),
        })),
        can: { set: said(may.setCalendar(actor)) },
      };
    },
    setSchoolYear: (caller, input) => setSchoolYear(caller, input),
  };
}
