package main

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/transparency-dev/formats/note"
	sumnote "golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// kantoor is a witness after C2SP tlog-witness, of one log.
type kantoor struct {
	log      sumnote.Verifier
	tekenaar sumnote.Signer
	slot     sync.Mutex
	gezien   tlog.Tree
}

// getuige NAAM VKEY: says its own vkey and its address, each on a line, and signs until it is ended.
func getuige(args []string) error {
	log, err := sumnote.NewVerifier(args[1])
	if err != nil {
		return err
	}
	geheim, vkey, err := sumnote.GenerateKey(rand.Reader, args[0])
	if err != nil {
		return err
	}
	tekenaar, err := note.NewSignerForCosignatureV1(geheim)
	if err != nil {
		return err
	}
	mede, err := note.VKeyToCosignatureV1(vkey)
	if err != nil {
		return err
	}
	poort, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Printf("%s\nhttp://%s\n", mede, poort.Addr())
	k := &kantoor{log: log, tekenaar: tekenaar}
	http.HandleFunc("POST /add-checkpoint", k.voegToe)
	return http.Serve(poort, nil)
}

func (k *kantoor) voegToe(w http.ResponseWriter, r *http.Request) {
	inhoud, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	k.slot.Lock()
	defer k.slot.Unlock()
	status, antwoord := k.oordeel(inhoud)
	if status == http.StatusConflict {
		w.Header().Set("Content-Type", "text/x.tlog.size")
	}
	w.WriteHeader(status)
	io.WriteString(w, antwoord)
}

func (k *kantoor) oordeel(inhoud []byte) (int, string) {
	kop, punt, gevonden := bytes.Cut(inhoud, []byte("\n\n"))
	delen := strings.Split(string(kop), "\n")
	oud, err := strconv.ParseInt(strings.TrimPrefix(delen[0], "old "), 10, 64)
	if !gevonden || err != nil || !strings.HasPrefix(delen[0], "old ") {
		return http.StatusBadRequest, "geen old\n"
	}
	open, err := sumnote.Open(punt, sumnote.VerifierList(k.log))
	if err != nil {
		return http.StatusForbidden, err.Error()
	}
	boom, err := boomVan(open.Text, k.log.Name())
	if err != nil || oud > boom.N {
		return http.StatusBadRequest, "geen checkpoint\n"
	}
	if oud != k.gezien.N {
		return http.StatusConflict, fmt.Sprintf("%d\n", k.gezien.N)
	}
	if err := k.volgt(delen[1:], boom); err != nil {
		return http.StatusUnprocessableEntity, err.Error()
	}
	getekend, err := sumnote.Sign(&sumnote.Note{Text: open.Text}, k.tekenaar)
	if err != nil {
		return http.StatusInternalServerError, err.Error()
	}
	k.gezien = boom
	return http.StatusOK, string(getekend[len(open.Text)+1:])
}

func (k *kantoor) volgt(delen []string, boom tlog.Tree) error {
	if k.gezien.N == 0 || k.gezien.N == boom.N {
		if len(delen) > 0 || (k.gezien.N == boom.N && k.gezien.Hash != boom.Hash && boom.N > 0) {
			return fmt.Errorf("dit volgt niet")
		}
		return nil
	}
	bewijs := make(tlog.TreeProof, len(delen))
	for i, deel := range delen {
		rauw, err := base64.StdEncoding.DecodeString(deel)
		if err != nil || len(rauw) != tlog.HashSize {
			return fmt.Errorf("geen hash: %q", deel)
		}
		copy(bewijs[i][:], rauw)
	}
	return tlog.CheckTree(bewijs, boom.N, boom.Hash, k.gezien.N, k.gezien.Hash)
}
