package find

import (
	"container/heap"
	"math"
)

// newestOf goes through lists from their ends, the newest entry of all first,
// until n entries match.
func (x *Index) newestOf(lists [][]uint32, terms []term, n int) []uint32 {
	var ends newest
	for _, list := range lists {
		if len(list) > 0 {
			ends = append(ends, list)
		}
	}
	heap.Init(&ends)
	var found []uint32
	last := uint32(math.MaxUint32)
	for len(ends) > 0 && len(found) < n {
		list := ends[0]
		i := list[len(list)-1]
		if ends[0] = list[:len(list)-1]; len(ends[0]) == 0 {
			heap.Pop(&ends)
		} else {
			heap.Fix(&ends, 0)
		}
		// An entry may stand in several lists.
		if e := x.entry(i); i != last && !e.dead && x.matchesAll(e, terms) {
			found = append(found, i)
		}
		last = i
	}
	return found
}

// newest is a heap of lists by their last entry.
type newest [][]uint32

func (h newest) Len() int           { return len(h) }
func (h newest) Less(i, j int) bool { return h[i][len(h[i])-1] > h[j][len(h[j])-1] }
func (h newest) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *newest) Push(list any)     { *h = append(*h, list.([]uint32)) }
func (h *newest) Pop() any {
	last := len(*h) - 1
	list := (*h)[last]
	*h = (*h)[:last]
	return list
}
