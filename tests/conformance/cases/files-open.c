// SPDX-License-Identifier: Apache-2.0
// open(2), openat(2), openat2(2), creat(2), O_TMPFILE, O_PATH.
#include "../cases.h"
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/file.h>
#include <dirent.h>
#include <sys/syscall.h>

struct how { unsigned long long flags, mode, resolve; };
#define RESOLVE_NO_XDEV 1
#define RESOLVE_NO_MAGICLINKS 2
#define RESOLVE_NO_SYMLINKS 4
#define RESOLVE_BENEATH 8
#define RESOLVE_IN_ROOT 16
#define RESOLVE_CACHED 32

static int openat2_(int dir, const char *path, unsigned long long flags, unsigned long long mode, unsigned long long resolve) {
    struct how how = {flags, mode, resolve};
    return syscall(SYS_openat2, dir, path, &how, sizeof how);
}

static void make(const char *name, const char *text) {
    int fd = open(name, O_CREAT | O_WRONLY | O_TRUNC, 0644);
    write(fd, text, strlen(text));
    close(fd);
}

static void show(int fd) {
    char text[64] = {0};
    long count = pread(fd, text, sizeof text - 1, 0);
    printf("%ld \"%s\"\n", count, text);
}

static int mode_of(const char *path) {
    struct stat s;
    return lstat(path, &s) ? -1 : s.st_mode;
}

CASE(missing_file) { R(open("missing", O_RDONLY)); R(open("", O_RDONLY)); R(open("no/file", O_CREAT | O_RDWR, 0600)); }

CASE(directory_for_writing) {
    mkdir("d", 0755); R(open("d", O_WRONLY)); R(open("d", O_RDWR)); R(open("d", O_RDONLY | O_TRUNC)); R(open("d", O_RDONLY | O_CREAT, 0600));
}

CASE(directory_flag) {
    make("f", "x"); mkdir("d", 0755); symlink("d", "l"); symlink("f", "lf");
    R(open("f", O_RDONLY | O_DIRECTORY)); R(close(open("d", O_RDONLY | O_DIRECTORY))); R(close(open("l", O_DIRECTORY)));
    R(open("lf", O_DIRECTORY)); R(open("l", O_DIRECTORY | O_NOFOLLOW)); R(open("x", O_DIRECTORY | O_CREAT, 0700)); R(open("missing", O_DIRECTORY));
}

CASE(no_follow) {
    make("f", "x"); symlink("f", "l"); symlink("none", "dangling"); symlink("loop", "loop");
    R(open("l", O_RDONLY | O_NOFOLLOW)); R(open("dangling", O_RDONLY | O_NOFOLLOW)); R(open("loop", O_RDONLY)); R(open("dangling", O_RDONLY));
    R(open("l", O_CREAT | O_NOFOLLOW | O_RDWR, 0600)); R(close(open("l", O_PATH | O_NOFOLLOW)));
    R(open("dangling", O_CREAT | O_EXCL | O_RDWR, 0600)); R(close(open("dangling", O_CREAT | O_RDWR, 0600))); R(access("none", F_OK));
}

CASE(exclusive_creation) {
    make("f", "x"); R(open("f", O_CREAT | O_EXCL, 0600)); R(close(open("g", O_CREAT | O_EXCL | O_RDWR, 0600))); R(open("g/", O_CREAT | O_EXCL, 0600));
    mkdir("d", 0700); R(open("d", O_CREAT | O_EXCL, 0600)); R(open(".", O_CREAT | O_EXCL, 0600)); R(open("/", O_CREAT | O_EXCL, 0600));
    R(close(open("f", O_EXCL | O_RDONLY)));
}

CASE(slashes_at_the_end) {
    make("f", "x"); mkdir("d", 0755); R(open("f/", O_RDONLY)); R(open("g/", O_CREAT | O_RDWR, 0600)); R(close(open("d/", O_RDONLY)));
    R(close(open("d//", O_RDONLY))); R(open("f/.", O_RDONLY)); R(open("f/..", O_RDONLY)); R(open("f/x", O_CREAT, 0600));
    R(open("missing/", O_RDONLY)); R(open("d/", O_CREAT|O_RDWR, 0600)); R(open("f/", O_CREAT|O_RDWR, 0600));
}

