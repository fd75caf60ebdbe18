/** What one running operation has come to: whether its transaction must be rolled back, though it threw nothing. */
export class OperationState {
  /** What was done before the transaction began, by the response key of the mutation that it was done for. */
  readonly prepared: ReadonlyMap<string, unknown>;
  #isRefused = false;

  constructor(prepared: ReadonlyMap<string, unknown> = new Map()) {
    this.prepared = prepared;
  }

  get isRefused(): boolean {
    return this.#isRefused;
  }

  refuse(): void {
    this.#isRefused = true;
  }
}
