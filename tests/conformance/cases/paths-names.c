// SPDX-License-Identifier: Apache-2.0
// link(2), symlink(2), readlink(2), rename(2), unlink(2), mknod(2), chdir(2), chroot(2) and their kin.
#include "../cases.h"
#include <sys/syscall.h>

static void make(const char *name, const char *text) {
    int fd = open(name, O_CREAT | O_WRONLY | O_TRUNC, 0644); write(fd, text, strlen(text)); close(fd);
}
static void show(const char *name) {
    char t[50] = {0}; int fd = open(name, O_RDONLY); read(fd, t, 49); close(fd); printf("%s: %s\n", name, fd < 0 ? "-" : t);
}
static int links(const char *name) { struct stat s; return lstat(name, &s) ? -1 : s.st_nlink; }
static int exchange(const char *a, const char *b, int flags) { return syscall(SYS_renameat2, AT_FDCWD, a, AT_FDCWD, b, flags); }

CASE(hard_links) {
    make("f", "x"); R(link("f", "g")); R(links("f")); make("f", "yy"); show("g"); R(unlink("f")); show("g"); R(links("g")); struct stat a;
    R(link("g", "h")); R(stat("h", &a));
}

CASE(hard_link_errors) {
    make("f", "x"); mkdir("d", 0755); R(link("missing", "g")); R(link("f", "f")); R(link("f", "d")); R(link("d", "e")); R(link("f", "no/g"));
    R(link("f", "g/")); R(link("f/", "g")); R(link("f/x", "g")); R(link("f", "")); R(link("", "g")); R(link("/proc/self/comm", "g"));
    R(linkat(AT_FDCWD, "f", AT_FDCWD, "g", 1)); R(linkat(-1, "f", AT_FDCWD, "g", 0)); R(linkat(AT_FDCWD, "f", -1, "g", 0)); R(link((void *) 8, "g"));
    R(link("f", (void *) 8)); int fd = open("f", O_RDONLY); unlink("f"); R(linkat(fd, "", AT_FDCWD, "g", AT_EMPTY_PATH));
    R(linkat(-1, "", AT_FDCWD, "g", AT_EMPTY_PATH)); R(linkat(AT_FDCWD, "", AT_FDCWD, "g", AT_EMPTY_PATH)); R(linkat(fd, "", AT_FDCWD, "g", 0));
}

CASE(hard_links_to_symbolic_links) {
    make("f", "x"); symlink("f", "l"); R(link("l", "m")); struct stat s; lstat("m", &s); R(S_ISLNK(s.st_mode));
    R(linkat(AT_FDCWD, "l", AT_FDCWD, "n", AT_SYMLINK_FOLLOW)); lstat("n", &s); R(S_ISREG(s.st_mode)); symlink("none", "dangling");
    R(link("dangling", "o")); R(linkat(AT_FDCWD, "dangling", AT_FDCWD, "p", AT_SYMLINK_FOLLOW)); R(link("f", "dangling"));
}

CASE(symbolic_links) {
    char t[100] = {0}; R(symlink("target", "l")); R(readlink("l", t, 100)); puts(t); R(readlink("l", t, 3)); R(readlink("l", t, 0));
    R(readlink("l", t, -1)); struct stat s; lstat("l", &s); R(s.st_size); R(symlink("", "m")); R(symlink("x", "l")); R(symlink("x", ""));
    R(symlink("x", "no/m")); R(symlink("x", "m/")); char big[5000]; memset(big, 'a', 5000); big[4095] = 0; R(symlink(big, "big")); lstat("big", &s);
    R(s.st_size); big[4095] = 'a'; big[4096] = 0; R(symlink(big, "more")); R(symlink((void *) 8, "n")); R(symlinkat("x", -1, "n")); mkdir("d", 0755);
    R(symlink("x", "d"));
}

