package policytest

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// turn is a case that became another kind, by an offer or an amendment, with where that brings it.
type turn struct {
	scene  scene
	liable order.Party
	to     spot
}

// visit is a spot with what else a policy can tell apart there, but for the reason and who is liable by it: of those one
// stands for all where a case became what it was not opened as.
type visit struct {
	spot
	order   *order.Order // of the variant and the fulfilment
	status  order.Status // when it was opened
	channel aftersales.Channel
	by      order.Party
}

// first reports whether no case came to a spot before.
func (w *walk) first(sc scene, at spot) bool {
	v := visit{at, sc.order, sc.status, sc.channel, sc.by}
	if w.visited == nil {
		w.visited = map[visit]bool{}
	}
	was := w.visited[v]
	w.visited[v] = true
	return !was
}

// turns follows the cases that became another kind, where none that was opened as that kind came.
func (w *walk) turns() {
	for i := 0; i < len(w.turned); i++ {
		t := w.turned[i]
		if !w.visited[visit{t.to, t.scene.order, t.scene.status, t.scene.channel, t.scene.by}] {
			w.follow(t.scene, t.liable, t.to)
		}
	}
}
