// SPDX-License-Identifier: Apache-2.0
// getdents64(2), getdents(2), and readdir(3) on top of them.
#include "../cases.h"
#include <dirent.h>
#include <sys/syscall.h>

struct entry64 { unsigned long ino; long off; unsigned short length; unsigned char type; char name[]; };
struct entry { unsigned long ino, off; unsigned short length; char name[]; };

static void make(const char *name) { close(open(name, O_CREAT | O_WRONLY, 0644)); }
static void make_many(int from, int to) { char name[20]; for (int i = from; i < to; i++) { sprintf(name, "d/%03d", i); make(name); } }
static int compare(const void *a, const void *b) { return strcmp(*(char **) a, *(char **) b); }
static void list(const char *path) {
    DIR *d = opendir(path); char *names[2000]; int n = 0; struct dirent *e;
    while (d && (e = readdir(d))) { names[n] = malloc(300); sprintf(names[n++], "%s:%d", e->d_name, e->d_type); } if (d) closedir(d);
    qsort(names, n, sizeof *names, compare); for (int i = 0; i < n; i++) printf("%s ", names[i]); puts(d ? "" : "none");
}

CASE(types) {
    mkdir("d", 0755); make("d/f"); mkdir("d/e", 0755); symlink("x", "d/l"); mkfifo("d/p", 0600); mknod("d/c", S_IFCHR, 0x103);
    mknod("d/b", S_IFBLK, 0x103); mknod("d/s", S_IFSOCK, 0); list("d"); list("missing"); list("d/f"); list("d/e");
}

CASE(dots_come_first) {
    mkdir("d", 0755); make("d/f"); int d = open("d", O_RDONLY); char b[500]; long n = syscall(SYS_getdents64, d, b, 500);
    for (long at = 0; at < n;) { struct entry64 *e = (void *) (b + at); printf("%s %d\n", e->name, e->length); at += e->length; } struct stat s;
    fstat(d, &s); R(((struct entry64 *) b)->ino == s.st_ino); stat(".", &s); R(((struct entry64 *) (b + 24))->ino == s.st_ino);
    R(syscall(SYS_getdents64, d, b, 500));
}

CASE(errors) {
    mkdir("d", 0755); make("f"); char b[500]; int d = open("d", O_RDONLY), f = open("f", O_RDONLY); R(syscall(SYS_getdents64, f, b, 500));
    R(syscall(SYS_getdents64, -1, b, 500)); R(syscall(SYS_getdents64, d, b, 10)); R(syscall(SYS_getdents64, d, b, 0));
    R(syscall(SYS_getdents64, d, 8, 500)); R(syscall(SYS_getdents, f, b, 500)); R(syscall(SYS_getdents, d, b, 10)); int p[2]; pipe(p);
    R(syscall(SYS_getdents64, p[0], b, 500)); rmdir("d"); R(syscall(SYS_getdents64, d, b, 500));
}

CASE(a_long_name_in_a_small_buffer) {
    mkdir("d", 0755); chdir("d"); char name[256]; memset(name, 'n', 255); name[255] = 0; make(name); int d = open(".", O_RDONLY); char b[500];
    R(syscall(SYS_getdents64, d, b, 100)); R(syscall(SYS_getdents64, d, b, 100)); R(syscall(SYS_getdents64, d, b, 279));
    R(syscall(SYS_getdents64, d, b, 280)); R(syscall(SYS_getdents64, d, b, 280)); chdir("..");
}

CASE(the_old_call) {
    mkdir("d", 0755); make("d/f"); mkdir("d/g", 0755); int d = open("d", O_RDONLY); char b[500]; long n = syscall(SYS_getdents, d, b, 500);
    int files = 0, directories = 0;
    for (long at = 0; at < n;) { struct entry *e = (void *) (b + at); if (e->name[0] == '.') printf("%s %d %d\n", e->name, e->length, b[at + e->length - 1]); files += b[at + e->length - 1] == DT_REG; directories += b[at + e->length - 1] == DT_DIR; at += e->length; }
    R(files); R(directories); R(syscall(SYS_getdents, d, b, 500));
}

