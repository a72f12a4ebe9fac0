/**
 * 区位示意：where each district's tile stands, column and row from 1. A schematic of our own that keeps neighbours
 * together; it draws no boundary and is no map.
 */
export const TILES: Readonly<Record<string, readonly [column: number, row: number]>> = {
  '310151': [4, 1], // 崇明
  '310114': [2, 2], // 嘉定
  '310113': [3, 2], // 宝山
  '310107': [2, 3], // 普陀
  '310106': [3, 3], // 静安
  '310109': [4, 3], // 虹口
  '310110': [5, 3], // 杨浦
  '310118': [1, 4], // 青浦
  '310105': [2, 4], // 长宁
  '310104': [3, 4], // 徐汇
  '310101': [4, 4], // 黄浦
  '310115': [5, 4], // 浦东
  '310117': [2, 5], // 松江
  '310112': [3, 5], // 闵行
  '310116': [2, 6], // 金山
  '310120': [3, 6], // 奉贤
};
