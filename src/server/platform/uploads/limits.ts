/** 附件上限：what is taken in, and how much is spent on looking at one file. */
export const LIMITS = {
  /** Pixels a picture may declare; the largest telephones take 50 million. */
  pixels: 52_000_000,
  side: 16_384,
  /** Longest edge that is kept, in pixels: a page of A4 photographed flat stays legible. */
  edge: 2560,
  quality: 85,
  /** Memory of the decoder, in bytes. */
  decoding: 640 * 1024 * 1024,
  /** Parts of an Office file, and what they unpack to together with the files inside it. */
  entries: 5000,
  unpacked: 300 * 1024 * 1024,
  /** XML packs to a tenth or a thirtieth; a part above a megabyte that unpacks to more was made to harm. */
  ratio: 120,
  /** What the compressed objects of a PDF unpack to. */
  objects: 100 * 1024 * 1024,
  objectStreams: 10_000,
  seconds: 30,
  heapMegabytes: 256,
  /** Files in hand, and their bytes: as many as are looked at before a proxy gives up. Whoever comes then is asked to come again. */
  waiting: 30,
  held: 256 * 1024 * 1024,
} as const;