CASE(lengths_of_names) {
    char name[300]; memset(name, 'n', sizeof name); name[255] = 0;
    R(close(open(name, O_CREAT | O_RDWR, 0600))); R(unlink(name)); name[255] = 'n'; name[256] = 0; R(open(name, O_CREAT | O_RDWR, 0600));
    char path[5000]; memset(path, '/', sizeof path); path[4095] = 0; path[4094] = '.'; R(close(open(path, O_RDONLY))); path[4095] = '.';
    path[4096] = 0; R(open(path, O_RDONLY));
}

CASE(access_modes) {
    make("f", "abc"); char c = 'x';
    int r = open("f", O_RDONLY), w = open("f", O_WRONLY), rw = open("f", O_RDWR), both = open("f", 3);
    R(write(r, &c, 1)); R(read(w, &c, 1)); R(read(rw, &c, 1)); R(write(rw, &c, 1)); R(read(both, &c, 1)); R(write(both, &c, 1));
    R(fcntl(r, F_GETFL) & 3); R(fcntl(w, F_GETFL) & 3); R(fcntl(both, F_GETFL) & 3); R(ftruncate(both, 0)); R(ftruncate(r, 0));
    R(lseek(both, 0, SEEK_SET));
}

CASE(flags_that_are_told) {
    struct { const char *name; int flags; } all[] = {{"append", O_APPEND}, {"nonblock", O_NONBLOCK}, {"sync", O_SYNC}, {"dsync", O_DSYNC}, {"noatime", O_NOATIME}, {"largefile", 0100000}, {"cloexec", O_CLOEXEC}, {"creat trunc excl noctty", O_CREAT | O_TRUNC | O_NOCTTY}, {"nofollow", O_NOFOLLOW}, {"async", O_ASYNC}, {"unknown", 1 << 30}};
    for (int i = 0; i < 11; i++) { int fd = open("f", O_CREAT | O_RDWR | all[i].flags, 0600); printf("%s: %o %d\n", all[i].name, fcntl(fd, F_GETFL), fcntl(fd, F_GETFD)); close(fd); }
    mkdir("d", 0700); int d = open("d", O_DIRECTORY); printf("directory %o\n", fcntl(d, F_GETFL));
    int p = open("f", O_PATH | O_RDWR | O_APPEND | O_CREAT); printf("path %o\n", fcntl(p, F_GETFL));
}

CASE(setting_flags) {
    int fd = open("f", O_CREAT | O_RDWR, 0600);
    R(fcntl(fd, F_SETFL, O_APPEND | O_NONBLOCK | O_WRONLY | O_TRUNC | O_SYNC)); printf("%o\n", fcntl(fd, F_GETFL));
    R(fcntl(fd, F_SETFL, O_NOATIME)); printf("%o\n", fcntl(fd, F_GETFL)); R(fcntl(fd, F_SETFL, -1)); R(fcntl(fd, F_SETFL, 0));
    printf("%o\n", fcntl(fd, F_GETFL));
    int other = dup(fd); fcntl(other, F_SETFL, O_APPEND); printf("shared by dup: %o\n", fcntl(fd, F_GETFL));
}

CASE(creation_modes) {
    umask(027); close(open("a", O_CREAT | O_RDWR, 0777)); printf("%o\n", mode_of("a")); umask(0); close(open("b", O_CREAT | O_RDWR, 07777));
    printf("%o\n", mode_of("b"));
    close(creat("c", 0640)); printf("%o\n", mode_of("c")); close(open("d", O_CREAT | O_RDWR, 0)); printf("%o\n", mode_of("d")); umask(0777);
    close(open("e", O_CREAT | O_RDWR, 0666)); printf("%o\n", mode_of("e"));
    int fd = open("g", O_CREAT | O_RDWR, 0400); char c = 'x'; R(write(fd, &c, 1));
}

CASE(truncation) {
    make("f", "hello"); close(open("f", O_RDONLY | O_TRUNC)); struct stat s; stat("f", &s); R(s.st_size); make("f", "hello");
    close(open("f", O_WRONLY | O_TRUNC)); stat("f", &s); R(s.st_size); make("f", "hello"); int fd = open("f", O_RDWR);
    R(close(open("f", O_TRUNC | O_WRONLY))); show(fd); make("g", "x"); R(open("g", O_PATH | O_TRUNC) > 0); stat("g", &s); R(s.st_size);
}

