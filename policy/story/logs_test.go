package story_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

var logs = flag.String("logs", "", "write the log of every built-in story into this `folder`, the dossier last: package aftersales keeps some of each format")

func TestWriteLogs(t *testing.T) {
	if *logs == "" {
		t.Skip("no folder is named: -logs")
	}
	for name, doc := range builtIn(t) {
		r := play(t, string(doc))
		var out bytes.Buffer
		enc := json.NewEncoder(&out)
		enc.SetEscapeHTML(false)
		for _, e := range r.Log {
			if err := enc.Encode(e); err != nil {
				t.Fatal(err)
			}
		}
		if err := enc.Encode(r.Dossier); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(*logs, strings.TrimSuffix(path.Base(name), ".json")+".jsonl")
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
