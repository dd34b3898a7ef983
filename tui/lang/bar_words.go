package lang

import "fmt"

// BarWords are the bar's drinks and stock.
type BarWords struct {
	Title, Shortages, Drinks, Stock string
	Short                           func(n int) string
	Menu                            func(n, least int) string // too few drinks to choose from
	Unknown                         string
	There, Minimum                  func(n int) string
	Served                          func(today, month int) string
	Taken                           func(when string) string
	Restock                         func(item string, n int) string // what is due
	CountTitle                      func(item string) string
	Found, NeedCount                string
	Reasons                         []string
}

func barWordsZH() BarWords {
	return BarWords{
		Title: "水吧库存", Shortages: "低于最低库存", Drinks: "饮品", Stock: "物料",
		Short: func(n int) string { return fmt.Sprintf("缺 %d 种", n) },
		Menu: func(n, least int) string {
			return fmt.Sprintf("能上的饮品只有 %d 种，应有 %d 种以上", n, least)
		},
		Unknown:    "没盘点过",
		There:      func(n int) string { return fmt.Sprintf("现有 %d", n) },
		Minimum:    func(n int) string { return fmt.Sprintf("最低 %d", n) },
		Served:     func(today, month int) string { return fmt.Sprintf("今天 %d 份  本月 %d 份", today, month) },
		Taken:      func(when string) string { return when + " 盘点" },
		Restock:    func(item string, n int) string { return fmt.Sprintf("补货 %s（现有 %d）", item, n) },
		CountTitle: func(item string) string { return "盘点：" + item },
		Found:      "实有", NeedCount: "请填盘点到的数量",
		Reasons: []string{"盘点差异", "报损", "过期", "员工用"},
	}
}

func barWordsEN() BarWords {
	return BarWords{
		Title: "Bar stock", Shortages: "Below the minimum", Drinks: "Drinks", Stock: "Stock",
		Short:      func(n int) string { return fmt.Sprintf("%d short", n) },
		Menu:       func(n, least int) string { return fmt.Sprintf("only %d drinks to offer, there should be %d", n, least) },
		Unknown:    "never counted",
		There:      func(n int) string { return fmt.Sprintf("%d there", n) },
		Minimum:    func(n int) string { return fmt.Sprintf("at least %d", n) },
		Served:     func(today, month int) string { return fmt.Sprintf("served %d today, %d this month", today, month) },
		Taken:      func(when string) string { return "counted " + when },
		Restock:    func(item string, n int) string { return fmt.Sprintf("restock %s (%d there)", item, n) },
		CountTitle: func(item string) string { return "Count: " + item },
		Found:      "Found", NeedCount: "Please type how many there are",
		Reasons: []string{"found at stock-taking", "broken", "out of date", "used by staff"},
	}
}
