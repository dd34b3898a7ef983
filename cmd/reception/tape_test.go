//go:build linux

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"reception/flows"
)

// An act is one thing that the program did to the files of a folder, as the system saw it.
type act struct {
	what     string // make, folder, write, copy, size, sync, flush, rename, link, remove, ack
	path, to string
	off      int64
	data     []byte
	size     int64 // of the file, or how many bytes of path are copied to to
	begun    int   // how many deeds were done when it began
	seq      flows.Seq
	phase    int
}

// A tape is everything that one run of the program after another did below a folder, in
// order, with its acknowledgements.
type tape struct {
	t     *testing.T
	root  string
	deeds []act
	runs  int
}

const traced = "openat,write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,copy_file_range,sendfile,splice,writev,pwritev"

// run runs the program once more and notes what it does. Every one of its runs must succeed.
func (tp *tape) run(env []string, args ...string) {
	tp.t.Helper()
	trace := filepath.Join(tp.t.TempDir(), "trace")
	cmd := exec.Command("strace", append([]string{"-f", "-y", "-s", "4194304", "-e", "trace=" + traced, "-o", trace, builtProgram(tp.t)}, args...)...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Dir = tp.root
	out, err := cmd.CombinedOutput()
	if err != nil {
		if strings.Contains(strings.ToLower(string(out)), "ptrace") {
			tp.t.Skipf("strace may not trace here: %s", out)
		}
		tp.t.Fatalf("%v: %v\n%s", args, err, out)
	}
	text, err := os.ReadFile(trace)
	if err != nil {
		tp.t.Fatal(err)
	}
	tp.runs++
	tp.read(string(text))
}

// builtProgram is this test program under the name of the one that it stands for.
func builtProgram(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("reception")
	if err != nil {
		t.Fatal(err)
	}
	return path
}

var (
	lineForm = regexp.MustCompile(`(?s)^(\d+)\s+(.*)$`)
	callForm = regexp.MustCompile(`(?s)^(\w+)\((.*)\)\s+= (-?\d+)(<[^>]*>)?`)
	fileForm = regexp.MustCompile(`^\d+<([^>]*)>`)
	textForm = regexp.MustCompile(`"((?:[^"\\]|\\.)*)"`)
)

// read takes a trace down. A call that was interrupted by others counts from when it ended.
func (tp *tape) read(text string) {
	half, begun := map[string]string{}, map[string]int{}
	places := map[string]int64{} // where a descriptor writes next
	for line := range strings.Lines(text) {
		m := lineForm.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil {
			continue
		}
		pid, call, from := m[1], m[2], len(tp.deeds)
		if start, ok := strings.CutSuffix(call, " <unfinished ...>"); ok {
			half[pid], begun[pid] = start, from
			continue
		}
		if strings.HasPrefix(call, "<... ") {
			_, rest, _ := strings.Cut(call, " resumed>")
			call, from = half[pid]+rest, begun[pid]
		}
		if c := callForm.FindStringSubmatch(call); c != nil && !strings.HasPrefix(c[3], "-") {
			result, _ := strconv.ParseInt(c[3], 10, 64)
			tp.note(c[1], c[2], result, strings.Trim(c[4], "<>"), from, places)
		}
	}
}

func (tp *tape) note(call, args string, result int64, opened string, from int, places map[string]int64) {
	d := act{begun: from, phase: tp.runs}
	var file, fd string
	if m := fileForm.FindStringSubmatch(args); m != nil {
		file, fd = m[1], m[0]
	}
	paths := tp.paths(call, args)
	switch call {
	case "openat":
		d.path = opened
		if strings.Contains(args, "O_WRONLY") || strings.Contains(args, "O_RDWR") {
			places[strconv.FormatInt(result, 10)+"<"+opened+">"] = 0
		}
		if !strings.Contains(args, "O_CREAT") {
			return
		}
		d.what, d.size = "make", -1
		if strings.Contains(args, "O_TRUNC") {
			d.size = 0
		}
	case "write":
		if strings.HasPrefix(args, "1<") {
			tp.acknowledged(unescape(textForm.FindStringSubmatch(args)[1]), from)
			return
		}
		d.what, d.path, d.off, d.data = "write", file, places[fd], []byte(unescape(textForm.FindStringSubmatch(args)[1]))[:result]
		places[fd] += result
	case "pwrite64":
		off, _ := strconv.ParseInt(strings.TrimSpace(args[strings.LastIndex(args, ",")+1:]), 10, 64)
		d.what, d.path, d.off, d.data = "write", file, off, []byte(unescape(textForm.FindStringSubmatch(args)[1]))[:result]
	case "fsync":
		d.what, d.path = "sync", file
	case "fdatasync": // what is in the file, and not its name
		d.what, d.path = "flush", file
	case "ftruncate":
		d.what, d.path = "size", file
		d.size, _ = strconv.ParseInt(strings.TrimSpace(args[strings.LastIndex(args, ",")+1:]), 10, 64)
	case "renameat", "renameat2", "rename":
		d.what, d.path, d.to = "rename", paths[0], paths[1]
	case "linkat", "link":
		d.what, d.path, d.to = "link", paths[0], paths[1]
	case "unlinkat", "unlink":
		d.what, d.path = "remove", paths[0]
	case "mkdirat", "mkdir":
		d.what, d.path = "folder", paths[0]
	case "copy_file_range":
		target := fileForm.FindStringSubmatch(strings.TrimSpace(args[strings.Index(args, ", NULL, ")+len(", NULL, "):]))
		d.what, d.path, d.to, d.size, d.off = "copy", file, target[1], result, places[target[0]]
		places[target[0]] += result
	default:
		if below(tp.root, file) {
			tp.t.Fatalf("the program writes with %s, which the tape does not know", call)
		}
		return
	}
	if below(tp.root, d.path) {
		tp.deeds = append(tp.deeds, d)
	}
}

func below(root, path string) bool { return strings.HasPrefix(path, root+"/") || path == root }

// paths are those that a call names; the program runs in the folder itself.
func (tp *tape) paths(call, args string) (paths []string) {
	if strings.Contains("fsync fdatasync ftruncate write pwrite64 openat copy_file_range", call) {
		return nil
	}
	for _, m := range textForm.FindAllStringSubmatch(args, -1) {
		p := unescape(m[1])
		if !filepath.IsAbs(p) {
			p = filepath.Join(tp.root, p)
		}
		paths = append(paths, p)
	}
	return paths
}

// acknowledged notes the answers that were written to standard output.
func (tp *tape) acknowledged(text string, from int) {
	for line := range strings.Lines(text) {
		var a flows.AnswerLine
		if json.Unmarshal([]byte(line), &a) == nil && a.OK && len(a.Seq) > 0 {
			tp.deeds = append(tp.deeds, act{what: "ack", seq: a.Seq[len(a.Seq)-1], begun: from, phase: tp.runs})
		}
	}
}

// unescape reads a string as strace writes it.
func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			b.WriteByte(s[i])
			continue
		}
		i++
		if at := strings.IndexByte(`ntrvf`, s[i]); at >= 0 {
			b.WriteByte("\n\t\r\v\f"[at])
			continue
		}
		n, v := 0, 0
		for ; n < 3 && i+n < len(s) && '0' <= s[i+n] && s[i+n] <= '7'; n++ {
			v = v*8 + int(s[i+n]-'0')
		}
		if n == 0 {
			b.WriteByte(s[i])
			continue
		}
		b.WriteByte(byte(v))
		i += n - 1
	}
	return b.String()
}

