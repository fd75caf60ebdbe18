/** Where a problem lies. Lines and columns count from 1; the column of a CSV file is the number of its cell in the row. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Problem {
  readonly place: Place;
  /** What is wrong and how to mend it, as one sentence. */
  readonly sentence: string;
}

/** The first character of a file: the place of what concerns the file as a whole. */
export function startOf(file: string): Place {
  return { file, line: 1, column: 1 };
}

/** A problem as it is printed: `courses.csv:12:7: sentence`. */
export function formatProblem({ place: { file, line, column }, sentence }: Problem): string {
  return `${file}:${line}:${column}: ${sentence}`;
}

/** Collects what is wrong with an exchange folder: keeps the first problems and counts the rest. */
export class Problems {
  readonly #limit: number;
  readonly #kept: Problem[] = [];
  #count = 0;

  constructor(limit = 100) {
    this.#limit = limit;
  }

  add(place: Place, sentence: string): void {
    this.#count += 1;
    if (this.#kept.length < this.#limit) this.#kept.push({ place, sentence });
  }

  /** How many were found, those that were not kept included. */
  get count(): number {
    return this.#count;
  }

  get kept(): readonly Problem[] {
    return this.#kept;
  }

  /** The lines to print: one a problem, and one that counts the rest. */
  lines(): readonly string[] {
    const rest = this.#count - this.#kept.length;
    const lines = this.#kept.map(formatProblem);
    return rest === 0 ? lines : [...lines, `and ${rest} more ${rest === 1 ? 'problem' : 'problems'}`];
  }
}
