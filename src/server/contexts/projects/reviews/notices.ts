import { announce } from '../../../platform/announce.ts';
import type { Db } from '../../../platform/database/database.ts';
import { postsOf } from '../cases/notices.ts';
import { stepName } from '../words.ts';
import type { Round, Seat } from './store.ts';

type Seated = Pick<Seat, 'caseId' | 'expertId' | 'expertRegion'>;

/** Tells each expert that cases lie on the desk, and until when. */
export async function tellSeated(tx: Db, round: Round, seats: readonly Seated[]): Promise<void> {
  const { id, call, step, closesAt } = round;
  for (const [expertId, own] of Map.groupBy(seats, (seat) => seat.expertId))
    await announce(tx, {
      kind: '申报',
      key: `round/${id}/${own
        .map(({ caseId }) => caseId)
        .toSorted()
        .join('+')
        .slice(0, 60)}/${own.length}`,
      title: `请评审 ${own.length} 件申报：${call.title}`,
      body: `“${stepName(call.procedure, step)}”截止 ${shown(closesAt)}。请先声明有无回避情形，再打分`,
      to: '/reviews',
      people: [{ region: own[0]!.expertRegion, personId: expertId }],
    });
}

/** Tells the office that somebody stepped back, so that the seat is filled anew. */
export async function tellRecused(
  tx: Db,
  { id, call, region, by }: Round,
  { expertName, expertId, cases, reason }: { expertName: string; expertId: string; cases: number; reason: string },
): Promise<void> {
  if (typeof by === 'string') return;
  await announce(tx, {
    kind: '申报',
    key: `round/${id}/recused/${expertId}/${cases}`,
    title: `专家申请回避：${call.title}`,
    body: `${expertName}申请回避 ${cases} 件：${reason}。请补选专家`,
    to: `/calls/${call.id}/reviews`,
    posts: await postsOf(tx, by, region),
    except: expertId,
  });
}

/** `2026-11-10 17:00` as it is in Shanghai. */
function shown(at: string | null): string {
  if (at === null) return '';
  const local = Temporal.Instant.from(new Date(at).toISOString()).toZonedDateTimeISO('Asia/Shanghai');
  return `${local.toPlainDate().toString()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}
