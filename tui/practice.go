package tui

import (
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"reception/flows"
	"reception/tui/lang"
)

// A Practice says what a practice has come to so far. It is asked beside the
// session whenever something has happened.
type Practice func(ctx context.Context) (flows.Score, error)

// standing is the score of a practice as the session has it.
type standing struct {
	score flows.Score
	stale bool      // something has happened since
	asked bool      // it is being worked out
	at    time.Time // when that began; zero where it must not rest
}

// scoreRests is how long the score rests while others act: a whole shift is read
// for it. What the person does counts at once.
const scoreRests = 5 * time.Second

// scoredMsg brings the score so far.
type scoredMsg struct {
	score flows.Score
	err   error
}

// rescore has the score worked out again after what may change it: a record, a
// refusal, a promise that has run out. One is worked out at a time.
func (r *Root) rescore(msg tea.Msg) tea.Cmd {
	ask := r.opts.Practice
	if ask == nil || r.past {
		return nil
	}
	switch msg := msg.(type) {
	case doneMsg:
		r.standing.stale, r.standing.at = true, time.Time{}
	case floorMsg, tickMsg:
		r.standing.stale = true
	case scoredMsg:
		r.standing.asked = false
		if msg.err == nil { // the score at the end says so if the log cannot be read
			r.standing.score = msg.score
		}
	}
	now := r.opts.Now()
	if !r.standing.stale || r.standing.asked || now.Sub(r.standing.at) < scoreRests {
		return nil
	}
	r.standing.stale, r.standing.asked, r.standing.at = false, true, now
	ctx := r.ctx
	return func() tea.Msg {
		score, err := ask(ctx)
		return scoredMsg{score, err}
	}
}

// practised writes the mark of practice into the first line, and beside it as much
// of the score so far as there is room for.
func (r *Root) practised(s scene, line *row, kept int) {
	if r.opts.Practice == nil {
		return
	}
	line.put(s.Theme.Mark, " "+strings.ToUpper(s.Words.Practice.Title)+" ")
	for i, text := range scoreWords(s.Words.Practice, &r.standing.score) {
		if width(text)+2 <= line.left-kept {
			line.put(s.Theme.Strong, pick(i == 0, "  ", " ")+text)
		}
	}
	line.space(max(min(2, line.left-kept), 0))
}

// scoreWords are the points so far, how soon guests were greeted, the calls missed
// and the turns that were wrong; nothing before anything came up.
func scoreWords(w lang.PracticeWords, score *flows.Score) []string {
	if !score.Scored {
		return nil
	}
	greet, missed, wrong := "-", 0, 0
	for _, p := range score.Parts {
		switch p.Part {
		case flows.ScoreWaits:
			if p.Count > 0 {
				greet = strings.TrimSpace(lang.Timer(p.Median.Truncate(time.Second)))
			}
		case flows.ScoreAnswers:
			missed = p.Missed
		case flows.ScoreTurns:
			wrong = p.Missed
		}
	}
	return []string{w.Points((score.Mark + 5) / 10), w.Greet + " " + greet, w.Missed + " " + itoa(missed), w.Wrong + " " + itoa(wrong)}
}
