package flows

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// Registers and lists of checks.
type (
	// OpenEntry writes a line into a register.
	OpenEntry struct {
		Register RegisterID  `json:"register" jsonschema_description:"a register of the house files"`
		Fields   EntryFields `json:"fields,omitempty" jsonschema_description:"fields of the register by their ids, as text"`
		Visit    VisitRef    `json:"visit,omitzero" jsonschema_description:"the party it is about"`
		Of       EntryRef    `json:"of,omitzero" jsonschema_description:"the entry it belongs to"`
		Client   GuestNo     `json:"client,omitempty" jsonschema_description:"the registered guest it is about; refused where nothing personal is given, or the visit is another guest's"`
	}
	ChangeEntry struct {
		Entry  EntryRef    `json:"entry"`
		Fields EntryFields `json:"fields" jsonschema_description:"an empty text takes a field out"`
		Reason string      `json:"reason,omitempty"`
	}
	MoveEntry struct {
		Authority
		Entry  EntryRef    `json:"entry"`
		Move   MoveID      `json:"move" jsonschema_description:"a move of its register"`
		Fields EntryFields `json:"fields,omitempty"`
		Reason string      `json:"reason,omitempty"`
	}
)

func (OpenEntry) Verb() string   { return "register" }
func (ChangeEntry) Verb() string { return "change_entry" }
func (MoveEntry) Verb() string   { return "move_entry" }

// EntryFields are texts by the ids of the fields they are for.
type EntryFields map[FieldID]string

// An EntryRef names an entry: by its id (120), or by its register and number
// ("complaint#3").
type EntryRef struct {
	ID       EntryID
	Register RegisterID
	No       int
}

// IsZero reports whether no entry is named.
func (r EntryRef) IsZero() bool { return r == EntryRef{} }

func (r EntryRef) String() string {
	if r.ID != 0 {
		return strconv.FormatUint(uint64(r.ID), 10)
	}
	return fmt.Sprintf("%s#%d", r.Register, r.No)
}

func (r EntryRef) MarshalJSON() ([]byte, error) {
	if r.ID != 0 {
		return []byte(r.String()), nil
	}
	return json.Marshal(r.String())
}

func (r *EntryRef) UnmarshalJSON(b []byte) error {
	text := string(b)
	if len(b) > 0 && b[0] == '"' {
		if err := json.Unmarshal(b, &text); err != nil {
			return err
		}
	}
	ref, ok := ParseEntryRef(text)
	if !ok {
		return fmt.Errorf("entry must be a number or \"register#number\", not %s", b)
	}
	*r = ref
	return nil
}

// ParseEntryRef reads what a person types for an entry.
func ParseEntryRef(s string) (EntryRef, bool) {
	if id, err := strconv.ParseUint(s, 10, 64); err == nil && id > 0 {
		return EntryRef{ID: EntryID(id)}, true
	}
	register, number, ok := strings.Cut(s, "#")
	no, err := strconv.Atoi(number)
	return EntryRef{Register: RegisterID(register), No: no}, ok && err == nil && no > 0 && register != ""
}

// JSONSchemaType is read by the schema writer: an entry is a number or a string.
func (EntryRef) JSONSchemaType() []string { return []string{"integer", "string"} }
