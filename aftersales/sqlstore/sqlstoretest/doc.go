// Package sqlstoretest holds the tests of package sqlstore that need a database, with the drivers that they need: it is a
// module of its own, so that sqlstore brings none. SQLite is always tested; PostgreSQL, and MySQL or MariaDB, where
// RECOURSE_POSTGRES_DSN and RECOURSE_MYSQL_DSN name a database that may be written to.
package sqlstoretest
