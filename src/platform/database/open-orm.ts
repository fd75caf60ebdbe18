import { MikroORM, type AnyEntity, type Constructor, type EntityClass, type Options } from '@mikro-orm/core';
import { Migrator, type Migration } from '@mikro-orm/migrations';
import type { AbstractSqlDriver } from '@mikro-orm/sql';
import { TENANT_FILTER } from './tenant-owned.js';

export type SqlOrm = MikroORM<AbstractSqlDriver>;

/** What the database layer must be told about the concepts it stores. */
export interface StoredModel {
  readonly entities: readonly EntityClass<AnyEntity>[];
  readonly migrations: readonly Constructor<Migration>[];
}

/** Both walls around an organization's rows. A test takes one away to prove that the other holds alone. */
export interface Walls {
  readonly applicationFilters: boolean;
}

/** Opens MikroORM with what both databases share; `options` holds the driver and how to reach it. */
export function openOrm(model: StoredModel, walls: Walls, options: Partial<Options>): Promise<SqlOrm> {
  return MikroORM.init({
    ...options,
    entities: [...model.entities],
    filters: {
      [TENANT_FILTER]: {
        cond: ({ organizationId }: { organizationId: string }) => ({ organizationId }),
        entity: model.entities.filter(({ name }) => name !== 'Organization').map(({ name }) => name),
        default: walls.applicationFilters,
        args: true,
      },
    },
    extensions: [Migrator],
    migrations: {
      migrationsList: [...model.migrations],
      // Turning foreign keys off needs a superuser, and the migrations are written in an order that needs no such thing.
      disableForeignKeys: false,
      snapshot: false,
      transactional: true,
      allOrNothing: true,
    },
    // A filter would otherwise join every relation to look at the other row's organization, and lock it with the row.
    autoJoinRefsForFilters: false,
    // The service checks inputs itself, with messages of its own.
    validateRequired: false,
    debug: false,
    logger: () => undefined,
  } as Options) as unknown as Promise<SqlOrm>;
}
