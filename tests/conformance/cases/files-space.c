// SPDX-License-Identifier: Apache-2.0
// Sizes, holes, space: truncate(2), fallocate(2), lseek(2), limits of sizes.
#include "../cases.h"
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <linux/falloc.h>

static long size_of(int fd) { struct stat s; fstat(fd, &s); return s.st_size; }
static long sectors_of(int fd) { struct stat s; fstat(fd, &s); return s.st_blocks; }

static void fill(int fd, int pages) {
    char page[4096];
    for (int i = 0; i < pages; i++) { memset(page, 'a' + i, sizeof page); pwrite(fd, page, sizeof page, i * 4096L); }
}

static void layout(int fd) {
    long end = size_of(fd), at = 0;
    printf("size %ld:", end);
    while (at < end) {
        long data = lseek(fd, at, SEEK_DATA);
        if (data < 0) { break; }
        long hole = lseek(fd, data, SEEK_HOLE);
        printf(" [%ld,%ld)", data, hole);
        at = hole;
    }
    puts("");
}

static void bytes(int fd, int pages) {
    for (int i = 0; i < pages; i++) { char c[2] = {0}; pread(fd, c, 1, i * 4096L); pread(fd, c + 1, 1, i * 4096L + 4095); printf("%02x%02x ", c[0], c[1]); }
    puts("");
}

static void on_size(int signal) { printf("signal %s\n", sigabbrev_np(signal)); }

CASE(truncate_errors) {
    mkdir("d", 0755); close(open("f", O_CREAT | O_RDWR, 0644)); R(truncate("missing", 0)); R(truncate("d", 0)); R(truncate("f", -1));
    R(truncate("f/", 0)); R(truncate("", 0)); R(truncate((char *) 8, 0)); mknod("p", S_IFIFO | 0600, 0); R(truncate("p", 0));
    R(truncate("/dev/null", 0)); symlink("f", "l"); R(truncate("l", 10)); struct stat s; stat("f", &s); R(s.st_size); chmod("f", 0444); seteuid(1000);
    R(truncate("f", 0)); seteuid(0); R(ftruncate(-1, 0)); int fd = open("f", O_RDWR); R(ftruncate(fd, -5)); int p[2]; pipe(p); R(ftruncate(p[1], 0));
    R(truncate("f", 1L << 62)); R(truncate("f", 0x7fffffffffffffff));
}

CASE(truncate_cuts_and_lengthens) {
    int fd = open("f", O_CREAT | O_RDWR, 0644); fill(fd, 3); R(ftruncate(fd, 5000)); R(ftruncate(fd, 12288)); bytes(fd, 3); layout(fd);
    R(truncate("f", 100000)); layout(fd); R(sectors_of(fd)); R(ftruncate(fd, 0)); R(sectors_of(fd));
}

CASE(truncate_and_mappings) {
    int fd = open("f", O_CREAT | O_RDWR, 0644); fill(fd, 2); char *m = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0); ftruncate(fd, 100);
    R(m[99]); R(m[100]); m[200] = 'x'; ftruncate(fd, 8192); R(m[200]); R(m[4096]); char c; pread(fd, &c, 1, 200); R(c); m[4097] = 'q';
    pread(fd, &c, 1, 4097); R(c); pwrite(fd, "z", 1, 5000); R(m[5000]);
}

CASE(allocate) {
    int fd = open("f", O_CREAT | O_RDWR, 0644); R(fallocate(fd, 0, 0, 10000)); R(size_of(fd)); R(sectors_of(fd)); R(fallocate(fd, 0, 5000, 100));
    R(size_of(fd)); R(posix_fallocate(fd, 0, 20000)); R(size_of(fd)); bytes(fd, 2);
}

CASE(allocate_errors) {
    int fd = open("f", O_CREAT | O_RDWR, 0644); R(fallocate(fd, 0, -1, 10)); R(fallocate(fd, 0, 0, 0)); R(fallocate(fd, 0, 0, -1));
    R(fallocate(-1, 0, 0, 1)); R(fallocate(open("f", O_RDONLY), 0, 0, 1)); R(fallocate(fd, 0x1000, 0, 1));
    R(fallocate(fd, FALLOC_FL_PUNCH_HOLE, 0, 4096)); R(fallocate(fd, 0, 0x7fffffffffffffff, 1)); int p[2]; pipe(p); R(fallocate(p[1], 0, 0, 1));
    mkdir("d", 0755); R(fallocate(open("d", O_RDONLY), 0, 0, 1));
    R(fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_ZERO_RANGE | FALLOC_FL_KEEP_SIZE, 0, 1)); R(fallocate(fd, 0, 1L << 60, 1L << 62));
}

