package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"reception/flows"
)

// stockCommand prints what the bar has, what is short, and what was served.
func (a *app) stockCommand() *cobra.Command {
	var asJSON, short bool
	cmd := &cobra.Command{
		Use:   "stock",
		Short: a.say("水吧库存、缺货和饮品用量", "What the bar has, what is short, and what was served"),
		Long: a.say("列出饮品和物料：现有、最低库存、今天和本月的用量；低于最低库存的排在最前。--short 只列缺货。\n盘点用 reception do count_stock item=柠檬 n=12 reason=盘点差异。",
			"Lists drinks and stock: what there is, the minimum, what was served today and this month; what is\n"+
				"below its minimum first. --short is the shortage report alone. A stock-taking is\n"+
				"reception do count_stock item=lemons n=12 reason=broken."),
		Example: "  reception stock\n  reception stock --short\n  reception stock --json",
		Args:    cobra.NoArgs,
		RunE:    a.running(func(cmd *cobra.Command, _ []string) error { return a.stock(cmd.Context(), asJSON, short) }),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, a.say("用 JSON", "print JSON"))
	cmd.Flags().BoolVar(&short, "short", false, a.say("只列低于最低库存的", "only what is below its minimum"))
	return cmd
}

func (a *app) stock(ctx context.Context, asJSON, short bool) error {
	j, h, closeLog, err := a.openJournal(ctx)
	if err != nil {
		return err
	}
	return a.ended(func() error {
		floor, err := floorNow(ctx, j)
		if err != nil {
			return a.inWords(err)
		}
		list := []flows.StockLine{}
		for _, first := range []bool{true, false} {
			for _, l := range floor.Bar(h) {
				if l.Short == first && (l.Short || !short) {
					list = append(list, l)
				}
			}
		}
		if asJSON {
			return writeLine(a.Stdout, list)
		}
		return a.printStock(list, h, &floor)
	}(), closeLog)
}

func (a *app) printStock(list []flows.StockLine, h *flows.House, f *flows.Floor) error {
	rows := [][]string{{a.say("品名", "item"), a.say("现有", "there"), a.say("最低", "minimum"), a.say("今天", "today"), a.say("本月", "this month"), ""}}
	for _, l := range list {
		there, minimum, note := "-", "-", ""
		if l.Known {
			there = strconv.Itoa(l.N)
		}
		if l.Minimum > 0 {
			minimum = strconv.Itoa(l.Minimum)
		}
		if l.Short {
			note = a.say("缺货", "short")
		}
		rows = append(rows, []string{h.ItemName(l.Item, a.lang), there, minimum, strconv.Itoa(l.Today), strconv.Itoa(l.Month), note})
	}
	for _, line := range aligned(rows) {
		if _, err := fmt.Fprintln(a.Stdout, line); err != nil {
			return err
		}
	}
	if n := len(f.Menu(h)); n < flows.MenuLeast {
		a.tell(a.say("能上的饮品只有 %d 种，应有 %d 种以上", "only %d drinks to offer, there should be %d"), n, flows.MenuLeast)
	}
	return nil
}
