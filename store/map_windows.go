package store

// initialMap is small, because Windows makes the file as large as its map.
const initialMap = 1 << 20
