package notice_test

import (
	"testing"

	"github.com/recourse-go/recourse/aftersales/notice"
)

// Every set, topic, reader and language makes every point that is asked of it, and writes every variable.
func TestBuiltInTemplatesAreWhole(t *testing.T) {
	for _, f := range notice.Prove(notice.TopicsToCome()...) {
		t.Error(f)
	}
}
