package main

import (
	"archive/zip"
	"fmt"
	"io"
)

// leesZips reads every member of every file to its end, which checks the sums.
func leesZips(paden []string) error {
	for _, pad := range paden {
		n, err := leesZip(pad)
		if err != nil {
			return fmt.Errorf("%s: %w", pad, err)
		}
		fmt.Println(n)
	}
	return nil
}

func leesZip(pad string) (int, error) {
	boek, err := zip.OpenReader(pad)
	if err != nil {
		return 0, err
	}
	defer boek.Close()
	for _, lid := range boek.File {
		in, err := lid.Open()
		if err != nil {
			return 0, err
		}
		n, err := io.Copy(io.Discard, in)
		if err != nil || uint64(n) != lid.UncompressedSize64 {
			return 0, fmt.Errorf("%s: %d bytes, %w", lid.Name, n, err)
		}
		in.Close()
	}
	return len(boek.File), nil
}
