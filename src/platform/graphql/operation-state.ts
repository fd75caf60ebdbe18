/** What one running operation has come to: whether its transaction must be rolled back, though it threw nothing. */
export class OperationState {
  #isRefused = false;

  get isRefused(): boolean {
    return this.#isRefused;
  }

  refuse(): void {
    this.#isRefused = true;
  }
}
