package aftersales_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
)

func TestApplyRefuses(t *testing.T) {
	told := begin(t, fruit).play(onWay...)
	last := told.log[len(told.log)-1]
	next := func(bend func(*aftersales.Entry)) aftersales.Entry {
		e := aftersales.Entry{Seq: told.dossier.Seq + 1, At: noon}
		bend(&e)
		return e
	}
	tests := []struct {
		why   string
		entry aftersales.Entry
	}{
		{"the last one again", last},
		{"one too far", next(func(e *aftersales.Entry) { e.Seq++ })},
		{"placed again", next(func(e *aftersales.Entry) { e.Order = told.log[0].Order })},
		{"a case that is not there", next(func(e *aftersales.Entry) { e.Case, e.Change = "c9", &aftersales.Change{} })},
		{"a case opened twice", next(func(e *aftersales.Entry) { e.Case, e.Opened = "c1", last.Opened })},
		{"a case without a quote", next(func(e *aftersales.Entry) { e.Opened = &aftersales.Case{ID: "c9"} })},
		{"a child order that is not there", next(func(e *aftersales.Entry) { e.Children = make([]aftersales.Child, 1) })},
	}
	for _, tt := range tests {
		got, err := told.dossier.Apply(tt.entry)
		var wrong *aftersales.DossierError
		if !errors.As(err, &wrong) || toJSON(t, got) != told.written {
			t.Errorf("%s: %v", tt.why, err)
		}
	}
	_, err := aftersales.Dossier{}.Apply(told.log[1])
	var wrong *aftersales.DossierError
	if !errors.As(err, &wrong) {
		t.Errorf("the second entry first: %v", err)
	}
}

func TestDossierJSON(t *testing.T) {
	var zero aftersales.Dossier
	if err := json.Unmarshal([]byte(toJSON(t, zero)), &zero); err != nil || zero.Placed() {
		t.Errorf("the empty dossier: %v", err)
	}
	told := begin(t, fruit).play(script(onWay, []step{approve})...)
	tests := []struct{ why, old, new string }{
		{"no order", `{"order":{`, `{"ordered":{`},
		{"no entry", `"seq":5,"at"`, `"seq":0,"at"`},
		{"a child order of another order", `"children":[{"child":"default"`, `"children":[{"child":"other"`},
		{"a case of another child order", `"id":"c1","child":"default"`, `"id":"c1","child":"other"`},
		{"an unknown kind", `"kind":"refund_only","state"`, `"kind":"swap","state"`},
		{"a state of another kind", `"state":"refunding"`, `"state":"inspecting"`},
		{"a case without a refund", `"refund":{"number"`, `"refunded":{"number"`},
		{"a case without a quote", `"quote":{`, `"quoted":{`},
		{"a child order without a status", `"status":"awaiting_receipt"`, `"stat":"awaiting_receipt"`},
		{"a case without its opening", `"opening":{`, `"opened":{`},
		{"an order that cannot be", `"unit_price":"49.90","quantity":1`, `"unit_price":"49.90","quantity":0`},
		{"no JSON", `{`, `[`},
	}
	for _, tt := range tests {
		text := strings.Replace(told.written, tt.old, tt.new, 1)
		if text == told.written {
			t.Fatalf("%s: %s is not in %s", tt.why, tt.old, text)
		}
		var read aftersales.Dossier
		if err := json.Unmarshal([]byte(text), &read); err == nil || read.Placed() {
			t.Errorf("%s: got %v", tt.why, err)
		}
	}
}

func TestDossierFinds(t *testing.T) {
	told := begin(t, fruit)
	if _, ok := told.dossier.Case("c1"); ok {
		t.Error("a case that is not there")
	}
	if _, ok := told.dossier.Child("x"); ok {
		t.Error("a child order that is not there")
	}
	if due, ok := told.dossier.NextDeadline(); ok {
		t.Errorf("a deadline at %s", due)
	}
	if err := (&aftersales.DossierError{Order: "o", Seq: 2, Problem: "p"}).Error(); err != `aftersales: dossier of "o", entry 2: p` {
		t.Error(err)
	}
}
