// SPDX-License-Identifier: Apache-2.0
// Locks: fcntl(2) of processes and of open files, flock(2).
#include "../cases.h"
#include <pthread.h>
#include <sys/time.h>
#include <sys/file.h>
#include <sys/syscall.h>

static int file(void) { int fd = open("f", O_CREAT | O_RDWR, 0644); ftruncate(fd, 100); return fd; }
static int lock(int fd, int command, int type, long start, long length) {
    struct flock l = {.l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = length}; return fcntl(fd, command, &l);
}
static void ask(int fd, int command, int type, long start, long length) {
    struct flock l = {.l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = length}; int r = fcntl(fd, command, &l);
    printf("ask: %d type %d start %ld length %ld pid %s\n", r, l.l_type, (long) l.l_start, (long) l.l_len, l.l_pid == 0 ? "0" : l.l_pid == -1 ? "-1" : "own");
}
#define OFD F_OFD_SETLK

CASE(own_locks_never_conflict) {
    int a = file(), b = open("f", O_RDWR); R(lock(a, F_SETLK, F_WRLCK, 0, 10)); R(lock(b, F_SETLK, F_WRLCK, 0, 10));
    R(lock(b, F_SETLK, F_RDLCK, 5, 10)); ask(b, F_GETLK, F_WRLCK, 0, 0); R(lock(a, F_SETLK, F_UNLCK, 0, 0)); R(lock(a, F_SETLKW, F_WRLCK, 0, 0));
}

CASE(record_lock_errors) {
    int a = file(), r = open("f", O_RDONLY), w = open("f", O_WRONLY), p[2]; pipe(p); R(lock(r, F_SETLK, F_WRLCK, 0, 1));
    R(lock(r, F_SETLK, F_RDLCK, 0, 1)); R(lock(w, F_SETLK, F_RDLCK, 0, 1)); R(lock(w, F_SETLK, F_WRLCK, 0, 1)); R(lock(a, F_SETLK, 9, 0, 1));
    R(lock(a, F_SETLK, F_WRLCK, -1, 1)); R(lock(a, F_SETLK, F_WRLCK, 10, -5)); R(lock(a, F_SETLK, F_WRLCK, 10, -11));
    R(lock(-1, F_SETLK, F_WRLCK, 0, 1)); R(fcntl(a, F_SETLK, 8)); R(fcntl(a, F_GETLK, 8)); struct flock l = {.l_type = F_WRLCK, .l_whence = 7};
    R(fcntl(a, F_SETLK, &l)); l = (struct flock) {.l_type = F_UNLCK}; R(fcntl(a, F_GETLK, &l));
    l = (struct flock) {.l_type = F_WRLCK, .l_whence = SEEK_END, .l_start = -10, .l_len = 5}; R(fcntl(a, F_SETLK, &l)); l.l_start = -200;
    R(fcntl(a, F_SETLK, &l)); l = (struct flock) {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x7fffffffffffffff, .l_len = 2};
    R(fcntl(a, F_SETLK, &l));
}

CASE(locks_of_open_files_exclude) {
    int a = file(), b = open("f", O_RDWR); R(lock(a, OFD, F_WRLCK, 0, 10)); R(lock(b, OFD, F_WRLCK, 5, 10)); R(lock(b, OFD, F_RDLCK, 5, 10));
    R(lock(b, OFD, F_WRLCK, 10, 10)); R(lock(a, OFD, F_WRLCK, 0, 5)); ask(b, F_OFD_GETLK, F_WRLCK, 3, 1); ask(a, F_OFD_GETLK, F_WRLCK, 0, 0);
    ask(b, F_OFD_GETLK, F_WRLCK, 50, 1); R(lock(a, OFD, F_UNLCK, 0, 10)); R(lock(b, OFD, F_WRLCK, 5, 3));
}

CASE(readers_share) {
    int a = file(), b = open("f", O_RDWR), c = open("f", O_RDONLY); R(lock(a, OFD, F_RDLCK, 0, 10)); R(lock(b, OFD, F_RDLCK, 0, 10));
    R(lock(c, OFD, F_RDLCK, 0, 0)); R(lock(a, OFD, F_WRLCK, 0, 10)); R(lock(b, OFD, F_UNLCK, 0, 10)); R(lock(c, OFD, F_UNLCK, 0, 0));
    R(lock(a, OFD, F_WRLCK, 0, 10));
}

