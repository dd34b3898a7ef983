package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// JudgeArg is the hidden first argument under which a program hands over to
// RunJudge; the path follows it.
const JudgeArg = "verify-child"

// judging is set in the environment of a child, so that a program that forgot to
// hand over to RunJudge does not start children without end.
const judging = "RECEPTION_JUDGING"

// Judge verifies the log at path in a child process: a damaged file can panic,
// fault or loop for ever, and must not do it here. It needs a program that hands
// JudgeArg over to RunJudge. An error is one of those of Open; a child that dies
// or is stopped by ctx means ErrDamaged.
func Judge(ctx context.Context, path string) error {
	_, err := Inspect(ctx, path)
	return err
}

// Inspect is Judge with the report, for a file that nobody has open. The report
// covers what could be read.
func Inspect(ctx context.Context, path string) (Report, error) {
	if os.Getenv(judging) != "" {
		return Report{}, errors.New("a judge was asked to judge")
	}
	path, err := resolve(path)
	if err != nil {
		return Report{}, err
	}
	self, err := os.Executable()
	if err != nil {
		return Report{}, err
	}
	var out, errs limited
	cmd := exec.CommandContext(ctx, self, JudgeArg, path)
	cmd.Env = append(os.Environ(), judging+"=1", "GOTRACEBACK=none")
	cmd.Stdout, cmd.Stderr = &out, &errs
	cmd.WaitDelay = time.Second
	err = cmd.Run()
	var v verdict
	if json.Unmarshal(out.Bytes(), &v) == nil && out.Len() > 0 {
		return v.Report, about(path, v.err())
	}
	var died *exec.ExitError
	switch {
	case ctx.Err() != nil && errors.Is(ctx.Err(), context.Canceled):
		return Report{}, ctx.Err()
	case ctx.Err() != nil:
		return Report{}, about(path, &Damage{Why: "reading it does not come to an end"})
	case errors.As(err, &died):
		return Report{}, about(path, &Damage{Why: "reading it fails: " + firstLine(errs.String(), died.String())})
	case err != nil:
		return Report{}, fmt.Errorf("the log could not be checked: %w", err)
	}
	return Report{}, errors.New("the log could not be checked: this program does not know how")
}

// RunJudge is the child's side of Judge: it verifies the file, writes its
// verdict to w, which must be standard output, and returns the exit status.
func RunJudge(path string, w io.Writer) int {
	report, err := VerifyFile(context.Background(), path)
	if err := json.NewEncoder(w).Encode(newVerdict(report, err)); err != nil {
		return 1
	}
	if err != nil {
		return 1
	}
	return 0
}

// judgeInTime gives a judge ten seconds and one more for every 8 MiB: many
// times what a good file needs on a slow disk.
func judgeInTime(ctx context.Context, path string, size int64, judge func(context.Context, string) error) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second+time.Duration(size>>23)*time.Second)
	defer cancel()
	return judge(ctx, path)
}

// limited keeps the first 64 KiB and forgets the rest.
type limited struct{ bytes.Buffer }

func (l *limited) Write(p []byte) (int, error) {
	if room := 64<<10 - l.Len(); room > 0 {
		l.Buffer.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}

func firstLine(texts ...string) string {
	for _, t := range texts {
		if line, _, _ := strings.Cut(strings.TrimSpace(t), "\n"); line != "" {
			return line
		}
	}
	return "for no known reason"
}
