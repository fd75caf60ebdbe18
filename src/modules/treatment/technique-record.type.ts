import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { Requires } from '../../platform/auth/requires.js';
import type { DeliveryMode } from '../codes/delivery-mode.js';
import type { InjectionTechnique } from '../codes/injection-technique.js';
import { DeliveryModeEnum, InjectionTechniqueEnum } from '../protocol/technique.type.js';

@ObjectType('TechniqueRecord', {
  description:
    'How a session was done, as far as it was recorded; what was not recorded is null and is never inferred.',
})
@Requires('READ_PATIENTS')
export class TechniqueRecordType {
  @Field(() => InjectionTechniqueEnum, { nullable: true, description: 'The injection technique.' })
  technique!: InjectionTechnique | null;

  @Field(() => DeliveryModeEnum, { nullable: true, description: 'By which means the needle was driven.' })
  delivery!: DeliveryMode | null;

  @Field(() => Int, { nullable: true, description: 'The gauge of the needle: a higher number is a thinner needle.' })
  needleGauge!: number | null;

  @Field(() => Float, { nullable: true, description: 'The length of the needle, in mm.' })
  needleLengthMm!: number | null;

  @Field(() => Float, { nullable: true, description: 'How much of the needle went in, in mm.' })
  insertedLengthMm!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The depth at which the product was left, as the practitioner states it, in mm.',
  })
  depthMm!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The depth that follows from inserted length × sin(angle), in mm; null unless both were recorded.',
  })
  effectiveDepthMm!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The angle between needle and skin, in degrees; 90 is perpendicular.',
  })
  angleDegrees!: number | null;

  @Field(() => Float, { nullable: true, description: 'The distance between neighbouring points, in mm.' })
  spacingMm!: number | null;

  @Field(() => Float, { nullable: true, description: 'The treated area, in cm².' })
  areaCm2!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many injections were given.' })
  injections!: number | null;

  @Field(() => Float, { nullable: true, description: 'The volume of one injection, in mL.' })
  volumePerInjectionMl!: number | null;

  @Field(() => Float, { nullable: true, description: 'The volume of the whole session, in mL.' })
  totalVolumeMl!: number | null;
}

@InputType('TechniqueRecordInput', { description: 'How a session was done; leave out what was not recorded.' })
export class TechniqueRecordInput implements Partial<Omit<TechniqueRecordType, 'effectiveDepthMm'>> {
  @Field(() => InjectionTechniqueEnum, { nullable: true, description: 'The injection technique.' })
  technique?: InjectionTechnique | null;

  @Field(() => DeliveryModeEnum, { nullable: true, description: 'By which means the needle was driven.' })
  delivery?: DeliveryMode | null;

  @Field(() => Int, { nullable: true, description: 'The gauge of the needle, 25 to 34.' })
  needleGauge?: number | null;

  @Field(() => Float, { nullable: true, description: 'The length of the needle, in mm.' })
  needleLengthMm?: number | null;

  @Field(() => Float, { nullable: true, description: 'How much of the needle went in, in mm.' })
  insertedLengthMm?: number | null;

  @Field(() => Float, { nullable: true, description: 'The depth at which the product was left, in mm.' })
  depthMm?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The angle between needle and skin, in degrees; 90 is perpendicular.',
  })
  angleDegrees?: number | null;

  @Field(() => Float, { nullable: true, description: 'The distance between neighbouring points, in mm.' })
  spacingMm?: number | null;

  @Field(() => Float, { nullable: true, description: 'The treated area, in cm².' })
  areaCm2?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many injections were given.' })
  injections?: number | null;

  @Field(() => Float, { nullable: true, description: 'The volume of one injection, in mL.' })
  volumePerInjectionMl?: number | null;

  @Field(() => Float, { nullable: true, description: 'The volume of the whole session, in mL.' })
  totalVolumeMl?: number | null;
}
