import type { Scene } from '../scene/scene.ts';
import type { ServerName } from '../servers/catalogue.ts';

export type OperationName = 'point' | 'nested' | 'page' | 'recordSession';

/** Servers answer our contract; PostGraphile answers the schema that it makes of the tables. */
export type Dialect = 'contract' | 'postgraphile';

/** Cursors of pages that follow one another, by organization, as the server gives them; null before the first page. */
export type PageCursors = readonly (readonly (string | null)[])[];

/** What the variables of a request are made from. */
export interface Surroundings {
  readonly scene: Scene;
  readonly cursors: PageCursors;
}

export interface Request {
  /** Position in the scene of the organization that asks. */
  readonly organization: number;
  readonly variables: object;
}

/** The same question in one of the dialects. */
export interface Question {
  readonly document: string;
  /** The variables of the request with this number. Numbers spread over organizations and records. */
  readonly request: (surroundings: Surroundings, number: number) => Request;
  /** A request for a record of another organization: it must be told nothing. */
  readonly foreign?: (surroundings: Surroundings) => Request;
}

export interface Operation {
  readonly name: OperationName;
  readonly title: string;
  readonly benchmark: 'reads' | 'writes';
  readonly connections: number;
  /** How every right answer begins; what begins otherwise counts as failed. */
  readonly start: string;
  /** Throughput to reach, as a multiple of the other server's. */
  readonly targets: Readonly<Partial<Record<ServerName, number>>>;
  /** How many pages the requests go round over, when they do. */
  readonly pages?: number;
  readonly contract: Question;
  readonly postgraphile: Question & {
    /** PostGraphile's answer in the words of our contract. `ours` gives what it cannot spell at all. */
    readonly translate: (answer: never, ours: never) => unknown;
  };
}
