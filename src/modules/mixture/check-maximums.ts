import {
  addDecimals,
  compareDecimals,
  decimal,
  formatDecimal,
  multiplyDecimals,
  zero,
  type Decimal,
} from '../../platform/decimal.js';
import { amountMg } from '../protocol/amount.js';
import { maximaOf, type MaximumAmount, type MaximumUnit } from './maximum-amounts.js';
import { weighed, type MixtureFinding, type MixtureFindingCode } from './mixture-finding.js';
import type { MixtureComponent, MixtureQuestion } from './mixture-question.js';
import { substanceName } from './substance-groups.js';

const unitWords: Readonly<Record<MaximumUnit, string>> = {
  MG: 'mg',
  IU: 'IU',
  ML: 'mL',
  MG_PER_CM2: 'mg for each cm² treated',
  MG_PER_KG: 'mg for each kg of body weight',
};

/**
 * What each substance of a mixture comes to beside its maxima, in exact decimals. A mixture names a substance twice when it
 * comes from two vials; they count together.
 */
export function checkMaximums(question: MixtureQuestion): readonly MixtureFinding[] {
  const parts = Map.groupBy(question.components, ({ code }) => code);
  const without = [...parts.keys()].filter((code) => maximaOf(code).length === 0);
  const findings = [...parts].flatMap(([code, components]) =>
    maximaOf(code).map((maximum) => checkMaximum(maximum, components, question)),
  );
  if (without.length === 0) return findings;
  const message = `No maximum of a session is known of ${without.map(substanceName).join(', ')}: ask a pharmacist.`;
  return [...findings, unknown('MAXIMUM_UNKNOWN', without, message)];
}

function checkMaximum(
  maximum: MaximumAmount,
  components: readonly MixtureComponent[],
  { areaCm2, weightKg }: MixtureQuestion,
): MixtureFinding {
  const { substance, amount, unit } = maximum;
  const name = substanceName(substance);
  const most = `${amount} ${unitWords[unit]}`;
  const per = unit === 'MG_PER_CM2' ? areaCm2 : unit === 'MG_PER_KG' ? weightKg : 1;
  if (per == null) {
    const [code, what] =
      unit === 'MG_PER_CM2'
        ? (['AREA_NOT_STATED', 'the treated area in cm²'] as const)
        : (['WEIGHT_NOT_STATED', 'the body weight in kg'] as const);
    return unknown(code, [substance], `The maximum of ${name} is ${most}: state ${what}.`, maximum);
  }
  const limit = multiplyDecimals(decimal(String(amount)), decimal(String(per)));
  const amounts = components.map((component) => amountIn(unit, component));
  const stated = amounts.filter((one) => one !== null).reduce(addDecimals, zero);
  const found = (code: MixtureFindingCode, severity: 'BLOCK' | 'NONE', message: string): MixtureFinding => ({
    kind: 'MAXIMUM',
    code,
    substances: [substance],
    ...weighed(severity, message, maximum),
  });
  const sum = `${shortest(stated)} ${unit === 'ML' ? 'mL' : unit === 'IU' ? 'IU' : 'mg'}`;
  if (compareDecimals(stated, limit) > 0) {
    return found('ABOVE_MAXIMUM', 'BLOCK', `${sum} of ${name} exceed the maximum of ${most} in a session: give less.`);
  }
  if (amounts.includes(null)) {
    const mend =
      unit === 'ML' ? 'its volume' : `its volume, and its strength in ${unit === 'IU' ? 'IU/mL' : 'mg/mL or %'}`;
    return unknown(
      'AMOUNT_NOT_STATED',
      [substance],
      `How much ${name} a session gives cannot be reckoned, and the maximum is ${most}: state ${mend}.`,
      maximum,
    );
  }
  return found('WITHIN_MAXIMUM', 'NONE', `${sum} of ${name} do not exceed the maximum of ${most} in a session.`);
}

/** What a component adds in the unit's amount: mL, IU or mg. Null when what is stated does not tell. */
function amountIn(unit: MaximumUnit, { volumeMl, strength, strengthUnit }: MixtureComponent): Decimal | null {
  if (unit === 'ML') return volumeMl == null ? null : decimal(String(volumeMl));
  if (unit === 'IU') {
    if (volumeMl == null || strength == null || strengthUnit !== 'IU_PER_ML') return null;
    return multiplyDecimals(decimal(String(volumeMl)), decimal(String(strength)));
  }
  const milligrams = amountMg(volumeMl, strength, strengthUnit);
  return milligrams === null ? null : decimal(String(milligrams));
}

function shortest(amount: Decimal): string {
  return String(Number(formatDecimal(amount)));
}

function unknown(
  code: MixtureFindingCode,
  substances: readonly string[],
  message: string,
  maximum?: MaximumAmount,
): MixtureFinding {
  return {
    kind: 'MAXIMUM',
    severity: 'UNKNOWN',
    code,
    substances,
    message,
    source: maximum?.source ?? null,
    verified: maximum?.verified ?? false,
  };
}
