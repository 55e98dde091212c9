// SPDX-License-Identifier: Apache-2.0
// Control messages of local sockets, unix(7): descriptors and credentials.
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

static union {
    char bytes[1200];
    struct cmsghdr align;
} control_;

// Sends a text with descriptors.
static long pass(int socket_, const char *text, int count, const int *fds) {
    struct iovec piece = {(void *) text, strlen(text)};
    struct msghdr message = {.msg_iov = &piece, .msg_iovlen = 1, .msg_control = control_.bytes, .msg_controllen = CMSG_SPACE(count * sizeof(int))};
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    *header = (struct cmsghdr) {.cmsg_len = CMSG_LEN(count * sizeof(int)), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS};
    memcpy(CMSG_DATA(header), fds, count * sizeof(int));
    return sendmsg(socket_, &message, MSG_NOSIGNAL);
}

static int got[300], got_count;

// Receives, and says what came beside the bytes.
static void receive(int socket_, int room, int control, int flags) {
    char text[256] = "";
    struct iovec piece = {text, room};
    memset(&control_, 0, sizeof control_);
    struct msghdr message = {.msg_iov = &piece, .msg_iovlen = 1, .msg_control = control_.bytes, .msg_controllen = control};
    errno = 0;
    ssize_t count = recvmsg(socket_, &message, flags | MSG_DONTWAIT);
    if (count < 0) {
        printf("recvmsg: %s\n", strerrorname_np(errno));
        return;
    }
    printf("recvmsg: %zd '%s'%s%s, control %zu\n", count, text, message.msg_flags & MSG_TRUNC ? " TRUNC" : "", message.msg_flags & MSG_CTRUNC ? " CTRUNC" : "", message.msg_controllen);
    got_count = 0;
    for (struct cmsghdr *at = CMSG_FIRSTHDR(&message); at != NULL; at = CMSG_NXTHDR(&message, at)) {
        if (at->cmsg_type == SCM_RIGHTS) {
            got_count = (at->cmsg_len - CMSG_LEN(0)) / sizeof(int);
            memcpy(got, CMSG_DATA(at), got_count * sizeof(int));
            printf("  %d descriptors\n", got_count);
        } else if (at->cmsg_type == SCM_CREDENTIALS) {
            struct ucred who;
            memcpy(&who, CMSG_DATA(at), sizeof who);
            printf("  credentials: %s\n", who.pid == getpid() && who.uid == getuid() && who.gid == getgid() ? "ours" : "others");
        }
    }
}

static void close_got(void) {
    for (int i = 0; i < got_count; i++) {
        close(got[i]);
    }
}

