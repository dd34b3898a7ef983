package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os/user"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"reception/store"
)

// masterKeys is the folder of the master keys. It is never beside the log: a copy of
// the log's folder must not bring the key along.
func (a *app) masterKeys() (string, error) {
	if dir := cmp.Or(a.flags.master, a.Getenv("RECEPTION_MASTER_KEYS")); dir != "" {
		return a.apartFromLog(dir)
	}
	config := a.Getenv("XDG_CONFIG_HOME")
	if home := cmp.Or(a.Getenv("HOME"), a.Getenv("USERPROFILE")); config == "" && home != "" {
		config = filepath.Join(home, ".config")
	}
	if config == "" {
		return "", misused("不知道主密钥放在哪里：请用环境变量 RECEPTION_MASTER_KEYS 指明一个目录，不要和日志放在一起",
			"it is not known where the master keys lie: name a folder with RECEPTION_MASTER_KEYS, and not the log's own")
	}
	return filepath.Join(config, "reception", "keys"), nil
}

// apartFromLog refuses the log's own folder.
func (a *app) apartFromLog(dir string) (string, error) {
	dir, err := absolute(dir)
	if err != nil {
		return "", a.inWords(err)
	}
	log, err := a.logPath()
	if err == nil {
		log, err = absolute(log)
	}
	if err == nil && filepath.Dir(log) == dir {
		return "", misused("主密钥不能放在日志的目录 %s 里：复制这个目录的人会两样都拿到。请用 RECEPTION_MASTER_KEYS 指明别的目录",
			"the master key must not lie in the log's own folder %s: whoever copies that has both. Name another one with RECEPTION_MASTER_KEYS", dir)
	}
	return dir, nil
}

// masterKeysOf is the folder of a user's master keys, who may not be the one at the
// terminal.
func (a *app) masterKeysOf(name string) (string, error) {
	current, err := user.Current()
	if err != nil {
		return "", a.inWords(err)
	}
	if name == current.Username || cmp.Or(a.flags.master, a.Getenv("RECEPTION_MASTER_KEYS")) != "" {
		return a.masterKeys()
	}
	other, err := user.Lookup(name)
	if err != nil {
		return "", misused("没有用户 %s：请核对名字，或用 --master-keys 指明他的主密钥目录", "there is no user %s: check the name, or name the folder of their master keys with --master-keys", name)
	}
	return filepath.Join(other.HomeDir, ".config", "reception", "keys"), nil
}

func (a *app) masterKeyCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "master-key",
		Short: a.say("主密钥：在哪里、另存一份、装到另一台机器", "The master key: where it is, a copy of it, installing it elsewhere"),
		Long: a.say("日志里客人的姓名、电话、车牌是加密的，主密钥在另一个目录里，备份里没有它：丢了主密钥，这些就再也读不出来。\n"+
			"请用 copy 另存一份，放进保险柜，不要和备份放在一起。每次删除客人资料都会换一把新的主密钥：旧的请销毁，再另存一份。\n"+
			"不带子命令时，说明这份日志用哪一把、在哪里。",
			"What the log knows of guests is sealed, and its master key lies in a folder of its own. It is in no backup:\n"+
				"without it nobody can read a name again. Put a copy away (copy), in a safe and not with the backups.\n"+
				"Whenever guests are erased a new master key takes its place: destroy the copy of the old one, put the\n"+
				"new one away. Without a command it says which key this log needs and where it is."),
		Example: "  reception master-key\n  reception master-key copy -o /media/safe/reception.key\n  reception master-key install /media/safe/reception.key",
		Args:    cobra.NoArgs,
		RunE:    a.running(func(cmd *cobra.Command, _ []string) error { return a.whereIsTheKey(cmd.Context()) }),
	}
	cmd.AddCommand(a.masterKeyCopyCommand(), a.masterKeyInstallCommand())
	return cmd
}

func (a *app) masterKeyCopyCommand() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "copy",
		Short: a.say("另存主密钥", "Write a copy of the master key"),
		Long: a.say("写出主密钥：两行文字，可以存成文件，也可以打印或抄在纸上（14 组字母和数字，抄错能查出来）。谁拿到它和日志，谁就能读到所有客人。",
			"Writes the master key: two lines of text, for a file or for paper (14 groups of letters and digits; a slip of\n"+
				"the pen is found out). Whoever has it and the log can read every guest's name."),
		Example: "  reception master-key copy -o /media/safe/reception.key\n  reception master-key copy | lp",
		Args:    cobra.NoArgs,
		RunE: a.running(func(cmd *cobra.Command, _ []string) error {
			j, _, closing, err := a.openJournal(cmd.Context())
			if err != nil {
				return err
			}
			return a.ended(func() error {
				text, err := j.KeyText()
				if err != nil {
					return a.inWords(err)
				}
				err = a.output(out, func(w io.Writer) error {
					_, err := io.WriteString(w, text)
					return err
				})
				return errors.Join(err, a.inWords(j.KeyKept()))
			}(), closing)
		}),
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", a.say("写入文件（默认标准输出）", "write to a file (default: standard output)"))
	return cmd
}

