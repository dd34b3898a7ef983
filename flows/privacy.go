package flows

import (
	"strconv"
	"strings"
)

// Privacy is what guests are told about their data (PIPL 17), and how long it is
// kept (PIPL 19).
type Privacy struct {
	Version     string // of the notice: what a guest agreed to
	Responsible Words  // who answers for the data
	Contact     string // where guests reach them
	Purpose     Words
	KeepDays    int     // whole days after the last contact
	Notice      []Words // paragraphs; {responsible}, {contact}, {purpose}, {days} and {site} are filled in
}

// NoticePlaces are what a paragraph of the notice may leave to be filled in.
var NoticePlaces = []string{"responsible", "contact", "purpose", "days", "site"}

// NoticeIn is the notice in a language, a paragraph each.
func (h *House) NoticeIn(l Lang) []string {
	p := &h.Privacy
	fill := strings.NewReplacer("{responsible}", p.Responsible.In(l), "{contact}", p.Contact, "{purpose}", p.Purpose.In(l),
		"{days}", strconv.Itoa(p.KeepDays), "{site}", h.Name.In(l))
	list := make([]string, len(p.Notice))
	for i, w := range p.Notice {
		list[i] = fill.Replace(w.In(l))
	}
	return list
}

// A Consent is what a guest said to the notice.
type Consent string

// The answers.
const (
	ConsentGiven     Consent = "given"
	ConsentRefused   Consent = "refused"
	ConsentWithdrawn Consent = "withdrawn" // given before, and taken back (PIPL 15)
)

// Consents lists them.
func Consents() []Consent { return []Consent{ConsentGiven, ConsentRefused, ConsentWithdrawn} }

// GiveConsent writes down what a guest said to the notice.
type GiveConsent struct {
	Client GuestNo  `json:"client,omitempty"`
	Visit  VisitRef `json:"visit,omitzero" jsonschema_description:"instead of the guest's number"`
	Is     Consent  `json:"is" jsonschema:"enum=given,enum=refused,enum=withdrawn"`
	Notice string   `json:"notice,omitempty" jsonschema_description:"version of the notice; the house's where left out"`
}

func (GiveConsent) Verb() string        { return "consent" }
func (c GiveConsent) asksClients() bool { return c.Client != 0 }
func (GiveConsent) belongsToNoDay()     {}

func (c GiveConsent) decide(d *decision) error {
	guest, visit := c.Client, VisitID(0)
	switch {
	case !c.Visit.IsZero():
		v, err := d.visitOf(c.Visit)
		switch {
		case err != nil:
			return err
		case v.Guest == 0 && v.Person.Erased():
			return &Refusal{Code: ErasedAlready, Visit: v.ID, No: v.No}
		case v.Guest == 0:
			return &Refusal{Code: NothingKnown, Visit: v.ID, No: v.No}
		}
		visit, guest = v.ID, v.Guest
	case guest == 0:
		return &Refusal{Code: MissingField, Given: "client"}
	default:
		if refusal := d.onFile(guest); refusal != nil {
			return refusal
		}
	}
	return d.consents(guest, visit, c.Is, d.text(c.Notice))
}

// onFile refuses a number under which nothing is known.
func (d *decision) onFile(guest GuestNo) *Refusal {
	switch {
	case d.r.Known != nil && d.r.Known.Erased(guest):
		return &Refusal{Code: ErasedAlready, Given: formatNo(guest)}
	case d.r.Known == nil || len(d.r.Known.Numbers(guest)) == 0:
		return &Refusal{Code: UnknownClient, Given: formatNo(guest)}
	}
	return nil
}

func (d *decision) consents(guest GuestNo, visit VisitID, is Consent, notice string) error {
	switch is {
	case ConsentGiven, ConsentRefused, ConsentWithdrawn:
	default:
		return &Refusal{Code: BadValue, Given: string(is), Allowed: []string{"given", "refused", "withdrawn"}}
	}
	if notice == "" {
		notice = d.h.Privacy.Version
	}
	d.emit(ConsentNoted{Guest: guest, Visit: visit, Is: is, Notice: notice})
	return nil
}

// agreed takes what a guest said along with their name. Where nothing is known of
// the guest there is nothing to agree to.
func (d *decision) agreed(guest GuestNo, visit VisitID, is Consent) error {
	if is == "" || guest == 0 {
		return nil
	}
	return d.consents(guest, visit, is, "")
}

// asAgreed leaves out what a guest does not want to be kept.
func (d *decision) asAgreed(g Guest) Guest {
	if g.Consent == ConsentRefused && g.Phone != "" {
		g.Phone = ""
		d.warn(PhoneNotKept)
	}
	return g
}

func (e ConsentNoted) apply(ed *edit) {
	if e.Visit != 0 {
		ed.visit(e.Visit).Consent = e.Is
	}
}

func (e ConsentNoted) about() VisitID { return e.Visit }

// OpenFile writes down that somebody looked a guest's file up, or took a copy out
// of the house. The program asks for it by itself.
type OpenFile struct{ FileOpened }

// Verb is not among Verbs.
func (OpenFile) Verb() string      { return openFile }
func (OpenFile) asksClients() bool { return true }
func (OpenFile) belongsToNoDay()   {}

const openFile = "open_file"

func (c OpenFile) decide(d *decision) error {
	if refusal := d.onFile(c.Guest); refusal != nil {
		return refusal
	}
	c.Why = d.text(c.Why)
	c.From, _ = Clean(c.From, NameRunes)
	d.emit(c.FileOpened)
	return nil
}

func (FileOpened) apply(*edit) {}
