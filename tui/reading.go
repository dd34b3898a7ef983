package tui

// A partial guest book says whether it has been read to its end. One that cannot
// say so is taken as whole.
type partial interface{ Whole() bool }

// readingPast reports whether the guests of the past are still being read, so that
// finding nobody does not mean yet that there is nobody.
func (r *Root) readingPast() bool {
	book, says := r.desk.(partial)
	return says && !book.Whole() && r.floor.Seq > 0 // there is nothing to read in a new log
}
