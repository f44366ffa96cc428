package refundtest_test

import (
	"fmt"
	"testing"
)

// fake is a test that remembers what it was told.
type fake struct {
	testing.TB
	told  []string
	ended bool
}

// run lets something use the fake until it ends the test.
func (f *fake) run(test func()) {
	defer func() {
		if e := recover(); e != nil && e != any(f) {
			panic(e)
		}
	}()
	test()
}

func (f *fake) Helper() {}

func (f *fake) Errorf(format string, args ...any) {
	f.told = append(f.told, fmt.Sprintf(format, args...))
}

func (f *fake) Fatalf(format string, args ...any) {
	f.Errorf(format, args...)
	f.ended = true
	panic(f)
}
