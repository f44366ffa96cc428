module github.com/recourse-go/recourse/internal/bench

go 1.25

require (
	github.com/Rhymond/go-money v1.0.15
	github.com/recourse-go/recourse v0.0.0-00010101000000-000000000000
	github.com/shopspring/decimal v1.6.0
)

replace github.com/recourse-go/recourse => ../..
