package money_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/recourse-go/recourse/order/money"
)

// Each benchmark has a floor beside it: the same work as one would write it by
// hand for this very input, without errors, signs, or products over 64 bits.

var sizes = []int{10, 64, 1000, 100_000}

func BenchmarkApportion(b *testing.B) {
	for _, rule := range money.Rules() {
		for _, n := range sizes {
			weights, total, dst := prices(n), int64(n)*1234+7, make([]int64, 0, n)
			b.Run(fmt.Sprintf("%s/%d", rule, n), func(b *testing.B) {
				for b.Loop() {
					if _, err := money.AppendApportion(dst, total, weights, rule); err != nil {
						b.Fatal(err)
					}
				}
				perLine(b, n)
			})
		}
	}
}

func BenchmarkApportionFloor(b *testing.B) {
	for _, n := range sizes {
		weights, total, dst := prices(n), int64(n)*1234+7, make([]int64, n)
		scratch := make([]int64, n)
		b.Run(fmt.Sprintf("largest_remainder/%d", n), func(b *testing.B) {
			for b.Loop() {
				floorLargestRemainder(dst, scratch, total, weights)
			}
			perLine(b, n)
		})
	}
}

func perLine(b *testing.B, n int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/line")
}

// floorLargestRemainder finds the smallest remainder that gets a unit with a
// quickselect over a copy of the remainders.
func floorLargestRemainder(shares, scratch []int64, total int64, weights []int64) {
	var sum int64
	for _, w := range weights {
		sum += w
	}
	rest := total
	for i, w := range weights {
		product := total * w
		shares[i] = product / sum
		scratch[i] = product - shares[i]*sum
		rest -= shares[i]
	}
	if rest == 0 {
		return
	}
	tie := floorSelect(scratch, int(rest)-1)
	for i, w := range weights {
		if total*w-shares[i]*sum > tie {
			shares[i]++
			rest--
		}
	}
	for i := 0; rest > 0; i++ {
		if total*weights[i]-shares[i]*sum == tie {
			shares[i]++
			rest--
		}
	}
}

// floorSelect returns the k-th largest value, from 0, and reorders values.
func floorSelect(values []int64, k int) int64 {
	low, high := 0, len(values)-1
	for low < high {
		a, m, c := values[low], values[(low+high)/2], values[high]
		pivot := max(min(a, m), min(max(a, m), c))
		i, j := low, high
		for i <= j {
			for values[i] > pivot {
				i++
			}
			for values[j] < pivot {
				j--
			}
			if i <= j {
				values[i], values[j] = values[j], values[i]
				i++
				j--
			}
		}
		switch {
		case k <= j:
			high = j
		case k >= i:
			low = i
		default:
			return values[k]
		}
	}
	return values[low]
}

func TestFloorIsRight(t *testing.T) {
	for _, n := range sizes[:3] {
		shares := make([]int64, n)
		floorLargestRemainder(shares, make([]int64, n), int64(n)*1234+7, prices(n))
		if want := oracleApportion(int64(n)*1234+7, prices(n), money.LargestRemainder); !slices.Equal(shares, want) {
			t.Errorf("%d lines: %v, want %v", n, shares, want)
		}
	}
}

// Products of more than 64 bits take another way.
func BenchmarkApportionWide(b *testing.B) {
	const n = 1000
	weights, dst := prices(n), make([]int64, 0, n)
	for b.Loop() {
		if _, err := money.AppendApportion(dst, 1<<62+7, weights, money.LargestRemainder); err != nil {
			b.Fatal(err)
		}
	}
	perLine(b, n)
}

// The worst order for largest_takes_rest: every round fills one line.
func BenchmarkWithinWorst(b *testing.B) {
	for _, n := range sizes {
		room, dst := slices.Repeat([]int64{1}, n), make([]int64, 0, n)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := money.AppendWithin(dst, int64(n-1), room, money.LargestTakesRest); err != nil {
					b.Fatal(err)
				}
			}
			perLine(b, n)
		})
	}
}

func BenchmarkPortion(b *testing.B) {
	total := int64(0)
	for b.Loop() {
		total++
		if _, err := money.Portion(total, 2, 3); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPortionFloor(b *testing.B) {
	total, whole, sum := int64(0), int64(3), int64(0)
	for b.Loop() {
		total++
		sum += total * 2 / whole
	}
	_ = sum
}

func BenchmarkAdd(b *testing.B) {
	total, cent := money.MustParse("0.00", "CNY"), money.MustParse("0.01", "CNY")
	for b.Loop() {
		total, _ = total.Add(cent)
	}
}

func BenchmarkAddFloor(b *testing.B) {
	total := int64(0)
	for b.Loop() {
		total++
	}
	_ = total
}

func BenchmarkParse(b *testing.B) {
	cny := money.MustCurrency("CNY")
	for b.Loop() {
		if _, err := money.Parse("1234.56", cny); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParseFloor(b *testing.B) {
	for b.Loop() {
		if _, err := strconv.ParseInt("123456", 10, 64); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkString(b *testing.B) {
	a := money.MustParse("1234.56", "CNY")
	for b.Loop() {
		_ = a.String()
	}
}

func BenchmarkStringFloor(b *testing.B) {
	minor := int64(123456)
	for b.Loop() {
		text := strconv.AppendInt(make([]byte, 0, 24), minor/100, 10)
		text = append(text, '.', '0'+byte(minor/10%10), '0'+byte(minor%10))
		_ = string(append(text, " CNY"...))
	}
}

func BenchmarkUnmarshalJSON(b *testing.B) {
	data := []byte(`{"value":"1234.56","currency":"CNY"}`)
	for b.Loop() {
		var a money.Amount
		if err := json.Unmarshal(data, &a); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUnmarshalJSONFloor(b *testing.B) {
	data := []byte(`{"value":"1234.56","currency":"CNY"}`)
	for b.Loop() {
		var members struct{ Value, Currency string }
		if err := json.Unmarshal(data, &members); err != nil {
			b.Fatal(err)
		}
	}
}
