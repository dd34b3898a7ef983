// Package access is who may come in: the keys file, the PINs, and the rule that
// neither they nor the log are open to anybody but their owner.
//
// Both files may be changed while the program runs, by hand or by its commands;
// what they say holds from the next question on.
package access

import (
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"strings"

	"reception/flows"
)

// Private refuses a file or a socket that others than its owner can read or
// write; the error is [TooOpen]. What is not there is told by whoever opens it.
func Private(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return nil //nolint:nilerr // see above
	}
	return private(path, info)
}

func private(path string, info fs.FileInfo) error {
	m := info.Mode()
	if runtime.GOOS == "windows" || m.Perm()&0o077 == 0 || !m.IsRegular() && m.Type() != fs.ModeSocket {
		return nil
	}
	return TooOpen{Path: path, Mode: m.Perm()}
}

// TooOpen is a file that others than its owner can read or write.
type TooOpen struct {
	Path string
	Mode fs.FileMode
}

// Mend is the command that closes it.
func (e TooOpen) Mend() string { return "chmod 600 " + quoted(e.Path) }

// In returns the sentence in a language.
func (e TooOpen) In(l flows.Lang) string {
	return both("%s 别人也能读取或修改（权限 %04o）：请运行 %s", "%s can be read or changed by others than its owner (mode %04o): run %s",
		e.Path, e.Mode, e.Mend()).In(l)
}

func (e TooOpen) Error() string { return e.In(flows.EN) }

// quoted is a path as a shell takes it.
func quoted(path string) string {
	if !strings.ContainsFunc(path, func(r rune) bool { return strings.ContainsRune(" \t\n'\"\\$&;|<>()*?[]{}`!#~", r) }) {
		return path
	}
	return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
}

// said is an error with its sentence in both languages.
type said struct{ flows.Words }

func (s said) Error() string { return s.EN }

// both makes an error of a sentence in both languages, from the same arguments.
func both(zh, en string, args ...any) said {
	return said{flows.Words{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}}
}
