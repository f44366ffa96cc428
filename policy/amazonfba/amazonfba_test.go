package amazonfba_test

import (
	"testing"

	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/amazonfba"
	"github.com/recourse-go/recourse/policy/modelcheck"
	"github.com/recourse-go/recourse/policy/policytest"
	"github.com/recourse-go/recourse/policy/story/storytest"
)

func TestPolicy(t *testing.T) { policytest.Run(t, amazonfba.Policy()) }

func TestDoc(t *testing.T) { policytest.Doc(t, "doc.go", amazonfba.Policy()) }

func TestModel(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	modelcheck.Run(t, amazonfba.Policy())
}

func TestStories(t *testing.T) { storytest.Run(t, set(t), amazonfba.Stories) }

func TestRows(t *testing.T) {
	storytest.Rows(t, amazonfba.Policy(), set(t), amazonfba.Stories, rows())
}

func set(t *testing.T) *policy.Set {
	t.Helper()
	s, err := policy.NewSet(amazonfba.Policy())
	if err != nil {
		t.Fatal(err)
	}
	return s
}
