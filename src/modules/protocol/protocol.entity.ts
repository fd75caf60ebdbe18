import { defineEntity, p } from '@mikro-orm/core';
import { tenantOwned } from '../../platform/database/tenant-owned.js';

const ProtocolSchema = defineEntity({
  name: 'Protocol',
  properties: {
    ...tenantOwned,
    code: p.text(),
    name: p.text(),
    indication: p.text(),
    version: p.integer().version(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** What the chain agreed to do for an indication. What exactly stands in its versions, of which the newest is in force. */
export class Protocol extends ProtocolSchema.class {}
ProtocolSchema.setClass(Protocol);