func (a *app) masterKeyInstallCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "install [FILE]",
		Short: a.say("装上另存的主密钥", "Put a copy of the master key where it is looked for"),
		Long: a.say("从文件或标准输入读取另存的主密钥（从纸上抄回来的一行也行），核对它正是这份日志（--log）的，再放进主密钥目录。",
			"Reads a copy of the master key, or the line of it from paper, from a file or standard input, checks that it is\n"+
				"the one of this log (--log) and puts it into the folder of the master keys."),
		Example: "  reception master-key install /media/safe/reception.key\n  reception master-key install --log /srv/desk/reception.log.db",
		Args:    cobra.MaximumNArgs(1),
		RunE:    a.running(func(cmd *cobra.Command, args []string) error { return a.installKey(cmd.Context(), args) }),
	}
}

// whereIsTheKey says which key the log needs and whether it is there.
func (a *app) whereIsTheKey(ctx context.Context) error {
	lock, missing, err := a.lock(ctx)
	if err != nil {
		return err
	}
	if lock.Path == "" {
		_, err := fmt.Fprintln(a.Stdout, a.say("这份日志由旧版本写成，没有加密；第一次打开时会加密", "An older version wrote this log: it is not sealed yet, and will be when it is opened"))
		return err
	}
	if _, err := fmt.Fprintf(a.Stdout, a.say("日志 %s\n主密钥 %s\n%s\n", "log %s\nmaster key %s\n%s\n"), lock.Log, lock.Key, lock.Path); err != nil {
		return err
	}
	if missing == nil {
		a.tellUnkept(lock)
	}
	return a.inWords(missing)
}

// tellUnkept says that there is no second copy of the key, for all that is known.
func (a *app) tellUnkept(lock store.Lock) {
	if lock.Path != "" && !lock.Kept {
		a.tell(a.say("主密钥 %s 还没有另存过：只有备份、没有它，姓名读不出来。请运行 reception master-key copy，放进保险柜",
			"no copy of the master key %s has been put away: a backup without it has no names. Run reception master-key copy and keep it in a safe"), lock.Key)
	}
}

// lock is what the log is locked with, and what is wrong with the key that is there.
func (a *app) lock(ctx context.Context) (lock store.Lock, missing, err error) {
	if a.served != nil {
		return a.served.owner.journal.Lock(), nil, nil
	}
	err = a.unlessElsewhere(ctx, func() error {
		path, err := a.logPath()
		if err != nil {
			return err
		}
		keys, err := a.masterKeys()
		if err == nil {
			lock, missing, err = store.LockOf(path, keys)
		}
		return a.inWords(err)
	})
	return lock, missing, err
}

func (a *app) installKey(ctx context.Context, args []string) error {
	path, err := a.logPath()
	if err != nil {
		return err
	}
	keys, err := a.masterKeys()
	if err != nil {
		return err
	}
	return a.alone(ctx, both("有程序正开着这份日志，它的主密钥就在它的位置上", "a program has this log open, so its master key is where it belongs"), func() error {
		text, err := a.keyText(ctx, args)
		if err != nil {
			return a.inWords(err)
		}
		lock, err := store.InstallKey(text, path, keys)
		if err != nil {
			return a.inWords(err)
		}
		_, err = fmt.Fprintf(a.Stdout, a.say("已装上主密钥 %s：%s\n", "Installed master key %s: %s\n"), lock.Key, lock.Path)
		return err
	})
}

// shred takes away the bytes of the guests who were erased, and tells what that came
// to. Where there is nothing to do it does nothing.
func (a *app) shred(ctx context.Context, j *store.Journal) error {
	done, err := j.Shred(ctx)
	if err != nil {
		return both("客人的资料已不再显示，但没能从磁盘上清除；下次启动时会再试：%v", "the guests are shown no more, but their bytes could not be taken away; the next start tries again: %v", a.inWords(err))
	}
	if done.Guests == 0 {
		return nil
	}
	a.tell(a.say("已从日志和 %[2]d 份备份中清除 %[1]d 位客人的资料。主密钥已换成 %[3]s：请用 reception master-key copy 重新另存，并销毁以前的那份；别处的旧备份里，所有姓名都读不出来了，请把新的备份复制过去",
		"The data of %[1]d guests is gone from the log and %[2]d backups. The master key is %[3]s now: put it away anew with reception master-key copy, and destroy the copy of the old one. In older backups elsewhere no name can be read any more: copy a new one there"),
		done.Guests, len(done.Backups), done.Key)
	if len(done.Lost) > 0 {
		a.tell(a.say("这些备份没能处理，里面的姓名读不出来了，请删掉：%s", "these backups could not be treated, no name in them can be read any more, remove them: %s"), strings.Join(done.Lost, ", "))
	}
	return nil
}

// shredErased takes the bytes of guests away as soon as they were erased, until ctx ends.
func (o *owner) shredErased(ctx context.Context) {
	for seq := o.desk.Floor().Seq; ; {
		floor, err := o.desk.Next(ctx, seq)
		if err != nil {
			return
		}
		seq = floor.Seq
		if !o.journal.Erasing() {
			continue
		}
		if err := o.app.shred(ctx, o.journal); err != nil {
			o.app.tell("%s", o.app.inWords(err))
		}
	}
}

// tellMissingKey says that a restored log cannot be read yet.
func (a *app) tellMissingKey(path string) error {
	keys, err := a.masterKeys()
	if err != nil {
		return err
	}
	lock, missing, err := store.LockOf(path, keys)
	if err != nil || !errors.Is(missing, store.ErrNoMasterKey) {
		return errors.Join(err, missing)
	}
	a.tell(a.say("这台机器上还没有它的主密钥 %s：打开之前，请用 reception master-key install 装上另存的那份",
		"Its master key %s is not on this machine yet: before it is opened, install the copy that was put away with reception master-key install"), lock.Key)
	return nil
}