CASE(seeking_back) {
    mkdir("d", 0755); make_many(0, 20); DIR *d = opendir("d"); int n = 0; while (readdir(d)) n++; R(n); rewinddir(d); n = 0; while (readdir(d)) n++;
    R(n); rewinddir(d); for (int i = 0; i < 5; i++) readdir(d); long at = telldir(d); char name[300]; strcpy(name, readdir(d)->d_name); readdir(d);
    seekdir(d, at); R(strcmp(readdir(d)->d_name, name));
}

CASE(removing_while_reading) {
    mkdir("d", 0755); make_many(0, 300); int d = open("d", O_RDONLY); char b[400], path[300]; long n; int seen = 0;
    while ((n = syscall(SYS_getdents64, d, b, 400)) > 0) { for (long at = 0; at < n;) { struct entry64 *e = (void *) (b + at); if (e->name[0] != '.') { seen++; unlinkat(d, e->name, 0); } at += e->length; } }
    R(seen); R(rmdir("d"));
}

CASE(entries_that_stay_are_seen_once) {
    mkdir("d", 0755); make_many(0, 100); int d = open("d", O_RDONLY); char b[300], seen[200] = {0}; long n; int more = 100;
    while ((n = syscall(SYS_getdents64, d, b, 300)) > 0) { for (long at = 0; at < n;) { struct entry64 *e = (void *) (b + at); if (e->name[0] != '.') seen[atoi(e->name)]++; at += e->length; } if (more < 150) { char name[20]; sprintf(name, "d/%03d", more++); make(name); } }
    int once = 0, twice = 0; for (int i = 0; i < 100; i++) { once += seen[i] == 1; twice += seen[i] > 1; } R(once); R(twice);
}

CASE(positions_are_the_files) {
    mkdir("d", 0755); make_many(0, 3); int d = open("d", O_RDONLY); R(lseek(d, 0, SEEK_CUR)); char b[100]; syscall(SYS_getdents64, d, b, 60);
    R(lseek(d, 0, SEEK_CUR) > 0); R(lseek(d, 0, SEEK_SET)); R(lseek(d, -1, SEEK_SET)); R(lseek(d, 0, SEEK_CUR));
}

CASE(removed_directories) {
    mkdir("d", 0755); int d = open("d", O_RDONLY); rmdir("d"); char b[500]; R(syscall(SYS_getdents64, d, b, 500)); struct stat s; R(fstat(d, &s));
    R(s.st_nlink); R(openat(d, ".", O_RDONLY) >= 0); R(openat(d, "x", O_RDONLY)); R(mkdirat(d, "x", 0755)); R(fchmod(d, 0700));
}

CASE(sizes_and_links) {
    mkdir("d", 0755); struct stat s; stat("d", &s); R(s.st_nlink); make_many(0, 2); mkdir("d/a", 0755); stat("d", &s); R(s.st_nlink); R(s.st_size);
    unlink("d/000"); stat("d", &s); R(s.st_size);
}

CASE(in_proc) {
    DIR *d = opendir("/proc/self/fd"); int n = 0; struct dirent *e; while ((e = readdir(d))) { n += e->d_type == DT_LNK; } R(n >= 4); closedir(d);
    d = opendir("/proc/self/task"); n = 0; while ((e = readdir(d))) n += e->d_name[0] != '.'; R(n); list("/proc/self/nothing");
    R(open("/proc/self/x", O_CREAT | O_RDWR, 0600)); R(open("/proc/x", O_CREAT | O_RDWR, 0600));
}

CASE(many_names) {
    mkdir("d", 0755); chdir("d"); char name[30]; for (int i = 0; i < 3000; i++) { sprintf(name, "name-%d", i); make(name); } chdir("..");
    DIR *d = opendir("d"); int n = 0; long sum = 0; struct dirent *e;
    while ((e = readdir(d))) { n++; if (e->d_name[0] == 'n') sum += atoi(e->d_name + 5); } R(n); R(sum); chdir("d");
    for (int i = 0; i < 3000; i++) { sprintf(name, "name-%d", i); unlink(name); } chdir(".."); R(rmdir("d"));
}