CASE(appending_is_at_the_end_always) {
    int a = open("f", O_CREAT | O_RDWR | O_APPEND, 0600), b = open("f", O_RDWR | O_APPEND);
    write(a, "1", 1); write(b, "2", 1); write(a, "3", 1); show(a); R(lseek(a, 0, SEEK_CUR)); R(lseek(b, 0, SEEK_CUR)); lseek(a, 0, SEEK_SET);
    write(a, "4", 1); show(a); R(pwrite(a, "5", 1, 0)); show(a); R(lseek(a, 0, SEEK_CUR));
    fcntl(a, F_SETFL, 0); lseek(a, 0, SEEK_SET); write(a, "X", 1); show(a);
}

CASE(path_only) {
    make("f", "abc"); int p = open("f", O_PATH); char c;
    R(read(p, &c, 1)); R(write(p, &c, 1)); R(lseek(p, 0, SEEK_SET)); R(fchmod(p, 0600)); R(fchown(p, 0, 0)); R(ftruncate(p, 0)); R(fsync(p));
    R(fallocate(p, 0, 0, 1)); R(ioctl(p, FIOCLEX, 0)); R(fcntl(p, F_SETFL, 0)); R(fcntl(p, F_GETFD)); R(fcntl(p, F_SETFD, 1));
    struct stat s; R(fstat(p, &s)); R(s.st_size); R(close(dup(p))); R(fcntl(p, F_DUPFD, 50) >= 50); R(flock(p, 2)); R(getdents64(p, &c, 1));
    R(fcntl(p, F_GETLK, &(struct flock) {.l_type = F_RDLCK}));
    R(fcntl(p, F_GETFL) & O_PATH ? 1 : 0); R(readlinkat(p, "", &c, 1)); R(syscall(SYS_copy_file_range, p, 0, p, 0, 1, 0));
}

CASE(path_only_of_links_and_directories) {
    mkdir("d", 0755); make("d/f", "inside"); symlink("d/f", "l"); int l = open("l", O_PATH | O_NOFOLLOW), d = open("d", O_PATH); char t[20] = {0};
    R(readlinkat(l, "", t, 20)); puts(t); struct stat s; R(fstat(l, &s)); R(S_ISLNK(s.st_mode)); int f = openat(d, "f", O_RDONLY); show(f);
    R(fchdir(d)); R(access("f", R_OK)); chdir("..");
    char p[64]; sprintf(p, "/proc/self/fd/%d", d); R(access(p, R_OK)); int again = open(p, O_RDONLY | O_DIRECTORY); R(again >= 0);
    sprintf(p, "/proc/self/fd/%d", l); R(open(p, O_RDONLY));
    R(openat(f, "x", O_RDONLY)); R(openat(-1, "x", O_RDONLY)); R(openat(99, "x", O_RDONLY)); R(close(openat(-1, "/", O_RDONLY)));
}

CASE(reopening_through_proc) {
    int fd = open("f", O_CREAT | O_WRONLY, 0600); write(fd, "hello", 5); char p[64]; sprintf(p, "/proc/self/fd/%d", fd); int r = open(p, O_RDONLY);
    show(r); R(unlink("f")); int r2 = open(p, O_RDWR); show(r2); int pathonly = open("/proc/self/fd/", O_PATH); R(pathonly >= 0);
    sprintf(p, "/dev/fd/%d", fd); R(access(p, F_OK)); R(open("/proc/self/fd/99", O_RDONLY)); R(open("/proc/self/fd/01", O_RDONLY));
    R(open("/proc/self/fd/x", O_RDONLY));
}

CASE(temporary_file) {
    int fd = open(".", O_TMPFILE | O_RDWR, 0640); R(fd >= 0); R(write(fd, "hello", 5)); struct stat s; fstat(fd, &s); R(s.st_nlink);
    printf("%o\n", s.st_mode); R(s.st_size);
    char p[64], t[300]; sprintf(p, "/proc/self/fd/%d", fd); R(linkat(AT_FDCWD, p, AT_FDCWD, "named", AT_SYMLINK_FOLLOW)); fstat(fd, &s);
    R(s.st_nlink); show(open("named", O_RDONLY)); R(linkat(fd, "", AT_FDCWD, "again", AT_EMPTY_PATH)); fstat(fd, &s); R(s.st_nlink);
    printf("%o\n", fcntl(fd, F_GETFL));
}

