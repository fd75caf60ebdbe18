import { inverse, scaledCholesky } from './scaled-cholesky.js';
import { connectedParts } from './treated-cell.js';

/** Whether what was done can be told apart from who did it. */
export const separabilities = {
  SEPARABLE: 'Several practitioners did both, so that what was done can be told apart from who did it.',
  WEAK: 'Hardly anybody did both: the estimate rests on one practitioner, or on less than a tenth of what the courses tell.',
  ALIASED: 'Nobody links the two sides: whatever differs may be what was done or who did it, and no estimate is given.',
} as const;

export type Separability = keyof typeof separabilities;

/** Courses of one practitioner with one technique, or in any other group that is compared. */
export interface TechniqueCount {
  readonly technique: string;
  readonly practitioner: string;
  readonly n: number;
}

export interface SeparabilityReport {
  /** The worst of the contrasts; null when there is but one technique. */
  readonly verdict: Separability | null;
  /** How many practitioners use each technique. */
  readonly practitionersOf: ReadonlyMap<string, number>;
  /** How many techniques each practitioner uses. */
  readonly techniquesOf: ReadonlyMap<string, number>;
  /** Parts of the picture that joins practitioners to their techniques; contrasts across parts are aliased. */
  readonly parts: number;
  /** One for each pair of techniques. */
  readonly contrasts: readonly SeparabilityContrast[];
}

export interface SeparabilityContrast {
  readonly first: string;
  readonly second: string;
  readonly verdict: Separability;
  /** Practitioners who use both. */
  readonly sharedPractitioners: number;
  /** Precision of the comparison within practitioners as a share of that without regard to them, in [0, 1]. */
  readonly informationShare: number;
}

/** Below this share the standard error more than triples: the usual limit of 10 for the inflation of a variance. */
const smallestInformationShare = 0.1;

/**
 * The verdict on every pair of techniques. ALIASED: no chain of practitioners and techniques leads from one to the other, so
 * no estimate within practitioners exists. WEAK: the chain breaks when one practitioner is left out, so that person's habits
 * are the estimate; or less than a tenth of the information lies within practitioners. Else SEPARABLE.
 *
 * The share is the efficiency factor of a block design with practitioners as blocks, (1/n₁ + 1/n₂) over the variance of the
 * contrast within blocks: John & Williams (1995), Cyclic and Computer Generated Designs, section 2.3.
 */
export function separability(counts: readonly TechniqueCount[]): SeparabilityReport {
  const filled = counts.filter(({ n }) => n > 0);
  const techniques = [...new Set(filled.map(({ technique }) => technique))].toSorted();
  const contrasts = techniques.flatMap((first, index) =>
    techniques.slice(index + 1).map((second) => contrastOf(filled, first, second)),
  );
  return {
    verdict: worstOf(contrasts.map(({ verdict }) => verdict)),
    practitionersOf: distinct(filled, 'technique', 'practitioner'),
    techniquesOf: distinct(filled, 'practitioner', 'technique'),
    parts: connectedParts(linksOf(filled)),
    contrasts,
  };
}

/** The verdict from the share of information and from how many can be left out before nothing is left. */
export function separabilityOf(linkingPractitioners: number, informationShare: number): Separability {
  if (linkingPractitioners < 1 || informationShare <= 0) return 'ALIASED';
  return linkingPractitioners < 2 || informationShare < smallestInformationShare ? 'WEAK' : 'SEPARABLE';
}

function worstOf(verdicts: readonly Separability[]): Separability | null {
  return (['ALIASED', 'WEAK', 'SEPARABLE'] as const).find((verdict) => verdicts.includes(verdict)) ?? null;
}

function contrastOf(counts: readonly TechniqueCount[], first: string, second: string): SeparabilityContrast {
  const users = (technique: string) =>
    new Set(counts.filter((count) => count.technique === technique).map(({ practitioner }) => practitioner));
  const [ofFirst, ofSecond] = [users(first), users(second)];
  const reached = reachable(counts, first);
  const isLinked = reached.has(second);
  const informationShare = isLinked ? efficiency(counts, [...reached].toSorted(), first, second) : 0;
  const practitioners = [...new Set(counts.map(({ practitioner }) => practitioner))];
  const restsOnOne = practitioners.some(
    (left) =>
      !reachable(
        counts.filter(({ practitioner }) => practitioner !== left),
        first,
      ).has(second),
  );
  return {
    first,
    second,
    verdict: separabilityOf(isLinked ? (restsOnOne ? 1 : 2) : 0, informationShare),
    sharedPractitioners: [...ofFirst].filter((practitioner) => ofSecond.has(practitioner)).length,
    informationShare,
  };
}

/** All techniques that a chain of practitioners joins to the given one, itself included. */
function reachable(counts: readonly TechniqueCount[], from: string): ReadonlySet<string> {
  const reached = new Set([from]);
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    const linking = new Set(
      counts.filter(({ technique }) => reached.has(technique)).map(({ practitioner }) => practitioner),
    );
    for (const { technique, practitioner } of counts) if (linking.has(practitioner)) reached.add(technique);
  }
  return reached;
}

/** (1/n₁ + 1/n₂) / l′C⁻l with C = diag(n) − Σⱼ nⱼnⱼ′/nⱼ. over connected techniques; leaving one out makes C invertible. */
function efficiency(
  counts: readonly TechniqueCount[],
  techniques: readonly string[],
  first: string,
  second: string,
): number {
  const total = (technique: string) =>
    counts.reduce((sum, count) => sum + (count.technique === technique ? count.n : 0), 0);
  const others = techniques.filter((technique) => technique !== second);
  const blocks = [...Map.groupBy(counts, ({ practitioner }) => practitioner).values()].map((own) => ({
    size: own.reduce((sum, { n }) => sum + n, 0),
    of: new Map(own.map(({ technique, n }) => [technique, n])),
  }));
  const information = others.map((row, index) =>
    others.slice(0, index + 1).map((column) => {
      const shared = blocks.reduce((sum, { size, of }) => sum + ((of.get(row) ?? 0) * (of.get(column) ?? 0)) / size, 0);
      return (row === column ? total(row) : 0) - shared;
    }),
  );
  const decomposition = scaledCholesky(information);
  if (decomposition.dependent.length > 0) return 0;
  const position = others.indexOf(first);
  const variance = inverse(decomposition)[position]![position]!;
  return Math.min(1, (1 / total(first) + 1 / total(second)) / variance);
}

function distinct(
  counts: readonly TechniqueCount[],
  of: 'technique' | 'practitioner',
  what: 'technique' | 'practitioner',
) {
  return new Map(
    [...Map.groupBy(counts, (count) => count[of])].map(([key, own]) => [
      key,
      new Set(own.map((count) => count[what])).size,
    ]),
  );
}

function linksOf(counts: readonly TechniqueCount[]) {
  return counts.map(({ technique, practitioner }) => ({ group: technique, practitioner }));
}
