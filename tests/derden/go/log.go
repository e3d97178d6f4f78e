package main

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"

	"github.com/transparency-dev/formats/note"
	sumnote "golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// goLog is a log of the Go libraries, which lets a witness of draaiboek sign.
type goLog struct {
	oorsprong string
	tekenaar  sumnote.Signer
	regels    regels
	n         int64
	url       string
	getuige   sumnote.Verifier
}

// logboek NAAM BESTAND, then on stdin the address and the vkey of the witness: writes its vkey to the file first.
func logboek(args []string) error {
	geheim, vkey, err := sumnote.GenerateKey(rand.Reader, args[0])
	if err != nil {
		return err
	}
	tekenaar, err := sumnote.NewSigner(geheim)
	if err != nil {
		return err
	}
	if err := os.WriteFile(args[1], []byte(vkey+"\n"), 0o600); err != nil {
		return err
	}
	l := &goLog{oorsprong: args[0], tekenaar: tekenaar}
	var sleutel string
	fmt.Println("klaar")
	if _, err := fmt.Scan(&l.url, &sleutel); err != nil {
		return err
	}
	if l.getuige, err = note.NewVerifierForCosignatureV1(sleutel); err != nil {
		return err
	}
	return l.speel()
}

func (l *goLog) speel() error {
	oud := int64(0)
	for _, nieuw := range []int64{1, 2, 7, 8, 33, 33} {
		for ; l.n < nieuw; l.n++ {
			if err := l.regels.voegToe(l.n, []byte(fmt.Sprintf("regel %d", l.n))); err != nil {
				return err
			}
		}
		if err := l.vraag(oud, nieuw); err != nil {
			return fmt.Errorf("%d naar %d: %w", oud, nieuw, err)
		}
		oud = nieuw
	}
	return l.weigert()
}

func (l *goLog) punt(n int64, wortel tlog.Hash) ([]byte, error) {
	return sumnote.Sign(&sumnote.Note{Text: fmt.Sprintf("%s\n%d\n%s\n", l.oorsprong, n, wortel)}, l.tekenaar)
}

func (l *goLog) stuur(oud, nieuw int64, wortel tlog.Hash) ([]byte, int, []byte, error) {
	punt, err := l.punt(nieuw, wortel)
	if err != nil {
		return nil, 0, nil, err
	}
	inhoud := bytes.NewBufferString(fmt.Sprintf("old %d\n", oud))
	if 0 < oud && oud < nieuw {
		bewijs, err := tlog.ProveTree(nieuw, oud, &l.regels)
		if err != nil {
			return nil, 0, nil, err
		}
		for _, hash := range bewijs {
			fmt.Fprintln(inhoud, hash)
		}
	}
	inhoud.WriteString("\n")
	inhoud.Write(punt)
	antwoord, err := http.Post(l.url+"/add-checkpoint", "text/plain", inhoud)
	if err != nil {
		return nil, 0, nil, err
	}
	defer antwoord.Body.Close()
	gekregen, err := io.ReadAll(antwoord.Body)
	return punt, antwoord.StatusCode, gekregen, err
}

func (l *goLog) vraag(oud, nieuw int64) error {
	wortel, err := tlog.TreeHash(nieuw, &l.regels)
	if err != nil {
		return err
	}
	punt, status, gekregen, err := l.stuur(oud, nieuw, wortel)
	if err != nil || status != http.StatusOK {
		return fmt.Errorf("antwoord %d %s %w", status, gekregen, err)
	}
	open, err := sumnote.Open(append(punt, gekregen...), sumnote.VerifierList(l.getuige))
	if err != nil {
		return err
	}
	moment, err := note.CoSigV1Timestamp(open.Sigs[0])
	if err != nil || time.Since(moment).Abs() > time.Minute {
		return fmt.Errorf("tijd %s: %w", moment, err)
	}
	fmt.Printf("%d: %s\n", nieuw, open.Sigs[0].Name)
	return nil
}

// weigert: what the text of C2SP has refused is refused, with its own status.
func (l *goLog) weigert() error {
	vals := tlog.Hash{1}
	for _, geval := range []struct {
		oud, nieuw int64
		status     int
	}{{0, 40, 409}, {l.n, l.n, 422}, {l.n, l.n - 1, 400}} {
		_, status, gekregen, err := l.stuur(geval.oud, geval.nieuw, vals)
		if err != nil || status != geval.status {
			return fmt.Errorf("old %d, %d: %d %s, verwacht %d (%v)", geval.oud, geval.nieuw, status, gekregen, geval.status, err)
		}
	}
	return nil
}
