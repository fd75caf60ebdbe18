import type { Chart } from '../../../platform/charts/draw-chart.js';

/** A picture that says that there is nothing to show: a front end needs no case of its own for it. */
export function emptyChart(protocol: string): Chart {
  const sentence = 'No session with a recorded technique is in the report.';
  return {
    title: protocol,
    description: sentence,
    spec: {
      width: 480,
      height: 60,
      data: { values: [{}] },
      mark: { type: 'text', align: 'left', fontSize: 14 },
      encoding: { x: { value: 8 }, y: { value: 30 }, text: { value: sentence } },
    },
  };
}
