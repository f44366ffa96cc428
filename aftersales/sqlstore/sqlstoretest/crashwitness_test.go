//go:build unix

package sqlstoretest_test

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// hashed is a short name for what a value says as JSON.
func hashed(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		return "unwritable"
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}

// crashMark names a command as the log keeps it: an order's placing by the order alone.
func crashMark(id string, by order.Party, c aftersales.Command) string {
	if _, place := c.(aftersales.Place); place {
		return "place"
	}
	return hashed(aftersales.Message{By: by, Command: c})
}

// crashWitness remembers what the workers say, those that were killed included.
type crashWitness struct {
	mu      sync.Mutex
	asked   map[string]map[string]int   // how often a command was sent, by order and mark
	saved   map[string]map[int64]string // entries that somebody was told are saved, by order and number: their hash
	counts  map[string]int              // lines by their first word
	byName  map[string][2]int           // of each command: sent, refused
	errs    []string
	already []string // entries of one number that two were told differently
}

func newCrashWitness() *crashWitness {
	return &crashWitness{
		asked: map[string]map[string]int{}, saved: map[string]map[int64]string{}, counts: map[string]int{}, byName: map[string][2]int{},
	}
}

// listen takes in what a worker says until it is dead.
func (w *crashWitness) listen(from io.Reader, hello func()) {
	lines := bufio.NewScanner(from)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if lines.Text() == "hello" {
			hello()
		}
		w.line(lines.Text())
	}
}

func (w *crashWitness) line(text string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	words := strings.Fields(text)
	if len(words) == 0 {
		return
	}
	w.counts[words[0]]++
	switch words[0] {
	case "asks":
		id, name, mark := words[1], words[2], words[3]
		if w.asked[id] == nil {
			w.asked[id] = map[string]int{}
		}
		w.asked[id][mark]++
		w.byName[name] = [2]int{w.byName[name][0] + 1, w.byName[name][1]}
	case "refused":
		w.byName[words[2]] = [2]int{w.byName[words[2]][0], w.byName[words[2]][1] + 1}
	case "saved":
		w.save(words[1], words[2:])
	case "hello", "bye":
	default:
		w.errs = append(w.errs, text)
	}
}

func (w *crashWitness) save(id string, entries []string) {
	if w.saved[id] == nil {
		w.saved[id] = map[int64]string{}
	}
	for _, e := range entries {
		number, hash, _ := strings.Cut(e, ":")
		seq, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			w.errs = append(w.errs, "a line that cannot be read: "+e)
			continue
		}
		if was, known := w.saved[id][seq]; known && was != hash {
			w.already = append(w.already, fmt.Sprintf("%s/%d", id, seq))
		}
		w.saved[id][seq] = hash
	}
}
