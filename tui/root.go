package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
	"reception/tui/lang"
)

// Root is a session: the only tea.Model. It owns the desk, the size, the stack
// of screens and the notice line, and knows nothing of any one screen.
type Root struct {
	ctx  context.Context
	desk Desk
	opts Options

	text  *lang.Text
	keys  *keyMap
	theme *Theme
	mask  bool
	house *flows.House // as this session sees it: with mask, guests are named no further than their surname

	floor  flows.Floor
	facts  *facts
	now    time.Time
	width  int
	height int

	stack  []screen
	drafts map[name]screen // closed half filled in, to go on with

	notice  notice
	failed  error     // why nothing is saved any more
	cut     cutOff    // since when nothing is new any more
	asked   *asked    // the command that is on its way
	ahead   []tea.Msg // typed meanwhile
	quit    bool      // quitting was asked for once
	quitAt  time.Time // when it was last
	tick    tick
	entered time.Time // when Enter or undo was pressed last
	repeats rune      // which of them
	touched time.Time // when any key was; zero before the first
	clicked clicked
	began   time.Time
	idle    bool // nobody is at the keys: personal data is hidden
	sat     bool // somebody said to be at the keys

	given   Typed         // what Tell was told last
	company Company       // the other terminals; nil where there are none
	exports bool          // the day may be exported to this machine
	reports bool          // reports may be seen
	attends flows.VisitID // the party that is open here

	rung  time.Time         // when the bell rang last
	heard map[alarmKey]bool // the alarms it rang for

	known   flows.Register // the registered guests
	guests  finder         // everybody who was ever here
	book    *daybook       // the records of the day, once a screen has shown them
	reading bool           // more of them are on their way

	standing standing // what a practice has come to

	back    *lookback // over the live session; nil where now is shown
	tape    tape      // the journal as far as looking back has read it
	winding bool      // more of it is on its way
	past    bool      // this is the session of a lookback: nothing can be done in it
	wanted  *moment   // of which it asked for this one
}

// asked is a command on its way, with what its screen wanted after it.
type asked struct {
	effect
	by   name
	came []name // forms that it makes needless; asked before the floor shows that it is done
}

// New returns a session that ends when ctx does.
func New(ctx context.Context, desk Desk, o Options) Root {
	if o.Now == nil {
		o.Now = time.Now
	}
	if r := o.Session.Role; r == flows.RoleWall || r == flows.RoleExporter {
		o.ReadOnly = true
	}
	r := Root{ctx: ctx, desk: desk, opts: o, mask: o.Mask, floor: desk.Floor(), drafts: map[name]screen{}, known: desk.Clients(), guests: desk.Find}
	r.company, _ = desk.(Company)
	if archive, ok := desk.(Archive); ok {
		r.exports = archive.MayExport()
	}
	if reporter, ok := desk.(Reporter); ok {
		r.reports = reporter.MayReport()
	}
	r.began = o.Now()
	r.speak(o.Lang)
	r.theme = newTheme(!o.Light, o.ASCII)
	r.refresh()
	r.stack = []screen{homeOf(o, r.house)}
	r.stack[0], _ = r.stack[0].Update(changedMsg{}, r.scene())
	if start := newArrival(r.scene()); o.Start == StartArrival && r.scene().permits(effect{Open: start}) {
		r.stack = append(r.stack, start)
	}
	r.resume(o.Typed)
	return r
}

// speak switches the language in place.
func (r *Root) speak(l flows.Lang) {
	r.text = lang.Of(l)
	r.keys = newKeyMap(&r.text.Screen)
}

// refresh works out anew what follows from the floor and the time.
func (r *Root) refresh() {
	r.now = r.opts.Now()
	r.idle = r.rests()
	r.house = r.desk.House()
	if r.masked() {
		hidden := *r.house
		hidden.Addressed = func(p flows.Personal, known bool, l flows.Lang) string {
			if !known || p.Surname == "" {
				return lang.Addressed(p, known, l)
			}
			return lang.Of(l).Mask(p, known, false)
		}
		r.house = &hidden
	}
	r.facts = r.opts.Shared.facts(r.desk.House(), r.house, r.masked(), &r.floor, r.now)
}

