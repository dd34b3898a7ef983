package find

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"reception/flows"
)

var morning = time.Date(2026, 11, 22, 1, 30, 0, 0, time.UTC)

// visitors is an index of people who came one after the other.
func visitors(people ...flows.Personal) *Index {
	x := New()
	for i, p := range people {
		seq := flows.Seq(i + 1)
		x.Add(flows.Record{Seq: seq, At: morning.Add(time.Duration(i) * time.Minute), Event: flows.Arrived{No: i + 1}, Guest: flows.GuestNo(seq), Personal: &p})
	}
	return x
}

func names(hits []Hit) (list []string) {
	for _, h := range hits {
		list = append(list, h.Personal.Surname+h.Personal.Title)
	}
	return list
}

var some = []flows.Personal{
	{Surname: "王", Title: "先生", Phone: "138 1234 5678", Plate: "渝A·12345"},
	{Surname: "张伟", Title: "先生", Phone: "13900006602", Plate: "渝B88888"},
	{Surname: "欧阳娜娜", Title: "女士", Phone: "+86 13512340001"},
	{Surname: "曾", Title: "小姐", Phone: "023-6888 7777"},
	{Surname: "单", Title: "先生"},
	{Surname: "Smith", Title: "Mr", Phone: "+1 415 555 2671", Plate: "川AD12345"},
	{Surname: "𠮷田", Title: "先生"},
	{Surname: "张", Title: "先生", Phone: "13812349999"},
}

func TestFind(t *testing.T) {
	x := visitors(some...)
	for typed, want := range map[string]string{
		"王":        "[王先生]",
		"张":        "[张先生 张伟先生]", // the newest first
		"张先":       "[张先生]",
		"伟":        "[张伟先生]",
		"zhx":      "[张先生]",
		"zhw":      "[张伟先生]",
		"zhang":    "[张先生 张伟先生]",
		"zhangwei": "[张伟先生]",
		"oynn":     "[欧阳娜娜女士]",
		"nana":     "[欧阳娜娜女士]",
		"zeng":     "[曾小姐]",
		"shan":     "[单先生]",
		"smi":      "[SmithMr]",
		"6602":     "[张伟先生]",
		"02":       "[]",
		"66":       "[张伟先生]",
		"1381234":  "[张先生 王先生]",
		"13812":    "[张先生 王先生]",
		"12345678": "[王先生]",
		"5678":     "[王先生]",
		"a12345":   "[王先生]",
		"渝B8":      "[张伟先生]",
		"12345":    "[SmithMr 王先生]",
		"7777":     "[曾小姐]",
		"𠮷":        "[𠮷田先生]",
		"zhang 66": "[张伟先生]",
		"ｚｈｗ":      "[张伟先生]",
		"张　6602":   "[张伟先生]",
		"赵":        "[]",
		"xyz":      "[]",
		"":         "[]",
	} {
		if got := fmt.Sprint(names(x.Find(typed, 9))); got != want {
			t.Errorf("%q finds %s, want %s", typed, got, want)
		}
	}
}

// A guest who comes again is found once, as known now, and is the newest.
func TestFindOnceAndNewest(t *testing.T) {
	x := visitors(some...)
	p := flows.Personal{Surname: "王", Title: "先生", Phone: "13900000000"}
	x.Add(flows.Record{Seq: 50, At: morning, Event: flows.Arrived{No: 9}, Guest: 1, Personal: &p})
	if hits := x.Find("王", 9); len(hits) != 1 || hits[0].Visit != 50 || hits[0].Personal.Phone != "13900000000" {
		t.Fatalf("found %+v", hits)
	}
	if hits := x.Find("5678", 9); len(hits) != 0 {
		t.Errorf("the former number still finds %v", names(hits))
	}
	x.Add(flows.Record{Seq: 51, At: morning, Event: flows.Undone{First: 50, Last: 50}})
	if hits := x.Find("5678", 9); len(hits) != 1 || hits[0].Visit != 1 {
		t.Errorf("undone, the former number finds %+v", hits)
	}
	// Two numbers turn out to be one guest.
	x.Add(flows.Record{Seq: 52, At: morning, Event: flows.Recognised{Visit: 8, Client: 2, Former: 8}})
	if hits := x.Find("张", 9); len(hits) != 1 || hits[0].Guest != 2 {
		t.Errorf("joined, found %+v", hits)
	}
	x.Add(flows.Record{Seq: 53, At: morning, Event: flows.Undone{First: 52, Last: 52}})
	if hits := x.Find("张", 9); len(hits) != 2 {
		t.Errorf("apart again, found %+v", hits)
	}
}

