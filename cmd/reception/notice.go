package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

func (a *app) noticeCommand() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "notice",
		Short: a.say("打印个人信息告知书", "Print the notice to guests about their data"),
		Long: a.say("打印放在前台的个人信息告知书：谁负责、为什么登记、登记什么、保存多久、怎么查看和删除。内容在配置目录的 privacy.yaml。",
			"Prints the notice for the desk: who is responsible, what for, what is taken, how long it is kept, how to\nsee it and have it erased. The text is privacy.yaml of the showroom's files."),
		Example: "  reception notice\n  reception notice --lang en -o notice.txt\n  reception notice | lpr",
		Args:    cobra.NoArgs,
		RunE: a.running(func(*cobra.Command, []string) error {
			h, err := a.loadHouse()
			if err != nil {
				return err
			}
			return a.output(out, func(w io.Writer) error {
				_, err := fmt.Fprintf(w, "%s\n\n%s\n\n%s\n", a.say("个人信息告知书", "Your data"), strings.Join(h.NoticeIn(a.lang), "\n\n"),
					h.Name.In(a.lang)+"  "+a.say("版本 ", "version ")+h.Privacy.Version)
				return err
			})
		}),
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", a.say("写入文件（默认标准输出）", "write to a file (default: standard output)"))
	return cmd
}
