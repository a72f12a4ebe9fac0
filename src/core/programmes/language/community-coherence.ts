import type { Definition } from '../definition.ts';
import type { Procedure } from './procedure.ts';
import type { Segments } from './schema-messages.ts';

/** 编组写得是否前后一致：who groups is a post, something is established, and team, duty and roles are declared. */
export function checkCommunities(
  { communities, yields = [] }: Procedure,
  definition: Definition,
  at: Segments,
  report: (segments: Segments, message: string) => void,
): void {
  if (communities === undefined) return;
  const here = [...at, 'communities'];
  const { by, team, experts, duty, size, joins } = communities;
  if (typeof by === 'string')
    report([...here, 'by'], '由谁编组须写岗位，例如 { posts: [academy-researcher], of: programme }');
  if (!yields.some(({ fact }) => fact === 'projects.established'))
    report(here, '编组的是立项项目，yields 中须有 projects.established');
  if (team !== undefined && !definition.bodies?.some((body) => body.id === team))
    report([...here, 'team'], `bodies 中没有 ${team}`);
  if ((team === undefined) !== (experts === undefined)) report(here, 'experts 和 team 须同时写明');
  if (duty !== undefined && !definition.duties?.some((each) => each.id === duty))
    report([...here, 'duty'], `duties 中没有 ${duty}`);
  if (size !== undefined && size[1] < size[0]) report([...here, 'size'], '下限大于上限');
  for (const role of joins?.participants ?? [])
    if (!definition.participants?.some((participant) => participant.role === role))
      report([...here, 'joins', 'participants'], `participants 中没有声明“${role}”`);
}
