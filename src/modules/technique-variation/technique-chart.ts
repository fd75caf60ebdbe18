/** Pictures of how a protocol is delivered. Each code with what it shows. */
export const techniqueCharts = {
  HEATMAP: 'Practitioners against parameters: how far each lies from the protocol, and in which direction.',
  PROFILE: 'Each measured parameter: the practitioners’ means with intervals beside target and tolerance.',
  DRIFT: 'Each practitioner’s distance from the protocol, month by month.',
} as const satisfies Record<string, string>;

export type TechniqueChart = keyof typeof techniqueCharts;
