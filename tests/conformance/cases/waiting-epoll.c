// SPDX-License-Identifier: Apache-2.0
// epoll(7): epolls in epolls, loops, flags for one or for several waiters; and positions of files that have none.
#include "../cases.h"
#include <fcntl.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>

static int add(int e, int fd, unsigned events) { struct epoll_event v = {events, {.fd = fd}}; return epoll_ctl(e, EPOLL_CTL_ADD, fd, &v); }
static int change(int e, int fd, unsigned events) { struct epoll_event v = {events, {.fd = fd}}; return epoll_ctl(e, EPOLL_CTL_MOD, fd, &v); }
static unsigned got(int e) { struct epoll_event v = {0}; int n = epoll_wait(e, &v, 1, 0); return n == 1 ? v.events : n; }
static void close_all(void) { for (int i = 3; i < 60; i++) close(i); }

CASE(nested_becomes_ready) { int e = epoll_create1(0), f = epoll_create1(0), v = eventfd(0, 0); R(add(e, f, EPOLLIN)); R(add(f, v, EPOLLIN)); R(got(e)); eventfd_write(v, 1); R(got(e)); R(got(f)); eventfd_t n; eventfd_read(v, &n); R(got(e)); close_all(); }
CASE(nested_in_poll) { int f = epoll_create1(0), v = eventfd(0, 0); add(f, v, EPOLLIN); struct pollfd p = {f, POLLIN | POLLOUT}; R(poll(&p, 1, 0)); eventfd_write(v, 1); R(poll(&p, 1, 0)); R(p.revents); close_all(); }
CASE(nested_edge) { int e = epoll_create1(0), f = epoll_create1(0), v = eventfd(1, 0); add(e, f, EPOLLIN | EPOLLET); add(f, v, EPOLLIN); R(got(e)); R(got(e)); eventfd_write(v, 1); R(got(e)); R(got(e)); close_all(); }
CASE(itself) { int e = epoll_create1(0); R(add(e, e, EPOLLIN)); close_all(); }
CASE(a_loop_of_two) { int e = epoll_create1(0), f = epoll_create1(0); R(add(e, f, EPOLLIN)); R(add(f, e, EPOLLIN)); close_all(); }
CASE(a_loop_of_three) { int e = epoll_create1(0), f = epoll_create1(0), g = epoll_create1(0); R(add(e, f, EPOLLIN)); R(add(f, g, EPOLLIN)); R(add(g, e, EPOLLIN)); close_all(); }
CASE(a_diamond_is_no_loop) { int e = epoll_create1(0), f = epoll_create1(0), g = epoll_create1(0), h = epoll_create1(0); R(add(e, f, EPOLLIN)); R(add(e, g, EPOLLIN)); R(add(f, h, EPOLLIN)); R(add(g, h, EPOLLIN)); close_all(); }
CASE(too_deep) { int e[8]; for (int i = 0; i < 8; i++) e[i] = epoll_create1(0); for (int i = 0; i < 7; i++) printf("%d %s\n", i, add(e[i + 1], e[i], EPOLLIN) ? strerrorname_np(errno) : "ok"); close_all(); }
CASE(too_deep_from_above) { int e[8]; for (int i = 0; i < 8; i++) e[i] = epoll_create1(0); for (int i = 0; i < 7; i++) printf("%d %s\n", i, add(e[i], e[i + 1], EPOLLIN) ? strerrorname_np(errno) : "ok"); close_all(); }
CASE(once) { int e = epoll_create1(0), v = eventfd(1, 0); R(add(e, v, EPOLLIN | EPOLLONESHOT)); R(got(e)); R(got(e)); eventfd_write(v, 1); R(got(e)); R(add(e, v, EPOLLIN)); R(change(e, v, EPOLLIN | EPOLLONESHOT)); R(got(e)); R(got(e)); close_all(); }
CASE(once_and_hung_up) { int e = epoll_create1(0), p[2]; pipe(p); add(e, p[0], EPOLLIN | EPOLLONESHOT); write(p[1], "x", 1); R(got(e)); close(p[1]); R(got(e)); R(change(e, p[0], 0)); R(got(e)); close_all(); }
CASE(exclusive) { int e = epoll_create1(0), v = eventfd(1, 0); R(add(e, v, EPOLLIN | EPOLLEXCLUSIVE)); R(got(e)); R(change(e, v, EPOLLIN)); R(change(e, v, EPOLLIN | EPOLLEXCLUSIVE)); R(epoll_ctl(e, EPOLL_CTL_DEL, v, NULL)); close_all(); }
CASE(exclusive_with_others) { int e = epoll_create1(0), v = eventfd(1, 0); R(add(e, v, EPOLLIN | EPOLLOUT | EPOLLET | EPOLLWAKEUP | EPOLLEXCLUSIVE)); epoll_ctl(e, EPOLL_CTL_DEL, v, NULL); R(add(e, v, EPOLLIN | EPOLLONESHOT | EPOLLEXCLUSIVE)); R(add(e, v, EPOLLIN | EPOLLPRI | EPOLLEXCLUSIVE)); R(add(e, v, EPOLLIN | EPOLLRDHUP | EPOLLEXCLUSIVE)); R(add(e, v, EPOLLIN | EPOLLERR | EPOLLHUP | EPOLLEXCLUSIVE)); close_all(); }
CASE(exclusive_nested) { int e = epoll_create1(0), f = epoll_create1(0); R(add(e, f, EPOLLIN | EPOLLEXCLUSIVE)); close_all(); }
CASE(exclusive_change_of_an_ordinary_one) { int e = epoll_create1(0), v = eventfd(1, 0); add(e, v, EPOLLIN); R(change(e, v, EPOLLIN | EPOLLEXCLUSIVE)); close_all(); }
CASE(twice) { int e = epoll_create1(0), v = eventfd(1, 0); R(add(e, v, EPOLLIN)); R(add(e, v, EPOLLIN)); int w = dup(v); R(add(e, w, EPOLLIN)); struct epoll_event all[4]; R(epoll_wait(e, all, 4, 0)); close(v); R(epoll_wait(e, all, 4, 0)); close(w); R(epoll_wait(e, all, 4, 0)); close_all(); }
CASE(errors) { int e = epoll_create1(0), v = eventfd(1, 0), d = open(".", O_RDONLY), o = open("/dev/null", O_RDWR), p = open(".", O_PATH); struct epoll_event x = {0}; R(add(e, d, EPOLLIN)); R(add(e, o, EPOLLIN)); R(add(e, p, EPOLLIN)); R(add(v, e, EPOLLIN)); R(add(e, 99, EPOLLIN)); R(add(99, e, EPOLLIN)); R(change(e, v, EPOLLIN)); R(epoll_ctl(e, EPOLL_CTL_DEL, v, NULL)); R(epoll_ctl(e, 9, v, &x)); R(epoll_ctl(e, EPOLL_CTL_ADD, v, NULL)); R(epoll_wait(e, &x, 0, 0)); R(epoll_wait(v, &x, 1, 0)); R(epoll_create1(1)); R(epoll_create(0)); close_all(); }
CASE(wait_to_nowhere_keeps_the_event) { int e = epoll_create1(0), v = eventfd(1, 0); add(e, v, EPOLLIN | EPOLLET); R(syscall(SYS_epoll_wait, e, 8, 1, 0)); R(got(e)); close_all(); }
CASE(one_after_the_other) { int e = epoll_create1(0), v = eventfd(1, 0), w = eventfd(1, 0); add(e, v, EPOLLIN); add(e, w, EPOLLIN); struct epoll_event x; for (int i = 0; i < 4; i++) { R(epoll_wait(e, &x, 1, 0)); printf("%s\n", x.data.fd == v ? "v" : "w"); } close_all(); }
CASE(rdhup) { int e = epoll_create1(0), s[2]; socketpair(AF_UNIX, SOCK_STREAM, 0, s); add(e, s[0], EPOLLIN | EPOLLRDHUP); R(got(e)); shutdown(s[1], SHUT_WR); R(got(e)); close(s[1]); R(got(e)); close_all(); }

