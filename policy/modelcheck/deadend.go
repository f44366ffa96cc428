package modelcheck

import (
	"fmt"
	"time"

	"github.com/recourse-go/recourse/aftersales"
)

// deadEnds finds the states from which no end can be reached while buyer and seller are silent: backwards from the states
// with no open case, over deadlines and what platform and payment provider send.
func (x *explorer) deadEnds() {
	back := make([][]int32, len(x.nodes))
	for _, e := range x.silent {
		back[e.to] = append(back[e.to], e.from)
	}
	ends := make([]bool, len(x.nodes))
	var queue []int32
	for i := range x.nodes {
		if n := x.nodes[i]; n.ended || !n.expanded {
			ends[i] = true
			queue = append(queue, int32(i))
		}
	}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, from := range back[at] {
			if !ends[from] {
				ends[from] = true
				queue = append(queue, from)
			}
		}
	}
	for i := range x.nodes {
		if !ends[i] {
			x.stuck(int32(i))
		}
	}
}

// stuck reports a state without a way out: the story waits, and the case is still open.
func (x *explorer) stuck(at int32) {
	n := x.nodes[at]
	last := step{at: n.at.Add(forever), message: waiting()}
	for _, c := range n.open {
		text := fmt.Sprintf("a %s that is %s never ends by deadlines, platform and payment alone", c.kind, c.state)
		x.report(Terminal, text, at, &last, expect{"state": aftersales.Closed})
	}
}

// forever is longer than any deadline of a policy that people live to see.
const forever = 400 * 24 * time.Hour
