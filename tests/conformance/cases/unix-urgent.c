// SPDX-License-Identifier: Apache-2.0
// Urgent data of local streams: MSG_OOB, SO_OOBINLINE, SIOCATMARK, POLLPRI and SIGURG; as since Linux 6.11, before which what was read left no mark.
// Needs options.
#include "../cases.h"
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/utsname.h>

static int a, b;                                     // a sends, b receives
static int is_passed;                                // an urgent byte was: Linux 6.18 counts that still, so that the number of bytes is not told

// False: this Linux is older, or does not know it.
static int make(int type) {
    struct utsname name;
    int major = 0, minor = 0;
    uname(&name);
    sscanf(name.release, "%d.%d", &major, &minor);
    int both[2];
    socketpair(AF_UNIX, type, 0, both);
    a = both[0];
    b = both[1];
    is_passed = 0;
    int is_older = major * 100 + minor < 611 && strstr(name.release, "corto") == NULL;
    if (is_older || type == SOCK_STREAM && send(a, "", 0, MSG_OOB) == -1 && errno != EOPNOTSUPP) {
        printf("denied here\n");
        return 0;
    }
    return 1;
}

static void end(void) {
    close(a);
    close(b);
}

static void show(const char *what) {
    int mark = -1, count = -1;
    ioctl(b, SIOCATMARK, &mark);
    ioctl(b, FIONREAD, &count);
    count = is_passed ? -1 : count;
    struct pollfd p = {b, POLLIN | POLLPRI | POLLRDNORM | POLLRDBAND, 0};
    int ready = poll(&p, 1, 0);
    printf("%s: mark %d count %d poll %d %#x\n", what, mark, count, ready, p.revents);
}

static void get(const char *what, size_t room, int flags) {
    char place[64] = {0};
    ssize_t n = recv(b, place, room, flags | MSG_DONTWAIT);
    printf("%s: %zd %s \"%s\"\n", what, n, n < 0 ? strerrorname_np(errno) : "", place);
}

static void in_line(int on) {
    setsockopt(b, SOL_SOCKET, SO_OOBINLINE, &on, sizeof on);
}

CASE(out_of_band) {
    if (!make(SOCK_STREAM)) return;
    show("nothing");
    get("none", 10, MSG_OOB);
    R(send(a, "", 0, MSG_OOB));
    R(send(a, "abcd", 4, MSG_OOB));
    R(send(a, "ef", 2, 0));
    show("sent");
    get("peek", 10, MSG_OOB | MSG_PEEK);
    get("before", 10, 0);
    show("at the mark");
    get("urgent", 10, MSG_OOB);
    show("urgent was read");
    get("again", 10, MSG_OOB);
    get("behind", 10, 0);
    show("behind");
    get("urgent behind", 10, MSG_OOB);
    end();
}

CASE(read_past_the_mark_loses_it) {
    if (!make(SOCK_STREAM)) return;
    send(a, "abcX", 4, MSG_OOB);
    send(a, "def", 3, 0);
    get("before", 10, 0);
    get("behind", 10, 0);
    get("urgent", 10, MSG_OOB);
    is_passed = 1;
    show("all");
    end();
}

CASE(only_the_urgent_byte) {
    if (!make(SOCK_STREAM)) return;
    send(a, "X", 1, MSG_OOB);
    show("alone");
    get("reads nothing", 10, 0);
    is_passed = 1;
    show("after that");
    get("urgent", 10, MSG_OOB);
    send(a, "Y", 1, MSG_OOB);
    get("urgent", 10, MSG_OOB);
    show("read");
    get("reads nothing", 10, 0);
    show("passed");
    end();
}

CASE(read_first) {
    if (!make(SOCK_STREAM)) return;
    send(a, "abX", 3, MSG_OOB);
    send(a, "cd", 2, 0);
    get("urgent", 10, MSG_OOB);
    show("urgent was read");
    get("peek", 10, MSG_PEEK);
    get("before", 10, 0);
    show("before");
    get("behind", 10, 0);
    end();
}

