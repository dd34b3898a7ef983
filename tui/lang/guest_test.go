package lang

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"testing"
	"unicode"

	"reception/flows"
)

func TestGuest(t *testing.T) {
	for _, tc := range []struct{ surname, title, zh, en string }{
		{"王", "先生", "王先生", "Mr Wang"},
		{"王小明", "先生", "王小明先生", "Mr Wang Xiaoming"},
		{"欧阳", "女士", "欧阳女士", "Ms Ouyang"},
		{"欧阳娜娜", "小姐", "欧阳娜娜小姐", "Miss Ouyang Nana"},
		{"王", "", "王", "Wang"},
		{"王先生", "先生", "王先生", "Mr Wang"},
		{"王先生", "", "王先生", "Mr Wang"},
		{"王总", "先生", "王总", "Mr Wang"},
		{"王总", "", "王总", "President Wang"},
		{"欧阳总", "女士", "欧阳总", "Ms Ouyang"},
		{"董", "先生", "董先生", "Mr Dong"},
		{"王小董", "先生", "王小董先生", "Mr Wang Xiaodong"},
		{"李老师", "", "李老师", "Teacher Li"},
		{"刘太太", "", "刘太太", "Mrs Liu"},
		{"王总（老客户）", "先生", "王总（老客户）", "Mr Wang"},
		{"张先生/张太太", "", "张先生/张太太", "Mr Zhang / Mrs Zhang"},
		{"张三、李四", "先生", "张三、李四先生", "Mr Zhang San, Li Si"},
		{"Smith", "先生", "Smith 先生", "Mr Smith"},
		{"Mr Smith", "先生", "Mr Smith", "Mr Smith"},
		{"Smith", "Ms", "Smith 女士", "Ms Smith"},
		{"Kevin张", "先生", "Kevin张先生", "Mr Kevin Zhang"},
		{"艾力·买买提", "先生", "艾力·买买提先生", "Mr Aili Maimaiti"},
		{" 王 ", "先生", "王先生", "Mr Wang"},
		{"", "先生", "未留名", "no name yet"},
		{"\u200b", "先生", "未留名", "no name yet"},
	} {
		p := flows.Personal{Surname: tc.surname, Title: tc.title}
		if got := Of(flows.ZH).Guest(p, true, false); got != tc.zh {
			t.Errorf("%q + %q: got %q, want %q", tc.surname, tc.title, got, tc.zh)
		}
		if got := Of(flows.EN).Guest(p, true, false); got != tc.en {
			t.Errorf("%q + %q: got %q, want %q", tc.surname, tc.title, got, tc.en)
		}
	}
	if got := Of(flows.ZH).Guest(flows.Personal{}, false, true); got != "已删除" {
		t.Error(got)
	}
	if got := Of(flows.EN).Sealed(flows.Sealed{}); got != "no name yet" {
		t.Error(got)
	}
}

func TestSpoken(t *testing.T) {
	for _, tc := range []struct {
		p      flows.Personal
		zh, en string
	}{
		{flows.Personal{Surname: "王", Title: "先生"}, "王先生", "Mr Wang"},
		{flows.Personal{Surname: "王"}, "王先生/小姐", "Mr/Ms Wang"},
		{flows.Personal{Surname: "王总"}, "王总", "President Wang"},
		{flows.Personal{}, "先生/小姐", "sir/madam"},
		{flows.Personal{Title: "先生"}, "先生", "sir"},
		{flows.Personal{Title: "小姐"}, "小姐", "miss"},
		{flows.Personal{Title: "女士"}, "女士", "madam"},
		{flows.Personal{Surname: "业主品鉴会", Company: "业主品鉴会"}, "业主品鉴会", "业主品鉴会"},
	} {
		if got := Of(flows.ZH).Spoken(tc.p, true); got != tc.zh {
			t.Errorf("got %q, want %q", got, tc.zh)
		}
		if got := Of(flows.EN).Spoken(tc.p, true); got != tc.en {
			t.Errorf("got %q, want %q", got, tc.en)
		}
	}
	if got := Addressed(flows.Personal{Surname: "王", Title: "先生"}, true, flows.EN); got != "Mr Wang" {
		t.Error(got)
	}
	if got := Of(flows.ZH).Spoken(flows.Personal{Surname: "王"}, false); got != "先生/小姐" {
		t.Error(got)
	}
}

func TestTitlesComeBackAsStored(t *testing.T) {
	for _, text := range All() {
		for i, title := range text.People.Titles {
			stored := StoredTitle(title)
			if want := Of(flows.ZH).People.Titles[i]; stored != want {
				t.Errorf("%s is stored as %s, not as %s", title, stored, want)
			}
			if back := text.TitleIn(stored); back != title {
				t.Errorf("%s comes back as %s", title, back)
			}
		}
	}
}

