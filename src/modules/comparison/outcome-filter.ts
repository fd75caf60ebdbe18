/**
 * Which courses a comparison is over. A fixed lattice of lists, and no free ranges: two filters that differ by a few
 * patients would tell of those patients.
 */
export interface OutcomeFilter {
  readonly clinics?: readonly string[] | null;
  readonly regions?: readonly string[] | null;
  readonly practitioners?: readonly string[] | null;
  readonly protocols?: readonly string[] | null;
  readonly protocolVersions?: readonly string[] | null;
  readonly indications?: readonly string[] | null;
  readonly deliveries?: readonly string[] | null;
  readonly sexes?: readonly string[] | null;
  readonly ageBands?: readonly string[] | null;
  readonly quarters?: readonly string[] | null;
}
