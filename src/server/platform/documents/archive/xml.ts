import { SaxesParser } from 'saxes';
import { ArchiveFault } from './archive-fault.ts';

/** What listens to a part of an Office file as it goes by. Names come without their prefix. */
export type Listener = {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
};

/** Reads XML piece by piece. Document types, and with them entities of one's own, are refused. */
export async function listen(pieces: AsyncIterable<Buffer>, listener: Listener): Promise<void> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  parser.on('doctype', () => {
    throw new ArchiveFault('document-type');
  });
  parser.on('error', () => {
    throw new ArchiveFault('damaged');
  });
  if (listener.open !== undefined)
    parser.on('opentag', ({ name, attributes }) => listener.open?.(plain(name), attributes));
  if (listener.close !== undefined) parser.on('closetag', ({ name }) => listener.close?.(plain(name)));
  if (listener.text !== undefined) {
    parser.on('text', (text) => listener.text?.(text));
    parser.on('cdata', (text) => listener.text?.(text));
  }
  try {
    for await (const piece of pieces) parser.write(decoder.decode(piece, { stream: true }));
    parser.write(decoder.decode());
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) throw new ArchiveFault('encoding');
    throw error;
  }
  parser.close();
}

function plain(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Undoes the escape for characters that XML cannot hold: `_x000D_`. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}
