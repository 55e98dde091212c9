// SPDX-License-Identifier: Apache-2.0
// TCP and UDP over loopback.
#include "conformance.h"
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/uio.h>

static char buffer[1 << 16];

static struct sockaddr_in loopback(int port) {
    return (struct sockaddr_in) {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
}

static struct sockaddr_in name(int fd) {
    struct sockaddr_in address;
    socklen_t length = sizeof address;
    getsockname(fd, (void *) &address, &length);
    return address;
}

static int option(int fd, int level, int number) {
    int value = -99;
    socklen_t length = sizeof value;
    if (getsockopt(fd, level, number, &value, &length) == -1) {
        return -errno;
    }
    return value;
}

static int set(int fd, int level, int number, int value) {
    return setsockopt(fd, level, number, &value, sizeof value);
}

static void *echo(void *argument) {
    int fd = (long) argument;
    char bytes[1000];
    for (long got; (got = read(fd, bytes, sizeof bytes)) > 0; ) {
        if (write(fd, bytes, got) != got) {
            break;
        }
    }
    shutdown(fd, SHUT_WR);
    return NULL;
}

int main(void) {
    begin();
    R(socket(77, SOCK_STREAM, 0));
    R(socket(AF_INET, 77, 0));
    R(socket(AF_INET, SOCK_STREAM, IPPROTO_UDP));
    int listener = R(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    R(fcntl(listener, F_GETFD));
    R(option(listener, SOL_SOCKET, SO_TYPE));
    R(option(listener, SOL_SOCKET, SO_PROTOCOL));
    R(option(listener, SOL_SOCKET, SO_DOMAIN));
    R(option(listener, SOL_SOCKET, SO_ACCEPTCONN));
    R(option(listener, SOL_SOCKET, SO_REUSEADDR));
    R(set(listener, SOL_SOCKET, SO_REUSEADDR, 1));
    R(option(listener, SOL_SOCKET, SO_REUSEADDR));
    R(option(listener, SOL_SOCKET, 7777));
    R(set(listener, SOL_SOCKET, 7777, 1));
    R(setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, buffer, 2));
    R(set(listener, IPPROTO_TCP, TCP_NODELAY, 1));
    R(option(listener, IPPROTO_TCP, TCP_NODELAY));
    R(set(listener, SOL_SOCKET, SO_KEEPALIVE, 1));
    R(option(listener, SOL_SOCKET, SO_KEEPALIVE));
    R(set(listener, IPPROTO_TCP, TCP_KEEPIDLE, 60));
    R(option(listener, IPPROTO_TCP, TCP_KEEPIDLE));
    R(accept(listener, NULL, NULL));
    struct sockaddr_in address = loopback(0), peer;
    R(bind(listener, (void *) &address, 3));
    R(bind(listener, (void *) &address, sizeof address));
    R(bind(listener, (void *) &address, sizeof address));
    R(listen(listener, 10));
    R(option(listener, SOL_SOCKET, SO_ACCEPTCONN));
    address = name(listener);
    CLAIM(address.sin_port != 0);
    int second = socket(AF_INET, SOCK_STREAM, 0);
    R(bind(second, (void *) &address, sizeof address));
    struct sockaddr_in foreign = address;
    foreign.sin_addr.s_addr = inet_addr("192.0.2.1");
    foreign.sin_port = 0;
    R(bind(second, (void *) &foreign, sizeof foreign));
    R(getpeername(second, (void *) &peer, &(socklen_t) {sizeof peer}));
    R(send(second, "x", 1, MSG_NOSIGNAL));
    R(recv(second, buffer, 1, 0));
    R(shutdown(second, SHUT_WR));
    close(second);

    int client = R(socket(AF_INET, SOCK_STREAM, 0));
    R(connect(client, (void *) &address, sizeof address));
    R(connect(client, (void *) &address, sizeof address));
    socklen_t length = sizeof peer;
    R(set(client, IPPROTO_TCP, TCP_NODELAY, 1));
    int server = R(accept4(listener, (void *) &peer, &length, SOCK_NONBLOCK | SOCK_CLOEXEC));
    R(length);
    CLAIM(peer.sin_port == name(client).sin_port && peer.sin_addr.s_addr == htonl(INADDR_LOOPBACK));
    R(fcntl(server, F_GETFL) & O_NONBLOCK);
    R(fcntl(server, F_GETFD));
    R(accept4(listener, NULL, NULL, 0x7));
    R(recv(server, buffer, 10, 0));
    R(send(client, "hello", 5, 0));
    struct pollfd file = {server, POLLIN | POLLOUT | POLLRDHUP, 0};
    R(poll(&file, 1, 1000) > 0);
    R(recv(server, buffer, 3, MSG_PEEK));
    R(recv(server, buffer, 10, 0));
    R(recv(server, buffer, 10, MSG_DONTWAIT));
    struct iovec parts[2] = {{"ab", 2}, {"cdefg", 5}};
    R(writev(client, parts, 2));
    struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};
    R(sendmsg(client, &message, MSG_NOSIGNAL));
    usleep(2000);
    int available;
    R(ioctl(server, FIONREAD, &available));
    R(available);
    R(recv(server, buffer, 14, MSG_WAITALL));
    printf("%.14s\n", buffer);
    int disk = open("served", O_RDWR | O_CREAT | O_TRUNC, 0644);
    R(write(disk, "file content", 12));
    off_t offset = 5;
    R(sendfile(client, disk, &offset, 100));
    R(offset);
    usleep(2000);
    R(recv(server, buffer, 100, 0));
    printf("%.7s\n", buffer);
    R(recv(server, buffer, 100, MSG_OOB));

