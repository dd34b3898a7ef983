package tui

import (
	"fmt"
	"strings"
	"syscall"
	"testing"

	"reception/flows"
)

// TestNotSavingSaysWhatToDo: why nothing is saved, and what to do about it, can be read
// to the end in the smallest terminal, in both languages.
func TestNotSavingSaysWhatToDo(t *testing.T) {
	gone := flows.JournalGone{Path: "/log.db", Err: syscall.ENOENT}
	copied, harmed := gone, gone
	copied.Copy, harmed.Harmed = "/data/backups/log-20261122-093000.db", true
	for name, c := range map[string]struct {
		err error
		ask map[flows.Lang]string
	}{
		"gone, copied": {&copied, map[flows.Lang]string{flows.ZH: "backups/log-20261122-093000.db。退出程序，把文件放回去，或用另存的这份恢复",
			flows.EN: "backups/log-20261122-093000.db.Quit;putthefileback,orthatcopy(receptionrestore)"}},
		"gone":   {&gone, map[flows.Lang]string{flows.ZH: "先不要关程序，把文件放回去", flows.EN: "donotquityet,putitback"}},
		"harmed": {&harmed, map[flows.Lang]string{flows.ZH: "退出程序，放回最近的备份", flows.EN: "restorethelastbackup(reception restore)"}},
		"read-only": {fmt.Errorf("write: %w", syscall.EROFS), map[flows.Lang]string{flows.ZH: "改成可写，重新打开程序，看最后一条在不在",
			flows.EN: "makeitwritable,starttheprogramagain,andseewhetherthelastentryisthere"}},
		"failing": {fmt.Errorf("write: %w", syscall.EIO), map[flows.Lang]string{flows.ZH: "请人检查硬盘", flows.EN: "havethediskchecked"}},
	} {
		for l, want := range c.ask {
			t.Run(name+" "+string(l), func(t *testing.T) {
				o := desk
				o.Lang = l
				play(t, quietMorning, o, minWidth, minHeight, func(p *player) {
					p.journal.Fail(fmt.Errorf("%w: %w", flows.ErrNotSaving, c.err))
					p.press("f2")
					p.write("钱女士")
					p.press("enter", "esc")
					text := strings.Join(strings.Fields(p.text()), "")
					if want = strings.Join(strings.Fields(want), ""); !strings.Contains(text, want) {
						t.Errorf("it does not say %s:\n%s", want, p.text())
					}
				})
			})
		}
	}
}