CASE(temporary_file_that_shall_have_no_name) {
    int fd = open(".", O_TMPFILE | O_EXCL | O_RDWR, 0600); R(fd >= 0); R(linkat(fd, "", AT_FDCWD, "named", AT_EMPTY_PATH)); char p[64];
    sprintf(p, "/proc/self/fd/%d", fd); R(linkat(AT_FDCWD, p, AT_FDCWD, "named", AT_SYMLINK_FOLLOW));
}

CASE(temporary_file_errors) {
    make("f", "x"); R(open(".", O_TMPFILE | O_RDONLY, 0600)); R(open("f", O_TMPFILE | O_RDWR, 0600)); R(open("missing", O_TMPFILE | O_RDWR, 0600));
    R(open(".", (O_TMPFILE & ~O_DIRECTORY) | O_RDWR, 0600)); R(open("/proc", O_TMPFILE | O_RDWR, 0600));
    R(open(".", O_TMPFILE | O_CREAT | O_RDWR, 0600)); int fd = open(".", O_TMPFILE | O_WRONLY, 0600); R(fd >= 0);
}

CASE(temporary_file_name_in_proc) {
    int fd = open(".", O_TMPFILE | O_RDWR, 0600); char p[64], t[300] = {0}; sprintf(p, "/proc/self/fd/%d", fd); readlink(p, t, 299);
    char *hash = strrchr(t, '#'); R(hash != 0); R(hash && strstr(hash, " (deleted)") != 0); R(unlinkat(AT_FDCWD, ".", 0));
}

CASE(devices) {
    char b[8] = "abcdefg"; int n = open("/dev/null", O_RDWR), z = open("/dev/zero", O_RDWR), f = open("/dev/full", O_RDWR); R(read(n, b, 8));
    R(write(n, b, 8)); R(read(z, b, 8)); R(b[0]); R(write(z, b, 8)); R(read(f, b, 8)); R(write(f, b, 8)); R(lseek(n, 5, SEEK_SET));
    R(lseek(z, 5, SEEK_SET)); R(pread(z, b, 4, 3)); R(ftruncate(n, 0)); R(fsync(n)); R(fallocate(n, 0, 0, 1));
    R(close(open("/dev/null", O_WRONLY | O_TRUNC | O_CREAT, 0600))); R(open("/dev/null", O_DIRECTORY));
    R(open("/dev/null", O_CREAT | O_EXCL | O_RDWR, 0600)); R(write(f, b, 0));
}

CASE(special_files) {
    R(mknod("sock", S_IFSOCK | 0600, 0)); R(open("sock", O_RDONLY)); R(mknod("fifo", S_IFIFO | 0600, 0)); R(open("fifo", O_WRONLY | O_NONBLOCK));
    int r = open("fifo", O_RDONLY | O_NONBLOCK); R(r >= 0); int w = open("fifo", O_WRONLY | O_NONBLOCK); R(w >= 0);
    R(mknod("none", S_IFCHR | 0600, 0xF000F0)); R(open("none", O_RDONLY)); R(close(open("sock", O_PATH))); R(open("fifo", O_RDONLY | O_DIRECTORY));
}

CASE(openat2_checks) {
    make("f", "x"); struct how how = {O_RDONLY}; char big[64] = {0};
    R(syscall(SYS_openat2, AT_FDCWD, "f", &how, 16)); R(syscall(SYS_openat2, AT_FDCWD, "f", &how, 0)); *(struct how *) big = how;
    R(close(syscall(SYS_openat2, AT_FDCWD, "f", big, 64))); big[40] = 1; R(syscall(SYS_openat2, AT_FDCWD, "f", big, 64));
    R(syscall(SYS_openat2, AT_FDCWD, "f", big, 5000)); R(syscall(SYS_openat2, AT_FDCWD, "f", 8, 24)); R(syscall(SYS_openat2, AT_FDCWD, 8, &how, 24));
    R(openat2_(AT_FDCWD, "f", O_RDONLY, 0644, 0)); R(openat2_(AT_FDCWD, "g", O_CREAT | O_RDWR, 010000, 0));
    R(openat2_(AT_FDCWD, "f", 1ULL << 30, 0, 0)); R(openat2_(AT_FDCWD, "f", 1ULL << 40, 0, 0)); R(openat2_(AT_FDCWD, "f", 0, 0, 64));
    R(openat2_(AT_FDCWD, "f", O_PATH | O_RDWR, 0, 0)); R(close(openat2_(AT_FDCWD, "f", O_PATH | O_NOFOLLOW | O_CLOEXEC, 0, 0)));
    R(openat2_(AT_FDCWD, "f", 0, 0, RESOLVE_BENEATH | RESOLVE_IN_ROOT)); R(openat2_(AT_FDCWD, "d", O_CREAT | O_DIRECTORY, 0600, 0));
    R(openat2_(AT_FDCWD, ".", O_TMPFILE | O_RDONLY, 0600, 0)); R(openat2_(-1, "f", 0, 0, 0)); R(close(openat2_(AT_FDCWD, "f", 3, 0, 0)));
}