CASE(allocate_without_size) {
    int fd = open("f", O_CREAT | O_RDWR, 0644); R(fallocate(fd, FALLOC_FL_KEEP_SIZE, 0, 8192)); R(size_of(fd)); R(sectors_of(fd)); write(fd, "x", 1);
    R(size_of(fd)); R(ftruncate(fd, 1)); R(sectors_of(fd));
}

CASE(punch_whole_pages) {
    int fd = open("f", O_CREAT | O_RDWR, 0644); fill(fd, 5); R(fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 4096, 8192)); bytes(fd, 5);
    layout(fd); R(sectors_of(fd)); R(fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, 100000)); layout(fd); R(sectors_of(fd));
}

CASE(punch_parts_of_pages) {
    int fd = open("f", O_CREAT | O_RDWR, 0644); fill(fd, 4); R(fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 100, 200)); char c;
    pread(fd, &c, 1, 99); R(c); pread(fd, &c, 1, 100); R(c); pread(fd, &c, 1, 299); R(c); pread(fd, &c, 1, 300); R(c);
    R(fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 5000, 8000)); bytes(fd, 4); layout(fd);
}

CASE(punch_behind_the_end) {
    int fd = open("f", O_CREAT | O_RDWR, 0644); fill(fd, 1); R(fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 4096, 8192));
    R(fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 2048, 1L << 50)); R(size_of(fd)); bytes(fd, 1);
}

CASE(punch_seen_in_mappings) {
    int fd = open("f", O_CREAT | O_RDWR, 0644); fill(fd, 3); char *m = mmap(0, 12288, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0); R(m[4096]);
    fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 4096, 4096); R(m[4096]); m[4096] = 'n'; char c; pread(fd, &c, 1, 4096); R(c);
}

CASE(collapse_and_insert_are_not_for_tmpfs) {
    int fd = open("f", O_CREAT | O_RDWR, 0644); fill(fd, 3); R(fallocate(fd, FALLOC_FL_COLLAPSE_RANGE, 0, 4096));
    R(fallocate(fd, FALLOC_FL_INSERT_RANGE, 0, 4096)); R(fallocate(fd, FALLOC_FL_ZERO_RANGE, 0, 4096));
    R(fallocate(fd, FALLOC_FL_UNSHARE_RANGE, 0, 4096)); bytes(fd, 3);
}

CASE(seek) {
    int fd = open("f", O_CREAT | O_RDWR, 0644); write(fd, "0123456789", 10); R(lseek(fd, 3, SEEK_SET)); R(lseek(fd, 3, SEEK_CUR));
    R(lseek(fd, -3, SEEK_END)); R(lseek(fd, 100, SEEK_END)); R(lseek(fd, -1, SEEK_SET)); R(lseek(fd, -200, SEEK_CUR)); R(lseek(fd, 0, 5));
    R(lseek(fd, 0, -1)); R(lseek(-1, 0, SEEK_SET)); int p[2]; pipe(p); R(lseek(p[0], 0, SEEK_CUR)); R(lseek(fd, 0x7fffffffffffffff, SEEK_SET));
    R(lseek(fd, 1, SEEK_CUR)); R(lseek(fd, 0x7fffffffffffffff, SEEK_END)); R(lseek(fd, 0, SEEK_CUR) > 0);
}

CASE(seek_data_and_holes) {
    int fd = open("f", O_CREAT | O_RDWR, 0644); R(lseek(fd, 0, SEEK_DATA)); R(lseek(fd, 0, SEEK_HOLE)); pwrite(fd, "x", 1, 8192); layout(fd);
    R(lseek(fd, 0, SEEK_HOLE)); R(lseek(fd, 8192, SEEK_HOLE)); R(lseek(fd, 8193, SEEK_DATA)); R(lseek(fd, -1, SEEK_DATA));
    R(lseek(fd, 8192, SEEK_DATA)); R(lseek(fd, 100, SEEK_DATA)); ftruncate(fd, 1 << 20); layout(fd); R(lseek(fd, 500000, SEEK_DATA));
    R(lseek(fd, 500000, SEEK_HOLE)); pwrite(fd, "x", 1, 500000); layout(fd); mkdir("d", 0755); int d = open("d", O_RDONLY); R(lseek(d, 0, SEEK_SET));
}

