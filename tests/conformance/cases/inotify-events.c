// SPDX-License-Identifier: Apache-2.0
// inotify(7): which events come for which changes, in which order.
#include "../cases.h"
#include <poll.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>

static void make(const char *name) { close(open(name, O_CREAT | O_WRONLY, 0644)); }
static int note; static unsigned cookies[100]; static int cookie_count;

static int cookie_number(unsigned cookie) {
    if (!cookie) return 0; for (int i = 0; i < cookie_count; i++) if (cookies[i] == cookie) return i + 1; cookies[cookie_count++] = cookie;
    return cookie_count;
}

static void drain(void) {
    static const char *names[] = {"ACCESS", "MODIFY", "ATTRIB", "CLOSE_WRITE", "CLOSE_NOWRITE", "OPEN", "MOVED_FROM", "MOVED_TO", "CREATE", "DELETE", "DELETE_SELF", "MOVE_SELF", "12", "UNMOUNT", "Q_OVERFLOW", "IGNORED"};
    char b[8192] __attribute__((aligned(8))); long n;
    while ((n = read(note, b, sizeof b)) > 0) {
        for (long at = 0; at < n;) {
            struct inotify_event *e = (void *) (b + at);
            printf("  %d", e->wd);
            for (int i = 0; i < 16; i++) if (e->mask >> i & 1) printf(" %s", names[i]);
            printf("%s %d %u \"%s\"\n", e->mask & IN_ISDIR ? " ISDIR" : "", cookie_number(e->cookie), e->len, e->len ? e->name : "");
            at += sizeof *e + e->len;
        }
    }
    printf("  end %s\n", n == 0 ? "0" : strerrorname_np(errno));
}
static void start(void) { note = inotify_init1(IN_NONBLOCK); cookie_count = 0; }

CASE(making) {
    R(close(inotify_init())); R(close(inotify_init1(0))); int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    printf("%o %d\n", fcntl(fd, F_GETFL), fcntl(fd, F_GETFD)); R(inotify_init1(1)); R(inotify_init1(-1)); char c[100]; R(read(fd, c, 100));
    R(write(fd, c, 1)); R(lseek(fd, 0, SEEK_SET)); struct stat s; fstat(fd, &s); R(s.st_size);
}

CASE(watching) {
    start(); make("f"); mkdir("d", 0755); R(inotify_add_watch(note, "f", IN_ALL_EVENTS)); R(inotify_add_watch(note, "d", IN_ALL_EVENTS));
    R(inotify_add_watch(note, "f", IN_OPEN)); R(inotify_rm_watch(note, 1)); drain(); R(inotify_rm_watch(note, 1)); R(inotify_rm_watch(note, 99));
    R(inotify_rm_watch(note, -1)); R(inotify_add_watch(note, "f", IN_OPEN));
}

CASE(watch_errors) {
    start(); make("f"); symlink("f", "l"); R(inotify_add_watch(note, "missing", IN_OPEN)); R(inotify_add_watch(note, "f", 0));
    R(inotify_add_watch(note, "", IN_OPEN)); R(inotify_add_watch(note, (char *) 8, IN_OPEN)); R(inotify_add_watch(-1, "f", IN_OPEN));
    R(inotify_add_watch(0, "f", IN_OPEN)); R(inotify_add_watch(note, "f", IN_OPEN | IN_ONLYDIR));
    R(inotify_add_watch(note, "f", IN_OPEN | IN_MASK_CREATE)); R(inotify_add_watch(note, "f", IN_OPEN | IN_MASK_CREATE));
    R(inotify_add_watch(note, "f", IN_MASK_ADD | IN_MASK_CREATE | IN_OPEN)); R(inotify_rm_watch(0, 1)); R(inotify_rm_watch(-1, 1));
    R(inotify_add_watch(note, "l", IN_OPEN | IN_DONT_FOLLOW)); R(inotify_add_watch(note, "l", IN_OPEN)); chmod("f", 0); seteuid(1000);
    R(inotify_add_watch(note, "f", IN_OPEN)); seteuid(0);
}

CASE(a_file) {
    make("f"); start(); inotify_add_watch(note, "f", IN_ALL_EVENTS); int fd = open("f", O_RDWR); char c; write(fd, "abc", 3); pread(fd, &c, 1, 0);
    ftruncate(fd, 1); fchmod(fd, 0600); close(fd); drain(); close(open("f", O_RDONLY)); drain();
}

