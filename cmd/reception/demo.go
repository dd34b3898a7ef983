package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"reception/flows"
	"reception/store"
	"reception/tui"
)

// demoFlags are the flags of "reception demo".
type demoFlags struct {
	speed    float64
	seed     uint64
	length   time.Duration
	noScreen bool
	keep     string
	screen   *kioskFlags
}

// demoCommand is "reception demo".
func (a *app) demoCommand() *cobra.Command {
	var flags demoFlags
	cmd := &cobra.Command{
		Use:   "demo",
		Short: a.say("演示：一个忙碌的周六，自己会动，也可以接手", "A busy Saturday that moves by itself and can be taken over"),
		Long: a.say("演示一个忙碌的周六。各岗位自己接待；您在屏上处理过的客人、房间和呼叫，演示会先让给您，\n放手三分钟（现场时间）后再接着做。日志是临时的，退出时删除；--keep 可以留下来。",
			"Plays a busy Saturday at the showroom. The posts act by themselves; whatever party, room or call\n"+
				"you see to at the screen is left to you, and goes on by itself three minutes (of the showroom's\n"+
				"time) after you last touched it. The log is a temporary one, removed at the end; --keep keeps it."),
		Example: "  reception demo\n  reception demo --speed 20 --seed 7\n  reception demo --no-screen --for 2h --keep saturday.log.db",
		Args:    cobra.NoArgs,
		RunE:    a.running(func(cmd *cobra.Command, _ []string) error { return a.demo(cmd.Context(), flags) }),
	}
	f := cmd.Flags()
	f.Float64Var(&flags.speed, "speed", 6, a.say("比真实时间快几倍", "how many times as fast as real time"))
	f.Uint64Var(&flags.seed, "seed", 1, a.say("随机种子：同一种子就是同一天", "seed of chance: the same seed is the same day"))
	f.DurationVar(&flags.length, "for", 0, a.say("现场时间走多久后结束，例如 2h（默认：有屏不结束，无屏到下班）",
		"end after so much of the showroom's time, for example 2h (default: with a screen never, without one at closing)"))
	f.BoolVar(&flags.noScreen, "no-screen", false, a.say("不开屏，立刻演完并给出小结", "no screen: play at once and print a summary"))
	f.StringVar(&flags.keep, "keep", "", a.say("把日志留在这个新文件里", "keep the log in this new file"))
	flags.screen = a.kioskFlags(cmd)
	_ = cmd.MarkFlagFilename("keep")
	return cmd
}

// demo plays the day and says what it came to. The summary is printed when
// everything is put away: whoever reads it may close the pipe after a line.
func (a *app) demo(ctx context.Context, flags demoFlags) error {
	if err := a.checkDemo(flags); err != nil {
		return err
	}
	sim, err := a.stageDemo(ctx, flags)
	if err != nil || !flags.noScreen {
		return err
	}
	return sim.tally.print(a.Stdout, sim.house.Zone, a.say)
}

// stageDemo plays the day on a log of its own, which goes when it is over.
func (a *app) stageDemo(ctx context.Context, flags demoFlags) (*simulator, error) {
	path, stray := flags.keep, flags.keep+".stderr"
	if path == "" {
		dir, err := os.MkdirTemp("", "reception-demo-*")
		if err != nil {
			return nil, a.inWords(err)
		}
		defer os.RemoveAll(dir)                                        //nolint:errcheck // a temporary folder: the system clears what is left
		path, stray = filepath.Join(dir, "demo.log.db"), dir+".stderr" // what went wrong outlives the folder
	}
	sim, closing, err := a.openDemo(ctx, path, flags)
	if err != nil {
		return nil, err
	}
	return sim, a.ended(a.playDemo(ctx, sim, flags, stray), closing)
}

