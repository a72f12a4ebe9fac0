const HEADS = ['组长', '理事长', '主任', '主任委员', '会长'];

/** The order in which a body's members are named: head, deputies, the others. */
export function rankOf(role: string): number {
  if (HEADS.some((head) => role.startsWith(head))) return 0;
  if (role.startsWith('常务副')) return 1;
  return role.startsWith('副') ? 2 : 3;
}
