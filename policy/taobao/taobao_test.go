package taobao_test

import (
	"testing"

	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/modelcheck"
	"github.com/recourse-go/recourse/policy/policytest"
	"github.com/recourse-go/recourse/policy/story/storytest"
	"github.com/recourse-go/recourse/policy/taobao"
)

func TestPolicy(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	for _, p := range taobao.Versions() {
		t.Run(p.Version, func(t *testing.T) { policytest.Run(t, p) })
	}
}

func TestDoc(t *testing.T) { policytest.Doc(t, "doc.go", taobao.Policy()) }

func TestModel(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	modelcheck.Run(t, taobao.Policy())
}

func TestStories(t *testing.T) { storytest.Run(t, set(t), taobao.Stories) }

func TestRows(t *testing.T) {
	storytest.Rows(t, taobao.Policy(), set(t), taobao.Stories, rows())
}

// The rows of what is no longer in force.
func TestRows_earliest(t *testing.T) {
	storytest.Rows(t, taobao.Versions()[0], set(t), taobao.Stories, rowsOfBefore())
}

func set(t *testing.T) *policy.Set {
	t.Helper()
	s, err := policy.NewSet(taobao.Versions()...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
