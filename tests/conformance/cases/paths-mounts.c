// SPDX-License-Identifier: Apache-2.0
// mount(2), umount2(2).
#include "../cases.h"
#include <sys/mount.h>

static void make(const char *name, const char *text) {
    int fd = open(name, O_CREAT | O_WRONLY | O_TRUNC, 0644); write(fd, text, strlen(text)); close(fd);
}
static void show(const char *name) {
    char t[50] = {0}; int fd = open(name, O_RDONLY); read(fd, t, 49); close(fd); printf("%s: %s\n", name, fd < 0 ? "-" : t);
}

CASE(mounting) {
    mkdir("m", 0755); make("m/below", "x"); make("f", "x"); R(mount("none", "m", "tmpfs", 0, "size=1m,mode=700")); R(access("m/below", F_OK));
    make("m/f", "on"); show("m/f"); struct stat s, t; stat("m", &s); printf("%o\n", s.st_mode); stat(".", &t); R(s.st_dev == t.st_dev);
    R(rename("m/f", "g")); R(link("m/f", "g")); R(rmdir("m")); R(rename("m", "n")); int fd = open("m/f", O_RDONLY); R(umount("m")); close(fd);
    R(umount("m")); R(access("m/f", F_OK)); show("m/below"); R(umount("m"));
}

CASE(mount_errors) {
    mkdir("m", 0755); make("f", "x"); R(mount("none", "m", "nosuchfs", 0, 0)); R(mount("none", "missing", "tmpfs", 0, 0));
    R(mount("none", "f", "tmpfs", 0, 0)); R(mount("none", "m", 0, 0, 0)); R(mount("none", (void *) 8, "tmpfs", 0, 0)); R(umount2("missing", 0));
    R(umount2("m", 0)); R(umount2("m", 0x100)); seteuid(1000); R(mount("none", "m", "tmpfs", 0, 0)); R(umount("m")); seteuid(0);
    R(mount("none", "m", "tmpfs", MS_RDONLY, 0)); R(open("m/x", O_CREAT | O_RDWR, 0600)); R(mkdir("m/x", 0755)); R(umount2("m", MNT_DETACH));
   
}
