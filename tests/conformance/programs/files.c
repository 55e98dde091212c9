// SPDX-License-Identifier: Apache-2.0
// Opening, reading, writing, positions, names, attributes, descriptors.
#include "conformance.h"
#include <dirent.h>
#include <sys/file.h>
#include <sys/sendfile.h>
#include <sys/syscall.h>
#include <sys/uio.h>

static char buffer[256];

static void show(const char *what, const char *bytes, long length) {
    printf("%s:", what);
    for (long i = 0; i < length; i++) {
        printf(" %02x", (unsigned char) bytes[i]);
    }
    puts("");
}

static void opening(void) {
    R(open("nothing", O_RDONLY));
    R(open("nothing/below", O_RDONLY | O_CREAT, 0644));
    R(open("", O_RDONLY));
    int fd = R(open("a", O_RDWR | O_CREAT | O_EXCL, 0666));
    R(open("a", O_RDWR | O_CREAT | O_EXCL, 0666));
    R(open("a", O_RDONLY | O_DIRECTORY));
    R(open("a/b", O_RDONLY));
    R(open(".", O_WRONLY));
    R(open(".", O_RDWR | O_CREAT, 0644));
    R(mkdir("d", 0755));
    R(mkdir("d", 0755));
    R(open("d", O_RDONLY | O_CREAT, 0644));
    R(fcntl(fd, F_GETFL) & (O_ACCMODE | O_APPEND | O_NONBLOCK));
    R(fcntl(fd, F_SETFL, O_APPEND | O_NONBLOCK));
    R(fcntl(fd, F_GETFL) & (O_ACCMODE | O_APPEND | O_NONBLOCK | O_CREAT));
    R(write(fd, "abc", 3));
    R(pwrite(fd, "XY", 2, 0));                               // Linux appends although an offset is given
    R(lseek(fd, 0, SEEK_CUR));
    R(pread(fd, buffer, 100, 1));
    show("pread", buffer, 4);
    int reader = R(open("a", O_RDONLY));
    R(write(reader, "x", 1));
    R(ftruncate(reader, 0));
    int writer = R(open("a", O_WRONLY | O_TRUNC));
    R(read(writer, buffer, 1));
    struct stat status;
    R(fstat(writer, &status));
    R(status.st_size);
    R(close(fd));
    R(close(fd));
    R(read(fd, buffer, 1));
    int path = R(open("a", O_PATH));
    R(read(path, buffer, 1));
    R(fstat(path, &status));
    R(fchmod(path, 0600));
    R(close(path));
    R(openat(AT_FDCWD, "/dev/null/x", O_RDONLY));
    R(openat(99, "a", O_RDONLY));
    R(openat(reader, "a", O_RDONLY));
    close(reader);
    close(writer);
}

static void positions(void) {
    int fd = R(open("p", O_RDWR | O_CREAT | O_TRUNC, 0644));
    R(write(fd, "0123456789", 10));
    R(lseek(fd, -3, SEEK_END));
    R(read(fd, buffer, 100));
    R(read(fd, buffer, 100));
    R(lseek(fd, -1, SEEK_SET));
    R(lseek(fd, 0, 77));
    R(lseek(fd, 5, SEEK_END));
    R(write(fd, "z", 1));
    R(pread(fd, buffer, 16, 8));
    show("hole", buffer, 8);
    R(pread(fd, buffer, 1, -1));
    R(pwrite(fd, buffer, 1, -1));
    struct iovec vector[3] = {{"AB", 2}, {NULL, 0}, {"CDE", 3}};
    R(lseek(fd, 0, SEEK_SET));
    R(writev(fd, vector, 3));
    R(writev(fd, vector, -1));
    R(writev(fd, vector, 1025));
    R(writev(fd, vector, 0));
    char one[3], two[100];
    struct iovec parts[2] = {{one, 3}, {two, 100}};
    R(preadv(fd, parts, 2, 0));
    show("one", one, 3);
    show("two", two, 13);
    R(pwritev(fd, vector, 3, 10));
    R(lseek(fd, 0, SEEK_CUR));
    R(ftruncate(fd, 3 * 4096));
    R(ftruncate(fd, -1));
    R(truncate("p", 2));
    R(lseek(fd, 0, SEEK_END));
    R(truncate("d", 2));
    R(truncate("nothing", 2));
    R(lseek(fd, 0, SEEK_DATA));
    R(lseek(fd, 0, SEEK_HOLE));
    R(lseek(fd, 2, SEEK_DATA));
    R(lseek(fd, 2, SEEK_HOLE));
    R(ftruncate(fd, 0));
    R(pwrite(fd, "x", 1, 5 * 4096));
    R(lseek(fd, 0, SEEK_DATA));
    R(lseek(fd, 0, SEEK_HOLE));
    R(lseek(fd, 5 * 4096, SEEK_HOLE));
    R(close(fd));
    int pipes[2];
    R(pipe(pipes));
    R(lseek(pipes[0], 0, SEEK_CUR));
    R(pread(pipes[0], buffer, 1, 0));
    R(ftruncate(pipes[1], 0));
    close(pipes[0]);
    close(pipes[1]);
    R(lseek(99, 0, SEEK_CUR));
}

