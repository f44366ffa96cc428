package sqlstoretest_test

import (
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/aftersales/storetest"
)

func TestStore(t *testing.T) {
	each(t, func(t *testing.T, on database) {
		storetest.Run(t, func(t *testing.T) aftersales.Store {
			store, _ := on.store(t)
			return store
		})
	})
}
