//go:build !windows

package main

import (
	"fmt"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// onScreen reads the screen of the day's figures in the built program.
func onScreen(t *testing.T, s *site) (c dayCounts) {
	t.Helper()
	cmd := exec.Command("reception", "--log", s.log, "--house", s.house, "--lang", "zh", "--by", "RC/zhuhui")
	cmd.Env = []string{"RECEPTION_NOW=" + s.now.Format(time.RFC3339)}
	x := runTerminal(t, 120, 36, cmd)
	x.see("到访 ", "婉拒 ")
	for row, line := range strings.Split(x.text(), "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), "到访 ") { // a click on the figures of the board
			if _, err := fmt.Fprintf(x.pty, "\x1b[<0;5;%[1]dM\x1b[<0;5;%[1]dm", row+1); err != nil {
				t.Fatal(err)
			}
			break
		}
	}
	x.see("到访至迎接")
	screen := x.text()
	for _, p := range []struct {
		pattern string
		into    []*int
	}{{`到访 (\d+)组 (\d+)人`, []*int{&c.Parties, &c.Guests}}, {`预约到访 (\d+)/`, []*int{&c.Booked}}, {`婉拒 (\d+)  已离 (\d+)`, []*int{&c.TurnedAway, &c.Left}}} {
		m := regexp.MustCompile(p.pattern).FindStringSubmatch(screen)
		if m == nil {
			t.Fatalf("no %s on\n%s", p.pattern, screen)
		}
		for i, n := range p.into {
			*n, _ = strconv.Atoi(m[i+1])
		}
	}
	x.press("Ctrl+C", "Ctrl+C")
	<-x.ended
	return c
}
