package main

import (
	"context"
	"errors"
	"time"

	"reception/flows"
)

// logLook is how often the owner looks whether the log is still at its place, for the
// case that nobody writes anything: each entry asks by itself.
const logLook = time.Second

// watchLog stops the desk when the log's file has been moved, removed or replaced under
// it, and puts a copy of everything that was saved among the backups: of a file that
// was removed it is the only one there will be.
func (o *owner) watchLog(ctx context.Context) {
	ticker := time.NewTicker(logLook)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			o.rescue(context.WithoutCancel(ctx)) // it may have gone a moment ago
			return
		case <-ticker.C:
			if o.rescue(ctx) {
				return
			}
		}
	}
}

// rescue reports whether the log is gone and all that can be done about it has been.
func (o *owner) rescue(ctx context.Context) (done bool) {
	var gone *flows.JournalGone
	if !errors.As(o.journal.Here(), &gone) {
		return false
	}
	first := o.gone == nil
	o.gone = gone
	var failed error
	if !gone.Harmed {
		failed = o.copyGone(ctx, gone)
	}
	if first || failed == nil {
		_ = o.desk.Abandon(gone)
		o.app.tell("%s", o.app.inWords(gone))
	}
	return failed == nil
}

func (o *owner) copyGone(ctx context.Context, gone *flows.JournalGone) error {
	b := backups{dir: backupsBeside(o.path), inspect: o.app.Inspect}
	path, _, err := b.write(ctx, o.journal, o.app.Now())
	if err == nil {
		gone.Copy = path
		err = o.journal.Rescued()
	}
	return err
}
