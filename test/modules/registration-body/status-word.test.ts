import { describe, expect, test } from 'vitest';
import { registrationStatuses, type RegistrationStatus } from '../../../src/modules/codes/registration-status.js';
import { entitlementOf } from '../../../src/modules/registration-body/practice-right.js';
import { registrationBodies, registrationBodyOf } from '../../../src/modules/registration-body/registration-bodies.js';
import { statusOf, type StatusInRegister } from '../../../src/modules/registration-body/status-word.js';

const body = (code: string) => registrationBodyOf(code)!;

/** Said here once more, so that a change of what a word means is a decision. */
const meant: Readonly<Record<string, Readonly<Partial<Record<StatusInRegister, readonly string[]>>>>> = {
  AHPRA: {
    ACTIVE: ['Registered'],
    CONDITIONAL: ['Registered with conditions', 'Registered with undertakings'],
    NOT_PRACTISING: ['Non-practising'],
    SUSPENDED: ['Suspended'],
    LAPSED: ['Lapsed', 'Expired'],
    REMOVED: ['Surrendered', 'Cancelled', 'Disqualified'],
  },
  GMC: {
    ACTIVE: ['Registered with Licence', 'Registered with a licence to practise'],
    CONDITIONAL: [
      'Provisionally registered with Licence',
      'Registered with conditions',
      'Registered with undertakings',
    ],
    NOT_PRACTISING: [
      'Registered without Licence',
      'Registered without a licence to practise',
      'Provisionally registered without Licence',
    ],
    SUSPENDED: ['Suspended'],
    LAPSED: ['Not registered - administrative reason', 'Administrative erasure'],
    REMOVED: ['Relinquished', 'Voluntary erasure', 'Erased', 'Erased after fitness to practise', 'Deceased'],
  },
  HPCSA: {
    ACTIVE: ['Active'],
    NOT_PRACTISING: ['Non-clinical'],
    SUSPENDED: ['Suspended'],
    LAPSED: ['Erased for non-payment'],
    REMOVED: ['Voluntary erasure', 'Voluntarily erased', 'Voluntarily removed', 'Erased', 'Deceased'],
  },
  MCNZ: {
    ACTIVE: ['Current'],
    CONDITIONAL: ['Conditions on scope'],
    NOT_PRACTISING: ['Inactive'],
    SUSPENDED: ['Suspended'],
    REMOVED: ['Removed'],
  },
  MDCN: {},
  NMC: {
    ACTIVE: ['Registered'],
    CONDITIONAL: [
      'Conditions of practice',
      'Conditions of practice order',
      'Interim conditions',
      'Interim conditions of practice order',
      'Undertakings',
      'Caution',
      'Caution order',
    ],
    NOT_PRACTISING: ['Not currently practising'],
    SUSPENDED: ['Suspended', 'Suspended by an FtP panel', 'Interim suspension', 'Interim suspension order'],
    LAPSED: ['Lapsed'],
    REMOVED: [
      'Voluntarily removed',
      'Removed by a fitness to practise panel',
      'Removed by a fitness to practise (FtP) panel',
      'Struck off',
    ],
  },
  NPI: { ACTIVE: ['A', 'Active'], REMOVED: ['Deactivated'] },
  RPPS: { SUSPENDED: ['Interdiction temporaire'], REMOVED: ['Radiation', 'Radié'] },
  SANC: { ACTIVE: ['Registered'], NOT_PRACTISING: ['Non-practising'], REMOVED: ['Removed'] },
  SAPC: {
    ACTIVE: ['Registered'],
    LAPSED: ['Removed for unpaid fees', 'Removed for non-payment of annual fees'],
    REMOVED: ['Removed'],
  },
};

