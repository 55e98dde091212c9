// SPDX-License-Identifier: Apache-2.0
// What is no terminal says so: termios(3), ioctl_tty(2) on files, pipes, sockets and devices.
#include "../cases.h"
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <termios.h>

static void ask(int fd) {
    struct termios settings;
    struct winsize size;
    int value = 0;
    R(isatty(fd));
    R(tcgetattr(fd, &settings));
    R(ioctl(fd, TIOCGWINSZ, &size));
    R(tcgetpgrp(fd));
    R(ioctl(fd, TIOCSCTTY, 0));
    R(ioctl(fd, TIOCNOTTY));
    R(ioctl(fd, TIOCGSID, &value));
    R(tcflush(fd, TCIFLUSH));
    R(tcdrain(fd));
    R(tcflow(fd, TCOON));
    close(fd);
}

CASE(a_file_is_no_terminal) { ask(open("file", O_CREAT | O_RDWR, 0600)); }
CASE(a_directory_is_no_terminal) { ask(open(".", O_RDONLY)); }
CASE(null_is_no_terminal) { ask(open("/dev/null", O_RDWR)); }
CASE(zero_is_no_terminal) { ask(open("/dev/zero", O_RDWR)); }
CASE(a_pipe_is_no_terminal) { int ends[2]; R(pipe(ends)); ask(ends[0]); ask(ends[1]); }
CASE(a_local_socket_is_no_terminal) { int ends[2]; R(socketpair(AF_UNIX, SOCK_STREAM, 0, ends)); ask(ends[0]); close(ends[1]); }
CASE(a_closed_descriptor_is_no_terminal) { struct termios settings; R(isatty(99)); R(tcgetattr(99, &settings)); R(tcsetattr(99, TCSANOW, &settings)); R(tcgetpgrp(99)); }
CASE(standard_output_through_a_pipe_is_no_terminal) { R(isatty(1)); struct winsize size; R(ioctl(1, TIOCGWINSZ, &size)); }
CASE(FIONREAD_of_a_pipe) { int ends[2], value; R(pipe(ends)); R(write(ends[1], "abc", 3)); R(ioctl(ends[0], FIONREAD, &value)); R(value); R(ioctl(ends[0], FIONREAD, 8)); close(ends[0]); close(ends[1]); }
