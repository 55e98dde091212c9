// SPDX-License-Identifier: Apache-2.0
// read(2), write(2) and their kin; sendfile(2), copy_file_range(2).
#include "../cases.h"
#include <sys/sendfile.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/mman.h>

static int file(const char *name, const char *text) {
    int fd = open(name, O_CREAT | O_RDWR | O_TRUNC, 0644);
    write(fd, text, strlen(text));
    lseek(fd, 0, SEEK_SET);
    return fd;
}

static void show(int fd) {
    char text[100] = {0};
    long count = pread(fd, text, sizeof text - 1, 0);
    printf("%ld \"%s\" at %ld\n", count, text, (long) lseek(fd, 0, SEEK_CUR));
}

CASE(read_and_write_errors) {
    int fd = file("f", "abc"); char c[10]; R(read(-1, c, 1)); R(write(99, c, 1)); R(read(fd, (void *) 8, 1)); R(write(fd, (void *) 8, 1));
    R(read(fd, c, 0)); R(write(fd, c, 0)); R(read(fd, (void *) 8, 0)); R(write(fd, (void *) 8, 0)); R(read(fd, c, -1)); R(write(fd, c, -1));
    mkdir("d", 0755); int d = open("d", O_RDONLY); R(read(d, c, 1)); R(write(d, c, 1)); R(read(d, c, 0)); R(pread(d, c, 1, 0)); R(read(fd, c, 10));
    R(read(fd, c, 10)); R(read(99, (void *) 8, 1));
}

CASE(write_from_partly_bad_memory) {
    char *m = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); munmap(m + 4096, 4096); memset(m, 'x', 4096);
    int fd = file("f", ""); R(write(fd, m + 4096, 10)); struct stat s; fstat(fd, &s); R(s.st_size);
}

CASE(offsets) {
    int fd = file("f", "0123456789"); char c[20] = {0}; R(pread(fd, c, 3, 4)); puts(c); R(pread(fd, c, 3, -1)); R(pwrite(fd, c, 3, -1));
    R(pread(fd, c, 20, 8)); R(pread(fd, c, 20, 10)); R(pread(fd, c, 20, 1000)); R(pwrite(fd, "AB", 2, 12)); show(fd); R(pread(-1, c, 1, 0));
    R(pwrite(-1, c, 1, 0)); int p[2]; pipe(p); R(pread(p[0], c, 1, 0)); R(pwrite(p[1], c, 1, 0)); R(pread(fd, (void *) 8, 1, 0));
    R(lseek(fd, 0, SEEK_CUR)); R(pread(open("f", O_WRONLY), c, 1, 0)); R(pwrite(open("f", O_RDONLY), c, 1, 0));
}

CASE(vectors) {
    int fd = file("f", "0123456789"); char a[4] = {0}, b[4] = {0}; struct iovec v[] = {{a, 3}, {0, 0}, {b, 3}}; R(readv(fd, v, 3));
    printf("%s %s\n", a, b); R(readv(fd, v, 3)); R(readv(fd, v, 3)); struct iovec w[] = {{"one", 3}, {"two", 3}}; R(writev(fd, w, 2)); show(fd);
    R(preadv(fd, v, 3, 2)); printf("%s %s\n", a, b); R(pwritev(fd, w, 2, 20)); show(fd); R(readv(fd, v, 0)); R(writev(fd, w, 0));
}

CASE(vector_errors) {
    int fd = file("f", "0123456789"); char a[4]; struct iovec v[2000]; for (int i = 0; i < 2000; i++) v[i] = (struct iovec) {a, 0} ;
    R(readv(fd, v, 1025)); R(readv(fd, v, 1024)); R(readv(fd, v, -1)); R(readv(fd, (void *) 8, 1)); R(readv(-1, v, 1)); v[0].iov_len = -1;
    R(readv(fd, v, 1)); v[0].iov_len = 1; v[1] = (struct iovec) {(void *) 8, 1}; R(readv(fd, v, 2)); R(writev(fd, v, 2)); v[0] = v[1];
    R(readv(fd, v, 1)); R(writev(fd, v, 1)); R(preadv(fd, v, 1, -1)); R(pwritev(fd, v, 1, -1)); int p[2]; pipe(p); v[0] = (struct iovec) {a, 1};
    R(preadv(p[0], v, 1, 0)); R(pwritev(p[1], v, 1, 0)); R(preadv(open("f", O_WRONLY), v, 1, 0)); R(writev(open("f", O_RDONLY), v, 1));
}

