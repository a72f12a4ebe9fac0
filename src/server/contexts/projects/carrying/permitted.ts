import type { Actor } from '#core/identity/actor.ts';
import { actingPost } from '#core/projects/acting.ts';
import type { May } from '../../../platform/command.ts';
import * as cases from '../cases/store.ts';
import { projectsPermissions as permitted } from '../permissions.ts';

/** 过程管理的权责：who applied keeps the record and its head asks for changes; who decides on them stands in the definition. */
export const carryingPermissions = {
  record: (actor: Actor, of: cases.Case): May => permitted.fill(actor, { ...cases.travelling(of), by: 'applicant' }),
  ask: (actor: Actor, of: cases.Case): May => permitted.apply(actor, of.organisationId),
  decide: (actor: Actor, of: cases.Case): May =>
    actingPost(actor, of.call.procedure.carrying?.changes?.by, cases.travelling(of)) !== undefined ||
    'projects.change-decider',
};
