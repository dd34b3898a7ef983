package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"reception/flows/house"
)

func (a *app) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init DIR",
		Short: a.say("写出案场配置文件供修改", "Write the showroom's files for editing"),
		Long: a.say("把内置案场写成一套文件：流程、话术、对讲、房间、人员、限额。改好后用 --house DIR 使用；不会覆盖已有文件。",
			"Writes the built-in showroom as files: steps, phrases, radio calls, rooms, staff, limits. Edit them and\n"+
				"use them with --house DIR. It overwrites nothing."),
		Example: "  reception init showroom\n  reception check showroom\n  reception --house showroom",
		Args:    cobra.ExactArgs(1),
		RunE: a.running(func(_ *cobra.Command, args []string) error {
			if err := house.Init(args[0]); err != nil {
				return a.inWords(err)
			}
			for _, name := range house.Files() {
				if _, err := fmt.Fprintln(a.Stdout, filepath.Join(args[0], name)); err != nil {
					return err
				}
			}
			return nil
		}),
	}
}

func (a *app) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "check DIR",
		Short:   a.say("检查案场配置文件", "Find mistakes in the showroom's files"),
		Long:    a.say("逐条列出问题：文件、行、说明。有问题时退出状态 1。", "Lists every mistake with its file, its line and a sentence. Exit status 1 when there is one."),
		Example: "  reception check showroom",
		Args:    cobra.ExactArgs(1),
		RunE:    a.running(func(_ *cobra.Command, args []string) error { return a.check(args[0]) }),
	}
}

func (a *app) check(dir string) error {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		_, err := house.Load(dir) // says what is the matter
		return errors.Join(a.inWords(err))
	}
	mistakes := house.Check(os.DirFS(dir))
	for _, m := range mistakes {
		m.File = filepath.Join(dir, m.File)
		if _, err := fmt.Fprintln(a.Stdout, m.In(a.lang)); err != nil {
			return err
		}
	}
	n := len(house.Mistakes(mistakes).Grave())
	if warned := len(mistakes) - n; warned > 0 {
		a.tell(a.say("其中 %d 条只是提醒", "%d of these only a warning"), warned)
	}
	if n > 0 {
		a.tell(a.say("%d 处问题", "%d to put right"), n)
		return errFailed
	}
	a.tell("%s", a.say(dir+" 没有问题", dir+" has no mistakes"))
	return nil
}
