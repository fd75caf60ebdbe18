import { startOf, type Place } from './problems.js';

/** Thrown when a file, or a whole folder, cannot be read any further; told as a problem like any other. */
export class FileProblem extends Error {
  readonly place: Place;

  constructor(place: Place | string, sentence: string) {
    super(sentence);
    this.name = 'FileProblem';
    this.place = typeof place === 'string' ? startOf(place) : place;
  }
}
