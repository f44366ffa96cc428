package main

import (
	"testing"

	rhymond "github.com/Rhymond/go-money"

	"github.com/recourse-go/recourse/order/money"
)

func goMoney() splitter {
	return splitter{
		name:  "go-money",
		rules: []money.Rule{money.FirstTakesRest},
		shares: func(p purchase, _ money.Rule) ([]int64, error) {
			total, ratios := goMoneyForm(p)
			parts, err := total.Allocate(ratios...)
			if err != nil {
				return nil, err
			}
			shares := make([]int64, len(parts))
			for i, part := range parts {
				shares[i] = part.Amount()
			}
			return shares, nil
		},
		loop: func(b *testing.B, p purchase, _ money.Rule) {
			total, ratios := goMoneyForm(p)
			for b.Loop() {
				if _, err := total.Allocate(ratios...); err != nil {
					b.Fatal(err)
				}
			}
		},
	}
}

func goMoneyForm(p purchase) (*rhymond.Money, []int) {
	ratios := make([]int, len(p.prices))
	for i, price := range p.prices {
		ratios[i] = int(price)
	}
	return rhymond.New(p.total, rhymond.CNY), ratios
}
