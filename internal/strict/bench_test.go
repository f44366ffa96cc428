package strict_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/recourse-go/recourse/internal/strict"
)

// document is about so many bytes of small objects.
func document(size int) []byte {
	var b bytes.Buffer
	b.WriteString(`{"name":"all","parts":[{}`)
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, `,{"name":"part %d","count":%d,"tags":{"color":"red"},"level":"high","gift":false}`, i, i%100)
	}
	b.WriteString("]}")
	return b.Bytes()
}

func benchmark(b *testing.B, decode func([]byte, any) error) {
	for _, size := range []int{1 << 10, 10 << 20} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			data := document(size)
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				var v item
				if err := decode(data, &v); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkUnmarshal(b *testing.B) { benchmark(b, strict.Unmarshal) }

// The floor: encoding/json alone, which checks none of it.
func BenchmarkUnmarshalFloor(b *testing.B) { benchmark(b, json.Unmarshal) }
