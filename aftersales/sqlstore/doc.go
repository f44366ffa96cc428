// Package sqlstore keeps after-sales in the tables of a PostgreSQL, MySQL, MariaDB or SQLite database of one's own, by
// database/sql alone: the caller brings the driver.
//
//	store, err := sqlstore.New(db, sqlstore.PostgreSQL, sqlstore.Config{})
//	err = store.Migrate(ctx)
//	desk, err := aftersales.NewDesk(aftersales.Config{Store: store, Policies: policies})
//
// A dossier is one JSON document, in a row with what is looked for: its order's id, the last entry, the next deadline, how
// many cases are open, when it was last changed. Log entries and effects that are not done are rows of their own, and so is
// every child order and case, for [Store.List]. Instants are microseconds since 1970, UTC.
//
// [Store.Update] decides about the dossier as this process saved it last, or else reads it, and saves only if the order is
// still that: on PostgreSQL by one statement, elsewhere in a transaction of a few. Nothing is ever refused by what may be
// out of date. Goroutines of one process that want the same order wait for one another; of several processes one saves, and
// the others decide anew, the second time with the row locked. What the database breaks off is begun again, a bounded
// number of times. [Store.In] is the same inside a transaction of the caller's, once, without a commit.
//
// What a process keeps in memory it goes on with where the log goes on, so a dossier is mended by hand only while no process
// runs. Old entries of the log may be deleted: a process that misses them reads the dossier instead.
//
// [Store.Sweep] moves the orders whose deadlines have passed by the hundred, in a transaction that locks them and passes by
// what others have locked; [Store.Claim] leases effects likewise. A process that is killed in between leaves nothing half
// done: what it locked is free at once, what it leased when the lease ends.
//
// [Migrations] prints the tables for one's own migration tool. Errors of the database are wrapped, with what was being
// done; beside them there are *[ConfigError], *[ConflictError], *[UncertainError], *[ReferenceError], *[SchemaError], and
// those of package aftersales.
package sqlstore
