package aftersales_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

func seeds(f *testing.F) {
	for _, c := range fullCommands(f) {
		f.Add([]byte(toJSON(f, aftersales.Message{By: seller, Command: c})))
		f.Add([]byte(toJSON(f, aftersales.Message{Command: c})))
	}
	f.Add([]byte(`{"do":"open","lines":[{"line":"a","quantity":-1}],"amount":{"value":"1","currency":"CNY"}}`))
	f.Add([]byte(`{"do":null,"by":null}`))
	f.Add([]byte(`null`))
}

// Whatever is accepted is written and read again as the same message; and it is judged without a panic.
func FuzzParseMessage(f *testing.F) {
	seeds(f)
	told := begin(f, fruit).play(onWay...)
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := aftersales.ParseMessage(data)
		if err != nil {
			return
		}
		text, try := toJSON(t, m), *told
		try.TB, try.log = t, nil
		refused := try.send(m.By, m.Command)
		again, err := aftersales.ParseMessage([]byte(text))
		if err != nil && refused == nil { // where something required was left out, it must at least be refused
			t.Fatalf("%s was read and accepted, %s was not: %v", data, text, err)
		}
		if err == nil && text != toJSON(t, again) {
			t.Fatalf("%s became %s", text, toJSON(t, again))
		}
	})
}

// A command that is accepted names nobody who sends it.
func FuzzParseCommand(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := aftersales.ParseCommand(data)
		if err != nil {
			if c != nil {
				t.Fatalf("%v and %T", err, c)
			}
			return
		}
		var fields map[string]json.RawMessage
		if err := json.Unmarshal(data, &fields); err != nil {
			t.Fatal(err)
		}
		if _, by := fields["by"]; by {
			t.Fatalf("%s was accepted", data)
		}
		if m, err := aftersales.ParseMessage(data); err != nil || toJSON(t, m) != toJSON(t, aftersales.Message{Command: c}) {
			t.Fatalf("as a message: %v", err)
		}
	})
}

// A dossier that is accepted is written and read again as the same, and goes on without a panic.
func FuzzDossierJSON(f *testing.F) {
	rows := append(append(refundOnlyRows()[:12], returnRefundRows()[15:]...), offerKindRows()["r"]...)
	for _, r := range append(rows, offerChangeRows()[:6]...) {
		told := r.begin(f).play(r.do)
		f.Add([]byte(told.written))
	}
	f.Add([]byte(`{"seq":0}`))
	policies := allRules(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		var d aftersales.Dossier
		if err := json.Unmarshal(data, &d); err != nil {
			return
		}
		text, err := json.Marshal(d)
		if err != nil {
			return // a time that JSON cannot write
		}
		var again aftersales.Dossier
		if err := json.Unmarshal(text, &again); err != nil {
			t.Fatalf("%s was not read: %v", text, err)
		}
		if toJSON(t, again) != string(text) {
			t.Fatalf("%s became %s", text, toJSON(t, again))
		}
		for _, by := range []order.Party{buyer, seller, platform} {
			_, _ = aftersales.OptionsOf(policies, d, by, noon)
		}
		for _, s := range []step{submit, appeal, ruleAppeal, claim, ruleClaim, forBuyer, approve, amend, withdraw, offering(2, ""), accepting(2), agreeing(3), declining(2), settled, failed, inspect, ship, unwanted, {by: timer, do: aftersales.Wait{}}} {
			_, _ = aftersales.Decide(policies, d, aftersales.Message{By: s.by, Command: s.do}, noon.Add(time.Hour))
		}
	})
}

// The bytes throw the dice of a history: every law holds on whatever the fuzzer comes upon.
func FuzzDecide(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("one line, paid, shipped, asked back and never heard of again"))
	for seed := range uint64(12) {
		data := make([]byte, 60*(seed+1))
		rng := rand.New(rand.NewPCG(seed, 3))
		for i := range data {
			data[i] = byte(rng.Uint32())
		}
		f.Add(data)
	}
	policies := allRules(f)
	f.Fuzz(func(t *testing.T, data []byte) { playHistory(t, policies, &dice{data: data}) })
}
