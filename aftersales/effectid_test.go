package aftersales_test

import (
	"errors"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
)

func TestParseEffectID(t *testing.T) {
	tests := []struct {
		why  string
		text string
		want aftersales.EffectID
		ok   bool
	}{
		{"an id", "o-1/3/0", aftersales.EffectID{Order: "o-1", Seq: 3, Index: 0}, true},
		{"an order with slashes", "2026/11/7/12/4", aftersales.EffectID{Order: "2026/11/7", Seq: 12, Index: 4}, true},
		{"no index", "o-1/3", aftersales.EffectID{}, false},
		{"no order", "/3/0", aftersales.EffectID{}, false},
		{"entries begin with one", "o-1/0/0", aftersales.EffectID{}, false},
		{"less than the first", "o-1/3/-1", aftersales.EffectID{}, false},
		{"no number", "o-1/x/0", aftersales.EffectID{}, false},
		{"another spelling of it", "o-1/03/0", aftersales.EffectID{}, false},
		{"a sign", "o-1/+3/0", aftersales.EffectID{}, false},
		{"too large", "o-1/9223372036854775808/0", aftersales.EffectID{}, false},
		{"nothing", "", aftersales.EffectID{}, false},
	}
	for _, tt := range tests {
		got, err := aftersales.ParseEffectID(tt.text)
		diff(t, tt.why, tt.want, got)
		var missing *aftersales.NotFoundError
		if (err == nil) != tt.ok || err != nil && !errors.As(err, &missing) {
			t.Errorf("%s: %v", tt.why, err)
		}
		if tt.ok && got.String() != tt.text {
			t.Errorf("%s: written again it is %q", tt.why, got)
		}
	}
}
