//go:build unix

package sqlstoretest_test

import (
	"encoding/json"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// crashWorkers is how many processes work on one set of orders.
const crashWorkers = 4

// TestCrash kills processes while they work on the same orders, deliver effects to a payment provider and sweep deadlines,
// and then holds everything that is stored, paid and delivered against the log: whatever instant a process dies at, nothing
// is lost, nothing is done twice, nothing stands half. RECOURSE_CRASHES says how often it kills.
func TestCrash(t *testing.T) {
	kills := 12
	if testing.Short() {
		kills = 4
	}
	if text := os.Getenv("RECOURSE_CRASHES"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatalf("RECOURSE_CRASHES: %v", err)
		}
		kills = n
	}
	each(t, func(t *testing.T, on database) { crash(t, on, kills) })
}

// crashRun is one test: the processes that live, and what is known of them.
type crashRun struct {
	*testing.T
	plan     crashPlan
	provider *crashProvider
	witness  *crashWitness
	workers  [crashWorkers]*crashProcess
	started  uint64
}

type crashProcess struct {
	*exec.Cmd
	output strings.Builder // what the test program prints
	hello  chan struct{}   // closed when it works
	heard  sync.WaitGroup  // until the pipe is empty
}

func crash(t *testing.T, on database, kills int) {
	began := time.Now()
	dsn := on.dsn(t)
	db := on.open(t, dsn)
	r := &crashRun{T: t, provider: newCrashProvider(), witness: newCrashWitness()}
	server := httptest.NewServer(r.provider)
	t.Cleanup(server.Close)
	server.Config.ErrorLog = nil
	r.plan = crashPlan{Database: on.name, DSN: dsn, Prefix: on.prefix(t, db), Provider: server.URL, Base: began.UnixMicro()}
	for i := range r.workers {
		r.start(i)
	}
	t.Cleanup(func() {
		for _, p := range r.workers {
			if p != nil && p.ProcessState == nil {
				_ = p.Process.Kill()
				_ = p.Wait()
			}
		}
	})
	for range kills {
		time.Sleep(5*time.Millisecond + rand.N(195*time.Millisecond))
		i := rand.N(crashWorkers)
		r.kill(i)
		r.start(i)
	}
	r.stop()
	worked := time.Since(began)
	found := r.settle(db)
	r.verify(found)
	t.Logf("%s: %d kills; %d orders, %d entries, %d effects, %d deliveries, %d of them attempts that failed, %d effects delivered more than once; %d refunds paid by %d payments; %v, and %v to finish and to verify",
		on.name, kills, len(found.orders), found.entries, found.effects, r.provider.attempts, r.provider.attempts-sum(r.provider.delivered), r.provider.doubled(),
		found.refunds, len(r.provider.payments), worked.Round(time.Millisecond), (time.Since(began) - worked).Round(time.Millisecond))
	t.Logf("commands sent and refused: %v", r.witness.byName)
}

func sum(counts map[string]int) (n int) {
	for _, k := range counts {
		n += k
	}
	return n
}

func (r *crashRun) start(i int) {
	r.Helper()
	r.started++
	plan := r.plan
	plan.Seed = r.started
	text, err := json.Marshal(plan)
	if err != nil {
		r.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		r.Fatal(err)
	}
	read, write, err := os.Pipe()
	if err != nil {
		r.Fatal(err)
	}
	p := &crashProcess{Cmd: exec.Command(self, "-test.run=^TestCrashWorker$", "-test.count=1"), hello: make(chan struct{})}
	p.Env = append(os.Environ(), crashWorkerEnv+"="+string(text))
	p.ExtraFiles = []*os.File{write}
	p.Stdout, p.Stderr = &p.output, &p.output
	if err := p.Start(); err != nil {
		r.Fatal(err)
	}
	write.Close() // the worker's own is left, and the pipe ends with it
	p.heard.Go(func() {
		defer read.Close()
		r.witness.listen(read, func() { close(p.hello) })
	})
	r.workers[i] = p
}

// kill ends a worker as a crash does. It must have been alive.
func (r *crashRun) kill(i int) {
	r.Helper()
	p := r.workers[i]
	if err := p.Process.Kill(); err != nil {
		r.Fatal(err)
	}
	err := p.Wait()
	p.heard.Wait()
	if status, ok := p.ProcessState.Sys().(syscall.WaitStatus); !ok || status.Signal() != syscall.SIGKILL {
		r.Fatalf("a worker ended before it was killed: %v\n%s", err, p.output.String())
	}
}

// stop ends the workers as a service is ended: they finish what they have in hand.
func (r *crashRun) stop() {
	r.Helper()
	for _, p := range r.workers {
		select {
		case <-p.hello:
		case <-time.After(time.Minute):
			r.Fatalf("a worker does not begin:\n%s", p.output.String())
		}
		if err := p.Process.Signal(syscall.SIGTERM); err != nil {
			r.Fatal(err)
		}
	}
	for _, p := range r.workers {
		err := p.Wait()
		p.heard.Wait()
		if err != nil {
			r.Errorf("a worker that was asked to stop: %v\n%s", err, p.output.String())
		}
	}
	if n := r.witness.counts["bye"]; n != crashWorkers {
		r.Errorf("%d of %d workers finished what they had in hand", n, crashWorkers)
	}
}
