package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"reception/cmd/reception/attach"
	"reception/cmd/reception/sshd"
	"reception/flows"
	"reception/store"
)

// told is an error in the words of the session's language.
type told struct {
	text string
	err  error
}

func (t *told) Error() string { return t.text }
func (t *told) Unwrap() error { return t.err }

// sentences are the Chinese for what can be the matter with a log; the errors
// themselves are the English. Special cases stand before what they wrap.
var sentences = []struct { //nolint:gochecknoglobals // a table that nobody changes
	err error
	zh  string
}{
	{store.ErrInUse, "另一个程序正开着这份日志：请用那一个，或先关掉它"},
	{store.ErrMoved, "日志文件开着的时候被移走、删除或换掉了，不再保存：请关掉程序，把文件或它的副本放回原处，再打开"},
	{store.ErrGone, "日志不见了，这里原来有一份：请放回最近的备份（reception restore）；要另起一份新日志，先删掉它旁边的 .state 文件"},
	{store.ErrMissing, "这里没有日志：请核对文件名；第一次使用时运行 reception 新建"},
	{store.ErrEmptyFile, "日志文件是空的：请放回最近的备份；若要另起一份新日志，先把它移走"},
	{store.ErrFolder, "这不是文件：请给出日志文件的名字"},
	{store.ErrForeign, "这不是迎宾台的日志：请另选文件"},
	{store.ErrUnknownKind, "日志里有本版本不认识的记录：请使用更新的版本"},
	{store.ErrNewer, "这份日志由更新的版本写成：请使用那个版本或更新的版本"},
	{store.ErrDamaged, "日志已损坏：请保留此文件备查，并恢复最近的备份"},
	{store.ErrNoMasterKey, "这份日志里的个人信息是加密的，这里没有它的主密钥：用 reception master-key install 装上另存的那份，或用 RECEPTION_MASTER_KEYS 指明它所在的目录"},
	{store.ErrNotSealed, "这份日志由旧版本写成，没能加密，保持原样"},
	{store.ErrExposed, "别人也能读到这把主密钥：请改成只有本人可读（chmod 600）"},
	{store.ErrWrongKey, "这不是这份日志的主密钥"},
	{store.ErrOtherKey, "那里已经有另一把主密钥：确实不用了的话，先把它移走"},
	{store.ErrCopy, "这是另一份日志的副本，共用一把主密钥：请在原来的日志里删除客人资料"},
	{store.ErrNotAKey, "这不是主密钥，或者抄错了：请和原件一组一组地核对"},
	{store.ErrReadOnly, "这里只能读取日志：请检查磁盘和文件是否允许写入"},
	{store.ErrNetwork, "日志在网络盘上，迟早会损坏：请放到本机磁盘上"},
	{store.ErrDiskFull, "磁盘已满：请腾出空间，再重新启动程序"},
	{store.ErrReopen, "重新启动程序之前不能再保存"},
	{store.ErrTooManyRows, "Excel 一张表最多 1,048,575 行：请缩短时间，或导出 CSV"},
	{store.ErrClosed, "日志已经关闭"},
	{flows.ErrUnknownOutcome, "不能确定最后一条是否已保存：请重新启动程序，用同样的编号再发一次"},
	{flows.ErrNotSaving, "记录没有被保存：请重新启动程序"},
	{sshd.ErrInTheWay, "接入终端用的套接字的位置上有别的文件：请把它移走"},
	{sshd.ErrTaken, "另一个程序占着接入终端用的套接字：请先关掉它"},
	{attach.ErrStranger, "接入终端用的套接字属于另一个用户的程序：请用那个用户运行，或先停掉它"},
	{attach.ErrTooLong, "命令太长，交不给开着日志的程序：请用 reception apply 从标准输入读取"},
	{fs.ErrNotExist, "没有这个文件或目录：请核对名字"},
	{fs.ErrPermission, "没有权限：请检查文件和目录的权限"},
}

// inWords puts an error into the language, as far as it has words in it.
func (a *app) inWords(err error) error {
	var spoken interface{ In(l flows.Lang) string } // said, house.Mistakes, access.TooOpen …
	var already *told
	switch {
	case err == nil || errors.As(err, &already):
		return err
	case a.lang == flows.EN:
		if s, ok := diskTrouble(err); ok {
			return &told{text: s.EN + "\n  " + err.Error(), err: err}
		}
		return err
	case errors.As(err, &spoken):
		return &told{text: spoken.In(a.lang), err: err}
	}
	for _, s := range sentences {
		if errors.Is(err, s.err) {
			// The original follows: it names the file and the particulars.
			return &told{text: s.zh + "\n  " + err.Error(), err: err}
		}
	}
	if s, ok := diskTrouble(err); ok {
		return &told{text: s.ZH + "\n  " + err.Error(), err: err}
	}
	return err
}

// diskTrouble is what to do about an error of the system that nobody has put into words:
// one of writing a file beside the log, or of making the log.
func diskTrouble(err error) (flows.Words, bool) {
	for _, s := range sentences {
		if errors.Is(err, s.err) {
			return flows.Words{}, false
		}
	}
	switch {
	case store.IsFull(err):
		return flows.Words{ZH: "磁盘已满：请腾出空间，再试一次", EN: "the disk is full: free some space, then try again"}, true
	case errors.Is(err, syscall.EIO), strings.HasSuffix(err.Error(), ": "+syscall.EIO.Error()): // bbolt gives some as text
		return flows.Words{ZH: "磁盘读写出错：请把备份复制到别的磁盘，再检查这一块",
			EN: "the disk reports an error: copy the backups to another one, then have this one checked"}, true
	case errors.Is(err, syscall.EROFS):
		return flows.Words{ZH: "这个磁盘只能读：请检查它能否写入，或另选地方", EN: "this disk can only be read: check that it may be written to, or choose another place"}, true
	}
	return flows.Words{}, false
}

// said is an error with its sentence in both languages.
type said struct{ flows.Words }

func (s said) Error() string { return s.EN }

// both makes an error of a sentence in both languages, from the same arguments.
func both(zh, en string, args ...any) error {
	return said{flows.Words{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}}
}

// prefixed says in front of an error what it is about.
func prefixed(about string, err error) error {
	var s said
	if errors.As(err, &s) {
		return said{flows.Words{ZH: about + s.ZH, EN: about + s.EN}}
	}
	return fmt.Errorf("%s%w", about, err)
}
