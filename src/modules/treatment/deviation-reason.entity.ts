import { defineEntity, p } from '@mikro-orm/core';
import { tenantOwned } from '../../platform/database/tenant-owned.js';
import type { DeviationReasonKind } from '../codes/deviation-reason-kind.js';

const DeviationReasonSchema = defineEntity({
  name: 'DeviationReason',
  properties: {
    ...tenantOwned,
    sessionId: p.uuid(),
    clinicId: p.uuid(),
    reason: p.text().$type<DeviationReasonKind>(),
    note: p.text().nullable(),
    givenAt: p.datetime(),
    givenByRole: p.text(),
    keyId: p.uuid().nullable(),
  },
});

/** Why a session departed from its protocol, told afterwards. The newest counts; none is ever changed. */
export class DeviationReason extends DeviationReasonSchema.class {}
DeviationReasonSchema.setClass(DeviationReason);