func (a *app) checkDemo(flags demoFlags) error {
	switch {
	case flags.speed < 0.1 || flags.speed > 1000:
		return misused("--speed %g：请在 0.1 和 1000 之间", "--speed %g: must be between 0.1 and 1000", flags.speed)
	case flags.length < 0:
		return misused("--for %s：不能是负数", "--for %s: must not be negative", flags.length)
	case a.flags.log != "":
		return misused("--log：演示有自己的日志，要留下它请用 --keep", "--log: the demonstration has a log of its own; --keep FILE keeps it")
	case !flags.noScreen && (!a.IsTerminal(a.Stdin) || !a.IsTerminal(a.Stdout)):
		return misused("工作屏需要终端：请在终端里运行，或加 --no-screen", "the screen needs a terminal: run it in one, or add --no-screen")
	}
	if _, err := os.Lstat(flags.keep); flags.keep != "" && !errors.Is(err, os.ErrNotExist) {
		return misused("--keep %s：文件已存在，请另起名字", "--keep %s: the file exists already, choose another name", flags.keep)
	}
	return nil
}

// openDemo makes the log and the simulator, at the opening of today's date.
func (a *app) openDemo(ctx context.Context, path string, flags demoFlags) (*simulator, func() error, error) {
	h, err := a.loadHouse()
	if err != nil {
		return nil, nil, err
	}
	// Nobody at the screen is to take this for the real floor.
	h.Name.ZH, h.Name.EN = "演示（不是真实记录） "+h.Name.ZH, "DEMO, not real - "+h.Name.In(flows.EN)
	o := store.Options{Create: true, Site: h.Site, Throwaway: true}
	if flags.keep != "" { // to be opened again, it needs its key
		if o.Keys, err = a.masterKeys(); err != nil {
			return nil, nil, err
		}
	}
	j, err := store.Open(ctx, path, o)
	if err != nil {
		return nil, nil, a.inWords(err)
	}
	clock := &demoClock{real: a.Now, speed: flags.speed, at: opening(a.Now(), h.Zone)}
	desk, err := flows.OpenDesk(ctx, h, j, clock.Now)
	if err != nil {
		return nil, nil, errors.Join(a.inWords(err), j.Close())
	}
	return newSimulator(desk, clock, flags.seed, a.lang), func() error {
		return errors.Join(desk.Close(context.WithoutCancel(ctx)), j.Close())
	}, nil
}

// playDemo plays the morning at once, so that the floor is busy when it is seen
// first, and the rest on the screen or to the end.
func (a *app) playDemo(ctx context.Context, sim *simulator, flags demoFlags, stray string) error {
	if err := sim.play(ctx, sim.day.opens.Add(4*time.Hour), sim.busy); err != nil {
		return a.inWords(err)
	}
	var until time.Time
	if flags.length > 0 {
		until = sim.clock.Now().Add(flags.length)
	}
	if !flags.noScreen {
		return a.showDemo(ctx, sim, until, flags, stray)
	}
	closed := func(f *flows.Floor, _ time.Time) bool { return until.IsZero() && f.Day.Closed }
	end := until
	if end.IsZero() {
		end = sim.day.opens.Add(20 * time.Hour)
	}
	if err := sim.play(ctx, end, closed); err != nil {
		return a.inWords(err)
	}
	return a.inWords(sim.observe(ctx))
}

// showDemo runs the screen and the simulator side by side; each ends the other.
func (a *app) showDemo(ctx context.Context, sim *simulator, until time.Time, flags demoFlags, stray string) error {
	restore, err := a.DivertStderr(stray)
	if err != nil {
		return a.inWords(err)
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	sim.clock.Start()
	played := make(chan error, 1)
	go func() {
		defer stop()
		played <- sim.run(ctx, until)
	}()
	by := a.by()
	by.Terminal = kioskTerminal
	finding, forget := withGuestBook(ctx, sim.desk)
	defer forget()
	err = a.screen(ctx, sharedDesk{finding, sim}, tui.Options{By: by, Lang: a.lang, Light: flags.screen.light,
		ASCII: flags.screen.ascii, Mask: flags.screen.mask, Now: sim.clock.Now, Simulated: true})
	stop()
	err = errors.Join(err, <-played)
	restore()
	a.tellStray(stray)
	return err
}
