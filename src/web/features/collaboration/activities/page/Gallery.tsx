import { Button } from 'antd';
import { useRef, useState } from 'react';
import { activityRoutes } from '#contract/collaboration/activities.ts';
import { platformRoutes } from '#contract/platform.ts';
import { ask, fill, Refused } from '#web/ask.ts';
import { useDo } from '#web/client.ts';
import { complain } from '#web/ui/notices.tsx';
import { shrunk } from '../../visits/write/photo.ts';
import type { Activity, Attachment } from '../answers.ts';

const addressOf = ({ region, id }: Attachment['file']): string => fill(platformRoutes.file.path, { region, id }).path;

/** 照片 of an activity; each opens at full size. Those who run it add and remove them. */
export function Gallery({ activity }: { activity: Activity }) {
  const remove = useDo(activityRoutes.removeMaterial);
  const [opened, open] = useState<number | null>(null);
  const { region, id, photos, can } = activity;
  const shown = opened === null ? undefined : photos[opened];
  if (photos.length === 0 && can.attach !== true) return null;
  return (
    <div className="act-gallery" role="group" aria-label="活动照片">
      {photos.map(({ id: photoId, file }, at) => (
        <button key={photoId} type="button" aria-label={`放大照片 ${at + 1}`} onClick={() => open(at)}>
          <img src={addressOf(file)} alt="" loading="lazy" />
        </button>
      ))}
      {can.attach === true && <AddPhotos activity={activity} />}
      {shown !== undefined && (
        <dialog
          ref={(dialog) => dialog?.showModal()}
          className="act-picture"
          aria-label={`照片 ${(opened ?? 0) + 1}`}
          onClose={() => open(null)}
        >
          <img src={addressOf(shown.file)} alt={`照片 ${(opened ?? 0) + 1}，共 ${photos.length} 张`} />
          <div className="confirm-acts">
            {can.attach === true && (
              <Button
                danger
                onClick={() => {
                  open(null);
                  void remove({ region, id, materialId: shown.id }).catch(complain);
                }}
              >
                移除
              </Button>
            )}
            <Button disabled={opened === 0} onClick={() => open((at) => (at ?? 1) - 1)}>
              上一张
            </Button>
            <Button disabled={opened === photos.length - 1} onClick={() => open((at) => (at ?? 0) + 1)}>
              下一张
            </Button>
            <Button onClick={() => open(null)}>关闭</Button>
          </div>
        </dialog>
      )}
    </div>
  );
}

/** From the camera or the album, made smaller and sent one after another. */
function AddPhotos({ activity: { region, id } }: { activity: Activity }) {
  const attach = useDo(activityRoutes.attachMaterial);
  const input = useRef<HTMLInputElement>(null);
  const [pending, setPending] = useState(0);

  async function send(files: readonly File[]): Promise<void> {
    setPending(files.length);
    try {
      for (const file of files) {
        const picture = await shrunk(file);
        if (picture === null) throw new Refused(0, 'web.no-picture', `“${file.name}”不是照片，或照片格式无法识别`);
        const name = `${file.name.replace(/\.\w+$/, '')}.jpg`;
        const sent = new Blob([picture], { type: 'application/octet-stream' });
        const kept = await ask(platformRoutes.attach, { name, region }, { file: sent });
        await attach({ region, id, part: '照片', fileRegion: region, fileId: kept.id });
        setPending((left) => left - 1);
      }
    } catch (error) {
      complain(error);
    } finally {
      setPending(0);
    }
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        className="unseen"
        tabIndex={-1}
        aria-label="选择照片"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) void send(files);
        }}
      />
      <Button className="act-add-photo" loading={pending > 0} onClick={() => input.current?.click()}>
        {pending > 0 ? `正在上传 ${pending} 张` : '添加照片'}
      </Button>
    </>
  );
}
