package store

import (
	"encoding/json"
	"io"

	"reception/flows"
)

// A reportJSON is a report for programs. Names of figures never change; what has
// nothing to count is null, times are whole seconds.
type reportJSON struct {
	House    string                    `json:"house"`
	Period   flows.Period              `json:"period"`
	Running  bool                      `json:"running"`
	Days     int                       `json:"days"`
	Recorded int                       `json:"days_recorded"`
	Figures  map[flows.FigureID]any    `json:"figures"`
	Waits    map[flows.FigureID]any    `json:"waits"`
	Tables   map[flows.TableID][]any   `json:"tables"`
	Compared []comparedJSON            `json:"compared,omitempty"`
	Meanings map[flows.FigureID]string `json:"meanings"`
	Rules    []string                  `json:"rules"`
}

type comparedJSON struct {
	To       string                        `json:"to"` // before, year_before
	Period   flows.Period                  `json:"period"`
	Recorded int                           `json:"days_recorded"`
	Figures  map[flows.FigureID]any        `json:"figures"`
	Changes  map[flows.FigureID]changeJSON `json:"changes"`
}

// A changeJSON is a difference; of shares it is per cent points. Per cent are null
// against nothing.
type changeJSON struct {
	By      any  `json:"by"`
	Percent *int `json:"percent"`
}

type shareJSON struct {
	Part    int `json:"part"`
	Of      int `json:"of"`
	Percent any `json:"percent"`
}

func (f *figures) json(w io.Writer) error {
	out := reportJSON{House: f.o.House.Name.In(f.o.Lang), Period: f.r.Period, Running: f.r.Running, Days: f.r.Len(), Recorded: f.r.Recorded,
		Figures: map[flows.FigureID]any{}, Waits: valuesOf(f.waits), Tables: map[flows.TableID][]any{}, Meanings: map[flows.FigureID]string{}, Rules: f.o.Words.Rules}
	for _, c := range f.chapters {
		for _, x := range c.Figures {
			out.Figures[x.ID] = plainValue(x.Value)
		}
	}
	for _, t := range f.tables {
		rows := make([]any, 0, len(t.Rows))
		for _, r := range t.Rows {
			row := map[string]any{"id": r.ID, "name": f.o.Words.Row(r.Key)}
			for _, x := range r.Figures {
				row[string(x.ID)] = plainValue(x.Value)
			}
			rows = append(rows, row)
		}
		out.Tables[t.ID] = rows
	}
	for i := range f.earlier {
		out.Compared = append(out.Compared, f.comparedJSON(i))
	}
	for _, id := range f.meant() {
		out.Meanings[id] = f.o.Words.Meaning(id)
	}
	for _, k := range flows.WaitKinds() {
		out.Meanings[flows.FigureID(k.ID())] = f.o.Words.WaitIs(k)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

func (f *figures) comparedJSON(i int) comparedJSON {
	e := &f.earlier[i]
	c := comparedJSON{To: [...]string{"before", "year_before"}[i], Period: e.Period, Recorded: e.Recorded,
		Figures: map[flows.FigureID]any{}, Changes: map[flows.FigureID]changeJSON{}}
	add := func(chapter, figure int, now flows.Figure) {
		was, ok := e.was(chapter, figure)
		if !ok {
			return
		}
		c.Figures[now.ID] = plainValue(was)
		d := now.Value.Since(was)
		change := changeJSON{By: plainValue(d.By)}
		if !d.FromNil {
			change.Percent = &d.Percent
		}
		c.Changes[now.ID] = change
	}
	for k, chapter := range f.chapters {
		for j, x := range chapter.Figures {
			add(k, j, x)
		}
	}
	for j, x := range f.waits {
		add(waitChapter, j, x)
	}
	return c
}

func valuesOf(list []flows.Figure) map[flows.FigureID]any {
	m := map[flows.FigureID]any{}
	for _, x := range list {
		m[x.ID] = plainValue(x.Value)
	}
	return m
}

// plainValue is a value for programs.
func plainValue(v flows.Value) any {
	switch {
	case v.Kind == flows.ValueShare, v.Kind == flows.ValueUse:
		s := shareJSON{Part: v.N, Of: v.Of}
		if p, ok := v.Percent(); ok {
			s.Percent = p
		}
		return s
	case v.None:
		return nil
	case v.Kind == flows.ValueTenths:
		return float64(v.N) / 10
	case v.Kind == flows.ValueMoney:
		return float64(v.N) / 100
	}
	return v.N
}
