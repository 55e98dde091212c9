// SPDX-License-Identifier: Apache-2.0
// Local sockets, unix(7): names, connections, datagrams, sequenced packets.
#include "../cases.h"
#include <poll.h>
#include <stddef.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <linux/sockios.h>

static struct sockaddr_un name_;
static socklen_t length_;

// An address by a path, or abstract after '@'.
static struct sockaddr *at(const char *path) {
    memset(&name_, 0, sizeof name_);
    name_.sun_family = AF_UNIX;
    strcpy(name_.sun_path, path);
    length_ = offsetof(struct sockaddr_un, sun_path) + strlen(path) + 1;
    if (path[0] == '@') {
        name_.sun_path[0] = 0;
        length_--;
    }
    return (struct sockaddr *) &name_;
}

#define BIND(fd, path) ({ struct sockaddr *a_ = at(path); bind(fd, a_, length_); })
#define CONNECT(fd, path) ({ struct sockaddr *a_ = at(path); connect(fd, a_, length_); })
#define SENDTO(fd, text, flags, path) ({ struct sockaddr *a_ = at(path); sendto(fd, text, strlen(text), flags, a_, length_); })

static void show_name(const char *what, const struct sockaddr_un *name, socklen_t length) {
    printf("%s: family %d, %d bytes, ", what, length >= 2 ? name->sun_family : -1, length);
    for (int i = 0; i < (int) length - 2 && i < 100; i++) {
        putchar(name->sun_path[i] ? name->sun_path[i] : '@');
    }
    putchar('\n');
}

static void names(int fd) {
    struct sockaddr_un name;
    socklen_t length = sizeof name;
    memset(&name, 0, sizeof name);
    if (getsockname(fd, (struct sockaddr *) &name, &length) == 0) {
        show_name("name", &name, length);
    }
    length = sizeof name;
    memset(&name, 0, sizeof name);
    if (getpeername(fd, (struct sockaddr *) &name, &length) == 0) {
        show_name("peer", &name, length);
    } else {
        printf("peer: %s\n", strerrorname_np(errno));
    }
}

static void ready(const char *name, int fd) {
    struct pollfd one = {fd, POLLIN | POLLOUT | POLLRDHUP, 0};
    poll(&one, 1, 0);
    printf("%s:%s%s%s%s%s\n", name, one.revents & POLLIN ? " IN" : "", one.revents & POLLOUT ? " OUT" : "",
           one.revents & POLLRDHUP ? " RDHUP" : "", one.revents & POLLHUP ? " HUP" : "", one.revents & POLLERR ? " ERR" : "");
}

static void get(int fd, int size, int flags) {
    char text[256];
    errno = 0;
    ssize_t count = recv(fd, text, size, flags);
    if (count < 0) {
        printf("recv: %s\n", strerrorname_np(errno));
    } else {
        printf("recv: %zd '%.*s'\n", count, (int) (count < size ? count : size), text);
    }
}

static void get_from(int fd) {
    char text[256];
    struct sockaddr_un name;
    socklen_t length = sizeof name;
    memset(&name, 0, sizeof name);
    ssize_t count = recvfrom(fd, text, sizeof text, MSG_DONTWAIT, (struct sockaddr *) &name, &length);
    if (count < 0) {
        printf("recvfrom: %s\n", strerrorname_np(errno));
        return;
    }
    printf("recvfrom: %zd '%.*s' ", count, (int) count, text);
    show_name("from", &name, length);
}

static int option(int fd, int which) {
    int value = -1;
    socklen_t length = sizeof value;
    return getsockopt(fd, SOL_SOCKET, which, &value, &length) == 0 ? value : -1;
}

static int both[2];

static void pair(int type) {
    signal(SIGPIPE, SIG_IGN);
    R(socketpair(AF_UNIX, type, 0, both));
}

// A listener at a path.
static int listener(int type, const char *path, int backlog) {
    signal(SIGPIPE, SIG_IGN);
    int fd = socket(AF_UNIX, type, 0);
    R(BIND(fd, path));
    R(listen(fd, backlog));
    return fd;
}

static int client(int type, const char *path) {
    int fd = socket(AF_UNIX, type, 0);
    R(CONNECT(fd, path));
    return fd;
}

static void done(int a, int b, int c) {
    close(a);
    close(b);
    close(c);
}

