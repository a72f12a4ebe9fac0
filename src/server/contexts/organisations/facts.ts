import { type RawBuilder, sql } from 'kysely';
import { CITY } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import { isCompulsory, type SchoolType, STAGES_OF } from '#core/organisations/school.ts';
import type { Fact } from '#core/programmes/fact.ts';
import type { Db } from '../../platform/database/database.ts';
import type { FactPort, Facts } from '../../platform/manifest.ts';

type Dated = { id: string; label: string; region: string; from: Day; to: Day | null };
type SchoolRow = Dated & { type: SchoolType; ownership: string; town: string | null };

const within = (region: string, column: RawBuilder<unknown>) =>
  region === CITY ? sql`true` : sql`${column} = ${region}`;
const dependsOn = ['organisations', 'exchange'];

/** A dated record about an organisation; an open end is left out. */
function fact(row: Dated, more: Partial<Fact>): Fact {
  return {
    subject: row.id,
    label: row.label,
    region: row.region,
    from: row.from,
    ...(row.to === null ? {} : { to: row.to }),
    ...more,
  };
}

const aboutSchool = (row: SchoolRow) => ({
  type: row.type,
  stage: STAGES_OF[row.type],
  ownership: row.ownership,
  ...(row.town === null ? {} : { town: row.town }),
});

const SCHOOL = sql`o.id, o.name as label, o.region, s.type, s.ownership, s.town`;
const FROM_SCHOOLS = sql`organisations.organisation o join organisations.school s on s.id = o.id`;

function schools(
  query: (region: string) => RawBuilder<SchoolRow>,
  keep: (row: SchoolRow) => boolean = () => true,
): FactPort {
  return {
    dependsOn,
    async load(db, region) {
      const { rows } = await query(region).execute(db);
      return rows.filter(keep).map((row) => fact(row, { attributes: aboutSchool(row), link: `/schools/${row.id}` }));
    },
  };
}

const open = (region: string) =>
  sql<SchoolRow>`select ${SCHOOL}, o.from_day as "from", o.to_day as "to" from ${FROM_SCHOOLS} where ${within(region, sql`o.region`)}`;

type MemberRow = SchoolRow & {
  kind: string;
  form: string | null;
  field: string | null;
  role: string;
  alliance: string;
  allianceName: string;
  allianceRegion: string;
};

const memberAttributes = (row: MemberRow) => ({
  kind: row.kind,
  role: row.role,
  alliance: row.alliance,
  ...(row.form === null ? {} : { form: row.form }),
  ...(row.field === null ? {} : { field: row.field }),
});

function members(by: 'school' | 'alliance'): FactPort {
  return {
    dependsOn,
    async load(db: Db, region) {
      const where = within(region, by === 'school' ? sql`o.region` : sql`n.region`);
      const { rows } = await sql<MemberRow>`
        select ${SCHOOL}, m.from_day as "from", m.to_day as "to", a.type as kind, a.form, a.field, m.role, a.id as alliance, n.name as "allianceName", n.region as "allianceRegion"
        from organisations.membership m join ${FROM_SCHOOLS} on o.id = m.school_id join organisations.alliance a on a.id = m.alliance_id
        join organisations.organisation n on n.id = m.alliance_id where ${where}`.execute(db);
      return rows.map((row) =>
        by === 'school'
          ? fact(row, {
              label: `${row.label}（${row.allianceName}）`,
              attributes: { ...aboutSchool(row), ...memberAttributes(row) },
              link: `/schools/${row.id}`,
            })
          : fact(row, {
              organisation: row.alliance,
              region: row.allianceRegion,
              attributes: memberAttributes(row),
              link: `/alliances/${row.alliance}`,
            }),
      );
    },
  };
}

export const organisationsFacts: Facts = {
  schools: schools(open),
  'schools.compulsory': schools(open, (row) => isCompulsory(row.type)),
  'schools.at-basic-standard': schools(
    (region) =>
      sql<SchoolRow>`select ${SCHOOL}, r.from_day as "from", r.to_day as "to" from organisations.standard_reached r join ${FROM_SCHOOLS} on o.id = r.school_id where ${within(region, sql`o.region`)}`,
  ),
  'schools.with-feature': schools(
    (region) =>
      sql<SchoolRow>`select ${SCHOOL}, greatest(s.feature_since, o.from_day) as "from", o.to_day as "to" from ${FROM_SCHOOLS} where s.feature is not null and s.feature_since < o.to_day and ${within(region, sql`o.region`)}`,
  ),
  'schools.in-an-alliance': members('school'),
  memberships: members('alliance'),

  alliances: {
    dependsOn,
    async load(db, region) {
      const { rows } = await sql<Dated & { kind: string; form: string | null; field: string | null; level: string }>`
        select o.id, o.name as label, o.region, o.from_day as "from", o.to_day as "to", a.type as kind, a.form, a.field, a.level
        from organisations.organisation o join organisations.alliance a on a.id = o.id where ${within(region, sql`o.region`)}`.execute(
        db,
      );
      return rows.map((row) =>
        fact(row, {
          attributes: {
            kind: row.kind,
            level: row.level,
            ...(row.form === null ? {} : { form: row.form }),
            ...(row.field === null ? {} : { field: row.field }),
          },
          link: `/alliances/${row.id}`,
        }),
      );
    },
  },

  'alliances.documents': {
    dependsOn,
    async load(db, region) {
      const { rows } = await sql<Dated & { kind: string; document: string; alliance: string }>`
        select d.id, n.name || ' ' || d.title as label, n.region, d.from_day as "from", d.to_day as "to", a.type as kind, d.kind as document, a.id as alliance
        from organisations.alliance_document d join organisations.alliance a on a.id = d.alliance_id join organisations.organisation n on n.id = a.id where ${within(region, sql`n.region`)}`.execute(
        db,
      );
      return rows.map((row) =>
        fact(row, {
          subject: row.alliance,
          organisation: row.alliance,
          attributes: { kind: row.kind, document: row.document },
          link: `/alliances/${row.alliance}`,
        }),
      );
    },
  },

  bodies: {
    dependsOn,
    async load(db, region) {
      const { rows } = await sql<
        Dated & {
          kind: string;
          level: string;
          owner: string;
          ownerKind: string;
          programme: string | null;
          key: string | null;
        }
      >`
        select b.id, b.name as label, o.region, b.from_day as "from", b.to_day as "to", b.kind, b.level, b.organisation_id as owner, o.kind as "ownerKind", b.programme_id as programme, b.body_key as key
        from organisations.body b join organisations.organisation o on o.id = b.organisation_id where ${within(region, sql`o.region`)}`.execute(
        db,
      );
      // A programme has one leading group, which owes duties under its own name, but a working group at every school.
      const ownName = (row: (typeof rows)[number]) =>
        row.programme !== null && row.key !== null && row.ownerKind !== 'school' && row.ownerKind !== 'alliance';
      return rows.map((row) =>
        fact(row, {
          organisation: ownName(row) ? `${row.programme}/${row.key}` : row.owner,
          attributes: {
            kind: row.kind,
            level: row.level,
            owner: row.owner,
            ...(row.programme === null ? {} : { programme: row.programme }),
          },
          link: `/bodies/${row.id}`,
        }),
      );
    },
  },
};
