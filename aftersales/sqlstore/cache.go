package sqlstore

import (
	"container/list"
	"sync"

	"github.com/recourse-go/recourse/aftersales"
)

// mostCached is the length of JSON above which a dossier is not kept in memory, in bytes.
const mostCached = 64 << 10

// cache holds dossiers as they were last saved or read: at most so many, the longest unused going first. A dossier is never
// changed in place, so it is shared. What it holds may be out of date, and whoever uses it checks.
type cache struct {
	most  int
	mu    sync.Mutex
	items map[string]*list.Element
	used  *list.List // of known, the last used in front
}

// known is a dossier with its text; the text is zero where the dossier was read and not yet written.
type known struct {
	dossier aftersales.Dossier
	text    aftersales.DossierText
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

// put keeps a dossier that takes so many bytes of JSON.
func (c *cache) put(k known, bytes int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	id := k.dossier.Order.ID
	if c.most <= 0 || bytes > mostCached {
		c.drop(id)
		return
	}
	if item := c.items[id]; item != nil {
		item.Value = k
		c.used.MoveToFront(item)
		return
	}
	c.items[id] = c.used.PushFront(k)
	if c.used.Len() > c.most {
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
		c.used.Remove(item)
		delete(c.items, orderID)
	}
}
