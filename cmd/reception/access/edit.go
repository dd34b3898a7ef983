package access

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/crypto/ssh"
)

// Add writes the public keys of a text into the file as who's: all of them, or
// none where one cannot be taken.
func (k *Keys) Add(who Person, text []byte) ([]Person, error) {
	given, err := k.given(text)
	if err != nil {
		return nil, err
	}
	var added []Person
	err = k.file.change(func(was []byte) ([]byte, error) {
		end := "\n"
		if bytes.Contains(was, []byte("\r\n")) {
			end = "\r\n"
		}
		is := bytes.Clone(was)
		if len(is) > 0 && is[len(is)-1] != '\n' {
			is = append(is, end...)
		}
		from := len(split(is))
		for _, l := range given {
			is = append(is, lineFor(who, l)+end...)
		}
		list := listOf(parse(is, k.house))
		for _, f := range list.faults {
			if f.Line >= from {
				return nil, said{f.Text}
			}
		}
		added = slices.DeleteFunc(inOrder(list.people), func(p Person) bool { return p.Line < from })
		return is, nil
	})
	return added, err
}

// given reads the keys of a text as ssh-keygen writes them.
func (k *Keys) given(text []byte) ([]line, error) {
	lines := parse(text, k.house)
	for _, l := range lines {
		switch {
		case l.key == nil:
			return nil, said{l.faults[0]}
		case l.options > 0:
			return nil, both("公钥前面不能有选项：请给出 .pub 文件的原样内容", "there are options before the key: give the .pub file as it is")
		}
	}
	if len(lines) == 0 {
		return nil, both("没有公钥：请给出 .pub 文件", "there is no public key: give a .pub file")
	}
	return lines, nil
}

// lineFor is the line of a person's key.
func lineFor(who Person, l line) string {
	var options []string
	for _, o := range []struct{ name, value string }{{"staff", string(who.Staff)}, {"post", string(who.Post)}, {"role", string(who.Role)}} {
		if o.value != "" {
			options = append(options, fmt.Sprintf("%s=%q", o.name, o.value))
		}
	}
	text := strings.Join(options, ",") + " " + strings.TrimSpace(string(ssh.MarshalAuthorizedKey(l.key))) + " " + l.person.Note
	return strings.TrimSpace(text)
}

// Revoke marks a key as revoked, found by its fingerprint or by its comment. Its
// lines stay, so that whoever comes with it is turned away by name.
func (k *Keys) Revoke(which string) (revoked []Person, err error) {
	err = k.file.change(func(was []byte) ([]byte, error) {
		lines := slices.DeleteFunc(parse(was, k.house), func(l line) bool { return l.key == nil || !l.named(which) })
		switch {
		case len(lines) == 0:
			return nil, both("没有这把密钥：%s（reception keys 列出全部）", "there is no key %s: reception keys lists them", shown(which))
		case !sameKey(lines):
			return nil, both("有几把密钥都叫 %s：请用指纹指明\n%s", "several keys are called %s: name one by its fingerprint\n%s", shown(which), fingerprints(lines))
		}
		is := split(was)
		for _, l := range lines {
			if !l.person.Revoked {
				is[l.no-1] = withRevoked(is[l.no-1], l.options > 0)
			}
			l.person.Revoked = true
			revoked = append(revoked, l.person)
		}
		return bytes.Join(is, []byte("\n")), nil
	})
	return revoked, err
}

func (l *line) named(which string) bool {
	return which == l.person.Fingerprint || "SHA256:"+which == l.person.Fingerprint || which == l.person.Note && which != ""
}

func sameKey(lines []line) bool {
	return !slices.ContainsFunc(lines, func(l line) bool { return l.person.Fingerprint != lines[0].person.Fingerprint })
}

func fingerprints(lines []line) string {
	prints := make([]string, len(lines))
	for i, l := range lines {
		prints[i] = l.person.Fingerprint
	}
	return strings.Join(prints, "\n")
}

// withRevoked puts the option in front of a line and leaves the rest as it is.
func withRevoked(raw []byte, hasOptions bool) []byte {
	text := bytes.TrimLeft(raw, " \t")
	if hasOptions {
		return append([]byte("revoked,"), text...)
	}
	return append([]byte("revoked "), text...)
}
