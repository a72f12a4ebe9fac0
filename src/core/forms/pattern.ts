/** One character: a literal, an escape such as `\d`, or a class such as `[A-Z0-9]`. */
const ATOM = /^(?:\\[dDwWsS.\-/()[\]{}+*?^$|\\]|\[\^?(?:\\[dws\-\]\\/.]|[^\\[\]])+\]|[^\\[\]{}()+*?^$|.])/u;
const REPEATED = /^(?:\?|\+|\*|\{(\d{1,3})(?:,(\d{1,3}))?\})/;
const MOST_ATOMS = 30;
const MOST_VARYING = 3;
const MOST_REPEATED = 200;

/**
 * 安全的格式：whether a regular expression of a form may run on what people type. Only characters one after the other, each with
 * its number of times, between `^` and `$`, at most three of them with a varying number: no groups, alternatives, references
 * or assertions. Such a pattern looks at a text of n characters at most n³ times, and texts that have one end at 200.
 */
export function isSafePattern(pattern: string): boolean {
  if (pattern.length > 200 || !pattern.startsWith('^') || !pattern.endsWith('$')) return false;
  let rest = pattern.slice(1, -1);
  let atoms = 0;
  let varying = 0;
  while (rest !== '') {
    const atom = ATOM.exec(rest);
    if (atom === null) return false;
    rest = rest.slice(atom[0].length);
    atoms += 1;
    const times = REPEATED.exec(rest);
    if (times === null) continue;
    rest = rest.slice(times[0].length);
    const [, least, most = least] = times;
    if (Number(least ?? 0) > MOST_REPEATED || Number(most ?? 0) > MOST_REPEATED) return false;
    if (least === undefined || most !== least) varying += 1;
  }
  return atoms > 0 && atoms <= MOST_ATOMS && varying <= MOST_VARYING && compiles(pattern);
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern).source !== '';
  } catch {
    return false;
  }
}