CASE(openat2_beneath) {
    mkdir("d", 0755); mkdir("d/e", 0755); make("f", "x"); make("d/g", "x"); symlink("../f", "d/up"); symlink("/etc", "d/abs");
    symlink("e/../g", "d/inside"); int d = open("d", O_PATH);
    R(close(openat2_(d, "g", 0, 0, RESOLVE_BENEATH))); R(openat2_(d, "../f", 0, 0, RESOLVE_BENEATH)); R(openat2_(d, "up", 0, 0, RESOLVE_BENEATH));
    R(openat2_(d, "abs", 0, 0, RESOLVE_BENEATH)); R(openat2_(d, "/etc", 0, 0, RESOLVE_BENEATH)); R(close(openat2_(d, "e/..", 0, 0, RESOLVE_BENEATH)));
    R(close(openat2_(d, "inside", 0, 0, RESOLVE_BENEATH))); R(openat2_(d, "e/../../f", 0, 0, RESOLVE_BENEATH));
    R(openat2_(d, "..", O_DIRECTORY, 0, RESOLVE_BENEATH)); R(close(openat2_(d, ".", O_DIRECTORY, 0, RESOLVE_BENEATH)));
    R(close(openat2_(d, "new", O_CREAT | O_RDWR, 0600, RESOLVE_BENEATH)));
}

CASE(openat2_in_root) {
    mkdir("d", 0755); mkdir("d/e", 0755); make("d/g", "in"); make("g", "out"); symlink("/g", "d/abs"); symlink("../../g", "d/up");
    int d = open("d", O_PATH);
    show(openat2_(d, "/g", 0, 0, RESOLVE_IN_ROOT)); show(openat2_(d, "../g", 0, 0, RESOLVE_IN_ROOT)); show(openat2_(d, "abs", 0, 0, RESOLVE_IN_ROOT));
    show(openat2_(d, "up", 0, 0, RESOLVE_IN_ROOT)); show(openat2_(d, "e/../../../g", 0, 0, RESOLVE_IN_ROOT));
    R(openat2_(d, "/etc", 0, 0, RESOLVE_IN_ROOT));
}

CASE(openat2_without_links) {
    make("f", "x"); mkdir("d", 0755); make("d/g", "x"); symlink("f", "l"); symlink("d", "ld"); R(openat2_(AT_FDCWD, "l", 0, 0, RESOLVE_NO_SYMLINKS));
    R(openat2_(AT_FDCWD, "ld/g", 0, 0, RESOLVE_NO_SYMLINKS)); R(close(openat2_(AT_FDCWD, "d/g", 0, 0, RESOLVE_NO_SYMLINKS)));
    R(close(openat2_(AT_FDCWD, "l", O_PATH | O_NOFOLLOW, 0, RESOLVE_NO_SYMLINKS))); R(openat2_(AT_FDCWD, "l", O_NOFOLLOW, 0, RESOLVE_NO_SYMLINKS));
    R(openat2_(AT_FDCWD, "/proc/self/fd/0", 0, 0, RESOLVE_NO_SYMLINKS));
}

