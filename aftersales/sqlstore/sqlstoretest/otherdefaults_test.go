package sqlstoretest_test

import "testing"

// The same crowd, where a database's sessions are set otherwise: transactions that are serializable by default, and InnoDB
// that refuses to lock a row which has changed since the statement's view.
func TestMixedByOtherDefaults(t *testing.T) {
	for _, on := range databases()[1:] {
		t.Run(on.name, func(t *testing.T) {
			on.set = map[string]string{"postgres": "default_transaction_isolation=serializable", "mysql": "innodb_snapshot_isolation=ON"}[on.name]
			if err := on.open(t, on.dsn(t)).PingContext(ctx); err != nil {
				t.Skipf("%v: the server has no such setting", err)
			}
			testMixed(t, on)
		})
	}
}
