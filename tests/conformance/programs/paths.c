// SPDX-License-Identifier: Apache-2.0
// How paths are resolved, all rules of rename(2), directories that change while they are read, holes, times.
#include "conformance.h"
#include <dirent.h>
#include <sys/syscall.h>

#define PUNCH (FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE)

static char buffer[8192];
static struct stat status;

static void make(const char *path) {
    close(open(path, O_CREAT | O_WRONLY, 0644));
}

static void chains(void) {
    make("end");
    symlink("end", "c0");
    for (int i = 1; i <= 41; i++) {
        char from[16], to[16];
        sprintf(from, "c%d", i - 1);
        sprintf(to, "c%d", i);
        symlink(from, to);
    }
    R(access("c39", F_OK));
    R(access("c40", F_OK));
    R(lstat("c41", &status));
    R(access("c41", F_OK));
    mkdir("dir", 0755);
    symlink("dir", "l0");
    for (int i = 1; i <= 40; i++) {
        char from[16], to[16];
        sprintf(from, "l%d", i - 1);
        sprintf(to, "l%d", i);
        symlink(from, to);
    }
    symlink("../end", "dir/up");
    R(access("l38/up", F_OK));
    R(access("l39/up", F_OK));
    R(access("l39/", F_OK));
    R(access("l39", F_OK));
    R(open("l39/nothing", O_CREAT | O_EXCL | O_NOFOLLOW | O_PATH) < 0 ? -errno : 0);
}

static void lengths(void) {
    char name[5000];
    memset(name, 'n', 255);
    name[255] = 0;
    R(mkdir(name, 0755) == -1 ? -errno : 0);
    R(rmdir(name) == -1 ? -errno : 0);
    name[255] = 'n';
    name[256] = 0;
    R(mkdir(name, 0755) == -1 ? -errno : 0);
    R(access(name, F_OK) == -1 ? -errno : 0);
    for (int i = 0; i < 4094; i += 2) {
        memcpy(name + i, "./", 2);
    }
    strcpy(name + 4092, "end");
    R(access(name, F_OK) == -1 ? -errno : 0);
    strcpy(name + 4092, "/end");
    R(access(name, F_OK) == -1 ? -errno : 0);
    memset(name, 'n', 300);
    strcpy(name + 300, "/x");
    R(access(name, F_OK) == -1 ? -errno : 0);
    R(symlink(name, "long") == -1 ? -errno : 0);
    R(access("long", F_OK) == -1 ? -errno : 0);
    memset(name, 't', 4095);
    name[4095] = 0;
    R(symlink(name, "longest") == -1 ? -errno : 0);
    R(readlink("longest", buffer, sizeof buffer));
    name[4095] = 't';
    name[4096] = 0;
    R(symlink(name, "too-long") == -1 ? -errno : 0);
}

static void slashes(void) {
    symlink("dir", "to-dir");
    symlink("end", "to-end");
    symlink("nowhere", "to-nowhere");
    R(access("dir/", F_OK));
    R(access("dir//./", F_OK));
    R(access("end/", F_OK));
    R(access("end/.", F_OK));
    R(access("end/..", F_OK));
    R(lstat("to-dir/", &status));
    CLAIM(S_ISDIR(status.st_mode));
    R(lstat("to-dir", &status));
    CLAIM(S_ISLNK(status.st_mode));
    R(lstat("to-end/", &status));
    R(readlink("to-dir/", buffer, 10));
    R(open("new/", O_CREAT | O_WRONLY, 0644));
    R(open("end/", O_CREAT | O_WRONLY, 0644));
    R(open("dir/", O_CREAT | O_WRONLY, 0644));
    R(open("to-nowhere/", O_CREAT | O_WRONLY, 0644));
    R(mkdir("to-nowhere", 0755));
    R(mkdir("to-nowhere/", 0755));
    R(mkdir("to-dir/", 0755));
    R(mkdir("dir/.", 0755));
    R(mkdir("dir/..", 0755));
    R(mkdir("dir/no/..", 0755));
    R(mkdir("/", 0755));
    R(mknod("end2/", S_IFREG | 0644, 0));
    R(symlink("x", "end3/"));
    R(link("end", "end4/"));
    R(link("end/", "end4"));
    R(link("dir/", "end4"));
    R(unlink("end/"));
    R(unlink("dir/"));
    R(unlink("to-dir/"));
    R(unlink("dir/."));
    R(unlink("dir/.."));
    R(unlink("nothing/"));
    R(rmdir("to-dir"));
    R(rmdir("to-dir/"));
    R(rmdir("end/"));
    R(rmdir("nothing/"));
    R(rmdir("."));
    R(rmdir("/"));
    R(rename("end/", "x"));
    R(rename("end", "x/"));
    R(rename("dir", "dir2/"));
    R(rename("dir2/", "dir"));
    R(rename("to-dir/", "x"));
    R(rename("dir", "to-dir"));
    R(rename("dir/.", "x"));
    R(rename("dir/..", "x"));
    R(rename("dir", "."));
    R(truncate("end/", 0));
}

