import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import { ConnectionOf } from '../../platform/graphql/connection.type.js';
import { NodeType } from '../../platform/graphql/node.type.js';
import { OrderOf } from '../../platform/graphql/order.type.js';
import { Payload } from '../../platform/graphql/user-error.type.js';
import { IndicationScalar } from '../outcome-measure/indication.scalar.js';
import type { Protocol } from './protocol.entity.js';
import { ProtocolVersionInput } from './protocol-version.type.js';

@ObjectType('Protocol', {
  implements: NodeType,
  description: 'What the chain agreed to do for an indication. What exactly stands in its versions.',
})
@Requires('READ_PROTOCOLS')
export class ProtocolType extends NodeType implements Pick<Protocol, 'code' | 'name' | 'indication' | 'version'> {
  @Field(() => String, { description: "The chain's own code for it; it names the protocol in comparisons." })
  code!: string;

  @Field(() => String, { description: 'The name by which people know it.' })
  name!: string;

  @Field(() => IndicationScalar, { description: 'What it treats.' })
  indication!: string;

  @Field(() => Int, { description: 'Counts the changes of this record; its editions are `versions`.' })
  version!: number;
}

export const ProtocolConnection = ConnectionOf('Protocol', () => ProtocolType);

export const ProtocolOrder = OrderOf('Protocol', {
  CODE: ['code', "The chain's code."],
  NAME: ['name', 'The name.'],
  INDICATION: ['indication', 'What it treats.'],
  CREATED: ['createdAt', 'When it was created here.'],
});

@InputType('ProtocolFilter', { description: 'Which protocols; all conditions must hold.' })
export class ProtocolFilter {
  @Field(() => [String], { nullable: true, description: 'With one of these codes.' })
  codes?: string[] | null;

  @Field(() => IndicationScalar, { nullable: true, description: 'Treating this.' })
  indication?: string | null;
}

@InputType('CreateProtocolInput', { description: 'A new protocol with its first version, as a draft.' })
export class CreateProtocolInput extends ProtocolVersionInput {
  @Field(() => String, {
    description: 'Short code, unique in the organization; it also names the protocol in comparisons.',
  })
  code!: string;

  @Field(() => String, { description: 'The name by which people know it.' })
  name!: string;

  @Field(() => IndicationScalar, { description: 'What it treats.' })
  indication!: string;
}

@ObjectType('CreateProtocolPayload', { description: 'The new protocol, or why there is none.' })
export class CreateProtocolPayload extends Payload {
  @Field(() => ProtocolType, {
    nullable: true,
    description: 'The protocol as stored, with version 1 as a draft; null when refused.',
  })
  protocol?: ProtocolType | null;
}