CASE(a_descriptor_is_passed) {
    pair(SOCK_STREAM);
    int pipe_[2];
    R(pipe(pipe_));
    R(pass(both[0], "fd", 1, &pipe_[1]));
    close(pipe_[1]);
    receive(both[1], 100, 100, 0);
    R(write(got[0], "through", 7));
    char text[20] = "";
    R(read(pipe_[0], text, 20));
    printf("%s\n", text);
    close_got();
    R(read(pipe_[0], text, 20));
    close(pipe_[0]);
    done(both[0], both[1], -1);
}
CASE(several_descriptors_are_passed) { pair(SOCK_STREAM); int fds[] = {0, 1, 2}; R(pass(both[0], "x", 3, fds)); receive(both[1], 100, 100, 0); close_got(); done(both[0], both[1], -1); }
CASE(a_descriptor_is_closed_on_exec) {
    pair(SOCK_STREAM);
    int fd = 1;
    R(pass(both[0], "x", 1, &fd));
    receive(both[1], 10, 100, MSG_CMSG_CLOEXEC);
    R(fcntl(got[0], F_GETFD));
    close_got();
    R(pass(both[0], "x", 1, &fd));
    receive(both[1], 10, 100, 0);
    R(fcntl(got[0], F_GETFD));
    close_got();
    done(both[0], both[1], -1);
}
CASE(a_bad_descriptor) { pair(SOCK_STREAM); int fds[] = {0, 99}; R(pass(both[0], "x", 2, fds)); receive(both[1], 10, 100, 0); fds[1] = -1; R(pass(both[0], "x", 2, fds)); done(both[0], both[1], -1); }
CASE(too_many_descriptors) { pair(SOCK_STREAM); int fds[254]; memset(fds, 0, sizeof fds); R(pass(both[0], "x", 254, fds)); done(both[0], both[1], -1); }
CASE(the_most_descriptors) { pair(SOCK_STREAM); int fds[253]; memset(fds, 0, sizeof fds); R(pass(both[0], "x", 253, fds)); receive(both[1], 10, sizeof control_.bytes, 0); R(got_count); close_got(); done(both[0], both[1], -1); }
CASE(no_room_for_descriptors) {
    pair(SOCK_STREAM);
    int fds[] = {0, 1, 2};
    R(pass(both[0], "x", 3, fds));
    receive(both[1], 10, 0, 0);
    R(pass(both[0], "x", 3, fds));
    receive(both[1], 10, CMSG_LEN(2 * sizeof(int)), 0);
    close_got();
    done(both[0], both[1], -1);
}
CASE(read_drops_descriptors) {
    pair(SOCK_STREAM);
    int pipe_[2];
    char c;
    R(pipe(pipe_));
    R(pass(both[0], "x", 1, &pipe_[1]));
    close(pipe_[1]);
    get(both[1], 10, 0);
    R(read(pipe_[0], &c, 1));
    close(pipe_[0]);
    done(both[0], both[1], -1);
}
CASE(descriptors_in_flight_are_closed_with_the_socket) {
    pair(SOCK_STREAM);
    int pipe_[2];
    char c;
    R(pipe(pipe_));
    R(pass(both[0], "x", 1, &pipe_[1]));
    close(pipe_[1]);
    done(both[0], both[1], -1);
    R(read(pipe_[0], &c, 1));
    close(pipe_[0]);
}
CASE(bytes_before_descriptors_are_read_with_them) {
    pair(SOCK_STREAM);
    int fd = 1;
    R(write(both[0], "before", 6));
    R(pass(both[0], "with", 1, &fd));
    R(write(both[0], "after", 5));
    receive(both[1], 100, 100, 0);
    close_got();
    receive(both[1], 100, 100, 0);
    done(both[0], both[1], -1);
}
CASE(two_messages_with_descriptors) {
    pair(SOCK_STREAM);
    int fd = 1;
    R(pass(both[0], "one", 1, &fd));
    R(pass(both[0], "two", 1, &fd));
    receive(both[1], 100, 100, 0);
    close_got();
    receive(both[1], 100, 100, 0);
    close_got();
    done(both[0], both[1], -1);
}
CASE(a_part_of_a_message_with_descriptors) {
    pair(SOCK_STREAM);
    int fd = 1;
    R(pass(both[0], "abcdef", 1, &fd));
    receive(both[1], 2, 100, 0);
    close_got();
    receive(both[1], 100, 100, 0);
    done(both[0], both[1], -1);
}
CASE(descriptors_are_looked_at) {
    pair(SOCK_STREAM);
    int fd = 1;
    R(pass(both[0], "x", 1, &fd));
    receive(both[1], 100, 100, MSG_PEEK);
    close_got();
    receive(both[1], 100, 100, 0);
    close_got();
    done(both[0], both[1], -1);
}
CASE(descriptors_with_datagrams) {
    pair(SOCK_DGRAM);
    int fd = 1;
    R(pass(both[0], "one", 1, &fd));
    R(write(both[0], "two", 3));
    receive(both[1], 2, 100, 0);
    close_got();
    receive(both[1], 100, 100, 0);
    done(both[0], both[1], -1);
}
CASE(descriptors_with_sequenced_packets) { pair(SOCK_SEQPACKET); int fd = 1; R(pass(both[0], "", 1, &fd)); receive(both[1], 10, 100, 0); close_got(); done(both[0], both[1], -1); }
CASE(descriptors_with_an_empty_stream_message) { pair(SOCK_STREAM); int fd = 1; R(pass(both[0], "", 1, &fd)); receive(both[1], 10, 100, 0); done(both[0], both[1], -1); }
CASE(a_socket_is_passed) {
    pair(SOCK_STREAM);
    int other[2];
    R(socketpair(AF_UNIX, SOCK_STREAM, 0, other));
    R(pass(both[0], "x", 1, &other[0]));
    close(other[0]);
    receive(both[1], 10, 100, 0);
    R(write(got[0], "hello", 5));
    get(other[1], 10, 0);
    close_got();
    get(other[1], 10, 0);
    close(other[1]);
    done(both[0], both[1], -1);
}
static long send_control(int fd, const void *bytes, size_t length) {
    struct iovec piece = {"x", 1};
    struct msghdr message = {.msg_iov = &piece, .msg_iovlen = 1, .msg_control = (void *) bytes, .msg_controllen = length};
    return sendmsg(fd, &message, 0);
}
CASE(malformed_control_messages) {
    pair(SOCK_STREAM);
    struct cmsghdr header[2] = {{.cmsg_len = 8, .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS}};
    R(send_control(both[0], header, sizeof header));
    header[0].cmsg_len = 100;
    R(send_control(both[0], header, sizeof header));
    header[0].cmsg_len = 16;
    header[0].cmsg_type = 77;
    R(send_control(both[0], header, 16));
    header[0].cmsg_type = SCM_RIGHTS;
    R(send_control(both[0], header, 16));
    header[0].cmsg_type = SCM_CREDENTIALS;
    R(send_control(both[0], header, 16));
    R(send_control(both[0], (void *) 8, 16));
    done(both[0], both[1], -1);
}
CASE(control_messages_of_another_level_are_passed_over) {
    pair(SOCK_STREAM);
    struct cmsghdr header = {.cmsg_len = 16, .cmsg_level = 0, .cmsg_type = 1};
    R(send_control(both[0], &header, 16));
    receive(both[1], 10, 100, 0);
    done(both[0], both[1], -1);
}
CASE(credentials_come_when_wanted) {
    pair(SOCK_STREAM);
    int on = 1;
    R(setsockopt(both[1], SOL_SOCKET, SO_PASSCRED, &on, sizeof on));
    R(option(both[1], SO_PASSCRED));
    R(write(both[0], "x", 1));
    receive(both[1], 10, 100, 0);
    done(both[0], both[1], -1);
}
CASE(credentials_come_with_datagrams) {
    pair(SOCK_DGRAM);
    int on = 1;
    R(setsockopt(both[1], SOL_SOCKET, SO_PASSCRED, &on, sizeof on));
    R(write(both[0], "x", 1));
    receive(both[1], 10, 100, 0);
    R(write(both[0], "x", 1));
    receive(both[1], 10, 10, 0);
    done(both[0], both[1], -1);
}
CASE(credentials_and_descriptors) {
    pair(SOCK_STREAM);
    int on = 1, fd = 1;
    R(setsockopt(both[1], SOL_SOCKET, SO_PASSCRED, &on, sizeof on));
    R(pass(both[0], "x", 1, &fd));
    receive(both[1], 10, 200, 0);
    close_got();
    done(both[0], both[1], -1);
}
CASE(credentials_are_sent) {
    pair(SOCK_STREAM);
    int on = 1;
    R(setsockopt(both[1], SOL_SOCKET, SO_PASSCRED, &on, sizeof on));
    struct { struct cmsghdr header; struct ucred who; int padding; } sent = {{CMSG_LEN(sizeof(struct ucred)), SOL_SOCKET, SCM_CREDENTIALS}, {getpid(), getuid(), getgid()}, 0};
    R(send_control(both[0], &sent, CMSG_SPACE(sizeof(struct ucred))));
    receive(both[1], 10, 100, 0);
    sent.who.pid = 999999;
    R(send_control(both[0], &sent, CMSG_SPACE(sizeof(struct ucred))));
    done(both[0], both[1], -1);
}
static void peer_credentials(int fd) {
    struct ucred who = {-7, 7, 7};
    socklen_t length = sizeof who;
    R(getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &length));
    R(length);
    printf("%s\n", who.pid == getpid() && who.uid == getuid() && who.gid == getgid() ? "ours" : who.pid == 0 && who.uid == -1u && who.gid == -1u ? "nobody's" : "others'");
}
CASE(SO_PEERCRED_of_a_pair) { pair(SOCK_STREAM); peer_credentials(both[0]); done(both[0], both[1], -1); }
CASE(SO_PEERCRED_of_a_connection) {
    int fd = listener(SOCK_STREAM, "s", 5), c = client(SOCK_STREAM, "s"), s = accept(fd, NULL, NULL);
    peer_credentials(c);
    peer_credentials(s);
    done(fd, c, s);
}
CASE(SO_PEERCRED_without_a_peer) { int fd = socket(AF_UNIX, SOCK_STREAM, 0); peer_credentials(fd); close(fd); }
CASE(messages_of_several_pieces) {
    pair(SOCK_SEQPACKET);
    char a[3] = "", b[4] = "";
    struct iovec out[] = {{"ab", 2}, {"cde", 3}}, in[] = {{a, 2}, {b, 2}};
    struct msghdr message = {.msg_iov = out, .msg_iovlen = 2};
    R(sendmsg(both[0], &message, 0));
    message = (struct msghdr) {.msg_iov = in, .msg_iovlen = 2};
    R(recvmsg(both[1], &message, 0));
    R(message.msg_flags & MSG_TRUNC);
    printf("%s %s\n", a, b);
    done(both[0], both[1], -1);
}
CASE(sendmsg_with_a_bad_message) {
    pair(SOCK_STREAM);
    struct msghdr message = {.msg_iov = (void *) 8, .msg_iovlen = 1};
    R(sendmsg(both[0], (void *) 8, 0));
    R(sendmsg(both[0], &message, 0));
    message.msg_iovlen = 1025;
    R(sendmsg(both[0], &message, 0));
    R(recvmsg(both[0], (void *) 8, MSG_DONTWAIT));
    done(both[0], both[1], -1);
}
CASE(sendmmsg_and_recvmmsg) {
    pair(SOCK_DGRAM);
    struct iovec out[] = {{"a", 1}, {"bb", 2}, {"ccc", 3}};
    struct mmsghdr messages[3];
    memset(messages, 0, sizeof messages);
    for (int i = 0; i < 3; i++) {
        messages[i].msg_hdr.msg_iov = &out[i];
        messages[i].msg_hdr.msg_iovlen = 1;
    }
    R(sendmmsg(both[0], messages, 3, 0));
    char text[3][10];
    memset(text, 0, sizeof text);
    struct iovec in[] = {{text[0], 9}, {text[1], 9}, {text[2], 9}};
    for (int i = 0; i < 3; i++) {
        messages[i].msg_hdr.msg_iov = &in[i];
    }
    R(recvmmsg(both[1], messages, 3, MSG_DONTWAIT, NULL));
    printf("%s %s %s %u\n", text[0], text[1], text[2], messages[2].msg_len);
    done(both[0], both[1], -1);
}

