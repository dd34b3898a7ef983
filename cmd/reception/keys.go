package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"reception/cmd/reception/access"
	"reception/flows"
)

// maxKeys is far above the public keys one person has.
const maxKeys = 256 << 10

// keysFlag names the keys file, for the commands that use it.
func (a *app) keysFlag(fs *pflag.FlagSet) {
	fs.StringVar(&a.flags.keys, "keys", "", a.say("密钥文件（默认日志旁的 reception.keys；环境变量 RECEPTION_KEYS）",
		"keys file (default: reception.keys beside the log; env RECEPTION_KEYS)"))
}

func (a *app) keysPath() (string, error) {
	return a.besideLog(cmp.Or(a.flags.keys, a.Getenv("RECEPTION_KEYS")), "reception.keys")
}

// besideLog is the path that was named, or that of a file beside the log.
func (a *app) besideLog(named, name string) (string, error) {
	if named != "" {
		return named, nil
	}
	log, err := a.logPath()
	return filepath.Join(filepath.Dir(log), name), err
}

// openKeys reads the keys file.
func (a *app) openKeys() (*access.Keys, *flows.House, string, error) {
	h, err := a.loadHouse()
	if err != nil {
		return nil, nil, "", err
	}
	path, err := a.keysPath()
	if err != nil {
		return nil, nil, "", err
	}
	keys, err := access.OpenKeys(path, h)
	return keys, h, path, a.inWords(err)
}

func (a *app) keysCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "keys",
		Short: a.say("谁的密钥可以登录", "List whose keys may come in, and change them"),
		Long: a.say("列出密钥文件：人员、岗位、角色、指纹、备注；再列出有问题的行（文件:行号: 说明），有问题时退出状态 1。\n"+
			"每行一把公钥，前面写明是谁：\n  staff=\"lina\",post=\"L1\",role=\"post\" ssh-ed25519 AAAA… 备注\n"+
			"角色：post 岗位，desk 前台，duty_manager 值班经理，exporter 导出，wall 只看（不写角色时）。\n程序运行中改了文件，马上生效。",
			"Lists the keys file: person, post, role, fingerprint and comment of each key; then the lines that are wrong, as\n"+
				"file:line: sentence, with exit status 1 when there is one. Each line is a public key, led by who it is:\n\n"+
				"  staff=\"lina\",post=\"L1\",role=\"post\" ssh-ed25519 AAAA... comment\n\n"+
				"Roles: post, desk, duty_manager, exporter (reads and exports), wall (looks on; the one without role).\n"+
				"The file may be changed while the program runs: it holds at once."),
		Example: "  reception keys\n  reception keys add --staff lina --post L1 --role post id_ed25519.pub\n  reception keys revoke lina@phone",
		Args:    cobra.NoArgs,
		RunE:    a.running(func(*cobra.Command, []string) error { return a.listKeys() }),
	}
	a.keysFlag(cmd.PersistentFlags())
	cmd.AddCommand(a.keysAddCommand(), a.keysRevokeCommand())
	return cmd
}

func (a *app) listKeys() error {
	keys, h, path, err := a.openKeys()
	if err != nil {
		return err
	}
	faults := keys.Faults()
	if err := a.printPeople(keys.People(), h); err != nil {
		return err
	}
	for _, f := range faults {
		if _, err := fmt.Fprintln(a.Stdout, f.In(a.lang)); err != nil {
			return err
		}
	}
	switch n := len(faults); {
	case n > 0:
		a.tell(a.say("%d 处问题", "%d to put right"), n)
		return errFailed
	case len(keys.People()) == 0:
		a.tell(a.say("%s 里没有密钥：用 reception keys add 加入", "there are no keys in %s: add some with reception keys add"), path)
	}
	return nil
}