func TestLatin(t *testing.T) {
	for name, want := range map[string]string{
		"王": "Wang", "王小明": "Wang Xiaoming", "欧阳": "Ouyang", "欧阳娜娜": "Ouyang Nana", "司马光": "Sima Guang",
		"单": "Shan", "仇": "Qiu", "解": "Xie", "查": "Zha", "曾": "Zeng", "区": "Ou", "盖": "Ge", "朴": "Piao", "翟": "Zhai",
		"缪": "Miao", "冼": "Xian", "覃": "Qin", "召": "Shao", "尉": "Wei", "乐": "Yue", "黑": "He",
		"单雄信": "Shan Xiongxin", "曾国藩": "Zeng Guofan", "王曾": "Wang Zeng", "解小乐": "Xie Xiaole",
		"尉迟恭": "Yuchi Gong", "万俟": "Moqi", "令狐冲": "Linghu Chong", "诸葛亮": "Zhuge Liang", "張偉": "Zhang Wei",
		"李娜": "Li Na", "郑爽": "Zheng Shuang", "吕": "Lyu", "王西安": "Wang Xi'an", "张 三": "Zhang San", "张\u00a0三": "Zhang San",
		"艾力·买买提": "Aili Maimaiti", "艾力・买买提": "Aili Maimaiti", "艾力.买买提": "Aili Maimaiti",
		"鄭天財 Sra Kacaw": "Zheng Tiancai Sra Kacaw", "Kevin张": "Kevin Zhang", "Smith": "Smith", "d’Artagnan-Müller": "d’Artagnan-Müller",
		"Ｊａｃｋ　Ｍａ": "Jack Ma", "": "", "爱新觉罗溥仪": "Aisin-Gioro Puyi", "耶律": "Yelyu",
	} {
		if got := Latin(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

func TestMask(t *testing.T) {
	for surname, want := range map[string]string{
		"王": "王**", "王小明": "王**", "王总": "王**", "欧阳娜娜": "欧阳**", "Smith": "S**", "": "未留名", "艾力·买买提": "艾**", "김철수": "김**",
	} {
		if got := Of(flows.ZH).Mask(flows.Personal{Surname: surname, Title: "先生"}, true, false); got != want {
			t.Errorf("%q: got %q, want %q", surname, got, want)
		}
	}
	if got := Of(flows.EN).Mask(flows.Personal{Surname: "单小明"}, true, false); got != "Shan**" {
		t.Error(got)
	}
}

// The names of the test data are what real desks have typed into the field.
func TestNamesAsTyped(t *testing.T) {
	file, err := os.Open("../../../shared/data/name_cases_a.jsonl")
	if err != nil {
		t.Skip("the name cases are not here: ", err)
	}
	defer func() { _ = file.Close() }()
	cases := 0
	for lines := bufio.NewScanner(file); lines.Scan(); cases++ {
		var c struct{ ID, Group, Input string }
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		for _, title := range []string{"", "先生", "Ms", "总"} {
			p := flows.Personal{Surname: c.Input, Title: title}
			for _, text := range All() {
				for what, s := range map[string]string{
					"Guest": text.Guest(p, true, false), "Spoken": text.Spoken(p, true), "Mask": text.Mask(p, true, false),
				} {
					if blank(s) {
						t.Errorf("%s: %s of %q is blank", c.ID, what, c.Input)
					}
				}
			}
		}
		if blank(Latin(c.Input)) {
			t.Errorf("%s: Latin of %q is blank", c.ID, c.Input)
		}
		common := slices.Contains([]string{"separator", "compound surname", "one character", "title", "simplified/traditional", "variant", "blank"}, c.Group)
		if got := Of(flows.EN).Guest(flows.Personal{Surname: c.Input, Title: "先生"}, true, false); common && hasHan(got) {
			t.Errorf("%s: %q is not in Latin letters", c.ID, got)
		}
	}
	if cases == 0 {
		t.Error("the name cases are empty")
	}
}

func hasHan(s string) bool {
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			return true
		}
	}
	return false
}

func FuzzGuest(f *testing.F) {
	f.Add("王小明", "先生")
	f.Add("·", "")
	f.Add(" / / ", "%")
	f.Fuzz(func(t *testing.T, surname, title string) {
		p := flows.Personal{Surname: surname, Title: title}
		for _, text := range All() {
			if text.Guest(p, true, false) == "" || text.Spoken(p, true) == "" || text.Mask(p, true, false) == "" {
				t.Errorf("%s: %q + %q says nothing", text.Tag, surname, title)
			}
		}
	})
}
