import { Refusal } from '#core/kernel/refusal.ts';

/** What a person follows by pressing it; nothing is fetched when the file is opened. */
const PRESSED = /^(https?|mailto|tel):|^#/i;
/** Programs with addresses of their own: pressing starts them. */
const STARTS = /^[a-z][a-z0-9+.-]+:/i;
const LOCAL = /^(file:\/{0,3}([a-z]:|$))|^[a-z]:[\\/]/i;

/**
 * 关系检查: what an Office file points to. Links that a person presses may lead to the web; whatever is fetched when the file is
 * opened — templates, pictures, data, frames — must lie inside it. A remnant of the author's own disk (`file:///C:/…`) reaches nothing.
 */
export function judgeRelation(attributes: Readonly<Record<string, string>>): void {
  const { Type = '', Target = '', TargetMode = '' } = attributes;
  const kind = Type.slice(Type.lastIndexOf('/') + 1);
  if (/vbaProject|macrosheet|attachedToolbars/i.test(kind)) throw new Refusal('invalid', 'platform.file-macros');
  if (/^(oleObject|control|activeXControlBinary)$/i.test(kind) && !isLinked(TargetMode))
    throw new Refusal('invalid', 'platform.file-embeds');
  if (!isLinked(TargetMode)) return;
  const target = Target.trim();
  if (leadsAway(target, kind === 'hyperlink'))
    throw new Refusal('invalid', 'platform.file-fetches', { target: target.slice(0, 100) });
}

function isLinked(mode: string): boolean {
  return mode.toLowerCase() === 'external';
}

function leadsAway(target: string, isPressed: boolean): boolean {
  if (/^[\\/]{2}/.test(target)) return true;
  if (LOCAL.test(target)) return false;
  if (isPressed && PRESSED.test(target)) return false;
  return STARTS.test(target);
}
