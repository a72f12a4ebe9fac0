/**
 * 抽签：a number from 0 to `lots` − 1 for a case and an expert, the same for the same seed and as good as chance over seeds.
 * Source: FNV-1a (Fowler, Noll, Vo) over the text, mixed by the finaliser of MurmurHash3 (Appleby).
 */
export function lotsOf(seed: string, lots: number): (caseId: string) => (expertId: string) => number {
  const seeded = read(0x811c9dc5, `${seed}\n`);
  return (caseId) => {
    const begun = read(seeded, `${caseId}\n`);
    return (expertId) => Math.floor((mixed(read(begun, expertId)) / 0x1_0000_0000) * lots);
  };
}

function read(state: number, text: string): number {
  let hash = state;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

function mixed(state: number): number {
  let hash = state ^ (state >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
