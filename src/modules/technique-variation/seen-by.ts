import { createHash } from 'node:crypto';
import type { Principal } from '../../platform/auth/principal.js';
import { figureNote } from '../comparison/statistics/undefined-reason.js';
import type { PractitionerTechnique, TechniqueReport } from './technique-report.js';

/** A report as its reader may see it. */
export interface SeenReport {
  readonly report: TechniqueReport;
  /** Whose figures may be drawn, named or not. */
  readonly drawn: readonly PractitionerTechnique[];
  mayName(practitionerId: string): boolean;
}

/** Fewer peers would tell who they are. */
const FEWEST_PEERS = 5;

/**
 * Practitioners are persons whose work this is. A practitioner's own key sees that practitioner's row; of the peers it
 * sees how figures are spread, and nameless marks in pictures, both only when they are at least five. Everybody else who
 * may ask sees codes, which are names to those who may see names.
 */
export function seenBy({ role, practitionerId }: Principal, report: TechniqueReport): SeenReport {
  if (role !== 'PRACTITIONER') return { report, drawn: report.practitioners, mayName: () => true };
  const own = report.practitioners.filter((each) => each.practitionerId === practitionerId);
  const peers = report.practitioners.filter((each) => each.practitionerId !== practitionerId);
  const areEnough = peers.length >= FEWEST_PEERS;
  const withheld = figureNote(
    'spread',
    'SUPPRESSED',
    `Fewer than ${FEWEST_PEERS} peers are in the report: what is told of them would tell who they are.`,
  );
  const practitioners = areEnough ? own : own.map(withoutPeers);
  return {
    report: {
      ...report,
      practitioners,
      schools: [],
      parameters: areEnough ? report.parameters : [],
      spread: areEnough ? report.spread : [],
      notes: areEnough ? report.notes : [...report.notes, withheld],
    },
    drawn: areEnough ? [...own, ...shuffled(peers)] : own,
    mayName: (id) => id === practitionerId,
  };
}

function withoutPeers(practitioner: PractitionerTechnique): PractitionerTechnique {
  const parameters = practitioner.parameters.map((profile) => ({
    ...profile,
    consistency: null,
    consistencyStandardError: null,
    fromPeers: null,
  }));
  return { ...practitioner, distanceFromPeers: null, nearest: [], parameters };
}

/** In an order that tells nothing about who they are, and is the same each time. */
function shuffled(peers: readonly PractitionerTechnique[]): readonly PractitionerTechnique[] {
  const keyOf = ({ practitionerId }: PractitionerTechnique) =>
    createHash('sha256').update(practitionerId).digest('hex');
  return peers.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
