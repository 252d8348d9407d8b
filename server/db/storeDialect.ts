/** SQLite for Kysely as the store needs it: statements kept, and transactions that end as SQLite ends them. */
import type Database from 'better-sqlite3'
import { SqliteAdapter, SqliteDialect, SqliteDriver, type DatabaseConnection, type Driver } from 'kysely'
import { preparedOnce } from './preparedOnce.js'

/** Works on an open file, which is closed with `db.destroy()`. */
export class StoreDialect extends SqliteDialect {
  constructor(private readonly file: Database.Database) {
    super({ database: preparedOnce(file) })
  }

  override createDriver(): Driver {
    return new StoreDriver(this.file)
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter()
  }
}

class StoreDriver extends SqliteDriver {
  constructor(private readonly file: Database.Database) {
    super({ database: preparedOnce(file) })
  }

  /** A transaction that ended by itself, as where the disk is full, isn't rolled back again: that error would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.file.inTransaction) await super.rollbackTransaction(connection)
  }
}

/** Brings an older file up to date as a whole or not at all: SQLite undoes what it made of tables, which Kysely denies. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}
