import { Button } from 'antd';
import { useState } from 'react';
import { platformRoutes } from '#contract/platform.ts';
import { fill } from '#web/ask.ts';
import type { Photo } from '../answers.ts';

/** Where the browser finds a picture; the session is asked as for any other answer. */
export const pictureAddress = ({ region, id }: Photo['file']): string =>
  fill(platformRoutes.file.path, { region, id }).path;

/** Pictures as a row; each opens at full size. */
export function Photos({ photos, about }: { photos: readonly Photo[]; about: string }) {
  const [opened, open] = useState<number | null>(null);
  if (photos.length === 0) return null;
  const shown = opened === null ? undefined : photos[opened];
  return (
    <div className="visit-photos">
      {photos.map(({ id, file }, at) => (
        <button key={id} type="button" onClick={() => open(at)} aria-label={`放大${about}照片 ${at + 1}`}>
          <img src={pictureAddress(file)} alt="" />
        </button>
      ))}
      {shown !== undefined && (
        <dialog
          ref={(dialog) => dialog?.showModal()}
          className="visit-picture"
          aria-label={`${about}照片 ${(opened ?? 0) + 1}`}
          onClose={() => open(null)}
        >
          <img src={pictureAddress(shown.file)} alt={`${about}照片 ${(opened ?? 0) + 1}`} />
          <Button onClick={() => open(null)}>关闭</Button>
        </dialog>
      )}
    </div>
  );
}
