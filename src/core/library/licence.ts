import { Refusal } from '../kernel/refusal.ts';

/** 授权范围 that can be kept on the platform: people of the district, and everybody who signs in. */
export const SCOPES = ['本区', '全市'] as const;
export type Scope = (typeof SCOPES)[number];

/** 授权与公开的经过: what happens to the right to read an entry. */
export const LICENCE_ACTS = ['授权', '不授权', '收回授权', '公开', '停止公开'] as const;
export type LicenceAct = (typeof LICENCE_ACTS)[number];

/** Whether a scope lies within what was granted; nothing does where nothing was. */
export const within = (scope: Scope, granted: Scope | null): boolean =>
  granted !== null && SCOPES.indexOf(scope) <= SCOPES.indexOf(granted);

/** Refuses to publish wider than the organisation granted. */
export function checkPublished(scope: Scope, granted: Scope | null): void {
  if (granted === null) throw new Refusal('conflict', 'library.not-granted');
  if (!within(scope, granted)) throw new Refusal('conflict', 'library.beyond-grant', { granted });
}

/**
 * 收回或不授权：what it is when the organisation says no. Refuses with `library.not-granted` where it said so before, that is where
 * nothing is granted and the licence has a history.
 */
export function refusedAs(granted: Scope | null, isDecided: boolean): '不授权' | '收回授权' {
  if (granted !== null) return '收回授权';
  if (isDecided) throw new Refusal('conflict', 'library.not-granted');
  return '不授权';
}

/** What stays published after the grant changed: as much of it as the new one covers. */
export function stillPublished(published: Scope | null, granted: Scope | null): Scope | null {
  if (published === null || granted === null) return null;
  return within(published, granted) ? published : granted;
}
