package store

import "testing"

func TestNetworkFileSystemsAreKnown(t *testing.T) {
	for magic, want := range map[uint32]string{
		0x6969: "NFS", 0xFE534D42: "SMB", 0xFF534D42: "SMB", 0x01021997: "9p",
		0xEF53: "", 0x01021994: "", 0x9123683E: "", // ext4, tmpfs, btrfs
	} {
		if got := networkMagic[magic]; got != want {
			t.Errorf("%#x is %q, want %q", magic, got, want)
		}
	}
	if name := networkFileSystem(t.TempDir() + "/log"); name != "" {
		t.Errorf("the folder for tests lies on %s", name)
	}
}
