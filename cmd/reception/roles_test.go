//go:build linux

package main

import (
	"bytes"
	"errors"
	"net"
	"os"
	"slices"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"

	"reception/flows"
)

// login is a connection with a key, for more commands than are worth a process each.
func (h *showroom) login(identity string) *gossh.Client {
	h.t.Helper()
	text, err := os.ReadFile(identity)
	if err != nil {
		h.t.Fatal(err)
	}
	key, err := gossh.ParsePrivateKey(text)
	if err != nil {
		h.t.Fatal(err)
	}
	c, err := gossh.Dial("tcp", net.JoinHostPort(h.host, h.port), &gossh.ClientConfig{User: "anybody",
		Auth: []gossh.AuthMethod{gossh.PublicKeys(key)}, HostKeyCallback: gossh.InsecureIgnoreHostKey()})
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { _ = c.Close() })
	return c
}

// through runs a command on a connection.
func through(t *testing.T, c *gossh.Client, command string) (status int, said string) {
	t.Helper()
	session, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close() //nolint:errcheck // it has ended
	var out, errs bytes.Buffer
	session.Stdout, session.Stderr = &out, &errs
	err = session.Run(command)
	var exit *gossh.ExitError
	switch {
	case errors.As(err, &exit):
		status = exit.ExitStatus()
	case err != nil:
		t.Fatalf("%s: %v", command, err)
	}
	return status, out.String() + errs.String()
}

// TestWhatEachRoleMayAskFor: every role with every command, and with an act of each
// kind. What it may not is refused with a sentence, and stands in the log.
func TestWhatEachRoleMayAskFor(t *testing.T) {
	h := openShowroom(t)
	const everybody = "post desk duty_manager exporter wall"
	may := map[string]string{ // whom each command is for; those of the machine are nobody's
		"do arrive surname=王":                  "post desk duty_manager",
		"do note visit=#1 text=x":              "post desk duty_manager",
		"do book surname=李 when=15:00 party=2": "desk duty_manager",
		"do assign visit=#1 staff=lina":        "desk duty_manager",
		"do close_day":                         "desk duty_manager",
		"apply":                                "post desk duty_manager",
		"status":                               "post desk duty_manager exporter",
		"stock":                                "post desk duty_manager exporter",
		"rollcall":                             "post desk duty_manager",
		"why":                                  "post desk duty_manager",
		"what-if skip reason=errand":           "desk duty_manager",
		"fairness":                             "desk duty_manager exporter",
		"export --day today":                   "desk duty_manager exporter",
		"report --week --compare":              "desk duty_manager exporter",
		"export --names --what calls":          "desk duty_manager",
		"verify":                               "duty_manager exporter",
		"board --once":                         "post desk duty_manager wall",
		"schema":                               everybody,
		"version":                              everybody,
		"rehearse --day today":                 "", "init x": "", "check x": "", "keys": "", "keys revoke x": "", "pin list": "", "pin set lina": "",
		"serve": "", "demo": "", "practice": "", "service": "", "completion bash": "",
	}
	refused := map[flows.Role][]string{}
	for _, role := range flows.Roles() {
		c := h.login(h.admit(role, "--post", "L1", "--staff", "zhangwei"))
		for command, who := range may {
			status, said := through(t, c, command)
			allowed := slices.Contains(strings.Fields(who), string(role))
			turned := status == statusRefused && (strings.Contains(said, "这把密钥不能用") || strings.Contains(said, "这台终端不能办这件事"))
			if allowed == turned {
				t.Errorf("%s, %s: may is %v, and it was answered with status %d and %s", role, command, allowed, status, last(said))
			}
			if !allowed {
				words := strings.Fields(command)
				if role == flows.RolePost && words[0] == "do" {
					words = words[1:]
				}
				refused[role] = append(refused[role], words[0])
			}
		}
		if status, said := through(t, c, ""); role == flows.RoleExporter && (status != statusRefused || !strings.Contains(said, "没有工作屏")) {
			t.Errorf("the exporter has a screen: status %d, %s", status, said)
		}
	}
	h.close()
	noted := h.noted()
	for _, role := range flows.Roles() {
		took := slices.ContainsFunc(noted, func(n flows.AccessNoted) bool {
			return n.What == flows.NamesExported && n.Role == role && n.Staff == "zhangwei" && strings.HasSuffix(n.Verb, " calls")
		})
		if may := strings.Contains(may["export --names --what calls"], string(role)); took != may {
			t.Errorf("it stands in the log that %s exported names: %v", role, took)
		}
	}
	for role, verbs := range refused {
		for _, verb := range verbs {
			if !slices.ContainsFunc(noted, func(n flows.AccessNoted) bool {
				return n.What == flows.RightMissing && n.Role == role && n.Verb == verb && n.Staff == "zhangwei" && n.From == h.host
			}) {
				t.Errorf("it is not in the log that %s asked for %s", role, verb)
			}
		}
	}
}
