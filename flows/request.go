package flows

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Request is a command with who asks for it, when it happened and the id that
// makes a repeat harmless. A zero At means now.
type Request struct {
	ID      CommandID
	At      time.Time
	By      By
	Command Command
	// Session is what the terminal has shown of who is at it.
	Session Session
	// Known finds registered guests (SY-18); nil where nobody is known. A Desk
	// brings its own.
	Known Register
}

// An Outcome is the answer to a request that was carried out.
type Outcome struct {
	First, Last Seq     // records written; 0, 0 where it was so already
	Visit       VisitID // the visit it made or concerned
	Repeat      bool    // the id was seen before: this is the earlier answer
	Removed     int     // characters that cleaning took out of what was typed (see Clean)
	Warnings    []Code  // done, but worth saying
	Floor       Floor
}

// A VisitRef names a visit: by its id (7), by its number today ("#17"), or by
// the command id of its arrival ("gate-42").
type VisitRef struct {
	ID      VisitID
	No      int
	Command CommandID
}

// ByID refers to a visit by its id.
func ByID(id VisitID) VisitRef { return VisitRef{ID: id} }

// IsZero reports whether no visit is named.
func (r VisitRef) IsZero() bool { return r == VisitRef{} }

func (r VisitRef) String() string {
	switch {
	case r.ID != 0:
		return strconv.FormatUint(uint64(r.ID), 10)
	case r.No != 0:
		return "#" + strconv.Itoa(r.No)
	}
	return string(r.Command)
}

func (r VisitRef) MarshalJSON() ([]byte, error) {
	if r.ID != 0 {
		return []byte(r.String()), nil
	}
	return json.Marshal(r.String())
}

func (r *VisitRef) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] != '"' {
		n, err := strconv.ParseUint(string(b), 10, 64)
		if err != nil {
			return fmt.Errorf("visit must be a number, \"#number\" or the id of the arrival, not %s", b)
		}
		*r = ByID(VisitID(n))
		return nil
	}
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	*r = ParseVisitRef(s)
	return nil
}

// ParseVisitRef reads what a person types for a visit.
func ParseVisitRef(s string) VisitRef {
	if no, ok := strings.CutPrefix(s, "#"); ok {
		if n, err := strconv.Atoi(no); err == nil && n > 0 {
			return VisitRef{No: n}
		}
	}
	if n, err := strconv.ParseUint(s, 10, 64); err == nil {
		return ByID(VisitID(n))
	}
	return VisitRef{Command: CommandID(s)}
}

// JSONSchemaType is read by the schema writer: a visit is a number or a string.
func (VisitRef) JSONSchemaType() []string { return []string{"integer", "string"} }

// commands holds a zero value of every command, in the order of command.go.
var commands = []Command{
	SignOn{}, SignOff{}, Break{}, Back{}, OpenDay{}, CloseDay{}, SetWeather{},
	Book{}, AdvanceBooking{}, MoveBooking{}, CancelBooking{},
	Arrive{}, Identify{}, Done{}, SetTick{}, Assign{}, AddNote{}, Leave{}, Depart{}, TurnAway{}, UmbrellaReturn{},
	MakeCall{}, Reply{}, Deliver{},
	RoomReady{}, EnterRoom{}, LeaveRoom{}, FreeRoom{}, BlockRoom{}, UnblockRoom{}, EnterFlat{}, LeaveFlat{},
	DayGroups{}, FlagDay{}, RestRoster{}, ConfirmRoster{}, Seat{}, Inform{}, Own{},
	Skip{}, Waive{}, AdjustTurn{}, CallSupport{}, BackAtPost{}, PhoneCall{},
	Correct{}, Reopen{}, Merge{}, Split{}, RollCall{}, Safe{}, HandOver{}, TakeOver{}, LeaveMessage{}, CloseMessage{},
	CorrectClock{},
	Erase{}, GiveConsent{},
	OpenEntry{}, ChangeEntry{}, MoveEntry{}, CheckLine{}, EndCheck{}, CountStock{}, TagVisit{},
	RotaOrder{}, OpenTask{}, FinishTask{}, UndoLast{},
	ImportFile{}, ImportVisit{}, ImportGuest{},
}

// Commands lists a zero value of every command, for schemas and completion.
func Commands() []Command { return slices.Clone(commands) }

// Verbs lists the verb of every command.
func Verbs() []string {
	verbs := make([]string, len(commands))
	for i, c := range commands {
		verbs[i] = c.Verb()
	}
	return verbs
}