static void ways_of_opening(void) {
    mkdir("private", 0700);
    make("private/file");
    R(open("to-end", O_RDONLY | O_NOFOLLOW));
    R(open("to-dir", O_RDONLY | O_NOFOLLOW));
    R(open("to-dir", O_RDONLY | O_NOFOLLOW | O_DIRECTORY));
    R(open("end", O_RDONLY | O_DIRECTORY));
    R(open("to-end", O_RDONLY | O_DIRECTORY));
    R(open("nothing", O_RDONLY | O_DIRECTORY));
    R(open("dir", O_WRONLY));
    R(open("dir", O_RDONLY | O_TRUNC));
    R(open("dir", O_RDONLY | O_CREAT, 0644));
    R(open("newer", O_RDONLY | O_CREAT | O_DIRECTORY, 0755));
    R(open("to-nowhere", O_RDONLY | O_CREAT | O_NOFOLLOW, 0644));
    R(open("to-nowhere", O_RDONLY | O_CREAT | O_EXCL, 0644));
    int link = R(open("to-end", O_PATH | O_NOFOLLOW));
    R(fstat(link, &status));
    CLAIM(S_ISLNK(status.st_mode));
    R(readlinkat(link, "", buffer, 10));
    R(fstatat(link, "", &status, AT_EMPTY_PATH));
    R(read(link, buffer, 1));
    R(fchmod(link, 0600));
    R(fchown(link, 0, 0));
    R(ftruncate(link, 0));
    R(lseek(link, 0, SEEK_SET));
    R(fcntl(link, F_GETFL) & (O_PATH | O_ACCMODE | O_NOFOLLOW));
    R(fchdir(link));
    R(openat(link, "x", O_RDONLY));
    close(link);
    int place = R(open("dir", O_PATH | O_DIRECTORY));
    make("dir/inside");
    int inside = R(openat(place, "inside", O_RDONLY));
    R(fchdir(place));
    R(access("inside", F_OK));
    R(chdir(".."));
    R(syscall(SYS_getdents64, place, buffer, sizeof buffer));
    R(openat(place, "../end", O_PATH | O_DIRECTORY));
    R(unlinkat(place, "inside", 0));
    R(fstat(inside, &status));
    R(status.st_nlink);
    close(inside);
    close(place);
    R(open("end", O_PATH | O_CREAT | O_EXCL | O_TRUNC, 0644) > 0);
    int removed = open("dir", O_RDONLY);
    R(rmdir("dir"));
    R(fstat(removed, &status));
    R(status.st_nlink);
    R(openat(removed, "x", O_CREAT | O_WRONLY, 0644));
    R(mkdirat(removed, "x", 0755));
    R(openat(removed, ".", O_RDONLY) > 0);
    R(openat(removed, "..", O_RDONLY) > 0);
    R(syscall(SYS_getdents64, removed, buffer, sizeof buffer));
    R(linkat(AT_FDCWD, "end", removed, "x", 0));
    R(renameat(AT_FDCWD, "end", removed, "x"));
    R(faccessat(removed, "x", F_OK, 0));
    mkdir("dir", 0755);
    for (int fd = 3; fd < 30; fd++) {
        close(fd);
    }
}