CASE(socket_of_each_type) {
    close(R(socket(AF_UNIX, SOCK_STREAM, 0)) >= 0 ? 3 : -1);
    close(R(socket(AF_UNIX, SOCK_DGRAM, 0)) >= 0 ? 3 : -1);
    close(R(socket(AF_UNIX, SOCK_SEQPACKET, 0)) >= 0 ? 3 : -1);
    close(R(socket(AF_UNIX, SOCK_STREAM, 1)) >= 0 ? 3 : -1);
}
CASE(socket_of_type_raw_is_of_datagrams) {
    int fd = socket(AF_UNIX, SOCK_RAW, 0);
    R(option(fd, SO_TYPE) == SOCK_DGRAM);
    close(fd);
}
CASE(socket_of_an_unknown_type) { R(socket(AF_UNIX, SOCK_RDM, 0)); R(socket(AF_UNIX, 0, 0)); R(socket(AF_UNIX, 11, 0)); }
CASE(socket_with_a_protocol) { R(socket(AF_UNIX, SOCK_STREAM, 6)); }
CASE(socket_with_flags) {
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    R((fcntl(fd, F_GETFL) & O_NONBLOCK) != 0);
    R(fcntl(fd, F_GETFD));
    close(fd);
}
CASE(socket_of_no_family) { R(socket(45, SOCK_STREAM, 0)); R(socket(-1, SOCK_STREAM, 0)); }
CASE(options_of_a_new_socket) {
    int fd = socket(AF_UNIX, SOCK_SEQPACKET, 0);
    R(option(fd, SO_TYPE)); R(option(fd, SO_DOMAIN)); R(option(fd, SO_PROTOCOL)); R(option(fd, SO_ACCEPTCONN)); R(option(fd, SO_ERROR)); R(option(fd, SO_PASSCRED));
    close(fd);
}
CASE(buffer_sizes_are_doubled) {
    int fd = socket(AF_UNIX, SOCK_STREAM, 0), value = 10000;
    R(setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &value, sizeof value));
    R(option(fd, SO_SNDBUF));
    value = 1;
    R(setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &value, sizeof value));
    R(option(fd, SO_SNDBUF));
    close(fd);
}
CASE(bind_to_a_path) {
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    struct stat status;
    R(BIND(fd, "s"));
    R(lstat("s", &status));
    R(S_ISSOCK(status.st_mode));
    R(status.st_mode & 0777);
    names(fd);
    close(fd);
    R(access("s", F_OK));
    R(unlink("s"));
}
CASE(bind_to_a_path_that_exists) {
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    close(open("file", O_CREAT | O_WRONLY, 0600));
    R(BIND(fd, "file"));
    R(BIND(fd, "."));
    R(BIND(fd, "missing/s"));
    R(BIND(fd, "file/s"));
    close(fd);
}
CASE(bind_twice) {
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    R(BIND(fd, "s"));
    R(BIND(fd, "t"));
    close(fd);
}
CASE(bind_to_a_path_in_use) {
    int fd = socket(AF_UNIX, SOCK_STREAM, 0), other = socket(AF_UNIX, SOCK_STREAM, 0);
    R(BIND(fd, "s"));
    R(BIND(other, "s"));
    R(unlink("s"));
    R(BIND(other, "s"));
    done(fd, other, -1);
}
CASE(bind_to_an_abstract_name) {
    int fd = socket(AF_UNIX, SOCK_STREAM, 0), other = socket(AF_UNIX, SOCK_STREAM, 0);
    R(BIND(fd, "@corto-abstract"));
    names(fd);
    R(BIND(other, "@corto-abstract"));
    close(fd);
    R(BIND(other, "@corto-abstract"));
    close(other);
}
CASE(abstract_names_may_have_zeros) {
    int fd = socket(AF_UNIX, SOCK_STREAM, 0), other = socket(AF_UNIX, SOCK_STREAM, 0);
    struct sockaddr_un name = {AF_UNIX, "\0corto\0a"};
    R(bind(fd, (struct sockaddr *) &name, 2 + 8));
    name.sun_path[7] = 'b';
    R(bind(other, (struct sockaddr *) &name, 2 + 8));
    names(other);
    done(fd, other, -1);
}
CASE(bind_to_the_family_alone) {
    int fd = socket(AF_UNIX, SOCK_DGRAM, 0);
    struct sockaddr_un name = {AF_UNIX, ""};
    socklen_t length = sizeof name;
    R(bind(fd, (struct sockaddr *) &name, 2));
    R(getsockname(fd, (struct sockaddr *) &name, &length));
    R(length);
    R(name.sun_path[0]);
    R(strspn(name.sun_path + 1, "0123456789abcdef") >= 5);
    close(fd);
}
CASE(bind_with_a_wrong_address) {
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    struct sockaddr_un name = {AF_INET, "s"};
    R(bind(fd, (struct sockaddr *) &name, sizeof name));
    name.sun_family = AF_UNIX;
    R(bind(fd, (struct sockaddr *) &name, 1));
    R(bind(fd, (struct sockaddr *) &name, sizeof name + 1));
    R(bind(fd, (struct sockaddr *) &name, -1));
    R(bind(fd, (struct sockaddr *) 8, sizeof name));
    R(bind(-1, (struct sockaddr *) &name, sizeof name));
    R(bind(1000, (struct sockaddr *) &name, sizeof name));
    close(fd);
}
CASE(bind_of_no_socket) {
    int fd = open("file", O_CREAT | O_RDWR, 0600);
    R(BIND(fd, "s")); R(listen(fd, 1)); R(accept(fd, NULL, NULL)); R(CONNECT(fd, "s")); R(send(fd, "x", 1, 0)); R(shutdown(fd, SHUT_RD));
    close(fd);
}
CASE(path_without_its_zero) {
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    struct sockaddr_un name = {AF_UNIX, "abcdef"};
    R(bind(fd, (struct sockaddr *) &name, 2 + 3));
    names(fd);
    R(access("abc", F_OK));
    close(fd);
}
CASE(the_file_cannot_be_opened) {
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    R(BIND(fd, "s"));
    R(open("s", O_RDONLY));
    R(open("s", O_RDWR));
    close(fd);
}
CASE(getsockname_cuts) {
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    R(BIND(fd, "long-name"));
    struct sockaddr_un name;
    memset(&name, 'x', sizeof name);
    socklen_t length = 5;
    R(getsockname(fd, (struct sockaddr *) &name, &length));
    R(length);
    printf("%.4s\n", name.sun_path);
    length = -1;
    R(getsockname(fd, (struct sockaddr *) &name, &length));
    R(getsockname(fd, (struct sockaddr *) &name, NULL));
    close(fd);
}
CASE(listen_without_a_name) { int fd = socket(AF_UNIX, SOCK_STREAM, 0); R(listen(fd, 1)); close(fd); }
CASE(listen_of_datagrams) { int fd = socket(AF_UNIX, SOCK_DGRAM, 0); R(BIND(fd, "s")); R(listen(fd, 1)); R(accept(fd, NULL, NULL)); close(fd); }
CASE(listen_twice) { int fd = listener(SOCK_STREAM, "s", 1); R(listen(fd, 5)); R(option(fd, SO_ACCEPTCONN)); close(fd); }
CASE(accept_without_listening) { int fd = socket(AF_UNIX, SOCK_STREAM, 0); R(accept(fd, NULL, NULL)); close(fd); }
CASE(accept_with_nobody) { int fd = listener(SOCK_STREAM, "s", 1); fcntl(fd, F_SETFL, O_NONBLOCK); R(accept(fd, NULL, NULL)); R(accept4(fd, NULL, NULL, 1)); close(fd); }
CASE(connect_and_accept) {
    int fd = listener(SOCK_STREAM, "s", 5), c = client(SOCK_STREAM, "s");
    ready("listener", fd);
    struct sockaddr_un name;
    socklen_t length = sizeof name;
    int s = accept(fd, (struct sockaddr *) &name, &length);
    show_name("accepted", &name, length);
    names(s);
    names(c);
    ready("listener", fd);
    R(write(c, "hello", 5));
    get(s, 100, 0);
    R(write(s, "back", 4));
    get(c, 100, 0);
    done(fd, c, s);
}
CASE(connect_of_a_named_client) {
    int fd = listener(SOCK_STREAM, "s", 5), c = socket(AF_UNIX, SOCK_STREAM, 0);
    R(BIND(c, "c"));
    R(CONNECT(c, "s"));
    struct sockaddr_un name;
    socklen_t length = sizeof name;
    int s = accept(fd, (struct sockaddr *) &name, &length);
    show_name("accepted", &name, length);
    names(s);
    R(write(c, "x", 1));
    get_from(s);
    done(fd, c, s);
}
CASE(connect_by_an_abstract_name) {
    int fd = listener(SOCK_STREAM, "@corto-listener", 5), c = client(SOCK_STREAM, "@corto-listener");
    names(c);
    done(fd, c, -1);
}
CASE(connect_to_nobody) {
    int c = socket(AF_UNIX, SOCK_STREAM, 0);
    R(CONNECT(c, "missing"));
    R(CONNECT(c, "@corto-missing"));
    close(open("file", O_CREAT | O_WRONLY, 0600));
    R(CONNECT(c, "file"));
    R(CONNECT(c, "."));
    R(CONNECT(c, "file/s"));
    close(c);
}
CASE(connect_to_one_that_does_not_listen) {
    int fd = socket(AF_UNIX, SOCK_STREAM, 0), c = socket(AF_UNIX, SOCK_STREAM, 0);
    R(BIND(fd, "s"));
    R(CONNECT(c, "s"));
    close(fd);
    R(CONNECT(c, "s"));
    close(c);
}
CASE(connect_to_another_type) {
    int fd = listener(SOCK_SEQPACKET, "s", 1), c = socket(AF_UNIX, SOCK_STREAM, 0), d = socket(AF_UNIX, SOCK_DGRAM, 0);
    R(CONNECT(c, "s"));
    R(CONNECT(d, "s"));
    done(fd, c, d);
}
CASE(connect_twice) {
    int fd = listener(SOCK_STREAM, "s", 5), c = client(SOCK_STREAM, "s");
    R(CONNECT(c, "s"));
    done(fd, c, -1);
}
CASE(connect_with_a_wrong_address) {
    int c = socket(AF_UNIX, SOCK_STREAM, 0);
    struct sockaddr_un name = {AF_INET, "s"};
    R(connect(c, (struct sockaddr *) &name, sizeof name));
    name.sun_family = AF_UNSPEC;
    R(connect(c, (struct sockaddr *) &name, sizeof name));
    name.sun_family = AF_UNIX;
    R(connect(c, (struct sockaddr *) &name, 2));
    R(connect(c, (struct sockaddr *) 8, sizeof name));
    close(c);
}
CASE(connect_of_a_listener) { int fd = listener(SOCK_STREAM, "s", 5); R(CONNECT(fd, "s")); close(fd); }
CASE(backlog_is_full) {
    int fd = listener(SOCK_STREAM, "s", 1), c[4];
    for (int i = 0; i < 4; i++) {
        c[i] = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
        R(CONNECT(c[i], "s"));
    }
    int s = R(accept(fd, NULL, NULL)) >= 0;
    R(s);
    R(CONNECT(c[2], "s"));
    for (int i = 0; i < 4; i++) {
        close(c[i]);
    }
    close(fd);
}
CASE(backlog_of_zero) {
    int fd = listener(SOCK_STREAM, "s", 0), a = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0), b = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
    R(CONNECT(a, "s"));
    R(CONNECT(b, "s"));
    done(fd, a, b);
}
CASE(connect_waits_at_most_for_its_timeout) {
    int fd = listener(SOCK_STREAM, "s", 0), a = client(SOCK_STREAM, "s"), b = socket(AF_UNIX, SOCK_STREAM, 0);
    struct timeval time = {0, 50000};
    R(setsockopt(b, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time));
    R(CONNECT(b, "s"));
    done(fd, a, b);
}
CASE(data_before_accept) {
    int fd = listener(SOCK_STREAM, "s", 5), c = client(SOCK_STREAM, "s");
    R(write(c, "early", 5));
    close(c);
    int s = accept(fd, NULL, NULL);
    get(s, 100, 0);
    get(s, 100, 0);
    done(fd, s, -1);
}
CASE(the_listener_goes_before_it_accepts) {
    int fd = listener(SOCK_STREAM, "s", 5), c = client(SOCK_STREAM, "s");
    close(fd);
    ready("client", c);
    get(c, 10, 0);
    get(c, 10, 0);
    R(write(c, "x", 1));
    close(c);
}
CASE(unlinked_name) {
    int fd = listener(SOCK_STREAM, "s", 5), c = socket(AF_UNIX, SOCK_STREAM, 0);
    R(unlink("s"));
    R(CONNECT(c, "s"));
    done(fd, c, -1);
}
CASE(renamed_name) {
    int fd = listener(SOCK_STREAM, "s", 5), c = socket(AF_UNIX, SOCK_STREAM, 0);
    R(rename("s", "t"));
    R(CONNECT(c, "t"));
    names(c);
    done(fd, c, -1);
}
CASE(name_through_a_symbolic_link) {
    int fd = listener(SOCK_STREAM, "s", 5), c = socket(AF_UNIX, SOCK_STREAM, 0);
    R(symlink("s", "link"));
    R(CONNECT(c, "link"));
    done(fd, c, -1);
}
CASE(accept_tells_flags) {
    int fd = listener(SOCK_STREAM, "s", 5), c = client(SOCK_STREAM, "s");
    int s = accept4(fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    R((fcntl(s, F_GETFL) & O_NONBLOCK) != 0);
    R(fcntl(s, F_GETFD));
    get(s, 1, 0);
    done(fd, c, s);
}
CASE(accept_of_a_bad_address) {
    int fd = listener(SOCK_STREAM, "s", 5), c = client(SOCK_STREAM, "s");
    socklen_t length = -1;
    struct sockaddr_un name;
    R(accept(fd, (struct sockaddr *) &name, &length));
    done(fd, c, -1);
}
CASE(shutdown_of_a_listener) {
    int fd = listener(SOCK_STREAM, "s", 5), c = socket(AF_UNIX, SOCK_STREAM, 0);
    R(shutdown(fd, SHUT_RD));
    R(CONNECT(c, "s"));
    done(fd, c, -1);
}
CASE(stream_without_a_connection) {
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    signal(SIGPIPE, SIG_IGN);
    R(send(fd, "x", 1, 0));
    get(fd, 1, 0);
    R(SENDTO(fd, "x", 0, "s"));
    R(shutdown(fd, SHUT_RDWR));
    names(fd);
    close(fd);
}
CASE(poll_of_a_stream_without_a_connection) { int fd = socket(AF_UNIX, SOCK_STREAM, 0); ready("new", fd); close(fd); }
CASE(sendto_on_a_connected_stream) { pair(SOCK_STREAM); R(SENDTO(both[0], "x", 0, "s")); done(both[0], both[1], -1); }
CASE(stream_pair) {
    pair(SOCK_STREAM);
    names(both[0]);
    R(write(both[0], "one", 3));
    R(write(both[0], "two", 3));
    get(both[1], 4, 0);
    get(both[1], 100, 0);
    ready("a", both[0]);
    done(both[0], both[1], -1);
}
CASE(stream_peek) {
    pair(SOCK_STREAM);
    R(write(both[0], "hello", 5));
    get(both[1], 3, MSG_PEEK);
    get(both[1], 100, MSG_PEEK);
    get(both[1], 100, MSG_DONTWAIT);
    get(both[1], 100, MSG_DONTWAIT);
    done(both[0], both[1], -1);
}
CASE(stream_waitall) {
    pair(SOCK_STREAM);
    R(write(both[0], "abc", 3));
    R(write(both[0], "def", 3));
    get(both[1], 6, MSG_WAITALL);
    R(write(both[0], "rest", 4));
    close(both[0]);
    get(both[1], 100, MSG_WAITALL);
    close(both[1]);
}
CASE(stream_is_closed) {
    pair(SOCK_STREAM);
    R(write(both[0], "last", 4));
    close(both[0]);
    ready("b", both[1]);
    get(both[1], 100, 0);
    get(both[1], 100, 0);
    R(write(both[1], "x", 1));
    R(send(both[1], "x", 1, MSG_NOSIGNAL));
    close(both[1]);
}
CASE(stream_closed_with_something_unread) {
    pair(SOCK_STREAM);
    R(write(both[1], "unread", 6));
    close(both[0]);
    ready("b", both[1]);
    R(option(both[1], SO_ERROR));
    R(option(both[1], SO_ERROR));
    get(both[1], 1, 0);
    close(both[1]);
}
CASE(stream_reset_is_read_once) {
    pair(SOCK_STREAM);
    R(write(both[1], "unread", 6));
    close(both[0]);
    get(both[1], 1, 0);
    get(both[1], 1, 0);
    close(both[1]);
}
static int pipes_signals;
static void count_sigpipe(int signal) { pipes_signals++; (void) signal; }
CASE(SIGPIPE_and_how_to_do_without) {
    pair(SOCK_STREAM);
    close(both[0]);
    signal(SIGPIPE, count_sigpipe);
    R(send(both[1], "x", 1, 0));
    R(send(both[1], "x", 1, MSG_NOSIGNAL));
    R(pipes_signals);
    signal(SIGPIPE, SIG_IGN);
    close(both[1]);
}
CASE(shutdown_of_writing) {
    pair(SOCK_STREAM);
    R(write(both[0], "x", 1));
    R(shutdown(both[0], SHUT_WR));
    get(both[1], 10, 0);
    get(both[1], 10, 0);
    R(write(both[0], "y", 1));
    R(write(both[1], "back", 4));
    get(both[0], 10, 0);
    ready("a", both[0]);
    ready("b", both[1]);
    done(both[0], both[1], -1);
}
CASE(shutdown_of_reading) {
    pair(SOCK_STREAM);
    R(shutdown(both[0], SHUT_RD));
    get(both[0], 10, 0);
    R(write(both[1], "y", 1));
    ready("a", both[0]);
    ready("b", both[1]);
    done(both[0], both[1], -1);
}
CASE(shutdown_of_both) {
    pair(SOCK_STREAM);
    R(shutdown(both[0], SHUT_RDWR));
    ready("a", both[0]);
    ready("b", both[1]);
    get(both[1], 10, 0);
    done(both[0], both[1], -1);
}
CASE(shutdown_of_something_else) { pair(SOCK_STREAM); R(shutdown(both[0], 3)); R(shutdown(both[0], -1)); done(both[0], both[1], -1); }
CASE(inq_and_outq) {
    pair(SOCK_STREAM);
    int value = -1;
    R(ioctl(both[1], SIOCINQ, &value)); R(value);
    R(write(both[0], "hello", 5));
    R(ioctl(both[1], SIOCINQ, &value)); R(value);
    R(ioctl(both[1], SIOCOUTQ, &value)); R(value);
    R(ioctl(both[0], SIOCOUTQ, &value)); R(value > 0);
    done(both[0], both[1], -1);
}
CASE(inq_of_a_listener) { int fd = listener(SOCK_STREAM, "s", 1), value; R(ioctl(fd, SIOCINQ, &value)); close(fd); }
CASE(full_stream) {
    pair(SOCK_STREAM | SOCK_NONBLOCK);
    static char data[65536];
    long total = 0, count;
    while ((count = write(both[0], data, sizeof data)) > 0) {
        total += count;
    }
    R(errno == EAGAIN);
    R(total > 65536);
    ready("a", both[0]);
    long read_ = 0;
    while ((count = read(both[1], data, sizeof data)) > 0) {
        read_ += count;
    }
    R(read_ == total);
    ready("a", both[0]);
    done(both[0], both[1], -1);
}
CASE(writev_and_readv) {
    pair(SOCK_STREAM);
    char a[4] = "", b[10] = "";
    struct iovec out[] = {{"abc", 3}, {"", 0}, {"defg", 4}}, in[] = {{a, 3}, {b, 9}};
    R(writev(both[0], out, 3));
    R(readv(both[1], in, 2));
    printf("%s %s\n", a, b);
    done(both[0], both[1], -1);
}
CASE(empty_write_to_a_stream) { pair(SOCK_STREAM); R(write(both[0], "", 0)); get(both[1], 1, MSG_DONTWAIT); done(both[0], both[1], -1); }
CASE(out_of_band) { pair(SOCK_DGRAM); R(send(both[0], "x", 1, MSG_OOB)); get(both[1], 1, MSG_OOB | MSG_DONTWAIT); done(both[0], both[1], -1); }
CASE(receive_timeout) {
    pair(SOCK_STREAM);
    struct timeval time = {0, 20000};
    R(setsockopt(both[0], SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time));
    get(both[0], 1, 0);
    done(both[0], both[1], -1);
}
CASE(seek_in_a_socket) { pair(SOCK_STREAM); R(lseek(both[0], 0, SEEK_SET)); char c; R(pread(both[0], &c, 1, 0)); R(ftruncate(both[0], 0)); R(fsync(both[0])); done(both[0], both[1], -1); }
CASE(fstat_of_a_socket) { pair(SOCK_STREAM); struct stat status; R(fstat(both[0], &status)); R(S_ISSOCK(status.st_mode)); R(status.st_mode & 0777); R(status.st_size); done(both[0], both[1], -1); }
CASE(datagram_pair) {
    pair(SOCK_DGRAM);
    R(write(both[0], "one", 3));
    R(write(both[0], "second", 6));
    get(both[1], 100, 0);
    get(both[1], 100, 0);
    get(both[1], 100, MSG_DONTWAIT);
    done(both[0], both[1], -1);
}
CASE(datagram_is_cut) {
    pair(SOCK_DGRAM);
    R(write(both[0], "one", 3));
    R(write(both[0], "second", 6));
    R(write(both[0], "third", 5));
    get(both[1], 2, 0);
    get(both[1], 2, MSG_TRUNC);
    get(both[1], 2, MSG_PEEK | MSG_TRUNC);
    get(both[1], 100, 0);
    done(both[0], both[1], -1);
}
CASE(empty_datagram) { pair(SOCK_DGRAM); R(send(both[0], "", 0, 0)); ready("b", both[1]); get(both[1], 10, MSG_DONTWAIT); get(both[1], 10, MSG_DONTWAIT); done(both[0], both[1], -1); }
CASE(datagrams_by_name) {
    int a = socket(AF_UNIX, SOCK_DGRAM, 0), b = socket(AF_UNIX, SOCK_DGRAM, 0);
    R(BIND(a, "a"));
    R(SENDTO(b, "unnamed", 0, "a"));
    R(BIND(b, "b"));
    R(SENDTO(b, "named", 0, "a"));
    get_from(a);
    get_from(a);
    get_from(a);
    done(a, b, -1);
}
CASE(datagrams_by_abstract_name) {
    int a = socket(AF_UNIX, SOCK_DGRAM, 0), b = socket(AF_UNIX, SOCK_DGRAM, 0);
    R(BIND(a, "@corto-a"));
    R(BIND(b, "@corto-b"));
    R(SENDTO(b, "x", 0, "@corto-a"));
    get_from(a);
    done(a, b, -1);
}
CASE(datagram_to_nobody) {
    int a = socket(AF_UNIX, SOCK_DGRAM, 0);
    R(SENDTO(a, "x", 0, "missing"));
    R(SENDTO(a, "x", 0, "@corto-missing"));
    R(send(a, "x", 1, 0));
    close(a);
}
CASE(datagram_to_a_stream) {
    int fd = listener(SOCK_STREAM, "s", 1), a = socket(AF_UNIX, SOCK_DGRAM, 0);
    R(SENDTO(a, "x", 0, "s"));
    done(fd, a, -1);
}
CASE(connected_datagrams) {
    int a = socket(AF_UNIX, SOCK_DGRAM, 0), b = socket(AF_UNIX, SOCK_DGRAM, 0), c = socket(AF_UNIX, SOCK_DGRAM, 0);
    R(BIND(a, "a"));
    R(BIND(b, "b"));
    R(CONNECT(b, "a"));
    names(b);
    R(send(b, "from b", 6, 0));
    get_from(a);
    R(CONNECT(a, "b"));
    R(SENDTO(c, "from c", 0, "a"));
    R(CONNECT(c, "a"));
    done(a, b, c);
}
CASE(datagrams_are_disconnected) {
    int a = socket(AF_UNIX, SOCK_DGRAM, 0), b = socket(AF_UNIX, SOCK_DGRAM, 0);
    struct sockaddr none = {AF_UNSPEC, ""};
    R(BIND(a, "a"));
    R(CONNECT(b, "a"));
    R(connect(b, &none, sizeof none));
    R(send(b, "x", 1, 0));
    names(b);
    done(a, b, -1);
}
CASE(the_receiver_of_datagrams_goes) {
    pair(SOCK_DGRAM);
    close(both[1]);
    R(send(both[0], "x", 1, 0));
    R(send(both[0], "x", 1, 0));
    close(both[0]);
}
CASE(datagrams_wait_in_a_queue) {
    int a = socket(AF_UNIX, SOCK_DGRAM, 0), b = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    R(BIND(a, "a"));
    R(CONNECT(b, "a"));
    int count = 0;
    while (send(b, "x", 1, 0) == 1) {
        count++;
    }
    R(errno == EAGAIN);
    R(count);
    ready("b", b);
    get(a, 1, 0);
    ready("b", b);
    R(send(b, "x", 1, 0));
    done(a, b, -1);
}
CASE(largest_datagram) {
    pair(SOCK_DGRAM);
    static char data[300000];
    R(send(both[0], data, 200000, 0));
    R(recv(both[1], data, sizeof data, 0));
    R(send(both[0], data, 300000, 0));
    done(both[0], both[1], -1);
}
CASE(poll_of_a_datagram_socket) { int a = socket(AF_UNIX, SOCK_DGRAM, 0); ready("new", a); close(a); }
CASE(shutdown_of_datagrams) {
    pair(SOCK_DGRAM);
    R(shutdown(both[0], SHUT_RD));
    R(send(both[1], "x", 1, MSG_NOSIGNAL));
    R(shutdown(both[1], SHUT_WR));
    R(send(both[1], "x", 1, MSG_NOSIGNAL));
    done(both[0], both[1], -1);
}
CASE(inq_of_datagrams) {
    pair(SOCK_DGRAM);
    int value = -1;
    R(write(both[0], "one", 3));
    R(write(both[0], "second", 6));
    R(ioctl(both[1], SIOCINQ, &value)); R(value);
    done(both[0], both[1], -1);
}
CASE(sequenced_packets) {
    pair(SOCK_SEQPACKET);
    R(write(both[0], "one", 3));
    R(write(both[0], "second", 6));
    get(both[1], 2, MSG_TRUNC);
    get(both[1], 100, 0);
    close(both[0]);
    get(both[1], 100, 0);
    R(send(both[1], "x", 1, MSG_NOSIGNAL));
    close(both[1]);
}
CASE(sequenced_packets_by_name) {
    int fd = listener(SOCK_SEQPACKET, "s", 5), c = client(SOCK_SEQPACKET, "s"), s = accept(fd, NULL, NULL);
    R(send(c, "abc", 3, 0));
    R(send(c, "defgh", 5, 0));
    get(s, 100, 0);
    get(s, 100, 0);
    done(fd, c, s);
}
CASE(sequenced_packets_without_a_connection) {
    int fd = socket(AF_UNIX, SOCK_SEQPACKET, 0);
    R(send(fd, "x", 1, MSG_NOSIGNAL));
    get(fd, 1, 0);
    ready("new", fd);
    close(fd);
}
CASE(sequenced_packets_are_closed_unread) {
    pair(SOCK_SEQPACKET);
    R(send(both[1], "x", 1, 0));
    close(both[0]);
    get(both[1], 1, 0);
    get(both[1], 1, 0);
    close(both[1]);
}
CASE(pairs_of_the_internet) { int fds[2]; R(socketpair(AF_INET, SOCK_STREAM, 0, fds)); R(socketpair(AF_UNIX, SOCK_STREAM, 0, (int *) 8)); R(socketpair(AF_UNIX, SOCK_STREAM, 9, fds)); R(socketpair(AF_UNIX, SOCK_RDM, 0, fds)); }
CASE(epoll_of_a_listener) {
    int fd = listener(SOCK_STREAM, "s", 5), set = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN | EPOLLET};
    R(epoll_ctl(set, EPOLL_CTL_ADD, fd, &event));
    R(epoll_wait(set, &event, 1, 0));
    int c = client(SOCK_STREAM, "s");
    R(epoll_wait(set, &event, 1, 0));
    R(event.events == EPOLLIN);
    R(epoll_wait(set, &event, 1, 0));
    done(fd, c, set);
}
CASE(epoll_of_a_connection) {
    pair(SOCK_STREAM);
    int set = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN | EPOLLRDHUP};
    R(epoll_ctl(set, EPOLL_CTL_ADD, both[0], &event));
    R(epoll_wait(set, &event, 1, 0));
    R(write(both[1], "x", 1));
    R(epoll_wait(set, &event, 1, 0));
    close(both[1]);
    R(epoll_wait(set, &event, 1, 0));
    R(event.events == (EPOLLIN | EPOLLRDHUP | EPOLLHUP));
    done(both[0], set, -1);
}
