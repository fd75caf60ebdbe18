type Counts = Record<string, number>;

/** What an import did, in records per file. */
export class ImportSummary {
  readonly created: Counts = {};
  readonly updated: Counts = {};
  readonly unchanged: Counts = {};
  readonly flagged: Counts = {};

  add(file: string, { created = 0, updated = 0, unchanged = 0, flagged = 0 }: Partial<Tally>): void {
    add(this.created, file, created);
    add(this.updated, file, updated);
    add(this.unchanged, file, unchanged);
    add(this.flagged, file, flagged);
  }

  /** True when the import stored anything. */
  get hasChanges(): boolean {
    return Object.keys(this.created).length + Object.keys(this.updated).length > 0;
  }
}

export interface Tally {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly flagged: number;
}

function add(counts: Counts, file: string, count: number): void {
  if (count > 0) counts[file] = (counts[file] ?? 0) + count;
}
