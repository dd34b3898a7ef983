package main

import (
	"context"

	"reception/flows"
	"reception/tui/find"
)

// A kioskDesk is the desk with the guest book that is searched while typing.
type kioskDesk struct {
	*flows.Desk
	*find.Index
}

// book is the guest book, complete: the owner's once it has been read, or one read
// for this command.
func (g *guestLog) book(ctx context.Context) (*find.Index, error) {
	if g.index != nil && g.index.Whole() {
		return g.index, nil
	}
	book := find.New()
	for r, err := range g.desk.ClientRecords(ctx, 0) {
		if err != nil {
			return nil, err
		}
		book.Add(r)
	}
	return book, nil
}

// withGuestBook begins to read the guest book, beside everything else: neither
// the first frame nor a key nor a command waits for it. The returned function
// ends the reading and must be called before the desk is closed.
func withGuestBook(ctx context.Context, desk *flows.Desk) (kioskDesk, func()) {
	ctx, stop := context.WithCancel(ctx)
	book := find.New()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		// A journal that cannot be read is said by the desk; what is known stays.
		_ = book.Follow(ctx, desk)
	}()
	return kioskDesk{desk, book}, func() {
		stop()
		<-ended
	}
}
