/** A project that is to be put into a community, as far as grouping looks at it. */
export type Ungrouped = {
  readonly id: string;
  readonly region: string;
  readonly organisationId: string;
  readonly field: string | null;
};

/** How many projects a community should hold: whole numbers, at least 1, the first not above the second. */
export type Size = readonly [least: number, most: number];

/** 编组建议：projects of one field that could be one community, and why they are so many. */
export type Proposal = {
  readonly field: string | null;
  readonly cases: readonly string[];
  /** `whole` the field in one group; `parted` because it is more than a group should hold; `small` fewer than a group should hold. */
  readonly because: 'whole' | 'parted' | 'small';
};

export const BECAUSE: Readonly<Record<Proposal['because'], string>> = {
  whole: '本领域合为一组',
  parted: '本领域项目较多，均分为几组',
  small: '项目少于一组的下限，可并入相近的组',
};

/**
 * 按领域编组的建议：each field is parted into as few groups as keep to `most`, as even as can be (sizes differ by one at most). Dealt
 * out by district and school, so that a group reaches across districts and no school meets itself more than it must. The same
 * projects are grouped alike in whatever order they come.
 */
export function proposed(projects: readonly Ungrouped[], [least, most]: Size): Proposal[] {
  const fields = [...Map.groupBy(projects, ({ field }) => field)].toSorted(([a], [b]) => inOrder(a ?? '', b ?? ''));
  return fields.flatMap(([field, own]) => {
    const parts = Math.ceil(own.length / most);
    const dealt = own.toSorted(
      (a, b) => inOrder(a.region, b.region) || inOrder(a.organisationId, b.organisationId) || inOrder(a.id, b.id),
    );
    return Array.from({ length: parts }, (_, part): Proposal => {
      const cases = dealt.filter((__, at) => at % parts === part).map(({ id }) => id);
      return { field, cases, because: cases.length < least ? 'small' : parts > 1 ? 'parted' : 'whole' };
    });
  });
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
