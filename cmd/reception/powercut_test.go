//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"reception/flows"
)

// An inode is a file on a simulated disk: what it would hold after a power cut.
type inode struct {
	folder bool
	data   []byte
	size   int64
}

func (n *inode) put(off int64, data []byte) {
	if end := int(off) + len(data); end > len(n.data) {
		n.data = append(n.data, make([]byte, end-len(n.data))...)
	}
	copy(n.data[off:], data)
	n.size = max(n.size, off+int64(len(data)))
}

func (n *inode) cutTo(size int64) {
	n.data = n.data[:min(int64(len(n.data)), size)]
	n.size = size
}

// A loss is how a power cut treats what was not flushed. The names in folders are kept
// by a journal of the file system: of those that were not flushed a beginning survives.
type loss struct {
	name  string
	names func(n int, dice *rand.Rand) int               // how many of n changes of names survive
	piece int                                            // what survives or not: pages, sectors; 0 for whole files' writes
	keep  func(i, of int, dice *rand.Rand, cut int) bool // whether the ith piece or write does
}

var losses = []loss{
	{"all of it", func(int, *rand.Rand) int { return 0 }, 0, func(int, int, *rand.Rand, int) bool { return false }},
	{"the end", func(n int, dice *rand.Rand) int { return dice.IntN(n + 1) }, 0, func(i, _ int, _ *rand.Rand, cut int) bool { return i < cut }},
	{"half of the pages", func(n int, dice *rand.Rand) int { return dice.IntN(n + 1) }, 4096, func(_, _ int, dice *rand.Rand, _ int) bool { return dice.IntN(2) == 0 }},
	{"half of the sectors", func(n int, dice *rand.Rand) int { return n }, 512, func(_, _ int, dice *rand.Rand, _ int) bool { return dice.IntN(2) == 0 }},
}

// after is the disk after the power went when so many deeds were done. A disk that lies
// about flushing keeps nothing for certain.
func (tp *tape) after(at int, l loss, lies bool, dice *rand.Rand) map[string]*inode {
	deeds := tp.deeds[:at]
	names, flushed := 0, map[int]int{} // how many deeds' names, and whose writes, are on the disk for certain
	ids := tp.identities(deeds)
	for i, d := range deeds {
		if (d.what == "sync" || d.what == "flush") && !lies {
			if d.what == "sync" {
				names = max(names, d.begun)
			}
			flushed[ids[i]] = max(flushed[ids[i]], d.begun)
		}
	}
	loose, writes := 0, 0
	for i, d := range deeds {
		switch {
		case d.what == "write" || d.what == "copy" || d.what == "size":
			if i >= flushed[ids[i]] {
				writes++
			}
		case d.what != "sync" && d.what != "flush" && d.what != "ack" && i >= names:
			loose++
		}
	}
	kept, cut := l.names(loose, dice), dice.IntN(writes+1)
	files, nodes := map[string]*inode{}, map[int]*inode{}
	changed, written := 0, 0
	for i, d := range deeds {
		node := nodes[ids[i]]
		switch d.what {
		case "write", "copy", "size":
			certain := i < flushed[ids[i]]
			if node == nil {
				continue
			}
			if !certain {
				written++
			}
			node.take(d, files, certain, l, written-1, cut, dice)
		case "sync", "flush", "ack":
		default:
			if i >= names {
				if changed++; changed > kept {
					continue
				}
			}
			nodes[ids[i]] = rename(files, node, d)
		}
	}
	return files
}

// take writes what survives of a write.
func (n *inode) take(d act, files map[string]*inode, certain bool, l loss, nth, cut int, dice *rand.Rand) {
	whole := certain || l.piece == 0 && l.keep(nth, 0, dice, cut)
	switch {
	case d.what == "size" && (whole || l.piece > 0):
		n.cutTo(d.size)
	case d.what == "copy" && (whole || l.piece > 0):
		if from := files[d.path]; from != nil {
			n.put(d.off, from.data[:min(int64(len(from.data)), d.size)])
			n.size = max(n.size, d.off+d.size)
		}
	case d.what != "write":
	case whole:
		n.put(d.off, d.data)
	case l.piece > 0:
		for at := 0; at < len(d.data); at += l.piece {
			if l.keep(at, len(d.data), dice, cut) {
				n.put(d.off+int64(at), d.data[at:min(at+l.piece, len(d.data))])
			}
		}
	}
}

