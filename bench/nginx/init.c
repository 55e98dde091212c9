// SPDX-License-Identifier: Apache-2.0
//
// The first program of the Linux guest beside which Corto is measured: loads the network's drivers, sets the address, becomes the
// application. /init.conf has a word a line: address, netmask, gateway, how many modules, their files, then the application's words.

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <net/route.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { MOST_WORDS = 64, LONGEST = 4096 };

static void check(long result, const char *what)
{
    if (result < 0) {
        fprintf(stderr, "init: %s: %s\n", what, strerror(errno));
        exit(1);                        // the kernel panics, which ends the machine
    }
}

static struct sockaddr inet(const char *address)
{
    struct sockaddr_in in = {.sin_family = AF_INET};
    check(inet_pton(AF_INET, address, &in.sin_addr) - 1, address);
    struct sockaddr any;
    memcpy(&any, &in, sizeof any);
    return any;
}

static void up(int socket, const char *name)
{
    struct ifreq request = {0};
    strcpy(request.ifr_name, name);
    check(ioctl(socket, SIOCGIFFLAGS, &request), name);
    request.ifr_flags |= IFF_UP;
    check(ioctl(socket, SIOCSIFFLAGS, &request), name);
}

static void configure(const char *address, const char *netmask, const char *gateway)
{
    int socket_ = socket(AF_INET, SOCK_DGRAM, 0);
    check(socket_, "socket");
    up(socket_, "lo");
    struct ifreq request = {.ifr_name = "eth0"};
    request.ifr_addr = inet(address);
    check(ioctl(socket_, SIOCSIFADDR, &request), "SIOCSIFADDR");
    request.ifr_netmask = inet(netmask);
    check(ioctl(socket_, SIOCSIFNETMASK, &request), "SIOCSIFNETMASK");
    up(socket_, "eth0");
    struct rtentry route = {.rt_dst = inet("0.0.0.0"), .rt_genmask = inet("0.0.0.0"), .rt_gateway = inet(gateway), .rt_flags = RTF_UP | RTF_GATEWAY};
    check(ioctl(socket_, SIOCADDRT, &route), "SIOCADDRT");
    close(socket_);
}

static void load(const char *module)
{
    int file = open(module, O_RDONLY | O_CLOEXEC);
    check(file, module);
    check(syscall(SYS_finit_module, file, "", 0), module);
    close(file);
}

int main(void)
{
    static char text[LONGEST];
    char *words[MOST_WORDS + 1] = {0};
    int count = 0;
    int file = open("/init.conf", O_RDONLY | O_CLOEXEC);
    check(file, "/init.conf");
    check(read(file, text, sizeof text - 1), "/init.conf");
    close(file);
    for (char *word = strtok(text, "\n"); word != NULL && count < MOST_WORDS; word = strtok(NULL, "\n")) {
        words[count++] = word;
    }
    mkdir("/proc", 0755);
    mkdir("/sys", 0755);
    mkdir("/dev", 0755);
    check(mount("proc", "/proc", "proc", 0, NULL), "/proc");
    check(mount("sysfs", "/sys", "sysfs", 0, NULL), "/sys");
    check(mount("devtmpfs", "/dev", "devtmpfs", 0, NULL), "/dev");
    int modules = atoi(words[3]);
    for (int i = 0; i < modules; i++) {
        load(words[4 + i]);
    }
    for (int tries = 0; if_nametoindex("eth0") == 0 && tries < 5000; tries++) {
        nanosleep(&(struct timespec) {.tv_nsec = 1000000}, NULL);
    }
    configure(words[0], words[1], words[2]);
    char **program = words + 4 + modules;
    execv(program[0], program);
    check(-1, program[0]);
}