// printPeople writes whom keys belong to, a line each.
func (a *app) printPeople(people []access.Person, h *flows.House) error {
	rows := make([][]string, len(people))
	for i, p := range people {
		role := string(p.Role)
		if p.Revoked {
			role = a.say("已吊销", "revoked")
		}
		rows[i] = []string{cmp.Or(h.StaffName(p.Staff, a.lang), "—"), cmp.Or(string(p.Staff), "—"), cmp.Or(string(p.Post), "—"), role, p.Fingerprint, p.Note}
	}
	for _, line := range trimmed(aligned(rows)) {
		if _, err := fmt.Fprintln(a.Stdout, strings.TrimPrefix(line, "  ")); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) keysAddCommand() *cobra.Command {
	var staff, post, role string
	cmd := &cobra.Command{
		Use:   "add [KEYFILE]",
		Short: a.say("加入公钥", "Let a public key in"),
		Long: a.say("从 .pub 文件或标准输入读取公钥，写明是谁，加进密钥文件。文件里有几把就加几把；有一把不行就一把也不加。",
			"Reads public keys from a .pub file or standard input and writes them into the keys file with whose they are:\n"+
				"all of them, or none where one cannot be taken."),
		Example: "  reception keys add --staff lina --post L1 --role post id_ed25519.pub\n  ssh-add -L | reception keys add --staff chenguodong --role duty_manager",
		Args:    cobra.MaximumNArgs(1),
		RunE: a.running(func(cmd *cobra.Command, args []string) error {
			return a.addKeys(cmd.Context(), access.Person{Staff: flows.StaffID(staff), Post: flows.PostID(post), Role: flows.Role(role)}, args)
		}),
	}
	fs := cmd.Flags()
	fs.StringVar(&staff, "staff", "", a.say("人员编号", "whose it is: a person's id"))
	fs.StringVar(&post, "post", "", a.say("岗位编号", "the post it is used at"))
	fs.StringVar(&role, "role", string(flows.RoleWall), a.say("角色：", "what it may do: ")+strings.Join(roleNames(), ", "))
	_ = cmd.RegisterFlagCompletionFunc("role", cobra.FixedCompletions(roleNames(), cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func roleNames() []string {
	names := make([]string, len(flows.Roles()))
	for i, r := range flows.Roles() {
		names[i] = string(r)
	}
	return names
}

func (a *app) addKeys(ctx context.Context, who access.Person, args []string) error {
	keys, h, path, err := a.openKeys()
	if err != nil {
		return err
	}
	text, err := a.keyText(ctx, args)
	if err != nil {
		return a.inWords(err)
	}
	added, err := keys.Add(who, text)
	if err != nil {
		return a.inWords(err)
	}
	a.tell(a.say("已加入 %s", "added to %s"), path)
	return a.printPeople(added, h)
}

// keyText is a file's text, or standard input's.
func (a *app) keyText(ctx context.Context, args []string) ([]byte, error) {
	in := a.Stdin
	if len(args) == 1 && args[0] != "-" {
		f, err := os.Open(args[0])
		if err != nil {
			return nil, err
		}
		defer f.Close() //nolint:errcheck // only read
		in = f
	} else if a.IsTerminal(in) {
		a.tell("%s", a.say("粘贴公钥（.pub 文件的那一行），然后按 Ctrl-D", "paste the public key, the line of the .pub file, then press Ctrl-D"))
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var text []byte
	for line, err := range readLines(ctx, in) {
		switch {
		case err != nil:
			return nil, err
		case line.err != nil || len(text) > maxKeys:
			return nil, errTooManyKeys
		}
		text = append(append(text, line.text...), '\n')
	}
	return text, nil
}

var errTooManyKeys = both("这不是 .pub 文件：太大了", "this is no .pub file: it is too large")

func (a *app) keysRevokeCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "revoke FINGERPRINT|COMMENT",
		Short: a.say("吊销密钥", "Turn a key away from now on"),
		Long: a.say("在密钥文件里给它加上 revoked：从此拒绝登录，已登录的会话也会结束。该行保留，以便认出是谁。",
			"Writes revoked in front of the key's line: it is turned away from now on, and its sessions end. The line stays, so\n"+
				"that the log can say whose key it was."),
		Example: "  reception keys revoke lina@phone\n  reception keys revoke SHA256:uNiVztksCsDhcc0u9e8BgrJXVGDPnMIj7hPWvAUhoBk",
		Args:    cobra.ExactArgs(1),
		RunE: a.running(func(_ *cobra.Command, args []string) error {
			keys, h, path, err := a.openKeys()
			if err != nil {
				return err
			}
			revoked, err := keys.Revoke(args[0])
			if err != nil {
				return a.inWords(err)
			}
			a.tell(a.say("已在 %s 中吊销", "revoked in %s"), path)
			return a.printPeople(revoked, h)
		}),
	}
}
