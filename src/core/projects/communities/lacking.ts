/** What a procedure asks of its communities; what it does not ask is `undefined`. */
export type Wanted = {
  readonly experts: number | undefined;
  readonly document: string | undefined;
  /** The name of the duty of each year. */
  readonly duty: string | undefined;
};

/** How a community stands on a day. */
export type CommunityStanding = {
  readonly projects: number;
  readonly members: number;
  readonly lead: boolean;
  /** Experts seated in its team. */
  readonly experts: number;
  readonly hasDocument: boolean;
  /** Whether something this year fulfils the duty. */
  readonly dutyDone: boolean;
};

/** What a community lacks. */
export type Lack =
  | { readonly what: 'projects' | 'lead' }
  | { readonly what: 'experts'; readonly has: number; readonly need: number }
  | { readonly what: 'document' | 'duty'; readonly name: string };

/** 共同体还缺什么：everything at once, in the order in which it is best made good; empty when nothing is lacking. */
export function lackingIn(wanted: Wanted, standing: CommunityStanding): Lack[] {
  const { experts: need = 0, document, duty } = wanted;
  return [
    ...(standing.projects === 0 ? [{ what: 'projects' as const }] : []),
    ...(standing.lead ? [] : [{ what: 'lead' as const }]),
    ...(standing.experts < need ? [{ what: 'experts' as const, has: standing.experts, need }] : []),
    ...(document !== undefined && !standing.hasDocument ? [{ what: 'document' as const, name: document }] : []),
    ...(duty !== undefined && !standing.dutyDone ? [{ what: 'duty' as const, name: duty }] : []),
  ];
}

/** 还缺什么 in words. */
export function lackWords(lack: Lack): string {
  switch (lack.what) {
    case 'projects':
      return '还没有编入项目';
    case 'lead':
      return '没有牵头校';
    case 'experts':
      return `指导专家 ${lack.has} 名，还缺 ${lack.need - lack.has} 名`;
    case 'document':
      return `没有${lack.name}`;
    case 'duty':
      return `今年还没有完成“${lack.name}”`;
  }
}
