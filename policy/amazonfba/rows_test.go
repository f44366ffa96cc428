package amazonfba_test

import "github.com/recourse-go/recourse/policy/story/storytest"

func rows() []storytest.Row { return nil }
