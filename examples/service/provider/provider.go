package provider

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"
)

// Config says how to play.
type Config struct {
	Webhook string        // where to report
	Secret  []byte        // shared with who is there, to sign the reports with
	Ledger  string        // the file of what was paid
	Trouble int           // percent of the orders
	Seed    uint64        // of the troubles
	Timeout time.Duration // how long clients wait; a stall is longer, and a late report later
	Log     *slog.Logger
}

// Provider is one that runs.
type Provider struct {
	Config
	ledger  *ledger
	trouble *trouble
	client  *http.Client
	server  *http.Server
	url     string

	ctx     context.Context // over once Close is called
	stop    context.CancelFunc
	working sync.WaitGroup // the server, and reports on their way
}

// Start opens the ledger, listens on a free port of this machine, and reports again what was paid before and not told.
func Start(c Config) (*Provider, error) {
	books, err := openLedger(c.Ledger)
	if err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		return nil, errors.Join(err, books.close())
	}
	p := &Provider{
		Config: c, ledger: books, trouble: newTrouble(c.Trouble, c.Seed), client: &http.Client{Timeout: 5 * time.Second}, url: "http://" + listener.Addr().String(),
	}
	p.ctx, p.stop = context.WithCancel(context.Background())
	mux := http.NewServeMux()
	mux.HandleFunc("POST /refunds", p.order)
	p.server = &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 15 * time.Second}
	p.working.Go(func() {
		if err := p.server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			p.Log.Error("provider", "error", err)
		}
	})
	for _, n := range books.untold() {
		p.report(n, 0)
	}
	return p, nil
}

// URL is where refunds are ordered: at /refunds below it.
func (p *Provider) URL() string { return p.url }

// Close breaks off what stalls and what is still to be reported, which the ledger keeps for the next start.
func (p *Provider) Close() error {
	p.stop()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	err := p.server.Shutdown(ctx)
	p.working.Wait()
	return errors.Join(err, p.ledger.close())
}

// sleep waits, unless the provider or the client goes away before.
func (p *Provider) sleep(client context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-client.Done():
	case <-p.ctx.Done():
	}
}
