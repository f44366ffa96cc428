package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/examples/service/provider"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/platforms"
)

// stopWithin is how long requests in hand may take to end when the program stops.
const stopWithin = 10 * time.Second

// serve runs the service until its context is over: then it accepts nothing more, finishes what is in hand, and lets go of the
// database last.
func serve(ctx context.Context, o options, log *slog.Logger) (err error) {
	policies, err := policy.NewSet(platforms.Policies()...)
	if err != nil {
		return err
	}
	db, store, err := o.database.open(ctx, o.prefix)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close(), db.Close()) }()
	desk, err := aftersales.NewDesk(aftersales.Config{Store: store, Policies: policies})
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", o.addr)
	if err != nil {
		return err
	}
	defer listener.Close() // for what fails before the server has it
	payURL := o.provider
	if payURL == "" {
		played, err := provider.Start(provider.Config{
			Webhook: "http://" + reachable(listener.Addr()) + webhookPath, Secret: o.secret, Ledger: o.ledger,
			Trouble: o.trouble, Seed: o.seed, Timeout: o.timeout, Log: log,
		})
		if err != nil {
			return err
		}
		payURL = played.URL()
		defer func() { err = errors.Join(err, played.Close()) }()
	}
	s := newService(desk, db, o.secret, log)
	w := newWorker(payURL, o.timeout, log)
	working, finish := context.WithCancel(ctx)
	defer finish()
	worked := make(chan error, 1)
	go func() {
		worked <- desk.Run(working, aftersales.RunConfig{
			Deliver: w.deliver, Lease: o.lease, Every: o.every, Backoff: backoff(o.every), Log: log, Counter: s.counters,
		})
	}()
	log.Info("listening", "addr", listener.Addr(), "database", o.database.dialect, "payments", payURL)
	err = listen(ctx, newServer(s.routes(), log), listener, log)
	finish() // where it was the server that failed
	return errors.Join(err, <-worked)
}

// listen answers requests until the context is over, and finishes those in hand.
func listen(ctx context.Context, server *http.Server, listener net.Listener, log *slog.Logger) error {
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}
	log.Info("stopping")
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer cancel()
	if err := server.Shutdown(ending); err != nil {
		return errors.Join(fmt.Errorf("requests were broken off after %s: %w", stopWithin, err), server.Close())
	}
	return nil
}

// newServer has a limit for everything that a client could draw out.
func newServer(h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler: h, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 15 * time.Second, WriteTimeout: 30 * time.Second, IdleTimeout: time.Minute,
		MaxHeaderBytes: 64 << 10, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
}

// reachable is where this machine reaches what listens on an address, be it all of its addresses.
func reachable(a net.Addr) string {
	host, port, err := net.SplitHostPort(a.String())
	if ip := net.ParseIP(host); err == nil && ip != nil && ip.IsUnspecified() {
		return net.JoinHostPort("localhost", port)
	}
	return a.String()
}

// backoff is the library's, counted in pauses instead of seconds.
func backoff(pause time.Duration) func(attempt int) time.Duration {
	return func(attempt int) time.Duration {
		return min(aftersales.Backoff(attempt)/time.Second*pause, 10*time.Minute)
	}
}
