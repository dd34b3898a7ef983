package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"reception/flows"
)

// inFlight is how many requests are under way at once: enough to fill several
// commits, few enough that an answer follows its line soon.
const inFlight = 1024

func (a *app) applyCommand() *cobra.Command {
	var strict bool
	cmd := &cobra.Command{
		Use:   "apply [FILE]",
		Short: a.say("逐行执行 JSONL 请求，逐行答复", "Carry out requests from a JSONL file, one answer a line"),
		Long: a.say("从文件或标准输入读取请求，每行一个 JSON；每行在落盘后立即答复一行。\n"+
			"请求按顺序判定，后面的行可以用前面到访的 id 指代它。格式见 reception schema。\n"+
			"同样的 id 再发一次没有害处：中断后把整个文件再发一遍即可。\n退出状态：0 全部完成，1 有写不出或读不懂的行，3 有请求被拒绝。",
			"Reads requests from a file or standard input, one JSON object a line, and answers each with one\n"+
				"line as soon as it is on the disk. They are decided in order, so a later line may refer to a party\n"+
				"by the id of its arrival. The same id again does no harm: after an interruption, apply the whole\n"+
				"file once more. The format is in reception schema.\n"+
				"Exit status: 0 all done, 1 a line could not be read or saved, 3 something was refused."),
		Example: "  reception apply day.jsonl > answers.jsonl\n" +
			`  echo '{"id":"gate-42","by":"L1/li","do":"arrive","surname":"王","party":3}' | reception apply`,
		Args: cobra.MaximumNArgs(1),
		RunE: a.running(func(cmd *cobra.Command, args []string) error { return a.apply(cmd.Context(), args, strict) }),
	}
	cmd.Flags().BoolVar(&strict, "strict", false, a.say("遇到第一个被拒绝或读不懂的行就停止（逐行落盘，较慢）",
		"stop at the first line that is refused or cannot be read (one line at a time, slower)"))
	return cmd
}

func (a *app) apply(ctx context.Context, args []string, strict bool) error {
	in := a.Stdin
	if len(args) == 1 && args[0] != "-" {
		name, err := a.file(args[0])
		if err != nil {
			return err
		}
		f, err := os.Open(name)
		if err != nil {
			return a.inWords(err)
		}
		defer f.Close() //nolint:errcheck // only read
		in = f
	}
	if len(args) == 1 && args[0] != "-" {
		a.handed = handedOver{in: in, args: a.withoutFile(args[0])}
	}
	open := a.openDesk
	if mayLast(in) {
		open = a.openDoors
	}
	desk, closeDesk, err := open(ctx)
	if e := (*elsewhere)(nil); errors.As(err, &e) {
		_, err = a.handOver(ctx, e) // while the file is open
	}
	if err != nil {
		return err
	}
	run := &applying{answers: answers{a: a, desk: desk}, out: a.Stdout}
	if strict {
		err = run.oneByOne(ctx, in)
	} else {
		err = run.pipelined(ctx, in)
	}
	a.tell("%s", run.summary())
	return a.ended(err, closeDesk)
}

// mayLast reports whether nobody knows when input ends: it comes from a program,
// which may hand requests in all day.
func mayLast(in io.Reader) bool {
	f, ok := in.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && !info.Mode().IsRegular()
}

// applying is one run of apply.
type applying struct {
	answers
	out io.Writer

	done, repeats, refused, unread int
}

// A pending line has been handed in; its answer is still to be written.
type pending struct {
	line numbered
	id   flows.CommandID
	err  error // it could not be read
	wait func() (flows.Outcome, error)
}

// begin hands a line in. What was begun is carried out even when ctx ends:
// it would be written or not, and nobody would know.
func (p *applying) begin(ctx context.Context, line numbered) pending {
	if line.err != nil {
		return pending{line: line, err: line.err}
	}
	r, err := flows.ParseLine(line.text)
	if err != nil {
		return pending{line: line, id: r.ID, err: err}
	}
	if r.By == (flows.By{}) {
		r.By = p.a.by()
	}
	return pending{line: line, id: r.ID, wait: p.desk.Begin(context.WithoutCancel(ctx), r)}
}

// answer waits for a line's answer and writes it. ok is false for anything but
// a request carried out; the error means that the log or the output has failed.
func (p *applying) answer(q pending) (ok bool, err error) {
	if q.err != nil {
		p.unread++
		return false, writeLine(p.out, failure{Line: q.line.no, ID: q.id, Error: q.err.Error()})
	}
	o, err := q.wait()
	line, refusal, err := p.line(q.id, o, err)
	if err != nil {
		return false, errors.Join(p.a.inWords(err), writeLine(p.out, failure{Line: q.line.no, ID: q.id, Error: err.Error()}))
	}
	switch {
	case refusal != nil:
		p.refused++
	case o.Repeat:
		p.repeats++
		fallthrough
	default:
		p.done++
	}
	return refusal == nil, writeLine(p.out, line)
}

// oneByOne hands a line in when the one before has been answered, and stops at
// the first that is not carried out.
func (p *applying) oneByOne(ctx context.Context, in io.Reader) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	for line, err := range readLines(ctx, in) {
		if err != nil {
			return err
		}
		ok, err := p.answer(p.begin(ctx, line))
		if err != nil {
			return err
		}
		if !ok {
			return p.verdict()
		}
	}
	return p.verdict()
}

// pipelined keeps many lines under way, so that they share commits, and answers
// them in their order. When the log or the output fails nothing more is handed
// in, and what is under way is waited for.
func (p *applying) pipelined(ctx context.Context, in io.Reader) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	queue := make(chan pending, inFlight)
	var ended error // why reading ended; set before queue is closed
	go func() {
		defer close(queue)
		for line, err := range readLines(ctx, in) {
			if err != nil {
				ended = err
				return
			}
			queue <- p.begin(ctx, line)
		}
	}()
	var failed error
	for q := range queue {
		if _, err := p.answer(q); err != nil && failed == nil {
			failed = err
			stop()
		}
	}
	if failed != nil {
		return failed
	}
	if ended != nil {
		return ended
	}
	return p.verdict()
}

// verdict is what the run came to as a whole.
func (p *applying) verdict() error {
	switch {
	case p.unread > 0:
		return errFailed
	case p.refused > 0:
		return errRefused
	}
	return nil
}

func (p *applying) summary() string {
	return fmt.Sprintf(p.a.say("共 %d 行：完成 %d（其中重复 %d），被拒绝 %d，读不懂 %d。",
		"%d lines: %d done (%d of them repeats), %d refused, %d could not be read."),
		p.done+p.refused+p.unread, p.done, p.repeats, p.refused, p.unread)
}
