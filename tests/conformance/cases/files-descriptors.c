// SPDX-License-Identifier: Apache-2.0
// dup(2), dup2(2), dup3(2), close_range(2), fcntl(2) on descriptors.
#include "../cases.h"
#include <sys/syscall.h>

static void new_files(int count) { closefrom(3); for (int i = 0; i < count; i++) { open(".", O_RDONLY); } }
static int is_open(int fd) { return fcntl(fd, F_GETFD) >= 0; }

CASE(duplicates_share_the_position) {
    int a = open("f", O_CREAT | O_RDWR, 0644), b = dup(a); write(a, "hello", 5); R(lseek(b, 0, SEEK_CUR)); lseek(b, 1, SEEK_SET); char c;
    read(a, &c, 1); R(c); close(a); R(read(b, &c, 1)); R(c); int other = open("f", O_RDONLY); R(lseek(other, 0, SEEK_CUR));
}

CASE(dup_errors) {
    closefrom(3); R(dup(-1)); R(dup(77)); R(dup2(77, 5)); R(dup2(77, 77)); R(dup2(0, -1)); R(dup2(0, 1 << 30)); R(dup2(0, 0)); R(dup3(0, 0, 0));
    R(dup3(0, 5, 1)); R(dup3(77, 5, 0)); R(dup3(0, -1, 0)); R(dup3(0, 5, O_CLOEXEC)); R(fcntl(5, F_GETFD)); R(dup2(5, 6)); R(fcntl(6, F_GETFD));
    R(dup2(5, 5)); R(fcntl(5, F_GETFD)); R(dup3(77, 77, 0));
}

CASE(dup2_closes_what_was_there) { int p[2]; pipe(p); int d = open(".", O_RDONLY); R(dup2(d, p[1]) == p[1]); char c; R(read(p[0], &c, 1)); }

CASE(fcntl_duplicates) {
    new_files(0); R(fcntl(0, F_DUPFD, 10)); R(fcntl(0, F_DUPFD, 10)); R(fcntl(0, F_DUPFD_CLOEXEC, 0)); R(fcntl(3, F_GETFD)); R(fcntl(10, F_GETFD));
    R(fcntl(0, F_DUPFD, -1)); R(fcntl(0, F_DUPFD, 1 << 30)); R(fcntl(77, F_DUPFD, 0));
}

CASE(descriptor_flags) {
    int fd = open(".", O_RDONLY); R(fcntl(fd, F_GETFD)); R(fcntl(fd, F_SETFD, FD_CLOEXEC)); R(fcntl(fd, F_GETFD)); R(fcntl(fd, F_SETFD, -2));
    R(fcntl(fd, F_GETFD)); R(fcntl(fd, F_SETFD, 3)); R(fcntl(fd, F_GETFD)); R(fcntl(-1, F_GETFD)); R(fcntl(fd, 9999)); R(fcntl(-1, 9999));
    R(fcntl(fd, -1));
}

CASE(close_range_closes) {
    new_files(8); R(close_range(5, 7, 0)); for (int i = 3; i < 12; i++) printf("%d", is_open(i)); puts(""); R(close_range(9, ~0U, 0));
    for (int i = 3; i < 12; i++) printf("%d", is_open(i)); puts(""); R(close_range(100, 200, 0)); R(close_range(5, 4, 0)); R(close_range(3, 3, 8));
    R(close_range(3, 3, 1));
}

CASE(close_range_marks) {
    new_files(4); R(close_range(4, 5, CLOSE_RANGE_CLOEXEC)); for (int i = 3; i < 7; i++) printf("%d", fcntl(i, F_GETFD)); puts("");
    R(close_range(4, ~0U, CLOSE_RANGE_CLOEXEC | CLOSE_RANGE_UNSHARE)); for (int i = 3; i < 7; i++) printf("%d", fcntl(i, F_GETFD)); puts("");
}

