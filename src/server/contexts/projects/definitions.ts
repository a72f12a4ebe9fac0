import type { Definition } from '#core/programmes/definition.ts';
import type { Instrument } from '#core/programmes/language/procedure.ts';
import { readPublished } from '#core/programmes/read.ts';
import { carriedOut, type Running } from '#core/projects/life.ts';
import type { Db } from '../../platform/database/database.ts';

/** Which procedure, in which version of which programme. */
export type Named = {
  readonly programmeId: string;
  readonly programmeVersion: number;
  readonly procedureId: string;
};

/** 程序 with the definition that it is part of. */
export type Procedural = { readonly definition: Definition; readonly procedure: Running };

// A published version never changes, so it is read once, for those who carry it out and for those who measure by it.
const read = new Map<string, { readonly yaml: string; readonly definition: Definition }>();

/** The definition behind a published text. */
export function definitionIn({ id, version, yaml }: { id: string; version: number; yaml: string }): Definition {
  const key = `${id} ${version}`;
  const known = read.get(key);
  if (known?.yaml === yaml) return known.definition;
  const definition = readPublished(yaml);
  read.set(key, { yaml, definition });
  return definition;
}

/** One version of a programme; its text is asked for only the first time. */
async function definitionOf(db: Db, id: string, version: number): Promise<Definition> {
  return (
    read.get(`${id} ${version}`)?.definition ??
    definitionIn(
      await db
        .selectFrom('programmes.v_definition')
        .select(['id', 'version', 'yaml'])
        .where('id', '=', id)
        .where('version', '=', version)
        .$narrowType<{ id: string; version: number; yaml: string }>()
        .executeTakeFirstOrThrow(),
    )
  );
}

/** The procedure that a call is of, as it was when the call was made. */
export async function procedureOf(db: Db, { programmeId, programmeVersion, procedureId }: Named): Promise<Procedural> {
  const definition = await definitionOf(db, programmeId, programmeVersion);
  const procedure = procedureIn(definition, procedureId);
  if (procedure === undefined) throw new Error(`${programmeId} ${programmeVersion} carries out no ${procedureId}`);
  return { definition, procedure };
}

/** The newest version of every programme. */
export async function newestDefinitions(db: Db): Promise<Definition[]> {
  const newest = await db.selectFrom('programmes.v_programme').select(['id', 'version']).orderBy('id').execute();
  return Promise.all(newest.map(({ id, version }) => definitionOf(db, id, version)));
}

/** A procedure that can be carried out; `undefined` for one that is not there or only on record. */
export function procedureIn(definition: Definition, id: string): Running | undefined {
  const found = definition.procedures?.find((procedure) => procedure.id === id);
  return found && carriedOut(found);
}

/** 评分表 of a step. Throws RangeError when the step is not scored. */
export function instrumentOf({ definition, procedure }: Procedural, stepId: string): Instrument {
  const step = procedure.steps.find(({ id }) => id === stepId);
  const instrument = definition.instruments?.find(({ id }) => id === step?.instrument);
  if (instrument === undefined) throw new RangeError(`nothing is scored at ${procedure.id}/${stepId}`);
  return instrument;
}
