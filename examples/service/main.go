// Command service is an order service of one's own over the library: HTTP with JSON, a database, a worker that carries out
// what was decided, and a payment provider that is played, with all its troubles. README.md shows it at work.
//
//	go run ./examples/service [-db FILE | -dsn URL] [flags]
//
// It exits 2 where the flags make no sense, and 1 where it cannot start or was broken off.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"
)

const (
	exitFailed = 1
	exitUsage  = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Getenv, os.Stderr))
}

// run is the program until its context is over.
func run(ctx context.Context, args []string, getenv func(string) string, stderr io.Writer) int {
	o, err := parse(args, getenv, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		fmt.Fprintf(stderr, "service: %v (-h lists the flags)\n", err)
		return exitUsage
	}
	log := slog.New(slog.NewTextHandler(stderr, nil))
	if err := serve(ctx, o, log); err != nil {
		log.Error("service", "error", err)
		return exitFailed
	}
	log.Info("stopped")
	return 0
}