// Init starts the watch and the clock.
func (r Root) Init() tea.Cmd {
	return tea.Batch(r.watch(), r.tick.first(), r.gather(0))
}

// Update routes a message, in this order: sizes and colours, news from the desk,
// keys that work everywhere, the screen on top, the places of the key line.
func (r Root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	read, answered := msg.(answerMsg)
	if answered {
		msg = read.msg
	}
	practised := r.rescore(msg)
	if cmd, ok := r.looks(msg); ok {
		follow, clock := r.follow(), r.rewind()
		return r, tea.Batch(cmd, follow, clock, practised)
	}
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.width, r.height = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		r.theme = newTheme(msg.IsDark(), r.opts.ASCII)
	case floorMsg:
		before := r.floor
		r.take(msg.floor)
		cmd = tea.Batch(r.watch(), r.meanwhile(&before))
	case exportedMsg:
		r.exported(msg)
	case reportMsg:
		cmd = r.reported(msg)
	case provedMsg:
		cmd = r.proved(msg)
	case gatheredMsg:
		cmd = r.gather(msg.version)
	case meanwhileMsg:
		r.changed(msg.records)
	case doneMsg:
		cmd = tea.Batch(r.done(msg), r.catchUp())
	case recordsMsg:
		r.record(msg)
	case endedMsg:
		r.ended(msg.err)
	case tickMsg:
		if msg.gen != r.tick.gen {
			return r, practised
		}
		r.watchClock()
		r.change()
		r.tick.due = time.Time{}
		if msg.failed != nil {
			r.fail(msg.failed)
		}
	case tea.KeyPressMsg:
		cmd = r.key(msg)
	case tea.PasteMsg:
		r.wake()
		if !r.keep(msg) {
			cmd = r.top(msg)
		}
	case tea.MouseClickMsg:
		cmd = r.click(msg)
	case tea.MouseWheelMsg:
		cmd = r.wheel(msg)
	default:
		if answered {
			cmd = r.answer(read.of, msg)
		} else {
			cmd = r.top(msg)
		}
	}
	follow := r.follow()
	clock := r.rewind() // changes r, so it comes before r is returned
	records := r.reads()
	bell, stood := r.ring(), r.stands()
	r.attend()
	r.tell()
	return r, tea.Batch(cmd, follow, clock, records, bell, stood, practised)
}

// take puts a newer floor on screen.
func (r *Root) take(f flows.Floor) {
	if f.Seq <= r.floor.Seq {
		return
	}
	r.floor = f
	r.change()
}

// change works out anew what follows from the floor and tells the screens.
func (r *Root) change() {
	r.refresh()
	for i := range r.stack {
		r.stack[i], _ = r.stack[i].Update(changedMsg{}, r.scene())
	}
}

// top hands a message to the screen on top and does what it wants.
func (r *Root) top(msg tea.Msg) tea.Cmd { return r.screen(len(r.stack)-1, msg) }

func (r *Root) screen(i int, msg tea.Msg) tea.Cmd {
	next, e := r.stack[i].Update(msg, r.scene())
	r.stack[i] = next
	return r.apply(e, i)
}

func (r *Root) words() *lang.Screen { return &r.text.Screen }

// scene is what the screens may look at.
func (r *Root) scene() scene {
	w, h := bodySize(r.width, r.height-r.noticeMore())
	return scene{
		House: r.house, Floor: &r.floor, Facts: r.facts, Now: r.now, Touched: r.touched, By: r.opts.By, Session: r.opts.Session, ReadOnly: r.opts.ReadOnly, Home: r.opts.Home,
		Text: r.text, Words: r.words(), Theme: r.theme, Keys: r.keys,
		Book: r.book, Known: r.known, Find: r.guests, Reading: r.readingPast(),
		Selected: r.selected(), Mask: r.masked(), Idle: r.idle, Quiet: r.typing(), Busy: r.asked != nil, Past: r.past, Exports: r.exports, Reports: r.reports, Cut: r.cut, Notice: r.notice, Width: w, Height: h,
	}
}