// rename carries out a change of names, and returns the file that it is about.
func rename(files map[string]*inode, node *inode, d act) *inode {
	switch d.what {
	case "make":
		if node = files[d.path]; node == nil {
			node = &inode{}
			files[d.path] = node
		} else if d.size == 0 {
			node.cutTo(0)
		}
	case "folder":
		files[d.path] = &inode{folder: true}
	case "rename":
		if node = files[d.path]; node != nil {
			files[d.to] = node
			delete(files, d.path)
		}
	case "link":
		if node = files[d.path]; node != nil && files[d.to] == nil {
			files[d.to] = node
		}
	case "remove":
		node = files[d.path]
		delete(files, d.path)
	}
	return node
}

// identities tells for every act which file it is about, whatever that was called then.
func (tp *tape) identities(deeds []act) []int {
	ids, named, next := make([]int, len(deeds)), map[string]int{}, 0
	for i, d := range deeds {
		target := d.path
		if d.what == "copy" {
			target = d.to
		}
		if _, known := named[target]; !known {
			next++
			named[target] = next
		}
		ids[i] = named[target]
		switch d.what {
		case "rename":
			named[d.to] = named[d.path]
			delete(named, d.path)
		case "link":
			named[d.to] = named[d.path]
		case "remove":
			delete(named, d.path)
		}
	}
	return ids
}

// acked is the last record that had been answered when so many deeds were done.
func (tp *tape) acked(at int) (last flows.Seq, phase int) {
	for _, d := range tp.deeds[:at] {
		last, phase = max(last, d.seq), d.phase
	}
	return last, phase
}

// A life is what happens to a log: begun, gone on with, backed up, compacted, put back.
type life struct {
	*tape
	env   []string
	log   string
	lines map[int]string // of each run of apply, by the number of the run
}

func liveOne(t *testing.T) *life {
	t.Helper()
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip(err)
	}
	root := filepath.Join(t.TempDir(), "disk")
	l := &life{tape: &tape{t: t, root: root}, log: filepath.Join(root, "data", "log.db"), lines: map[int]string{}}
	l.env = []string{"LANG=en_US.UTF-8", "RECEPTION_LOG=" + l.log, "RECEPTION_MASTER_KEYS=" + filepath.Join(root, "keys")}
	if err := os.Mkdir(root, 0o700); err != nil {
		t.Fatal(err)
	}
	apply := func(at string, n int) {
		lines := strings.Join(roundLines(t, l.runs)[:n], "")
		file := filepath.Join(t.TempDir(), "lines")
		if err := os.WriteFile(file, []byte(lines), 0o600); err != nil {
			t.Fatal(err)
		}
		l.lines[l.runs+1] = lines
		l.run(append(l.env, "RECEPTION_NOW="+at), "apply", "--strict", file)
	}
	apply("2026-11-22T09:30:00+08:00", 9)
	apply("2026-11-22T09:40:00+08:00", 9)
	l.run(append(l.env, "RECEPTION_NOW=2026-11-22T09:50:00+08:00"), "backup")
	l.run(append(l.env, "RECEPTION_NOW=2026-11-22T09:51:00+08:00"), "compact")
	apply("2026-11-22T10:00:00+08:00", 9)
	l.run(append(l.env, "RECEPTION_NOW=2026-11-22T10:10:00+08:00"), "backup")
	l.run(append(l.env, "RECEPTION_NOW=2026-11-22T10:11:00+08:00"), "restore", "--replace", filepath.Join(root, "data", "backups", "log-20261122-101000.db"))
	apply("2026-11-22T10:20:00+08:00", 9)
	l.run(append(l.env, "RECEPTION_NOW=2026-11-22T10:30:00+08:00"), "export", "-o", filepath.Join(root, "day.csv"))
	return l
}