CASE(ranges_split_and_merge) {
    int a = file(), b = open("f", O_RDWR); R(lock(a, OFD, F_WRLCK, 0, 100)); R(lock(a, OFD, F_UNLCK, 40, 20)); ask(b, F_OFD_GETLK, F_RDLCK, 0, 0);
    ask(b, F_OFD_GETLK, F_RDLCK, 40, 0); ask(b, F_OFD_GETLK, F_RDLCK, 40, 20); R(lock(a, OFD, F_RDLCK, 30, 5)); ask(b, F_OFD_GETLK, F_WRLCK, 30, 1);
    ask(b, F_OFD_GETLK, F_WRLCK, 35, 1); R(lock(a, OFD, F_WRLCK, 30, 40)); ask(b, F_OFD_GETLK, F_RDLCK, 45, 1);
}

CASE(to_the_end_of_the_file) {
    int a = file(), b = open("f", O_RDWR); R(lock(a, OFD, F_WRLCK, 50, 0)); ask(b, F_OFD_GETLK, F_WRLCK, 1000000, 1);
    ask(b, F_OFD_GETLK, F_WRLCK, 0, 50); R(lock(a, OFD, F_UNLCK, 60, 10)); ask(b, F_OFD_GETLK, F_WRLCK, 65, 0);
}

CASE(both_kinds_exclude_each_other) {
    int a = file(), b = open("f", O_RDWR); R(lock(a, F_SETLK, F_WRLCK, 0, 10)); R(lock(b, OFD, F_WRLCK, 0, 10)); R(lock(a, OFD, F_WRLCK, 0, 10));
    ask(b, F_OFD_GETLK, F_WRLCK, 0, 10); R(lock(a, F_SETLK, F_UNLCK, 0, 10)); R(lock(b, OFD, F_WRLCK, 0, 10)); R(lock(a, F_SETLK, F_WRLCK, 0, 10));
    ask(a, F_GETLK, F_WRLCK, 0, 10);
}

CASE(closing_any_descriptor_of_the_file_drops_the_process_locks) {
    int a = file(), b = open("f", O_RDWR), c = open("f", O_RDWR); R(lock(a, F_SETLK, F_WRLCK, 0, 10)); R(lock(c, OFD, F_WRLCK, 0, 10)); close(b);
    R(lock(c, OFD, F_WRLCK, 0, 10));
}

CASE(closing_the_open_file_drops_its_locks) {
    int a = file(), b = open("f", O_RDWR), d = dup(a); R(lock(a, OFD, F_WRLCK, 0, 10)); close(a); R(lock(b, OFD, F_WRLCK, 0, 10)); close(d);
    R(lock(b, OFD, F_WRLCK, 0, 10));
}

CASE(open_file_lock_needs_no_pid) {
    int a = file(); struct flock l = {.l_type = F_WRLCK, .l_pid = 5}; R(fcntl(a, OFD, &l)); R(fcntl(a, F_OFD_SETLKW, &l));
    R(fcntl(a, F_OFD_GETLK, &l)); l.l_pid = 0; R(fcntl(a, OFD, &l));
}

CASE(whole_file_locks) {
    int a = file(), b = open("f", O_RDWR), c = open("f", O_RDONLY); R(flock(a, LOCK_EX)); R(flock(b, LOCK_EX | LOCK_NB));
    R(flock(b, LOCK_SH | LOCK_NB)); R(flock(a, LOCK_SH)); R(flock(b, LOCK_SH | LOCK_NB)); R(flock(c, LOCK_SH | LOCK_NB));
    R(flock(a, LOCK_EX | LOCK_NB)); R(flock(b, LOCK_UN)); R(flock(c, LOCK_UN)); R(flock(a, LOCK_UN)); R(flock(c, LOCK_EX | LOCK_NB));
    R(flock(c, LOCK_UN));
}

