package main

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"reception/cmd/reception/access"
	"reception/flows"
)

// An occupant is who is at a terminal, as far as the terminal has shown it.
type occupant struct {
	owner    *owner
	person   access.Person // whose key it is; zero for a terminal of this machine
	terminal string        // as records name it
	from     string
	guarded  bool // managers' acts ask for the manager, once somebody has a PIN

	mu     sync.Mutex
	sits   flows.StaffID             // who has shown to sit there
	proofs map[flows.CommandID]proof // who has confirmed an act by PIN
}

// keyName is the terminal that a key belongs to, as records name it: by the key's
// comment, which its holder has chosen. Undo takes back what was done at a terminal of
// the same name, so no two keys have one, and none that of a screen of this machine.
func keyName(p access.Person, all []access.Person) string {
	of := func(p access.Person) string {
		return cmp.Or(p.Note, string(p.Post), string(p.Staff), "ssh")
	}
	taken := func(x access.Person) bool { return x.Fingerprint != p.Fingerprint && of(x) == of(p) }
	if !strings.HasPrefix(of(p), kioskTerminal) && !slices.ContainsFunc(all, taken) {
		return of(p)
	}
	return of(p) + " " + strings.TrimPrefix(p.Fingerprint, "SHA256:")[:8]
}

// A proof is somebody's word for one act.
type proof struct {
	who flows.StaffID
	at  time.Time
}

// proofHolds is how long that is good: the screen asks for the act at once, and what
// was not asked for by then is not asked for by who was there.
const proofHolds = 10 * time.Second

func (p proof) holds(now time.Time) bool { return now.Sub(p.at).Abs() <= proofHolds }

// session is what is known of who asks for a command.
func (at *occupant) session(id flows.CommandID) flows.Session {
	at.mu.Lock()
	defer at.mu.Unlock()
	s := flows.Session{Role: at.person.Role, Guarded: at.guarded && at.owner.pins.Any()}
	p := at.proofs[id]
	if !p.holds(at.owner.app.Now()) {
		p.who = ""
	}
	for _, who := range []flows.StaffID{at.person.Staff, at.sits, p.who} {
		if who != "" {
			s.Proven = append(s.Proven, who)
		}
	}
	delete(at.proofs, id) // it was for this act alone
	return s
}

func (at *occupant) turnedAway(what string) {
	at.owner.turned.note(flows.AccessNoted{What: flows.RightMissing, Staff: at.person.Staff, Role: at.person.Role, Verb: what, From: at.from})
}

// check checks a PIN and writes down a wrong one.
func (at *occupant) check(a *app, who flows.StaffID, pin string) error {
	err := at.owner.pins.Check(who, pin, cmp.Or(at.from, at.terminal), a.Now())
	if err == nil {
		return nil
	}
	n := flows.AccessNoted{What: flows.PINWrong, Staff: who, From: at.from}
	switch shut := (access.ErrShut{}); {
	case errors.As(err, &shut):
		n.What = flows.PINLocked
	case !errors.As(err, new(access.ErrWrongPIN)): // there is none, or the file cannot be read
		return a.inWords(err)
	}
	at.owner.turned.note(n)
	return a.inWords(err)
}

// A terminalDesk is the desk as one terminal has it: every request carries who is
// there and what that terminal may do.
type terminalDesk struct {
	kioskDesk
	app *app // of the session
	at  *occupant
}

// Do carries out a request for the terminal.
func (d terminalDesk) Do(ctx context.Context, r flows.Request) (flows.Outcome, error) {
	return d.Begin(ctx, r)()
}

// Begin hands a request in for the terminal.
func (d terminalDesk) Begin(ctx context.Context, r flows.Request) func() (flows.Outcome, error) {
	at := d.at
	r.Session = at.session(r.ID)
	r.By = at.speaks(r.By)
	wait := d.Desk.Begin(ctx, r)
	return func() (flows.Outcome, error) {
		o, err := wait()
		var refusal *flows.Refusal
		if errors.As(err, &refusal) && (refusal.Code == flows.NotAllowed || refusal.Code == flows.NotYours) {
			at.turnedAway(r.Command.Verb())
		}
		return o, err
	}
}

