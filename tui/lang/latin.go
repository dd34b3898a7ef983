package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
)

// compound holds the surnames of two characters and more, with their readings.
// What begins with one of them is taken for it.
var compound = map[string]string{
	"欧阳": "Ouyang", "歐陽": "Ouyang", "司马": "Sima", "司馬": "Sima", "上官": "Shangguan", "诸葛": "Zhuge", "諸葛": "Zhuge",
	"尉迟": "Yuchi", "尉遲": "Yuchi", "万俟": "Moqi", "萬俟": "Moqi", "令狐": "Linghu", "澹台": "Tantai", "澹臺": "Tantai",
	"长孙": "Zhangsun", "長孫": "Zhangsun", "宇文": "Yuwen", "慕容": "Murong", "皇甫": "Huangfu", "夏侯": "Xiahou",
	"轩辕": "Xuanyuan", "軒轅": "Xuanyuan", "东方": "Dongfang", "東方": "Dongfang", "公孙": "Gongsun", "公孫": "Gongsun",
	"呼延": "Huyan", "端木": "Duanmu", "独孤": "Dugu", "獨孤": "Dugu", "南宫": "Nangong", "南宮": "Nangong", "西门": "Ximen",
	"西門": "Ximen", "百里": "Baili", "赫连": "Helian", "赫連": "Helian", "闻人": "Wenren", "聞人": "Wenren", "公冶": "Gongye",
	"太叔": "Taishu", "申屠": "Shentu", "钟离": "Zhongli", "鍾離": "Zhongli", "濮阳": "Puyang", "濮陽": "Puyang",
	"淳于": "Chunyu", "单于": "Chanyu", "單于": "Chanyu", "仲孙": "Zhongsun", "宗政": "Zongzheng", "鲜于": "Xianyu", "鮮于": "Xianyu",
	"司徒": "Situ", "司空": "Sikong", "亓官": "Qiguan", "拓跋": "Tuoba", "纳兰": "Nalan", "納蘭": "Nalan", "完颜": "Wanyan", "完顏": "Wanyan",
	"爱新觉罗": "Aisin-Gioro", "愛新覺羅": "Aisin-Gioro", "叶赫那拉": "Yehenara", "左丘": "Zuoqiu", "东郭": "Dongguo", "東郭": "Dongguo",
	"谷梁": "Guliang", "闾丘": "Lvqiu", "颛孙": "Zhuansun", "漆雕": "Qidiao", "乐正": "Yuezheng", "壤驷": "Rangsi", "公羊": "Gongyang",
	"巫马": "Wuma", "公西": "Gongxi", "段干": "Duangan", "梁丘": "Liangqiu", "羊舌": "Yangshe", "哥舒": "Geshu", "尔朱": "Erzhu",
	"贺兰": "Helan", "賀蘭": "Helan", "耶律": "Yelv",
}

// asSurname holds the characters that are read otherwise as a surname than in
// the dictionary's first reading.
var asSurname = map[rune]string{
	'单': "shan", '單': "shan", '仇': "qiu", '解': "xie", '查': "zha", '曾': "zeng", '区': "ou", '區': "ou", '盖': "ge", '蓋': "ge",
	'朴': "piao", '翟': "zhai", '缪': "miao", '繆': "miao", '冼': "xian", '洗': "xian", '覃': "qin", '召': "shao", '尉': "wei",
	'乜': "nie", '逄': "pang", '宓': "mi", '佴': "nai", '祭': "zhai", '员': "yun", '員': "yun", '黑': "he", '种': "chong", '折': "she",
	'能': "nai", '秘': "bi", '过': "guo", '過': "guo", '繁': "po", '谌': "chen", '諶': "chen", '薄': "bo", '卜': "bu", '柏': "bai",
	'牟': "mou", '车': "che", '車': "che", '瞿': "qu", '费': "fei", '費': "fei", '句': "gou", '阚': "kan", '闞': "kan", '舍': "she",
	'訾': "zi", '么': "yao", '幺': "yao", '钭': "tou", '乐': "yue", '樂': "yue", '贲': "ben", '贾': "jia", '賈': "jia", '石': "shi",
	'沈': "shen", '叶': "ye", '葉': "ye", '任': "ren", '宁': "ning", '燕': "yan", '纪': "ji", '紀': "ji", '应': "ying", '應': "ying",
	'华': "hua", '華': "hua", '葛': "ge", '尹': "yin", '尤': "you", '晁': "chao", '晟': "cheng", '那': "na", '哈': "ha", '强': "qiang",
	'阿': "a", '臧': "zang", '褚': "chu", '於': "yu", '占': "zhan", '郇': "huan", '郗': "xi", '余': "yu", '佘': "she",
}