CASE(readlink_errors) {
    char t[10]; make("f", "x"); mkdir("d", 0755); R(readlink("f", t, 10)); R(readlink("d", t, 10)); R(readlink("missing", t, 10));
    R(readlink("", t, 10)); symlink("f", "l"); R(readlink("l", (void *) 8, 10)); R(readlink("l/", t, 10)); R(readlinkat(-1, "l", t, 10));
    R(readlinkat(open("f", 0), "", t, 10)); symlink("d", "ld"); R(readlink("ld/", t, 10));
}

CASE(links_through_links) {
    mkdir("d", 0755); make("d/f", "deep"); symlink("d", "a"); symlink("a", "b"); symlink("b/f", "c"); show("c"); show("b/f"); show("b/../a/f");
    symlink("./././c", "e"); show("e"); char name[20], before[20]; symlink("d/f", "l0");
    for (int i = 1; i <= 41; i++) { sprintf(name, "l%d", i); sprintf(before, "l%d", i - 1); symlink(before, name); } show("l39"); show("l40");
    R(access("l39", F_OK)); R(access("l40", F_OK)); symlink("b/", "slash"); R(access("slash", F_OK)); symlink("d/f/", "bad"); R(access("bad", F_OK));
}

CASE(unlink_errors) {
    make("f", "x"); mkdir("d", 0755); R(unlink("missing")); R(unlink("d")); R(unlink("f/")); R(unlink("d/")); R(unlink("f/x")); R(unlink(""));
    R(unlink(".")); R(unlink("..")); R(unlink("/")); R(unlink("d/.")); R(unlink((void *) 8)); R(unlinkat(AT_FDCWD, "f", 1)); R(unlinkat(-1, "f", 0));
    R(unlinkat(AT_FDCWD, "f", AT_REMOVEDIR)); symlink("d", "l"); R(unlink("l/")); R(rmdir("l")); R(rmdir("l/")); R(unlink("l"));
    R(unlink("/proc/self/comm")); R(unlink("/proc"));
}

CASE(open_files_without_names) {
    int fd = open("f", O_CREAT | O_RDWR, 0644); R(unlink("f")); R(write(fd, "abc", 3)); char c[4] = {0}; R(pread(fd, c, 3, 0)); struct stat s;
    fstat(fd, &s); R(s.st_nlink); R(s.st_size); R(access("f", F_OK)); make("f", "other"); show("f");
}

CASE(rmdir_errors) {
    make("f", "x"); mkdir("d", 0755); mkdir("d/e", 0755); R(rmdir("missing")); R(rmdir("f")); R(rmdir("d")); R(rmdir("d/.")); R(rmdir("d/.."));
    R(rmdir("d/e/")); R(rmdir("d/e")); R(rmdir("")); R(rmdir("/")); R(rmdir("/proc")); R(rmdir("f/")); R(rmdir("d")); mkdir("g", 0555);
    mkdir("g/h", 0755); seteuid(1000); R(rmdir("g/h")); seteuid(0);
}

CASE(mkdir_errors) {
    make("f", "x"); R(mkdir("d", 0755)); R(mkdir("d", 0755)); R(mkdir("f", 0755)); R(mkdir("d/", 0755)); R(mkdir("e/", 0755)); R(mkdir("no/e", 0755));
    R(mkdir("f/e", 0755)); R(mkdir("", 0755)); R(mkdir(".", 0755)); R(mkdir("..", 0755)); R(mkdir("/", 0755)); R(mkdir("e/.", 0755));
    R(mkdir("g/.", 0755)); R(mkdir("/proc/x", 0755)); R(mkdirat(-1, "x", 0755)); symlink("none", "l"); R(mkdir("l", 0755)); R(mkdir("l/", 0755));
    R(links("d")); mkdir("d/1", 0755); mkdir("d/2", 0755); R(links("d")); rmdir("d/1"); R(links("d")); chmod("d", 0555); seteuid(1000);
    R(mkdir("d/x", 0755)); seteuid(0);
}