// ErrUnknownVerb is wrapped by the error for a line whose "do" is no verb.
var ErrUnknownVerb = errors.New("unknown verb")

// ParseCommand reads the fields of a verb from a JSON object. Fields that the
// verb does not have are an error, so that a misspelt one is not lost.
func ParseCommand(verb string, fields []byte) (Command, error) {
	i := slices.IndexFunc(commands, func(c Command) bool { return c.Verb() == verb })
	if i < 0 {
		return nil, fmt.Errorf("%w %q: there are %s", ErrUnknownVerb, verb, strings.Join(Verbs(), ", "))
	}
	into := reflect.New(reflect.TypeOf(commands[i]))
	if err := strict(fields, into.Interface()); err != nil {
		return nil, fmt.Errorf("%s: %w", verb, err)
	}
	return into.Elem().Interface().(Command), nil
}

// strict decodes one JSON value, refusing unknown fields and anything after it.
func strict(b []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("more than one JSON value")
	}
	return nil
}

// ParseLine reads one line of JSONL (DESIGN 5). With an error the request holds
// the id, where that could be read.
func ParseLine(line []byte) (Request, error) {
	var fields map[string]json.RawMessage
	if err := strict(line, &fields); err != nil {
		return Request{}, fmt.Errorf("not a JSON object: %w", err)
	}
	var r Request
	var do, by string
	for _, f := range []struct {
		name string
		into any
	}{{"id", &r.ID}, {"at", &r.At}, {"by", &by}, {"do", &do}} {
		raw, ok := fields[f.name]
		if !ok {
			continue
		}
		if err := json.Unmarshal(raw, f.into); err != nil {
			return r, fmt.Errorf("field %q: %w", f.name, err)
		}
		delete(fields, f.name)
	}
	if do == "" {
		return r, fmt.Errorf("field \"do\" is missing: it says what is to be done, for example %q", "arrive")
	}
	r.By = ParseBy(by)
	rest, err := json.Marshal(fields)
	if err != nil {
		return r, err
	}
	r.Command, err = ParseCommand(do, rest)
	return r, err
}

// FormatLine writes a request as one line of JSONL, without the line end.
func FormatLine(r Request) ([]byte, error) {
	fields, err := json.Marshal(r.Command)
	if err != nil {
		return nil, err
	}
	head, err := json.Marshal(struct {
		ID CommandID `json:"id,omitempty"`
		At time.Time `json:"at,omitzero"`
		By string    `json:"by,omitempty"`
		Do string    `json:"do"`
	}{r.ID, r.At, r.By.String(), r.Command.Verb()})
	if err != nil {
		return nil, err
	}
	if string(fields) == "{}" {
		return head, nil
	}
	head[len(head)-1] = ','
	return append(head, fields[1:]...), nil
}

// ParseBy reads "post/person"; either part may be missing ("L1", "/li").
func ParseBy(s string) By {
	post, staff, _ := strings.Cut(s, "/")
	return By{Post: PostID(post), Staff: StaffID(staff)}
}

func (b By) String() string {
	if b.Staff == "" {
		return string(b.Post)
	}
	return string(b.Post) + "/" + string(b.Staff)
}

// An AnswerLine is the one line that answers a request.
type AnswerLine struct {
	ID       CommandID    `json:"id,omitempty"`
	OK       bool         `json:"ok"`
	Seq      []Seq        `json:"seq,omitempty"` // first and last record
	Visit    VisitID      `json:"visit,omitempty"`
	Repeat   bool         `json:"repeat,omitempty"`
	Removed  int          `json:"removed_characters,omitempty"`
	Warnings []Code       `json:"warnings,omitempty"`
	Seal     string       `json:"seal,omitempty" jsonschema_description:"of the day that \"reception do close_day\" closed"`
	Refusal  *RefusalLine `json:"refusal,omitempty"`
}

// A RefusalLine is a refusal with its sentence.
type RefusalLine struct {
	*Refusal
	Message string `json:"message"`
}

// AnswerOf makes the line for an outcome or a refusal; sentence writes a refusal for people.
func AnswerOf(id CommandID, o Outcome, refusal *Refusal, sentence func(*Refusal) string) AnswerLine {
	if refusal != nil {
		return AnswerLine{ID: id, Refusal: &RefusalLine{Refusal: refusal, Message: sentence(refusal)}}
	}
	a := AnswerLine{ID: id, OK: true, Visit: o.Visit, Repeat: o.Repeat, Removed: o.Removed, Warnings: o.Warnings}
	if o.First != 0 {
		a.Seq = []Seq{o.First, o.Last}
	}
	return a
}
