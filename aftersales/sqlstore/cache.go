package sqlstore

import (
	"container/list"
	"sync"

	"github.com/recourse-go/recourse/aftersales"
)

// What the cache holds at the most, in bytes of the dossiers' JSON: of all together, and of one.
const (
	mostCached    = 32 << 20
	mostCachedOne = 8 << 20
)

// cache holds dossiers as they were last saved or read: at most so many, the longest unused going first. A dossier is never
// changed in place, so it is shared. What it holds may be out of date, and whoever uses it checks.
type cache struct {
	most  int
	mu    sync.Mutex
	items map[string]*list.Element
	used  *list.List // of known, the last used in front
	bytes int
}

// known is a dossier with its text and how many bytes that has; the text is zero where the dossier was read and not yet
// written.
type known struct {
	dossier aftersales.Dossier
	text    aftersales.DossierText
	bytes   int
}

func newCache(most int) *cache {
	return &cache{most: most, items: map[string]*list.Element{}, used: list.New()}
}

func (c *cache) get(orderID string) (known, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	item := c.items[orderID]
	if item == nil {
		return known{}, false
	}
	c.used.MoveToFront(item)
	return item.Value.(known), true
}

// put keeps a dossier.
func (c *cache) put(k known) {
	c.mu.Lock()
	defer c.mu.Unlock()
	id := k.dossier.Order.ID
	c.drop(id)
	if c.most <= 0 || k.bytes > mostCachedOne {
		return
	}
	c.items[id] = c.used.PushFront(k)
	c.bytes += k.bytes
	for c.used.Len() > c.most || c.bytes > mostCached {
		c.drop(c.used.Back().Value.(known).dossier.Order.ID)
	}
}

func (c *cache) forget(orderID string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.drop(orderID)
}

func (c *cache) drop(orderID string) {
	if item := c.items[orderID]; item != nil {
		c.bytes -= c.used.Remove(item).(known).bytes
		delete(c.items, orderID)
	}
}