CASE(openat2_without_magic_links) {
    int fd = open("f", O_CREAT | O_RDWR, 0600); char p[64]; sprintf(p, "/proc/self/fd/%d", fd); symlink("f", "l");
    R(openat2_(AT_FDCWD, p, 0, 0, RESOLVE_NO_MAGICLINKS)); R(close(openat2_(AT_FDCWD, p, 0, 0, 0)));
    R(close(openat2_(AT_FDCWD, "l", 0, 0, RESOLVE_NO_MAGICLINKS))); R(openat2_(AT_FDCWD, "/proc/self/exe", 0, 0, RESOLVE_NO_MAGICLINKS));
    R(openat2_(AT_FDCWD, "/proc/self/cwd/f", 0, 0, RESOLVE_NO_MAGICLINKS)); int d = open(".", O_PATH); R(openat2_(d, p, 0, 0, RESOLVE_BENEATH));
}

CASE(openat2_on_one_mount) {
    make("f", "x"); R(close(openat2_(AT_FDCWD, "f", 0, 0, RESOLVE_NO_XDEV))); int root = open("/", O_PATH);
    R(openat2_(root, "proc/meminfo", 0, 0, RESOLVE_NO_XDEV)); R(openat2_(root, "proc", O_PATH, 0, RESOLVE_NO_XDEV)); int proc = open("/proc", O_PATH);
    R(openat2_(proc, "..", O_PATH, 0, RESOLVE_NO_XDEV)); R(close(openat2_(proc, "meminfo", 0, 0, RESOLVE_NO_XDEV)));
}

CASE(not_root) {
    make("mine", "x"); chmod("mine", 0600); make("open", "x"); chmod("open", 0666); mkdir("closed", 0700); make("closed/f", "x"); mkdir("all", 0777);
    chmod("all", 0777); make("reads", "x"); chmod("reads", 0444);
    setegid(1000); seteuid(1000);
    R(open("mine", O_RDONLY)); R(close(open("open", O_RDWR))); R(open("closed/f", O_RDONLY)); R(open("closed", O_RDONLY));
    R(close(open("closed", O_PATH))); R(close(open("mine", O_PATH))); R(open("reads", O_RDWR)); R(close(open("reads", O_RDONLY)));
    R(open("new", O_CREAT | O_RDWR, 0600)); R(close(open("all/new", O_CREAT | O_RDWR, 0000))); R(open("all/new", O_RDONLY));
    R(open("open", O_RDONLY | O_NOATIME)); R(open("reads", O_RDONLY | O_TRUNC)); struct stat s; stat("all/new", &s); R(s.st_uid); R(s.st_gid);
    seteuid(0); setegid(0);
}

CASE(sticky_directories_protect) {
    mkdir("s", 01777); chmod("s", 01777); make("s/f", "x"); chmod("s/f", 0666); seteuid(1000); R(unlink("s/f")); R(rename("s/f", "s/g"));
    R(close(open("s/own", O_CREAT | O_RDWR, 0600))); R(unlink("s/own")); seteuid(0); R(unlink("s/f"));
}

CASE(limit_of_descriptors) {
    closefrom(3); struct { unsigned long soft, hard; } old, set; syscall(SYS_prlimit64, 0, 7, 0, &old); set = old; set.soft = 10;
    syscall(SYS_prlimit64, 0, 7, &set, 0); close(open("f", O_CREAT | O_RDWR, 0600)); int last = -1, fd;
    while ((fd = open("f", O_RDONLY)) >= 0) last = fd; R(open("f", O_RDONLY)); R(last); R(dup(0)); R(dup2(0, 10)); R(dup2(0, 9));
    R(fcntl(0, F_DUPFD, 10)); R(fcntl(0, F_DUPFD, 5)); int p[2]; R(pipe(p)); R(open("new", O_CREAT | O_RDWR, 0600)); R(access("new", F_OK));
    syscall(SYS_prlimit64, 0, 7, &old, 0); for (int i = 3; i < 10; i++) close(i);
}

CASE(lowest_descriptor) {
    int a = open(".", 0), b = open(".", 0), c = open(".", 0); close(b); R(open(".", 0) == b); close(a); close(c); R(dup(b) == a);
    R(fcntl(b, F_DUPFD, c) == c); R(close(a)); R(close(b)); R(close(c)); R(close(c)); R(close(-1));
}

CASE(bad_pointers) { R(syscall(SYS_open, 8, 0)); R(syscall(SYS_openat, AT_FDCWD, 0, 0)); R(syscall(SYS_creat, -1L, 0)); }
