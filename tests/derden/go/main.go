// Command derden judges what draaiboek makes with the note and tlog packages of the Go project, and plays the other side:
// a witness for our log, and a log for our witness. It shares no code with the product.
package main

import (
	"fmt"
	"os"
)

var opdrachten = map[string]func([]string) error{
	"notitie": notitie,
	"getuige": getuige,
	"log":     logboek,
	"zip":     leesZips,
}

func main() {
	if len(os.Args) < 2 || opdrachten[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "derden notitie|getuige|log|zip ...")
		os.Exit(2)
	}
	if err := opdrachten[os.Args[1]](os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
