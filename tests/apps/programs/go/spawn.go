// SPDX-License-Identifier: Apache-2.0
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"time"
)

// os/exec: output, status, environment, folder, a pipeline, signals, many at a time (clone with CLONE_VFORK).
func main() {
	show := func(c *exec.Cmd) {
		out, err := c.CombinedOutput()
		fmt.Printf("%q %v\n", out, err)
	}
	busybox := func(words ...string) *exec.Cmd { return exec.Command("/bin/busybox", words...) }
	show(busybox("echo", "hello"))
	show(busybox("false"))
	show(exec.Command("/usr/bin/nowhere"))
	environment := busybox("env")
	environment.Env = []string{"ONE=1"}
	show(environment)
	folder := busybox("pwd")
	folder.Dir = "/tmp"
	show(folder)
	input := busybox("tr", "a-z", "A-Z")
	input.Stdin = strings.NewReader("reeds\n")
	show(input)

	sequence, count := busybox("seq", "1", "20000"), busybox("wc", "-l")
	pipe, _ := sequence.StdoutPipe()
	count.Stdin = pipe
	var counted bytes.Buffer
	count.Stdout = &counted
	fmt.Println(count.Start(), sequence.Run(), count.Wait(), strings.TrimSpace(counted.String()))

	short, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	fmt.Println(exec.CommandContext(short, "/bin/busybox", "sleep", "100").Run())
	sleeper := busybox("sleep", "100")
	sleeper.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	fmt.Println(sleeper.Start(), syscall.Kill(-sleeper.Process.Pid, syscall.SIGTERM))
	var ended *exec.ExitError
	fmt.Println(errors.As(sleeper.Wait(), &ended), ended.Sys().(syscall.WaitStatus).Signal())

	var group sync.WaitGroup
	sums := make(chan string, 20)
	for i := 0; i < 20; i++ {
		group.Add(1)
		go func(i int) {
			defer group.Done()
			out, _ := busybox("expr", fmt.Sprint(i), "*", fmt.Sprint(i)).Output()
			sums <- strings.TrimSpace(string(out))
		}(i)
	}
	group.Wait()
	close(sums)
	total := 0
	for text := range sums {
		var number int
		fmt.Sscan(text, &number)
		total += number
	}
	fmt.Println(total)

	reader, writer, _ := os.Pipe()
	inherits := busybox("sh", "-c", "echo descriptor three >&3")
	inherits.ExtraFiles = []*os.File{writer}
	fmt.Println(inherits.Run(), writer.Close())
	text, _ := io.ReadAll(reader)
	fmt.Printf("%q\n", text)
	fmt.Println(syscall.Exec("/bin/busybox", []string{"busybox", "sh", "-c", "echo the end; exit 4"}, os.Environ()))
}
