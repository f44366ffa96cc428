//go:build unix

package sqlstoretest_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/aftersales/sqlstore"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

const (
	crashWorkerEnv = "RECOURSE_CRASH_WORKER" // holds a crashPlan: this process is a worker, to be killed
	crashOrders    = 16                      // live orders at a time
	crashClients   = 3                       // of each worker
	crashLease     = 700 * time.Millisecond
	crashScale     = 360_000 // a second is a hundred hours, so that the deadlines of days pass in the test
)

// crashPlan is what a worker process is told.
type crashPlan struct {
	Database, DSN, Prefix string
	Provider              string // its URL
	Base                  int64  // microseconds since 1970: when the scaled clock of all processes began
	Seed                  uint64
}

// now is the clock that all processes share.
func (p crashPlan) now() time.Time {
	base := time.UnixMicro(p.Base)
	return base.Add(time.Since(base) * crashScale).UTC()
}

// scaledStore leases effects by real time, though the desk's clock runs faster: the lease is then what Run takes it for.
type scaledStore struct{ *sqlstore.Store }

func (s scaledStore) Claim(ctx context.Context, now time.Time, lease time.Duration, limit int) ([]aftersales.Claimed, error) {
	return s.Store.Claim(ctx, now, lease*crashScale, limit)
}

// crashWorker is one process: its desk, what it sends to the provider, and where it says what it does.
type crashWorker struct {
	plan  crashPlan
	desk  *aftersales.Desk
	store *sqlstore.Store
	http  *http.Client
	tell  func(line string)
}

func newCrashWorker(t testing.TB, plan crashPlan, now func() time.Time, tell func(string)) *crashWorker {
	t.Helper()
	all := databases()
	on := all[slices.IndexFunc(all, func(d database) bool { return d.name == plan.Database })]
	store := on.over(t, on.open(t, plan.DSN), sqlstore.Config{TablePrefix: plan.Prefix})
	desk, err := aftersales.NewDesk(aftersales.Config{Store: scaledStore{store}, Policies: policies(t), Now: now})
	if err != nil {
		t.Fatal(err)
	}
	return &crashWorker{plan: plan, desk: desk, store: store, http: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 8}}, tell: tell}
}

// TestCrashWorker is no test: TestCrash starts this program again with only it, and kills it.
func TestCrashWorker(t *testing.T) {
	text := os.Getenv(crashWorkerEnv)
	if text == "" {
		t.Skip("it is what TestCrash runs in processes of its own")
	}
	var plan crashPlan
	if err := json.Unmarshal([]byte(text), &plan); err != nil {
		t.Fatal(err)
	}
	over, stop := signal.NotifyContext(ctx, syscall.SIGTERM)
	defer stop()
	pipe := os.NewFile(3, "parent")
	// A line shorter than a pipe's buffer is written whole or not at all, also by a process that is killed.
	w := newCrashWorker(t, plan, plan.now, func(line string) { _, _ = pipe.WriteString(line + "\n") })
	w.tell("hello")
	var all sync.WaitGroup
	for i := range crashClients {
		c := &crashClient{crashWorker: w, rng: rand.New(rand.NewPCG(plan.Seed, uint64(i)))}
		all.Go(func() { c.work(over) })
	}
	if err := w.run(over); err != nil {
		w.tell(fmt.Sprintf("error Run: %v", err))
	}
	all.Wait()
	w.tell("bye")
}

// run is what a real worker does, faster.
func (w *crashWorker) run(over context.Context) error {
	return w.desk.Run(over, aftersales.RunConfig{
		Deliver: w.deliver, Lease: crashLease, Every: 15 * time.Millisecond, MaxAttempts: 1000,
		Backoff: func(int) time.Duration { return 15 * time.Millisecond * crashScale },
		Log:     slog.New(&crashLog{w}),
	})
}

// crashLog tells the parent of every error that Run meets: there should be none.
type crashLog struct{ w *crashWorker }

