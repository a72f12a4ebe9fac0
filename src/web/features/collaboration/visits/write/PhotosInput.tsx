import { Button } from 'antd';
import { useRef, useState } from 'react';
import { visitRoutes } from '#contract/collaboration/visits.ts';
import { platformRoutes } from '#contract/platform.ts';
import { ask, Refused } from '#web/ask.ts';
import { useDo } from '#web/client.ts';
import { complain } from '#web/ui/notices.tsx';
import type { Visit } from '../answers.ts';
import { pictureAddress } from '../report/Photos.tsx';
import { shrunk } from './photo.ts';

/** Pictures of the visit, or of one of its points: from the camera or the album, sent at once. */
export function PhotosInput({
  visit,
  number,
  about,
  save,
}: {
  visit: Visit;
  /** The point they show; null: the visit. */
  number: number | null;
  about: string;
  /** A picture hangs on a point that is on the server. */
  save: () => Promise<boolean>;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [pending, setPending] = useState(0);
  const attach = useDo(visitRoutes.attachPhoto);
  const remove = useDo(visitRoutes.removePhoto);
  const photos = visit.photos.filter((photo) => photo.number === number);
  const key = { region: visit.region, id: visit.id };

  async function send(files: readonly File[]): Promise<void> {
    setPending(files.length);
    try {
      await save();
      for (const file of files) {
        const picture = await shrunk(file);
        if (picture === null) throw new Refused(0, 'web.no-picture', `“${file.name}”不是照片，或照片格式无法识别`);
        const name = `${file.name.replace(/\.\w+$/, '')}.jpg`;
        const sent = new Blob([picture], { type: 'application/octet-stream' });
        const kept = await ask(platformRoutes.attach, { name, region: visit.region }, { file: sent });
        await attach({ ...key, number, fileRegion: visit.region, fileId: kept.id });
        setPending((left) => left - 1);
      }
    } catch (error) {
      complain(error);
    } finally {
      setPending(0);
    }
  }

  return (
    <div className="visit-photos">
      {photos.map(({ id, file }, at) => (
        <figure key={id}>
          <img src={pictureAddress(file)} alt={`${about}照片 ${at + 1}`} />
          <button
            type="button"
            aria-label={`移除${about}照片 ${at + 1}`}
            onClick={() => void remove({ ...key, photoId: id }).catch(complain)}
          >
            ×
          </button>
        </figure>
      ))}
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        className="unseen"
        tabIndex={-1}
        aria-label={`选择${about}照片`}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) void send(files);
        }}
      />
      <Button loading={pending > 0} onClick={() => input.current?.click()} aria-label={`给${about}加照片`}>
        {pending > 0 ? `正在上传 ${pending} 张` : '加照片'}
      </Button>
    </div>
  );
}
