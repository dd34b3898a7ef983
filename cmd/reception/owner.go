package main

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"sync"
	"time"

	"reception/cmd/reception/access"
	"reception/cmd/reception/attach"
	"reception/cmd/reception/sshd"
	"reception/flows"
	"reception/store"
	"reception/tui"
)

// An owner has the log open, alone, and lets every other terminal in (DESIGN 6).
type owner struct {
	app     *app // whose surroundings the sessions share
	path    string
	dir     string // the showroom's files; "" for the built-in ones
	desk    kioskDesk
	journal *store.Journal
	forget  func() // ends the reading of the guest book

	keys    *access.Keys
	pins    *access.PINs
	turned  *turnedAway
	company *company
	shared  tui.Shared
	doors   *sshd.Server // nil until it listens
	log     *accessLog
	beside  sync.WaitGroup
	over    <-chan struct{} // closed when the owner ends
	stop    context.CancelFunc

	checking chan struct{} // has room for the one who checks a copy of the log

	days  keptDays // of reports
	gone  error    // why nothing is saved any more, where the log's file is gone; read when all has ended
	books books

	mu      sync.Mutex
	screens map[int]bool // numbers of the screens of this machine
}

// own opens the log and everything that goes with it.
func (a *app) own(ctx context.Context) (*owner, error) {
	path, err := a.logPath()
	if err != nil {
		return nil, err
	}
	dir, err := absolute(a.houseDir())
	if err != nil {
		return nil, a.inWords(err)
	}
	desk, journal, err := a.openLog(ctx)
	if err != nil {
		return nil, err
	}
	o := &owner{app: a, path: path, dir: dir, journal: journal, screens: map[int]bool{}, company: newCompany(), checking: make(chan struct{}, 1)}
	tidy(path)
	o.desk, o.forget = withGuestBook(ctx, desk)
	ctx, o.stop = context.WithCancel(context.WithoutCancel(ctx))
	o.over = ctx.Done()
	o.turned = newTurnedAway(a.Now, func(n flows.AccessNoted) {
		_, _ = desk.Do(ctx, flows.Request{Command: flows.NoteAccess{AccessNoted: n}}) // a log that fails says so itself
	})
	if err := o.admit(ctx); err != nil {
		return nil, errors.Join(err, o.close())
	}
	return o, nil
}

// wrongMatters is how long wrong PINs of an earlier run count, and lately how many
// records back they are looked for.
const (
	wrongMatters = 2 * time.Hour
	lately       = 5000
)

// rememberWrong has the PINs know of the wrong ones that the log has.
func (o *owner) rememberWrong(ctx context.Context) error {
	if !o.pins.Any() {
		return nil
	}
	last := o.desk.Floor().Seq
	for r, err := range o.desk.Records(ctx, last-min(last, lately)) {
		if err != nil {
			return err
		}
		if e, ok := r.Event.(flows.AccessNoted); ok && e.What == flows.PINWrong && o.app.Now().Sub(r.At) < wrongMatters {
			o.pins.Remember(e.Staff, e.From, r.At, max(e.Times, 1))
		}
	}
	return nil
}

// tidy takes away copies that a killed owner was checking. Nobody else makes files of
// that name while the log is open.
func tidy(path string) {
	clearLeft(path + ".new-[0-9]*")
	clearLeft(filepath.Join(backupsBeside(path), ".*.db.[0-9]*"))
	left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".[0-9]*")) // a name that is no pattern has none
	for _, file := range left {
		_ = os.Remove(file) // it is in nobody's way
	}
}

// admit reads who may come in, and goes on doing so.
func (o *owner) admit(ctx context.Context) (err error) {
	if o.pins, err = o.app.openPINs(); err != nil {
		return err
	}
	if o.keys, _, _, err = o.app.openKeys(); err != nil {
		return err
	}
	o.beside.Go(func() { o.backUpDaily(ctx) })
	o.beside.Go(func() { o.shredErased(ctx) })
	o.beside.Go(func() { o.watchLog(ctx) })
	if err := o.rememberWrong(ctx); err != nil {
		return o.app.inWords(err)
	}
	ticker := time.NewTicker(time.Second)
	o.beside.Go(func() {
		defer ticker.Stop()
		o.keys.Watch(ctx, ticker.C)
	})
	return nil
}

// listen lets terminals in: those of this machine by the socket beside the log,
// and with an address those of the network.
func (o *owner) listen(ctx context.Context, address string) (err error) {
	if o.log, err = openAccessLog(o.path + ".access.log"); err != nil {
		return o.app.inWords(err)
	}
	o.doors, err = sshd.New(sshd.Config{
		HostKey: filepath.Join(filepath.Dir(o.path), "reception.hostkey"),
		Find:    o.keys.Find,
		Handle:  o.handle,
		Turned: func(what flows.Intrusion, p access.Person, from string, times int) {
			o.turned.note(flows.AccessNoted{What: what, Staff: p.Staff, Role: p.Role, From: from, Times: times})
		},
		Log: slog.New(slog.NewTextHandler(o.log, nil)),
	})
	if err != nil {
		return o.app.inWords(err)
	}
	path, err := attach.SocketPath(o.path)
	if err != nil {
		return o.app.inWords(err)
	}
	socket, err := sshd.Listen(ctx, path)
	if err != nil {
		return o.app.inWords(err)
	}
	o.beside.Go(func() { _ = o.doors.Local(socket) }) // ends with close
	if address == "" {
		return nil
	}
	if err := o.doors.Identify(); err != nil {
		return o.app.inWords(err)
	}
	network, err := net.Listen("tcp", address)
	if err != nil {
		return both("不能在 %s 接受连接：%v\n请换一个端口，或先停掉占用它的程序", "cannot listen on %s: %v\nchoose another port, or stop the program that has it", address, err)
	}
	o.beside.Go(func() { _ = o.doors.Network(network) })
	o.beside.Go(o.revoke)
	return nil
}

// revoke ends the sessions of keys that have just been taken away, until the owner
// ends: whoever quits its screen has ended no context.
func (o *owner) revoke() {
	for {
		select {
		case <-o.keys.Changed():
			o.doors.End(func(p access.Person) bool { return !o.keys.Holds(p) })
		case <-o.over:
			return
		}
	}
}

// farewell is how long sessions get to end when the owner does.
const farewell = 2 * time.Second

// close lets everybody out and closes the log.
func (o *owner) close() error {
	var errs []error
	if o.doors != nil {
		ctx, cancel := context.WithTimeout(context.Background(), farewell)
		_ = o.doors.Close(ctx) // who has not left by then is cut off
		cancel()
	}
	o.turned.close()
	o.stop()
	o.beside.Wait()
	o.forget()
	errs = append(errs, o.app.inWords(o.gone), o.desk.Desk.Close(context.Background()), o.journal.Close())
	if o.log != nil {
		errs = append(errs, o.log.Close())
	}
	return errors.Join(errs...)
}

// number gives a further screen of this machine the lowest number that is free:
// the owner's own is kiosk, the others are kiosk-2, kiosk-3 …, so that undo takes
// back one's own acts.
func (o *owner) number() (n int, leave func()) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for n = 2; o.screens[n]; n++ {
	}
	o.screens[n] = true
	return n, func() {
		o.mu.Lock()
		defer o.mu.Unlock()
		delete(o.screens, n)
	}
}
