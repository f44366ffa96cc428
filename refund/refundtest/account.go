package refundtest

import (
	"time"

	"github.com/recourse-go/recourse/order"
)

// PointsPart is a points account that paid a part of an order that is made. Its methods return a changed copy.
type PointsPart struct {
	points order.Points
	value  string
}

// Points is a number of points that paid an amount, funded by the platform unless FundedBy says otherwise.
func Points(id string, count int64, value string) PointsPart {
	return PointsPart{points: order.Points{ID: id, Count: count}, value: value}
}

// FundedBy says who bears what the points paid.
func (p PointsPart) FundedBy(party order.Party) PointsPart {
	p.points.FundedBy = party
	return p
}

// ExpiresAt is after when points given back are worth nothing.
func (p PointsPart) ExpiresAt(at time.Time) PointsPart {
	p.points.ExpiresAt = at
	return p
}

func (p PointsPart) add(d *draft) {
	of := p.points
	of.Value = d.amount(p.value, "the value of points %q", of.ID)
	d.order.Points = append(d.order.Points, of)
}

// RewardPart is what an order that is made earned its buyer. Its methods return a changed copy.
type RewardPart struct {
	reward order.Reward
	value  string
}

// Reward is a number of points that the order earned, worth an amount, funded by the platform unless FundedBy says otherwise.
func Reward(id string, count int64, value string) RewardPart {
	return RewardPart{reward: order.Reward{ID: id, Count: count}, value: value}
}

// FundedBy says who granted the points.
func (p RewardPart) FundedBy(party order.Party) RewardPart {
	p.reward.FundedBy = party
	return p
}

func (p RewardPart) add(d *draft) {
	of := p.reward
	of.Value = d.amount(p.value, "the value of reward %q", of.ID)
	d.order.Rewards = append(d.order.Rewards, of)
}
