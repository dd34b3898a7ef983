package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"reception/flows"
)

const time10 = "2006-01-02"

// A dossierFile is a guest's file as JSON has it.
type dossierFile struct {
	*flows.Dossier
	Visits []dossierVisit  `json:"visits,omitempty"`
	Opened []dossierAccess `json:"opened,omitempty"`
	Erased *dossierErased  `json:"erased,omitempty"`
}

type dossierVisit struct {
	Visit    flows.VisitID    `json:"visit"`
	Arrived  time.Time        `json:"arrived"`
	Left     time.Time        `json:"left,omitzero"`
	Party    int              `json:"party,omitempty"`
	CameBy   flows.CameBy     `json:"came_by,omitempty"`
	Purpose  string           `json:"purpose,omitempty"`
	Sales    flows.StaffID    `json:"sales,omitempty"`
	Outcome  string           `json:"outcome,omitempty"`
	Turned   bool             `json:"turned_away,omitempty"`
	Booking  flows.BookingID  `json:"booking,omitempty"`
	Rooms    []flows.Stay     `json:"rooms,omitempty"`
	Flats    []flows.Stay     `json:"flats,omitempty"`
	Served   []flows.Serving  `json:"served,omitempty"`
	Remarks  []string         `json:"remarks,omitempty"`
	Corrects []dossierCorrect `json:"corrections,omitempty"`
}

type dossierCorrect struct {
	At    time.Time   `json:"at"`
	Field flows.Field `json:"field"`
	Was   string      `json:"was,omitempty"`
}

type dossierAccess struct {
	At     time.Time `json:"at"`
	By     flows.By  `json:"by"`
	Why    string    `json:"why,omitempty"`
	From   string    `json:"from,omitempty"`
	SHA256 string    `json:"sha256,omitempty"`
	Names  bool      `json:"names,omitempty"`
}

type dossierErased struct {
	At      time.Time       `json:"at"`
	Reason  flows.ErasedFor `json:"reason"`
	Manager flows.StaffID   `json:"manager"`
}

func accessOf(r flows.Record) dossierAccess {
	e, _ := r.Event.(flows.FileOpened)
	return dossierAccess{At: r.At, By: r.By, Why: e.Why, From: e.From, SHA256: e.Copy, Names: e.Names}
}

// writeDossier writes a guest's file as JSON.
func writeDossier(w io.Writer, d *flows.Dossier) error {
	f := dossierFile{Dossier: d}
	for _, v := range d.Visits {
		x := dossierVisit{Visit: v.ID, Arrived: v.Arrived, Left: v.Gone, Party: v.Party, CameBy: v.CameBy, Purpose: v.Purpose, Sales: v.Sales,
			Outcome: v.Outcome, Turned: v.Turned, Booking: v.Booking, Rooms: v.Rooms, Flats: v.Flats, Served: v.Served, Remarks: v.Remarks}
		for _, c := range v.Corrections {
			x.Corrects = append(x.Corrects, dossierCorrect{c.At, c.Field, c.Was})
		}
		f.Visits = append(f.Visits, x)
	}
	for _, r := range d.Opened {
		f.Opened = append(f.Opened, accessOf(r))
	}
	if d.Erased != nil {
		if e, ok := d.Erased.Event.(flows.GuestsErased); ok {
			f.Erased = &dossierErased{d.Erased.At, e.Reason, e.Manager}
		}
	}
	return writeLine(w, f)
}

// dossierText writes a guest's file for people, on a terminal or as Markdown.
type dossierText struct {
	a        *app
	h        *flows.House
	markdown bool
}

func (t dossierText) at(x time.Time) string {
	return x.In(t.h.Zone).Format("2006-01-02 15:04")
}

