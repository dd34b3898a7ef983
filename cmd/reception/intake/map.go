package intake

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml"

	"reception/flows"
)

// A Map says which column of a file is what.
type Map struct {
	As        flows.ImportedAs             `yaml:"as"`
	Columns   map[string]Columns           `yaml:"columns"`
	Constants map[string]string            `yaml:"constants"`
	Values    map[string]map[string]string `yaml:"values"`
	Dates     []string                     `yaml:"dates"`
	Zone      string                       `yaml:"zone"`
	Encoding  string                       `yaml:"encoding"`
	Separator string                       `yaml:"separator"`
	Header    int                          `yaml:"header"` // row that the names of the columns are in, from 1
	Group     []string                     `yaml:"group"`  // columns that the rows of one party, or appointment, have in common
	Join      string                       `yaml:"join"`   // what they are: party, or lines
	Key       []string                     `yaml:"key"`
	LostPM    bool                         `yaml:"lost_pm"`
}

// Columns are those that a field is made of, and what stands between them.
type Columns struct {
	Names []string
	Join  string
}

// UnmarshalYAML reads one name, a list of names, or both with what joins them.
func (c *Columns) UnmarshalYAML(read func(any) error) error {
	var one string
	if err := read(&one); err == nil {
		*c = Columns{Names: []string{one}}
		return nil
	}
	c.Join = " "
	if err := read(&c.Names); err == nil {
		return nil
	}
	var both struct {
		Columns []string `yaml:"columns"`
		Join    *string  `yaml:"join"`
	}
	if err := read(&both); err != nil {
		return err
	}
	if c.Names = both.Columns; both.Join != nil {
		c.Join = *both.Join
	}
	return nil
}

// Ways of joining rows.
const (
	JoinParty = "party" // they are one party
	JoinLines = "lines" // each came by itself, of one appointment
)

// Fields of a map, in the order of a register.
var fields = []string{"surname", "title", "phone", "plate", "company", "party", "came_by", "purpose", "asks_for", "sales", "room",
	"date", "arrived", "left", "outcome", "note", "appointment", "booked", "until", "made", "cancelled", "announced", "owner", "since", "turned_away"}

// Fields lists what a map can say of a row.
func Fields() []string { return slices.Clone(fields) }

// maxMap is far above any map; nested holds what a parser takes long over.
const (
	maxMap  = 64 << 10
	nesting = 20
)

// ReadMap reads a map and checks it.
func ReadMap(text []byte) (m *Map, err error) {
	if len(text) > maxMap || bytes.Count(text, []byte("{"))+bytes.Count(text, []byte("[")) > nesting*50 || deep(text) {
		return nil, mistake("映射文件太长或嵌套太深：它应该只有几十行", "the map is too long or nested too deeply: it should have a few dozen lines")
	}
	defer func() {
		if broken := recover(); broken != nil { // a fault of the parser is one of the file
			m, err = nil, mistake(fmt.Sprintf("映射不是 YAML：%v", broken), fmt.Sprintf("the map is not YAML: %v", broken))
		}
	}()
	m = new(Map)
	if err := yaml.NewDecoder(bytes.NewReader(text), yaml.Strict()).Decode(m); err != nil {
		said := strings.TrimSpace(yaml.FormatError(err, false, false))
		said, _, _ = strings.Cut(said, "\n")
		return nil, mistake("映射写得不对："+said, "the map cannot be read: "+said)
	}
	return m, m.check()
}

func deep(text []byte) bool {
	open, most := 0, 0
	for _, c := range text {
		switch c {
		case '[', '{':
			open++
		case ']', '}':
			open--
		case '\n':
			open = max(open, 0)
		}
		most = max(most, open)
	}
	return most > nesting
}

func (m *Map) check() error {
	if m.As == "" {
		m.As = flows.ImportedVisits
	}
	if !slices.Contains(flows.ImportedKinds(), m.As) {
		return mistake("as 只有 visits、bookings、people、paper", "as is visits, bookings, people or paper")
	}
	for _, list := range []struct {
		zh, en string
		names  []string
	}{{"columns", "columns", slices.Sorted(maps.Keys(m.Columns))}, {"constants", "constants", slices.Sorted(maps.Keys(m.Constants))},
		{"values", "values", slices.Sorted(maps.Keys(m.Values))}} {
		for _, name := range list.names {
			if !slices.Contains(fields, name) {
				return mistake(fmt.Sprintf("%s 里没有“%s”这一项：有 %s", list.zh, name, strings.Join(fields, "、")),
					fmt.Sprintf("%s knows no %q: there are %s", list.en, name, strings.Join(fields, ", ")))
			}
		}
	}
	if len(m.Columns) == 0 {
		return mistake("映射里没有 columns：请用 reception import --map-for 文件 生成一份", "the map has no columns: have one written with reception import --map-for FILE")
	}
	if m.Join != "" && m.Join != JoinParty && m.Join != JoinLines || m.Join != "" && len(m.Group) == 0 {
		return mistake("join 只有 party（同组各行是一批客人）和 lines（各行各自到访），并且要写 group", "join is party (the rows of a group are one party) or lines (each came by itself), and needs group")
	}
	if len(m.Separator) > 1 {
		return mistake("separator 是一个字符，例如 \";\"", "separator is one character, such as \";\"")
	}
	if m.Header < 0 || m.Header > 100 {
		return mistake("header 是列名所在的行，从 1 数起", "header is the row with the names of the columns, counted from 1")
	}
	_, zone := m.zone(nil)
	return errors.Join(zone, m.checkDates())
}

// zone is where the file's clocks hung; the house's, where the map has none.
func (m *Map) zone(h *flows.House) (*time.Location, error) {
	if m.Zone == "" {
		if h == nil {
			return nil, nil
		}
		return h.Zone, nil
	}
	zone, err := time.LoadLocation(m.Zone)
	if err != nil {
		return nil, mistake("没有 "+m.Zone+" 这个时区：例如 Asia/Shanghai", "there is no time zone "+m.Zone+": for example Asia/Shanghai")
	}
	return zone, nil
}

// has reports whether a field is filled by a column or a constant.
func (m *Map) has(field string) bool {
	_, column := m.Columns[field]
	return column || m.Constants[field] != ""
}

// Bytes are what is between the fields: as the map says, or as the file looks.
func (m *Map) separator(text []byte) (rest []byte, sep byte, lines int) {
	rest, sep, lines = SeparatorOf(text)
	if m.Separator != "" {
		sep = m.Separator[0]
	}
	return rest, sep, lines
}