CASE(vectors_with_flags) {
    int fd = file("f", "0123456789"); char a[4] = {0}; struct iovec v = {a, 3}; R(preadv2(fd, &v, 1, 2, 0)); puts(a); R(preadv2(fd, &v, 1, -1, 0));
    puts(a); R(lseek(fd, 0, SEEK_CUR)); R(preadv2(fd, &v, 1, -2, 0)); R(preadv2(fd, &v, 1, 0, RWF_HIPRI)); R(preadv2(fd, &v, 1, 0, RWF_NOWAIT));
    R(preadv2(fd, &v, 1, 0, 0x10000)); R(pwritev2(fd, &v, 1, 0, 0x10000)); memcpy(a, "abc", 3); R(pwritev2(fd, &v, 1, 0, RWF_DSYNC));
    R(pwritev2(fd, &v, 1, 0, RWF_SYNC)); R(pwritev2(fd, &v, 1, 0, RWF_APPEND)); show(fd); R(pwritev2(fd, &v, 1, -1, RWF_APPEND)); show(fd);
    R(preadv2(-1, &v, 1, 0, 0)); R(preadv2(fd, &v, -1, 0, 0));
}

CASE(append_flag_may_be_suspended) {
    int fd = open("f", O_CREAT | O_RDWR | O_APPEND, 0644); write(fd, "0123", 4); struct iovec v = {"x", 1}; R(pwritev2(fd, &v, 1, 0, 0x20)); show(fd);
    R(pwritev2(fd, &v, 1, 0, 0x30)); R(pwritev2(fd, &v, 1, 0, 0)); show(fd);
}

CASE(not_to_wait) {
    int p[2]; pipe(p); char c; struct iovec v = {&c, 1}; R(preadv2(p[0], &v, 1, -1, RWF_NOWAIT)); write(p[1], "x", 1);
    R(preadv2(p[0], &v, 1, -1, RWF_NOWAIT)); static char big[70000]; struct iovec w = {big, 70000}; R(pwritev2(p[1], &w, 1, -1, RWF_NOWAIT));
    R(pwritev2(p[1], &w, 1, -1, RWF_NOWAIT));
}

CASE(transfer_to_itself_is_coherent_with_mappings) {
    int fd = file("f", "abcdefgh"); char *m = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0); pwrite(fd, "XY", 2, 2); R(m[2]); m[0] = 'Q';
    char c; pread(fd, &c, 1, 0); R(c); R(pwrite(fd, m, 4, 4)); show(fd); R(pread(fd, m, 4, 4)); show(fd);
}

CASE(sendfile_to_a_file) {
    int in = file("a", "0123456789"), out = file("b", ""); R(sendfile(out, in, 0, 4)); R(lseek(in, 0, SEEK_CUR)); show(out); off_t at = 6;
    R(sendfile(out, in, &at, 100)); R(at); R(lseek(in, 0, SEEK_CUR)); show(out); R(sendfile(out, in, &at, 10)); at = 50;
    R(sendfile(out, in, &at, 10)); R(at); R(sendfile(out, in, 0, 0));
}

CASE(sendfile_errors) {
    int in = file("a", "0123456789"), out = file("b", ""), p[2]; pipe(p); off_t at = -1; R(sendfile(out, in, &at, 4)); R(sendfile(-1, in, 0, 4));
    R(sendfile(out, -1, 0, 4)); R(sendfile(in, open("b", O_WRONLY), 0, 4)); R(sendfile(open("b", O_RDONLY), in, 0, 4));
    R(sendfile(open("b", O_WRONLY | O_APPEND), in, 0, 4)); R(sendfile(out, in, (off_t *) 8, 4)); mkdir("d", 0755);
    R(sendfile(out, open("d", O_RDONLY), 0, 4)); R(sendfile(out, in, 0, -1)); at = 0; R(sendfile(out, p[0], &at, 1));
}

CASE(sendfile_from_and_to_other_things) {
    int in = file("a", "0123456789"), p[2], q[2]; pipe(p); pipe(q); R(sendfile(p[1], in, 0, 10)); char c[20] = {0}; R(read(p[0], c, 20)); puts(c);
    R(sendfile(open("/dev/null", O_WRONLY), in, &(off_t) {3}, 5)); int out = file("b", ""); R(sendfile(out, open("/dev/zero", O_RDONLY), 0, 5));
    R(lseek(out, 0, SEEK_CUR)); int proc = open("/proc/self/comm", O_RDONLY); R(sendfile(out, proc, 0, 3)); R(sendfile(out, proc, 0, 100) > 0);
}

