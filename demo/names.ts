import { type Chance, chanceOf } from './chance.ts';

/**
 * 虚构的名字：schools, streets and people of the demonstration exist nowhere. School words join two characters that no
 * school or street of Shanghai is known to join; a test keeps them apart from every name in the policy documents.
 */
const FIRST = [...'霁岚漱溯砚笙榆桉楸槿柘栩穗岫涟漪澍湄泠晞昀煦霭翎棠桐沐澄荻菱蓼荇苕蕙芸葵蒲藜芷葭昶筠栎沅'];
const SECOND = [...'川屿汀岸野坡畔渚洲陌垄原谷坪径亭榭阁轩庐苑圃畦帆舟棹笛弦韵歌灯星月影禾松竹枫'];

/** Words of the stock that are places elsewhere. */
const REAL = new Set(['桐庐', '沐川']);

const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文',
];
const GIVEN = [
  ...'安柏辰初澄楚川丹朵尔帆菲枫歌谷禾衡鸿湖桦嘉简江锦静珂岚乐黎麟霖泠鹿禄曼茗沐楠宁诺佩琪晴清秋然蓉瑞若森珊尚诗舒朔思松素棠恬庭桐婉文希溪夏闲翔骁昕星轩雪雅言砚遥伊怡亦音莹颖悠榆语玉煜源悦云芸泽哲芝知舟竹卓子紫',
];

/** Two-character words in an order of the seed's own; taking one uses it up, so that no two places share a word. */
export function wordsOf(seed: number): () => string {
  const all = FIRST.flatMap((first) => SECOND.map((second) => first + second)).filter((word) => !REAL.has(word));
  const order = chanceOf(`${seed}/words`).shuffled(all);
  return () => {
    const word = order.pop();
    if (word === undefined) throw new RangeError('the stock of invented words is used up');
    return word;
  };
}

/** A common surname and an invented given name; never one of the names in the policy documents. */
export function personName(chance: Chance): string {
  for (;;) {
    const given = chance.happens(0.18) ? chance.pick(GIVEN) : chance.pick(GIVEN) + chance.pick(GIVEN);
    const name = chance.pick(SURNAMES) + given;
    if (!NAMED_IN_DOCUMENTS.has(name)) return name;
  }
}

/** Officials the documents name; the platform carries posts over, never these people. */
export const NAMED_IN_DOCUMENTS: ReadonlySet<string> = new Set([
  '张晓静',
  '沈杰',
  '陆荣林',
  '刘政',
  '葛玉华',
  '曹红悦',
  '沈伟',
  '张宝林',
  '赵美娟',
  '张辉',
  '柏叶忠',
  '王晓波',
  '金志清',
  '顾敏',
  '朱萍',
  '陶洁',
  '何光辉',
  '杨福兴',
  '张雯',
  '陆建国',
  '黄玉彬',
  '周锦媛',
  '须建瑾',
  '王爱荣',
  '吴新华',
  '杨忠',
  '方泽武',
]);

/** Places, schools and groups the documents name; no invented word may be one of them or hold one. */
export const PLACES_IN_DOCUMENTS: readonly string[] = [
  '吴淞',
  '月浦',
  '泗塘',
  '友谊',
  '行知',
  '罗店',
  '上大',
  '曹杨',
  '宜川',
  '武宁',
  '怒江',
  '兴陇',
  '同济',
  '华师大',
  '华东师',
  '淞宝',
  '大场',
  '三罗',
  '月杨',
  '陶行知',
  '环一',
];
