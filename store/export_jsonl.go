package store

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"time"

	"reception/flows"
)

// jsonLines writes an object a line: the register's name, the keys of its columns
// in their order, null for what is not known. The last lines are about the file as a
// whole, its figures, and the totals.
type jsonLines struct {
	w       *bufio.Writer
	t       *teller
	chosen  []register
	text    bytes.Buffer
	strings *json.Encoder // into text
}

func newJSONLines(w io.Writer, chosen []register, t *teller, _ ExportOptions) (format, error) {
	j := &jsonLines{w: bufio.NewWriterSize(w, 32<<10), t: t, chosen: chosen}
	j.strings = json.NewEncoder(&j.text)
	j.strings.SetEscapeHTML(false)
	return j, nil
}

func (j *jsonLines) row(which int, cells []cell) error {
	j.open(j.chosen[which].key)
	for i, h := range j.chosen[which].head {
		j.field(h.key, cells[i])
	}
	return j.shut()
}

func (j *jsonLines) dayEnd() error { return nil }

func (j *jsonLines) end(s *sums) error {
	j.open("about")
	for _, line := range j.t.about(s) {
		j.field(line.key, line.cell)
	}
	_ = j.shut()
	if figures := slices.Concat(j.t.chapters(s), j.t.waits(s)); len(figures) > 0 {
		j.open("figures")
		for _, c := range figures {
			for _, line := range c.lines {
				j.field(line.key, line.cell)
			}
		}
		_ = j.shut()
	}
	j.open("totals")
	for _, line := range j.t.totals(s)[1:] {
		j.field(line.key, line.cell)
	}
	_ = j.shut()
	return j.w.Flush()
}

func (j *jsonLines) open(name string) {
	j.text.Reset()
	_, _ = j.text.WriteString(`{"register":`)
	j.string(name)
}

func (j *jsonLines) shut() error {
	_, _ = j.text.WriteString("}\n")
	_, err := j.w.Write(j.text.Bytes())
	return err
}

func (j *jsonLines) field(key string, c cell) {
	_ = j.text.WriteByte(',')
	j.string(key)
	_ = j.text.WriteByte(':')
	switch {
	case c.kind == asTimes:
		_ = j.text.WriteByte('[')
		for i, at := range c.times {
			if i > 0 {
				_ = j.text.WriteByte(',')
			}
			j.time(at)
		}
		_ = j.text.WriteByte(']')
	case c.kind == asText:
		j.string(c.text)
	case !c.some:
		_, _ = j.text.WriteString("null")
	case c.kind == asTime:
		j.time(c.at)
	case c.kind == asNumber:
		_, _ = j.text.WriteString(strconv.Itoa(c.n))
	case c.kind == asYesNo:
		_, _ = j.text.WriteString(strconv.FormatBool(c.n != 0))
	case c.kind == asMoney:
		_, _ = j.text.WriteString(flows.Value{Kind: flows.ValueMoney, N: c.n}.String())
	case c.kind == asDuration: // in seconds
		_, _ = j.text.WriteString(strconv.Itoa(c.n))
	case c.kind == asShare:
		_, _ = fmt.Fprintf(&j.text, `{"part":%d,"of":%d}`, c.n, c.of)
	default:
		j.string(c.text)
	}
}

// time is a time with the site's offset.
func (j *jsonLines) time(at time.Time) {
	if at.IsZero() {
		_, _ = j.text.WriteString("null")
		return
	}
	j.string(at.In(j.t.house.Zone).Format(time.RFC3339))
}

func (j *jsonLines) string(s string) {
	_ = j.strings.Encode(s)
	j.text.Truncate(j.text.Len() - 1) // the encoder's line end
}
