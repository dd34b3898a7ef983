package main

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

// version is set by release builds: -ldflags "-X main.version=v1.2.3".
var version string //nolint:gochecknoglobals // the linker's only door

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: a.say("版本", "Say which version this is"),
		Args:  cobra.NoArgs,
		RunE: a.running(func(*cobra.Command, []string) error {
			info, _ := a.BuildInfo()
			_, err := fmt.Fprintln(a.Stdout, versionOf(version, info))
			return err
		}),
	}
}

// versionOf prefers what the release build says, then the module's version, then
// the commit it was built from.
func versionOf(released string, info *debug.BuildInfo) string {
	name := released
	if info == nil {
		info = &debug.BuildInfo{}
	}
	if name == "" && info.Main.Version != "(devel)" {
		name = info.Main.Version
	}
	if name == "" {
		name = "unreleased"
	}
	settings := make(map[string]string, len(info.Settings))
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	parts := []string{"reception", name}
	if rev := settings["vcs.revision"]; rev != "" && !strings.Contains(name, rev[:min(12, len(rev))]) {
		parts = append(parts, rev[:min(12, len(rev))])
	}
	if settings["vcs.modified"] == "true" && !strings.Contains(name, "dirty") {
		parts = append(parts, "modified")
	}
	if info.GoVersion != "" {
		parts = append(parts, info.GoVersion)
	}
	return strings.Join(parts, " ")
}
