package main

import (
	"crypto/rand"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/url"
	"time"
)

// secretVariable names the environment's variable with the secret shared with the payment provider. It is no flag, for every
// user of a machine sees the flags of its programs.
const secretVariable = "RECOURSE_WEBHOOK_SECRET"

// options are what the command line and the environment say.
type options struct {
	addr     string
	database database
	prefix   string // of the tables
	provider string // the payment provider's URL; empty: it is played here
	ledger   string // the played provider's
	trouble  int    // percent
	seed     uint64
	timeout  time.Duration // of a call to the provider
	lease    time.Duration
	every    time.Duration
	secret   []byte
}

func parse(args []string, getenv func(string) string, stderr io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("service", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // what is wrong is told once, by run
	flags.StringVar(&o.addr, "addr", "localhost:8080", "listen on this `address`")
	file := flags.String("db", "recourse.db", "keep everything in this SQLite `file`")
	dsn := flags.String("dsn", "", "keep everything in the database at this `URL`: postgres://... or mysql://user:password@host:port/name")
	flags.StringVar(&o.prefix, "prefix", "", "begin the names of the tables so (default recourse_)")
	flags.StringVar(&o.provider, "provider", "", "order refunds from the payment provider at this `URL`, instead of the one that is played")
	flags.StringVar(&o.ledger, "ledger", "provider.jsonl", "the `file` in which the played provider keeps what it paid")
	flags.IntVar(&o.trouble, "trouble", 30, "in how many of a hundred orders the played provider fails, stalls, answers twice or late")
	flags.Uint64Var(&o.seed, "seed", 1, "which troubles come when")
	flags.DurationVar(&o.timeout, "timeout", 2*time.Second, "how long a call to the payment provider may take")
	flags.DurationVar(&o.lease, "lease", 10*time.Second, "how long an effect in hand is hidden from other workers; longer than -timeout")
	flags.DurationVar(&o.every, "every", time.Second, "the pause between two looks at deadlines and effects, and after a first failure")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			flags.SetOutput(stderr)
			flags.PrintDefaults()
		}
		return o, err
	}
	if flags.NArg() > 0 {
		return o, fmt.Errorf("%q: flags alone are taken", flags.Arg(0))
	}
	if err := o.check(); err != nil {
		return o, err
	}
	if err := o.shareSecret(getenv(secretVariable)); err != nil {
		return o, err
	}
	fileNamed := false
	flags.Visit(func(f *flag.Flag) { fileNamed = fileNamed || f.Name == "db" })
	if fileNamed && *dsn != "" {
		return o, errors.New("-db and -dsn name two databases, and one is needed")
	}
	var err error
	if o.database, err = fromURL(*dsn); *dsn == "" {
		o.database, err = sqliteFile(*file)
	}
	return o, err
}

func (o *options) check() error {
	switch {
	case o.trouble < 0 || o.trouble > 100:
		return fmt.Errorf("-trouble: %d is not from 0 to 100", o.trouble)
	case o.timeout <= 0 || o.every <= 0:
		return errors.New("-timeout and -every are longer than nothing")
	case o.lease <= o.timeout:
		return fmt.Errorf("-lease: %s is not longer than the %s that a call may take", o.lease, o.timeout)
	case o.provider == "":
		return nil
	}
	if at, err := url.Parse(o.provider); err != nil || at.Host == "" || at.Scheme != "http" && at.Scheme != "https" {
		return errors.New("-provider: it is no URL such as https://payments.example/v1")
	}
	return nil
}

// shareSecret takes the secret of the environment. The played provider needs none: it is told one made up here.
func (o *options) shareSecret(secret string) error {
	switch {
	case secret != "":
		o.secret = []byte(secret)
	case o.provider != "":
		return fmt.Errorf("-provider: %s must hold the secret by which it signs its reports", secretVariable)
	default:
		o.secret = []byte(rand.Text())
	}
	return nil
}
