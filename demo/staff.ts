import type { PostKind } from '#core/identity/post.ts';
import type { Day } from '#core/kernel/day.ts';
import { type Chance, idOf } from './chance.ts';
import { personName } from './names.ts';
import type { Person, Post, Title } from './world.ts';

/** 名册：people of the demonstration with their posts and titles, as they are written down one by one. */
export type Staff = {
  readonly people: Person[];
  readonly posts: Post[];
  readonly titles: Title[];
  register(chance: Chance, region: string, organisationId: string, teaches?: Pick<Person, 'subject' | 'stage'>): Person;
  appoint(person: Person, kind: PostKind, organisationId: string, from: Day, to?: Day | null, office?: string): void;
  award(person: Person, title: string, from: Day, to?: Day | null): void;
};

/** Staff numbers begin with YS (演示) and the district, so that nobody takes them for real ones. */
export function staffOf(seed: number): Staff {
  const people: Person[] = [];
  const posts: Post[] = [];
  const titles: Title[] = [];
  const serials = new Map<string, number>();
  return {
    people,
    posts,
    titles,
    register(chance, region, organisationId, { subject, stage } = { subject: null, stage: null }) {
      const serial = (serials.get(region) ?? 0) + 1;
      serials.set(region, serial);
      const staffNo = `YS${region.slice(2)}${String(serial).padStart(6, '0')}`;
      const person = {
        id: idOf(seed, 'person', staffNo),
        region,
        name: personName(chance),
        staffNo,
        organisationId,
        subject,
        stage,
      };
      people.push(person);
      return person;
    },
    appoint(person, kind, organisationId, from, to = null, office) {
      if (to !== null && to <= from) return;
      posts.push({
        id: idOf(seed, 'post', person.staffNo, kind, organisationId, from),
        personId: person.id,
        region: person.region,
        kind,
        organisationId,
        office: office ?? null,
        from,
        to,
      });
    },
    award(person, title, from, to = null) {
      titles.push({
        id: idOf(seed, 'title', person.staffNo, title, from),
        personId: person.id,
        region: person.region,
        title,
        subject: person.subject,
        from,
        to,
      });
    },
  };
}
