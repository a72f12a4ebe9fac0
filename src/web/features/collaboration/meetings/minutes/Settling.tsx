import { Button } from 'antd';
import { type Conflicts, type Keep, settled } from './merging.ts';

const WHY = {
  'both-changed': '两人改得不同，两个版本都留在下面（对方的在前），请删去不要的一个',
  'one-removed': '一人删去、一人作了修改，已按修改后的保留，不要的请删去',
} as const;

/** Places both changed differently: both versions stand in the text until one is chosen. */
export function Settling({
  conflicts,
  body,
  onSettle,
  onDone,
}: {
  conflicts: Conflicts;
  body: string;
  onSettle: (body: string) => void;
  onDone: () => void;
}) {
  const places = conflicts.body.filter((place) => settled(body, place, 'mine') !== undefined);
  if (places.length === 0 && conflicts.decisions.length === 0) return null;

  function keep(place: (typeof places)[number], which: Keep): void {
    const text = settled(body, place, which);
    if (text !== undefined) onSettle(text);
  }

  return (
    <section className="minutes-changed" aria-label="两人都改过的地方">
      <h2>两人都改过的地方</h2>
      <p>下面的地方两人改得不同，两段文字都已留在正文里（对方的在前）。请选留一段，或在正文中改好。</p>
      <ol className="minutes-places">
        {places.map((place, at) => (
          <li key={`${at} ${place.mine}`}>
            <div>
              <h3>对方写的</h3>
              <p className="minutes-prose">{place.theirs || <span className="quiet">（删去了这里）</span>}</p>
              <Button size="small" onClick={() => keep(place, 'theirs')}>
                只留对方的
              </Button>
            </div>
            <div>
              <h3>您写的</h3>
              <p className="minutes-prose">{place.mine || <span className="quiet">（删去了这里）</span>}</p>
              <Button size="small" onClick={() => keep(place, 'mine')}>
                只留我的
              </Button>
            </div>
          </li>
        ))}
      </ol>
      {conflicts.decisions.map(({ matter, why }) => (
        <p key={matter}>
          议定事项“{matter}”：{WHY[why]}。
        </p>
      ))}
      <Button size="small" onClick={onDone}>
        都留着，不再提示
      </Button>
    </section>
  );
}