    R(shutdown(client, SHUT_WR));
    R(shutdown(client, 77));
    R(send(client, "x", 1, MSG_NOSIGNAL));
    file.events = POLLIN | POLLRDHUP;
    R(poll(&file, 1, 1000));
    printf("%#x\n", file.revents);
    R(recv(server, buffer, 10, 0));
    R(send(server, "half", 4, 0));
    R(recv(client, buffer, 10, 0));
    R(close(server));
    R(recv(client, buffer, 10, 0));
    file = (struct pollfd) {client, POLLIN | POLLOUT, 0};
    R(poll(&file, 1, 0));
    printf("%#x\n", file.revents);
    close(client);

    client = socket(AF_INET, SOCK_STREAM, 0);
    connect(client, (void *) &address, sizeof address);
    server = accept(listener, NULL, NULL);
    struct linger linger = {1, 0};
    R(setsockopt(server, SOL_SOCKET, SO_LINGER, &linger, sizeof linger));
    close(server);                                           // resets
    usleep(2000);
    R(recv(client, buffer, 10, 0));
    R(recv(client, buffer, 10, 0));
    signal(SIGPIPE, SIG_IGN);
    R(send(client, "x", 1, 0));
    close(client);

    client = socket(AF_INET, SOCK_STREAM, 0);
    connect(client, (void *) &address, sizeof address);
    server = accept(listener, NULL, NULL);
    pthread_t thread;
    pthread_create(&thread, NULL, echo, (void *) (long) server);
    long sent = 0, received = 0, wrong = 0;
    unsigned char bytes[1500], back[1500];
    for (int round = 0; round < 50; round++) {
        for (int i = 0; i < 1500; i++) {
            bytes[i] = round * 7 + i;
        }
        sent += write(client, bytes, sizeof bytes);
        received += recv(client, back, sizeof back, MSG_WAITALL);
        wrong += memcmp(bytes, back, sizeof back) != 0;
    }
    R(sent);
    R(received);
    R(wrong);
    shutdown(client, SHUT_WR);
    R(recv(client, buffer, 10, 0));
    pthread_join(thread, NULL);
    close(server);
    close(client);

    client = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    connect(client, (void *) &address, sizeof address);
    server = accept(listener, NULL, NULL);
    file = (struct pollfd) {client, POLLOUT, 0};
    R(poll(&file, 1, 1000));
    R(option(client, SOL_SOCKET, SO_ERROR));
    long filled = 0;
    for (long put; (put = send(client, buffer, sizeof buffer, 0)) > 0; ) {
        filled += put;
    }
    R(errno == EAGAIN);
    CLAIM(filled > 100000);
    R(poll(&file, 1, 0));
    for (long got; filled > 0 && (got = recv(server, buffer, sizeof buffer, 0)) > 0; ) {
        filled -= got;
    }
    R(filled);
    R(poll(&file, 1, 1000));
    struct timeval time = {0, 20000};
    R(setsockopt(server, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time));
    R(recv(server, buffer, 1, 0));
    close(server);
    close(client);
    int closed = ntohs(address.sin_port);
    close(listener);
    address = loopback(closed);
    client = socket(AF_INET, SOCK_STREAM, 0);
    R(connect(client, (void *) &address, sizeof address));
    R(option(client, SOL_SOCKET, SO_ERROR));
    close(client);
    client = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    connect(client, (void *) &address, sizeof address);
    file = (struct pollfd) {client, POLLOUT, 0};
    R(poll(&file, 1, 1000));
    R(option(client, SOL_SOCKET, SO_ERROR));
    R(option(client, SOL_SOCKET, SO_ERROR));
    close(client);

    int a = R(socket(AF_INET, SOCK_DGRAM, 0));
    int b = R(socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0));
    address = loopback(0);
    R(bind(a, (void *) &address, sizeof address));
    R(bind(b, (void *) &address, sizeof address));
    address = name(b);
    R(recv(b, buffer, 10, 0));
    R(sendto(a, "datagram", 8, 0, (void *) &address, sizeof address));
    R(sendto(a, "", 0, 0, (void *) &address, sizeof address));
    R(send(a, "x", 1, 0));
    file = (struct pollfd) {b, POLLIN, 0};
    R(poll(&file, 1, 1000));
    R(recv(b, buffer, 4, MSG_PEEK | MSG_TRUNC));
    length = sizeof peer;
    R(recvfrom(b, buffer, 4, 0, (void *) &peer, &length));
    CLAIM(peer.sin_port == name(a).sin_port);
    R(recv(b, buffer, 10, 0));
    R(connect(a, (void *) &address, sizeof address));
    R(send(a, "connected", 9, 0));
    R(recv(b, buffer, 100, 0));
    R(sendto(a, buffer, 65536, 0, NULL, 0));
    close(b);
    R(send(a, "x", 1, 0));
    usleep(2000);
    R(option(a, SOL_SOCKET, SO_ERROR));
    close(a);
    R(listen(disk, 1));
    R(recv(disk, buffer, 1, 0));
    R(bind(99, (void *) &address, sizeof address));
    return 0;
}
