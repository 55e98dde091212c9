// SPDX-License-Identifier: Apache-2.0
// Signal masks and times of pselect, ppoll, epoll_pwait and epoll_pwait2, and epoll with several waiters: pselect(2), ppoll(2), epoll_pwait(2), epoll(7).
#include "../cases.h"
#include <fcntl.h>
#include <linux/time_types.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>

static volatile int handled;

static void handle(int number) {
    handled++;
}

enum { POLL, SELECT, EPOLL, EPOLL2, WAYS };
static const char *const NAMES[] = {"ppoll", "pselect", "epoll_pwait", "epoll_pwait2"};

// One wait for `fd` of at most `millis`, with that mask; -1: for ever.
static int await(int way, int fd, int millis, const sigset_t *mask) {
    struct timespec time = {millis / 1000, millis % 1000 * 1000000L};
    struct timespec *limit = millis < 0 ? NULL : &time;
    if (way == POLL) {
        struct pollfd p = {fd, POLLIN, 0};
        return ppoll(&p, 1, limit, mask);
    }
    if (way == SELECT) {
        fd_set set;
        FD_ZERO(&set);
        FD_SET(fd, &set);
        return pselect(fd + 1, &set, NULL, NULL, limit, mask);
    }
    int epoll = epoll_create1(0);
    struct epoll_event event = {EPOLLIN, {0}};
    epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
    int result = way == EPOLL ? epoll_pwait(epoll, &event, 1, millis, mask) : syscall(SYS_epoll_pwait2, epoll, &event, 1, limit, mask, 8);
    int error = errno;
    close(epoll);
    errno = error;
    return result;
}

static int is_blocked(int number) {
    sigset_t now;
    sigprocmask(SIG_SETMASK, NULL, &now);
    return sigismember(&now, number);
}

static void say(int way, const char *what, int result) {
    printf("%s %s: %d %s, %d handled, %s\n", NAMES[way], what, result, result < 0 ? strerrorname_np(errno) : "", handled, is_blocked(SIGUSR1) ? "blocked" : "not blocked");
}

CASE(a_pending_signal_is_let_in) {
    struct sigaction action = {.sa_handler = handle};
    sigaction(SIGUSR1, &action, NULL);
    sigset_t one, none;
    sigemptyset(&none);
    sigemptyset(&one);
    sigaddset(&one, SIGUSR1);
    sigprocmask(SIG_BLOCK, &one, NULL);
    for (int way = 0; way < WAYS; way++) {
        int fd = eventfd(0, 0);
        handled = 0;
        raise(SIGUSR1);
        say(way, "lets it in", await(way, fd, 1000, &none));
        raise(SIGUSR1);
        say(way, "keeps it out", await(way, fd, 1, NULL));
        eventfd_write(fd, 1);
        say(way, "finds something first", await(way, fd, 1000, &none));
        say(way, "again", await(way, fd, 0, &one));
        eventfd_t n;
        eventfd_read(fd, &n);
        say(way, "without time", await(way, fd, 0, &none));
        close(fd);
    }
    sigprocmask(SIG_UNBLOCK, &one, NULL);
}

CASE(a_signal_ends_the_wait_even_with_restart) {
    sigset_t none;
    sigemptyset(&none);
    for (int restarts = 0; restarts < 2; restarts++) {
        struct sigaction action = {.sa_handler = handle, .sa_flags = restarts ? SA_RESTART : 0};
        sigaction(SIGALRM, &action, NULL);
        for (int way = 0; way < WAYS; way++) {
            int fd = eventfd(0, 0);
            handled = 0;
            struct itimerval soon = {{0, 0}, {0, 10000}};
            setitimer(ITIMER_REAL, &soon, NULL);
            int result = await(way, fd, 5000, &none);
            printf("%s: %d %s, %d\n", NAMES[way], result, strerrorname_np(errno), handled);
            close(fd);
        }
    }
}

CASE(a_blocked_signal_does_not_end_the_wait) {
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, SIGALRM);
    struct sigaction action = {.sa_handler = handle};
    sigaction(SIGALRM, &action, NULL);
    for (int way = 0; way < WAYS; way++) {
        int fd = eventfd(0, 0);
        handled = 0;
        struct itimerval soon = {{0, 0}, {0, 5000}};
        setitimer(ITIMER_REAL, &soon, NULL);
        int result = await(way, fd, 30, &one);
        printf("%s: %d, %d handled\n", NAMES[way], result, handled);
        close(fd);
    }
}

CASE(an_ignored_signal_does_not_end_the_wait) {
    signal(SIGALRM, SIG_IGN);
    for (int way = 0; way < WAYS; way++) {
        int fd = eventfd(0, 0);
        struct itimerval soon = {{0, 0}, {0, 5000}};
        setitimer(ITIMER_REAL, &soon, NULL);
        printf("%s: %d\n", NAMES[way], await(way, fd, 30, NULL));
        close(fd);
    }
    signal(SIGALRM, SIG_DFL);
}