// speaks is who an act is by. The key of a post speaks for that post, whatever was
// said; whose it may speak for is a rule of the floor (flows.NotYours).
func (at *occupant) speaks(by flows.By) flows.By {
	if at.person.Role == flows.RolePost {
		by.Post = cmp.Or(at.person.Post, by.Post)
	}
	return flows.By{Post: cmp.Or(by.Post, at.person.Post), Staff: cmp.Or(by.Staff, at.person.Staff), Terminal: at.terminal}
}

// HasPIN reports whether somebody has a PIN.
func (d terminalDesk) HasPIN(who flows.StaffID) bool { return d.at.owner.pins.Has(who) }

// Prove checks a PIN: the act of that id then has the word of who.
func (d terminalDesk) Prove(_ context.Context, id flows.CommandID, who flows.StaffID, pin string) error {
	if err := d.at.check(d.app, who, pin); err != nil {
		return err
	}
	d.at.mu.Lock()
	defer d.at.mu.Unlock()
	if d.at.proofs == nil {
		d.at.proofs = map[flows.CommandID]proof{}
	}
	now := d.app.Now()
	maps.DeleteFunc(d.at.proofs, func(_ flows.CommandID, p proof) bool { return !p.holds(now) })
	d.at.proofs[id] = proof{who, now}
	return nil
}

// errAskPIN is the answer to sitting down without the PIN that somebody has. The
// screen asks for it; nobody reads this.
var errAskPIN = errors.New("a PIN is needed")

// Sit has somebody at the terminal.
func (d terminalDesk) Sit(_ context.Context, who flows.StaffID, pin string) error {
	proven := who
	switch {
	case who == "" || !d.HasPIN(who):
		proven = "" // who has none has shown nothing
	case pin == "":
		return errAskPIN
	default:
		if err := d.at.check(d.app, who, pin); err != nil {
			return err
		}
	}
	d.at.mu.Lock()
	defer d.at.mu.Unlock()
	d.at.sits = proven
	return nil
}

// mayRun says which roles may run a command over the network. What is not here is
// done on the machine itself.
var mayRun = map[string][]flows.Role{ //nolint:gochecknoglobals // a table that nobody changes
	"":         {flows.RolePost, flows.RoleDesk, flows.RoleDutyManager, flows.RoleWall}, // the screen
	"board":    {flows.RolePost, flows.RoleDesk, flows.RoleDutyManager, flows.RoleWall},
	"do":       {flows.RolePost, flows.RoleDesk, flows.RoleDutyManager},
	"apply":    {flows.RolePost, flows.RoleDesk, flows.RoleDutyManager},
	"status":   {flows.RolePost, flows.RoleDesk, flows.RoleDutyManager, flows.RoleExporter},
	"stock":    {flows.RolePost, flows.RoleDesk, flows.RoleDutyManager, flows.RoleExporter},
	"rollcall": {flows.RolePost, flows.RoleDesk, flows.RoleDutyManager},
	"why":      {flows.RolePost, flows.RoleDesk, flows.RoleDutyManager},
	"what-if":  {flows.RoleDesk, flows.RoleDutyManager},
	"fairness": {flows.RoleDesk, flows.RoleDutyManager, flows.RoleExporter},
	"export":   {flows.RoleDesk, flows.RoleDutyManager, flows.RoleExporter},
	"close":    {flows.RoleDesk, flows.RoleDutyManager},
	"report":   {flows.RoleDesk, flows.RoleDutyManager, flows.RoleExporter},
	"verify":   {flows.RoleDutyManager, flows.RoleExporter},
	"guest":    {flows.RoleDesk, flows.RoleDutyManager},
	"erase":    {flows.RoleDesk, flows.RoleDutyManager},
	"access":   {flows.RoleDutyManager},
	"notice":   flows.Roles(),
	"schema":   flows.Roles(),
	"version":  flows.Roles(),
	"help":     flows.Roles(),
}

// mayRun refuses a command that the role has no right to.
func (at *occupant) mayRun(command string) error {
	if slices.Contains(mayRun[command], at.person.Role) {
		return nil
	}
	at.turnedAway(command)
	if command == "" {
		return both("这把密钥只用于命令，没有工作屏：例如 ssh … status", "this key is for commands and has no screen: for example ssh ... status")
	}
	return both("这把密钥不能用 reception %s：请到前台办理，或找值班经理", "this key may not use reception %s: ask the front desk or the duty manager", command)
}
