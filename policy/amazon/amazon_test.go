package amazon_test

import (
	"testing"

	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/amazon"
	"github.com/recourse-go/recourse/policy/amazonfba"
	"github.com/recourse-go/recourse/policy/modelcheck"
	"github.com/recourse-go/recourse/policy/policytest"
	"github.com/recourse-go/recourse/policy/story/storytest"
)

func TestPolicy(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	policytest.Run(t, amazon.Policy())
}

func TestDoc(t *testing.T) { policytest.Doc(t, "doc.go", amazon.Policy()) }

func TestModel(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	modelcheck.Run(t, amazon.Policy())
}

func TestStories(t *testing.T) { storytest.Run(t, set(t), amazon.Stories) }

func TestRows(t *testing.T) { storytest.Rows(t, amazon.Policy(), set(t), amazon.Stories, rows()) }

// set holds both policies: one order may have children of each.
func set(t *testing.T) *policy.Set {
	t.Helper()
	s, err := policy.NewSet(amazon.Policy(), amazonfba.Policy())
	if err != nil {
		t.Fatal(err)
	}
	return s
}
