package access

import (
	"bytes"
	"crypto/rsa"
	"slices"
	"strings"

	"golang.org/x/crypto/ssh"

	"reception/flows"
)

const (
	maxLine    = 16 << 10 // far above a line with the longest key there is
	noteRunes  = 64
	minRSABits = 2048
)

// kinds are the keys that are taken: those whose strength OpenSSH still trusts.
// Certificates are none: nobody here vouches for them.
var kinds = []string{ssh.KeyAlgoED25519, ssh.KeyAlgoSKED25519, ssh.KeyAlgoRSA,
	ssh.KeyAlgoECDSA256, ssh.KeyAlgoECDSA384, ssh.KeyAlgoECDSA521, ssh.KeyAlgoSKECDSA256}

// A line is one of the keys file that is neither blank nor a remark.
type line struct {
	no      int
	key     ssh.PublicKey // nil where none could be read
	options int
	person  Person
	faults  []flows.Words
}

func (l *line) fault(zh, en string, args ...any) {
	l.faults = append(l.faults, both(zh, en, args...).Words)
}

// split cuts a text into its lines as they stand, without a byte order mark.
func split(text []byte) [][]byte {
	return bytes.Split(bytes.TrimPrefix(text, []byte("\ufeff")), []byte("\n"))
}

// parse reads the lines of a keys file.
func parse(text []byte, h *flows.House) []line {
	var lines []line
	for i, raw := range split(text) {
		raw = bytes.TrimSpace(raw)
		if len(raw) > 0 && raw[0] != '#' {
			lines = append(lines, parseLine(raw, i+1, h))
		}
	}
	return lines
}

func parseLine(raw []byte, no int, h *flows.House) line {
	l := line{no: no}
	if len(raw) > maxLine {
		l.fault("这一行太长，不是公钥", "this line is too long to be a public key")
		return l
	}
	key, note, options, _, err := ssh.ParseAuthorizedKey(raw)
	if err != nil {
		l.unread(raw)
		return l
	}
	l.key, l.options = key, len(options)
	l.person = Person{Fingerprint: ssh.FingerprintSHA256(key), Note: clean(note), Line: no}
	l.read(options)
	l.strong()
	if l.person.Role == "" {
		l.person.Role = flows.RoleWall
	}
	if l.person.Revoked { // whoever has left may be missing from the showroom's files
		l.person.Staff, l.person.Post, l.person.Role = clean(l.person.Staff), clean(l.person.Post), clean(l.person.Role)
		return l
	}
	l.check(h)
	return l
}

// unread says why no key could be read.
func (l *line) unread(raw []byte) {
	text := string(raw)
	switch {
	case strings.ContainsRune(text, 0):
		l.fault("文件不是 UTF-8 编码：请另存为 UTF-8", "the file is not in UTF-8: save it as UTF-8")
	case strings.Contains(text, "PRIVATE KEY"):
		l.fault("这是私钥，只能留在本人的设备上：请删掉，换一对新密钥，并只给出 .pub 文件",
			"this is a private key, which must never leave its owner's device: remove it, make a new pair and give only its .pub file")
	case strings.Count(text, `"`)%2 == 1:
		l.fault("选项的引号没有成对", "an option's quotation mark is not closed")
	default:
		l.fault("没有完整的公钥：选项之间用逗号、不留空格，后面是 .pub 文件的那一行",
			"there is no whole public key: write the options with commas and no blanks between them, then the line of the .pub file")
	}
}

// read takes who it is from the options.
func (l *line) read(options []string) {
	var seen []string
	for _, option := range options {
		name, value, given := strings.Cut(option, "=")
		name = strings.ToLower(name)
		value = strings.TrimSuffix(strings.TrimPrefix(value, `"`), `"`)
		if slices.Contains(seen, name) {
			l.fault("%s 写了两次", "%s is there twice", shown(name))
			continue
		}
		seen = append(seen, name)
		switch name {
		case "staff":
			l.person.Staff = flows.StaffID(value)
		case "post":
			l.person.Post = flows.PostID(value)
		case "role":
			l.person.Role = flows.Role(value)
		case "revoked":
			l.person.Revoked = true
			continue
		default:
			l.fault("没有 %s 这个选项，可用 staff、post、role、revoked", "there is no option %s, there are staff, post, role and revoked", shown(name))
			continue
		}
		if !given || value == "" {
			l.fault("%s 没有写值", "%s has no value", name)
		}
	}
}

