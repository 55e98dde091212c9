// SPDX-License-Identifier: Apache-2.0
package main

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

type node struct{ next *node }

var nothing *node

func main() {
	count := map[string]int{}
	for _, word := range strings.Fields("the crow and the pitcher and the reeds") {
		count[word]++
	}
	text, _ := json.Marshal(count)
	fmt.Printf("%s %x\n", text, sha256.Sum256(text))

	var group sync.WaitGroup
	var total int64
	for i := 0; i < 1000; i++ {
		group.Add(1)
		go func(n int64) {
			defer group.Done()
			runtime.Gosched()
			atomic.AddInt64(&total, n)
		}(int64(i))
	}
	group.Wait()
	fmt.Println(total)

	numbers := make(chan int)
	squares := make(chan int)
	go func() {
		for i := 0; i < 5; i++ {
			numbers <- i
		}
		close(numbers)
	}()
	go func() {
		for n := range numbers {
			squares <- n * n
		}
		close(squares)
	}()
	for s := range squares {
		fmt.Print(s, " ")
	}
	fmt.Println()

	spin := int32(0) // preempted by a signal
	go func() {
		for atomic.LoadInt32(&spin) == 0 {
		}
	}()
	time.Sleep(20 * time.Millisecond)
	atomic.StoreInt32(&spin, 1)

	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGUSR1, syscall.SIGTERM)
	syscall.Kill(os.Getpid(), syscall.SIGUSR1)
	fmt.Println(<-signals)

	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		fmt.Println(nothing.next)
	}()

	for i := 0; i < 200; i++ {
		_ = make([]byte, 1<<20)
	}
	runtime.GC()

	folder, _ := os.MkdirTemp("", "go")
	for _, name := range []string{"b", "a", "c"} {
		os.WriteFile(filepath.Join(folder, name), []byte(strings.Repeat(name, 1000)), 0o640)
	}
	var names []string
	filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		info, _ := entry.Info()
		if !entry.IsDir() {
			names = append(names, fmt.Sprint(entry.Name(), info.Size(), info.Mode()))
		}
		return err
	})
	sort.Strings(names)
	fmt.Println(names, os.RemoveAll(folder))
	_, err := os.Open("/nowhere")
	fmt.Println(err, errors.Is(err, os.ErrNotExist))

	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	go func() {
		connection, _ := listener.Accept()
		io.Copy(connection, connection)
		connection.Close()
	}()
	connection, err := net.Dial("tcp", listener.Addr().String())
	fmt.Fprint(connection, "echo")
	connection.(*net.TCPConn).CloseWrite()
	answer, _ := io.ReadAll(connection)
	fmt.Println(string(answer), err)

	limited, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	<-limited.Done()
	fmt.Println(limited.Err())
	os.Exit(5)
}
