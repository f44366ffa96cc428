package taobao_test

import (
	"os"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/modelcheck"
	"github.com/recourse-go/recourse/policy/taobao"
)

func TestProbe(t *testing.T) {
	if os.Getenv("PROBE") == "" {
		t.Skip()
	}
	p := taobao.Policy()
	for _, variant := range []string{"as is", "no ruled", "no ruled, no alarms"} {
		switch variant {
		case "no ruled":
			delete(p.Deadlines, "replacement_ruled")
		case "no ruled, no alarms":
			for _, n := range []string{"refund_by_law", "unlawful_delay", "return_delay", "prepaid_delay"} {
				delete(p.Deadlines, n)
			}
		}
		set, _ := policy.NewSet(p)
		for _, k := range []aftersales.Kind{"refund_only", "return_refund"} {
			at := time.Now()
			r, err := modelcheck.Explore(modelcheck.Config{Policies: set, Policy: p.Ref(), Kinds: []aftersales.Kind{k}})
			t.Log(variant, k, r.States, time.Since(at), err)
		}
	}
}