CASE(a_directory) {
    mkdir("d", 0755); start(); inotify_add_watch(note, "d", IN_ALL_EVENTS); int fd = open("d/f", O_CREAT | O_RDWR, 0644); char c; write(fd, "abc", 3);
    pread(fd, &c, 1, 0); ftruncate(fd, 1); fchmod(fd, 0600); close(fd); drain(); mkdir("d/e", 0755); symlink("x", "d/l"); mkfifo("d/p", 0600);
    link("d/f", "d/g"); drain(); unlink("d/g"); unlink("d/l"); rmdir("d/e"); unlink("d/f"); drain();
}

CASE(renames) {
    mkdir("d", 0755); mkdir("e", 0755); make("d/f"); make("out"); start(); inotify_add_watch(note, "d", IN_ALL_EVENTS);
    inotify_add_watch(note, "e", IN_ALL_EVENTS); inotify_add_watch(note, "d/f", IN_MOVE_SELF); rename("d/f", "d/g"); drain(); rename("d/g", "e/h");
    drain(); rename("e/h", "gone"); drain(); rename("out", "d/in"); drain(); make("e/x"); rename("d/in", "e/x"); drain(); mkdir("d/s", 0755);
    rename("d/s", "e/s"); drain();
}

CASE(exchange) {
    mkdir("d", 0755); make("d/a"); make("d/b"); start(); inotify_add_watch(note, "d", IN_ALL_EVENTS);
    syscall(SYS_renameat2, AT_FDCWD, "d/a", AT_FDCWD, "d/b", 2); drain();
}

CASE(the_end_of_a_file) {
    make("f"); link("f", "g"); start(); inotify_add_watch(note, "f", IN_ALL_EVENTS); unlink("g"); drain(); int fd = open("f", O_RDONLY); drain();
    unlink("f"); drain(); close(fd); drain(); R(inotify_rm_watch(note, 1));
}

CASE(the_end_of_a_directory) {
    mkdir("d", 0755); start(); inotify_add_watch(note, "d", IN_ALL_EVENTS); inotify_add_watch(note, ".", IN_DELETE | IN_ISDIR); rmdir("d"); drain();
}

CASE(moving_itself) { mkdir("d", 0755); start(); inotify_add_watch(note, "d", IN_ALL_EVENTS); rename("d", "e"); drain(); make("e/f"); drain(); }

CASE(only_what_was_asked_for) {
    mkdir("d", 0755); start(); inotify_add_watch(note, "d", IN_CREATE); make("d/f"); unlink("d/f"); drain();
    R(inotify_add_watch(note, "d", IN_DELETE)); make("d/f"); unlink("d/f"); drain(); R(inotify_add_watch(note, "d", IN_CREATE | IN_MASK_ADD));
    make("d/f"); unlink("d/f"); drain();
}

CASE(once) {
    mkdir("d", 0755); start(); R(inotify_add_watch(note, "d", IN_CREATE | IN_ONESHOT)); make("d/f"); make("d/g"); drain();
    R(inotify_rm_watch(note, 1)); R(inotify_add_watch(note, "d", IN_CREATE));
}

CASE(equal_events_are_one) {
    make("f"); start(); inotify_add_watch(note, "f", IN_MODIFY | IN_ATTRIB); int fd = open("f", O_WRONLY);
    for (int i = 0; i < 5; i++) write(fd, "x", 1); fchmod(fd, 0600); fchmod(fd, 0644); write(fd, "x", 1); drain();
}

CASE(attributes) {
    make("f"); start(); inotify_add_watch(note, "f", IN_ALL_EVENTS); chmod("f", 0600); chown("f", 1, 1); utimensat(AT_FDCWD, "f", 0, 0);
    link("f", "g"); truncate("f", 10); drain(); struct timespec t[2] = {{5, 5}, {0, UTIME_OMIT}}; utimensat(AT_FDCWD, "f", t, 0); drain();
    t[1] = t[0]; t[0].tv_nsec = UTIME_OMIT; utimensat(AT_FDCWD, "f", t, 0); drain();
}

