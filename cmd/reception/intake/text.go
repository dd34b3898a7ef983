// Package intake reads other people's registers: CSV as spreadsheets write it, in
// whatever encoding, with a map that says which column is what.
package intake

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"reception/flows"
)

// The encodings that are told apart.
const (
	UTF8    = "utf-8"
	GB18030 = "gb18030"
	UTF16   = "utf-16"
)

// maxFile is far above any register; what is longer is some other file.
const maxFile = 256 << 20

// A Mistake is a sentence about a file or a map.
type Mistake struct{ flows.Words }

func (m *Mistake) Error() string { return m.EN }

func mistake(zh, en string) error { return &Mistake{flows.Words{ZH: zh, EN: en}} }

// Text is a file's text, and the encoding it was in: the one that is named, or the
// one that it can be. Text that is encoded twice over is left as it is.
func Text(file []byte, named string) (text []byte, is string, err error) {
	if len(file) > maxFile {
		return nil, "", mistake("文件超过 256 MB，不像登记簿：请核对文件，或分成几个", "the file is larger than 256 MB and no register: check it, or split it")
	}
	is = named
	if is == "" {
		is = encodingOf(file)
	}
	var from encoding.Encoding
	switch is {
	case UTF8:
		text = bytes.TrimPrefix(file, []byte("\ufeff"))
		if !utf8.Valid(text) {
			return nil, is, mistake("文件不是 UTF-8：请删去映射里的 encoding，或写 encoding: gb18030", "the file is not UTF-8: take encoding out of the map, or write encoding: gb18030")
		}
		return text, is, nil
	case GB18030:
		from = simplifiedchinese.GB18030
	case UTF16:
		from = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	default:
		return nil, is, mistake("encoding 只有 utf-8、gb18030、utf-16", "encoding is utf-8, gb18030 or utf-16")
	}
	text, err = from.NewDecoder().Bytes(file)
	if err != nil || bytes.ContainsRune(text, utf8.RuneError) || bytes.IndexByte(text, 0) >= 0 {
		return nil, is, mistake("文件不是文字，或编码无法识别：请在 Excel 里另存为“CSV UTF-8”", "the file is no text, or in an encoding that is not known: save it from the spreadsheet as \"CSV UTF-8\"")
	}
	return text, is, nil
}

// encodingOf is the encoding that a file can be: Chinese Excel saves CSV in the
// system's (GB18030), UTF-8 with a mark, or as "Unicode text" in UTF-16.
func encodingOf(file []byte) string {
	switch {
	case bytes.HasPrefix(file, []byte{0xff, 0xfe}), bytes.HasPrefix(file, []byte{0xfe, 0xff}):
		return UTF16
	case utf8.Valid(file) && bytes.IndexByte(file, 0) < 0:
		return UTF8
	}
	return GB18030
}
