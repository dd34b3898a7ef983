package intake

import (
	"slices"

	"reception/flows"
)

// ways are how people write how a party came.
var ways = map[flows.CameBy][]string{
	flows.ByCar:  {"car", "自驾", "开车", "驾车", "私家车", "小车", "车"},
	flows.ByTaxi: {"taxi", "出租", "出租车", "打车", "网约车", "滴滴"},
	flows.OnFoot: {"foot", "on foot", "walk", "步行", "走路", "徒步"},
}

// known is a value as the house calls it; what it does not know stays as written.
func known(h *flows.House, field, text string) string {
	folded := Fold(text)
	is := func(id string, names ...string) bool {
		return Fold(id) == folded || slices.ContainsFunc(names, func(n string) bool { return n != "" && Fold(n) == folded })
	}
	switch field {
	case "came_by":
		for way, names := range ways {
			if slices.Contains(names, folded) {
				return string(way)
			}
		}
	case "sales", "asks_for", "owner":
		for _, s := range h.Staff {
			if is(string(s.ID), s.Name.ZH, s.Name.EN) {
				return string(s.ID)
			}
		}
	case "room":
		for _, r := range h.Rooms {
			if is(string(r.ID), r.Name.ZH, r.Name.EN) {
				return string(r.ID)
			}
		}
	case "purpose":
		for _, p := range h.Purposes {
			if is(p.ID, p.Name.ZH, p.Name.EN) {
				return p.ID
			}
		}
	case "outcome":
		for _, o := range h.Outcomes {
			if is(o.ID, o.Name.ZH, o.Name.EN) {
				return o.ID
			}
		}
	}
	return text
}
