package main

import (
	"slices"
	"testing"

	"github.com/recourse-go/recourse/order/money"
)

// splitter is one way to split a purchase, by the rules it follows.
type splitter struct {
	name   string
	rules  []money.Rule
	shares func(purchase, money.Rule) ([]int64, error) // in minor units, to compare
	loop   func(*testing.B, purchase, money.Rule)      // timed: each splitter has its own loop, so no call through a pointer is timed
}

// splitters returns them all, ours first and its floor second.
func splitters() []splitter {
	return []splitter{recourse(), byHand(), goMoney(), shopspring()}
}

// followers returns the splitters that follow rule.
func followers(rule money.Rule) []splitter {
	return slices.DeleteFunc(splitters(), func(s splitter) bool { return !slices.Contains(s.rules, rule) })
}

// rules are those that are compared: the default, and the only one go-money has.
func rules() []money.Rule {
	return []money.Rule{money.LargestRemainder, money.FirstTakesRest}
}

func recourse() splitter {
	return splitter{
		name:  "recourse",
		rules: rules(),
		shares: func(p purchase, rule money.Rule) ([]int64, error) {
			return money.Apportion(p.total, p.prices, rule)
		},
		loop: func(b *testing.B, p purchase, rule money.Rule) {
			for b.Loop() {
				if _, err := money.Apportion(p.total, p.prices, rule); err != nil {
					b.Fatal(err)
				}
			}
		},
	}
}
