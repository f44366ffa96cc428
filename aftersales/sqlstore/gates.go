package sqlstore

import (
	"context"
	"sync"
)

// gates let one goroutine of this process at a time to each name, so that those who want the same order wait here instead of
// spending a connection each on losing to one another. Other processes they do not hold back: the database does.
type gates struct {
	mu    sync.Mutex
	names map[string]*gate
}

type gate struct {
	pass    chan struct{} // holds one token while the gate is free
	waiting int           // with the one that is in
}

func newGates() *gates { return &gates{names: map[string]*gate{}} }

// enter waits for a name's gate, and returns the function that leaves it; or the context's error.
func (g *gates) enter(ctx context.Context, name string) (leave func(), err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	g.mu.Lock()
	at := g.names[name]
	if at == nil {
		at = &gate{pass: make(chan struct{}, 1)}
		at.pass <- struct{}{}
		g.names[name] = at
	}
	at.waiting++
	g.mu.Unlock()
	select {
	case <-at.pass:
		return func() {
			at.pass <- struct{}{}
			g.left(name, at)
		}, nil
	case <-ctx.Done():
		g.left(name, at)
		return nil, ctx.Err()
	}
}

func (g *gates) left(name string, at *gate) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if at.waiting--; at.waiting == 0 {
		delete(g.names, name)
	}
}