CASE(holes_read_as_zeros) {
    int fd = open("f", O_CREAT | O_RDWR, 0644); pwrite(fd, "end", 3, 100000); char all[200]; memset(all, 1, 200); R(pread(fd, all, 200, 50000));
    int sum = 0; for (int i = 0; i < 200; i++) sum |= all[i]; R(sum); R(sectors_of(fd)); R(pread(fd, all, 200, 99990));
    R(pread(fd, all, 200, 100003)); R(pread(fd, all, 200, 1L << 40));
}

CASE(limit_of_sizes_signals) {
    signal(SIGXFSZ, on_size); struct rlimit old, set; getrlimit(RLIMIT_FSIZE, &old); set = old; set.rlim_cur = 5000; setrlimit(RLIMIT_FSIZE, &set);
    int fd = open("f", O_CREAT | O_RDWR, 0644); static char all[8192]; R(write(fd, all, 8192)); R(write(fd, all, 1)); R(pwrite(fd, all, 10, 4995));
    R(pwrite(fd, all, 10, 5000)); R(pwrite(fd, all, 10, 6000)); R(ftruncate(fd, 5000)); R(ftruncate(fd, 5001)); R(truncate("f", 6000));
    R(fallocate(fd, 0, 0, 6000)); R(fallocate(fd, FALLOC_FL_KEEP_SIZE, 0, 6000)); R(size_of(fd)); R(write(fd, all, 0)); setrlimit(RLIMIT_FSIZE, &old);
    R(write(fd, all, 1)); R(ftruncate(fd, 10000)); signal(SIGXFSZ, SIG_DFL);
}

CASE(limit_of_sizes_ignored) {
    signal(SIGXFSZ, SIG_IGN); struct rlimit old, set; getrlimit(RLIMIT_FSIZE, &old); set = old; set.rlim_cur = 0; setrlimit(RLIMIT_FSIZE, &set);
    int fd = open("f", O_CREAT | O_RDWR, 0644); R(write(fd, "x", 1)); int p[2]; pipe(p); R(write(p[1], "x", 1));
    R(write(open("/dev/null", O_WRONLY), "x", 1)); setrlimit(RLIMIT_FSIZE, &old); signal(SIGXFSZ, SIG_DFL);
}

CASE(write_at_the_largest_offset) {
    int fd = open("f", O_CREAT | O_RDWR, 0644); R(pwrite(fd, "ab", 2, 0x7ffffffffffffffe)); R(pwrite(fd, "ab", 2, 0x7fffffffffffffff));
}

CASE(advice) {
    int fd = open("f", O_CREAT | O_RDWR, 0644), p[2]; pipe(p); for (int a = -1; a < 8; a++) { R(posix_fadvise(fd, 0, 0, a)); }
    R(posix_fadvise(p[0], 0, 0, 0)); R(posix_fadvise(-1, 0, 0, 0)); R(posix_fadvise(fd, 0, -1, 0)); R(posix_fadvise(fd, -1, 0, 0));
    R(readahead(fd, 0, 4096)); R(readahead(p[0], 0, 4096)); R(readahead(-1, 0, 1)); int w = open("f", O_WRONLY); R(readahead(w, 0, 1));
    mkdir("d", 0755); int d = open("d", 0); R(readahead(d, 0, 1)); R(posix_fadvise(d, 0, 0, 0)); R(posix_fadvise(open("/dev/null", 0), 0, 0, 0));
    R(posix_fadvise(open("f", O_PATH), 0, 0, 0));
}

CASE(sync_calls) {
    int fd = open("f", O_CREAT | O_RDWR, 0644), p[2]; pipe(p); R(fsync(fd)); R(fdatasync(fd)); R(fsync(p[0])); R(fdatasync(p[1])); R(fsync(-1));
    R(syncfs(fd)); R(syncfs(-1)); R(syncfs(p[0])); int r = open("f", O_RDONLY); R(fsync(r)); mkdir("d", 0755); int d = open("d", O_RDONLY);
    R(fsync(d)); R(syncfs(d)); R(sync_file_range(fd, 0, 0, 7)); R(sync_file_range(fd, 0, 10, 2)); R(sync_file_range(fd, -1, 0, 2));
    R(sync_file_range(fd, 0, -1, 2)); R(sync_file_range(fd, 0, 0, 8)); R(sync_file_range(p[0], 0, 0, 2)); R(sync_file_range(-1, 0, 0, 2));
    R(sync_file_range(d, 0, 0, 2)); R(fsync(open("/dev/zero", O_RDWR))); sync();
}