static void renames(void) {
    mkdir("r", 0755);
    chdir("r");
    mkdir("a", 0755);
    mkdir("a/b", 0755);
    mkdir("a/b/c", 0755);
    mkdir("empty", 0755);
    mkdir("full", 0755);
    make("full/x");
    make("f");
    make("g");
    link("f", "f2");
    R(rename("a", "a/b/c/d"));
    R(rename("a", "a/b"));
    R(rename("a/b/c", "a"));
    R(rename("a/b/c", "a/b"));
    R(rename("a", "a"));
    R(rename("a/b/c", "a/b/../b/c"));
    R(rename("a", "full"));
    R(rename("a", "empty"));
    R(access("empty/b/c", F_OK));
    R(rename("empty", "a"));
    R(rename("f", "f2"));
    R(access("f", F_OK));
    R(rename("f", "full"));
    R(rename("full", "f"));
    R(rename("f", "nothing/x"));
    R(rename("nothing", "x"));
    R(rename("nothing", "g"));
    R(rename("g", "f"));
    R(stat("f2", &status));
    R(status.st_nlink);
    symlink("a", "link");
    R(rename("link", "link2"));
    R(lstat("link2", &status));
    CLAIM(S_ISLNK(status.st_mode));
    R(rename("f", "link2"));
    R(lstat("link2", &status));
    CLAIM(S_ISREG(status.st_mode));
    R(renameat2(AT_FDCWD, "link2", AT_FDCWD, "f", RENAME_NOREPLACE));
    R(renameat2(AT_FDCWD, "f", AT_FDCWD, "f2", RENAME_NOREPLACE));
    R(renameat2(AT_FDCWD, "f", AT_FDCWD, ".", RENAME_NOREPLACE));
    R(renameat2(AT_FDCWD, "nothing", AT_FDCWD, "f", RENAME_NOREPLACE));
    R(renameat2(AT_FDCWD, "f", AT_FDCWD, "f2", RENAME_EXCHANGE | RENAME_NOREPLACE));
    R(renameat2(AT_FDCWD, "f", AT_FDCWD, "f2", 64));
    R(renameat2(AT_FDCWD, "f", AT_FDCWD, "f2", RENAME_EXCHANGE));
    R(renameat2(AT_FDCWD, "f", AT_FDCWD, "nothing", RENAME_EXCHANGE));
    R(renameat2(AT_FDCWD, "nothing", AT_FDCWD, "f", RENAME_EXCHANGE));
    R(renameat2(AT_FDCWD, "f", AT_FDCWD, "full", RENAME_EXCHANGE));
    R(stat("f", &status));
    CLAIM(S_ISDIR(status.st_mode));
    R(access("f/x", F_OK));
    R(renameat2(AT_FDCWD, "f", AT_FDCWD, "full", RENAME_EXCHANGE));
    R(renameat2(AT_FDCWD, "a/b", AT_FDCWD, "full", RENAME_EXCHANGE));
    R(access("full/c", F_OK));
    R(access("a/b/x", F_OK));
    R(access("full/../a", F_OK));
    R(access("a/b/../../full", F_OK));
    R(stat("a", &status));
    R(status.st_nlink);
    R(stat(".", &status));
    R(status.st_nlink);
    R(renameat2(AT_FDCWD, "full", AT_FDCWD, "full/c", RENAME_EXCHANGE));
    R(renameat2(AT_FDCWD, "full/c", AT_FDCWD, "full", RENAME_EXCHANGE));
    R(renameat2(AT_FDCWD, "f", AT_FDCWD, "f", RENAME_EXCHANGE));
    R(rename("f", "/proc/x"));
    R(rename("/proc/version", "x"));
    R(access("/proc/..", F_OK));
    struct stat root;
    stat("/", &root);
    R(stat("/proc/self/../..", &status));
    CLAIM(status.st_ino == root.st_ino && status.st_dev == root.st_dev);
    R(stat("/..", &status));
    CLAIM(status.st_ino == root.st_ino);
    R(rmdir("/proc"));
    chdir("..");
}

// Which of the first hundred names come, and how often one comes twice.
static void count(DIR *directory, const char *what, int seen[200]) {
    int stayed = 0, twice = 0;
    for (struct dirent *entry; (entry = readdir(directory)) != NULL; ) {
        if (entry->d_name[0] == 'e') {
            seen[atoi(entry->d_name + 1)]++;
        }
    }
    for (int i = 0; i < 100; i++) {
        stayed += i % 2 == 0 && seen[i] > 0;
        twice += seen[i] > 1;
    }
    printf("%s: %d of 50 that stayed, %d twice\n", what, stayed, twice);
}

