package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"reception/flows"
)

// A Sheet is a file as its map reads it.
type Sheet struct {
	Encoding  string
	Separator byte
	SHA256    string
	Header    []string
	Rows      int // below the header

	Parties []Entry
	Refused []Refused
	Repeats int // rows that are there more than once, with the same key
}

// A Refused is a row that cannot be brought in, and why.
type Refused struct {
	Row
	Why flows.Words
}

// ReasonColumn is the last column of the file of refused rows; it is no part of a
// row that is brought in again.
const ReasonColumn = "原因 reason"

// A reader reads one file.
type reader struct {
	m      *Map
	h      *flows.House
	sheet  *Sheet
	column map[string]int // by name, folded
	reason int            // column of an earlier refusal, -1 for none
	keys   map[string]int // how often a row was seen
	owned  map[string]string
}

// Read reads a file by a map.
func Read(file []byte, m *Map, h *flows.House) (*Sheet, error) {
	text, encoding, err := Text(file, m.Encoding)
	if err != nil {
		return nil, err
	}
	zone, err := m.zone(h)
	if err != nil {
		return nil, err
	}
	text, sep, skipped := m.separator(text)
	rows := Rows(text, sep)
	sum := sha256.Sum256(file)
	s := &Sheet{Encoding: encoding, Separator: sep, SHA256: hex.EncodeToString(sum[:])}
	head := max(m.Header-1-skipped, 0)
	if len(rows) <= head {
		return nil, mistake("文件里没有列名这一行", "the file has no row with the names of its columns")
	}
	r := &reader{m: m, h: h, sheet: s, column: map[string]int{}, reason: -1, keys: map[string]int{}, owned: map[string]string{}}
	if err := r.header(rows[head].Fields); err != nil {
		return nil, err
	}
	lines := make([]line, 0, len(rows))
	for _, row := range rows[head+1:] {
		row.Line += skipped
		if blank(row.Fields) || r.unfilled(row) {
			continue
		}
		s.Rows++
		if l, why := r.line(row, zone); why != nil {
			s.Refused = append(s.Refused, Refused{row, *why})
		} else if l.key != "" {
			lines = append(lines, l)
		}
	}
	r.join(lines)
	slices.SortStableFunc(s.Refused, func(a, b Refused) int { return a.Line - b.Line })
	return s, nil
}

func blank(fields []string) bool {
	return !slices.ContainsFunc(fields, func(f string) bool { return strings.TrimSpace(f) != "" })
}

// unfilled reports whether a row has nothing but what it is known by and its date:
// a line of a sheet that nobody wrote on.
func (r *reader) unfilled(row Row) bool {
	if len(r.m.Key) == 0 {
		return false
	}
	given := slices.Clone(row.Fields)
	for _, name := range slices.Concat(r.m.Key, r.m.Columns["date"].Names) {
		if i := r.column[Fold(name)]; i < len(given) {
			given[i] = ""
		}
	}
	return blank(given)
}

// header finds the columns of the map in the file.
func (r *reader) header(names []string) error {
	for i, name := range names {
		names[i] = strings.TrimSpace(name)
		if folded := Fold(name); folded != "" {
			if _, twice := r.column[folded]; !twice {
				r.column[folded] = i
			}
		}
		if names[i] == ReasonColumn {
			r.reason = i
		}
	}
	r.sheet.Header = names
	wanted := slices.Concat(r.m.Group, r.m.Key)
	for _, field := range fields {
		wanted = append(wanted, r.m.Columns[field].Names...)
	}
	for _, name := range wanted {
		if _, there := r.column[Fold(name)]; !there {
			return mistake(fmt.Sprintf("文件里没有“%s”这一列：有 %s", name, strings.Join(names, "、")),
				fmt.Sprintf("the file has no column %q: there are %s", name, strings.Join(names, ", ")))
		}
	}
	return nil
}

// Fold is how names are compared: whatever the case, the blanks and the width.
func Fold(s string) string {
	s = strings.Map(func(r rune) rune {
		if r >= 0xff01 && r <= 0xff5e {
			r -= 0xfee0
		}
		return r
	}, s)
	return strings.Join(strings.Fields(strings.ToLower(s)), " ")
}

// cell is what a row has in a column.
func (r *reader) cell(row Row, name string) string {
	if i := r.column[Fold(name)]; i < len(row.Fields) {
		return strings.TrimSpace(row.Fields[i])
	}
	return ""
}

// value is what the map makes of a field: of its columns, or the same in every row.
func (r *reader) value(row Row, field string) string {
	from := r.m.Columns[field]
	parts := make([]string, 0, len(from.Names))
	for _, name := range from.Names {
		if cell := r.cell(row, name); cell != "" || strings.TrimSpace(from.Join) != "" {
			parts = append(parts, cell)
		}
	}
	text := strings.Join(parts, from.Join)
	if strings.Trim(text, from.Join+" ") == "" {
		text = r.m.Constants[field]
	}
	return r.mapped(field, text)
}

// mapped is a value as the map has it, or as the house calls it.
func (r *reader) mapped(field, text string) string {
	if text == "" {
		return ""
	}
	for from, to := range r.m.Values[field] {
		if Fold(from) == Fold(text) {
			return to
		}
	}
	return known(r.h, field, text)
}

// keyOf is what a row is known by when it comes again, in whatever file or order:
// its key columns, or all of it, counted where honest rows are alike.
func (r *reader) keyOf(row Row) (key string, repeat bool, why *flows.Words) {
	whole := slices.Clone(row.Fields)
	if r.reason >= 0 && r.reason < len(whole) {
		whole = slices.Delete(whole, r.reason, r.reason+1)
	}
	for i := range whole {
		whole[i] = strings.TrimSpace(whole[i])
	}
	for len(whole) > 0 && whole[len(whole)-1] == "" {
		whole = whole[:len(whole)-1]
	}
	line := strings.Join(whole, "\x1f")
	if len(r.m.Key) == 0 {
		r.keys[line]++
		return sum("row", line, strconv.Itoa(r.keys[line])), false, nil
	}
	parts := []string{"key"}
	for _, name := range r.m.Key {
		parts = append(parts, r.cell(row, name))
	}
	if blank(parts[1:]) {
		return "", false, &flows.Words{ZH: "没有编号（key 列是空的）", EN: "it has no key: its key columns are empty"}
	}
	key = sum(parts...)
	if before, twice := r.owned[key]; twice {
		if before == line {
			return key, true, nil
		}
		return "", false, &flows.Words{ZH: "编号“" + strings.Join(parts[1:], " ") + "”在别的行用过了", EN: fmt.Sprintf("another line has the key %q too", strings.Join(parts[1:], " "))}
	}
	r.owned[key] = line
	return key, false, nil
}

// sum is short enough for an id and long enough for every row there will be.
func sum(parts ...string) string {
	s := sha256.Sum256([]byte(strings.Join(parts, "\x1e")))
	return hex.EncodeToString(s[:12])
}