// asGiven holds the characters that are usually read otherwise in given names.
var asGiven = map[rune]string{
	'长': "chang", '泊': "bo", '隽': "jun", '雋': "jun", '柏': "bo", '乐': "le", '樂': "le", '行': "xing", '茜': "qian", '朝': "chao",
	'盛': "sheng", '露': "lu", '娜': "na", '莎': "sha", '重': "chong", '曾': "zeng", '单': "dan", '仇': "qiu", '参': "shen",
}

var readings = pinyin.NewArgs()

// Latin writes a Chinese name in Latin letters, surname first: 欧阳娜娜 is
// "Ouyang Nana". Parts with a dot between them (艾力·买买提) are names of other
// peoples and are kept as single words. What is not Chinese stays as it is, and
// so does a character that no dictionary reads.
func Latin(name string) string {
	runs := hanRuns(name)
	if len(runs) == 3 && isHan(runs[0]) && strings.TrimSpace(runs[1]) == "" && isHan(runs[2]) {
		return family(runs[0]) + " " + given(runs[2]) // 张 三
	}
	dotted := len(runs) >= 3 && strings.ContainsAny(name, dots)
	var b strings.Builder
	for _, run := range runs {
		switch {
		case dotted && strings.Trim(run, dots) == "":
			continue
		case !isHan(run):
			run = plain(run)
			if b.Len() > 0 && startsWord(run) {
				b.WriteByte(' ')
			}
			b.WriteString(run)
			continue
		case dotted:
			run = given(run)
		default:
			run = fullName(run)
		}
		if s := b.String(); s != "" && !strings.HasSuffix(s, " ") && !strings.HasSuffix(s, "(") && !strings.HasSuffix(s, "/") {
			b.WriteByte(' ')
		}
		b.WriteString(run)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// dots are the ways to type the dot inside the names of other peoples.
const dots = "\u00b7\u30fb\uff65.\u2219\u2022\u2027"

// hanRuns cuts a text where Chinese characters begin or end.
func hanRuns(s string) []string {
	var runs []string
	start, was := 0, false
	for i, r := range s {
		if is := unicode.Is(unicode.Han, r); i > 0 && is != was {
			runs = append(runs, s[start:i])
			start, was = i, is
		} else {
			was = is
		}
	}
	return append(runs, s[start:])
}

func isHan(run string) bool {
	for _, r := range run {
		return unicode.Is(unicode.Han, r)
	}
	return false
}

func startsWord(s string) bool {
	for _, r := range s {
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	return false
}

// plain writes full-width letters and marks in their ASCII form.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0xff01 && r <= 0xff5e:
			return r - 0xfee0
		case r == '、':
			return ','
		case r == 0x3000 || r == 0xa0:
			return ' '
		}
		return r
	}, strings.ReplaceAll(strings.ReplaceAll(s, "（", " ("), "）", ") "))
}

// surnameLen is how many bytes of a Chinese name are its surname.
func surnameLen(name string) int {
	runes := 0
	for i := range name {
		if runes >= 2 {
			if _, ok := compound[name[:i]]; ok {
				return i
			}
		}
		if runes++; runes > 4 {
			break
		}
	}
	if _, ok := compound[name]; ok {
		return len(name)
	}
	for i := range name {
		if i > 0 {
			return i
		}
	}
	return len(name)
}

func fullName(han string) string {
	n := surnameLen(han)
	return strings.TrimSpace(family(han[:n]) + " " + given(han[n:]))
}

// family reads a surname.
func family(han string) string {
	if latin, ok := compound[han]; ok {
		return strings.ReplaceAll(latin, "v", "yu") // Lvqiu: ü has no cell width to rely on
	}
	return syllables(han, asSurname)
}

func given(han string) string { return syllables(han, asGiven) }

// syllables joins the readings into one word, with the apostrophe that tells
// Xi'an from Xian.
func syllables(han string, table map[rune]string) string {
	var b strings.Builder
	for _, r := range han {
		s, ok := table[r]
		if !ok {
			if read := pinyin.SinglePinyin(r, readings); len(read) > 0 && read[0] != "" {
				s = strings.Replace(read[0], "v", "yu", 1) // as in passports: 吕 is Lyu
			} else {
				s = string(r)
			}
		}
		if b.Len() > 0 && strings.ContainsRune("aeo", rune(s[0])) {
			b.WriteByte('\'')
		}
		b.WriteString(s)
	}
	return upper(b.String())
}

// upper writes the first letter large.
func upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if !unicode.IsLower(r) {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
