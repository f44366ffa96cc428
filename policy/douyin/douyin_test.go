package douyin_test

import (
	"testing"

	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/douyin"
	"github.com/recourse-go/recourse/policy/modelcheck"
	"github.com/recourse-go/recourse/policy/policytest"
	"github.com/recourse-go/recourse/policy/story/storytest"
)

func TestPolicy(t *testing.T) { policytest.Run(t, douyin.Policy()) }

func TestDoc(t *testing.T) { policytest.Doc(t, "doc.go", douyin.Policy()) }

func TestModel(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	modelcheck.Run(t, douyin.Policy())
}

func TestStories(t *testing.T) { storytest.Run(t, set(t), douyin.Stories) }

func TestRows(t *testing.T) {
	storytest.Rows(t, douyin.Policy(), set(t), douyin.Stories, rows())
}

func set(t *testing.T) *policy.Set {
	t.Helper()
	s, err := policy.NewSet(douyin.Policy())
	if err != nil {
		t.Fatal(err)
	}
	return s
}
