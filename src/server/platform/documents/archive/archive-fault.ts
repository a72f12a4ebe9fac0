/** What does not add up in a zip or in one of its parts. */
export type ArchiveFlaw =
  | 'damaged'
  | 'harmful'
  | 'locked'
  /** Unpacks to more than is read. */
  | 'too-large'
  /** Packs tighter than anything a person makes. */
  | 'too-tight'
  | 'document-type'
  | 'encoding';

/** 压缩包或其中一部分有问题：thrown for what a hostile or broken file brings; whoever reads turns it into a sentence. */
export class ArchiveFault extends Error {
  readonly flaw: ArchiveFlaw;

  constructor(flaw: ArchiveFlaw) {
    super(flaw);
    this.name = 'ArchiveFault';
    this.flaw = flaw;
  }
}