CASE(whole_file_lock_errors) {
    int a = file(); R(flock(-1, LOCK_EX)); R(flock(a, 0)); R(flock(a, LOCK_EX | LOCK_SH)); R(flock(a, LOCK_NB)); R(flock(a, 100));
    R(flock(a, LOCK_UN)); int p[2]; pipe(p); R(flock(p[0], LOCK_EX)); mkdir("d", 0755); R(flock(open("d", O_RDONLY), LOCK_EX));
    R(flock(open("f", O_PATH), LOCK_EX));
}

CASE(a_failed_conversion_loses_the_lock) {
    int a = file(), b = open("f", O_RDWR), c = open("f", O_RDWR); R(flock(a, LOCK_SH)); R(flock(b, LOCK_SH)); R(flock(a, LOCK_EX | LOCK_NB));
    R(flock(b, LOCK_EX | LOCK_NB)); R(flock(c, LOCK_SH | LOCK_NB));
}

CASE(whole_file_locks_belong_to_open_files) {
    int a = file(), d = dup(a), b = open("f", O_RDWR); R(flock(a, LOCK_EX)); R(flock(d, LOCK_EX | LOCK_NB)); close(a); R(flock(b, LOCK_EX | LOCK_NB));
    close(d); R(flock(b, LOCK_EX | LOCK_NB));
}

CASE(kinds_are_independent) {
    int a = file(), b = open("f", O_RDWR); R(flock(a, LOCK_EX)); R(lock(b, OFD, F_WRLCK, 0, 0)); R(flock(b, LOCK_SH | LOCK_NB));
}

CASE(locks_are_of_the_file_not_the_name) {
    int a = file(); link("f", "g"); int b = open("g", O_RDWR); R(flock(a, LOCK_EX)); R(flock(b, LOCK_EX | LOCK_NB)); unlink("f");
    int c = open("f", O_CREAT | O_RDWR, 0644); R(flock(c, LOCK_EX | LOCK_NB));
}

static volatile int order;
static void *waits_for_flock(void *fd) { R(flock((long) fd, LOCK_EX)); order = order * 10 + 2; return 0; }
static void *waits_for_record(void *fd) { R(lock((long) fd, F_OFD_SETLKW, F_WRLCK, 5, 10)); order = order * 10 + 2; return 0; }

CASE(a_thread_waits_for_flock) {
    int a = file(), b = open("f", O_RDWR); order = 0; flock(a, LOCK_EX); pthread_t t; pthread_create(&t, 0, waits_for_flock, (void *) (long) b);
    usleep(20000); order = order * 10 + 1; flock(a, LOCK_UN); pthread_join(t, 0); R(order);
}

CASE(a_thread_waits_for_a_record) {
    int a = file(), b = open("f", O_RDWR); order = 0; lock(a, OFD, F_WRLCK, 0, 10); pthread_t t;
    pthread_create(&t, 0, waits_for_record, (void *) (long) b); usleep(20000); order = order * 10 + 1; lock(a, OFD, F_UNLCK, 5, 5);
    pthread_join(t, 0); R(order);
}

CASE(a_thread_waits_until_close) {
    int a = file(), b = open("f", O_RDWR); order = 0; flock(a, LOCK_EX); pthread_t t; pthread_create(&t, 0, waits_for_flock, (void *) (long) b);
    usleep(20000); order = order * 10 + 1; close(a); pthread_join(t, 0); R(order);
}

static void nothing(int signal) {}

CASE(signals_end_the_wait) {
    struct sigaction s = {.sa_handler = nothing}; sigaction(SIGALRM, &s, 0); int a = file(), b = open("f", O_RDWR); flock(a, LOCK_EX);
    struct itimerval v = {{0, 0}, {0, 30000}}; setitimer(ITIMER_REAL, &v, 0); R(flock(b, LOCK_EX)); lock(a, OFD, F_WRLCK, 0, 10);
    setitimer(ITIMER_REAL, &v, 0); R(lock(b, F_OFD_SETLKW, F_WRLCK, 0, 10)); R(lock(b, OFD, F_WRLCK, 0, 10));
}
