import { Field, InputType, registerEnumType } from 'type-graphql';
import type { Direction, Order } from '../reads/ordering.js';
import { describedEnum } from './described-enum.js';

const DirectionEnum = describedEnum('OrderDirection', 'Which way a list runs.', {
  ASC: 'Smallest, earliest or first by letter first; what is not recorded comes last.',
  DESC: 'Largest, latest or last by letter first; what is not recorded comes first.',
});

/**
 * The input type `<Name>Order` over the fields that a list can be ordered by: GraphQL name to row property and
 * description, e.g. `{ STARTED_ON: ['startedOn', 'The day it began.'] }`.
 */
export function OrderOf(
  name: string,
  fields: Readonly<Record<string, readonly [property: string, description: string]>>,
) {
  const FieldEnum = Object.fromEntries(Object.entries(fields).map(([code, [property]]) => [code, property]));
  registerEnumType(FieldEnum, {
    name: `${name}OrderField`,
    description: `What a list of ${name} records can be ordered by.`,
    valuesConfig: Object.fromEntries(Object.entries(fields).map(([code, [, description]]) => [code, { description }])),
  });

  @InputType(`${name}Order`, { description: `One step of an ordering of ${name} records. Ties are settled by the id.` })
  class OrderInput implements Order {
    @Field(() => FieldEnum, { description: 'What to order by.' })
    field!: string;

    @Field(() => DirectionEnum, { description: 'Which way.', defaultValue: 'ASC' })
    direction!: Direction;
  }
  return OrderInput;
}