static void changing_directories(void) {
    mkdir("many", 0755);
    for (int i = 0; i < 100; i++) {
        sprintf(buffer, "many/e%d", i);
        make(buffer);
    }
    int fd = open("many", O_RDONLY | O_DIRECTORY);
    int seen[200] = {0};
    // A few at a time, so that something is left when names go and others come.
    long length = syscall(SYS_getdents64, fd, buffer, 600);
    for (long at = 0; at < length; at += *(unsigned short *) (buffer + at + 16)) {
        if (buffer[at + 19] == 'e') {
            seen[atoi(buffer + at + 20)]++;
        }
    }
    for (int i = 1; i < 100; i += 2) {
        char name[32];
        sprintf(name, "many/e%d", i);
        unlink(name);
    }
    for (int i = 100; i < 200; i++) {
        char name[32];
        sprintf(name, "many/e%d", i);
        make(name);
    }
    DIR *directory = fdopendir(fd);
    count(directory, "removed and added while reading", seen);
    rewinddir(directory);
    int all = 0;
    while (readdir(directory) != NULL) {
        all++;
    }
    R(all);
    rewinddir(directory);
    for (int i = 0; i < 20; i++) {
        readdir(directory);
    }
    long place = telldir(directory);
    struct dirent *entry = readdir(directory);
    char name[256];
    strcpy(name, entry->d_name);
    while (readdir(directory) != NULL) {
    }
    seekdir(directory, place);
    CLAIM(strcmp(readdir(directory)->d_name, name) == 0);
    sprintf(buffer, "many/%s", name);
    R(unlink(buffer) == 0);
    seekdir(directory, place);
    entry = readdir(directory);
    CLAIM(entry != NULL && strcmp(entry->d_name, name) != 0);
    closedir(directory);
}

static void holes(void) {
    int fd = R(open("holes", O_RDWR | O_CREAT | O_TRUNC, 0644));
    memset(buffer, 'x', sizeof buffer);
    for (int i = 0; i < 8; i++) {
        pwrite(fd, buffer, 4096, i * 4096);
    }
    R(fallocate(fd, FALLOC_FL_PUNCH_HOLE, 0, 4096));
    R(fallocate(fd, PUNCH, 4096, 8192));
    R(lseek(fd, 0, SEEK_HOLE));
    R(lseek(fd, 4096, SEEK_DATA));
    R(fallocate(fd, PUNCH, 4096 * 4 + 100, 4096));
    R(lseek(fd, 12288, SEEK_HOLE));
    R(pread(fd, buffer, 1, 4096 * 4 + 99));
    R(buffer[0]);
    R(pread(fd, buffer, 1, 4096 * 4 + 100));
    R(buffer[0]);
    R(pread(fd, buffer, 1, 4096 * 5 + 99));
    R(buffer[0]);
    R(pread(fd, buffer, 1, 4096 * 5 + 100));
    R(buffer[0]);
    R(fstat(fd, &status));
    R(status.st_size);
    R(status.st_blocks);
    R(fallocate(fd, PUNCH, 4096 * 7, 1 << 20));
    R(lseek(fd, 4096 * 6, SEEK_HOLE));
    R(lseek(fd, 4096 * 7, SEEK_DATA));
    R(fallocate(fd, PUNCH, 1 << 20, 4096));
    R(fallocate(fd, PUNCH, 0, 0));
    R(fallocate(fd, PUNCH, -1, 4096));
    R(fallocate(fd, FALLOC_FL_KEEP_SIZE, 1 << 16, 4096));
    R(fstat(fd, &status));
    R(status.st_size);
    R(fallocate(fd, 0, 1 << 16, 4096));
    R(lseek(fd, 0, SEEK_END));
    R(lseek(fd, -1, SEEK_DATA));
    R(lseek(fd, 1 << 20, SEEK_HOLE));
    R(ftruncate(fd, 4096 * 2 + 1));
    R(ftruncate(fd, 1 << 20));
    R(lseek(fd, 4096 * 3, SEEK_DATA));
    close(fd);
    fd = open("holes", O_RDONLY);
    R(fallocate(fd, PUNCH, 0, 4096));
    close(fd);
}

