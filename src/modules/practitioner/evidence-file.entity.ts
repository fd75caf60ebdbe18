import { defineEntity, p } from '@mikro-orm/core';
import { tenantJoin, tenantOwned } from '../../platform/database/tenant-owned.js';
import type { EvidenceMediaType } from './evidence-content.js';
import { Practitioner } from './practitioner.entity.js';

const EvidenceFileSchema = defineEntity({
  name: 'EvidenceFile',
  properties: {
    ...tenantOwned,
    practitioner: () =>
      p
        .manyToOne(Practitioner)
        .joinColumns(...tenantJoin('practitioner_id'))
        .ref(),
    name: p.text(),
    mediaType: p.text().$type<EvidenceMediaType>(),
    byteSize: p.integer(),
    sha256: p.text(),
    content: p.blob().columnType('bytea').lazy(),
    recordedAt: p.datetime(),
  },
});

/** A file that somebody saw when they checked a registration, such as a picture of the register's page. Never changed. */
export class EvidenceFile extends EvidenceFileSchema.class {}
EvidenceFileSchema.setClass(EvidenceFile);
