package main

import (
	"cmp"
	"os/user"
	"path/filepath"
)

// masterKeys is the folder of the master keys. It is never beside the log: a copy of
// the log's folder must not bring the key along.
func (a *app) masterKeys() (string, error) {
	if dir := cmp.Or(a.flags.master, a.Getenv("RECEPTION_MASTER_KEYS")); dir != "" {
		return absolute(dir)
	}
	config := a.Getenv("XDG_CONFIG_HOME")
	if home := cmp.Or(a.Getenv("HOME"), a.Getenv("USERPROFILE")); config == "" && home != "" {
		config = filepath.Join(home, ".config")
	}
	if config == "" {
		return "", misused("不知道主密钥放在哪里：请用环境变量 RECEPTION_MASTER_KEYS 指明一个目录，不要和日志放在一起",
			"it is not known where the master keys lie: name a folder with RECEPTION_MASTER_KEYS, and not the log's own")
	}
	return filepath.Join(config, "reception", "keys"), nil
}

// masterKeysOf is the folder of a user's master keys, who may not be the one at the
// terminal.
func (a *app) masterKeysOf(name string) (string, error) {
	current, err := user.Current()
	if err != nil {
		return "", a.inWords(err)
	}
	if name == current.Username || cmp.Or(a.flags.master, a.Getenv("RECEPTION_MASTER_KEYS")) != "" {
		return a.masterKeys()
	}
	other, err := user.Lookup(name)
	if err != nil {
		return "", misused("没有用户 %s：请核对名字，或用 --master-keys 指明他的主密钥目录", "there is no user %s: check the name, or name the folder of their master keys with --master-keys", name)
	}
	return filepath.Join(other.HomeDir, ".config", "reception", "keys"), nil
}
