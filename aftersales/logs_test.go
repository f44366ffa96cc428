package aftersales_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
)

// Logs that earlier versions wrote stand in testdata/logs, a folder for each state of the format: one entry a line, and the
// dossier they fold to in the last line. They are never written again. A later version reads every one of them and comes to
// the same dossier, byte for byte; so does one that is read from the dossier itself.
func TestOldLogsAreRead(t *testing.T) {
	files, err := filepath.Glob("testdata/logs/*/*.jsonl")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d logs, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(file, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			lines := bytes.Split(bytes.TrimSpace(data), []byte("\n"))
			want := lines[len(lines)-1]
			var told aftersales.Dossier
			for i, line := range lines[:len(lines)-1] {
				var e aftersales.Entry
				if err := json.Unmarshal(line, &e); err != nil {
					t.Fatalf("entry %d: %v", i+1, err)
				}
				if told, err = told.Apply(e); err != nil {
					t.Fatalf("entry %d: %v", i+1, err)
				}
				diff(t, "an entry that was read and written again", string(line), toJSON(t, e))
			}
			diff(t, "the dossier", string(want), toJSON(t, told))
			var stored aftersales.Dossier
			if err := json.Unmarshal(want, &stored); err != nil {
				t.Fatal(err)
			}
			diff(t, "the dossier that was stored", string(want), toJSON(t, stored))
		})
	}
}

// What the vocabulary can say today stands in some log, so that the next version is held to it.
func TestLogsSayEverything(t *testing.T) {
	said := map[string]bool{}
	files, _ := filepath.Glob("testdata/logs/*/*.jsonl")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range bytes.Lines(data) {
			var e aftersales.Entry
			if json.Unmarshal(line, &e) != nil {
				continue // a dossier
			}
			said[e.Do], said[e.Event] = true, true
			for _, effect := range e.Effects {
				said[string(effect.Kind)] = true
			}
		}
	}
	var silent []string
	for _, c := range aftersales.Commands() {
		silent = append(silent, c.Name())
	}
	for _, e := range aftersales.Events() {
		silent = append(silent, string(e))
	}
	for _, k := range aftersales.EffectKinds() {
		silent = append(silent, string(k))
	}
	silent = slices.DeleteFunc(silent, func(name string) bool { return said[name] || name == "wait" })
	if len(silent) > 0 {
		t.Errorf("no log says %v", silent)
	}
}
