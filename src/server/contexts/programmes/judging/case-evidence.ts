import { sql } from 'kysely';
import { XLSX } from '#contract/exchange.ts';
import type { evidenceRoutes } from '#contract/programmes/evidence.ts';
import type { Output } from '#contract/route.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { EvidenceLine } from '#core/programmes/language/evidence.ts';
import { factOf } from '#core/programmes/language/measure.ts';
import { setWords } from '#core/programmes/language/words.ts';
import { evidenceOn } from '#core/programmes/selection.ts';
import { type Caller, seeing } from '../../../platform/caller.ts';
import { MOST_EXPORTED, writeWorkbook } from '../../../platform/documents/workbook.ts';
import type { Answers } from '../../../platform/http/http.ts';
import { schoolYears } from '../../organisations/public.ts';
import { evidence, visible } from '../cockpit/drawer.ts';
import type { Engine } from '../engine.ts';
import * as store from '../store.ts';

type Evidence = Output<typeof evidenceRoutes.caseEvidence>;
type Key = { readonly region: string; readonly id: string };

const MOST_SHOWN = 50;

type Found = {
  organisationId: string;
  organisationName: string;
  programmeId: string;
  programmeVersion: number;
  procedureId: string;
};

/** 依据材料 of a case, for whoever reads the case: what the platform knows of its applicant today, line by line of the definition. */
async function caseEvidence(caller: Caller, { library }: Engine, { region, id }: Key, most: number): Promise<Evidence> {
  // Who does not see a case asks in vain; experts find it where they may know who applies.
  const found = await seeing(caller, async (db) => {
    const { rows } = await sql<Found>`
      select c.organisation_id as "organisationId", o.name as "organisationName", k.programme_id as "programmeId", k.programme_version as "programmeVersion",
        k.procedure_id as "procedureId"
      from projects.v_judged_case c join projects.v_call k on k.id = c.call_id join organisations.v_organisation o on o.id = c.organisation_id
      where c.region = ${region} and c.id = ${id}`.execute(db);
    const [row] = rows;
    const of = row && (await store.version(db, row.programmeId, row.programmeVersion));
    return row && of && { row, definition: of.definition, calendar: await schoolYears(db) };
  });
  if (found === undefined) throw new Refusal('not-found', 'platform.not-found');
  const { row, definition, calendar } = found;
  const procedure = definition.procedures?.find((each) => each.id === row.procedureId);
  const steps = procedure?.steps.filter(({ evidence: lines = [] }) => lines.length > 0) ?? [];
  const lines: { readonly dimension: string | null; readonly line: EvidenceLine }[] = steps.flatMap((step) =>
    (step.evidence ?? []).map((line) => ({
      line,
      dimension:
        definition.instruments
          ?.find((each) => each.id === step.instrument)
          ?.dimensions.find((each) => each.id === line.dimension)?.name ?? null,
    })),
  );
  const names = [...new Set(lines.map(({ line }) => factOf(line.of)))];
  const records = new Map(
    await Promise.all(names.map(async (name) => [name, await library.load(name, definition.region)] as const)),
  );
  const ground = {
    programme: definition.id,
    begins: definition.period.from,
    facts: (name: string) => records.get(name),
    calendar,
  };
  const standings = evidenceOn(
    lines.map(({ line }) => line),
    ground,
    row.organisationId,
    caller.today,
  );
  const may = await visible(
    caller,
    library,
    standings.flatMap((each) => each.records ?? []),
  );
  const shown = standings.map(({ line, records: own }, at) => ({
    dimension: lines[at]?.dimension ?? null,
    line: {
      name: line.name,
      words: setWords(line.of),
      total: own === null ? null : own.length,
      rows: (own ?? [])
        .filter(may)
        .slice(0, most)
        .map((fact) => {
          const { label, about, since, until, link } = evidence(fact);
          return { label, about, since, until, link, value: fact.value ?? null };
        }),
      hidden: (own ?? []).filter((fact) => !may(fact)).length,
    },
  }));
  return {
    organisationId: row.organisationId,
    organisationName: row.organisationName,
    programmeTitle: definition.title,
    on: caller.today,
    parts: [...Map.groupBy(shown, ({ dimension }) => dimension)].map(([dimension, of]) => ({
      dimension,
      lines: of.map(({ line }) => line),
    })),
  };
}

export function evidenceAnswers(engine: Engine): Answers<typeof evidenceRoutes> {
  return {
    caseEvidence: (caller, key) => caseEvidence(caller, engine, key, MOST_SHOWN),
    async caseEvidenceWorkbook(caller, key) {
      const found = await caseEvidence(caller, engine, key, MOST_EXPORTED);
      return { name: `依据材料-${found.organisationName}-${found.on}.xlsx`, type: XLSX, body: await workbook(found) };
    },
  };
}

type Line = Evidence['parts'][number]['lines'][number];

/** What a line of the workbook says beside its records: that there are none, or how many are only counted. */
function besides({ total, rows, hidden }: Line): string[] {
  if (total === null) return ['尚无数据来源'];
  if (total === 0) return ['没有记录'];
  const left = total - hidden - rows.length;
  return [...(hidden > 0 ? [`另有 ${hidden} 条只计数，不列明细`] : []), ...(left > 0 ? [`另有 ${left} 条未列出`] : [])];
}

/** One row for each record, and one for what a line says beside them. */
function workbook({ parts }: Evidence): Promise<Buffer> {
  const rows = parts.flatMap(({ dimension, lines }) =>
    lines.flatMap((line) => {
      const head = { dimension: dimension ?? '其他', name: line.name };
      const said = besides(line).map((label) => ({ label, since: null, until: null, value: null, about: '' }));
      return [...line.rows, ...said].map(({ label, since, until, value, about }) => ({
        ...head,
        label,
        since,
        until,
        value,
        about,
      }));
    }),
  );
  return writeWorkbook([
    {
      sheet: '依据材料',
      columns: [
        { key: 'dimension', head: '方面', kind: 'text', width: 24 },
        { key: 'name', head: '依据', kind: 'text', width: 28 },
        { key: 'label', head: '记录', kind: 'text', width: 48 },
        { key: 'since', head: '自', kind: 'day' },
        { key: 'until', head: '至', kind: 'day' },
        { key: 'value', head: '数值', kind: 'number' },
        { key: 'about', head: '说明', kind: 'text', width: 48 },
      ],
      rows,
    },
  ]);
}
