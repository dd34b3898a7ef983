package flows

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"time"
)

// MenuLeast is how many drinks there should be to choose from (PR-14).
const MenuLeast = 3

// A StockUse is what a serving takes from the stock, or took.
type StockUse struct {
	Item string `cbor:"1,keyasint"`
	N    int    `cbor:"2,keyasint"`
}

// A Shelf is what the bar keeps of an item: it is there from the first delivery or
// count on, and until then nobody knows how much there is. How much is in Day.Stock.
type Shelf struct {
	Item    string    `cbor:"1,keyasint"`
	Rev     Seq       `cbor:"2,keyasint"`
	Counted time.Time `cbor:"3,keyasint,omitempty"` // the last stock-taking
	By      By        `cbor:"4,keyasint,omitempty"`
}

func shelfKey(s *Shelf) string { return s.Item }

// Stocked is how much there is of an item, and false where nobody has ever counted it.
func (f *Floor) Stocked(item string) (int, bool) {
	_, ok := entity(f.Shelves, shelfKey, item)
	return f.Day.Stock[item], ok || f.Day.Stock[item] != 0
}

// short reports whether an item is known to be below its minimum.
func (f *Floor) short(it *StockItem) bool {
	n, known := f.Stocked(it.ID)
	return known && n < it.Minimum
}

// shortages are what the bar has to get: it is due as long as it is so.
func (f *Floor) shortages(h *House) []Deadline {
	var list []Deadline
	for i := range h.Items {
		if it := &h.Items[i]; it.Minimum > 0 && f.short(it) && !f.Day.Opened.IsZero() {
			list = append(list, Deadline{State: TaskDue, At: f.Day.Opened, Item: it.ID})
		}
	}
	return list
}

// uses is what a serving of an item takes: itself, where the house says nothing else.
func (it *StockItem) uses() []StockUse {
	if len(it.Uses) == 0 {
		return []StockUse{{it.ID, 1}}
	}
	return it.Uses
}

// Menu are the drinks that can be offered: those of the list whose stock has not run out.
func (f *Floor) Menu(h *House) []*StockItem {
	var list []*StockItem
	for i := range h.Items {
		it := &h.Items[i]
		out := func(u StockUse) bool { n, known := f.Stocked(u.Item); return known && n < max(u.N, 1) }
		if it.Kind == drinkKind && !slices.ContainsFunc(it.uses(), out) {
			list = append(list, it)
		}
	}
	return list
}

const (
	drinkKind    = "drink"
	documentKind = "document"
)

// Menu are all drinks of the house.
func (h *House) Menu() []*StockItem { return new(Floor).Menu(h) }

// A StockLine is an item of the bar: what there is, what there should be, and what was
// served of it (SY-43).
type StockLine struct {
	Item    string    `json:"item"`
	Kind    string    `json:"kind,omitempty"` // drink or stock; empty: on no list of the house
	Known   bool      `json:"counted" jsonschema_description:"somebody has counted it, or it was delivered"`
	N       int       `json:"stock"`
	Minimum int       `json:"minimum,omitempty"`
	Short   bool      `json:"short,omitempty" jsonschema_description:"below its minimum"`
	Taken   time.Time `json:"last_count,omitzero"`
	Today   int       `json:"served_today"`
	Month   int       `json:"served_this_month"`
}

