/** How the alliances are looked at. */
export const VIEWS = ['cards', 'table', 'map'] as const;
export type View = (typeof VIEWS)[number];
export const VIEW_NAMES: Record<View, string> = { cards: '卡片', table: '表格', map: '分布图' };
