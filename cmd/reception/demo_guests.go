package main

import (
	"fmt"
	"time"

	"reception/flows"
)

// Surnames as they are met at a showroom's gate: the common ones first, then
// some that are read otherwise than they look, compound ones and foreign ones.
var (
	commonSurnames = []string{"王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙", "马", "朱", "胡",
		"郭", "何", "高", "林", "罗", "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "萧", "田", "董",
		"袁", "潘", "蒋", "蔡", "余", "杜", "叶", "程", "苏", "魏", "吕", "丁", "沈", "姚", "卢", "姜", "崔", "钟", "谭",
		"陆", "汪", "范", "金", "廖", "夏", "韦", "方", "白", "邹", "孟", "熊", "秦", "邱", "江", "侯", "龙", "贺", "顾"}
	rareSurnames = []string{"单", "解", "仇", "区", "查", "曾", "翟", "覃", "缪", "冼", "谌", "朴", "盖", "乐", "任", "石",
		"欧阳", "上官", "司马", "诸葛", "皇甫", "尉迟", "令狐", "慕容", "Schmidt", "Tanaka"}
	titles = []string{"先生", "女士", "小姐"}
)

var appearances = []flows.Words{
	{ZH: "灰色西装，戴眼镜", EN: "grey suit, glasses"},
	{ZH: "红色外套，长发", EN: "red coat, long hair"},
	{ZH: "推婴儿车", EN: "with a pram"},
	{ZH: "黑色羽绒服，背双肩包", EN: "black down jacket, rucksack"},
	{ZH: "一家三口，小孩穿黄色雨靴", EN: "family of three, the child in yellow boots"},
	{ZH: "格子衬衫，拿楼书", EN: "checked shirt, carries our brochure"},
	{ZH: "白色帽子，拄拐杖", EN: "white hat, walks with a stick"},
	{ZH: "蓝色连衣裙，珍珠耳环", EN: "blue dress, pearl earrings"},
	{ZH: "两位老人，由女儿陪同", EN: "an elderly couple with their daughter"},
	{ZH: "短发，牛仔外套", EN: "short hair, denim jacket"},
}

var companies = []flows.Words{
	{ZH: "远山设计（演示）", EN: "Farhill Design (demo)"},
	{ZH: "江湾贸易（演示）", EN: "Riverbend Trading (demo)"},
	{ZH: "南麓学校工会（演示）", EN: "Southfoot School union (demo)"},
}

// guestbook makes up the people who come. No number in it can be anybody's: the
// middle of the phones is 0000, and the plates all carry DM for "demo".
type guestbook struct {
	dice
	lang  flows.Lang
	met   int
	seen  map[string]bool // names of the day, so that few of them meet
	known []regular       // they may come again
}

// A regular is a guest whom the register recognises by phone, and who received them.
type regular struct {
	flows.Guest
	sales flows.StaffID
}

// guest is a person with a name, a phone and, as often as not, a description.
func (b *guestbook) guest() flows.Guest {
	g := flows.Guest{Surname: b.surname(), Title: oneOf(b.dice, titles)}
	b.met++
	g.Phone = fmt.Sprintf("1%s 0000 %04d", oneOf(b.dice, []string{"38", "39", "50", "86", "99"}), 1000+b.met)
	if b.chance(0.5) {
		g.Describe = oneOf(b.dice, appearances).In(b.lang)
	}
	return g
}

func (b *guestbook) surname() string {
	for try := 0; ; try++ {
		name := commonSurnames[min(b.IntN(len(commonSurnames)), b.IntN(len(commonSurnames)))] // the first are met more often
		if b.chance(0.18) {
			name = oneOf(b.dice, rareSurnames)
		}
		if !b.seen[name] || try > 3 {
			b.seen[name] = true
			return name
		}
	}
}

// plate is that of a guest's own car, or of the taxi that brought them.
func (b *guestbook) plate(by flows.CameBy) string {
	switch {
	case by == flows.OnFoot:
		return ""
	case by == flows.ByTaxi:
		return fmt.Sprintf("渝B·TDM%02d", b.IntN(100))
	case b.chance(0.3):
		return fmt.Sprintf("渝AD·DM%03d", b.IntN(1000))
	}
	return fmt.Sprintf("%s·DM%03d", oneOf(b.dice, []string{"渝A", "渝B", "渝C", "渝D", "川A", "贵A"}), b.IntN(1000))
}

// A persona is what the people of one party will do, as far as it is their choice.
type persona struct {
	flows.Guest
	flows.Party

	slow     bool // the name is only learnt at the gate
	refused  bool // the reception centre has no room for them
	umbrella flows.ItemID
	smokes   bool
	noCard   bool // they do not fill in the profile card
	noRoom   bool // they leave after the model talk
	taxi     bool // they ask for a taxi home
	flat     bool // they ask to see a show flat
}

// persona makes up a party that walks in.
func (b *guestbook) persona(h *flows.House) *persona {
	p := &persona{Guest: b.guest()}
	p.CameBy = oneOf(b.dice, []flows.CameBy{flows.ByCar, flows.ByCar, flows.ByCar, flows.ByTaxi, flows.OnFoot})
	p.Plate = b.plate(p.CameBy)
	p.Party.Party = oneOf(b.dice, []int{1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5})
	p.Purpose = b.purpose(h)
	b.habits(p)
	return p
}

// habits are what is left to chance about anybody.
func (b *guestbook) habits(p *persona) {
	p.slow = b.chance(0.25)
	p.smokes = b.chance(0.12)
	p.noCard = b.chance(0.15)
	p.noRoom = b.chance(0.3)
	p.flat = !p.noRoom && b.chance(0.3)
	p.taxi = p.CameBy != flows.ByCar && b.chance(0.5)
	p.umbrella = oneOf(b.dice, []flows.ItemID{"own_umbrella", "own_umbrella", "hold_umbrella", "hold_umbrella", "no_umbrella"})
}

// purpose is mostly the first of the house: to see the homes.
func (b *guestbook) purpose(h *flows.House) string {
	var visits []string
	for _, p := range h.Purposes {
		if p.Visits {
			visits = append(visits, p.ID)
		}
	}
	if len(visits) == 0 {
		return ""
	}
	if b.chance(0.8) {
		return visits[0]
	}
	return oneOf(b.dice, visits)
}

// stay is how long guests sit in their room: shorter than the promise allows.
func (b *guestbook) stay() time.Duration { return b.between(14*time.Minute, 36*time.Minute) }