CASE(mknod_kinds) {
    R(mknod("r", S_IFREG | 0640, 0)); R(mknod("z", 0640, 0)); struct stat s; stat("z", &s); printf("%o\n", s.st_mode);
    R(mknod("d", S_IFDIR | 0755, 0)); R(mknod("l", S_IFLNK | 0755, 0)); R(mknod("x", 0170000, 0)); R(mknod("r", S_IFREG, 0));
    R(mknod("p/", S_IFIFO, 0)); R(mknod("null", S_IFCHR | 0666, 0x103)); int fd = open("null", O_WRONLY); R(write(fd, "x", 1)); seteuid(1000);
    R(mknod("c", S_IFCHR, 0x103)); seteuid(0); chmod(".", 0777); seteuid(1000); R(mknod("c", S_IFCHR, 0x103)); R(mknod("p", S_IFIFO | 0600, 0));
    seteuid(0); R(mknod("/proc/x", S_IFIFO, 0)); R(mkfifo("p", 0600));
}

CASE(renames) {
    make("a", "1"); R(rename("a", "b")); show("a"); show("b"); make("c", "2"); R(rename("b", "c")); show("c"); R(rename("c", "c")); link("c", "d");
    R(rename("c", "d")); R(links("c")); mkdir("e", 0755); R(rename("c", "e/c")); show("e/c"); R(rename("e", "f")); show("f/c"); mkdir("g", 0755);
    R(rename("f", "g")); R(rename("g", "h/")); show("h/c"); symlink("none", "l"); R(rename("d", "l")); show("l");
    R(renameat(open("h", O_RDONLY), "c", AT_FDCWD, "z")); show("z");
}

CASE(rename_errors) {
    make("f", "x"); mkdir("d", 0755); mkdir("d/e", 0755); mkdir("x", 0755); R(rename("missing", "g")); R(rename("f", "d")); R(rename("d", "f"));
    R(rename("x", "d")); R(rename("d", "d/e/g")); R(rename("d", "d/g")); R(rename("d/e", "d")); R(rename(".", "g")); R(rename("d/..", "g"));
    R(rename("f", ".")); R(rename("f", "g/")); R(rename("f/", "g")); R(rename("f", "no/g")); R(rename("f/x", "g")); R(rename("", "g"));
    R(rename("f", "")); R(rename("f", "/proc/g")); R(rename((void *) 8, "g")); R(renameat(-1, "f", AT_FDCWD, "g"));
    R(renameat(AT_FDCWD, "f", -1, "g")); R(rename("/proc", "/g")); R(rename("f", "d/")); R(rename("x", "f/"));
}

CASE(rename_flags) {
    make("a", "1"); make("b", "2"); R(exchange("a", "b", 1)); R(exchange("a", "c", 1)); show("c"); R(exchange("c", "b", 2)); show("c"); show("b");
    R(exchange("c", "none", 2)); R(exchange("c", "b", 3)); R(exchange("c", "b", 8)); R(exchange("c", "b", -1)); mkdir("d", 0755); mkdir("d/e", 0755);
    R(exchange("d", "b", 2)); show("d"); R(access("b/e", F_OK)); R(exchange("b", "b/e", 2)); R(exchange("b/e", "b", 2)); R(exchange("c", "c", 2));
    R(exchange("c", "c", 1));
}

CASE(rename_leaves_a_whiteout) {
    make("a", "1"); R(exchange("a", "b", 4)); struct stat s; lstat("a", &s); printf("%o %lx\n", s.st_mode, (long) s.st_rdev); show("b");
    R(exchange("b", "a", 6)); R(exchange("b", "a", 5)); make("c", "2"); R(exchange("c", "d", 5)); R(S_ISCHR((lstat("c", &s), s.st_mode)));
}

CASE(rename_over_open_files) {
    make("a", "1"); make("b", "22"); int fd = open("b", O_RDONLY); R(rename("a", "b")); char t[5] = {0}; R(read(fd, t, 5)); puts(t); struct stat s;
    fstat(fd, &s); R(s.st_nlink); mkdir("d", 0755); mkdir("e", 0755); int d = open("e", O_RDONLY); R(rename("d", "e"));
    R(openat(d, "x", O_CREAT | O_RDWR, 0600)); fstat(d, &s); R(s.st_nlink);
}

