package flow

import (
	"math/bits"
	"slices"
)

// index numbers the words of one table: its states, or its events. Hashing
// looks at a word's length and at two of its bytes; which two, and by what to
// multiply, is chosen when the table is built so that each word has a slot of
// its own, and one comparison settles a lookup.
//
// Words that no choice separates go to the next free slot: slower, never
// wrong.
type index struct {
	slots       []slot // a power of two, half of them free at least
	shift       uint8
	mul         uint32
	front, back int // the byte positions, counted from either end of the word
}

// slot holds a word and its number. The number 0 marks a free slot; its word
// is "", so that looking up an unknown "" finds 0 as well.
type slot struct {
	word string
	id   int
}

// at returns the slot where word stands if it has one of its own.
func (x *index) at(word string) *slot { return &x.slots[x.key(word)*x.mul>>(x.shift&31)] }

// key folds what is looked at into one number. Where the word is too short,
// its last or first byte is looked at.
func (x *index) key(word string) uint32 {
	n := len(word)
	if n == 0 {
		return 0
	}
	return uint32(n) ^ uint32(word[min(x.front, n-1)])<<8 ^ uint32(word[n-1-min(x.back, n-1)])<<16
}

// find returns the number of word, 0 if the index does not hold it.
func (x *index) find(word string) int {
	for h := int(x.key(word) * x.mul >> x.shift); ; h++ {
		s := &x.slots[h&(len(x.slots)-1)]
		if s.word == word || s.id == 0 {
			return s.id
		}
	}
}

// newIndex numbers the words step, 2*step and so on; they must be distinct.
func newIndex(words []string, step int) index {
	var best index
	front, back := positions(words)
	fewest, mul := -1, uint32(0)
	for size := ceilPow2(2*len(words) + 2); fewest != 0 && size <= 16*len(words)+16; size *= 2 {
		x := index{front: front, back: back, slots: make([]slot, size), shift: uint8(32 - bits.Len(uint(size-1)))}
		for try := 0; try < 200 && fewest != 0; try++ {
			mul = mul*1664525 + 1013904223
			x.mul = mul | 1
			if clashes := x.fill(words, step); fewest < 0 || clashes < fewest {
				best, fewest = x, clashes
			}
		}
	}
	best.fill(words, step) // later tries of its size have written over it
	return best
}

// fill places the words and counts the slots that it found taken.
func (x *index) fill(words []string, step int) int {
	clear(x.slots)
	clashes := 0
	for i, word := range words {
		h := int(x.key(word) * x.mul >> x.shift)
		for ; x.slots[h&(len(x.slots)-1)].id != 0; h++ {
			clashes++
		}
		x.slots[h&(len(x.slots)-1)] = slot{word, (i + 1) * step}
	}
	return clashes
}

// positions returns the first pair of byte positions that tells the most words
// apart.
func positions(words []string) (front, back int) {
	longest, most := 1, 0
	for _, word := range words {
		longest = max(longest, len(word))
	}
	longest = min(longest, 32) // a bound on the search, not on the words
	keys := make([]uint32, len(words))
	for at := 0; at < longest*longest && most < len(words); at++ {
		x := index{front: at / longest, back: at % longest}
		for i, word := range words {
			keys[i] = x.key(word)
		}
		slices.Sort(keys)
		if apart := len(slices.Compact(keys)); apart > most {
			front, back, most = x.front, x.back, apart
		}
	}
	return front, back
}

// ceilPow2 returns the smallest power of two that is n at least, for n > 0.
func ceilPow2(n int) int { return 1 << bits.Len(uint(n-1)) }