static void names(void) {
    struct stat status;
    close(R(open("n1", O_RDWR | O_CREAT, 0644)));
    R(link("n1", "n2"));
    R(link("n1", "n2"));
    R(stat("n1", &status));
    R(status.st_nlink);
    R(link("d", "d2"));
    R(rename("n1", "n2"));                                   // two names of one file: nothing happens
    R(access("n1", F_OK));
    R(unlink("n1"));
    R(rename("n2", "n3"));
    R(rename("n2", "n3"));
    R(rename("n3", "d"));
    R(rename("d", "n3"));
    R(rename("d", "d/e"));
    R(mkdir("d/e", 0700));
    R(rename("d/e", "d/f"));
    R(rmdir("d"));
    R(unlink("d"));
    R(rmdir("n3"));
    R(unlink("nothing"));
    R(rmdir("d/f/."));
    R(rmdir("d/f/.."));
    R(rmdir("d/f"));
    R(renameat2(AT_FDCWD, "n3", AT_FDCWD, "a", RENAME_NOREPLACE));
    R(renameat2(AT_FDCWD, "n3", AT_FDCWD, "a", RENAME_EXCHANGE | RENAME_NOREPLACE));
    int fd = R(open("gone", O_RDWR | O_CREAT, 0644));
    R(write(fd, "still here", 10));
    R(unlink("gone"));
    R(access("gone", F_OK));
    R(fstat(fd, &status));
    R(status.st_nlink);
    R(pread(fd, buffer, 100, 0));
    close(fd);
    R(symlink("n3", "s"));
    R(symlink("n3", "s"));
    R(symlink("", "s0"));
    R(readlink("s", buffer, 1));
    R(readlink("s", buffer, 100));
    R(readlink("n3", buffer, 100));
    R(readlink("s", buffer, 0));
    R(lstat("s", &status));
    R(status.st_mode & S_IFMT);
    R(status.st_size);
    R(symlink("loop2", "loop1"));
    R(symlink("loop1", "loop2"));
    R(open("loop1", O_RDONLY));
    R(stat("loop1", &status));
    R(open("s", O_RDONLY | O_NOFOLLOW));
    R(symlink("newfile", "dangling"));
    R(open("dangling", O_RDONLY));
    R(open("dangling", O_CREAT | O_EXCL | O_WRONLY, 0644));
    close(R(open("dangling", O_CREAT | O_WRONLY, 0644)));
    R(access("newfile", F_OK));
    char longest[5000];
    memset(longest, 'x', sizeof longest);
    longest[256] = 0;
    R(open(longest, O_RDONLY) == -1 ? -errno : 0);
    longest[256] = 'x';
    longest[4999] = 0;
    R(open(longest, O_RDONLY) == -1 ? -errno : 0);
    R(mkdir("d/", 0755));
    R(mkdir("trailing/", 0755));
    R(rmdir("trailing/"));
    R(open("n3/", O_RDONLY));
    R(stat("d/../n3", &status));
    R(chdir("d"));
    char *here = getcwd(buffer, sizeof buffer);
    puts(here == NULL ? "no cwd" : strrchr(here, '/'));
    R(syscall(SYS_getcwd, buffer, 1));
    R(chdir(".."));
    R(chdir("n3"));
    R(chdir("nothing"));
    int directory = R(open("d", O_RDONLY));
    R(fchdir(directory));
    R(access("../n3", F_OK));
    R(fchdir(open("..", O_PATH)));
    R(read(directory, buffer, 10));
    R(mkdirat(directory, "in", 0755));
    R(unlinkat(directory, "in", 0));
    R(unlinkat(directory, "in", AT_REMOVEDIR));
    R(unlinkat(directory, "in", 77));
    for (int fd = 3; fd < 30; fd++) {
        close(fd);
    }
}

static int compare(const void *a, const void *b) {
    return strcmp(*(char **) a, *(char **) b);
}

static void directories(void) {
    R(mkdir("list", 0755));
    for (int i = 0; i < 100; i++) {
        sprintf(buffer, "list/%d", i);
        close(open(buffer, O_CREAT | O_WRONLY, 0644));
    }
    R(mkdir("list/sub", 0755));
    R(symlink("x", "list/link"));
    DIR *all = opendir("list");
    char *found[200];
    int count = 0;
    for (struct dirent *entry; (entry = readdir(all)) != NULL; ) {
        sprintf(buffer, "%s:%d", entry->d_name, entry->d_type);
        found[count++] = strdup(buffer);
    }
    qsort(found, count, sizeof found[0], compare);
    R(count);
    printf("%s %s %s %s %s\n", found[0], found[1], found[2], found[count - 1], found[count - 2]);
    rewinddir(all);
    int again = 0;
    while (readdir(all) != NULL) {
        again++;
    }
    R(again);
    closedir(all);
    int fd = open("list", O_RDONLY);
    R(syscall(SYS_getdents64, fd, buffer, 5));
    R(syscall(SYS_getdents64, 99, buffer, 256));
    close(fd);
    fd = open("n3", O_RDONLY);
    R(syscall(SYS_getdents64, fd, buffer, 256));
    close(fd);
    R(rmdir("list"));
}

