package main

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"reception/cmd/reception/access"
	"reception/flows"
	"reception/flows/house"
	"reception/store"
	"reception/tui"
	"reception/tui/lang"
)

// app is one run of the program: its surroundings and the global flags.
type app struct {
	env
	lang   flows.Lang
	err    error // what the command ended with
	handed handedOver
	typed  tui.Typed // what is half typed on this terminal, of a screen that another process shows
	flags  struct{ log, house, lang, by, keys, pins, master string }
}

func (a *app) globalFlags(root *cobra.Command) {
	f := root.PersistentFlags()
	f.StringVar(&a.flags.log, "log", "", a.say("日志文件（默认 ~/.local/share/reception/reception.log.db；环境变量 RECEPTION_LOG）",
		"log file (default ~/.local/share/reception/reception.log.db; env RECEPTION_LOG)"))
	f.StringVar(&a.flags.house, "house", "", a.say("案场配置目录（默认内置；环境变量 RECEPTION_HOUSE）",
		"folder of the showroom's files (default: built in; env RECEPTION_HOUSE)"))
	f.StringVar(&a.flags.master, "master-keys", "", a.say("主密钥目录（默认 ~/.config/reception/keys；环境变量 RECEPTION_MASTER_KEYS）",
		"folder of the master keys (default ~/.config/reception/keys; env RECEPTION_MASTER_KEYS)"))
	f.StringVar(&a.flags.lang, "lang", "", a.say("语言：zh 或 en（默认取自 LANG）", "language: zh or en (default: from LANG)"))
	f.StringVar(&a.flags.by, "by", "", a.say("岗位/人员，例如 L1/li", "who does it: POST/PERSON, for example L1/li"))
	_ = root.RegisterFlagCompletionFunc("lang", cobra.FixedCompletions([]string{"zh", "en"}, cobra.ShellCompDirectiveNoFileComp))
	_ = root.MarkPersistentFlagDirname("house")
	_ = root.MarkPersistentFlagDirname("master-keys")
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		if a.served != nil {
			if err := a.served.admits(a, cmd); err != nil {
				a.tell("%s", a.inWords(err))
				a.err = errRefused
				return err
			}
		}
		if a.flags.lang != "" && a.flags.lang != string(flows.ZH) && a.flags.lang != string(flows.EN) {
			return both("--lang %s：语言只有 zh 和 en", "--lang %s: the languages are zh and en", a.flags.lang)
		}
		return nil
	}
}

// language is found before the flags are read, because help is written in it. As
// with any flag the last one holds: a session's own stands before those it was given.
func language(e env) flows.Lang {
	for i := len(e.Args) - 1; i >= 0; i-- {
		value, ok := strings.CutPrefix(e.Args[i], "--lang=")
		if e.Args[i] == "--lang" && i+1 < len(e.Args) {
			value, ok = e.Args[i+1], true
		}
		if ok && (value == string(flows.EN) || value == string(flows.ZH)) {
			return flows.Lang(value)
		}
	}
	return lang.Detect(e.Getenv)
}

func (a *app) say(zh, en string) string { return flows.Words{ZH: zh, EN: en}.In(a.lang) }

// text is the vocabulary of the language in use.
func (a *app) text() *lang.Text { return lang.Of(a.lang) }

// logPath is where the log lies.
func (a *app) logPath() (string, error) {
	if a.served != nil {
		return a.served.owner.path, nil
	}
	if p := cmp.Or(a.flags.log, a.Getenv("RECEPTION_LOG")); p != "" {
		return p, nil
	}
	data := a.Getenv("XDG_DATA_HOME")
	if home := cmp.Or(a.Getenv("HOME"), a.Getenv("USERPROFILE")); data == "" && home != "" {
		data = filepath.Join(home, ".local", "share")
	}
	if data == "" {
		return "", misused("不知道日志放在哪里：请用 --log 指明文件", "it is not known where the log lies: name the file with --log")
	}
	return filepath.Join(data, "reception", "reception.log.db"), nil
}

// houseDir is where the showroom's files lie; "" for the built-in showroom.
func (a *app) houseDir() string {
	return a.inFolder(cmp.Or(a.flags.house, a.Getenv("RECEPTION_HOUSE")))
}

// loadHouse reads the showroom's files, or the built-in showroom.
func (a *app) loadHouse() (*flows.House, error) {
	load := house.Default
	switch dir := a.houseDir(); {
	case a.served != nil && dir == "":
		return a.served.owner.desk.House(), nil
	case dir != "":
		load = func() (*flows.House, error) { return house.Load(dir) }
	}
	h, err := load()
	if err != nil {
		return nil, a.inWords(err)
	}
	h.Addressed = lang.Addressed
	return h, nil
}