static int send_file(int through, int file) {
    char control[CMSG_SPACE(sizeof(int))] = "";
    struct iovec piece = {"f", 1};
    struct msghdr message = {NULL, 0, &piece, 1, control, sizeof control, 0};
    struct cmsghdr *only = CMSG_FIRSTHDR(&message);
    *only = (struct cmsghdr) {CMSG_LEN(sizeof(int)), SOL_SOCKET, SCM_RIGHTS};
    memcpy(CMSG_DATA(only), &file, sizeof file);
    return sendmsg(through, &message, 0) == 1 ? 0 : -errno;
}

// Whether the other end of a pipe is gone, after a local socket was closed: then Linux looks for sockets that nobody can receive any more.
static int is_collected(int pipe, int limit) {
    struct pollfd end = {pipe, POLLIN, 0};
    close(socket(AF_UNIX, SOCK_STREAM, 0));
    return poll(&end, 1, limit) == 1 && (end.revents & POLLHUP) != 0;
}

CASE(sockets_on_their_way_through_themselves_are_closed) {
    int ends[2], pair[2], other[2];
    pipe(ends);
    socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
    R(send_file(pair[0], ends[1]));
    R(send_file(pair[0], pair[1]));                 // into its own queue
    close(ends[1]);
    close(pair[1]);
    printf("%d\n", is_collected(ends[0], 50));     // its peer can still be asked for
    close(pair[0]);
    printf("%d\n", is_collected(ends[0], 2000));
    close(ends[0]);

    pipe(ends);
    socketpair(AF_UNIX, SOCK_DGRAM, 0, pair);
    socketpair(AF_UNIX, SOCK_DGRAM, 0, other);
    R(send_file(pair[0], other[1]));
    R(send_file(other[0], pair[1]));                // a circle of two
    R(send_file(pair[0], ends[1]));
    close(ends[1]);
    close(pair[0]);
    close(other[0]);
    close(other[1]);
    printf("%d\n", is_collected(ends[0], 50));     // one of the two is open
    close(pair[1]);
    printf("%d\n", is_collected(ends[0], 2000));
    close(ends[0]);
}
