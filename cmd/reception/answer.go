package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"reception/flows"
)

// A failure is the answer line for what is neither done nor refused: a line that
// cannot be read, or a log that cannot be written.
type failure struct {
	Line  int             `json:"line,omitempty" jsonschema_description:"number of the line in the input, from 1"`
	ID    flows.CommandID `json:"id,omitempty"`
	OK    bool            `json:"ok"`
	Error string          `json:"error" jsonschema_description:"what is wrong, for people"`
}

// writeLine writes one JSON value and a line end in one piece, so that a reader
// never sees half a line.
func writeLine(w io.Writer, v any) error {
	line, err := json.Marshal(v)
	if err != nil {
		return err
	}
	_, err = w.Write(append(line, '\n'))
	return err
}

// answers turns outcomes into answer lines and sentences.
type answers struct {
	a    *app
	desk commandDesk
}

func (s answers) sentence(r *flows.Refusal) string {
	floor := s.desk.Floor()
	return s.a.text().Refusal(r, s.desk.House(), &floor)
}

// line is the answer to one request, and the refusal where it was one. Any other
// error is for the caller.
func (s answers) line(id flows.CommandID, o flows.Outcome, err error) (flows.AnswerLine, *flows.Refusal, error) {
	var refusal *flows.Refusal
	if err != nil && !errors.As(err, &refusal) {
		return flows.AnswerLine{}, nil, err
	}
	return flows.AnswerOf(id, o, refusal, s.sentence), refusal, nil
}

// text is an answer as a sentence.
func (s answers) text(line flows.AnswerLine, o flows.Outcome) string {
	a := s.a
	if line.Refusal != nil {
		return line.Refusal.Message
	}
	var b strings.Builder
	switch {
	case line.Repeat:
		b.WriteString(a.say("这条已做过，没有重复记录", "This was done before and is not recorded twice"))
	case len(line.Seq) == 0:
		b.WriteString(a.say("本来就是这样，无需记录", "It is so already; there is nothing to record"))
	default:
		b.WriteString(a.say("已记录", "Done"))
	}
	if v, ok := o.Floor.Visit(line.Visit); ok {
		fmt.Fprintf(&b, a.say("：第 %d 批（编号 %d）", ": party #%d (visit %d)"), v.No, v.ID)
	}
	if len(line.Seq) == 2 {
		fmt.Fprintf(&b, a.say("，记录 %s", ", %s"), recordRange(a, line.Seq[0], line.Seq[1]))
	}
	b.WriteString(a.say("。", "."))
	if line.Removed > 0 {
		b.WriteString(" " + a.text().Removed(line.Removed))
	}
	for _, w := range line.Warnings {
		b.WriteString(" " + a.text().Warning(w, o, s.desk.House()))
	}
	return b.String()
}

func recordRange(a *app, first, last flows.Seq) string {
	if first == last {
		return fmt.Sprintf(a.say("%d", "record %d"), first)
	}
	return fmt.Sprintf(a.say("%d–%d", "records %d-%d"), first, last)
}
