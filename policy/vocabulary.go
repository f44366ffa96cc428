package policy

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// vocabulary are the words that conditions and rules are checked against, listed once for all policies of a set.
type vocabulary struct {
	kinds       []aftersales.Kind
	states      []aftersales.State
	goods       []aftersales.GoodsState
	reasons     []aftersales.Reason
	channels    []aftersales.Channel
	events      []aftersales.Event
	statuses    []order.Status
	parties     []order.Party
	fulfilments []order.Fulfilment
	permitted   []string // the commands that rules about commands may name
	commands    []string
}

func newVocabulary() *vocabulary {
	v := &vocabulary{
		kinds: aftersales.Kinds(), states: aftersales.States(), goods: aftersales.GoodsStates(), reasons: aftersales.Reasons(),
		channels: aftersales.Channels(), events: aftersales.Events(), statuses: order.Statuses(), parties: order.Parties(),
		fulfilments: order.Fulfilments(), permitted: permitted(),
	}
	for _, c := range aftersales.Commands() {
		v.commands = append(v.commands, c.Name())
	}
	return v
}
