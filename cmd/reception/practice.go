package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"reception/flows"
	"reception/store"
	"reception/tui"
)

// practiceFlags are the flags of "reception practice".
type practiceFlags struct {
	post    string
	speed   float64
	seed    uint64
	minutes int
	from    string
	json    bool
	out     string
	screen  *kioskFlags
}

// deskPost is the post that is practised where none is named.
const deskPost = "RC"

// practiceCommand is "reception practice".
func (a *app) practiceCommand() *cobra.Command {
	var f practiceFlags
	cmd := &cobra.Command{
		Use:   "practice",
		Short: a.say("演练：模拟的周六，做您这个岗位的事，结束时打分", "Practise a post on a simulated Saturday, with a score at the end"),
		Long: a.say("新同事的演练：客人和其他岗位由程序扮演，您这个岗位的事留给您做。默认是接待中心：\n"+
			"答复呼叫、安排接待人、指定 VIP 室并叫人打扫、送客离场。到时间或退出后给出成绩：满分 100，\n"+
			"由四部分相加，每一项都写明怎么算，并列出失分最多的三处和当时该做什么。\n"+
			"日志是临时的，退出时删除，真实的记录一点也不会动。",
			"For somebody new: guests and the other posts are played, what your post has to do is left to you.\n"+
				"That is the reception desk unless --post says otherwise: to answer its calls, assign salespeople,\n"+
				"name the VIP rooms and have them cleaned, and see parties off. When the shift is over, or you quit,\n"+
				"it is scored: out of 100, in four parts that add up, each with its definition, and the three\n"+
				"moments that cost most with what should have been done. The log is a temporary one and is removed;\n"+
				"real records are never touched."),
		Example: "  reception practice\n  reception practice --minutes 20 --speed 3 --from 13:30 --seed 7\n  reception practice --post G1 --json -o score.json",
		Args:    cobra.NoArgs,
		RunE:    a.running(func(cmd *cobra.Command, _ []string) error { return a.practice(cmd.Context(), f) }),
	}
	fs := cmd.Flags()
	fs.StringVar(&f.post, "post", deskPost, a.say("演练哪个岗位", "the post to practise"))
	fs.Float64Var(&f.speed, "speed", 2, a.say("比真实时间快几倍", "how many times as fast as real time"))
	fs.Uint64Var(&f.seed, "seed", 1, a.say("随机种子：同一种子就是同一天", "seed of chance: the same seed is the same day"))
	fs.IntVar(&f.minutes, "minutes", 30, a.say("一班多长，现场时间的分钟数", "how long the shift is, in minutes of the showroom's time"))
	fs.StringVar(&f.from, "from", "10:00", a.say("几点接班", "the time of day at which the shift begins"))
	fs.BoolVar(&f.json, "json", false, a.say("成绩用 JSON", "print the score as JSON"))
	fs.StringVarP(&f.out, "output", "o", "", a.say("成绩写入文件（默认标准输出）", "write the score to a file (default: standard output)"))
	f.screen = a.kioskFlags(cmd)
	_ = cmd.RegisterFlagCompletionFunc("post", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		h, err := a.loadHouse()
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		return practicePosts(h), cobra.ShellCompDirectiveNoFileComp
	})
	return cmd
}

// practicePosts are the posts that have something of their own to do.
func practicePosts(h *flows.House) (list []string) {
	for _, p := range h.Posts {
		d := flows.DutyOf(h, p.ID)
		steps := slices.ContainsFunc(h.Steps, func(s flows.Step) bool { return d.Does(&s) })
		calls := slices.ContainsFunc(h.Calls, func(c flows.CallRule) bool { return d.Answers(&c) && len(c.Replies) > 0 })
		if steps || calls {
			list = append(list, string(p.ID))
		}
	}
	return list
}

func (a *app) practice(ctx context.Context, f practiceFlags) error {
	if err := a.checkPractice(f); err != nil {
		return err
	}
	score, d, err := a.stagePractice(ctx, f)
	if err != nil {
		return err
	}
	report := practiceReport{a: a, d: d, s: score}
	return a.output(f.out, func(w io.Writer) error {
		if f.json {
			return writeLine(w, report.sheet(f))
		}
		_, err := fmt.Fprintln(w, strings.Join(report.lines(), "\n"))
		return err
	})
}

// maxShift is a whole day.
const maxShift = 600