CASE(the_time_left_is_written_back) {
    int fd = eventfd(1, 0);
    struct pollfd p = {fd, POLLIN, 0};
    struct timespec time = {5, 0};
    R(syscall(SYS_ppoll, &p, 1, &time, NULL, 8));
    R(time.tv_sec == 4 || time.tv_sec == 5 && time.tv_nsec == 0);
    fd_set set;
    FD_ZERO(&set);
    FD_SET(fd, &set);
    time = (struct timespec) {5, 0};
    R(syscall(SYS_pselect6, fd + 1, &set, NULL, NULL, &time, NULL));
    R(time.tv_sec == 4 || time.tv_sec == 5 && time.tv_nsec == 0);
    struct timeval micros = {5, 0};
    R(syscall(SYS_select, fd + 1, &set, NULL, NULL, &micros));
    R(micros.tv_sec == 4 || micros.tv_sec == 5 && micros.tv_usec == 0);
    eventfd_t n;
    eventfd_read(fd, &n);
    time = (struct timespec) {0, 1000000};
    R(syscall(SYS_ppoll, &p, 1, &time, NULL, 8));
    R(time.tv_sec == 0 && time.tv_nsec == 0);
    FD_SET(fd, &set);
    time = (struct timespec) {0, 1000000};
    R(syscall(SYS_pselect6, fd + 1, &set, NULL, NULL, &time, NULL));
    R(time.tv_sec == 0 && time.tv_nsec == 0);
    int e = epoll_create1(0);
    struct epoll_event event;
    time = (struct timespec) {0, 1000000};
    R(syscall(SYS_epoll_pwait2, e, &event, 1, &time, NULL, 8));
    R(time.tv_nsec);
    close(e);
    close(fd);
}

CASE(wrong_arguments) {
    int fd = eventfd(0, 0), e = epoll_create1(0);
    sigset_t none;
    sigemptyset(&none);
    struct pollfd p = {fd, POLLIN, 0};
    struct timespec bad = {0, 1000000000}, negative = {-1, 0}, zero = {0, 0};
    struct epoll_event event;
    R(syscall(SYS_ppoll, &p, 1, &bad, NULL, 8));
    R(syscall(SYS_ppoll, &p, 1, &negative, NULL, 8));
    R(syscall(SYS_ppoll, &p, 1, &zero, &none, 4));
    R(syscall(SYS_ppoll, &p, 1, &zero, (void *) 8, 8));
    R(syscall(SYS_ppoll, &p, 1, (void *) 8, NULL, 8));
    R(syscall(SYS_ppoll, (void *) 8, 1, &zero, NULL, 8));
    R(syscall(SYS_pselect6, 0, NULL, NULL, NULL, &bad, NULL));
    R(syscall(SYS_pselect6, 0, NULL, NULL, NULL, &negative, NULL));
    R(syscall(SYS_pselect6, -1, NULL, NULL, NULL, &zero, NULL));
    struct { const void *mask; size_t size; } wrong = {&none, 4}, nowhere = {(void *) 8, 8}, nothing = {NULL, 4};
    R(syscall(SYS_pselect6, 0, NULL, NULL, NULL, &zero, &wrong));
    R(syscall(SYS_pselect6, 0, NULL, NULL, NULL, &zero, &nowhere));
    R(syscall(SYS_pselect6, 0, NULL, NULL, NULL, &zero, &nothing));
    R(syscall(SYS_pselect6, 0, NULL, NULL, NULL, &zero, (void *) 8));
    R(syscall(SYS_epoll_pwait, e, &event, 1, 0, &none, 4));
    R(syscall(SYS_epoll_pwait, e, &event, 1, 0, (void *) 8, 8));
    R(syscall(SYS_epoll_pwait, e, &event, 0, 0, NULL, 8));
    R(syscall(SYS_epoll_pwait, fd, &event, 1, 0, NULL, 8));
    R(syscall(SYS_epoll_pwait, 99, &event, 1, 0, NULL, 8));
    R(syscall(SYS_epoll_pwait2, e, &event, 1, &bad, NULL, 8));
    R(syscall(SYS_epoll_pwait2, e, &event, 1, (void *) 8, NULL, 8));
    R(syscall(SYS_epoll_pwait2, e, &event, 1, &zero, &none, 4));
    close(e);
    close(fd);
}

// Epoll with several waiters

enum { WAITERS = 3 };
static int epolls[WAITERS];
static int results[WAITERS];
static volatile int started;

static void *wait_at(void *which) {
    int i = (int) (long) which;
    struct epoll_event event;
    __sync_fetch_and_add(&started, 1);
    results[i] = epoll_wait(epolls[i], &event, 1, 500);
    return NULL;
}

