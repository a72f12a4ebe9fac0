import { contract } from '#contract/index.ts';
import { checkGrowth } from '#core/library/growth.ts';
import { command } from '../../../platform/command.ts';
import { libraryPermissions as permitted } from '../permissions.ts';
import { entryOf, noteGrowth, settle } from '../store.ts';
import { tellOrganisation } from '../telling.ts';

/** 培育、改进、提升: a stage onward, or back, with what was found or advised. */
export const growEntry = command({
  name: 'library.grow',
  input: contract.library.growEntry.input,
  subject: (tx, key) => entryOf(tx, key),
  may: permitted.cultivate,

  async run(tx, { version, stage, note }, found, caller) {
    checkGrowth(found.growth, stage);
    await noteGrowth(tx, caller, found, stage, note);
    await settle(tx, found, version, { growth: stage });
    await tellOrganisation(tx, caller, found, `${stage}：${note}`);
    return { id: found.id };
  },
  record: ({ stage }, { region, id, title, growth }) => ({
    subject: { kind: 'library-entry', id },
    region,
    detail: { title, from: growth, to: stage },
  }),
});
