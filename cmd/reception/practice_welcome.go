package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"reception/flows"
)

// welcome says what the practice is and what the post has to do, and waits for
// Enter: the time of the shift does not run yet.
func (a *app) welcome(ctx context.Context, d *drill) error {
	if _, err := fmt.Fprint(a.Stdout, strings.Join(wrapped(d.introduction(a)), "\n")); err != nil {
		return a.inWords(err)
	}
	entered := make(chan error, 1)
	go func() { entered <- untilEnter(a.Stdin) }()
	select {
	case <-ctx.Done():
		return notBegun()
	case err := <-entered:
		return a.inWords(err)
	}
}

func notBegun() error {
	return misused("演练没有开始：按 Enter 才开始", "the practice did not begin: it begins with Enter")
}

// untilEnter reads a line a byte at a time: what follows belongs to the screen.
func untilEnter(in io.Reader) error {
	b := make([]byte, 1)
	for {
		n, err := in.Read(b)
		switch {
		case n > 0 && (b[0] == '\n' || b[0] == '\r'):
			return nil
		case errors.Is(err, io.EOF):
			return notBegun()
		case err != nil:
			return err
		}
	}
}

func (d *drill) introduction(a *app) []string {
	w, zone, duty := a.text().Screen.Practice, d.house.Zone, d.shift.Duty
	post := string(duty.Post)
	if p, ok := d.house.Post(duty.Post); ok {
		post += " " + p.Name.In(a.lang)
	}
	lines := append([]string{"== " + w.Banner + " ==", ""}, w.Welcome...)
	lines = append(lines, "", a.say("您在 ", "You are ")+post+a.say("，", ", ")+a.text().Date(d.shift.From, zone)+" "+
		a.text().Clock(d.shift.From, zone)+" - "+a.text().Clock(d.shift.To, zone)+
		a.say(fmt.Sprintf("，%g 倍速。要做的事：", d.clock.speed), fmt.Sprintf(", %g times as fast. Yours to do:", d.clock.speed)))
	lines = append(lines, d.duties(a)...)
	return append(lines, "", a.say("怎么操作：Enter 做带 > 的下一步，空格 收到，F11 所有呼叫，F1 帮助，Ctrl+C 两次交班看成绩。",
		"Keys: Enter does the next step (the line with >), Space answers a call, F11 all calls, F1 help, Ctrl+C twice ends the shift."),
		"", "Enter "+w.Begin+" > ")
}

// duties lists what a post has to do, in the house's words.
func (d *drill) duties(a *app) []string {
	duty := d.shift.Duty
	var calls, steps []string
	for i := range d.house.Calls {
		if c := &d.house.Calls[i]; duty.Answers(c) && len(c.Replies) > 0 {
			calls = append(calls, c.Name.In(a.lang))
		}
	}
	if duty.Desk {
		steps = append(steps, a.say("没有人接待的客人，安排接待人（按轮值）", "assign a party that nobody receives, by turn"))
	}
	for i := range d.house.Steps {
		if s := &d.house.Steps[i]; duty.Does(s) {
			steps = append(steps, s.Act.In(a.lang))
		}
	}
	if rule, ok := d.house.Call(flows.CleanRoom); ok && duty.Rooms(d.house) {
		steps = append(steps, a.say("客人出房后，呼叫", "when guests have left a room, radio: ")+rule.Name.In(a.lang))
	}
	var lines []string
	if len(calls) > 0 {
		lines = append(lines, "  - "+a.say("答复：", "answer: ")+strings.Join(calls, a.say("、", ", ")))
	}
	for _, s := range steps {
		lines = append(lines, "  - "+s)
	}
	return lines
}
