package flows

import (
	"cmp"
	"strconv"
	"strings"
	"time"
)

// A speaker fills the gaps of a phrase (1.8). The zero fields say nothing known.
type speaker struct {
	f *Floor
	h *House
	l Lang
	v *Visit // may be nil
	c *Call  // may be nil
}

// fill puts names into a phrase. A gap whose value is not known yet shows what
// one would say instead.
func (s speaker) fill(phrase string) string {
	if !strings.Contains(phrase, "{") {
		return phrase
	}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(phrase, "{")
		b.WriteString(before)
		name, after, closed := strings.Cut(rest, "}")
		if !ok || !closed {
			break
		}
		b.WriteString(s.gap(name))
		phrase = after
	}
	return b.String()
}

func (s speaker) pick(zh, en string) string { return Words{ZH: zh, EN: en}.In(s.l) }

func (s speaker) gap(name string) string {
	switch name {
	case "guest":
		return s.guest()
	case "party_size":
		return s.number(s.visit().Party)
	case "sales":
		if s.c != nil { // who spoke or was called then, whoever receives the party now
			return s.staff(cmp.Or(s.c.Sales, s.c.Caller, s.visit().Sales))
		}
		return s.staff(s.visit().Sales)
	case "caller":
		if s.c != nil && s.c.Caller != "" {
			return s.staff(s.c.Caller)
		}
		return s.staff(s.visit().Sales)
	case "room":
		return s.room()
	case "drink", "item", "document":
		if s.c != nil {
			return s.item(s.c.Item)
		}
	case "copies", "quantity":
		if s.c != nil {
			return s.number(max(1, s.c.Quantity))
		}
	case "plate":
		p, _ := s.visit().Person.Open()
		if p.TaxiOut != "" {
			return p.TaxiOut
		}
		return p.Plate
	case "appearance", "describe":
		if p, _ := s.visit().Person.Open(); p.Describe != "" {
			return p.Describe
		}
	case "flat":
		if s.c != nil {
			if flat, ok := s.h.Flat(s.c.Flat); ok {
				return flat.Name.In(s.l)
			}
			return string(s.c.Flat)
		}
	case "bay":
		if bay, ok := s.h.Bay(s.visit().Bay); ok {
			return bay.Name.In(s.l)
		}
	case "site", "project":
		return s.h.Name.In(s.l)
	}
	return s.pick("××", "...")
}

func (s speaker) visit() *Visit {
	if s.v == nil {
		return new(Visit)
	}
	return s.v
}

func (s speaker) number(n int) string {
	if n == 0 {
		return s.pick("×", "?")
	}
	return strconv.Itoa(n)
}

func (s speaker) staff(id StaffID) string {
	if id == "" {
		return s.pick("××", "...")
	}
	return s.h.StaffName(id, s.l)
}

func (s speaker) room() string {
	id := s.visit().Room
	if s.c != nil && s.c.Room != "" {
		id = s.c.Room
	}
	if r, ok := s.h.Room(id); ok {
		return r.Name.In(s.l)
	}
	if id == "" {
		return s.pick("接待区域", "the reception area")
	}
	return string(id)
}

func (s speaker) item(id string) string {
	if i, ok := s.h.Item(id); ok {
		return i.Name.In(s.l)
	}
	return id
}

// guest is how the party is addressed: 王先生, Mr Wang; without a name 先生/小姐 (1.8).
func (s speaker) guest() string {
	p, ok := s.visit().Person.Open()
	return s.h.Address(p, ok, s.l)
}

// Address is how a guest is spoken to and of.
func (h *House) Address(p Personal, known bool, l Lang) string {
	if h.Addressed != nil {
		return h.Addressed(p, known, l)
	}
	if p.Surname == "" {
		return Words{ZH: "先生/小姐", EN: "sir/madam"}.In(l)
	}
	return p.Surname + p.Title
}

// CallText is a radio call as it is spoken, with names filled in (SY-15).
func (f *Floor) CallText(h *House, c *Call, l Lang) string {
	if c.Text != "" {
		return c.Text
	}
	rule, ok := h.Call(c.Kind)
	if !ok {
		return string(c.Kind)
	}
	v, _ := f.Visit(c.Visit)
	return speaker{f: f, h: h, l: l, v: v, c: c}.fill(rule.Phrase.In(l))
}

// say is a sentence in both languages.
func (f *Floor) say(h *House, v *Visit, c *Call, w Words) Words {
	return Words{
		ZH: speaker{f: f, h: h, l: ZH, v: v, c: c}.fill(w.ZH),
		EN: speaker{f: f, h: h, l: EN, v: v, c: c}.fill(w.In(EN)),
	}
}

// Late is how long a call has waited for its reply, against its promise; an
// answered request is measured from its reply.
func (c *Call) Late(h *House, now time.Time) Lateness {
	rule, ok := h.Call(c.Kind)
	if !ok || c.Silent {
		return OnTime
	}
	since := c.At
	if !c.Open() {
		since = c.Replied
	}
	return lateness(now.Sub(since), rule.Amber, rule.Red)
}

func lateness(d, amber, red time.Duration) Lateness {
	switch {
	case red > 0 && d >= red:
		return Red
	case amber > 0 && d >= amber:
		return Amber
	}
	return OnTime
}

// Closes reports whether a call ends as RP-1 asks: with 收到请回答, or with
// 收到请回话 as some rows print it (AMB-RC2).
func Closes(text string) bool {
	text = strings.TrimRight(text, "。.!！ ")
	return strings.HasSuffix(text, "收到请回答") || strings.HasSuffix(text, "收到请回话")
}
