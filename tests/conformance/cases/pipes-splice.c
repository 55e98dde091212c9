// SPDX-License-Identifier: Apache-2.0
// pipe(2), its size and modes, splice(2), tee(2), vmsplice(2), FIFOs.
#include "../cases.h"
#include <poll.h>
#include <pthread.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/uio.h>

static int waiting(int fd) { int n = -1; ioctl(fd, FIONREAD, &n); return n; }
static int file(const char *name, const char *text) {
    int fd = open(name, O_CREAT | O_RDWR | O_TRUNC, 0644); write(fd, text, strlen(text)); lseek(fd, 0, SEEK_SET); return fd;
}
static void show(int fd) { char t[100] = {0}; long n = read(fd, t, 99); printf("%ld \"%s\"\n", n, t); }
static void events(int fd) { struct pollfd p = {fd, POLLIN | POLLOUT | POLLRDHUP, 0}; int r = poll(&p, 1, 0); printf("poll %d: %x\n", r, p.revents); }

CASE(making) {
    int p[2]; R(pipe2(p, 0)); R(pipe2(p, O_CLOEXEC | O_NONBLOCK)); R(fcntl(p[0], F_GETFD));
    printf("%o %o\n", fcntl(p[0], F_GETFL), fcntl(p[1], F_GETFL)); R(pipe2(p, O_APPEND)); R(pipe2(p, -1)); R(pipe((int *) 8));
    R(syscall(SYS_pipe, 8));
}

CASE(reading_and_writing) {
    int p[2]; pipe(p); char c[10]; R(write(p[1], "abcdef", 6)); R(read(p[0], c, 2)); R(read(p[0], c, 10)); R(write(p[0], "x", 1));
    R(read(p[1], c, 1)); R(write(p[1], "", 0)); close(p[1]); R(read(p[0], c, 10)); R(read(p[0], c, 0));
}

CASE(broken) {
    signal(SIGPIPE, SIG_IGN); int p[2]; pipe(p); close(p[0]); R(write(p[1], "x", 1)); R(write(p[1], "", 0)); events(p[1]); struct iovec v = {"x", 1};
    R(writev(p[1], &v, 1)); signal(SIGPIPE, SIG_DFL);
}

CASE(not_waiting) {
    int p[2]; pipe2(p, O_NONBLOCK); static char big[100000]; char c; R(read(p[0], &c, 1)); R(write(p[1], big, 100000)); R(write(p[1], big, 1));
    R(waiting(p[0])); R(read(p[0], big, 4095)); R(write(p[1], big, 1)); R(read(p[0], big, 1)); R(write(p[1], big, 4096)); R(write(p[1], big, 1));
}

CASE(small_writes_are_whole) {
    int p[2]; pipe2(p, O_NONBLOCK); static char b[65536]; R(write(p[1], b, 65536 - 100)); R(write(p[1], b, 200)); R(write(p[1], b, 100));
   
}

// Writes more than there is room for, while another thread closes the descriptor.
static void *write_much(void *of) { static char b[200000]; R(write(*(int *) of, b, 200000)); return 0; }
static void *write_pieces(void *of) { static char b[100000]; struct iovec v[] = {{b, 70000}, {b, 100000}}; R(writev(*(int *) of, v, 2)); return 0; }
static void *splice_some(void *of) { return (void *) splice(*(int *) of, 0, ((int *) of)[1], 0, 10, 0); }
static long drained(int fd) { static char b[4096]; long n, all = 0; while ((n = read(fd, b, 4096)) > 0) all += n; return n < 0 ? n : all; }

CASE(closed_while_writing) {
    for (int i = 0; i < 2; i++) {
        int p[2]; pipe(p); pthread_t t; int end = p[1]; pthread_create(&t, 0, i ? write_pieces : write_much, &end); while (waiting(p[0]) < 65536) usleep(1000);
        usleep(20000); R(close(p[1])); long n = drained(p[0]); pthread_join(t, 0); R(n);
    }
}

CASE(closed_while_splicing) {
    int p[2], q[2]; pipe(p); pipe(q); pthread_t t; int ends[] = {p[0], q[1]}; pthread_create(&t, 0, splice_some, ends); usleep(50000);
    R(close(q[1])); R(write(p[1], "hello", 5)); void *spliced; pthread_join(t, &spliced); R((long) spliced); show(q[0]); show(q[0]);
}

