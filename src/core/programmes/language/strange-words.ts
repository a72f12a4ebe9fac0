import { termOf, vocabulary } from '../vocabulary.ts';
import { type Condition, type FactSet, factOf } from './measure.ts';
import { nearest } from './nearest.ts';

/** A word of a set that the vocabulary does not know, and the keys that lead to it. */
export type StrangeWord = { readonly path: readonly string[]; readonly message: string };

/** 词表之外的词：the fact, attributes and values of a set that stand in no vocabulary. `value` and `region` always do. */
export function strangeWords(set: FactSet): StrangeWord[] {
  const name = factOf(set);
  const term = termOf(name);
  if (term === undefined) {
    const path = typeof set === 'string' ? [] : ['fact'];
    return [{ path, message: `事实词表中没有 ${name}${meant(name, Object.keys(vocabulary))}` }];
  }
  const where = typeof set === 'string' ? {} : (set.where ?? {});
  return Object.entries(where).flatMap(([attribute, condition]) => {
    if (attribute === 'region' || (attribute === 'value' && term.value !== undefined)) return [];
    const allowed = term.attributes[attribute];
    const path = ['where', attribute];
    if (allowed === undefined)
      return [{ path, message: `${name} 没有属性 ${attribute}${meant(attribute, Object.keys(term.attributes))}` }];
    if (typeof allowed === 'string') return [];
    return valuesOf(condition)
      .filter((value) => !allowed.includes(String(value)))
      .map((value) => ({ path, message: `${name} 的 ${attribute} 没有“${value}”，只有 ${allowed.join('、')}` }));
  });
}

function valuesOf(condition: Condition): readonly (string | number | boolean)[] {
  if (typeof condition !== 'object') return [condition];
  if (Array.isArray(condition)) return condition;
  return 'not' in condition ? condition.not : [];
}

function meant(word: string, among: readonly string[]): string {
  const near = nearest(word, among);
  return near === undefined ? '' : `，是否指 ${near}？`;
}
