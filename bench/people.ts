type Listed = { readonly personId: string; readonly region: string; readonly post: string; readonly place: string };

/** A session's cookie as the first demonstration person whose post or place says `who`. */
export async function cookieOf(url: string, who: string): Promise<string> {
  const { people } = (await (await fetch(`${url}/api/sign-in`)).json()) as { people: Listed[] };
  const person = people.find(({ post, place }) => post.includes(who) || place.includes(who));
  if (person === undefined) throw new Error(`nobody is ${who}`);
  const answer = await fetch(`${url}/api/sign-in/demonstration`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId: person.personId, region: person.region }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`${who} could not sign in: ${answer.status}`);
  return cookie;
}
