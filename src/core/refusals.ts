import { collaborationRefusals } from './collaboration/refusals.ts';
import { exchangeRefusals } from './exchange/refusals.ts';
import { formsRefusals } from './forms/refusals.ts';
import { identityRefusals } from './identity/refusals.ts';
import { platformRefusals } from './kernel/refusals.ts';
import { libraryRefusals } from './library/refusals.ts';
import { organisationsRefusals } from './organisations/refusals.ts';
import { programmesRefusals } from './programmes/refusals.ts';
import { projectsRefusals } from './projects/refusals.ts';
import { workspaceRefusals } from './workspace/refusals.ts';

/**
 * Every refusal the platform can give, with the sentence a person reads. `{name}` is filled from the refusal's detail.
 * One file per context; a code that is not here does not compile.
 */
export const refusals = {
  ...platformRefusals,
  ...formsRefusals,
  ...identityRefusals,
  ...organisationsRefusals,
  ...programmesRefusals,
  ...exchangeRefusals,
  ...collaborationRefusals,
  ...projectsRefusals,
  ...libraryRefusals,
  ...workspaceRefusals,
} as const;

export type RefusalCode = keyof typeof refusals;

/** The Chinese sentence of a refusal, with its details put in. */
export function sentence(code: RefusalCode, detail: Readonly<Record<string, unknown>> = {}): string {
  return refusals[code].replaceAll(/\{(\w+)\}/g, (_, name: string) => said(detail[name]));
}

function said(value: unknown): string {
  if (Array.isArray(value)) return value.map(said).join('、');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
