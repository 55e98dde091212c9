// SPDX-License-Identifier: Apache-2.0

// An HTTP server with the standard library's net/http: a goroutine for each connection, an event stream, and an orderly end.
package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os/signal"
	"syscall"
	"time"
)

func hello(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodPost {
		io.Copy(w, r.Body)
		return
	}
	fmt.Fprintf(w, "Hello from Go: %s\n", r.URL.Path)
}

func ticks(w http.ResponseWriter, r *http.Request) {
	for i := 0; i < 3; i++ {
		fmt.Fprintf(w, "data: %d\n\n", i)
		w.(http.Flusher).Flush()
		time.Sleep(100 * time.Millisecond)
	}
}

func main() {
	http.HandleFunc("/", hello)
	http.HandleFunc("/ticks", ticks)
	server := http.Server{Addr: ":8000"}
	ended, _ := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	go func() {
		<-ended.Done()
		server.Shutdown(context.Background())
	}()
	if err := server.ListenAndServe(); err != http.ErrServerClosed {
		panic(err)
	}
}
