package notice_test

import (
	"io/fs"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/aftersales/notice"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/policy/story"
	"github.com/recourse-go/recourse/refund/route"
)

// noon is when every tale begins.
var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// mugs is an order of three mugs, paid by two tenders and some points.
const mugs = `{
	"id": "o-1", "currency": "JPY", "placed_at": "2026-03-01T12:00:00Z", "policy": "marketplace",
	"lines": [{"id": "mug", "sku": "MUG-BLUE", "unit_price": "1500", "quantity": 3}],
	"points": [{"id": "coins", "count": 500, "value": "500"}],
	"tenders": [{"id": "t-1", "kind": "credit_card", "amount": "3000"}, {"id": "t-2", "kind": "convenience_store", "amount": "1000"}]
}`

func diff(t testing.TB, what string, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

// amount is a plain amount, as a command names it.
func amount(text string) *money.Amount {
	a := money.MustParse(text, "")
	return &a
}

// config is of a shop that says all there is to say.
func config(t testing.TB) notice.Config {
	t.Helper()
	methods := route.JD().Methods()
	methods["convenience_store"] = route.Method{To: "personal_account", Route: "non_original", Platform: route.Span{Min: 2, Max: 3, Unit: route.Days}, Bank: route.Span{Min: 1, Max: 1, Unit: route.WorkingDays}, Source: "the shop's terms"}
	routes, err := route.New(methods)
	if err != nil {
		t.Fatal(err)
	}
	return notice.Config{
		Shop: "Mug Shop", Platform: "Mall", Contact: "help@mug.example", Address: "1 Kiln Road", Routes: routes,
		OrderPage: "https://mug.example/orders/{order}", HelpPage: "https://mall.example/help",
		Zone: time.FixedZone("JST", 9*3600),
		Labels: `
personal_account: an account that you name | 您指定的账户 | ご指定の口座
`,
	}
}

func writer(t testing.TB, change ...func(*notice.Config)) *notice.Writer {
	t.Helper()
	c := config(t)
	for _, f := range change {
		f(&c)
	}
	w, err := notice.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func policies(t testing.TB) *policy.Set {
	t.Helper()
	set, err := policy.NewSet(marketplace.Policy())
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// sent is a message and how long after the one before it.
type sent struct {
	after time.Duration
	by    order.Party
	do    aftersales.Command
}

// play decides one message after the other; it gives what was decided of each.
func play(t testing.TB, doc string, messages ...sent) []aftersales.Decision {
	t.Helper()
	ord, err := order.Parse([]byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	var dossier aftersales.Dossier
	var all []aftersales.Decision
	at, set := noon, policies(t)
	for _, m := range append([]sent{{0, order.Buyer, aftersales.Place{Order: ord}}, {0, order.Payment, aftersales.Pay{}}}, messages...) {
		at = at.Add(m.after)
		d, err := aftersales.Decide(set, dossier, aftersales.Message{By: m.by, Command: m.do}, at)
		if err != nil {
			t.Fatalf("%s: %v", m.do.Name(), err)
		}
		dossier, all = d.Dossier, append(all, d)
	}
	return all
}

// under gives the dossier with another policy pinned on its child orders, whose templates are then taken.
func under(d aftersales.Dossier, policy string) aftersales.Dossier {
	children := make([]aftersales.Child, len(d.Children))
	copy(children, d.Children)
	for i := range children {
		children[i].Policy = policy
	}
	d.Children = children
	return d
}

// stories are the marketplace's, played.
func stories(t testing.TB) []story.Result {
	t.Helper()
	names, err := fs.Glob(marketplace.Stories, "stories/*.json")
	if err != nil || len(names) == 0 {
		t.Fatal("no stories", err)
	}
	var all []story.Result
	for _, name := range names {
		data, err := fs.ReadFile(marketplace.Stories, name)
		if err != nil {
			t.Fatal(err)
		}
		s, err := story.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		played, err := story.Play(policies(t), s)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, played)
	}
	return all
}
