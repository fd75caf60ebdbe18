import type { TopLevelSpec } from 'vega-lite';

/** One layer of marks in a Vega-Lite view. */
export type ChartLayer = Extract<TopLevelSpec, { readonly layer: unknown }>['layer'][number];

/** One view among several side by side. */
export type ChartPanel = Extract<TopLevelSpec, { readonly hconcat: unknown }>['hconcat'][number];
