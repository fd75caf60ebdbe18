import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { deviationSeverities, type DeviationSeverity } from '../codes/deviation-severity.js';
import type { TechniqueParameter } from '../codes/technique-parameter.js';
import type { Deviation } from '../deviation/conformity.js';
import { TechniqueParameterEnum } from '../protocol/technique.type.js';

const DeviationSeverityEnum = describedEnum(
  'DeviationSeverity',
  'How far a session departs from its protocol in one parameter.',
  deviationSeverities,
);

@ObjectType('Deviation', {
  description: 'One parameter in which a session lies outside the protocol version that it was done under.',
})
@Requires('READ_PATIENTS')
export class DeviationType implements Deviation {
  @Field(() => TechniqueParameterEnum, { description: 'What departs.' })
  parameter!: TechniqueParameter;

  @Field(() => String, { description: 'What the protocol asks for, as in `3.5 to 4.5 mm`.' })
  expected!: string;

  @Field(() => String, { description: 'What was recorded, as in `6 mm`.' })
  actual!: string;

  @Field(() => Float, {
    description:
      "How far outside the tolerance it lies, in tolerance units: multiples of the parameter's scale, half the tolerance's " +
      'width unless the protocol says otherwise. 1 for a code that the protocol does not name, and for any difference where ' +
      'nothing is tolerated. For a mixture from 0, the same, to 1, nothing in common.',
  })
  distance!: number;

  @Field(() => DeviationSeverityEnum, { description: 'How severe that is.' })
  severity!: DeviationSeverity;

  @Field(() => Boolean, {
    description: "True when the practitioner's approved variation of the day covers it.",
  })
  declared!: boolean;
}

@ObjectType('VariationDetection', {
  description:
    'A practitioner has left a protocol: undeclared major deviations in more of the last sessions than the organization ' +
    'lets pass (`Organization.variationAlertDeviations` of `variationAlertSessions`). A prompt to look, not a verdict.',
})
@Requires('READ_PATIENTS')
export class VariationDetectionType {
  @Field(() => Int, { description: "Sessions with an undeclared major deviation among the practitioner's last ones." })
  undeclared!: number;

  @Field(() => Int, { description: 'How many of the last sessions of this protocol were looked at.' })
  sessions!: number;
}
