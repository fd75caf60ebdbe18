/** The `data` of an answer as the database wrote it: text that goes out as it is. Parsed only for whoever looks inside. */
export class FinishedJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toJSON(): unknown {
    return JSON.parse(this.text) as unknown;
  }
}
