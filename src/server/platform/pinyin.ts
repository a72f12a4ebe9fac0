import { pinyin } from 'pinyin-pro';

/** 拼音首字母 of a name, lower case: 行知小学 → xzxx. What is not a Chinese character stays, so mixed names are found too. */
export function initialsOf(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .toLowerCase()
    .replaceAll(/\s+/g, '')
    .slice(0, 120);
}