CASE(in_the_line) {
    if (!make(SOCK_STREAM)) return;
    in_line(1);
    send(a, "abX", 3, MSG_OOB);
    send(a, "cd", 2, 0);
    show("sent");
    get("urgent", 10, MSG_OOB);
    get("before", 10, 0);
    show("at the mark");
    get("with it", 10, 0);
    show("behind");
    end();
}

CASE(the_newer_of_two) {
    if (!make(SOCK_STREAM)) return;
    send(a, "aX", 2, MSG_OOB);
    send(a, "bY", 2, MSG_OOB);
    send(a, "c", 1, 0);
    show("both");
    get("urgent", 10, MSG_OOB);
    get("before", 10, 0);
    get("behind", 10, 0);
    end();
    make(SOCK_STREAM);
    send(a, "aX", 2, MSG_OOB);
    get("urgent", 10, MSG_OOB);
    send(a, "bY", 2, MSG_OOB);
    send(a, "c", 1, 0);
    show("one was read");
    get("urgent", 10, MSG_OOB);
    get("before", 10, 0);
    get("behind", 10, 0);
    end();
}

CASE(peeking) {
    if (!make(SOCK_STREAM)) return;
    send(a, "abX", 3, MSG_OOB);
    send(a, "cd", 2, 0);
    get("before", 10, MSG_PEEK);
    get("a part", 1, 0);
    get("the rest", 10, 0);
    get("behind", 10, MSG_PEEK);
    show("peeked");
    get("urgent", 10, MSG_OOB);
    get("behind", 10, 0);
    end();
}

CASE(waiting_for_all) {
    if (!make(SOCK_STREAM)) return;
    send(a, "abX", 3, MSG_OOB);
    send(a, "cdefg", 5, 0);
    char place[16] = {0};
    R(recv(b, place, 7, MSG_WAITALL));
    printf("%s\n", place);
    R(recv(b, place, 5, MSG_WAITALL));
    printf("%s\n", place);
    end();
}

CASE(flags_of_messages) {
    if (!make(SOCK_STREAM)) return;
    send(a, "X", 1, MSG_OOB);
    char x = 0, y = 0;
    struct iovec pieces[] = {{&x, 1}, {&y, 1}};
    struct msghdr message = {.msg_iov = pieces, .msg_iovlen = 2};
    R(recvmsg(b, &message, MSG_OOB | MSG_PEEK));
    printf("%#x %c\n", message.msg_flags, x);
    R(recvmsg(b, &message, MSG_OOB));
    printf("%#x %c\n", message.msg_flags, x);
    R(recvmsg(b, &message, MSG_OOB));
    end();
}

CASE(other_types) {
    if (!make(SOCK_DGRAM)) return;
    R(send(a, "x", 1, MSG_OOB));
    get("datagrams", 1, MSG_OOB);
    end();
    make(SOCK_SEQPACKET);
    R(send(a, "x", 1, MSG_OOB));
    get("packets", 1, MSG_OOB);
    end();
}

CASE(the_end_behind_it) {
    if (!make(SOCK_STREAM)) return;
    send(a, "abX", 3, MSG_OOB);
    close(a);
    show("ended");
    get("before", 10, 0);
    show("at the mark");
    get("end", 10, 0);
    close(b);
    make(SOCK_STREAM);
    send(a, "X", 1, MSG_OOB);
    close(a);
    get("urgent", 10, MSG_OOB);
    get("end", 10, 0);
    close(b);
}

static volatile int urgent_count;

static void urgent(int number) {
    urgent_count++;
}

CASE(signal_of_the_owner) {
    if (!make(SOCK_STREAM)) return;
    signal(SIGURG, urgent);
    R(fcntl(b, F_SETOWN, getpid()));
    send(a, "a", 1, 0);
    usleep(10000);
    R(urgent_count);
    send(a, "X", 1, MSG_OOB);
    usleep(10000);
    R(urgent_count);
    signal(SIGURG, SIG_DFL);
    end();
}
