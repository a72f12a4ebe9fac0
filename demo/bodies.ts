import { day } from '#core/kernel/day.ts';
import { idOf } from './chance.ts';
import { seatCity } from './city-bodies.ts';
import { seatBaoshan, seatPutuo } from './district-bodies.ts';
import { BAOSHAN, PUTUO } from './districts.ts';
import { CITY } from './offices.ts';
import type { Establish, Ground } from './sitting.ts';
import type { Body, Seat } from './world.ts';

/** 领导小组、工作小组、办公室、专家组 of each programme, named and called as its definition does, with who sits in them. */
export function bodiesOf(ground: Ground): { bodies: Body[]; seats: Seat[] } {
  const bodies: Body[] = [];
  const seats: Seat[] = [];
  const { seed } = ground;
  const establish: Establish = (programmeId, key, organisation, on, sitting, given = {}) => {
    const declared = ground.definitions.find(({ id }) => id === programmeId)?.bodies?.find(({ id }) => id === key);
    const from = on < organisation.from ? organisation.from : day(on);
    if (declared === undefined || from > ground.today || (organisation.to !== null && organisation.to <= from)) return;
    const body: Body = {
      id: idOf(seed, 'body', programmeId, key, organisation.id),
      organisationId: organisation.id,
      name: given.name ?? declared.name,
      level: given.level ?? '区级',
      programmeId,
      bodyKey: key,
      kind: declared.kind,
      from,
      to: organisation.to,
    };
    bodies.push(body);
    const seated = new Set<string>();
    for (const [role, person, held] of sitting) {
      if (seated.has(person.id)) continue;
      seated.add(person.id);
      const since = held?.from ?? from;
      if (since > ground.today || (held?.to !== undefined && held.to <= since)) continue;
      seats.push({
        id: idOf(seed, 'seat', body.id, person.id),
        bodyId: body.id,
        personId: person.id,
        region: person.region,
        role,
        from: since,
        to: held?.to ?? null,
      });
    }
  };
  const baoshan = ground.authorities.get(BAOSHAN);
  const putuo = ground.authorities.get(PUTUO);
  const city = ground.authorities.get(CITY);
  if (baoshan !== undefined && city !== undefined) seatBaoshan(ground, baoshan, city, establish);
  if (putuo !== undefined) seatPutuo(ground, putuo, establish);
  if (city !== undefined) seatCity(ground, city, establish);
  return { bodies, seats };
}