CASE(sendfile_from_a_pipe) {
    int p[2]; pipe(p); write(p[1], "hello", 5); int out = file("b", ""); R(sendfile(out, p[0], 0, 3)); show(out); int q[2]; pipe(q);
    R(sendfile(q[1], p[0], 0, 3));
}

CASE(copy_range) {
    int in = file("a", "0123456789"), out = file("b", "abcdefghij"); R(copy_file_range(in, 0, out, 0, 3, 0)); R(lseek(in, 0, SEEK_CUR)); show(out);
    loff_t from = 8, to = 1; R(copy_file_range(in, &from, out, &to, 100, 0)); R(from); R(to); show(out); from = 10;
    R(copy_file_range(in, &from, out, &to, 1, 0)); from = 100; R(copy_file_range(in, &from, out, &to, 1, 0)); R(copy_file_range(in, 0, out, 0, 0, 0));
    R(copy_file_range(in, 0, in, 0, 3, 0)); from = 0; to = 5; R(copy_file_range(in, &from, in, &to, 3, 0)); show(in); from = 0; to = 20;
    R(copy_file_range(in, &from, out, &to, 4, 0)); show(out);
}

CASE(copy_range_errors) {
    int in = file("a", "0123456789"), out = file("b", "x"), p[2]; pipe(p); loff_t neg = -1, zero = 0; R(copy_file_range(in, 0, out, 0, 1, 1));
    R(copy_file_range(-1, 0, out, 0, 1, 0)); R(copy_file_range(in, 0, -1, 0, 1, 0)); R(copy_file_range(in, &neg, out, 0, 1, 0));
    R(copy_file_range(p[0], 0, out, 0, 1, 0)); R(copy_file_range(in, 0, p[1], 0, 1, 0)); mkdir("d", 0755); int d = open("d", 0);
    R(copy_file_range(d, 0, out, 0, 1, 0)); R(copy_file_range(in, 0, d, 0, 1, 0)); R(copy_file_range(open("a", O_WRONLY), 0, out, 0, 1, 0));
    R(copy_file_range(in, 0, open("b", O_RDONLY), 0, 1, 0)); R(copy_file_range(in, 0, open("b", O_WRONLY | O_APPEND), 0, 1, 0));
    R(copy_file_range(in, (loff_t *) 8, out, 0, 1, 0)); R(copy_file_range(open("/dev/zero", 0), 0, out, 0, 1, 0));
    R(copy_file_range(in, 0, out, 0, -1, 0));
}

CASE(large_transfers) {
    static char big[1 << 20]; for (int i = 0; i < sizeof big; i++) big[i] = i * 7; int a = file("a", ""), b = file("b", "");
    R(write(a, big, sizeof big)); lseek(a, 0, SEEK_SET); R(copy_file_range(a, 0, b, 0, 1 << 20, 0)); static char back[1 << 20];
    R(pread(b, back, sizeof back, 0)); R(memcmp(big, back, sizeof big)); int c = file("c", ""); off_t at = 3; R(sendfile(c, b, &at, 1 << 20));
    R(pread(c, back, sizeof back, 0)); R(memcmp(big + 3, back, (1 << 20) - 3));
}

CASE(bytes_waiting) {
    int fd = file("f", "0123456789"), n = -1, p[2]; R(ioctl(fd, 0x541B, &n)); R(n); lseek(fd, 4, SEEK_SET); R(ioctl(fd, 0x541B, &n)); R(n); pipe(p);
    write(p[1], "abc", 3); R(ioctl(p[0], 0x541B, &n)); R(n); R(ioctl(p[1], 0x541B, &n)); R(n); R(ioctl(fd, 0x541B, 8)); R(ioctl(-1, 0x541B, &n));
    R(ioctl(fd, 0x5401, &n)); R(ioctl(fd, 12345, &n)); mkdir("d", 0755); R(ioctl(open("d", 0), 0x541B, &n));
}

CASE(ioctl_on_flags) {
    int fd = file("f", ""), on = 1, off = 0; R(ioctl(fd, 0x5421, &on)); R(!!(fcntl(fd, F_GETFL) & O_NONBLOCK)); R(ioctl(fd, 0x5421, &off));
    R(!!(fcntl(fd, F_GETFL) & O_NONBLOCK)); R(ioctl(fd, 0x5451, 0)); R(fcntl(fd, F_GETFD)); R(ioctl(fd, 0x5450, 0)); R(fcntl(fd, F_GETFD));
    R(ioctl(fd, 0x5421, 8)); R(ioctl(fd, 0x5452, &on)); R(ioctl(fd, 0x5460, &on));
}