static void attributes(void) {
    struct stat status;
    R(umask(027));
    close(R(open("mode", O_CREAT | O_WRONLY, 0777)));
    R(umask(022));
    stat("mode", &status);
    printf("%o\n", status.st_mode);
    R(chmod("mode", 04755));
    stat("mode", &status);
    printf("%o\n", status.st_mode);
    R(chmod("nothing", 0644));
    R(fchmodat(AT_FDCWD, "mode", 0100, 0));
    stat("mode", &status);
    printf("%o\n", status.st_mode);
    struct timespec times[2] = {{1000, 5}, {2000, 7}};
    R(utimensat(AT_FDCWD, "mode", times, 0));
    stat("mode", &status);
    printf("%ld.%ld %ld.%ld\n", status.st_atim.tv_sec, status.st_atim.tv_nsec, status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
    times[0].tv_nsec = UTIME_OMIT;
    times[1].tv_nsec = UTIME_NOW;
    R(utimensat(AT_FDCWD, "mode", times, 0));
    stat("mode", &status);
    printf("%ld.%ld %d\n", status.st_atim.tv_sec, status.st_atim.tv_nsec, status.st_mtim.tv_sec > 1000000);
    times[0].tv_nsec = 1000000000;
    R(utimensat(AT_FDCWD, "mode", times, 0));
    R(utimensat(AT_FDCWD, "nothing", NULL, 0));
    struct statx extended;
    memset(&extended, 0xff, sizeof extended);
    R(statx(AT_FDCWD, "mode", 0, STATX_BASIC_STATS, &extended));
    CLAIM((extended.stx_mask & STATX_BASIC_STATS) == STATX_BASIC_STATS);
    R(extended.stx_size);
    R(extended.stx_nlink);
    printf("%o\n", extended.stx_mode);
    R(statx(AT_FDCWD, "", AT_EMPTY_PATH, STATX_SIZE, &extended));
    R(statx(AT_FDCWD, "", 0, STATX_SIZE, &extended));
    R(statx(AT_FDCWD, "mode", 0x8000, STATX_SIZE, &extended));
    R(fstatat(AT_FDCWD, "mode", &status, 0x8000));
    R(access("mode", 8));
    R(access("mode", R_OK));
    R(faccessat(AT_FDCWD, "mode", X_OK, 0));
    R(fallocate(-1, 0, 0, 1));
}

static void descriptors(void) {
    int fd = R(open("n3", O_RDWR | O_CLOEXEC));
    R(fcntl(fd, F_GETFD));
    int copy = R(dup(fd));
    R(fcntl(copy, F_GETFD));
    R(fcntl(copy, F_SETFD, FD_CLOEXEC));
    R(fcntl(copy, F_GETFD));
    R(fcntl(fd, F_DUPFD, 20));
    R(fcntl(fd, F_DUPFD_CLOEXEC, 20));
    R(fcntl(21, F_GETFD));
    R(fcntl(fd, F_DUPFD, -1));
    R(fcntl(fd, F_DUPFD, 1 << 30));
    R(fcntl(fd, 7777));
    R(fcntl(99, F_GETFD));
    R(dup2(fd, fd));
    R(dup2(99, 30));
    R(dup2(fd, 30));
    R(dup2(fd, -1));
    R(dup3(fd, fd, 0));
    R(dup3(fd, 31, O_CLOEXEC));
    R(fcntl(31, F_GETFD));
    R(dup3(fd, 31, O_APPEND));
    R(write(fd, "shared", 6));
    R(lseek(copy, 0, SEEK_CUR));                             // the position belongs to the open file
    R(lseek(copy, 1, SEEK_SET));
    R(lseek(30, 0, SEEK_CUR));
    R(dup(99));
    R(close(-1));
    R(syscall(SYS_close_range, 20, 40, 0));
    R(fcntl(30, F_GETFD));
    R(syscall(SYS_close_range, 5, 4, 0));
    R(flock(fd, LOCK_EX));
    R(flock(fd, LOCK_UN));
    R(flock(99, LOCK_UN));
    R(flock(fd, 77));
    R(fsync(fd));
    R(fdatasync(99));
    int to = R(open("copy", O_RDWR | O_CREAT | O_TRUNC, 0644));
    off_t at = 2;
    R(sendfile(to, fd, &at, 100));
    R(at);
    R(lseek(to, 0, SEEK_CUR));
    R(sendfile(99, fd, NULL, 1));
    R(sendfile(to, 99, NULL, 1));
    close(fd);
    close(copy);
    close(to);
}

int main(int count, char **arguments) {
    begin();
    if (count > 1 && chdir(arguments[1]) < 0)
        return 1;
    opening();
    positions();
    names();
    directories();
    attributes();
    descriptors();
    return 0;
}