describe('the words of a register', () => {
  test.each(registrationBodies)('$code: every word stands for one status, whatever its case and spaces', ({ code }) => {
    const expected = Object.entries(meant[code]!).flatMap(([status, words]) =>
      words.map((word) => [word, status] as const),
    );
    expect(
      body(code)
        .statusWords.map(({ word }) => word)
        .toSorted(),
    ).toEqual(expected.map(([word]) => word).toSorted());
    for (const [word, status] of expected) {
      for (const written of [word, word.toUpperCase(), `  ${word.replaceAll(' ', '  ')}. `]) {
        expect(statusOf(body(code), written), written).toEqual({ status, problem: null });
      }
    }
  });

  test('accents and dashes make no difference', () => {
    expect(statusOf(body('RPPS'), 'RADIE').status).toBe('REMOVED');
    expect(statusOf(body('SANC'), 'non practising').status).toBe('NOT_PRACTISING');
    expect(statusOf(body('GMC'), 'Not registered – Administrative reason').status).toBe('LAPSED');
  });

  test.each(registrationBodies)('$code: a word that is not known blocks, and the answer says so', (one) => {
    for (const word of ['Reinstated', 'Not active', 'Activee', 'Registered?? maybe', 'inactive pending', 'aktiv']) {
      const { status, problem } = statusOf(one, word);
      expect(status, word).toBe('UNKNOWN');
      expect(problem).toBe(`"${word}" is no status of ${one.code} that is known here, and counts as not entitled.`);
      expect(entitlementOf(one, { status, category: one.categories[0]?.name ?? null }).right).toBe('NONE');
    }
    for (const word of ['', '   ', '-']) {
      expect(statusOf(one, word)).toEqual({
        status: 'UNKNOWN',
        problem: 'The register states no status, which counts as not entitled.',
      });
    }
  });
});

describe('what a registration permits', () => {
  const of = (code: string, status: RegistrationStatus, category: string | null) =>
    entitlementOf(body(code), { status, category });

  test('of all statuses, two entitle, and one of them only once its conditions were read', () => {
    const statuses = Object.keys(registrationStatuses) as RegistrationStatus[];
    const rights = statuses.map((status) => [status, of('HPCSA', status, 'Independent Practice')] as const);
    expect(rights.filter(([, { right }]) => right !== 'NONE')).toEqual([
      ['ACTIVE', { right: 'ALONE', hasConditions: false, reasons: [] }],
      ['CONDITIONAL', { right: 'ALONE', hasConditions: true, reasons: [] }],
    ]);
    for (const [status, { right, reasons }] of rights) {
      if (right === 'NONE') expect(reasons).toEqual([registrationStatuses[status]]);
    }
  });

  test.each([
    ['HPCSA', 'Independent Practice', 'ALONE'],
    ['HPCSA', 'INDEPENDENT PRACTICE', 'ALONE'],
    ['HPCSA', 'Independent', 'ALONE'],
    ['HPCSA', 'Specialised Practice', 'ALONE'],
    ['HPCSA', 'Sub-specialised Practice', 'ALONE'],
    ['HPCSA', 'Supervised Practice', 'SUPERVISED'],
    ['HPCSA', 'Internship', 'SUPERVISED'],
    ['HPCSA', 'Public Service', 'BY_OWN_RULE'],
    ['HPCSA', 'Student', 'NONE'],
    ['HPCSA', 'Non-clinical', 'NONE'],
    ['SANC', 'Registered Nurse', 'ALONE'],
    ['SANC', 'Auxiliary Nurse', 'BY_OWN_RULE'],
    ['SAPC', 'Pharmacist Intern', 'SUPERVISED'],
    ['MDCN', 'Full', 'ALONE'],
    ['MDCN', 'Full registration', 'ALONE'],
    ['MDCN', 'Provisional', 'SUPERVISED'],
    ['GMC', 'Provisional', 'SUPERVISED'],
    ['GMC', 'GP', 'ALONE'],
    ['NMC', 'Nursing associate', 'BY_OWN_RULE'],
    ['AHPRA', 'General registration', 'ALONE'],
    ['AHPRA', 'Limited', 'SUPERVISED'],
    ['AHPRA', 'Non-practising', 'NONE'],
    ['MCNZ', 'General scope of practice', 'ALONE'],
    ['MCNZ', 'Provisional General', 'SUPERVISED'],
    ['RPPS', null, 'ALONE'],
  ] as const)('%s, %s: %s', (code, category, right) => {
    const entitlement = of(code, 'ACTIVE', category);
    expect(entitlement.right).toBe(right);
    expect(entitlement.reasons).toHaveLength(right === 'ALONE' ? 0 : 1);
  });

  test('a category that is not recorded, or not known, permits nothing where categories decide', () => {
    expect(of('HPCSA', 'ACTIVE', null).reasons).toEqual([
      'The category of registration is not recorded, and with HPCSA it decides.',
    ]);
    expect(of('HPCSA', 'ACTIVE', ' ').right).toBe('NONE');
    expect(of('HPCSA', 'ACTIVE', 'Honorary').reasons).toEqual([
      '"Honorary" is no category of HPCSA that is known here.',
    ]);
  });

  test('an NPI never permits anything, however active it is', () => {
    expect(of('NPI', 'ACTIVE', null)).toEqual({
      right: 'NONE',
      hasConditions: false,
      reasons: ['A number of National Provider Identifier (NPI) identifies; it is not a licence to practise.'],
    });
  });
});
