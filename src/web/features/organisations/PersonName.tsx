import { useMe } from '#web/features/identity/me.ts';
import { paths } from '#web/paths.ts';
import { Go } from '#web/ui/Go.tsx';

/** A person's name; it leads to the person only for those to whom people are open. */
export function PersonName({ region, id, name }: { region: string; id: string; name: string }) {
  const { opens } = useMe();
  return opens.people ? <Go to={paths.person(region, id)}>{name}</Go> : <span>{name}</span>;
}
