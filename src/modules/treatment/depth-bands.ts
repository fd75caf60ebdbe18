import type { InjectionTechnique } from '../codes/injection-technique.js';

/** Between which depths a technique claims to leave its product, in mm below the skin. */
export interface DepthBand {
  /** Null where no source names the least depth. */
  readonly minMm: number | null;
  readonly maxMm: number;
  readonly source: string;
}

const beautyTraining = 'Beauty Training Portal, course on mesotherapy techniques';
const mesoderm = 'Mesoderm, techniques of mesotherapy';
const dermotherap = 'Dermotherap, Argentine classification of techniques';

/**
 * The claimed depths. Schools differ: nappage is under 1 mm in one text and 2–4 mm in another, and each has its own code
 * here. What is not listed has no band that could be cited: LIT_SIM goes into "the dermis", RETROGRADE_LINEAR "about 2 mm".
 */
export const depthBands: Partial<Readonly<Record<InjectionTechnique, DepthBand>>> = {
  EPIDERMIC: { minMm: 0, maxMm: 0.5, source: 'epidermal technique of Perrin 1995, as taught at pro.bhub.com.ua' },
  NAPPAGE_SUPERFICIAL: { minMm: 0, maxMm: 1, source: mesoderm },
  NAPPAGE: { minMm: 2, maxMm: 4, source: beautyTraining },
  PAPULE: { minMm: 1, maxMm: 2, source: `${mesoderm}; ${beautyTraining}` },
  IDS: { minMm: 0, maxMm: 2, source: dermotherap },
  IDP: { minMm: 2, maxMm: 4, source: dermotherap },
  POINT_BY_POINT: { minMm: 4, maxMm: 12, source: beautyTraining },
  HYPODERMIC_DEEP: { minMm: null, maxMm: 10, source: `${dermotherap}; ${mesoderm}` },
  LIPOLYSIS_GRID: { minMm: 6, maxMm: 13, source: 'Kybella prescribing information (FDA, 2015); Thomas 2016' },
  DRY: { minMm: 1, maxMm: 4, source: dermotherap },
};