func (a *app) checkPractice(f practiceFlags) error {
	switch {
	case a.flags.log != "":
		return misused("--log：演练有自己的临时日志，不用真实的日志", "--log: practice has a temporary log of its own and never uses a real one")
	case f.speed < 0.1 || f.speed > 60:
		return misused("--speed %g：请在 0.1 和 60 之间", "--speed %g: must be between 0.1 and 60", f.speed)
	case f.minutes < 1 || f.minutes > maxShift:
		return misused("--minutes %d：请在 1 和 %d 之间", "--minutes %d: must be between 1 and %d", f.minutes, maxShift)
	}
	if _, err := practiceStart(f.from, time.Time{}, time.UTC); err != nil {
		return err
	}
	h, err := a.loadHouse()
	if err != nil {
		return err
	}
	if posts := practicePosts(h); !slices.Contains(posts, f.post) {
		return misused("--post %s：可以演练的岗位是 %s", "--post %s: the posts to practise are %s", f.post, strings.Join(posts, " "))
	}
	if !a.IsTerminal(a.Stdin) || !a.IsTerminal(a.Stdout) {
		return misused("演练需要终端：请在终端里运行", "practice needs a terminal: run it in one")
	}
	return nil
}

// practiceStart is the beginning of the shift on a day.
func practiceStart(clock string, day time.Time, zone *time.Location) (time.Time, error) {
	t, err := time.Parse("15:04", clock)
	if err != nil || t.Hour() < 9 || t.Hour() > 17 {
		return time.Time{}, misused("--from %s：请写 09:00 到 17:59 的时间", "--from %s: write a time from 09:00 to 17:59", clock)
	}
	y, m, d := day.In(zone).Date()
	return time.Date(y, m, d, t.Hour(), t.Minute(), 0, 0, zone), nil
}

// saturday is the Saturday of the week of t: that day, or the next to come.
func saturday(t time.Time, zone *time.Location) time.Time {
	t = t.In(zone)
	return t.AddDate(0, 0, (int(time.Saturday)-int(t.Weekday())+7)%7)
}

// stagePractice plays a shift on a log of its own, which goes when it is over.
func (a *app) stagePractice(ctx context.Context, f practiceFlags) (flows.Score, *drill, error) {
	dir, err := os.MkdirTemp("", "reception-practice-*")
	if err != nil {
		return flows.Score{}, nil, a.inWords(err)
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a temporary folder: the system clears what is left
	d, closing, err := a.openPractice(ctx, filepath.Join(dir, "practice.log.db"), f)
	if err != nil {
		return flows.Score{}, nil, err
	}
	var score flows.Score
	err = a.ended(func() error {
		if err := d.begin(ctx); err != nil {
			return a.inWords(err)
		}
		if err := a.welcome(ctx, d); err != nil {
			return err
		}
		if err := a.showPractice(ctx, d, f, dir+".stderr"); err != nil {
			return err
		}
		// Ctrl-C and a closed window end the shift; it is scored all the same.
		score, err = d.score(context.WithoutCancel(ctx))
		return a.inWords(err)
	}(), closing)
	return score, d, err
}

// openPractice makes the log and the simulated day, at its opening.
func (a *app) openPractice(ctx context.Context, path string, f practiceFlags) (*drill, func() error, error) {
	h, err := a.loadHouse()
	if err != nil {
		return nil, nil, err
	}
	// Nobody at the screen is to take this for the real floor.
	h.Name.ZH, h.Name.EN = "不是真实记录 "+h.Name.ZH, "not real - "+h.Name.In(flows.EN)
	day := saturday(a.Now(), h.Zone)
	from, err := practiceStart(f.from, day, h.Zone)
	if err != nil {
		return nil, nil, err
	}
	j, err := store.Open(ctx, path, store.Options{Create: true, Site: h.Site, Throwaway: true})
	if err != nil {
		return nil, nil, a.inWords(err)
	}
	clock := &demoClock{real: a.Now, speed: f.speed, at: opening(day, h.Zone)}
	desk, err := flows.OpenDesk(ctx, h, j, clock.Now)
	if err != nil {
		return nil, nil, errors.Join(a.inWords(err), j.Close())
	}
	d := newDrill(newSimulator(desk, clock, f.seed, a.lang), flows.PostID(f.post), from, time.Duration(f.minutes)*time.Minute)
	return d, func() error {
		return errors.Join(desk.Close(context.WithoutCancel(ctx)), j.Close())
	}, nil
}

// showPractice runs the screen beside the simulated people until the shift is
// over or the person quits.
func (a *app) showPractice(ctx context.Context, d *drill, f practiceFlags, stray string) error {
	restore, err := a.DivertStderr(stray)
	if err != nil {
		return a.inWords(err)
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	d.clock.Start()
	played := make(chan error, 1)
	go func() {
		defer stop()
		played <- d.run(ctx, d.shift.To)
	}()
	by := d.asHolder(a.by())
	by.Terminal = kioskTerminal
	finding, forget := withGuestBook(ctx, d.desk)
	defer forget()
	err = a.screen(ctx, drilledDesk{sharedDesk{finding, d.simulator}, d}, tui.Options{By: by, Lang: a.lang, Light: f.screen.light,
		ASCII: f.screen.ascii, Mask: f.screen.mask, Now: d.clock.Now, Simulated: true, Practice: d.score})
	d.clock.Stop()
	stop()
	err = errors.Join(err, <-played)
	restore()
	a.tellStray(stray)
	return err
}
