import type { Loader, LoggerInterface } from 'vega';
import type { TopLevelSpec } from 'vega-lite';
import { accessibleSvg } from './accessible-svg.js';
import { chartConfig } from './chart-theme.js';
import { textWidth } from './text-width.js';

/** A picture before it is drawn. */
export interface Chart {
  /** Names the picture: its `<title>`. What stands written above it is the spec's own title. */
  readonly title: string;
  /** Says in words what the picture shows, for those who do not see it: its `<desc>`. */
  readonly description: string;
  /** Vega-Lite, with its rows inline. */
  readonly spec: TopLevelSpec;
}

/** A picture of more rows is no longer read, and takes the process more than a second. */
const MOST_ROWS = 20_000;

/**
 * The chart as one complete `<svg>` document without scripts, fonts or references: for a page, a file or a printed report.
 * The same chart gives the same bytes.
 *
 * @throws Error when the spec asks for something from outside, has too many rows, or Vega finds anything to complain about:
 *   a picture that is only half right is not given out.
 */
export async function drawChart({ title, description, spec }: Chart): Promise<string> {
  const rows = rowsOf(spec);
  if (rows > MOST_ROWS) throw new Error(`A chart has at most ${MOST_ROWS} rows; this one has ${rows}.`);
  const { compile, parse, View } = await chartLibrary();
  const complaints: string[] = [];
  const logger = complaining(complaints);
  const compiled = compile(spec, { config: chartConfig, logger }).spec;
  const view = new View(parse(compiled), { renderer: 'none', loader: refusingLoader, logger });
  try {
    const drawn = await view.toSVG();
    if (complaints.length > 0) throw new Error(`The chart "${title}" cannot be drawn: ${complaints.join(' ')}`);
    return accessibleSvg(drawn, title, description);
  } finally {
    view.finalize();
  }
}

/** Vega's own estimate of text widths is set once for the process; its types do not know it. */
interface WithTextMetrics {
  readonly textMetrics: {
    canvas(use: boolean): void;
    width(item: { readonly fontSize?: number }, text: unknown): number;
  };
}

let library: Promise<Awaited<ReturnType<typeof loadChartLibrary>>> | undefined;

function chartLibrary() {
  return (library ??= loadChartLibrary());
}

/** Loaded with the first chart: a server that draws none does not wait for it. */
async function loadChartLibrary() {
  const [vega, { compile }] = await Promise.all([import('vega'), import('vega-lite')]);
  const { textMetrics } = vega as unknown as WithTextMetrics;
  textMetrics.canvas(false);
  textMetrics.width = ({ fontSize }, text) => textWidth(String(text), fontSize ?? 11);
  return { compile, parse: vega.parse, View: vega.View };
}

const refuse = () => Promise.reject(new Error('A chart loads nothing: its rows stand in the spec.'));
const refusingLoader: Loader = { load: refuse, sanitize: refuse, http: refuse, file: refuse };

/** Collects warnings and errors, which Vega writes to the console otherwise. */
function complaining(complaints: string[]): LoggerInterface {
  const logger: LoggerInterface = {
    level: () => logger as never,
    error: (...parts: readonly unknown[]) => collect(parts),
    warn: (...parts: readonly unknown[]) => collect(parts),
    info: () => logger,
    debug: () => logger,
  };
  const collect = (parts: readonly unknown[]) => {
    complaints.push(parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' '));
    return logger;
  };
  return logger;
}

/** Rows that stand inline anywhere in a spec. */
function rowsOf(part: unknown): number {
  if (typeof part !== 'object' || part === null) return 0;
  return Object.entries(part).reduce(
    (rows, [key, value]) => rows + (key === 'values' && Array.isArray(value) ? value.length : rowsOf(value)),
    0,
  );
}
