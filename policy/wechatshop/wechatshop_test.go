package wechatshop_test

import (
	"testing"

	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/modelcheck"
	"github.com/recourse-go/recourse/policy/policytest"
	"github.com/recourse-go/recourse/policy/story/storytest"
	"github.com/recourse-go/recourse/policy/wechatshop"
)

func TestPolicy(t *testing.T) { policytest.Run(t, wechatshop.Policy()) }

func TestDoc(t *testing.T) { policytest.Doc(t, "doc.go", wechatshop.Policy()) }

func TestModel(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	modelcheck.Run(t, wechatshop.Policy())
}

func TestStories(t *testing.T) { storytest.Run(t, set(t), wechatshop.Stories) }

func TestRows(t *testing.T) {
	storytest.Rows(t, wechatshop.Policy(), set(t), wechatshop.Stories, rows())
}

func set(t *testing.T) *policy.Set {
	t.Helper()
	s, err := policy.NewSet(wechatshop.Policy())
	if err != nil {
		t.Fatal(err)
	}
	return s
}