CASE(reading_nothing_and_empty_writes) {
    make("f"); int fd = open("f", O_RDWR); start(); inotify_add_watch(note, "f", IN_ALL_EVENTS); char c; read(fd, &c, 1); write(fd, "", 0); drain();
    fallocate(fd, 0, 0, 10); drain(); read(fd, &c, 1); drain(); open("f", O_RDONLY | O_TRUNC); drain();
}

CASE(directories_opened) {
    mkdir("d", 0755); make("d/f"); start(); inotify_add_watch(note, "d", IN_ALL_EVENTS); int d = open("d", O_RDONLY); char b[500];
    syscall(SYS_getdents64, d, b, 500); close(d); drain(); chmod("d", 0700); drain(); mkdir("d/e", 0755); chmod("d/e", 0700);
    close(open("d/e", O_RDONLY)); drain();
}

CASE(two_watchers) {
    make("f"); start(); int first = note; inotify_add_watch(first, "f", IN_MODIFY); int second = inotify_init1(IN_NONBLOCK);
    R(inotify_add_watch(second, "f", IN_OPEN)); int fd = open("f", O_WRONLY); write(fd, "x", 1); drain(); note = second; drain(); close(second);
    write(fd, "y", 1); note = first; drain();
}

CASE(names_are_padded) {
    mkdir("d", 0755); start(); inotify_add_watch(note, "d", IN_CREATE); make("d/123456789012345"); make("d/1234567890123456"); char big[256];
    memset(big, 'n', 255); big[255] = 0; chdir("d"); make(big); chdir(".."); drain();
}

CASE(small_buffers) {
    mkdir("d", 0755); start(); inotify_add_watch(note, "d", IN_CREATE); make("d/f"); make("d/g"); char b[64]; R(read(note, b, 16));
    R(read(note, b, 31)); R(read(note, b, 32)); R(read(note, b, 60)); R(read(note, b, 60)); int n = -1; make("d/h"); R(ioctl(note, FIONREAD, &n));
    R(n); R(read(note, (void *) 8, 64));
}

CASE(readiness) {
    mkdir("d", 0755); start(); inotify_add_watch(note, "d", IN_CREATE); struct pollfd p = {note, POLLIN | POLLOUT, 0}; R(poll(&p, 1, 0)); make("d/f");
    R(poll(&p, 1, 0)); R(p.revents); drain(); R(poll(&p, 1, 0));
}

CASE(overflow) {
    mkdir("d", 0755); start(); inotify_add_watch(note, "d", IN_CREATE | IN_DELETE);
    for (int i = 0; i < 20000; i++) { if (i % 2) unlink("d/f"); else make("d/f"); } char b[65536]; long n, count = 0, overflows = 0, last = 0;
    while ((n = read(note, b, sizeof b)) > 0) for (long at = 0; at < n;) { struct inotify_event *e = (void *) (b + at); count++; overflows += (e->mask & IN_Q_OVERFLOW) != 0; last = e->wd; at += sizeof *e + e->len; }
    R(count); R(overflows); R(last); make("d/g"); drain();
}

CASE(excluding_unlinked) {
    mkdir("d", 0755); start(); inotify_add_watch(note, "d", IN_MODIFY | IN_EXCL_UNLINK); int fd = open("d/f", O_CREAT | O_RDWR, 0644);
    write(fd, "x", 1); drain(); unlink("d/f"); write(fd, "x", 1); drain(); inotify_add_watch(note, "d", IN_MODIFY); write(fd, "x", 1); drain();
}

CASE(other_names) {
    mkdir("d", 0755); mkdir("e", 0755); make("d/f"); link("d/f", "e/g"); start(); inotify_add_watch(note, "d", IN_MODIFY | IN_OPEN);
    inotify_add_watch(note, "e", IN_MODIFY | IN_OPEN); int fd = open("e/g", O_WRONLY); write(fd, "x", 1); close(fd); drain();
}

CASE(limits_in_proc) {
    char c[20] = {0}; int fd = open("/proc/sys/fs/inotify/max_queued_events", O_RDONLY); R(read(fd, c, 19)); R(atoi(c));
    R(access("/proc/sys/fs/inotify/max_user_instances", R_OK)); R(access("/proc/sys/fs/inotify/max_user_watches", R_OK));
}
