import { Button } from 'antd';
import { useId, useRef, useState } from 'react';
import { platformRoutes } from '#contract/platform.ts';
import { ask, download, Refused } from '#web/ask.ts';
import { complain } from '#web/ui/notices.tsx';

type FileOf = { readonly region: string; readonly id: string; readonly name: string; readonly size: number };

const LIMIT = platformRoutes.attach.upload?.maxBytes ?? 0;

/** A file to open: its name and size; opening it downloads it. */
export function FileLink({ file }: { file: FileOf }) {
  return (
    <button
      type="button"
      className="plain-button coll-file"
      onClick={() => void download(platformRoutes.file, { region: file.region, id: file.id }).catch(complain)}
    >
      {file.name} <span className="quiet">{sizeWords(file.size)}</span>
    </button>
  );
}

/** A button that takes a file, sends it and hands over where it is kept. */
export function AttachAct({
  label,
  describes,
  region,
  disabledBecause,
  onAttached,
}: {
  label: string;
  /** Read instead of the label where several stand on a page. */
  describes?: string;
  region: string;
  disabledBecause: true | string;
  onAttached: (file: { region: string; id: string; name: string }) => Promise<unknown>;
}) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [pending, setPending] = useState(false);

  async function send(file: File): Promise<void> {
    setPending(true);
    try {
      if (file.size > LIMIT)
        throw new Refused(0, 'web.too-large', `“${file.name}”超过 ${LIMIT / 1024 / 1024} MB，请压缩后再传`);
      const kept = await ask(
        platformRoutes.attach,
        { name: file.name, region },
        { file: new Blob([file], { type: 'application/octet-stream' }) },
      );
      await onAttached({ region, id: kept.id, name: kept.name });
    } catch (error) {
      complain(error);
    } finally {
      setPending(false);
    }
  }

  if (disabledBecause !== true) return null;
  return (
    <>
      <label htmlFor={id} className="unseen">
        {describes ?? label}
      </label>
      <input
        ref={input}
        id={id}
        type="file"
        className="unseen"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void send(file);
        }}
      />
      <Button size="small" loading={pending} aria-label={describes} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
}

export function sizeWords(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
