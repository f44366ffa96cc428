package provider

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// What becomes of a leg, by a note in the ledger.
const (
	settled = "settled" // the money left
	failed  = "failed"
	told    = "told" // the webhook knows
)

// note is a line of the ledger.
type note struct {
	At       time.Time `json:"at"`
	State    string    `json:"state"`
	Number   string    `json:"number"`
	Tender   string    `json:"tender"`
	Amount   string    `json:"amount,omitempty"`
	Currency string    `json:"currency,omitempty"`
	Total    string    `json:"total,omitempty"`
	Reason   string    `json:"reason,omitempty"`
}

// legKey names what is paid once.
type legKey struct{ number, tender string }

// ledger is a file that is only ever appended to, and what it says.
type ledger struct {
	mu     sync.Mutex
	file   *os.File
	totals map[string]string // by number
	paid   map[legKey]note   // settled
	waits  map[legKey]note   // settled or failed, and not told
	keys   []legKey          // of waits, in the order in which they came; some are told by now
}

// openLedger reads what was noted. A last line that was cut off in the writing was never answered for, and is dropped.
func openLedger(name string) (*ledger, error) {
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	l := &ledger{file: file, totals: map[string]string{}, paid: map[legKey]note{}, waits: map[legKey]note{}}
	if err := l.read(); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", name, err), file.Close())
	}
	return l, nil
}

func (l *ledger) read() error {
	whole := int64(0)
	in := bufio.NewReader(l.file)
	for line := 1; ; line++ {
		text, err := in.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		var n note
		if err := json.Unmarshal(bytes.TrimSpace(text), &n); err != nil {
			return fmt.Errorf("line %d: %w", line, err)
		}
		l.take(n)
		whole += int64(len(text))
	}
	if err := l.file.Truncate(whole); err != nil {
		return err
	}
	_, err := l.file.Seek(whole, io.SeekStart)
	return err
}

// take learns what a note says.
func (l *ledger) take(n note) {
	key := legKey{n.Number, n.Tender}
	switch n.State {
	case told:
		delete(l.waits, key)
		return
	case settled:
		l.paid[key] = n
	}
	l.totals[n.Number] = n.Total + " " + n.Currency
	l.waits[key] = n
	l.keys = append(l.keys, key)
}

// pay notes legs that are not paid yet, all in one, and returns what became of all of them. The error is a *differsError if the
// refund, or a leg that was paid, was another amount before.
func (l *ledger) pay(notes []note) ([]note, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var fresh, all []note
	for _, n := range notes {
		was, paid := l.paid[legKey{n.Number, n.Tender}]
		switch total := n.Total + " " + n.Currency; {
		case l.totals[n.Number] != "" && l.totals[n.Number] != total:
			return nil, &differsError{n.Number, l.totals[n.Number], total}
		case paid && was.Amount != n.Amount:
			return nil, &differsError{n.Number, was.Amount, n.Amount}
		case paid:
			all = append(all, was)
		default:
			fresh, all = append(fresh, n), append(all, n)
		}
	}
	return all, l.write(fresh...)
}

// tell notes that the webhook knows of a leg.
func (l *ledger) tell(n note) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.write(note{State: told, Number: n.Number, Tender: n.Tender})
}

// write appends lines, and has them on the disk before anything else happens.
func (l *ledger) write(notes ...note) error {
	if len(notes) == 0 {
		return nil
	}
	var lines []byte
	for i := range notes {
		notes[i].At = time.Now().UTC()
		line, err := json.Marshal(notes[i])
		if err != nil {
			return err
		}
		lines = append(append(lines, line...), '\n')
	}
	if _, err := l.file.Write(lines); err != nil {
		return err
	}
	if err := l.file.Sync(); err != nil {
		return err
	}
	for _, n := range notes {
		l.take(n)
	}
	return nil
}

// untold are the legs of which the webhook does not know what became, the oldest first.
func (l *ledger) untold() []note {
	l.mu.Lock()
	defer l.mu.Unlock()
	var list []note
	seen := map[legKey]bool{}
	for _, key := range l.keys {
		if n, waits := l.waits[key]; waits && !seen[key] {
			seen[key] = true
			list = append(list, n)
		}
	}
	return list
}

func (l *ledger) close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.file.Close()
}
