import { defineEntity, p } from '@mikro-orm/core';
import { tenantOwned } from '../../platform/database/tenant-owned.js';
import type { SessionFlag } from './session-flag.js';

const SessionFindingSchema = defineEntity({
  name: 'SessionFinding',
  properties: {
    ...tenantOwned,
    sessionId: p.uuid(),
    clinicId: p.uuid(),
    flag: p.text().$type<SessionFlag>(),
    message: p.text(),
    /** The check of a registration that found it out. */
    checkId: p.uuid(),
    foundAt: p.datetime(),
  },
});

/** What was found out about a session after it was recorded. The session itself is never changed. */
export class SessionFinding extends SessionFindingSchema.class {}
SessionFindingSchema.setClass(SessionFinding);
