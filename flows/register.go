package flows

import (
	"cmp"
	"slices"
	"time"
)

// A draft is an entry as it would be, while a command fills it in.
type draft struct {
	*Entry
	rule     *RegisterRule
	set      []FieldSet
	personal *Personal // what changed of it
}

func (c OpenEntry) decide(d *decision) error {
	rule, ok := d.h.Register(c.Register)
	if !ok {
		return &Refusal{Code: UnknownRegister, Given: string(c.Register)}
	}
	n := d.draftIn(rule)
	if err := d.belongs(n, c); err != nil {
		return err
	}
	if err := d.fill(n, c.Fields); err != nil {
		return err
	}
	d.nameHoliday(n)
	if err := d.lacksNothing(n, "open"); err != nil {
		return err
	}
	if c.Client != 0 && (n.personal == nil || n.Guest != 0 && n.Guest != c.Client) { // there is nothing to keep under it
		return &Refusal{Code: BadValue, Given: "client", Register: n.Register}
	}
	guest, err := d.whose(n, c.Client)
	if err != nil {
		return err
	}
	n.Clocks = d.clocks(n)
	e := EntryOpened{Register: rule.ID, No: n.No, State: n.State, Set: n.set, Clocks: n.Clocks, Visit: n.Visit, Of: n.Of}
	if n.personal == nil && c.Client != 0 {
		e.Client = guest
	}
	d.emitPersonal(e, guest, n.personal)
	d.countTo(n.Entry)
	d.tally(n.Entry)
	if rule.AtOnce != "" {
		return MoveEntry{Entry: EntryRef{ID: n.ID}, Move: rule.AtOnce}.decide(d)
	}
	return nil
}

// belongs joins an entry to the party and to the entry that it is about.
func (d *decision) belongs(n *draft, c OpenEntry) error {
	if !c.Of.IsZero() {
		of, err := d.entryOf(c.Of)
		if err != nil {
			return err
		}
		if rule, ok := d.h.Register(of.Register); !ok || !slices.Contains(rule.Parts, c.Register) {
			return &Refusal{Code: NotItsPart, Entry: of.ID, Register: of.Register, Given: string(c.Register)}
		}
		n.Of, n.Visit, n.Guest = of.ID, of.Visit, of.Guest
	}
	if !c.Visit.IsZero() {
		v, err := d.visitOf(c.Visit)
		if err != nil {
			return err
		}
		n.Visit, n.Guest = v.ID, v.Guest
	}
	return nil
}

// whose is the guest number that personal fields are kept under: 0 makes a new one.
func (d *decision) whose(n *draft, client GuestNo) (GuestNo, error) {
	if client != 0 {
		k, _, err := d.recognise(client, "")
		if err != nil {
			return 0, err
		}
		if is, ok := d.r.Known.Client(n.Guest); n.Guest != 0 && n.Guest != k.Guest && (!ok || is.Guest != k.Guest) {
			return 0, &Refusal{Code: BadValue, Given: formatNo(client), Item: "client", Allowed: []string{formatNo(n.Guest)}}
		}
		if n.Guest == 0 {
			return k.Guest, nil
		}
	}
	if n.personal == nil || n.Guest != 0 {
		return n.Guest, nil
	}
	if v, ok := d.f.Visit(n.Visit); ok { // named since, or by another entry
		if g := cmp.Or(v.Guest, d.f.entryGuest(v.ID)); g != 0 {
			return g, nil
		}
	}
	k, match, err := d.recognise(0, n.personal.Phone)
	if err != nil || match == "" {
		return 0, err
	}
	return k.Guest, nil
}

