import type { Actor } from '#core/identity/actor.ts';
import { type Charge, chargesOf } from '#core/workspace/robot.ts';
import type { May } from '../../platform/command.ts';

/** 权责：one sentence per action. What is a person's own needs none. */
export const workspacePermissions = {
  /** Sets up, changes, tries and removes robots of the groups one leads. */
  robot: (actor: Actor, { organisationId, office }: Charge): May =>
    chargesOf(actor.posts).some((led) => led.organisationId === organisationId && led.office === office) ||
    'workspace.robot-leaders-only',
};