// lay puts the files of a disk below the folder of the tape, in place of what is there.
func (tp *tape) lay(files map[string]*inode) {
	tp.t.Helper()
	err := os.RemoveAll(tp.root)
	if err == nil {
		err = os.MkdirAll(tp.root, 0o700)
	}
	for path, node := range files {
		if node.folder {
			err = errors.Join(err, os.MkdirAll(path, 0o700))
			continue
		}
		err = errors.Join(err, os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, node.data, 0o600))
		if node.size > int64(len(node.data)) {
			err = errors.Join(err, os.Truncate(path, node.size))
		}
	}
	if err != nil {
		tp.t.Fatal(err)
	}
}

// same says whether the files that a tape leaves behind are those that the program left:
// a tape that missed something would prove nothing.
func (tp *tape) same(files map[string]*inode) error {
	for path, node := range files {
		if node.folder {
			continue
		}
		got, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if int64(len(got)) != node.size || !strings.HasPrefix(string(got), string(node.data)) || strings.Trim(string(got[len(node.data):]), "\x00") != "" {
			return fmt.Errorf("%s is %d bytes and another on the tape", path, len(got))
		}
	}
	return filepath.WalkDir(tp.root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && files[path] == nil {
			err = fmt.Errorf("%s is not on the tape", path)
		}
		return err
	})
}
