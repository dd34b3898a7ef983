package access

import "reception/flows"

// QuickPINs makes hashes as cheap as they can be: a test is no guesser.
func (p *PINs) QuickPINs() { p.cost = 4 }

// HoldSlots takes all places for checking PINs until free is called.
func (p *PINs) HoldSlots() (free func()) {
	for range cap(p.slots) {
		p.slots <- struct{}{}
	}
	return func() {
		for range cap(p.slots) {
			<-p.slots
		}
	}
}

// AtOnce is how many PINs are checked at the same moment.
const AtOnce = atOnce

// Settling is what Watch does with every tick.
func (k *Keys) Settling() func() bool { return k.settling() }

// Places is how many addresses with wrong PINs are remembered.
func (p *PINs) Places() int { return len(p.tries.places) }

// Settle is what the text of a keys file comes to.
func Settle(text []byte, h *flows.House) ([]Person, []Fault) {
	l := listOf(parse(text, h))
	return inOrder(l.people), l.faults
}
