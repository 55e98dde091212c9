// SPDX-License-Identifier: Apache-2.0
// Needs options.
// Sockets in /proc/net: addresses, ports, states, queues, whose they are; proc(5).
#include "../cases.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>

static int port_of(int fd) {
    struct sockaddr_in6 name;
    socklen_t length = sizeof name;
    getsockname(fd, (struct sockaddr *) &name, &length);
    return ntohs(name.sin6_port);
}

// Lines of sockets with the port; ports become names.
static void show(const char *path, int port, int fd) {
    struct stat status;
    fstat(fd, &status);
    FILE *file = fopen(path, "r");
    char line[400];
    while (file && fgets(line, sizeof line, file)) {
        char local[40], remote[40], state[8], queues[24], timer[16], retries[12];
        int local_port, remote_port, user, timeout;
        unsigned long inode;
        if (sscanf(line, " %*d: %39[0-9A-F]:%X %39[0-9A-F]:%X %7s %23s %15s %11s %d %d %lu", local, &local_port, remote, &remote_port, state, queues, timer, retries, &user,
                   &timeout, &inode) != 11 || local_port != port) {
            continue;
        }
        printf("%s %s %s:%s %s user %d%s%s, %d columns\n", path, local, remote, remote_port ? "other" : "none", state, user, inode == status.st_ino ? ", this one" : "",
               strstr(queues, "00000000:0000000") == queues ? "" : ", bytes wait", strchr(path, '6') ? 0 : (int) strlen(line));
    }
    if (file) {
        fclose(file);
    }
}

static void first_line(const char *path) {
    FILE *file = fopen(path, "r");
    char line[400] = "";
    if (file) {
        fgets(line, sizeof line, file);
        fclose(file);
    }
    printf("%s", line);
}

CASE(titles) {
    first_line("/proc/net/tcp");
    first_line("/proc/net/udp");
    first_line("/proc/net/tcp6");
    first_line("/proc/net/udp6");
    first_line("/proc/net/arp");
    first_line("/proc/net/unix");
}

CASE(listener) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in name = {AF_INET, 0, {htonl(INADDR_LOOPBACK)}};
    bind(fd, (struct sockaddr *) &name, sizeof name);
    R(listen(fd, 5));
    show("/proc/net/tcp", port_of(fd), fd);
    close(fd);
    show("/proc/net/tcp", port_of(fd), fd);
}

CASE(dual_listener_and_connection) {
    int fd = socket(AF_INET6, SOCK_STREAM, 0);
    struct sockaddr_in6 name = {AF_INET6, 0, 0, IN6ADDR_LOOPBACK_INIT};
    bind(fd, (struct sockaddr *) &name, sizeof name);
    R(listen(fd, 5));
    int port = port_of(fd);
    int client = socket(AF_INET6, SOCK_STREAM, 0);
    name.sin6_port = htons(port);
    R(connect(client, (struct sockaddr *) &name, sizeof name));
    int server = accept(fd, NULL, NULL);
    close(fd);
    show("/proc/net/tcp6", port_of(client), client);
    close(server);
    close(client);
}

CASE(datagrams) {
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in name = {AF_INET, 0, {htonl(INADDR_LOOPBACK)}};
    bind(fd, (struct sockaddr *) &name, sizeof name);
    int port = port_of(fd);
    show("/proc/net/udp", port, fd);
    int client = socket(AF_INET, SOCK_DGRAM, 0);
    name.sin_port = htons(port);
    connect(client, (struct sockaddr *) &name, sizeof name);
    show("/proc/net/udp", port_of(client), client);
    close(client);
    close(fd);
    fd = socket(AF_INET6, SOCK_DGRAM, 0);
    struct sockaddr_in6 any = {AF_INET6};
    bind(fd, (struct sockaddr *) &any, sizeof any);
    show("/proc/net/udp6", port_of(fd), fd);
    close(fd);
}
