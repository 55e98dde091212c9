// SPDX-License-Identifier: Apache-2.0
// stat(2), statx(2), statfs(2), access(2), chmod(2), chown(2), utimensat(2), umask(2), xattr(7).
#include "../cases.h"
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <utime.h>

static void make(const char *name) { close(open(name, O_CREAT | O_WRONLY, 0644)); }
static int mode_of(const char *path) { struct stat s; return lstat(path, &s) ? -1 : s.st_mode; }
#define MODE(path) printf("%s: %o\n", path, mode_of(path))
static void times(const char *path) {
    struct stat s; lstat(path, &s);
    printf("%s: %ld.%09ld %ld.%09ld\n", path, s.st_atim.tv_sec, s.st_atim.tv_nsec, s.st_mtim.tv_sec, s.st_mtim.tv_nsec);
}
static void owner(const char *path) { struct stat s; lstat(path, &s); printf("%s: %d %d %o\n", path, s.st_uid, s.st_gid, s.st_mode); }

CASE(stat_of_all_kinds) { make("f"); mkdir("d", 0755); symlink("f", "l"); mknod("p", S_IFIFO | 0640, 0); mknod("s", S_IFSOCK | 0600, 0); mknod("c", S_IFCHR | 0600, 0x103); mknod("b", S_IFBLK | 0600, 0x803); link("f", "f2"); mkdir("d/e", 0700);
    char *all[] = {"f", "d", "l", "p", "s", "c", "b", "f2"};
    for (int i = 0; i < 8; i++) { struct stat s; lstat(all[i], &s); printf("%s %o %ld %ld %d %d %ld %ld\n", all[i], s.st_mode, (long) s.st_nlink, (long) (S_ISDIR(s.st_mode) ? 0 : s.st_size), s.st_uid, s.st_gid, (long) s.st_rdev, (long) s.st_blksize); }
    }

CASE(stat_errors) {
    struct stat s; make("f"); R(stat("missing", &s)); R(stat("", &s)); R(stat("f/", &s)); R(stat("f/x", &s)); R(stat("f", (void *) 8));
    R(stat((void *) 8, &s)); R(fstat(-1, &s)); symlink("none", "l"); R(stat("l", &s)); R(lstat("l", &s)); R(lstat("l/", &s));
    R(fstatat(-1, "f", &s, 0)); R(fstatat(AT_FDCWD, "f", &s, 0x10)); R(fstatat(AT_FDCWD, "", &s, 0)); R(fstatat(AT_FDCWD, "", &s, AT_EMPTY_PATH));
    R(S_ISDIR(s.st_mode)); R(fstatat(-1, "", &s, AT_EMPTY_PATH)); int fd = open("f", O_RDONLY); R(fstatat(fd, "", &s, AT_EMPTY_PATH));
    R(fstatat(fd, "x", &s, 0)); R(fstatat(AT_FDCWD, "l", &s, AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT));
    R(syscall(SYS_newfstatat, fd, 0, &s, AT_EMPTY_PATH));
}

CASE(stat_of_things_without_names) {
    struct stat s; int p[2]; pipe(p); fstat(p[0], &s); printf("%o %ld %ld\n", s.st_mode, (long) s.st_size, (long) s.st_nlink);
    fstat(open("/dev/null", 0), &s); printf("%o %lx\n", s.st_mode & S_IFMT, (long) s.st_rdev);
}

CASE(statx_masks) {
    struct statx x; make("f"); memset(&x, 0xAA, sizeof x); R(statx(AT_FDCWD, "f", 0, STATX_BASIC_STATS, &x)); R(x.stx_mask & STATX_BASIC_STATS);
    R(x.stx_size); R(x.stx_nlink); printf("%o\n", x.stx_mode); R(statx(AT_FDCWD, "f", 0, 0, &x)); R((x.stx_mask & STATX_TYPE) != 0);
    R(statx(AT_FDCWD, "f", 0, STATX_BTIME, &x)); R((x.stx_mask & STATX_BTIME) != 0); R(x.stx_btime.tv_sec > 1600000000);
    R(statx(AT_FDCWD, "f", 0, 0x80000000, &x)); R(statx(AT_FDCWD, "f", AT_STATX_FORCE_SYNC, 0xfff, &x));
    R(statx(AT_FDCWD, "f", AT_STATX_DONT_SYNC, 0xfff, &x)); R(statx(AT_FDCWD, "f", AT_STATX_DONT_SYNC | AT_STATX_FORCE_SYNC, 0xfff, &x));
    R(statx(AT_FDCWD, "f", 0x20, 0xfff, &x));
}

