package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Whatever is read, the program ends with a quote, a refusal or an error, never a panic.
func FuzzQuote(f *testing.F) {
	inputs, err := filepath.Glob("testdata/*.json")
	if err != nil || len(inputs) == 0 {
		f.Fatalf("no inputs: %v", err)
	}
	for _, name := range inputs {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Fuzz(func(t *testing.T, input string) {
		if code := run(nil, strings.NewReader(input), io.Discard, io.Discard); code != 0 && code != 2 {
			t.Errorf("exit %d", code)
		}
	})
}