CASE(owners) {
    int fd = open(".", O_RDONLY); R(fcntl(fd, F_GETOWN)); R(fcntl(fd, F_SETOWN, getpid())); R(fcntl(fd, F_GETOWN) == getpid());
    R(fcntl(fd, F_SETOWN, 0)); R(fcntl(fd, F_GETOWN)); R(fcntl(fd, F_SETOWN, 999999999)); struct f_owner_ex e = {F_OWNER_PID, getpid()}, back = {7, 7};
    R(fcntl(fd, F_SETOWN_EX, &e)); R(fcntl(fd, F_GETOWN_EX, &back)); R(back.type); R(back.pid == getpid()); e.type = 9; R(fcntl(fd, F_SETOWN_EX, &e));
    R(fcntl(fd, F_GETOWN_EX, 8)); R(fcntl(fd, F_SETOWN_EX, 8)); e = (struct f_owner_ex) {F_OWNER_TID, gettid()}; R(fcntl(fd, F_SETOWN_EX, &e));
    R(fcntl(fd, F_GETOWN_EX, &back)); R(back.type); R(fcntl(fd, F_SETOWN, 0x80000000));
}

CASE(signals_of_descriptors) {
    int fd = open(".", O_RDONLY); R(fcntl(fd, F_GETSIG)); R(fcntl(fd, F_SETSIG, SIGUSR1)); R(fcntl(fd, F_GETSIG) == SIGUSR1);
    R(fcntl(fd, F_SETSIG, 65)); R(fcntl(fd, F_SETSIG, -1)); R(fcntl(fd, F_SETSIG, 0)); R(fcntl(fd, F_GETSIG));
}

CASE(asynchronous_flag) {
    int fd = open("f", O_CREAT | O_RDWR, 0644); R(fcntl(fd, F_SETFL, O_ASYNC)); R(!!(fcntl(fd, F_GETFL) & O_ASYNC)); int p[2]; pipe(p);
    R(fcntl(p[0], F_SETFL, O_ASYNC)); R(!!(fcntl(p[0], F_GETFL) & O_ASYNC));
}

static volatile sig_atomic_t came;
static void on_input(int signal) { came++; }

CASE(asynchronous_pipe_signals) {
    int p[2]; pipe(p); signal(SIGIO, on_input); came = 0; fcntl(p[0], F_SETOWN, getpid()); fcntl(p[0], F_SETFL, O_ASYNC); write(p[1], "x", 1);
    R(came); fcntl(p[0], F_SETFL, 0); write(p[1], "x", 1); R(came); signal(SIGIO, SIG_DFL);
}

CASE(leases) {
    int fd = open("f", O_CREAT | O_RDWR, 0644), r = open("f", O_RDONLY); R(fcntl(fd, F_GETLEASE)); R(fcntl(fd, F_SETLEASE, 77));
    R(fcntl(open(".", 0), F_SETLEASE, F_RDLCK));
}

CASE(many_descriptors) {
    closefrom(3); int last = 0; for (int i = 0; i < 900; i++) last = open(".", O_RDONLY); R(last); R(close(500)); R(close(400)); R(open(".", 0));
    R(open(".", 0)); R(open(".", 0)); closefrom(3); R(open(".", 0));
}

CASE(limits_by_name) {
    struct { unsigned long soft, hard; } l; R(syscall(SYS_getrlimit, 7, &l)); struct { unsigned long soft, hard; } n = {l.hard + 1, l.hard};
    R(syscall(SYS_setrlimit, 7, &n)); R(syscall(SYS_getrlimit, 16, &l)); R(syscall(SYS_prlimit64, 0, 99, 0, &l)); R(syscall(SYS_getrlimit, 7, 8));
}

CASE(async_given_to_open_can_be_taken_away) { int fd = open("f", O_CREAT | O_RDWR | O_ASYNC, 0644); R(fcntl(fd, F_SETFL, 0)); R(fcntl(fd, F_SETFL, O_APPEND)); R(!!(fcntl(fd, F_GETFL) & O_APPEND)); }
