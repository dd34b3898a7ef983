package tui

import (
	"context"
	"errors"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"reception/flows"
)

const guestFileName name = "file"

// A guestFile is everything held about one guest (SY-67). Opening it is written
// down, once each time.
type guestFile struct {
	guest flows.GuestNo
	held  *flows.Dossier // nil until it has been read
	err   error
	first int // row at the top
}

// guestFileMsg is a file that was read.
type guestFileMsg struct {
	guest flows.GuestNo
	held  *flows.Dossier
	err   error
}

// openGuestFile opens a guest's file: it writes that down, then reads it.
func openGuestFile(s scene, guest flows.GuestNo) effect {
	by, h, session := s.By, s.House, s.Session
	return effect{Open: guestFile{guest: guest}, Read: func(ctx context.Context, desk Desk) tea.Msg {
		from, ok := desk.(flows.DossierSource)
		if !ok {
			return guestFileMsg{guest, nil, errPast}
		}
		clients := desk.Clients()
		if !clients.Erased(guest) {
			opened := flows.OpenFile{FileOpened: flows.FileOpened{Guest: guest, Names: true}} // the mask can be taken off at any time
			if _, err := desk.Do(ctx, flows.Request{By: by, Command: opened, Session: session}); err != nil {
				return guestFileMsg{guest, nil, err}
			}
		}
		floor := desk.Floor()
		held, err := clients.Dossier(ctx, from, h, &floor, guest, func(p flows.Personal) *flows.Personal { return &p })
		return guestFileMsg{guest, held, err}
	}}
}

func (guestFile) fills(scene) flows.Command { return flows.OpenFile{} }

func (f guestFile) Name() name { return guestFileName + name("/"+itoa(int(f.guest))) }

// Update scrolls, and opens what can be done.
func (f guestFile) Update(msg tea.Msg, s scene) (screen, effect) {
	switch msg := msg.(type) {
	case guestFileMsg:
		if msg.guest == f.guest {
			f.held, f.err = msg.held, msg.err
		}
	case changedMsg:
		if s.erased(f.guest) {
			f.held = nil
		}
	case tea.KeyPressMsg:
		if key.Matches(msg, s.Keys.Requests) {
			return f, effect{Open: newGuestActs(f.guest)}
		}
		rows := f.rows(s, max(s.Width-2, 1))
		page := max(s.Height-2, 1)
		if i, ok := stepIn(s.Keys, msg, f.first, max(len(rows)-page+1, 1), page); ok {
			f.first = i
		}
	}
	return f, effect{}
}

// erased reports whether a guest was known and is not any more.
func (s scene) erased(guest flows.GuestNo) bool { return s.Known != nil && s.Known.Erased(guest) }

// Keys lists what works here.
func (guestFile) Keys(s scene) []key.Binding {
	return []key.Binding{renamed(s.Keys.Requests, s.Words.File.Acts), renamed(s.Keys.Up, s.Words.Keys.Move), s.Keys.Mask, s.Keys.Lang}
}

// View draws the file.
func (f guestFile) View(s scene) frame {
	w := s.Width - 2
	rows := f.rows(s, w)
	first, n := min(f.first, max(len(rows)-1, 0)), max(s.Height-2, 1)
	shown := rows[first:min(first+n, len(rows))]
	notices, noticed := noticeRows(s, w)
	title := s.Words.File.Title(itoa(int(f.guest)))
	if k, ok := s.clientOf(f.guest); ok {
		title += " - " + s.clientName(k)
	}
	all := append(slices.Clone(shown), notices...)
	panel := s.Theme.panel(s.Width, s.Height, title, "", all)
	return frame{Rows: s.Theme.footed(panel, s.Width, s.rest(first, len(shown), len(rows))), Noticed: noticed}
}

// rows are the lines of the file.
func (f guestFile) rows(s scene, w int) []string {
	words := s.Words.File
	var refusal *flows.Refusal
	switch {
	case s.erased(f.guest) && f.held != nil && f.held.Erased != nil, s.erased(f.guest) && f.held == nil:
		return f.erasedRows(s, w)
	case errors.As(f.err, &refusal):
		return []string{blank(w), hint(s, s.Text.Refusal(refusal, s.House, s.Floor), w)}
	case errors.Is(f.err, errPast):
		return []string{blank(w), hint(s, s.Words.Replay.ReadOnly, w)}
	case f.err != nil:
		return []string{blank(w), hint(s, s.Words.Notices.Failed(f.err.Error()), w)}
	case f.held == nil:
		return []string{blank(w), hint(s, words.Reading, w)}
	}
	l := fileLines{s: s, w: w}
	l.said(f.held)
	l.consents(f.held)
	l.visits(f.held)
	l.owners(f.held)
	l.entries(f.held)
	l.opened(f.held.Opened)
	return l.rows
}

