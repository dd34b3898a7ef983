package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"reception/cmd/reception/access"
	"reception/flows"
)

// pinsFlag names the file of PINs, for the commands that use it.
func (a *app) pinsFlag(fs *pflag.FlagSet) {
	fs.StringVar(&a.flags.pins, "pins", "", a.say("密码文件（默认日志旁的 reception.pins；环境变量 RECEPTION_PINS）",
		"file of PINs (default: reception.pins beside the log; env RECEPTION_PINS)"))
}

func (a *app) pinsPath() (string, error) {
	return a.besideLog(cmp.Or(a.flags.pins, a.Getenv("RECEPTION_PINS")), "reception.pins")
}

func (a *app) openPINs() (*access.PINs, error) {
	path, err := a.pinsPath()
	if err != nil {
		return nil, err
	}
	pins, err := access.OpenPINs(path)
	return pins, a.inWords(err)
}

func (a *app) pinCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "pin",
		Short: a.say("共用终端上的个人密码", "Give people a PIN for a shared terminal"),
		Long: a.say("在共用终端上用密码表明自己是谁。只要有一个人设了密码，经理才能做的事就要经理输入密码。\n"+
			"密码是 4 到 12 位数字，只存慢速哈希；错 5 次暂停一分钟，再错加倍，最长一小时。",
			"A PIN shows who is at a shared terminal. As soon as one person has a PIN, what only a manager may do asks\n"+
				"for the manager's. A PIN has 4 to 12 digits; only a slow hash of it is kept. Five wrong ones shut it for a\n"+
				"minute, then for twice as long each time, up to an hour."),
		Example: "  reception pin set chenguodong\n  reception pin list\n  reception pin remove chenguodong",
		Args:    cobra.NoArgs,
		RunE: a.running(func(*cobra.Command, []string) error {
			return misused("没说要做什么：reception pin set、remove 或 list", "what is to be done is missing: reception pin set, remove or list")
		}),
	}
	a.pinsFlag(cmd.PersistentFlags())
	cmd.AddCommand(a.pinSetCommand(), a.pinRemoveCommand(), a.pinListCommand())
	return cmd
}

func (a *app) pinSetCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "set STAFF",
		Short:             a.say("设置或更换密码", "Set or change a person's PIN"),
		Long:              a.say("在终端上输入两遍，不显示；没有终端时从标准输入读一行。", "Asks for it twice without showing it; without a terminal it reads one line from standard input."),
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completeStaff,
		RunE: a.running(func(cmd *cobra.Command, args []string) error {
			return a.setPIN(cmd.Context(), flows.StaffID(args[0]))
		}),
	}
}

func (a *app) setPIN(ctx context.Context, staff flows.StaffID) error {
	h, err := a.loadHouse()
	if err != nil {
		return err
	}
	if _, ok := h.Person(staff); !ok {
		return misused("没有人员 %s，可用 %s", "there is nobody called %s, there are %s", staff, strings.Join(staffIDs(h), ", "))
	}
	pins, err := a.openPINs()
	if err != nil {
		return err
	}
	pin, err := a.askPIN(ctx, h.StaffName(staff, a.lang))
	if err != nil {
		return a.inWords(err)
	}
	if err := pins.Set(staff, pin); err != nil {
		return a.inWords(err)
	}
	a.tell(a.say("已设置 %s 的密码", "%s has a PIN now"), h.StaffName(staff, a.lang))
	return nil
}

func (a *app) pinRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "remove STAFF",
		Short:             a.say("取消密码", "Take a person's PIN away"),
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completeStaff,
		RunE: a.running(func(_ *cobra.Command, args []string) error {
			pins, err := a.openPINs()
			if err != nil {
				return err
			}
			if err := pins.Remove(flows.StaffID(args[0])); err != nil {
				return a.inWords(err)
			}
			a.tell(a.say("%s 不再有密码", "%s has no PIN any more"), args[0])
			return nil
		}),
	}
}

func (a *app) pinListCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: a.say("谁设了密码", "List who has a PIN"),
		Args:  cobra.NoArgs,
		RunE: a.running(func(*cobra.Command, []string) error {
			h, err := a.loadHouse()
			if err != nil {
				return err
			}
			pins, err := a.openPINs()
			if err != nil {
				return err
			}
			var rows [][]string
			for _, staff := range pins.Staff() {
				name := a.say("（人员表里没有）", "(not in the showroom's files)")
				if s, ok := h.Person(staff); ok {
					name = s.Name.In(a.lang)
				}
				rows = append(rows, []string{string(staff), name})
			}
			for _, line := range trimmed(aligned(rows)) {
				if _, err := fmt.Fprintln(a.Stdout, strings.TrimPrefix(line, "  ")); err != nil {
					return err
				}
			}
			if len(rows) == 0 {
				a.tell("%s", a.say("没有人设密码", "nobody has a PIN"))
			}
			return nil
		}),
	}
}

func staffIDs(h *flows.House) []string {
	ids := make([]string, len(h.Staff))
	for i := range h.Staff {
		ids[i] = string(h.Staff[i].ID)
	}
	return ids
}

// completeStaff offers the people of the showroom.
func (a *app) completeStaff(_ *cobra.Command, given []string, _ string) ([]string, cobra.ShellCompDirective) {
	h, err := a.loadHouse()
	if err != nil || len(given) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return staffIDs(h), cobra.ShellCompDirectiveNoFileComp
}