// The lists never hide what a scan of everybody would find.
func TestFindEqualsScan(t *testing.T) {
	surnames := []string{"王", "张", "张伟", "李娜", "欧阳娜娜", "曾", "单雄信", "Smith", "van Dyke", "艾力·买买提", "𠮷田"}
	rapid.Check(t, func(t *rapid.T) {
		people := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) flows.Personal {
			return flows.Personal{
				Surname: rapid.SampledFrom(surnames).Draw(t, "surname"),
				Title:   rapid.SampledFrom([]string{"先生", "女士", ""}).Draw(t, "title"),
				Phone:   rapid.StringMatching(`(1[3-9][0-9]{9})?`).Draw(t, "phone"),
				Plate:   rapid.StringMatching(`(渝[A-C][0-3]{5})?`).Draw(t, "plate"),
			}
		}), 1, 30).Draw(t, "people")
		x := visitors(people...)
		typed := rapid.OneOf(rapid.StringMatching(`[a-z]{1,4}`), rapid.StringMatching(`[0-9]{1,8}`),
			rapid.SampledFrom([]string{"张", "娜", "欧阳", "雄", "渝A0", "王先", "li 1", "zh 渝B1"})).Draw(t, "typed")
		want := map[flows.GuestNo]bool{}
		for i := range x.entries() {
			var terms []term
			for _, w := range splitWords(typed) {
				terms = append(terms, newTerm(w))
			}
			if e := x.entry(i); x.matchesAll(e, terms) {
				want[e.guest] = true
			}
		}
		got := x.Find(typed, 1000)
		for _, h := range got {
			if !want[h.Guest] {
				t.Fatalf("%q finds %+v, which does not match", typed, h)
			}
			delete(want, h.Guest)
		}
		if len(want) > 0 {
			t.Fatalf("%q does not find %v", typed, want)
		}
	})
}

// Everything that was said of a guest comes back as it was said, however long.
func TestFindGivesBackWhatWasSaid(t *testing.T) {
	var people []flows.Personal
	for _, long := range []int{0, 1, 42, 128, 70_000, 3} {
		var p flows.Personal
		fields := reflect.ValueOf(&p).Elem()
		for i := range fields.NumField() {
			fields.Field(i).SetString(strings.Repeat(fmt.Sprint("文", i), long))
		}
		p.Surname = "王" + p.Surname
		people = append(people, p)
	}
	hits := visitors(people...).Find("王", 9)
	slices.Reverse(hits) // the newest came first
	for i, h := range hits {
		if h.Personal != people[i] {
			t.Errorf("%.200v came back as %.200v", people[i], h.Personal)
		}
	}
	if len(hits) != len(people) {
		t.Errorf("%d of %d are found", len(hits), len(people))
	}
}

// million guests with the names, titles and numbers of a showroom.
func million() *Index {
	r := rand.New(rand.NewPCG(1, 2))
	surnames := []rune("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙史黎贺顾毛郝龚邵万钱严武戴莫孔向汤欧单仇")
	given := []rune("伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲健俊帆雪琴梅琳凯浩宇欣怡博涵梓萱子轩")
	titles := []string{"先生", "女士", "小姐"}
	x := New()
	for i := range 1_000_000 {
		name := string(surnames[int(r.ExpFloat64()*18)%len(surnames)])
		if r.IntN(2) == 0 {
			name += string(given[r.IntN(len(given))])
			if r.IntN(2) == 0 {
				name += string(given[r.IntN(len(given))])
			}
		}
		p := flows.Personal{Surname: name, Title: titles[r.IntN(3)], Phone: fmt.Sprintf("1%d%09d", 3+r.IntN(7), r.IntN(1e9)),
			Plate: fmt.Sprintf("渝%c%05d", 'A'+rune(r.IntN(6)), r.IntN(1e5))}
		x.Add(flows.Record{Seq: flows.Seq(i + 1), At: morning, Event: flows.Arrived{No: i}, Guest: flows.GuestNo(i + 1), Personal: &p})
	}
	return x
}

// big is a million guests, entered once, and what they cost.
var big = sync.OnceValue(func() (m struct {
	*Index
	took time.Duration
	size float64 // of memory, in bytes
}) {
	heap := func() float64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc)
	}
	before, begun := heap(), time.Now()
	m.Index = million()
	m.took, m.size = time.Since(begun), heap()-before
	return m
})

// BenchmarkMemory is what a million guests take, and how long one takes to enter.
func BenchmarkMemory(b *testing.B) {
	x := big()
	guests := float64(x.Len())
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(x.took.Nanoseconds())/guests, "ns/guest")
	b.ReportMetric(x.size/guests, "B/guest")
	b.ReportMetric(x.size/(1<<20), "MiB")
}

// BenchmarkFind is one key of type-ahead over a million guests; DESIGN 8 allows 5 ms.
func BenchmarkFind(b *testing.B) {
	x := big()
	for _, typed := range []string{"w", "wx", "zhangwei", "zhx", "王", "王伟", "娜", "单雄", "6", "66", "6602", "138", "138123", "13812345678", "渝A12", "a12345", "zhang 6602", "w 渝B", "zz", "q'q"} {
		b.Run(typed, func(b *testing.B) {
			for b.Loop() {
				x.Find(typed, 12)
			}
		})
	}
}
