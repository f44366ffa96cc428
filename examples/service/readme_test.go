package main_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The README's lines are run as they are written, against a service on a port that is free, and say what it says they say.
func TestReadme(t *testing.T) {
	t.Parallel()
	for _, tool := range []string{"bash", "curl"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%v: the README's lines are not run", err)
		}
	}
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	wants := [][]string{ // a row a block
		{`"status": "pending_payment"`, `"status": "pending_shipment"`, `"status": "awaiting_receipt"`},
		{`"kind": "return_refund"`, `"total": "13.33"`, `units 1 to 2 of 3: 2/3 of 20.00`},
		{`"state": "awaiting_seller"`, `"items": [`, `"due": "`, `"state": "refunding"`, `"refund": "o-1-1"`},
		{`"state": "refunded"`, `"state": "返金済み"`, `"paid": "13.33 EUR"`},
		{`"code": "refused"`, `"path": "lines[0].quantity"`, `"path": "lines[1].line"`},
	}
	blocks := strings.Split(string(readme), "```sh\n")[1:]
	if len(blocks) != len(wants) {
		t.Fatalf("%d blocks, and it is known of %d what they say", len(blocks), len(wants))
	}
	dir := t.TempDir()
	p := start(t, "-db", filepath.Join(dir, "recourse.db"), "-ledger", filepath.Join(dir, "provider.jsonl"))
	for i, block := range blocks {
		script, _, closed := strings.Cut(block, "```\n")
		if !closed || !strings.Contains(script, "localhost:8080") {
			t.Fatalf("block %d: not one of a service on localhost:8080", i+1)
		}
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		out, err := exec.CommandContext(ctx, "bash", "-euo", "pipefail", "-c", strings.ReplaceAll(script, "localhost:8080", p.addr)).CombinedOutput()
		cancel()
		if err != nil {
			t.Fatalf("block %d: %v\n%s", i+1, err, out)
		}
		if refused := strings.Contains(string(out), `"error": {`); refused != (i == len(blocks)-1) {
			t.Errorf("block %d: refused is %t:\n%s", i+1, refused, out)
		}
		for _, want := range wants[i] {
			if !strings.Contains(string(out), want) {
				t.Errorf("block %d does not say %s:\n%s", i+1, want, out)
			}
		}
	}
}

// Every route that the README names is there, and it names every one.
func TestReadmeNamesRoutes(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile("service.go")
	if err != nil {
		t.Fatal(err)
	}
	routes := 0
	for line := range strings.Lines(string(source)) {
		pattern, _, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), `{"`), `", s.`)
		if !ok {
			continue
		}
		routes++
		if pattern == `POST " + webhookPath, s.refundReported},` {
			pattern = "POST /payments/refunds"
		}
		if !strings.Contains(string(readme), "`"+pattern+"`") {
			t.Errorf("the README does not name %s", pattern)
		}
	}
	if routes < 10 {
		t.Errorf("%d routes found in service.go", routes)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
