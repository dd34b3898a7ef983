package main

import (
	"cmp"
	"embed"
	"errors"
	"io"
	"io/fs"
	"net"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"text/template"
	"unicode"

	"github.com/spf13/cobra"

	"reception/cmd/reception/attach"
	"reception/tui/lang"
)

// serviceFiles are the files that have a machine run the reception from boot on.
//
//go:embed service
var serviceFiles embed.FS

// A boot is what is known of this machine where those files need it.
type boot struct {
	Program     string
	User        string
	Personal    bool // a unit of the user's own manager
	Folder      string
	Keys        string // the folder of the master keys
	Environment []string
	Listen      string
}

func (a *app) serviceCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "service",
		Short: a.say("写出开机自动运行的文件", "Write the files that run it from boot on"),
		Long: a.say("unit 写出 systemd 单元：开机运行 reception serve，终端随时可以接入。kiosk 写出登录脚本：登录后全屏显示工作屏，\n退出后自动再开。两者都已填好本机的程序、用户、日志；怎么启用写在文件开头。请用迎宾台的用户运行，不要用 root。",
			"unit writes a systemd unit that runs reception serve from boot on, for terminals to come in. kiosk writes a\n"+
				"login script that shows the screen, and shows it again whenever it has ended. Both are filled in with this\n"+
				"machine's program, user and log, and begin with how to put them to use. Run it as the kiosk's user, not as root."),
		Example: "  reception service unit | sudo tee /etc/systemd/system/reception.service\n  reception service kiosk -o ~/reception-kiosk",
		Args:    cobra.NoArgs,
		RunE: a.running(func(*cobra.Command, []string) error {
			return misused("没说要哪一个：reception service unit 或 kiosk", "which one is missing: reception service unit or kiosk")
		}),
	}
	cmd.AddCommand(a.serviceUnitCommand(), a.serviceKioskCommand())
	return cmd
}

func (a *app) serviceUnitCommand() *cobra.Command {
	var b boot
	var file string
	cmd := &cobra.Command{
		Use:     "unit",
		Short:   a.say("systemd 单元：开机运行 serve", "The systemd unit that runs serve"),
		Example: "  reception service unit | sudo tee /etc/systemd/system/reception.service\n  reception service unit --user -o ~/.config/systemd/user/reception.service",
		Args:    cobra.NoArgs,
		RunE: a.running(func(*cobra.Command, []string) error {
			if err := checkListen(b.Listen); err != nil {
				return err
			}
			return a.writeService("reception.service", b, file, 0o644)
		}),
	}
	fs := cmd.Flags()
	fs.StringVar(&b.Listen, "listen", ":2222", a.say("其他机器用 ssh 接入的端口；空为只限本机", "where other machines come in by ssh; empty for this machine alone"))
	fs.BoolVar(&b.Personal, "user", false, a.say("用户自己的单元，不需要 root", "a unit of the user's own, which needs no root"))
	a.serviceFlags(cmd, &b, &file)
	return cmd
}

func (a *app) serviceKioskCommand() *cobra.Command {
	var b boot
	var file string
	cmd := &cobra.Command{
		Use:     "kiosk",
		Short:   a.say("登录脚本：全屏显示工作屏", "The login script that shows the screen"),
		Example: "  reception service kiosk -o ~/reception-kiosk",
		Args:    cobra.NoArgs,
		RunE:    a.running(func(*cobra.Command, []string) error { return a.writeService("kiosk.sh", b, file, 0o755) }),
	}
	a.serviceFlags(cmd, &b, &file)
	return cmd
}

func (a *app) serviceFlags(cmd *cobra.Command, b *boot, file *string) {
	fs := cmd.Flags()
	fs.StringVarP(file, "output", "o", "", a.say("写入这个文件；已有的不覆盖", "write it to this file, which must not be there yet"))
	fs.StringVar(&b.User, "as", "", a.say("哪个用户运行（默认当前用户）；同时用 --log 写明日志", "whose it is (default: this user); needs --log too"))
}

// checkListen refuses what the service could not listen on, which would be told only
// in the journal of a machine that boots.
func checkListen(address string) error {
	if address == "" {
		return nil
	}
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		return misused("--listen %s：请写端口，例如 :2222", "--listen %s: name a port, for example :2222", address)
	}
	if n, err := strconv.Atoi(port); err != nil || n < 1024 || n > 65535 {
		return misused("--listen %s：端口要在 1024 到 65535 之间，更小的只有 root 能用", "--listen %s: the port can be 1024 to 65535, lower ones are root's", address)
	}
	return nil
}

// writeService writes one of the files for this machine.
func (a *app) writeService(name string, b boot, file string, mode fs.FileMode) error {
	if err := a.fillBoot(&b); err != nil {
		return err
	}
	t, err := template.New(name).Funcs(template.FuncMap{"say": a.say, "word": unitWord, "command": commandWord, "quote": shellWord}).
		ParseFS(serviceFiles, "service/"+name)
	if err != nil {
		return err
	}
	var text strings.Builder
	if err := t.Execute(&text, b); err != nil {
		return err
	}
	for _, folder := range []string{b.Folder, b.Keys} {
		if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
			a.tell(a.say("还没有目录 %[1]s，服务启动前要有：请以 %[2]s 的身份运行 mkdir -p -m 700 %[3]s",
				"there is no folder %[1]s yet, and the service needs it: as %[2]s run mkdir -p -m 700 %[3]s"), folder, b.User, shellWord(folder))
		}
	}
	if file == "" {
		_, err = io.WriteString(a.Stdout, text.String())
		return err
	}
	return a.inWords(writeNew(file, text.String(), mode))
}