// So many threads wait, each at its own epoll or all at one; the number of those who are told of one change.
static int told(int are_apart, int flags) {
    pthread_t threads[WAITERS];
    int fd = eventfd(0, 0), count = 0;
    started = 0;
    for (int i = 0; i < WAITERS; i++) {
        if (i == 0 || are_apart) {
            epolls[i] = epoll_create1(0);
            struct epoll_event event = {EPOLLIN | flags, {0}};
            epoll_ctl(epolls[i], EPOLL_CTL_ADD, fd, &event);
        } else {
            epolls[i] = epolls[0];
        }
        pthread_create(&threads[i], NULL, wait_at, (void *) (long) i);
    }
    while (started < WAITERS) usleep(1000);
    usleep(60000);                                   // now they wait
    eventfd_write(fd, 1);
    for (int i = 0; i < WAITERS; i++) {
        pthread_join(threads[i], NULL);
        count += results[i] == 1;
    }
    for (int i = 0; i < (are_apart ? WAITERS : 1); i++) close(epolls[i]);
    close(fd);
    return count;
}

CASE(waiters_at_one_epoll) {
    printf("edge: %d\n", told(0, EPOLLET));
    printf("once: %d\n", told(0, EPOLLONESHOT));
    printf("level: %s\n", told(0, 0) >= 1 ? "some" : "none");
}

CASE(waiters_at_epolls_of_their_own) {
    printf("level: %d\n", told(1, 0));
    printf("edge: %d\n", told(1, EPOLLET));
    printf("exclusive edge: %d\n", told(1, EPOLLEXCLUSIVE | EPOLLET));
    printf("exclusive: %d\n", told(1, EPOLLEXCLUSIVE));
}

static int look(int e) {
    struct epoll_event event = {0};
    int n = epoll_wait(e, &event, 1, 0);
    return n == 1 ? (int) event.events : n;
}

CASE(edges_and_partial_reads) {
    int s[2], e = epoll_create1(0);
    char c[16];
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    struct epoll_event event = {EPOLLIN | EPOLLET, {0}};
    epoll_ctl(e, EPOLL_CTL_ADD, s[0], &event);
    R(look(e));
    write(s[1], "abcd", 4);
    R(look(e));
    read(s[0], c, 2);
    R(look(e));
    write(s[1], "e", 1);
    R(look(e));
    R(look(e));
    read(s[0], c, 16);
    R(look(e));
    epoll_ctl(e, EPOLL_CTL_MOD, s[0], &event);
    R(look(e));
    write(s[1], "f", 1);
    epoll_ctl(e, EPOLL_CTL_MOD, s[0], &event);
    R(look(e));
    R(look(e));
    close(e);
    close(s[0]);
    close(s[1]);
}

CASE(once_and_armed_again) {
    int s[2], e = epoll_create1(0);
    char c[16];
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    struct epoll_event event = {EPOLLIN | EPOLLONESHOT | EPOLLET, {0}};
    epoll_ctl(e, EPOLL_CTL_ADD, s[0], &event);
    write(s[1], "ab", 2);
    R(look(e));
    write(s[1], "c", 1);
    R(look(e));
    R(epoll_ctl(e, EPOLL_CTL_MOD, s[0], &event));
    R(look(e));
    R(look(e));
    read(s[0], c, 16);
    R(epoll_ctl(e, EPOLL_CTL_MOD, s[0], &event));
    R(look(e));
    write(s[1], "d", 1);
    R(look(e));
    event.events = EPOLLOUT | EPOLLONESHOT;
    R(epoll_ctl(e, EPOLL_CTL_MOD, s[0], &event));
    R(look(e));
    R(look(e));
    close(e);
    close(s[0]);
    close(s[1]);
}

CASE(nested_levels_and_edges) {
    int outer = epoll_create1(0), inner = epoll_create1(0), fd = eventfd(0, EFD_NONBLOCK);
    struct epoll_event level = {EPOLLIN, {0}}, edge = {EPOLLIN | EPOLLET, {0}};
    epoll_ctl(outer, EPOLL_CTL_ADD, inner, &edge);
    epoll_ctl(inner, EPOLL_CTL_ADD, fd, &edge);
    R(look(outer));
    eventfd_write(fd, 1);
    R(look(outer));
    R(look(outer));
    R(look(inner));
    R(look(inner));
    eventfd_write(fd, 1);
    R(look(outer));
    R(look(inner));
    epoll_ctl(outer, EPOLL_CTL_MOD, inner, &level);
    R(look(outer));
    eventfd_write(fd, 1);
    R(look(outer));
    R(look(outer));
    eventfd_t n;
    eventfd_read(fd, &n);
    R(look(outer));
    close(outer);
    close(inner);
    close(fd);
}