// Bar lists drinks and stock in the house's order, and last what was served without
// being on a list.
func (f *Floor) Bar(h *House) []StockLine {
	var list []StockLine
	rest := maps.Clone(f.Day.Month)
	for item, n := range f.Day.Served {
		rest = plus(rest, item, n)
	}
	line := func(id, kind string, minimum int) {
		n, known := f.Stocked(id)
		l := StockLine{Item: id, Kind: kind, Known: known, N: n, Minimum: minimum, Short: known && n < minimum,
			Today: f.Day.Served[id], Month: f.Day.Month[id] + f.Day.Served[id]}
		if s, ok := entity(f.Shelves, shelfKey, id); ok {
			l.Taken = s.Counted
		}
		list = append(list, l)
		delete(rest, id)
	}
	for i := range h.Items {
		if it := &h.Items[i]; it.Kind != documentKind {
			line(it.ID, it.Kind, it.Minimum)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(rest)) {
		line(id, "", 0)
	}
	return list
}

// CountStock says how much of an item there is, whatever the book says.
type CountStock struct {
	Item   string `json:"item" jsonschema_description:"a drink or stock of the house, by its id or name"`
	N      int    `json:"n" jsonschema_description:"how much there is"`
	Reason string `json:"reason,omitempty" jsonschema_description:"needed where the count differs from what the book says"`
}

func (CountStock) Verb() string { return "count_stock" }

// StockCounted is a stock-taking. Was is what the book said, where it said anything.
type StockCounted struct {
	Item   string `cbor:"1,keyasint"`
	N      int    `cbor:"2,keyasint"`
	Was    int    `cbor:"3,keyasint,omitempty"`
	First  bool   `cbor:"4,keyasint,omitempty"` // nobody knew before how much there was
	Reason string `cbor:"5,keyasint,omitempty" text:"house"`
}

func (StockCounted) Kind() Kind { return kindStockCounted }

func (c CountStock) decide(d *decision) error {
	it, ok := d.h.Item(d.text(c.Item))
	switch {
	case c.Item == "":
		return &Refusal{Code: MissingField, Given: "item"}
	case !ok || it.Kind == documentKind:
		return &Refusal{Code: UnknownItem, Given: c.Item}
	case c.N < 0 || c.N > maxParty:
		return &Refusal{Code: BadValue, Given: strconv.Itoa(c.N)}
	}
	was, known := d.f.Stocked(it.ID)
	e := StockCounted{Item: it.ID, N: c.N, Was: was, First: !known, Reason: d.text(c.Reason)}
	if known && was != c.N && e.Reason == "" {
		return &Refusal{Code: ReasonNeeded, Given: it.ID}
	}
	d.emit(e)
	return nil
}

func (e StockCounted) apply(ed *edit) {
	s := ed.shelf(e.Item)
	s.Counted, s.By = ed.r.At, ed.r.By
	ed.stock(e.Item, e.N-ed.f.Day.Stock[e.Item])
}

func (ed *edit) shelf(item string) *Shelf {
	s := touch(ed, isShelf, &ed.f.Shelves, shelfKey, item, func() *Shelf { return &Shelf{Item: item} })
	s.Rev = ed.r.Seq
	return s
}

// stocked makes a shelf for what was delivered first; later deliveries leave it alone,
// so that each can be undone apart.
func (ed *edit) stocked(item string) {
	if _, ok := entity(ed.f.Shelves, shelfKey, item); !ok {
		ed.shelf(item)
	}
}

// delivers writes down that a call is done, and what the serving took from the stock.
// Of what nobody has counted nothing can be taken.
func (d *decision) delivers(c *Call) {
	e := Delivered{Call: c.ID}
	switch c.Kind {
	case Drinks, DrinksByButler, FirstWater:
		it, ok := d.h.Item(c.Item)
		if !ok {
			break
		}
		for _, u := range it.uses() {
			if _, known := d.f.Stocked(u.Item); known {
				e.Takes = append(e.Takes, StockUse{u.Item, max(u.N, 1) * max(c.Quantity, 1)})
			}
		}
	}
	d.emit(e)
}

// monthServed is what was delivered in the month of a date before it, once it follows
// this day.
func (d *Day) monthServed(next Date) map[string]int {
	if len(d.Date) < len("2026-11") || len(next) < len("2026-11") || d.Date[:len("2026-11")] != next[:len("2026-11")] {
		return nil
	}
	sums := maps.Clone(d.Month)
	for item, n := range d.Served {
		sums = plus(sums, item, n)
	}
	return sums
}

// ItemName is an item's name; what is on no list is shown as it was said.
func (h *House) ItemName(id string, l Lang) string {
	if it, ok := h.Item(id); ok {
		return cmp.Or(it.Name.In(l), id)
	}
	return id
}