func (c ChangeEntry) decide(d *decision) error {
	n, err := d.draftOf(c.Entry)
	if err != nil {
		return err
	}
	if s, ok := n.rule.State(n.State); ok && s.Shut {
		return &Refusal{Code: EntryShut, Entry: n.ID, Register: n.Register, State: string(n.State)}
	}
	if err := d.fill(n, c.Fields); err != nil {
		return err
	}
	if len(n.set) == 0 && n.personal == nil {
		return nil
	}
	if err := d.emptied(n); err != nil {
		return err
	}
	if err := d.notBusy(n); err != nil {
		return err
	}
	guest, err := d.whose(n, 0)
	if err != nil {
		return err
	}
	n.Clocks = d.clocks(n)
	d.emitPersonal(EntryChanged{Entry: n.ID, Set: n.set, Clocks: n.Clocks, Reason: d.text(c.Reason)}, guest, n.personal)
	d.countTo(n.Entry)
	d.tally(n.Entry)
	return nil
}

func (c MoveEntry) decide(d *decision) error {
	n, err := d.draftOf(c.Entry)
	if err != nil {
		return err
	}
	move, ok := n.rule.Move(c.Move)
	if !ok {
		return &Refusal{Code: UnknownMove, Entry: n.ID, Register: n.Register, Given: string(c.Move), Allowed: moveIDs(d.f.MovesOf(n.rule, n.Entry))}
	}
	if !n.Open() || len(move.From) > 0 && !slices.Contains(move.From, n.State) {
		return &Refusal{Code: NotInState, Entry: n.ID, Register: n.Register, Given: string(move.ID), State: string(n.State), Allowed: moveIDs(d.f.MovesOf(n.rule, n.Entry))}
	}
	n.Values = slices.DeleteFunc(n.Values, func(v EntryValue) bool {
		f, ok := n.rule.Field(v.Field)
		_, again := c.Fields[v.Field]
		return ok && again && n.rule.AsksAgain(n.Entry, f, string(move.ID))
	})
	if err := d.fill(n, c.Fields); err != nil {
		return err
	}
	e := EntryMoved{Entry: n.ID, Move: move.ID, To: move.To, Set: n.set, Reason: d.text(c.Reason)}
	if e.Manager, err = d.mayMove(n, move, c); err != nil {
		return err
	}
	if move.Reason && e.Reason == "" {
		return &Refusal{Code: ReasonNeeded, Entry: n.ID, Register: n.Register, Given: string(move.ID)}
	}
	if err := d.lacksNothing(n, string(move.ID)); err != nil {
		return err
	}
	guest, err := d.whose(n, 0)
	if err != nil {
		return err
	}
	n.State = move.To
	n.Past = append(slices.Clone(n.Past), MoveMark{Move: move.ID, At: d.r.At, By: d.r.By, Manager: e.Manager})
	if s, ok := n.rule.State(move.To); ok && s.End {
		e.Over, n.Over = true, d.r.At
		e.Done = d.f.repeatsOf(n.rule, n.Entry)
		e.On = d.h.heldOn(n)
		e.Result = d.text(d.h.resultOf(n)) // typed earlier, maybe
	}
	e.Clocks = d.clocks(n)
	n.Clocks = e.Clocks
	d.emitPersonal(e, guest, n.personal)
	d.countTo(n.Entry)
	d.tally(n.Entry)
	return nil
}

// emptied refuses to take out again what the opening or a move that was made needed.
func (d *decision) emptied(n *draft) error {
	for _, s := range n.set {
		f, _ := n.rule.Field(s.Field)
		needed := func(step string) bool {
			_, made := n.Moved(MoveID(step))
			return made || step == Opening
		}
		if slices.ContainsFunc(f.Need, needed) && !given(f, n.Get(f.ID)) && d.f.entryHolds(n.Entry, f.When) {
			return &Refusal{Code: FieldsNeeded, Entry: n.ID, Register: n.Register, Given: Opening, Allowed: []string{string(f.ID)}}
		}
	}
	return nil
}

