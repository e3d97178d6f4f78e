package main

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// regels is a log in memory, for the reader of hashes that tlog asks for.
type regels struct{ hashes []tlog.Hash }

func (r *regels) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	uit := make([]tlog.Hash, len(indexes))
	for i, plek := range indexes {
		if plek >= int64(len(r.hashes)) {
			return nil, fmt.Errorf("hash %d is er niet", plek)
		}
		uit[i] = r.hashes[plek]
	}
	return uit, nil
}

func (r *regels) voegToe(n int64, regel []byte) error {
	nieuw, err := tlog.StoredHashes(n, regel, r)
	r.hashes = append(r.hashes, nieuw...)
	return err
}

type bewijzen struct {
	Inclusie     []string `json:"inclusie"`
	Voortzetting *struct {
		Bewijs []string `json:"bewijs"`
		Vanaf  int64    `json:"vanaf"`
		Wortel string   `json:"wortel"`
	} `json:"voortzetting"`
}

// notitie VKEY MAP REGELS: the checkpoint of an unpacked bundle opens with this key, its root is that of these lines of
// the whole log, and the proofs in the bundle hold for them.
func notitie(args []string) error {
	wie, err := note.NewVerifier(args[0])
	if err != nil {
		return fmt.Errorf("vkey: %w", err)
	}
	boom, err := opent(filepath.Join(args[1], "checkpoint"), wie)
	if err != nil {
		return err
	}
	bladen, err := lees(args[2], boom)
	if err != nil {
		return err
	}
	if err := bewijs(filepath.Join(args[1], "proofs.json"), boom, bladen); err != nil {
		return err
	}
	if err := tlogProof(filepath.Join(args[1], "laatste.tlog-proof"), wie, bladen); err != nil {
		return err
	}
	fmt.Printf("%d regels\n", boom.N)
	return nil
}

func opent(pad string, wie note.Verifier) (tlog.Tree, error) {
	inhoud, err := os.ReadFile(pad)
	if err != nil {
		return tlog.Tree{}, err
	}
	open, err := note.Open(inhoud, note.VerifierList(wie))
	if err != nil {
		return tlog.Tree{}, fmt.Errorf("%s: %w", pad, err)
	}
	return boomVan(open.Text, wie.Name())
}

func boomVan(tekst, oorsprong string) (tlog.Tree, error) {
	delen := strings.Split(strings.TrimSuffix(tekst, "\n"), "\n")
	if len(delen) != 3 || delen[0] != oorsprong {
		return tlog.Tree{}, fmt.Errorf("geen checkpoint van %s: %q", oorsprong, tekst)
	}
	n, err := strconv.ParseInt(delen[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	wortel, err := tlog.ParseHash(delen[2])
	return tlog.Tree{N: n, Hash: wortel}, err
}

func lees(pad string, boom tlog.Tree) ([][]byte, error) {
	inhoud, err := os.ReadFile(pad)
	if err != nil {
		return nil, err
	}
	bladen := bytes.Split(bytes.TrimSuffix(inhoud, []byte("\n")), []byte("\n"))
	r := &regels{}
	for i, blad := range bladen {
		if err := r.voegToe(int64(i), blad); err != nil {
			return nil, err
		}
	}
	wortel, err := tlog.TreeHash(int64(len(bladen)), r)
	if err != nil {
		return nil, err
	}
	if int64(len(bladen)) != boom.N || wortel != boom.Hash {
		return nil, fmt.Errorf("de wortel van %d regels is een andere", len(bladen))
	}
	return bladen, nil
}

func hexen(teksten []string) ([]tlog.Hash, error) {
	uit := make([]tlog.Hash, len(teksten))
	for i, tekst := range teksten {
		rauw, err := hex.DecodeString(tekst)
		if err != nil || len(rauw) != tlog.HashSize {
			return nil, fmt.Errorf("geen hash: %q", tekst)
		}
		copy(uit[i][:], rauw)
	}
	return uit, nil
}

func bewijs(pad string, boom tlog.Tree, bladen [][]byte) error {
	inhoud, err := os.ReadFile(pad)
	if err != nil {
		return err
	}
	var b bewijzen
	if err := json.Unmarshal(inhoud, &b); err != nil {
		return err
	}
	inclusie, err := hexen(b.Inclusie)
	if err != nil {
		return err
	}
	laatste := tlog.RecordHash(bladen[boom.N-1])
	if err := tlog.CheckRecord(inclusie, boom.N, boom.Hash, boom.N-1, laatste); err != nil {
		return fmt.Errorf("inclusie: %w", err)
	}
	laatste[0] ^= 1
	if tlog.CheckRecord(inclusie, boom.N, boom.Hash, boom.N-1, laatste) == nil {
		return fmt.Errorf("inclusie: een ander blad gaat ook")
	}
	if b.Voortzetting == nil {
		return nil
	}
	hashes, err := hexen(append([]string{b.Voortzetting.Wortel}, b.Voortzetting.Bewijs...))
	if err != nil {
		return err
	}
	if err := tlog.CheckTree(hashes[1:], boom.N, boom.Hash, b.Voortzetting.Vanaf, hashes[0]); err != nil {
		return fmt.Errorf("voortzetting: %w", err)
	}
	return nil
}

// tlogProof reads the form of C2SP tlog-proof@v1 by itself: index, hashes, empty line, checkpoint.
func tlogProof(pad string, wie note.Verifier, bladen [][]byte) error {
	inhoud, err := os.ReadFile(pad)
	if err != nil {
		return err
	}
	kop, punt, gevonden := strings.Cut(string(inhoud), "\n\n")
	delen := strings.Split(kop, "\n")
	if !gevonden || len(delen) < 2 || delen[0] != "c2sp.org/tlog-proof@v1" {
		return fmt.Errorf("%s: geen tlog-proof", pad)
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(delen[1], "index "), 10, 64)
	if err != nil {
		return err
	}
	hashes := make([]tlog.Hash, 0, len(delen))
	for _, deel := range delen[2:] {
		hash, err := tlog.ParseHash(deel)
		if err != nil {
			return err
		}
		hashes = append(hashes, hash)
	}
	open, err := note.Open([]byte(punt), note.VerifierList(wie))
	if err != nil {
		return fmt.Errorf("tlog-proof: %w", err)
	}
	boom, err := boomVan(open.Text, wie.Name())
	if err != nil {
		return err
	}
	return tlog.CheckRecord(hashes, boom.N, boom.Hash, index, tlog.RecordHash(bladen[index]))
}