// inFolder is a file's name as seen from the folder the person is in, which for an
// attached terminal is not that of this process.
func (a *app) inFolder(name string) string {
	if name == "" || a.served == nil || filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(a.served.folder, name)
}

// file is inFolder for a file that is read or written. A session over the network
// has none: it would be one of this machine.
func (a *app) file(name string) (string, error) {
	if a.served != nil && a.served.folder == "" {
		return "", misused("%s：通过网络只能用标准输入和标准输出，例如 ssh … export > day.csv",
			"%s: over the network there are standard input and output only, for example ssh ... export > day.csv", name)
	}
	return a.inFolder(name), nil
}

// A commandDesk is the desk as commands use it.
type commandDesk interface {
	House() *flows.House
	Floor() flows.Floor
	Do(context.Context, flows.Request) (flows.Outcome, error)
	Begin(context.Context, flows.Request) func() (flows.Outcome, error)
}

// openDesk opens the log for writing, making it where there is none, and starts
// the desk. The returned function closes both. A session has the owner's, as its
// terminal may use it; where a running reception has the log, the error is
// elsewhere.
func (a *app) openDesk(ctx context.Context) (desk commandDesk, done func() error, err error) {
	if s := a.served; s != nil {
		if err := s.sameHouse(a); err != nil {
			return nil, nil, err
		}
		return terminalDesk{s.owner.desk, a, s.at}, func() error { return nil }, nil
	}
	var d *flows.Desk
	var j *store.Journal
	err = a.unlessElsewhere(ctx, func() (err error) {
		d, j, err = a.openLog(ctx)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	return d, func() error {
		// The desk is closed with a context of its own: Ctrl-C has ended the other.
		ctx := context.WithoutCancel(ctx)
		return errors.Join(d.Close(ctx), a.shred(ctx, j), j.Close())
	}, nil
}

// openLog opens the log itself.
func (a *app) openLog(ctx context.Context) (*flows.Desk, *store.Journal, error) {
	h, err := a.loadHouse()
	if err != nil {
		return nil, nil, err
	}
	path, err := a.logPath()
	if err != nil {
		return nil, nil, err
	}
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		defer func() {
			if _, err := os.Stat(path); err == nil {
				a.tell("%s", a.say("新建日志 "+path, "A new log was begun: "+path))
			}
		}()
	}
	if err := access.Private(path); err != nil {
		return nil, nil, a.inWords(err)
	}
	keys, err := a.masterKeys()
	if err != nil {
		return nil, nil, err
	}
	j, err := store.Open(ctx, path, store.Options{Create: true, Site: h.Site, Judge: a.judge, Keys: keys})
	if err != nil {
		return nil, nil, a.inWords(err)
	}
	if kept := j.SealedFrom(); kept != "" {
		a.tell(a.say("这份日志由旧版本写成，已加密客人的个人信息。加密前的样子留在 %s，里面的姓名是明文；下次删除客人资料时会一并清除",
			"An older version wrote this log: what it knows of guests has been sealed. What it was is kept as %s, with names in clear, until guests are erased"), kept)
	}
	if err := a.shred(ctx, j); err != nil { // what an earlier run did not come to
		a.tell("%s", a.inWords(err))
	}
	desk, err := flows.OpenDesk(ctx, h, j, a.Now)
	if err != nil {
		return nil, nil, errors.Join(a.inWords(err), j.Close())
	}
	return desk, j, nil
}

// openJournal opens an existing log for reading, beside other readers. The
// returned function closes it. Like openDesk it may be elsewhere.
func (a *app) openJournal(ctx context.Context) (j *store.Journal, h *flows.House, done func() error, err error) {
	if h, err = a.loadHouse(); err != nil {
		return nil, nil, nil, err
	}
	if s := a.served; s != nil {
		return s.owner.journal, h, func() error { return nil }, nil
	}
	err = a.unlessElsewhere(ctx, func() (err error) {
		path, err := a.logPath()
		if err == nil {
			err = access.Private(path)
		}
		var keys string
		if err == nil {
			keys, err = a.masterKeys()
		}
		if err == nil {
			j, err = store.Open(ctx, path, store.Options{ReadOnly: true, Judge: a.judge, Keys: keys})
		}
		return a.inWords(err)
	})
	if err != nil {
		return nil, nil, nil, err
	}
	return j, h, j.Close, nil
}

func (a *app) judge(ctx context.Context, path string) error {
	_, err := a.Inspect(ctx, path)
	return err
}

func (a *app) by() flows.By { return flows.ParseBy(a.flags.by) }

// ended closes what a command had open. A log that does not close in order is a
// failure whatever the command came to.
func (a *app) ended(err error, closing func() error) error {
	if closeErr := closing(); closeErr != nil {
		a.tell("%s", a.inWords(closeErr))
		if err == nil || errors.Is(err, errRefused) {
			return errFailed
		}
	}
	return err
}