func (f guestFile) erasedRows(s scene, w int) []string {
	l := fileLines{s: s, w: w}
	l.rows = append(l.rows, blank(w), hint(s, s.Words.File.Erased, w))
	if f.held != nil {
		if r := f.held.Erased; r != nil {
			if e, ok := r.Event.(flows.GuestsErased); ok {
				l.line(s.dateTime(r.At), s.Text.Names.Erased[e.Reason], s.staff(e.Manager))
			}
		}
		l.opened(f.held.Opened)
	}
	return l.rows
}

// newGuestActs lists what can be done about a guest's data.
func newGuestActs(guest flows.GuestNo) screen {
	return picker{name: name("data/" + itoa(int(guest))),
		title: func(s scene) string { return s.Words.File.Title(itoa(int(guest))) },
		items: func(s scene) []item { return guestActs(s, guest) }}
}

func guestActs(s scene, guest flows.GuestNo) []item {
	words := s.Words.File
	list := []item{{id: "file", label: words.Open, detail: words.Logged, do: once(backTo(openGuestFile(s, guest)))}}
	if s.erased(guest) {
		return list
	}
	for _, is := range flows.Consents() {
		list = append(list, item{id: string(is), label: words.Consent(s.Text.Names.Consent[is]), detail: s.House.Privacy.Version,
			do: once(effect{Back: true, Do: flows.GiveConsent{Client: guest, Is: is}})})
	}
	return append(list, item{id: "erase", label: words.Erase, detail: words.ForGood, do: once(effect{Back: true, Open: newErase(s, guest)})})
}

// backTo closes the sheet that an effect comes from.
func backTo(e effect) effect {
	e.Back = true
	return e
}

// newErase asks for a manager and the reason before a guest is erased, and says
// what goes.
func newErase(s scene, guest flows.GuestNo) screen {
	a := newApproval(name("erase/"+itoa(int(guest))), s, fieldManager, false)
	a.form = newForm(append([]field{newChoice(fieldErasedFor, string(flows.ErasedAsked))}, a.form.fields...)...).on(fieldManager)
	a.was = a.form.typed()
	a.needs = []fieldID{fieldErasedFor, fieldManager}
	a.title = func(s scene) string { return s.Words.File.EraseTitle(s.clientOrNo(guest)) }
	a.foot = func(s scene, _ form, w int) []string {
		k, _ := s.clientOf(guest)
		rows := wrapped(s.Theme.Warn, s.Words.File.Goes(k.Visits), w)
		return append(rows, wrapped(s.Theme.Muted, s.Words.File.Stays, w)...)
	}
	a.do = func(f form) flows.Command {
		return flows.Erase{Authority: f.manager(fieldManager), Clients: []flows.GuestNo{guest}, Reason: flows.ErasedFor(f.get(fieldErasedFor).text())}
	}
	return a
}

// clientOrNo is a guest by name, or by number where nothing is known of them.
func (s scene) clientOrNo(guest flows.GuestNo) string {
	if k, ok := s.clientOf(guest); ok && k.Surname != "" {
		return s.clientName(k)
	}
	return itoa(int(guest))
}

// fileItem leads to what is kept about the guest of a party.
func fileItem(s scene, guest flows.GuestNo) item {
	return item{id: "data", label: s.Words.File.Data, do: once(effect{Open: newGuestActs(guest)})}
}

// dataItem is the line of the menu that leads to what is kept about the guest that
// the screens stand on, or else to finding one.
func dataItem(s scene) item {
	if v, ok := s.Floor.Visit(s.Selected); ok && v.Guest != 0 {
		return item{id: "data", label: s.Words.File.Data, do: once(effect{Back: true, Open: newGuestActs(v.Guest)})}
	}
	return item{id: "data", label: s.Words.File.Data, do: once(effect{Back: true, Open: newSearch(s)})}
}
