package tui

import (
	"slices"
	"strings"

	"reception/flows"
)

// newWeather chooses the weather, which changes the checklists at once; each line
// says what it adds to them.
func newWeather(s scene) screen {
	return picker{name: "weather", cursor: string(s.Floor.Day.Weather),
		title: func(s scene) string { return s.Words.Day.Weather },
		items: weatherItems}
}

func weatherItems(s scene) []item {
	var list []item
	for _, is := range []flows.Weather{flows.Clear, flows.Rain, flows.Snow, flows.Sun} {
		detail := s.Words.Day.ChangesNothing
		if adds := weatherAdds(s, is); len(adds) > 0 {
			detail = s.Words.Day.Changes(len(adds), strings.Join(adds, " / "))
		}
		e := effect{Do: flows.SetWeather{Is: is}, Back: true}
		if is == s.Floor.Day.Weather {
			detail, e = s.Words.Day.Now+"  "+detail, effect{Back: true}
		}
		list = append(list, item{id: string(is), label: s.Text.Names.Weather[is], detail: detail, do: once(e)})
	}
	return list
}

// weatherAdds are the checklist lines of the house that hang on a weather.
func weatherAdds(s scene, is flows.Weather) []string {
	words := map[flows.Weather][]string{flows.Clear: {"clear"}, flows.Rain: {"rain", "wet"}, flows.Snow: {"snow", "wet"},
		flows.Sun: {"sun"}}[is]
	var list []string
	for _, step := range s.House.Flow("") {
		for _, it := range step.Do {
			text := it.Text.In(s.Text.Tag)
			if slices.ContainsFunc(it.When, func(w string) bool { return slices.Contains(words, w) }) && !slices.Contains(list, text) {
				list = append(list, text)
			}
		}
	}
	return list
}