// mayMove checks who makes a move, and whether the entry is ready for it.
func (d *decision) mayMove(n *draft, move *MoveRule, c MoveEntry) (StaffID, error) {
	about := func(code Code) *Refusal {
		return &Refusal{Code: code, Entry: n.ID, Register: n.Register, Given: string(move.ID)}
	}
	for _, word := range move.When {
		if !d.f.entryHolds(n.Entry, EntryCondition{word}) {
			r := about(NotYetSo)
			r.State = word
			return "", r
		}
	}
	var manager StaffID
	if len(move.Roles) > 0 {
		var refusal *Refusal
		if manager, refusal = d.manager(c.Manager, move.Roles); refusal != nil {
			return "", refusal
		}
	}
	who := MoveMark{By: d.r.By, Manager: manager}.Who()
	confirmed := slices.ContainsFunc(n.rule.Moves, func(m MoveRule) bool { return m.Other == string(move.ID) })
	if who == "" && (move.Other != "" || confirmed) {
		return "", about(NameWho)
	}
	if move.Other == "" {
		return manager, nil
	}
	first := n.By.Staff
	if m, made := n.Moved(MoveID(move.Other)); made {
		first = m.Who()
	}
	if who == first {
		r := about(OtherPerson)
		r.Staff = who
		return "", r
	}
	return manager, nil
}

// lacksNothing refuses an entry in which something is missing for its opening or a move.
func (d *decision) lacksNothing(n *draft, step string) error {
	if missing := d.f.NeedsOf(n.rule, n.Entry, step); len(missing) > 0 {
		r := &Refusal{Code: FieldsNeeded, Entry: n.knownID(), Register: n.Register, Given: step}
		for _, f := range missing {
			r.Allowed = append(r.Allowed, string(f.ID))
		}
		return r
	}
	return d.notBusy(n)
}

// knownID is the entry's id, 0 before it is there.
func (n *draft) knownID() EntryID {
	if n.Rev == 0 {
		return 0
	}
	return n.ID
}

// given reports whether a field says something; a tick that must be made is yes.
func given(f *FieldRule, text string) bool {
	if f.Is == FieldYes {
		return text == isYes
	}
	return text != ""
}

// entryOf finds the entry a command means.
func (d *decision) entryOf(ref EntryRef) (*Entry, error) {
	e, ok := d.f.Entry(ref.ID)
	if ref.ID == 0 {
		e, ok = d.f.EntryNo(ref.Register, ref.No)
	}
	switch {
	case ref.IsZero():
		return nil, &Refusal{Code: MissingField, Given: "entry"}
	case !ok:
		return nil, &Refusal{Code: UnknownEntry, Given: ref.String()}
	case d.r.At.Before(e.Opened):
		return nil, &Refusal{Code: BadTime, Entry: e.ID, Register: e.Register, Given: d.r.At.In(d.h.Zone).Format(time.DateTime)}
	}
	d.visit = e.Visit
	return e, nil
}

// draftIn is a new entry.
func (d *decision) draftIn(rule *RegisterRule) *draft {
	n := &draft{rule: rule, Entry: &Entry{ID: EntryID(d.f.Seq + 1), Register: rule.ID, No: 1, State: rule.States[0].ID, Opened: d.r.At, By: d.r.By}}
	if b, ok := entity(d.f.Binders, binderKey, registerBinder(rule.ID)); ok {
		n.No = b.Count + 1
	}
	return n
}

// draftOf is a copy of an entry to be changed.
func (d *decision) draftOf(ref EntryRef) (*draft, error) {
	e, err := d.entryOf(ref)
	if err != nil {
		return nil, err
	}
	rule, ok := d.h.Register(e.Register)
	if !ok {
		return nil, &Refusal{Code: UnknownRegister, Given: string(e.Register)}
	}
	if refusal := d.keeps(rule.Posts, string(rule.ID)); refusal != nil {
		return nil, refusal
	}
	copied := *e
	copied.Values, copied.Clocks = slices.Clone(e.Values), slices.Clone(e.Clocks)
	return &draft{Entry: &copied, rule: rule}, nil
}

// keeps refuses a post's own terminal what another post keeps. Anybody may write
// something down; what becomes of it is for whoever keeps the register.
func (d *decision) keeps(posts []PostID, what string) *Refusal {
	if d.r.Session.Role != RolePost || len(posts) == 0 || slices.Contains(posts, d.r.By.Post) {
		return nil
	}
	return &Refusal{Code: NotAllowed, Given: what, State: string(RolePost)}
}