static int later(const char *path, int *modified, int *changed) {
    struct stat now;
    stat(path, &now);
    *modified = now.st_mtim.tv_sec != status.st_mtim.tv_sec || now.st_mtim.tv_nsec != status.st_mtim.tv_nsec;
    *changed = now.st_ctim.tv_sec != status.st_ctim.tv_sec || now.st_ctim.tv_nsec != status.st_ctim.tv_nsec;
    return 0;
}

// Which times an operation changes.
#define TIMES(path, operation) do { \
    stat(path, &status); \
    nanosleep(&(struct timespec) {.tv_nsec = 20000000}, NULL); \
    long result_ = (long) (operation); \
    int modified_, changed_; \
    later(path, &modified_, &changed_); \
    printf("%s: %ld, %s: %s%s\n", #operation, result_, path, modified_ ? "mtime " : "", changed_ ? "ctime" : ""); \
} while (0)

static void times_of_changes(void) {
    mkdir("t", 0755);
    int fd = open("t/f", O_RDWR | O_CREAT, 0644);
    TIMES("t/f", write(fd, "x", 1));
    TIMES("t/f", write(fd, "x", 0));
    TIMES("t/f", pread(fd, buffer, 1, 0));
    TIMES("t/f", ftruncate(fd, 1));
    TIMES("t/f", ftruncate(fd, 100));
    TIMES("t/f", truncate("t/f", 100));
    TIMES("t/f", chmod("t/f", 0600));
    TIMES("t/f", chown("t/f", 0, 0));
    TIMES("t/f", link("t/f", "t/g"));
    TIMES("t", link("t/f", "t/h"));
    TIMES("t/f", unlink("t/h"));
    TIMES("t", unlink("t/g"));
    TIMES("t", mkdir("t/d", 0755));
    TIMES("t/d", rmdir("t/d/x"));
    TIMES("t", rename("t/f", "t/e"));
    stat("t/e", &status);
    nanosleep(&(struct timespec) {.tv_nsec = 20000000}, NULL);
    rename("t/e", "t/f");
    int modified, changed;
    later("t/f", &modified, &changed);
    printf("rename of itself: mtime %d, ctime %d\n", modified, changed);
    TIMES("t", open("t/f", O_RDONLY) > 0);
    TIMES("t/f", open("t/f", O_WRONLY | O_TRUNC) > 0);
    TIMES("t/f", open("t/f", O_WRONLY | O_CREAT, 0644) > 0);
    TIMES("t", symlink("x", "t/s"));
    TIMES("t", rmdir("t/d"));
    TIMES("t/f", fallocate(fd, 0, 0, 8192));
    TIMES("t/f", fallocate(fd, PUNCH, 0, 4096));
    TIMES("t/f", utimensat(AT_FDCWD, "t/f", (struct timespec[2]) {{1, 0}, {2, 0}}, 0));
    for (int i = 3; i < 30; i++) {
        close(i);
    }
}

static void appending(void) {
    int one = open("log", O_WRONLY | O_CREAT | O_APPEND, 0644);
    int other = open("log", O_RDWR | O_APPEND);
    R(write(one, "aaa", 3));
    R(write(other, "bb", 2));
    R(write(one, "c", 1));
    R(lseek(one, 0, SEEK_CUR));
    R(lseek(other, 0, SEEK_SET));
    R(write(other, "d", 1));
    R(pread(other, buffer, 100, 0));
    printf("%.7s\n", buffer);
    R(fcntl(one, F_SETFL, 0));
    R(lseek(one, 1, SEEK_SET));
    R(write(one, "Z", 1));
    R(pread(other, buffer, 100, 0));
    printf("%.7s\n", buffer);
    R(unlink("log"));
    R(write(other, "still", 5));
    R(lseek(other, 0, SEEK_END));
    R(linkat(other, "", AT_FDCWD, "log", AT_EMPTY_PATH));
    close(one);
    close(other);
}

int main(int count, char **arguments) {
    begin();
    if (count > 1 && chdir(arguments[1]) < 0)
        return 1;
    chains();
    lengths();
    slashes();
    ways_of_opening();
    renames();
    changing_directories();
    holes();
    times_of_changes();
    appending();
    return 0;
}