// strong refuses keys that are no longer safe, and what is no key of a person.
func (l *line) strong() {
	if !slices.Contains(kinds, l.key.Type()) {
		l.fault("不接受 %s 密钥：请用 ssh-keygen -t ed25519 生成", "keys of the kind %s are not taken: make one with ssh-keygen -t ed25519", l.key.Type())
		return
	}
	crypto, ok := l.key.(ssh.CryptoPublicKey)
	if !ok {
		return
	}
	if key, ok := crypto.CryptoPublicKey().(*rsa.PublicKey); ok && key.N.BitLen() < minRSABits {
		l.fault("RSA 密钥只有 %d 位：请用 ssh-keygen -t ed25519 生成", "this RSA key has only %d bits: make one with ssh-keygen -t ed25519", key.N.BitLen())
	}
}

// check looks the names up, and whether the role has who it needs: every record
// says which person and which post it came from.
func (l *line) check(h *flows.House) {
	p := l.person
	if _, ok := h.Person(p.Staff); p.Staff != "" && !ok {
		l.fault("没有人员 %s", "there is nobody called %s in the showroom's files", shown(string(p.Staff)))
	}
	if _, ok := h.Post(p.Post); p.Post != "" && !ok {
		l.fault("没有岗位 %s", "there is no post %s", shown(string(p.Post)))
	}
	switch {
	case !slices.Contains(flows.Roles(), p.Role):
		l.fault("没有角色 %s，可用 %s", "there is no role %s, there are %s", shown(string(p.Role)), roles())
	case p.Role == flows.RolePost && p.Post == "":
		l.fault("角色 post 要写岗位：post=\"L1\"", "the role post needs its post: post=\"L1\"")
	case p.Role == flows.RoleDutyManager && p.Staff == "":
		l.fault("角色 duty_manager 要写人员：staff=\"…\"", "the role duty_manager needs a person: staff=\"…\"")
	case p.Role == flows.RoleDesk && p.Staff == "" && p.Post == "":
		l.fault("角色 desk 要写人员或岗位：staff=\"…\" 或 post=\"…\"", "the role desk needs a person or a post: staff=\"…\" or post=\"…\"")
	}
}

func roles() string {
	names := make([]string, 0, len(flows.Roles()))
	for _, r := range flows.Roles() {
		names = append(names, string(r))
	}
	return strings.Join(names, ", ")
}

// shown is a name out of a file as it may be shown on a terminal.
func shown(name string) string {
	return `"` + clean(name) + `"`
}

func clean[S ~string](s S) S {
	c, _ := flows.Clean(string(s), noteRunes)
	return S(c)
}

// A list is what the lines of a keys file come to.
type list struct {
	people map[string]Person // by the key's bytes
	faults []Fault
}

// listOf settles lines: of those with the same key the first without a mistake
// counts, and one that revokes it is enough.
func listOf(lines []line) list {
	s := list{people: make(map[string]Person, len(lines))}
	first := make(map[string]int, len(lines))
	for _, l := range lines {
		if l.key != nil {
			s.add(&l, first)
		}
		for _, text := range l.faults {
			s.faults = append(s.faults, Fault{Line: l.no, Text: text})
		}
	}
	return s
}

func (s *list) add(l *line, first map[string]int) {
	key := string(l.key.Marshal())
	known, ok := s.people[key]
	counts := l.person.Revoked || len(l.faults) == 0
	at, twice := first[key]
	switch {
	case !twice:
		first[key] = l.no
	case known.Revoked:
		l.fault("第 %d 行已有同一把密钥，并已吊销", "the same key is in line %d, and it is revoked", at)
	default:
		l.fault("第 %d 行已有同一把密钥", "the same key is in line %d", at)
	}
	switch {
	case ok && l.person.Revoked:
		known.Revoked = true
		s.people[key] = known
	case !ok && counts:
		s.people[key] = l.person
	}
}
