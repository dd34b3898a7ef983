//go:build linux

package main

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"reception/flows"
)

// TestOneDayFromFourTerminals: the owner's kiosk, another one of the machine, a
// post's screen and the desk's commands over the network run one day together. In
// the end every screen shows the same day, a live one what a fresh one does, and
// each way to export it gives the same bytes.
func TestOneDayFromFourTerminals(t *testing.T) {
	h := newShowroom(t)
	gate, desk := h.admit(flows.RolePost, "--staff", "zhangwei", "--post", "L1"), h.admit(flows.RoleDesk, "--staff", "zhuhui", "--post", "RC")
	first := h.kiosk(200, 60, "--by", "RC/zhuhui")
	first.see("还没有人上岗")
	first.press("Ctrl+P", "Ctrl+A")
	first.see("整组上岗")
	first.press("Enter")
	first.see("销售在岗 8")
	first.press("Esc")
	second := h.kiosk(200, 60, "--by", "RC/zhuhui")
	second.see("李娜 下一位")
	post := h.screen(gate, 120, 36)
	post.see("L1", "现在没有呼叫")
	board := h.screen(desk, 200, 60)
	board.see("李娜 下一位")

	var work sync.WaitGroup
	work.Go(func() { enters(first, "赵", "钱", "孙") })
	work.Go(func() { enters(second, "周", "吴", "郑") })
	work.Go(func() { enters(post, "冯", "陈", "褚") })
	work.Go(func() {
		for _, surname := range []string{"蒋", "沈"} {
			if status, out, errs := h.remote("", desk, "do", "arrive", "surname="+surname, "title=女士", "party=2"); status != statusDone {
				t.Errorf("do over the network: status %d, %s%s", status, out, errs)
			}
		}
		if status, out, errs := h.remote(strings.Join(roundLines(t, 0)[:60], ""), desk, "apply"); status != statusDone || strings.Count(out, "\n") != 60 {
			t.Errorf("apply over the network: status %d, %s%s", status, last(out), errs)
		}
	})
	work.Wait()
	if t.Failed() {
		t.FailNow()
	}

	for _, x := range []*terminal{first, second, board} {
		x.press(home)
		x.see("31组", "沈女士", "未收到 11")
	}
	if status, out, errs := h.remote("", desk, "do", "depart", "visit=#1"); status != statusDone { // the last thing that happens
		t.Fatalf("status %d, %s%s", status, out, errs)
	}
	first.see("在场 10")
	same(t, first, second, board)
	fresh := h.screen(desk, 200, 60)
	same(t, first, fresh)
	post.press(home)
	freshPost := h.screen(gate, 120, 36)
	freshPost.see("褚先生")
	same(t, freshPost, post)

	day := h.must("", "export", "--day", "today", "--lang=zh")
	if n := strings.Count(day, "先生") + strings.Count(day, "女士"); n != 11 {
		t.Errorf("%d of 11 parties by name are in the export:\n%s", n, day)
	}
	if _, out, errs := h.remote("", desk, "export", "--day", "today"); out != day {
		t.Errorf("over the network the export is another: %s\n%s", errs, last(out))
	}
	for _, x := range []*terminal{fresh, freshPost, board, post, second, first} {
		x.press("Ctrl+C", "Ctrl+C")
		<-x.ended
		if err := x.cmd.Wait(); err != nil {
			t.Errorf("a terminal that was quit ended with %v", err)
		}
	}
	if out := h.must("", "export", "--day", "today", "--lang=zh"); out != day {
		t.Errorf("with nobody there the export is another:\n%s", last(out))
	}
	terminals := map[string]int{}
	for _, r := range h.records() {
		if r.Part == 0 {
			terminals[r.By.Terminal]++
		}
	}
	if len(terminals) != 4 {
		t.Errorf("the records name the terminals %v", terminals)
	}
	h.must("", "verify")
}

const home = "\x1b[H"

// enters registers parties one after another, as a person who looks at the screen.
func enters(x *terminal, surnames ...string) {
	for _, surname := range surnames {
		x.press("F2")
		x.see("登记来访")
		x.press(fmt.Sprintf("%s先生 2", surname))
		x.see("登记 " + surname + "先生 2人")
		x.press("Enter")
		x.gone("登记来访")
	}
}
