package aftersales_test

import (
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/aftersales/storetest"
)

func TestMemory(t *testing.T) {
	storetest.Run(t, func(*testing.T) aftersales.Store { return aftersales.NewMemory() })
}