CASE(rename_of_directories_changes_parents) {
    mkdir("a", 0755); mkdir("b", 0755); mkdir("a/c", 0755); make("a/f", "a"); make("b/f", "b"); R(links("a")); R(rename("a/c", "b/c")); R(links("a"));
    R(links("b")); show("b/c/../f"); int d = open("b/c", O_RDONLY); rename("b/c", "a/c"); int f = openat(d, "../f", O_RDONLY); char t[3] = {0};
    read(f, t, 2); puts(t);
}

CASE(rename_needs_rights) {
    mkdir("d", 0777); chmod("d", 0777); mkdir("d/own", 0755); mkdir("ro", 0755); make("ro/f", "x"); make("d/f", "x"); seteuid(1000);
    R(rename("ro/f", "ro/g")); R(rename("ro/f", "d/g")); R(rename("d/f", "ro/g")); R(rename("d/f", "d/g")); mkdir("d/mine", 0755);
    R(rename("d/mine", "d/mine2")); seteuid(0); mkdir("d/e", 0777); chmod("d/e", 0777); seteuid(1000); R(rename("d/own", "d/e/own"));
    R(rename("d/mine2", "d/e/mine")); seteuid(0);
}

CASE(working_directory) {
    char p[4096], base[4096]; getcwd(base, 4096); mkdir("d", 0755); R(chdir("d")); getcwd(p, 4096); puts(p + strlen(base)); R(chdir(".."));
    R(chdir("missing")); make("f", "x"); R(chdir("f")); R(chdir("")); R(chdir((void *) 8)); int d = open("d", O_RDONLY); R(fchdir(d));
    getcwd(p, 4096); puts(p + strlen(base)); R(syscall(SYS_getcwd, p, 2)); R(syscall(SYS_getcwd, 8, 4096)); R(rmdir("../d"));
    R(syscall(SYS_getcwd, p, 4096)); R(open("x", O_CREAT | O_RDWR, 0600)); R(mkdir("x", 0755)); R(access(".", F_OK)); R(access("..", F_OK));
    R(chdir("..")); R(fchdir(-1)); R(fchdir(open("f", O_RDONLY))); mkdir("n", 0); seteuid(1000); R(chdir("n")); seteuid(0); R(chdir("n"));
    R(chdir("..")); rename("n", "m"); chdir("m"); getcwd(p, 4096); puts(p + strlen(base)); chdir("..");
}

CASE(changing_the_root) {
    make("f", "x"); mkdir("d", 0755); R(chroot("missing")); R(chroot("f")); seteuid(1000); R(chroot("d")); seteuid(0); int here = open(".", O_RDONLY);
    int root = open("/", O_RDONLY); R(chroot("d")); R(access("/f", F_OK)); make("/inside", "y"); show("/../inside"); R(fchdir(here));
    show("d/inside"); fchdir(root); R(chroot(".")); R(fchdir(here)); show("f");
}

CASE(parents_at_the_root) {
    R(access("/..", F_OK)); struct stat a, b; stat("/", &a); stat("/../../..", &b); R(a.st_ino == b.st_ino); stat("/proc/..", &b);
    R(a.st_ino == b.st_ino && a.st_dev == b.st_dev);
}

CASE(a_path_of_many_parts) {
    char p[4096] = ""; for (int i = 0; i < 300; i++) { mkdir("d", 0755); chdir("d"); } char c[4096]; R(getcwd(c, 4096) != 0); R(strlen(c) > 600);
    for (int i = 0; i < 300; i++) { chdir(".."); strcat(p, "d/"); } make(strcat(p, "f"), "deep"); show(p + 590); R(access(p, R_OK));
}

CASE(names_are_bytes) {
    R(close(creat("\xff\xfe", 0644))); R(close(creat(" ", 0644))); R(close(creat("a\nb", 0644))); R(close(creat("...", 0644)));
    R(access("\xff\xfe", F_OK)); R(mkdir("-", 0755)); R(access("\xff", F_OK)); R(unlink("..."));
}
