import type { TrainingSchool } from '../../../src/modules/codes/training-school.js';
import type {
  ParameterAsked,
  PractitionerFigures,
  TechniqueFiguresShown,
} from '../../../src/modules/technique-variation/charts/technique-figures-shown.js';

const asked: readonly ParameterAsked[] = [
  { parameter: 'TECHNIQUE', target: null, min: null, max: null, unit: null },
  { parameter: 'DELIVERY', target: null, min: null, max: null, unit: null },
  { parameter: 'AREA', target: null, min: null, max: null, unit: null },
  { parameter: 'NEEDLE_GAUGE', target: 30, min: 29, max: 32, unit: 'G' },
  { parameter: 'NEEDLE_LENGTH_MM', target: 4, min: 4, max: 6, unit: 'mm' },
  { parameter: 'DEPTH_MM', target: 4, min: 3, max: 5, unit: 'mm' },
  { parameter: 'ANGLE_DEGREES', target: 45, min: 30, max: 60, unit: '°' },
  { parameter: 'SPACING_MM', target: 10, min: 8, max: 15, unit: 'mm' },
  { parameter: 'INJECTIONS', target: 60, min: 40, max: 80, unit: null },
  { parameter: 'VOLUME_PER_INJECTION_ML', target: 0.05, min: 0.03, max: 0.08, unit: 'mL' },
  { parameter: 'TOTAL_VOLUME_ML', target: 3, min: 2, max: 4, unit: 'mL' },
  { parameter: 'COCKTAIL', target: null, min: null, max: null, unit: null },
];

const schools: readonly (TrainingSchool | null)[] = ['ITALIAN', 'FRENCH', 'SOUTH_AMERICAN', null, 'FRENCH'];

/** So many practitioners of four schools; everybody's figures follow from their place, and each 17th cell is not recorded. */
export function figuresOf(count: number, months = 18): TechniqueFiguresShown {
  return {
    protocol: { code: 'CELL-2', name: 'Cellulite of the thighs' },
    parameters: asked,
    practitioners: Array.from({ length: count }, (_, place) => practitioner(place, months)),
  };
}

function practitioner(place: number, months: number): PractitionerFigures {
  return {
    code: `P-${place + 1}`,
    school: schools[place % schools.length]!,
    courses: 12 + ((place * 7) % 41),
    sessions: 6 * (12 + ((place * 7) % 41)),
    distanceFromProtocol: wave(place) * 0.4,
    parameters: asked.map((parameter, column) => figuresFor(parameter, place, column)),
    drift: Array.from({ length: months }, (_, month) => month)
      .filter((month) => (place * 5 + month) % 11 > 0)
      .map((month) => ({
        month: `${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
        courses: 3,
        distance: Math.max(
          0,
          0.1 + wave(place) * 0.35 + (wave(place * 13 + month) - 0.5) * 0.08 + month * 0.006 * (wave(place + 3) - 0.4),
        ),
      })),
  };
}

function figuresFor({ parameter, target, min, max }: ParameterAsked, place: number, column: number) {
  if ((place * 12 + column) % 17 === 0) {
    return { parameter, n: 0, mean: null, sd: null, signedMean: null, fromProtocol: null };
  }
  const fromProtocol = wave(place * 31 + column * 7) ** 3 * 0.9;
  if (target === null || min === null || max === null) {
    return { parameter, n: 40, mean: null, sd: null, signedMean: null, fromProtocol };
  }
  const signedMean = (wave(place * 3 + column) - 0.5) * 4 * fromProtocol;
  const half = (max - min) / 2;
  return {
    parameter,
    n: 40,
    mean: target + signedMean * half,
    sd: half * (0.1 + fromProtocol),
    signedMean,
    fromProtocol,
  };
}

/** Between 0 and 1, different for each number, the same each time. */
function wave(number: number): number {
  return (Math.sin(number * 12.9898) + 1) / 2;
}
