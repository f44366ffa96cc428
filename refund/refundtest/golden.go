package refundtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/refund"
)

// updateGolden is the environment variable that makes Golden write.
const updateGolden = "REFUNDTEST_UPDATE"

// Golden holds a quote against testdata/<name>.golden in the directory of the test: its explanation in Markdown, to be read
// in a review, and its JSON. It fails the test with the difference (-want +got), and ends it if there is no such file. With
// the environment variable REFUNDTEST_UPDATE=1 it writes the file instead. A name may have slashes.
func Golden(t testing.TB, name string, q refund.Quote) {
	t.Helper()
	const how = "run the test with " + updateGolden + "=1 to write it, and look at what changed"
	if name == "" || !filepath.IsLocal(filepath.FromSlash(name)) {
		t.Fatalf("refundtest: the golden file %q is not below testdata: give it a plain name", name)
	}
	path := filepath.Join("testdata", filepath.FromSlash(name)+".golden")
	got, err := golden(q)
	if err != nil {
		t.Fatalf("refundtest: %s: %v", path, err)
	}
	if os.Getenv(updateGolden) == "1" {
		if err := write(path, got); err != nil {
			t.Fatalf("refundtest: %v", err)
		}
		return
	}
	want, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		t.Fatalf("refundtest: there is no %s: %s", path, how)
	case err != nil:
		t.Fatalf("refundtest: %v", err)
	}
	// A checkout may have changed the ends of lines.
	if diff := cmp.Diff(strings.ReplaceAll(string(want), "\r\n", "\n"), got); diff != "" {
		t.Errorf("refundtest: the quote differs from %s (-want +got); if it is right, %s:\n%s", path, how, diff)
	}
}

// golden is a quote as its file holds it.
func golden(q refund.Quote) (string, error) {
	data, err := json.Marshal(q)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	b.WriteString(q.Explanation().Markdown())
	b.WriteString("\n```json\n")
	if err := json.Indent(&b, data, "", "  "); err != nil {
		return "", err
	}
	b.WriteString("\n```\n")
	return b.String(), nil
}

func write(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(text), 0o644)
}