// survives judges the disk after a cut by what the program makes of it: everything that
// had been entered is entered once more, and what had been answered is a repeat.
func (l *life) survives(at int) error {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	acked, phase := l.acked(at)
	var lines strings.Builder
	for _, run := range slices.Sorted(maps.Keys(l.lines)) {
		if run <= max(phase, 1) {
			lines.WriteString(l.lines[run])
		}
	}
	call := func(stdin string, args ...string) (string, error) {
		cmd := exec.CommandContext(ctx, "reception", args...)
		cmd.Env = append(append(os.Environ(), l.env...), "RECEPTION_NOW=2026-11-22T11:00:00+08:00")
		cmd.Stdin = strings.NewReader(stdin)
		var out, errs strings.Builder
		cmd.Stdout, cmd.Stderr = &out, &errs
		if err := cmd.Run(); err != nil {
			return "", fmt.Errorf("%s: %w\n%s%s", args[0], err, last(out.String()), last(errs.String()))
		}
		return out.String(), nil
	}
	out, err := call(lines.String(), "apply")
	if err != nil {
		return err
	}
	for id, a := range answersByID(l.t, out) {
		if top := a.Seq[len(a.Seq)-1]; top <= acked && !a.Repeat {
			return fmt.Errorf("%s is entered again as record %d; %d had been answered", id, top, acked)
		}
	}
	if n := strings.Count(out, `"repeat":true`); acked > 0 && n == 0 {
		return fmt.Errorf("%d had been answered, and nothing of it is there", acked)
	}
	_, err = call("", "verify")
	return errors.Join(err, l.wholeFiles())
}

// wholeFiles looks at what stands under a final name: whole, or not there.
func (l *life) wholeFiles() error {
	if text, err := os.ReadFile(filepath.Join(l.root, "day.csv")); err == nil && !strings.Contains(string(text), "still_inside") {
		return fmt.Errorf("half an export of %d bytes stands under its name", len(text))
	}
	copies, _ := filepath.Glob(filepath.Join(l.root, "data", "backups", "log-*.db"))
	for _, path := range copies {
		cmd := exec.Command("reception", "verify", path)
		cmd.Env = append(append(os.Environ(), l.env...), "RECEPTION_NOW=2026-11-22T11:00:00+08:00")
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("a backup under its name: %w\n%s", err, out)
		}
	}
	return nil
}

// Power cuts at any moment of a log's life, on all of its files, lose nothing that was
// answered, and leave nothing that the next start does not get along with. A disk that
// lies about flushing loses, in the same harness: it can fail.
func TestPowerCutsOfTheProgram(t *testing.T) {
	l := liveOne(t)
	dice := rand.New(rand.NewPCG(11, 22)) //nolint:gosec // a seed
	nothing := loss{"nothing", func(n int, _ *rand.Rand) int { return n }, 0, func(int, int, *rand.Rand, int) bool { return true }}
	if err := l.same(l.after(len(l.deeds), nothing, false, dice)); err != nil {
		t.Fatalf("the tape is not what happened: %v", err)
	}
	try := func(each int, lies bool) (bad int, why string) {
		for _, loss := range losses {
			for i := range each {
				at := len(l.deeds) * i / each
				if i > 0 {
					at += dice.IntN(max(len(l.deeds)/each, 1))
				}
				l.lay(l.after(at, loss, lies, dice))
				if err := l.survives(at); err != nil {
					bad++
					why = fmt.Sprintf("%s not flushed is lost, after %d of %d deeds (%+v): %v", loss.name, at, len(l.deeds), l.around(at), err)
					if !lies {
						t.Error(why)
					}
				}
			}
		}
		return bad, why
	}
	each := often(3, 8, 250)
	bad, _ := try(each, false)
	t.Logf("%d deeds, %d cuts, %d lost something", len(l.deeds), 4*each, bad)
	bad, why := try(often(2, 3, 10), true)
	t.Logf("control, a disk that lies: %d of %d lost something; the last: %s", bad, 4*often(2, 3, 10), why)
	if bad < often(2, 3, 10) {
		t.Error("the control loses next to nothing: the harness proves nothing")
	}
}

// around names the deeds before a cut.
func (tp *tape) around(at int) (list []string) {
	for _, d := range tp.deeds[max(0, at-3):at] {
		list = append(list, d.what+" "+filepath.Base(d.path))
	}
	return list
}