CASE(statx_errors) {
    struct statx x; R(statx(AT_FDCWD, "missing", 0, 0xfff, &x)); R(statx(AT_FDCWD, "", 0, 0xfff, &x));
    R(statx(AT_FDCWD, "", AT_EMPTY_PATH, 0xfff, &x)); R(statx(-1, "", AT_EMPTY_PATH, 0xfff, &x)); R(statx(-1, "x", 0, 0xfff, &x)); make("f");
    R(statx(AT_FDCWD, "f", 0, 0xfff, (void *) 8)); int fd = open("f", O_RDONLY); R(statx(fd, "", AT_EMPTY_PATH, 0xfff, &x));
    R(statx(fd, "x", 0, 0xfff, &x)); symlink("f", "l"); R(statx(AT_FDCWD, "l", AT_SYMLINK_NOFOLLOW, 0xfff, &x)); printf("%o\n", x.stx_mode);
    R(syscall(SYS_statx, fd, 0, AT_EMPTY_PATH, 0xfff, &x)); R(syscall(SYS_statx, AT_FDCWD, 0, 0, 0xfff, &x));
}

CASE(statx_mount) {
    struct statx x, y; make("f"); mkdir("d", 0755); R(statx(AT_FDCWD, "f", 0, 0x1000, &x)); R((x.stx_mask & 0x1000) != 0);
    statx(AT_FDCWD, "d", 0, 0x1000, &y); R(x.stx_mnt_id == y.stx_mnt_id); statx(AT_FDCWD, "/proc", 0, 0x1000, &y); R(x.stx_mnt_id == y.stx_mnt_id);
    R((y.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) != 0); R((y.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0);
    R((x.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0);
}

CASE(statfs_of_kinds) {
    struct statfs s; R(statfs("/proc", &s)); printf("%lx %ld %ld\n", s.f_type, s.f_bsize, s.f_namelen); R(statfs("/sys", &s));
    printf("%lx %ld %ld\n", s.f_type, s.f_bsize, s.f_namelen); R(statfs(".", &s));
    printf("%lx %ld %ld %ld\n", s.f_type, s.f_bsize, s.f_namelen, s.f_frsize);
    R(s.f_blocks > 0 && s.f_bfree <= s.f_blocks && s.f_bavail <= s.f_bfree); R(s.f_files > 0 && s.f_ffree <= s.f_files); R(statfs("/dev/shm", &s));
    printf("%lx\n", s.f_type);
}

CASE(statfs_errors) {
    struct statfs s; make("f"); R(statfs("missing", &s)); R(statfs("f/", &s)); R(statfs("f", (void *) 8)); R(statfs((void *) 8, &s));
    R(fstatfs(-1, &s)); R(fstatfs(open("f", O_RDONLY), &s)); R(fstatfs(open("f", O_PATH), &s)); int p[2]; pipe(p); R(fstatfs(p[0], &s));
    printf("%lx %ld\n", s.f_type, s.f_bsize);
}

CASE(access_of_files) {
    make("f"); chmod("f", 0640); mkdir("d", 0700); symlink("none", "l"); R(access("f", F_OK)); R(access("f", R_OK | W_OK)); R(access("f", X_OK));
    R(access("d", X_OK)); R(access("missing", F_OK)); R(access("l", F_OK)); R(access("f", 8)); R(access("f", -1)); R(access("", F_OK));
    R(access((void *) 8, F_OK)); R(access("f/", F_OK)); R(faccessat(-1, "f", F_OK, 0));
    R(syscall(SYS_faccessat2, AT_FDCWD, "l", F_OK, AT_SYMLINK_NOFOLLOW)); R(syscall(SYS_faccessat2, AT_FDCWD, "f", F_OK, 1));
    R(syscall(SYS_faccessat2, AT_FDCWD, "", F_OK, AT_EMPTY_PATH)); R(syscall(SYS_faccessat2, open("f", O_PATH), "", R_OK, AT_EMPTY_PATH));
    R(syscall(SYS_faccessat2, -1, "", R_OK, AT_EMPTY_PATH)); chmod("f", 0100); R(access("f", X_OK)); chmod("f", 0); R(access("f", R_OK | W_OK));
}

CASE(access_uses_the_real_user) {
    make("f"); chmod("f", 0600); seteuid(1000); R(access("f", R_OK)); R(syscall(SYS_faccessat2, AT_FDCWD, "f", R_OK, AT_EACCESS));
    R(open("f", O_RDONLY)); seteuid(0); setreuid(1000, 0); R(access("f", R_OK)); R(syscall(SYS_faccessat2, AT_FDCWD, "f", R_OK, AT_EACCESS));
    setreuid(0, 0);
}

CASE(access_by_user_and_group) {
    make("f"); chown("f", 1000, 1000); chmod("f", 0460); setresgid(1000, 1000, 0); setresuid(1000, 1000, 0); R(access("f", R_OK));
    R(access("f", W_OK)); setresuid(0, 0, 0); setresuid(1001, 1001, 0); R(access("f", W_OK)); R(access("f", X_OK)); setresuid(0, 0, 0);
    setresgid(1002, 1002, 0); setresuid(1001, 1001, 0); R(access("f", R_OK)); R(access("f", F_OK)); setresuid(0, 0, 0); setresgid(0, 0, 0);
}

CASE(modes) {
    make("f"); R(chmod("f", 07777)); MODE("f"); R(chmod("f", 0)); MODE("f"); R(chmod("f", 0170000 | 0644)); MODE("f"); int fd = open("f", O_RDONLY);
    R(fchmod(fd, 0600)); MODE("f"); R(fchmodat(AT_FDCWD, "f", 0640, 0)); MODE("f"); mkdir("d", 0755); R(chmod("d", 03700)); MODE("d");
    symlink("f", "l"); R(chmod("l", 0666)); MODE("f"); MODE("l");
}

CASE(mode_errors) {
    make("f"); R(chmod("missing", 0)); R(chmod("f/", 0)); R(chmod("", 0)); R(chmod((void *) 8, 0)); R(fchmod(-1, 0)); symlink("none", "l");
    R(chmod("l", 0)); R(fchmodat(-1, "f", 0, 0)); seteuid(1000); R(chmod("f", 0)); seteuid(0); int p[2]; pipe(p); R(fchmod(p[0], 0600));
    R(syscall(452, AT_FDCWD, "f", 0600, 0)); R(syscall(452, AT_FDCWD, "l", 0600, AT_SYMLINK_NOFOLLOW)); R(syscall(452, AT_FDCWD, "f", 0600, 1));
}

CASE(set_group_id_needs_the_group) {
    make("f"); chown("f", 1000, 2000); seteuid(1000); R(chmod("f", 02755)); MODE("f"); seteuid(0); chown("f", 1000, 0); seteuid(1000);
    R(chmod("f", 06755)); MODE("f"); seteuid(0);
}

CASE(owners) {
    make("f"); mkdir("d", 0755); symlink("f", "l"); R(chown("f", 1, 2)); owner("f"); R(chown("f", -1, 3)); owner("f"); R(chown("f", 4, -1));
    owner("f"); R(chown("f", -1, -1)); owner("f"); R(lchown("l", 7, 8)); owner("l"); owner("f"); R(chown("l", 9, 9)); owner("f");
    R(fchown(open("f", O_RDONLY), 5, 5)); owner("f"); R(fchownat(AT_FDCWD, "l", 1, 1, AT_SYMLINK_NOFOLLOW)); owner("l");
    R(fchownat(open("d", O_PATH), "", 6, 6, AT_EMPTY_PATH)); owner("d");
}

CASE(owner_errors) {
    make("f"); R(chown("missing", 0, 0)); R(chown("f/", 0, 0)); R(chown("", 0, 0)); R(fchown(-1, 0, 0)); R(fchownat(AT_FDCWD, "f", 0, 0, 1));
    R(fchownat(-1, "f", 0, 0, 0)); seteuid(1000); R(chown("f", 1000, -1)); R(chown("f", -1, -1)); R(chown("f", 0, 0)); seteuid(0);
    chown("f", 1000, 1000); seteuid(1000); setegid(1000); R(chown("f", 1000, -1)); R(chown("f", -1, 1000)); R(chown("f", -1, 2000));
    R(chown("f", 1001, -1)); seteuid(0); setegid(0);
}

CASE(change_of_owner_drops_bits) {
    make("f"); chmod("f", 06777); R(chown("f", 1000, 1000)); MODE("f"); chmod("f", 06767); R(chown("f", 0, 0)); MODE("f"); mkdir("d", 0755);
    chmod("d", 06777); R(chown("d", 1000, 1000)); MODE("d"); chmod("f", 06777); R(chown("f", -1, -1)); MODE("f");
}

CASE(writing_drops_bits) {
    make("f"); chmod("f", 06777); chown("f", 1000, 1000); chmod("f", 06777); setegid(1000); seteuid(1000); int fd = open("f", O_WRONLY);
    write(fd, "x", 1); seteuid(0); setegid(0); MODE("f"); chmod("f", 06777); seteuid(1000); R(ftruncate(fd, 0)); seteuid(0); MODE("f");
    chmod("f", 06777); write(fd, "x", 1); MODE("f"); chmod("f", 02767); seteuid(1000); write(fd, "x", 1); seteuid(0); MODE("f");
}

CASE(groups_of_new_files) {
    mkdir("d", 0755); chown("d", 0, 1000); chmod("d", 02777); make("d/f"); mkdir("d/e", 0755); symlink("f", "d/l"); owner("d/f"); owner("d/e");
    owner("d/l"); setegid(5); close(open("d/g", O_CREAT | O_RDWR, 02777)); owner("d/g"); setegid(0);
}

CASE(masks) {
    R(umask(0)); R(umask(07777)); R(umask(022)); umask(0777); mkdir("d", 0777); MODE("d"); mknod("p", S_IFIFO | 0666, 0); MODE("p"); umask(0);
    mkdir("e", 07777); MODE("e"); mknod("q", S_IFIFO | 07666, 0); MODE("q"); symlink("x", "l"); MODE("l");
}

CASE(times_can_be_set) {
    make("f"); struct timespec t[2] = {{1000, 500}, {2000, 999999999}}; R(utimensat(AT_FDCWD, "f", t, 0)); times("f");
    t[0] = (struct timespec) {0, UTIME_OMIT}; t[1] = (struct timespec) {-5, 1}; R(utimensat(AT_FDCWD, "f", t, 0)); times("f");
    int fd = open("f", O_RDONLY); t[0] = (struct timespec) {3, 3}; t[1].tv_nsec = UTIME_OMIT; R(futimens(fd, t)); times("f"); symlink("f", "l");
    t[1] = t[0]; R(utimensat(AT_FDCWD, "l", t, AT_SYMLINK_NOFOLLOW)); times("l"); struct timeval v[2] = {{7, 7}, {8, 8}}; R(utimes("f", v));
    times("f"); struct utimbuf u = {9, 10}; R(utime("f", &u)); times("f"); R(futimesat(AT_FDCWD, "f", v)); times("f");
    R(utimensat(fd, "", t, AT_EMPTY_PATH)); times("f");
}

CASE(times_of_now) {
    make("f"); struct timespec t[2] = {{1, 1}, {1, 1}}; utimensat(AT_FDCWD, "f", t, 0); t[0].tv_nsec = UTIME_NOW; t[1].tv_nsec = UTIME_OMIT;
    R(utimensat(AT_FDCWD, "f", t, 0)); struct stat s; stat("f", &s); R(s.st_atime > 1600000000); R(s.st_mtime); R(utimensat(AT_FDCWD, "f", 0, 0));
    stat("f", &s); R(s.st_mtime > 1600000000); R(utime("f", 0)); R(utimes("f", 0)); R(s.st_mtim.tv_sec == s.st_ctim.tv_sec);
}

CASE(time_errors) {
    make("f"); struct timespec t[2] = {{0, -1}, {0, 0}}; R(utimensat(AT_FDCWD, "f", t, 0)); t[0].tv_nsec = 1000000000;
    R(utimensat(AT_FDCWD, "f", t, 0)); t[0].tv_nsec = 0; R(utimensat(AT_FDCWD, "f", (void *) 8, 0)); R(utimensat(AT_FDCWD, "missing", t, 0));
    R(utimensat(AT_FDCWD, "f", t, 1)); R(utimensat(-1, "f", t, 0)); R(syscall(SYS_utimensat, -1, 0, t, 0));
    R(syscall(SYS_utimensat, AT_FDCWD, 0, t, 0)); R(utimensat(AT_FDCWD, "", t, 0)); struct timeval v[2] = {{0, 1000000}, {0, 0}}; R(utimes("f", v));
    v[0].tv_usec = -1; R(utimes("f", v)); t[0].tv_nsec = t[1].tv_nsec = UTIME_OMIT; R(utimensat(AT_FDCWD, "missing", t, 0));
    R(utimensat(AT_FDCWD, "f", t, 0)); chmod("f", 0644); seteuid(1000); R(utimensat(AT_FDCWD, "f", 0, 0)); t[0].tv_nsec = t[1].tv_nsec = 0;
    R(utimensat(AT_FDCWD, "f", t, 0)); t[0].tv_nsec = t[1].tv_nsec = UTIME_OMIT; R(utimensat(AT_FDCWD, "f", t, 0)); seteuid(0); chmod("f", 0666);
    seteuid(1000); R(utimensat(AT_FDCWD, "f", 0, 0)); t[0].tv_nsec = UTIME_NOW; R(utimensat(AT_FDCWD, "f", t, 0)); seteuid(0);
}

static struct timespec old_time = {1000, 0};
static void age(const char *path) { struct timespec t[2] = {old_time, old_time}; utimensat(AT_FDCWD, path, t, AT_SYMLINK_NOFOLLOW); }
static void aged(const char *path) {
    struct stat s; lstat(path, &s); printf("%s: %s %s\n", path, s.st_atim.tv_sec == 1000 ? "old" : "new", s.st_mtim.tv_sec == 1000 ? "old" : "new");
}

CASE(what_changes_times) {
    make("f"); age("f"); aged("f"); int fd = open("f", O_RDWR); write(fd, "x", 1); aged("f"); age("f"); ftruncate(fd, 1); aged("f"); age("f");
    ftruncate(fd, 9); aged("f"); age("f"); fallocate(fd, 0, 0, 1); aged("f"); age("f"); chmod("f", 0600); aged("f"); age("f"); rename("f", "g");
    aged("g"); mkdir("d", 0755); age("d"); make("d/x"); aged("d"); age("d"); chmod("d/x", 0600); aged("d"); rename("d/x", "d/y"); aged("d"); age("d");
    unlink("d/y"); aged("d"); age("g"); close(open("g", O_RDWR | O_TRUNC)); aged("g"); age("g"); write(fd, "x", 0); aged("g");
}

CASE(relatime) {
    make("f"); int fd = open("f", O_RDWR); write(fd, "abc", 3); age("f"); char c; lseek(fd, 0, SEEK_SET); read(fd, &c, 1); aged("f");
    struct timespec now[2] = {{0, UTIME_NOW}, {0, UTIME_OMIT}}; age("f"); utimensat(AT_FDCWD, "f", now, 0); age("f");
    int quiet = open("f", O_RDONLY | O_NOATIME); read(quiet, &c, 1); aged("f"); mkdir("d", 0755); make("d/x"); age("d"); int d = open("d", O_RDONLY);
    char buffer[400]; syscall(SYS_getdents64, d, buffer, 400); aged("d"); symlink("f", "l"); age("l"); readlink("l", buffer, 10); aged("l");
}
