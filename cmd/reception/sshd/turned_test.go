package sshd_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"

	"reception/cmd/reception/access"
	"reception/cmd/reception/sshd"
	"reception/flows"
)

func TestUnknownAndRevokedKeysAreTurnedAwayAndTold(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	unknown := stranger(t)
	if c, err := h.dial(gossh.PublicKeys(unknown)); err == nil {
		_ = c.Close()
		t.Fatal("a stranger came in")
	}
	if told := <-h.told; told.what != flows.KeyUnknown || told.times != 1 || told.from != "127.0.0.1" ||
		told.person.Fingerprint != gossh.FingerprintSHA256(unknown.PublicKey()) {
		t.Errorf("told %+v", told)
	}
	revoked := li
	revoked.Revoked = true
	if c, err := h.dial(gossh.PublicKeys(h.key(revoked))); err == nil {
		_ = c.Close()
		t.Fatal("a revoked key came in")
	}
	if told := <-h.told; told.what != flows.KeyRevoked || told.person.Staff != "li" {
		t.Errorf("told %+v", told)
	}
	if c, err := h.dial(gossh.Password("secret")); err == nil {
		_ = c.Close()
		t.Error("a password came in")
	}
	if c, err := h.dial(); err == nil {
		_ = c.Close()
		t.Error("nothing at all came in")
	}
}

// Somebody whose agent holds other keys too is no intruder.
func TestOtherKeysBesideTheRightOne(t *testing.T) {
	h := open(t, sshd.Limits{Failures: 1}, nil)
	for range 3 {
		c, err := h.dial(gossh.PublicKeys(stranger(t), stranger(t), h.key(li)))
		must(t, err)
		must(t, c.Close())
	}
	select {
	case told := <-h.told:
		t.Errorf("told %+v", told)
	default:
	}
}

// offering holds a private key and says that it is another's: the server is glad to
// hear of that one, and must not take the signature for its.
type offering struct {
	gossh.Signer
	public gossh.PublicKey
}

func (o offering) PublicKey() gossh.PublicKey { return o.public }

func TestOfferedKeyGivesNothing(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	manager := h.key(access.Person{Staff: "boss", Role: flows.RoleDutyManager})
	mine := h.key(li)
	if c, err := h.dial(gossh.PublicKeys(offering{mine, manager.PublicKey()})); err == nil {
		_ = c.Close()
		t.Fatal("a key that was not proved came in")
	}
}

func TestRevokedKeyEndsItsSessions(t *testing.T) {
	h := open(t, sshd.Limits{}, nil)
	key := h.key(li)
	other := h.key(access.Person{Staff: "wang", Role: flows.RoleDesk})
	client := h.login(key)
	session, err := client.NewSession()
	must(t, err)
	out, errs := newWatcher(), newWatcher()
	session.Stdout, session.Stderr = out, errs
	must(t, session.Start("wait"))
	out.waitFor(t, "waiting")
	stays, err := h.login(other).NewSession()
	must(t, err)
	kept := newWatcher()
	stays.Stdout = kept
	must(t, stays.Start("wait"))
	kept.waitFor(t, "waiting")

	revoked := li
	revoked.Revoked = true
	h.admit(key, revoked)
	h.End(func(p access.Person) bool { return p.Staff == "li" })
	if status := exitStatus(t, session.Wait()); status != 7 {
		t.Errorf("status %d", status)
	}
	errs.waitFor(t, "权限已收回")
	again, err := client.NewSession()
	must(t, err)
	if status := exitStatus(t, again.Run("who")); status == 0 {
		t.Error("the open connection still has the right")
	}
	must(t, stays.Signal(gossh.SIGINT)) // it is still there to be told
	if status := exitStatus(t, stays.Wait()); status != 7 {
		t.Errorf("the other's: status %d", status)
	}
}

func TestAddressIsShutAfterFailures(t *testing.T) {
	h := open(t, sshd.Limits{Failures: 3}, nil)
	key := h.key(li)
	there := h.login(key)
	for range 3 {
		if c, err := h.dial(gossh.PublicKeys(stranger(t))); err == nil {
			_ = c.Close()
		}
		<-h.told
	}
	for range 5 {
		if c, err := h.dial(gossh.PublicKeys(key)); err == nil {
			_ = c.Close()
			t.Fatal("the address is not shut")
		}
	}
	if told := <-h.told; told.what != flows.AddressShut || told.times != 1 {
		t.Errorf("told %+v", told)
	}
	session, err := there.NewSession()
	must(t, err)
	if _, err := session.Output("who"); err != nil {
		t.Errorf("whoever was inside: %v", err)
	}
	// What was not told yet is told together, at the latest when the server closes.
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	must(t, there.Close())
	must(t, h.Close(ctx))
	if told := <-h.told; told.what != flows.AddressShut || told.times != 4 {
		t.Errorf("told %+v", told)
	}
}

func TestSessionLimit(t *testing.T) {
	h := open(t, sshd.Limits{Sessions: 2}, nil)
	client := h.login(h.key(li))
	var inside []*gossh.Session
	for range 2 {
		session, err := client.NewSession()
		must(t, err)
		out := newWatcher()
		session.Stdout = out
		must(t, session.Start("wait"))
		out.waitFor(t, "waiting")
		inside = append(inside, session)
	}
	session, err := client.NewSession()
	must(t, err)
	var errs bytes.Buffer
	session.Stderr = &errs
	if status := exitStatus(t, session.Run("who")); status != 1 ||
		!strings.Contains(errs.String(), "太多") || !strings.Contains(errs.String(), "Too many") {
		t.Errorf("status %d, %q", status, errs.String())
	}
	must(t, inside[0].Signal(gossh.SIGINT))
	_ = inside[0].Wait()
	session, err = client.NewSession()
	must(t, err)
	if _, err := session.Output("who"); err != nil {
		t.Errorf("where one has left: %v", err)
	}
}

func TestChannelLimit(t *testing.T) {
	h := open(t, sshd.Limits{Channels: 3}, nil)
	client := h.login(h.key(li))
	for range 3 {
		_, err := client.NewSession()
		must(t, err)
	}
	if _, err := client.NewSession(); err == nil {
		t.Error("one connection has as many sessions as it likes")
	}
}