CASE(sizes) {
    int p[2]; pipe(p); R(fcntl(p[0], F_GETPIPE_SZ)); R(fcntl(p[1], F_SETPIPE_SZ, 4096)); R(fcntl(p[0], F_GETPIPE_SZ));
    R(fcntl(p[0], F_SETPIPE_SZ, 5000)); R(fcntl(p[0], F_SETPIPE_SZ, 0)); R(fcntl(p[0], F_SETPIPE_SZ, 1 << 20)); R(fcntl(p[0], F_SETPIPE_SZ, -1));
    R(fcntl(open(".", 0), F_GETPIPE_SZ)); R(fcntl(open(".", 0), F_SETPIPE_SZ, 4096)); static char b[20000]; write(p[1], b, 20000);
    R(fcntl(p[0], F_SETPIPE_SZ, 4096)); R(waiting(p[0]));
}

CASE(events_of_ends) {
    int p[2]; pipe(p); events(p[0]); events(p[1]); write(p[1], "x", 1); events(p[0]); static char b[65535]; write(p[1], b, 65535); events(p[1]);
    close(p[1]); events(p[0]); read(p[0], b, 65535); read(p[0], b, 1); events(p[0]);
}

CASE(splice_from_a_file) {
    int f = file("f", "0123456789"), p[2]; pipe(p); R(splice(f, 0, p[1], 0, 4, 0)); R(lseek(f, 0, SEEK_CUR)); show(p[0]); loff_t at = 6;
    R(splice(f, &at, p[1], 0, 100, 0)); R(at); R(lseek(f, 0, SEEK_CUR)); show(p[0]); R(splice(f, &at, p[1], 0, 100, 0));
    R(splice(f, 0, p[1], 0, 0, 0));
}

CASE(splice_to_a_file) {
    int f = file("f", "0123456789"), p[2]; pipe(p); write(p[1], "abcdef", 6); R(splice(p[0], 0, f, 0, 3, 0)); R(lseek(f, 0, SEEK_CUR));
    loff_t at = 20; R(splice(p[0], 0, f, &at, 100, 0)); R(at); lseek(f, 0, SEEK_SET); char c[30] = {0}; R(read(f, c, 30));
    R(memcmp(c, "abc3456789\0\0\0\0\0\0\0\0\0\0def", 23)); int a = open("f", O_WRONLY | O_APPEND); write(p[1], "x", 1);
    R(splice(p[0], 0, a, 0, 1, 0)); R(waiting(p[0]));
}

CASE(splice_between_pipes) {
    int p[2], q[2]; pipe(p); pipe(q); write(p[1], "hello", 5); R(splice(p[0], 0, q[1], 0, 3, 0)); R(waiting(p[0])); R(waiting(q[0])); show(q[0]);
    R(splice(p[0], 0, q[1], 0, 100, SPLICE_F_MOVE)); show(q[0]); R(splice(p[0], 0, p[1], 0, 1, 0)); R(splice(p[0], 0, q[1], 0, 1, SPLICE_F_NONBLOCK));
    close(p[1]); R(splice(p[0], 0, q[1], 0, 1, 0));
}

CASE(splice_errors) {
    int f = file("f", "0123"), g = file("g", ""), p[2]; pipe(p); loff_t at = 0, bad = -1; R(splice(f, 0, g, 0, 1, 0));
    R(splice(-1, 0, p[1], 0, 1, 0)); R(splice(f, 0, -1, 0, 1, 0)); R(splice(f, 0, p[0], 0, 1, 0)); R(splice(p[1], 0, f, 0, 1, 0));
    write(p[1], "x", 1); R(splice(p[0], &at, f, 0, 1, 0)); R(splice(f, 0, p[1], &at, 1, 0)); R(splice(f, &bad, p[1], 0, 1, 0));
    R(splice(f, (loff_t *) 8, p[1], 0, 1, 0)); R(splice(f, 0, p[1], 0, 1, 0x10)); R(splice(open("f", O_WRONLY), 0, p[1], 0, 1, 0));
    R(splice(p[0], 0, open("f", O_RDONLY), 0, 1, 0)); mkdir("d", 0755); R(splice(open("d", 0), 0, p[1], 0, 1, 0)); R(splice(f, 0, p[1], 0, 0, 0));
    R(splice(-1, 0, -1, 0, 0, 0));
}

CASE(splice_with_devices) {
    int p[2]; pipe(p); int n = open("/dev/null", O_RDWR), z = open("/dev/zero", O_RDWR); R(splice(z, 0, p[1], 0, 10, 0)); R(waiting(p[0]));
    R(splice(p[0], 0, n, 0, 100, 0)); R(waiting(p[0])); R(splice(n, 0, p[1], 0, 10, 0));
}

