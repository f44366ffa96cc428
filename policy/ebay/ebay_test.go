package ebay_test

import (
	"testing"

	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/ebay"
	"github.com/recourse-go/recourse/policy/modelcheck"
	"github.com/recourse-go/recourse/policy/policytest"
	"github.com/recourse-go/recourse/policy/story/storytest"
)

func set(t *testing.T) *policy.Set {
	t.Helper()
	s, err := policy.NewSet(ebay.Policy())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestPolicy(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	policytest.Run(t, ebay.Policy())
}

func TestDoc(t *testing.T) { policytest.Doc(t, "doc.go", ebay.Policy()) }

func TestModel(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	modelcheck.Run(t, ebay.Policy())
}

func TestStories(t *testing.T) { storytest.Run(t, set(t), ebay.Stories) }
