//go:build !linux

package store

import bolt "go.etcd.io/bbolt"

// letGo leaves it to the system which pages of the log stay in memory.
func letGo(*bolt.Tx) {}
