package attach

import (
	"github.com/charmbracelet/x/ansi"

	"reception/tui"
)

// The requests on a session's channel beside those of SSH. A server that knows
// RequestAttach knows them all; plain clients use none of them.
const (
	// RequestAttach, from the client before the command, carries Streams. From then on
	// the server asks for input and for the terminal.
	RequestAttach = "attach@reception"
	// RequestRead, from the server, carries Wanted: send that many bytes at most.
	RequestRead = "read@reception"
	// RequestOpen and RequestShut, from the server, carry Sent: ready the terminal for a
	// screen, give it back. They are answered when it is done.
	RequestOpen = "open-terminal@reception"
	RequestShut = "shut-terminal@reception"
	// RequestTerminal, from the client before it answers RequestOpen, carries Opened.
	RequestTerminal = "terminal@reception"
	// RequestTyped carries what is half typed on the screen, at most MaxTyped bytes:
	// from the server whenever that has changed, and from the client before the
	// command, where its screen goes on from one whose owner has ended. It is sent on
	// this machine alone, and neither end writes it down.
	RequestTyped = "typed@reception"
	// RequestLeave, from the server, says that it ends and the command with it.
	RequestLeave = "leave@reception"
	// RequestDeaf, from a client, says that nobody reads its output any more. OpenSSH
	// has it too.
	RequestDeaf = "eow@openssh.com"
)

// Streams are those that are terminals at the client's side.
type Streams struct{ In, Out, Err bool }

// Wanted is how many bytes a command would read.
type Wanted struct{ Bytes uint32 }

// Sent is how many bytes of output the server has sent so far. The client writes them
// out first: they belong to the time before.
type Sent struct{ Bytes uint64 }

// Opened is a terminal that is ready for a screen.
type Opened struct{ Profile, Width, Height uint32 }

// MaxCommand is how many bytes the words of a command may have, quoted. A packet of
// SSH has room for a little more.
const MaxCommand = 128 << 10

// MaxTyped is how many bytes what is half typed may have.
const MaxTyped = 128 << 10

// EndScreen gives a terminal back whose screen could not end by itself, and may have
// stopped in the middle of a frame.
const EndScreen = ansi.ResetModeSynchronizedOutput + ansi.ResetStyle + tui.EndScreen