// ---- files without positions ----
static void seeks(const char *name, int fd) { printf("%s: ", name); R(lseek(fd, 0, SEEK_SET)); R(lseek(fd, 0, SEEK_CUR)); R(lseek(fd, 5, SEEK_END)); R(lseek(fd, -1, SEEK_SET)); R(lseek(fd, 0, 9)); }
CASE(lseek_of_eventfd) { seeks("eventfd", eventfd(1, EFD_NONBLOCK)); close_all(); }
CASE(lseek_of_epoll) { seeks("epoll", epoll_create1(0)); close_all(); }
CASE(lseek_of_timerfd) { seeks("timerfd", timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK)); close_all(); }
CASE(lseek_of_signalfd) { sigset_t s; sigemptyset(&s); sigaddset(&s, SIGUSR1); seeks("signalfd", signalfd(-1, &s, SFD_NONBLOCK)); close_all(); }
CASE(lseek_of_inotify) { seeks("inotify", inotify_init1(IN_NONBLOCK)); close_all(); }
CASE(lseek_of_pidfd) { seeks("pidfd", syscall(SYS_pidfd_open, getpid(), 0)); close_all(); }
CASE(lseek_of_pipe) { int p[2]; pipe(p); seeks("pipe", p[0]); close_all(); }
CASE(lseek_of_socket) { seeks("socket", socket(AF_UNIX, SOCK_STREAM, 0)); close_all(); }
