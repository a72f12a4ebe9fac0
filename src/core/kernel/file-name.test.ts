import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agrees, FILE_KINDS, type FileKind, keptName } from './file-name.ts';

describe('a name that promises another kind of file is refused', () => {
  test.for<[string, FileKind]>([
    ['通知.pdf', 'docx'],
    ['通知.docx', 'pdf'],
    ['名单.docx', 'xlsx'],
    ['photo.png', 'pdf'],
    ['通知.PDF', 'png'],
    ['通知.pdf.exe', 'pdf'],
    ['notes.html', 'png'],
    ['logo.svg', 'png'],
    ['计划.docm', 'docx'],
    ['名单.xls', 'xlsx'],
    ['资料.zip', 'docx'],
    ['a.exe. ', 'jpeg'],
  ])('%s is no %s', ([name, kind]) => {
    expect(agrees(name, kind)).toBe(false);
  });

  test.for<[string, FileKind]>([
    ['通知.pdf', 'pdf'],
    ['通知.PDF', 'pdf'],
    ['IMG_0001.JPG', 'jpeg'],
    ['微信图片.jpg', 'png'],
    ['截屏.png', 'jpeg'],
    ['章程', 'docx'],
    ['计划 2026.11', 'docx'],
    ['终稿.final', 'docx'],
  ])('%s may be a %s', ([name, kind]) => {
    expect(agrees(name, kind)).toBe(true);
  });
});

describe('a name is kept as every system can keep and show it', () => {
  test.for<[string, FileKind, string]>([
    ['集团章程（盖章）.pdf', 'pdf', '集团章程（盖章）.pdf'],
    ['IMG_0001.JPG', 'jpeg', 'IMG_0001.jpg'],
    ['微信图片.jpg', 'png', '微信图片.png'],
    ['章程', 'docx', '章程.docx'],
    ['计划 2026.11', 'docx', '计划 2026.11.docx'],
    ['../../etc/passwd', 'pdf', '_.._etc_passwd.pdf'],
    ['C:\\桌面\\通知.pdf', 'pdf', 'C__桌面_通知.pdf'],
    ['通知\u202efdp.pdf', 'pdf', '通知fdp.pdf'],
    ['通\u200b知\ufeff.pdf', 'pdf', '通知.pdf'],
    ['通知\r\nSet-Cookie: x.pdf', 'pdf', '通知__Set-Cookie_ x.pdf'],
    ['NUL.pdf', 'pdf', '_NUL.pdf'],
    ['com1', 'pdf', '_com1.pdf'],
    ['con.notes.pdf', 'pdf', '_con.notes.pdf'],
    ['..', 'pdf', '附件.pdf'],
    [' .htaccess', 'pdf', 'htaccess.pdf'],
    ['.pdf', 'pdf', 'pdf.pdf'],
    ['名\u3000单.xlsx', 'xlsx', '名 单.xlsx'],
    ['é.pdf'.normalize('NFD'), 'pdf', 'é.pdf'],
  ])('%j, a %s: %s', ([given, kind, kept]) => {
    expect(keptName(given, kind)).toBe(kept);
  });

  test('of whatever length and characters, and keeping it again changes nothing', () => {
    const kinds = fc.constantFrom(...(Object.keys(FILE_KINDS) as FileKind[]));
    const nasty = fc.constantFrom('.', ' ', '/', '\u202e', '\u0000', '𬱖', 'con', '.pdf', '.exe', '名');
    const names = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(nasty, { maxLength: 120 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(names, kinds, (given, kind) => {
        const kept = keptName(given, kind);
        expect(kept).toMatch(/^[^. ].*[^. ]$/u);
        expect(kept).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(new TextEncoder().encode(kept).byteLength).toBeLessThanOrEqual(200);
        expect(FILE_KINDS[kind].endings).toContain(kept.slice(kept.lastIndexOf('.') + 1));
        expect(agrees(kept, kind)).toBe(true);
        expect(keptName(kept, kind)).toBe(kept);
      }),
      { numRuns: 300 },
    );
  });
});