CASE(splice_does_not_wait_when_asked) {
    int f = file("f", "0123"), p[2]; pipe(p); static char b[65536]; write(p[1], b, 65536); R(splice(f, 0, p[1], 0, 4, SPLICE_F_NONBLOCK)); int q[2];
    pipe(q); R(splice(q[0], 0, f, 0, 4, SPLICE_F_NONBLOCK)); fcntl(q[0], F_SETFL, O_NONBLOCK); R(splice(q[0], 0, f, 0, 4, 0));
}

CASE(tee_copies) {
    int p[2], q[2]; pipe(p); pipe(q); write(p[1], "hello", 5); R(tee(p[0], q[1], 3, 0)); R(waiting(p[0])); show(q[0]); R(tee(p[0], q[1], 100, 0));
    show(q[0]); show(p[0]); R(tee(p[0], q[1], 1, SPLICE_F_NONBLOCK)); R(tee(p[0], p[1], 1, 0)); R(tee(p[0], open(".", 0), 1, 0));
    R(tee(-1, q[1], 1, 0)); R(tee(p[1], q[1], 1, 0)); R(tee(p[0], q[1], 1, 0x10)); R(tee(p[0], q[1], 0, 0)); close(p[1]); R(tee(p[0], q[1], 1, 0));
}

CASE(vmsplice_writes) {
    int p[2]; pipe(p); struct iovec v[] = {{"one", 3}, {"two", 3}}; R(vmsplice(p[1], v, 2, 0)); show(p[0]); R(vmsplice(p[1], v, 0, 0));
    R(vmsplice(open(".", 0), v, 1, 0)); R(vmsplice(-1, v, 1, 0)); R(vmsplice(p[1], v, 1, 0x10)); v[0].iov_base = (void *) 8;
    R(vmsplice(p[1], v, 1, 0)); R(vmsplice(p[1], v, 1025, 0)); R(vmsplice(p[1], (void *) 8, 1, 0)); v[0].iov_base = "abc"; char c[10] = {0};
    write(p[1], "in", 2); struct iovec w = {c, 10}; R(vmsplice(p[0], &w, 1, 0)); puts(c); R(vmsplice(p[1], v, 2, SPLICE_F_GIFT));
}

static void *slow_writer(void *fd) { usleep(10000); write((long) fd, "late", 4); return 0; }
CASE(splice_waits_for_data) {
    int f = file("f", ""), p[2]; pipe(p); pthread_t t; pthread_create(&t, 0, slow_writer, (void *) (long) p[1]); R(splice(p[0], 0, f, 0, 100, 0));
    pthread_join(t, 0); int q[2]; pipe(q); pthread_create(&t, 0, slow_writer, (void *) (long) p[1]); R(tee(p[0], q[1], 100, 0)); pthread_join(t, 0);
    show(q[0]);
}

CASE(many_bytes_through_splice) {
    int f = file("f", ""), g = file("g", ""), p[2]; pipe(p); static char b[300000], c[300000]; for (int i = 0; i < 300000; i++) b[i] = i * 31;
    write(f, b, 300000); lseek(f, 0, SEEK_SET); long total = 0, n;
    while ((n = splice(f, 0, p[1], 0, 50000, 0)) > 0) { while (n > 0) { long m = splice(p[0], 0, g, 0, n, 0); if (m <= 0) break; n -= m; total += m; } }
    R(total); R(pread(g, c, 300000, 0)); R(memcmp(b, c, 300000));
}

CASE(named_pipes) {
    R(mkfifo("p", 0644)); R(open("p", O_WRONLY | O_NONBLOCK)); int r = open("p", O_RDONLY | O_NONBLOCK), w = open("p", O_WRONLY | O_NONBLOCK); char c;
    R(read(r, &c, 1)); R(write(w, "abc", 3)); R(read(r, &c, 1)); close(w); R(waiting(r)); show(r); show(r); events(r); int rw = open("p", O_RDWR);
    R(write(rw, "x", 1)); R(read(r, &c, 1)); R(lseek(r, 0, SEEK_SET)); struct stat s; fstat(r, &s); R(S_ISFIFO(s.st_mode)); R(s.st_size);
    R(fcntl(rw, F_GETPIPE_SZ)); unlink("p"); R(write(rw, "y", 1));
}

static void *opens_for_writing(void *name) { int w = open(name, O_WRONLY); write(w, "hi", 2); close(w); return 0; }
CASE(opening_named_pipes_waits) {
    mkfifo("p", 0644); pthread_t t; pthread_create(&t, 0, opens_for_writing, "p"); int r = open("p", O_RDONLY); show(r); pthread_join(t, 0); show(r);
}
