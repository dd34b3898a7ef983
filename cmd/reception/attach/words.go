package attach

import (
	"errors"
	"strings"
)

// ErrQuoting says that a command's quotation marks do not pair up.
var ErrQuoting = errors.New("a quotation mark is not closed")

// Join makes one line of words that Split and every POSIX shell take apart again into
// the same words.
func Join(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = "'" + strings.ReplaceAll(w, "'", `'\''`) + "'"
	}
	return strings.Join(quoted, " ")
}

// Split takes a line apart into words as a shell does, without variables, patterns or
// comments. (The SSH library's own loses empty words, mends bytes that are no text
// and keeps silent about a quotation mark that is not closed.)
func Split(line string) ([]string, error) {
	var words []string
	var word strings.Builder
	begun := false // a word has begun, though it may be empty
	for i := 0; i < len(line); i++ {
		switch b := line[i]; b {
		case ' ', '\t', '\n', '\r':
			if begun {
				words = append(words, word.String())
				word.Reset()
				begun = false
			}
			continue
		case '\'':
			end := strings.IndexByte(line[i+1:], '\'')
			if end < 0 {
				return nil, ErrQuoting
			}
			word.WriteString(line[i+1 : i+1+end])
			i += 1 + end
		case '"':
			end, err := doubled(&word, line[i+1:])
			if err != nil {
				return nil, err
			}
			i += 1 + end
		case '\\':
			i++
			if i == len(line) {
				return nil, ErrQuoting
			}
			if line[i] != '\n' { // a line that goes on
				word.WriteByte(line[i])
			}
		default:
			word.WriteByte(b)
		}
		begun = true
	}
	if begun {
		words = append(words, word.String())
	}
	return words, nil
}

// doubled adds what stands before the closing double quotation mark to word, and
// tells where that mark is.
func doubled(word *strings.Builder, rest string) (end int, err error) {
	for i := 0; i < len(rest); i++ {
		switch rest[i] {
		case '"':
			return i, nil
		case '\\':
			if i++; i == len(rest) {
				return 0, ErrQuoting
			}
			switch rest[i] {
			case '\n': // a line that goes on
			default:
				word.WriteByte('\\')
				fallthrough
			case '"', '\\', '$', '`':
				word.WriteByte(rest[i])
			}
		default:
			word.WriteByte(rest[i])
		}
	}
	return 0, ErrQuoting
}
