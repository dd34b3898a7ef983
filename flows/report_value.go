package flows

import (
	"fmt"
	"strconv"
	"time"
)

// A ValueKind says what a value of a report is.
type ValueKind string

const (
	ValueNumber  ValueKind = "number"
	ValueTenths  ValueKind = "tenths"  // of a whole
	ValueShare   ValueKind = "share"   // N of Of
	ValueUse     ValueKind = "use"     // N seconds of Of
	ValueSeconds ValueKind = "seconds" // how long something took
	ValueHours   ValueKind = "hours"   // in seconds too, of what is long
	ValueMoney   ValueKind = "money"   // in hundredths; so are points
)

// A Value is one number of a report. It is the same on the screen, on paper, in a
// workbook and for programs. None says that there is nothing to count: no share
// of nothing, no average of no case.
type Value struct {
	Kind ValueKind
	N    int
	Of   int // of a share or a use
	None bool
}

func number(n int) Value      { return Value{Kind: ValueNumber, N: n} }
func money(cents int) Value   { return Value{Kind: ValueMoney, N: cents} }
func hours(seconds int) Value { return Value{Kind: ValueHours, N: seconds} }
func share(r Ratio) Value     { return Value{Kind: ValueShare, N: r.Part, Of: r.Of, None: r.Of <= 0} }
func use(r Ratio) Value       { return Value{Kind: ValueUse, N: r.Part, Of: r.Of, None: r.Of <= 0} }
func took(d time.Duration, n int) Value {
	return Value{Kind: ValueSeconds, N: int(d / time.Second), None: n == 0}
}

// Percent is a share rounded to whole per cent; false for what is none.
func (v Value) Percent() (int, bool) {
	if v.Kind != ValueShare && v.Kind != ValueUse {
		return 0, false
	}
	return Ratio{v.N, v.Of}.Percent()
}

// String is the value as people read it: 12, 2.5, 67% (2/3), 4:05 (minutes and
// seconds), 3h05; "-" where there is nothing to count.
func (v Value) String() string {
	switch {
	case v.None:
		return "-"
	case v.Kind == ValueTenths && v.N%10 != 0:
		return signed(v.N, fmt.Sprintf("%d.%d", abs(v.N)/10, abs(v.N)%10))
	case v.Kind == ValueTenths:
		return strconv.Itoa(v.N / 10)
	case v.Kind == ValueShare:
		p, _ := v.Percent()
		return fmt.Sprintf("%d%% (%d/%d)", p, v.N, v.Of)
	case v.Kind == ValueUse:
		p, _ := v.Percent()
		return fmt.Sprintf("%d%% (%s/%s)", p, hours(v.N), hours(v.Of))
	case v.Kind == ValueSeconds:
		return signed(v.N, fmt.Sprintf("%d:%02d", abs(v.N)/60, abs(v.N)%60))
	case v.Kind == ValueMoney:
		return signed(v.N, fmt.Sprintf("%d.%02d", abs(v.N)/100, abs(v.N)%100))
	case v.Kind == ValueHours:
		return signed(v.N, fmt.Sprintf("%dh%02d", abs(v.N)/3600, abs(v.N)/60%60))
	}
	return strconv.Itoa(v.N)
}

func signed(n int, text string) string {
	if n < 0 {
		return "-" + text
	}
	return text
}

func abs(n int) int { return max(n, -n) }

// A Change is how much more a value is than an earlier one: the difference, which
// is in per cent points for shares, and the difference in per cent of the earlier
// value. Against nothing, or from 0, there are no per cent.
type Change struct {
	By      Value
	Percent int
	None    bool // one of the two has nothing to count
	FromNil bool // there are no per cent
}

// Since is the change from an earlier value.
func (v Value) Since(before Value) Change {
	if v.None || before.None {
		return Change{By: Value{Kind: v.Kind, None: true}, None: true, FromNil: true}
	}
	if v.Kind == ValueShare || v.Kind == ValueUse {
		now, _ := v.Percent()
		then, _ := before.Percent()
		return Change{By: number(now - then), FromNil: true}
	}
	c := Change{By: Value{Kind: v.Kind, N: v.N - before.N}}
	if before.N <= 0 {
		c.FromNil = true
		return c
	}
	// Rounded half away from nothing, so that a fall reads as the rise back.
	p := 200*abs(c.By.N) + before.N
	c.Percent = p / (2 * before.N)
	if c.By.N < 0 {
		c.Percent = -c.Percent
	}
	return c
}

// String is the change as people read it: "+3 (+25%)", "-0:40 (-8%)", "+5" from
// nothing, "-" where there is none.
func (c Change) String() string {
	if c.None {
		return "-"
	}
	plus := func(n int, text string) string {
		if n > 0 {
			return "+" + text
		}
		return text
	}
	text := plus(c.By.N, c.By.String())
	if c.FromNil {
		return text
	}
	return text + " (" + plus(c.Percent, strconv.Itoa(c.Percent)) + "%)"
}
