import { defineEntity, p } from '@mikro-orm/core';

const place = {
  organizationId: p.uuid().primary(),
  protocolVersionId: p.uuid().primary(),
  /** Who did the sessions. */
  practitionerId: p.uuid().primary(),
  clinicId: p.uuid().primary(),
  /** The first day of the month in which the courses started. */
  month: p.date().primary(),
  /** The areas of a unit's first session, sorted and joined by `|`; empty when none was recorded. */
  area: p.text().primary(),
};

const sum = () => p.decimal().columnType('numeric');

const TechniqueCellSchema = defineEntity({
  name: 'TechniqueCell',
  properties: {
    ...place,
    sessions: p.integer(),
    /** Sessions with a planned parameter recorded; of them those without a deviation. */
    recorded: p.integer(),
    following: p.integer(),
    /** Deviating sessions whose every deviation is declared, and those with a documented clinical indication. */
    declared: p.integer(),
    indicated: p.integer(),
    /** Sessions whose version plans anything, and the sum of their coverages. */
    planned: p.integer(),
    coverage: sum(),
    /** Units: what a practitioner did of a course. Those with a distance, and the sums of their mean distances and squares. */
    courses: p.integer(),
    compared: p.integer(),
    distance: sum(),
    distanceSquares: sum(),
  },
});

/** How the courses that a practitioner began in a month at a clinic lie to their version. Sums merge by adding. */
export class TechniqueCell extends TechniqueCellSchema.class {}
TechniqueCellSchema.setClass(TechniqueCell);

const TechniqueParameterCellSchema = defineEntity({
  name: 'TechniqueParameterCell',
  properties: {
    ...place,
    parameter: p.text().primary(),
    /** Empty for the parameter itself, else one of its values: a code, or several joined by `|`. */
    category: p.text().primary(),
    /** Sessions in which it was recorded; of them those outside the tolerance. */
    sessions: p.integer(),
    outside: p.integer(),
    /** Units in which it was recorded, and those that have a distance and a signed departure. */
    courses: p.integer(),
    compared: p.integer(),
    departed: p.integer(),
    /** Sums over the units of their means, and of the means' squares; the share is that of a unit's sessions of a category. */
    share: sum(),
    amount: sum(),
    amountSquares: sum(),
    distance: sum(),
    distanceSquares: sum(),
    departure: sum(),
    departureSquares: sum(),
  },
});

/** The same for each parameter of the technique, and for each value of a parameter of codes. */
export class TechniqueParameterCell extends TechniqueParameterCellSchema.class {}
TechniqueParameterCellSchema.setClass(TechniqueParameterCell);