// writeNew writes a file that is not there yet.
func writeNew(path, text string, mode fs.FileMode) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode) // #nosec G304 -- the path is the person's
	if errors.Is(err, fs.ErrExist) {
		return both("已经有 %s：没有覆盖它，请先移走", "%s is there already and was left alone: move it away first", path)
	}
	if err != nil {
		return err
	}
	_, err = io.WriteString(f, text)
	return errors.Join(err, f.Close())
}

// fillBoot finds out what the files need to know.
func (a *app) fillBoot(b *boot) (err error) {
	if err := a.whose(b); err != nil {
		return err
	}
	if b.Program, err = a.ownProgram(); err != nil {
		return a.inWords(err)
	}
	log, err := a.logPath()
	if err != nil {
		return err
	}
	if log, err = filepath.Abs(log); err != nil {
		return a.inWords(err)
	}
	b.Folder = filepath.Dir(log)
	// A socket that cannot lie beside the log would lie in a folder of the session:
	// another one for the service than for a person who logs in.
	if socket, err := attach.SocketPath(log); err != nil || filepath.Base(socket) != filepath.Base(log)+".sock" && !isLink(log) {
		return errors.Join(both("日志的路径太长，放不下旁边的套接字：%s", "the path of the log is too long for a socket beside it: %s", log), err)
	}
	if b.Keys, err = a.masterKeysOf(b.User); err != nil {
		return err
	}
	b.Environment = []string{"RECEPTION_LOG=" + log, "RECEPTION_MASTER_KEYS=" + b.Keys}
	for _, from := range []struct{ name, flag string }{{"RECEPTION_HOUSE", a.flags.house}, {"RECEPTION_KEYS", ""}, {"RECEPTION_PINS", ""}} {
		path, err := absolute(cmp.Or(from.flag, a.Getenv(from.name)))
		if err != nil {
			return a.inWords(err)
		}
		if path != "" {
			b.Environment = append(b.Environment, from.name+"="+path)
		}
	}
	b.Environment = append(b.Environment, "LANG="+a.locale())
	if strings.ContainsAny(b.Program, `"'\`) { // not even in quotes
		return both("systemd 不能运行这个路径的程序，请移到别处：%s", "systemd does not run a program of this path, move it elsewhere: %s", b.Program)
	}
	for _, path := range append([]string{b.Program}, b.Environment...) {
		if strings.ContainsFunc(path, unicode.IsControl) {
			return both("路径里有控制字符：%q", "a path has control characters: %q", path)
		}
	}
	return nil
}

// whose finds the user that the files are for.
func (a *app) whose(b *boot) error {
	current, err := user.Current()
	if err != nil {
		return a.inWords(err)
	}
	switch {
	case b.User == "" && current.Uid == "0":
		return misused("请用迎宾台的用户运行，不要用 root；或用 --as 写明用户、用 --log 写明日志",
			"run this as the kiosk's user, not as root; or name the user with --as and the log with --log")
	case b.User != "" && b.User != current.Username && a.flags.log == "" && a.Getenv("RECEPTION_LOG") == "":
		return misused("--as %s：还要用 --log 写明日志", "--as %s: name the log too, with --log", b.User)
	case strings.ContainsFunc(b.User, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == '%' || r == '"' }):
		return misused("--as %q：不是用户名", "--as %q: this is no name of a user", b.User)
	}
	b.User = cmp.Or(b.User, current.Username)
	return nil
}

// ownProgram is this program, as it can be started again after a boot.
func (a *app) ownProgram() (string, error) {
	program, err := a.Executable()
	if err == nil && strings.Contains(program, string(filepath.Separator)+"go-build") {
		return "", both("go run 的程序只是临时的：请先 go build -o reception ./cmd/reception，再用它运行",
			"what go run runs is gone afterwards: go build -o reception ./cmd/reception, and run that one")
	}
	return program, err
}

// locale is that of the person, where it can show every name.
func (a *app) locale() string {
	for _, name := range []string{"LC_ALL", "LANG"} {
		if value := a.Getenv(name); isUTF8(value) && lang.Detect(a.Getenv) == a.lang {
			return value
		}
	}
	return a.say("zh_CN.UTF-8", "en_US.UTF-8")
}

func isLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode().Type() == fs.ModeSymlink
}

// unitWord writes a value as a systemd unit takes it, whatever is in it.
func unitWord(s string) string {
	s = strings.ReplaceAll(s, "%", "%%")
	if !strings.ContainsAny(s, " \"'\\;#") {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// commandWord is unitWord for a word of a command, where a dollar is a variable's.
func commandWord(s string) string { return strings.ReplaceAll(unitWord(s), "$", "$$") }

// shellWord quotes a word, or the value of name=value, for sh.
func shellWord(s string) string {
	name, value, ok := strings.Cut(s, "=")
	if !ok || strings.HasPrefix(name, "/") {
		name, value = "", s
	} else {
		name += "="
	}
	if strings.ContainsFunc(value, func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("/._-:@+,", r)
	}) {
		value = "'" + strings.ReplaceAll(value, "'", `'\''`) + "'"
	}
	return name + value
}
