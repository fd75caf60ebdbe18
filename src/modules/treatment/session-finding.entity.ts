import { defineEntity, p } from '@mikro-orm/core';
import { tenantJoin, tenantOwned } from '../../platform/database/tenant-owned.js';
import { Clinic } from '../clinic/clinic.entity.js';
import { RegistrationCheck } from '../practitioner/registration-check.entity.js';
import type { SessionFlag } from './session-flag.js';
import { Session } from './session.entity.js';

const SessionFindingSchema = defineEntity({
  name: 'SessionFinding',
  properties: {
    ...tenantOwned,
    session: () =>
      p
        .manyToOne(Session)
        .joinColumns(...tenantJoin('session_id'))
        .ref(),
    clinic: () =>
      p
        .manyToOne(Clinic)
        .joinColumns(...tenantJoin('clinic_id'))
        .ref(),
    flag: p.text().$type<SessionFlag>(),
    message: p.text(),
    check: () =>
      p
        .manyToOne(RegistrationCheck)
        .joinColumns(...tenantJoin('check_id'))
        .ref(),
    foundAt: p.datetime(),
  },
});

/** What was found out about a session after it was recorded. The session itself is never changed. */
export class SessionFinding extends SessionFindingSchema.class {}
SessionFindingSchema.setClass(SessionFinding);