func (l *crashLog) Enabled(_ context.Context, level slog.Level) bool { return level >= slog.LevelError }
func (l *crashLog) WithAttrs([]slog.Attr) slog.Handler               { return l }
func (l *crashLog) WithGroup(string) slog.Handler                    { return l }
func (l *crashLog) Handle(_ context.Context, r slog.Record) error {
	text, slow := r.Message, false
	r.Attrs(func(a slog.Attr) bool {
		text += " " + a.String()
		err, ok := a.Value.Any().(error)
		slow = slow || ok && errors.Is(err, context.DeadlineExceeded)
		return true
	})
	if !slow { // a machine that is busy may not say so within the lease; the effect comes again
		l.w.tell("error " + text)
	}
	return nil
}

// do sends a command, and tells the parent before and after: what was asked, and what was answered.
func (w *crashWorker) do(id string, by order.Party, c aftersales.Command) (aftersales.Decision, error) {
	w.tell(fmt.Sprintf("asks %s %s %s", id, c.Name(), crashMark(id, by, c)))
	decision, err := w.desk.Do(ctx, id, by, c)
	var refused *aftersales.RefusedError
	switch {
	case errors.As(err, &refused):
		w.tell("refused " + id + " " + c.Name())
	case err != nil:
		w.tell(fmt.Sprintf("error %s of %s: %v", c.Name(), id, err))
		return decision, err
	}
	line := "saved " + id // also of a refused command: the deadlines that fired before it
	for _, e := range decision.Entries {
		line += fmt.Sprintf(" %d:%s", e.Seq, hashed(e))
	}
	w.tell(line)
	return decision, err
}

// deliver sends an effect to the provider; of a payment it tells the desk what became of it.
func (w *crashWorker) deliver(ctx context.Context, c aftersales.Claimed) error {
	path, key := "/effect", c.ID
	if c.Kind == aftersales.PayRefund {
		path, key = "/pay", c.Refund.Number
	}
	body, err := json.Marshal(c.Effect)
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, w.plan.Provider+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.GetBody = nil // so that the transport itself sends nothing twice
	request.Header.Set("Idempotency-Key", key)
	response, err := w.http.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("the provider says %s", response.Status)
	}
	if c.Kind != aftersales.PayRefund {
		return nil
	}
	var paid struct{ Refused []string }
	if err := json.Unmarshal(answer, &paid); err != nil {
		return err
	}
	return w.paid(c, paid.Refused)
}

// paid tells the desk which legs were paid and which were refused, some of it twice.
func (w *crashWorker) paid(c aftersales.Claimed, refusedLegs []string) error {
	if len(refusedLegs) == 0 && rand.N(2) == 0 {
		return w.settle(c.Order, aftersales.RefundSettled{Number: c.Refund.Number})
	}
	for _, leg := range c.Refund.Legs {
		if leg.State != refund.LegSubmitted {
			continue
		}
		if !slices.Contains(refusedLegs, leg.Tender) {
			amount := leg.Amount
			if err := w.settle(c.Order, aftersales.RefundSettled{Number: c.Refund.Number, Tender: leg.Tender, Amount: &amount}); err != nil {
				return err
			}
			continue
		}
		_, err := w.do(c.Order, order.Payment, aftersales.ReportFailure{Number: c.Refund.Number, Tender: leg.Tender})
		var refused *aftersales.RefusedError
		if err != nil && !errors.As(err, &refused) { // told late: it was paid since
			return err
		}
	}
	return nil
}

// settle reports a payment, which is never refused.
func (w *crashWorker) settle(id string, c aftersales.RefundSettled) error {
	for range 1 + rand.N(4)/3 {
		if _, err := w.do(id, order.Payment, c); err != nil {
			w.tell(fmt.Sprintf("error %s is paid, and %s hears: %v", c.Number, id, err))
			return err
		}
	}
	return nil
}