func (t dossierText) write(w io.Writer, d *flows.Dossier) error {
	var b strings.Builder
	a := t.a
	title := a.say("客户档案 ", "Guest file ") + strconv.FormatUint(uint64(d.Guest), 10)
	if t.markdown {
		title = "# " + title
	}
	b.WriteString(title + "\n")
	if d.Erased != nil {
		e, _ := d.Erased.Event.(flows.GuestsErased)
		t.part(&b, "", []string{a.say("已删除：", "Erased: ") + t.at(d.Erased.At) + "  " + a.text().Names.Erased[e.Reason] + "  " + t.h.StaffName(e.Manager, a.lang)})
		t.part(&b, a.say("谁看过", "Who looked"), t.opened(d))
		_, err := io.WriteString(w, b.String())
		return err
	}
	about := []string{}
	for _, x := range d.Said {
		about = append(about, t.at(x.At)+"  "+t.field(x.Field)+"  "+t.value(x))
	}
	t.part(&b, a.say("登记的资料", "What was taken down"), about)
	var consents []string
	for _, c := range d.Consents {
		consents = append(consents, t.at(c.At)+"  "+a.text().Names.Consent[c.Is]+"  "+a.say("告知书 ", "notice ")+c.Notice)
	}
	if len(consents) == 0 {
		consents = []string{a.say("没有问过", "not asked")}
	}
	t.part(&b, a.say("个人信息告知", "Notice and consent"), append(consents, a.say("应删于 ", "to be erased on ")+string(d.Until)))
	var owners []string
	for _, o := range d.Owners {
		owners = append(owners, strings.TrimRight(t.at(o.At)+"  "+t.h.StaffName(o.Owner, a.lang)+"  "+o.Reason, " "))
	}
	t.part(&b, a.say("原接待人", "Original salesperson"), owners)
	t.part(&b, a.say("来访", "Visits"), t.visits(d))
	var bookings []string
	for _, x := range d.Bookings {
		state := a.text().Names.Booking[x.State]
		bookings = append(bookings, strings.TrimRight(t.at(x.When)+"  "+a.say("登记于 ", "made ")+t.at(x.Made)+"  "+t.h.StaffName(x.Sales, a.lang)+"  "+state, " "))
	}
	t.part(&b, a.say("预约", "Bookings"), bookings)
	t.part(&b, a.say("登记簿", "Registers"), t.entries(d))
	t.part(&b, a.say("谁看过", "Who looked"), t.opened(d))
	_, err := io.WriteString(w, b.String())
	return err
}

// entries are complaints, requests and all else that registers have about the guest.
func (t dossierText) entries(d *flows.Dossier) (lines []string) {
	for _, e := range d.Entries {
		name, state := string(e.Register), string(e.State)
		if r, ok := t.h.Register(e.Register); ok {
			name = r.Name.In(t.a.lang)
			if s, ok := r.State(e.State); ok {
				state = s.Name.In(t.a.lang)
			}
		}
		line := t.at(e.Opened) + "  " + name + " " + strconv.Itoa(e.No) + "  " + state
		if !e.Over.IsZero() {
			line += "  " + t.at(e.Over)
		}
		lines = append(lines, line)
	}
	return lines
}

// value is one value of the personal data in words: what registers keep has the names of
// their fields.
func (t dossierText) value(x flows.Said) string {
	if x.Field == "fields" {
		return t.a.text().PersonalFields(t.h, x.Value)
	}
	return x.Value
}

// part is a heading with its lines; nothing is left out where there are none.
func (t dossierText) part(b *strings.Builder, heading string, lines []string) {
	if len(lines) == 0 {
		lines = []string{t.a.say("无", "none")}
	}
	mark, line := "", "  "
	if t.markdown {
		mark, line = "## ", "- "
	}
	b.WriteString("\n")
	if heading != "" {
		b.WriteString(mark + heading + "\n")
	}
	if t.markdown {
		b.WriteString("\n")
	}
	for _, l := range lines {
		b.WriteString(line + strings.ReplaceAll(l, "\n", " ") + "\n")
	}
}

func (t dossierText) visits(d *flows.Dossier) (lines []string) {
	a := t.a
	for _, v := range d.Visits {
		parts := []string{t.at(v.Arrived), a.say(fmt.Sprintf("第 %d 批", v.No), fmt.Sprintf("party %d", v.No))}
		if !v.Gone.IsZero() {
			parts[0] += "–" + v.Gone.In(t.h.Zone).Format("15:04")
		}
		if v.Party > 0 {
			parts = append(parts, a.say(fmt.Sprintf("%d 人", v.Party), fmt.Sprintf("%d people", v.Party)))
		}
		if p, ok := t.h.Purpose(v.Purpose); ok {
			parts = append(parts, p.Name.In(a.lang))
		}
		if v.Sales != "" {
			parts = append(parts, t.h.StaffName(v.Sales, a.lang))
		}
		for _, r := range v.Rooms {
			parts = append(parts, r.Place)
		}
		if v.Turned {
			parts = append(parts, a.say("未接待", "turned away"))
		}
		lines = append(lines, strings.Join(parts, "  "))
	}
	for _, v := range d.Past {
		lines = append(lines, string(v.Date)+"  "+a.say("（以前的登记）", "(from an earlier register)"))
	}
	return lines
}

func (t dossierText) opened(d *flows.Dossier) (lines []string) {
	for _, r := range d.Opened {
		x := accessOf(r)
		what := t.a.say("查看", "looked")
		if x.SHA256 != "" {
			what = t.a.say("导出 SHA-256 ", "copied, SHA-256 ") + x.SHA256
		}
		who := t.a.text().By(x.By, t.h)
		lines = append(lines, strings.TrimRight(t.at(x.At)+"  "+who+"  "+what+"  "+x.Why, " "))
	}
	return lines
}

// field is a part of the personal data in words.
func (t dossierText) field(name string) string {
	switch name {
	case "taxi_out":
		return t.a.say("离场出租车", "taxi home")
	case "note":
		return t.a.say("备注", "note")
	case "fields":
		return t.a.say("登记簿", "register")
	}
	return t.a.text().Names.Field[name]
}
