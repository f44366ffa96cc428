package policy_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
)

var platforms = []int{1, 12}

// several are a number of policies as large as that of the generic marketplace.
func several(n int) []policy.Policy {
	var list []policy.Policy
	for i := range n {
		p := marketplace.Policy()
		p.ID, p.Zone = fmt.Sprintf("shop-%d", i), "Asia/Shanghai"
		list = append(list, p)
	}
	return list
}

func BenchmarkNewSet(b *testing.B) {
	for _, n := range platforms {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			policies := several(n)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := policy.NewSet(policies...); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// The floor: load the zones and put the rules in order, without a check or a copy.
func BenchmarkNewSetFloor(b *testing.B) {
	type named[T any] struct {
		name string
		rule T
	}
	for _, n := range platforms {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			policies := several(n)
			b.ReportAllocs()
			for b.Loop() {
				set := map[string]*policy.Policy{}
				for i := range policies {
					p := &policies[i]
					if _, err := time.LoadLocation(p.Zone); err != nil {
						b.Fatal(err)
					}
					requests := make([]named[policy.Request], 0, len(p.Requests))
					for name, r := range p.Requests {
						requests = append(requests, named[policy.Request]{name, r})
					}
					slices.SortFunc(requests, func(a, b named[policy.Request]) int { return cmp.Compare(a.name, b.name) })
					deadlines := make([]named[policy.DeadlineRule], 0, len(p.Deadlines))
					for name, r := range p.Deadlines {
						deadlines = append(deadlines, named[policy.DeadlineRule]{name, r})
					}
					slices.SortFunc(deadlines, func(a, b named[policy.DeadlineRule]) int { return cmp.Compare(a.name, b.name) })
					set[p.ID] = p
				}
			}
		})
	}
}

func BenchmarkAdmit(b *testing.B) {
	c := compile(b, marketplace.Policy())
	s := asked()
	b.ReportAllocs()
	for b.Loop() {
		if a := c.Admit(s); len(a.Faults) > 0 {
			b.Fatal(a.Faults)
		}
	}
}

// The floor: the same rule and the same reason as a programmer would write them.
func BenchmarkAdmitFloor(b *testing.B) {
	s := asked()
	liable := map[aftersales.Reason]order.Party{aftersales.Unwanted: order.Buyer, aftersales.QualityProblem: order.Seller}
	admit := func(s *aftersales.Situation) (a aftersales.Admission) {
		a.Liable = liable[s.Reason]
		if s.Kind != aftersales.RefundOnly || s.By != order.Buyer || s.Goods != aftersales.Received || s.Child.Status != order.Completed ||
			s.At.Sub(s.Child.CompletedAt) > 168*time.Hour || a.Liable == "" {
			a.Faults = append(a.Faults, order.Fault{Code: "kind_not_allowed"})
		}
		return a
	}
	b.ReportAllocs()
	for b.Loop() {
		if a := admit(s); len(a.Faults) > 0 {
			b.Fatal(a.Faults)
		}
	}
}

func BenchmarkCaseDeadlines(b *testing.B) {
	c := compile(b, marketplace.Policy())
	s := waiting()
	b.ReportAllocs()
	for b.Loop() {
		if len(c.CaseDeadlines(s)) != 1 {
			b.Fatal("no deadline")
		}
	}
}

// The floor: the one deadline of that state as a programmer would write it.
func BenchmarkCaseDeadlinesFloor(b *testing.B) {
	s := waiting()
	b.ReportAllocs()
	for b.Loop() {
		var set []aftersales.Deadline
		if s.Case.State == aftersales.AwaitingSeller && s.Kind == aftersales.RefundOnly {
			set = append(set, aftersales.Deadline{Name: "answer", Due: s.Case.EnteredAt.Add(48 * time.Hour), Event: "expired_refund"})
		}
		if len(set) != 1 {
			b.Fatal("no deadline")
		}
	}
}

func BenchmarkAdjust(b *testing.B) {
	p := marketplace.Policy()
	patch := []byte(`{"id": "mine", "deadlines": {"answer_refund": {"amount": 24}}}`)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Adjust(patch); err != nil {
			b.Fatal(err)
		}
	}
}

// The floor: out to JSON and in again, with nothing checked and nothing merged.
func BenchmarkAdjustFloor(b *testing.B) {
	p := marketplace.Policy()
	b.ReportAllocs()
	for b.Loop() {
		data, err := json.Marshal(p)
		if err != nil {
			b.Fatal(err)
		}
		var q policy.Policy
		if err := json.Unmarshal(data, &q); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSetPolicy(b *testing.B) {
	set, err := policy.NewSet(version("shop", "1", "2022-01-01T00:00:00Z"), version("shop", "2", "2024-01-01T00:00:00Z"), version("shop", "3", "2026-01-01T00:00:00Z"))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := set.Policy("shop", placed); err != nil {
			b.Fatal(err)
		}
	}
}

// The floor: one look into a map.
func BenchmarkSetPolicyFloor(b *testing.B) {
	set := map[string]*policy.Compiled{"shop": compile(b, plain())}
	b.ReportAllocs()
	for b.Loop() {
		if set["shop"] == nil {
			b.Fatal("not there")
		}
	}
}
