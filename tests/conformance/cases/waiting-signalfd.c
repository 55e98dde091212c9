// SPDX-License-Identifier: Apache-2.0
// signalfd(2), eventfd(2).
#include "../cases.h"
#include <poll.h>
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/time.h>

static sigset_t set_of(int a, int b) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, a);
    sigaddset(&set, b);
    return set;
}

static int blocked(int a, int b, int flags) {
    sigset_t set = set_of(a, b);
    sigprocmask(SIG_BLOCK, &set, NULL);
    return signalfd(-1, &set, flags);
}

CASE(signalfd_errors) {
    sigset_t set = set_of(SIGUSR1, SIGUSR2);
    R(syscall(SYS_signalfd4, -1, &set, 4, 0));
    R(syscall(SYS_signalfd4, -1, 8, 8, 0));
    R(syscall(SYS_signalfd4, -1, &set, 8, 1));
    R(syscall(SYS_signalfd4, 0x7fff, &set, 8, 0));
    R(syscall(SYS_signalfd4, 1, &set, 8, 0));
    R(syscall(SYS_signalfd4, -2, &set, 8, 0));
    int fd = syscall(SYS_signalfd, -1, &set, 8);
    R(fd >= 0);
    close(fd);
}

CASE(signalfd_gives_signals) {
    int fd = blocked(SIGUSR1, SIGUSR2, SFD_NONBLOCK | SFD_CLOEXEC);
    struct signalfd_siginfo info[3];
    R(fcntl(fd, F_GETFD));
    R(read(fd, info, sizeof info));
    kill(getpid(), SIGUSR1);
    sigqueue(getpid(), SIGUSR2, (union sigval) {.sival_int = 77});
    R(read(fd, info, sizeof info));
    R(info[0].ssi_signo);
    R(info[0].ssi_code);
    CLAIM(info[0].ssi_pid == getpid());
    R(info[1].ssi_signo);
    R(info[1].ssi_code);
    R(info[1].ssi_int);
    R(read(fd, info, sizeof info));
    R(read(fd, info, 127));
    R(write(fd, info, 128));
    close(fd);
}

CASE(signalfd_of_a_timer) {
    int fd = blocked(SIGALRM, SIGUSR2, 0);
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM, .sigev_value.sival_int = 9};
    timer_t timer;
    timer_create(CLOCK_MONOTONIC, &event, &timer);
    struct itimerspec time = {{0, 0}, {0, 3000000}};
    timer_settime(timer, 0, &time, NULL);
    struct signalfd_siginfo info;
    R(read(fd, &info, sizeof info));
    R(info.ssi_signo);
    R(info.ssi_code);
    R(info.ssi_int);
    R(info.ssi_overrun);
    timer_delete(timer);
    close(fd);
}

CASE(signalfd_blocks_until_a_signal_comes) {
    void *sends(void *unused) {
        usleep(5000);
        kill(getpid(), SIGUSR1);
        return NULL;
    }
    int fd = blocked(SIGUSR1, SIGUSR2, 0);
    pthread_t thread;
    pthread_create(&thread, NULL, sends, NULL);
    struct signalfd_siginfo info;
    R(read(fd, &info, sizeof info));
    R(info.ssi_signo);
    pthread_join(thread, NULL);
    close(fd);
}

CASE(signalfd_and_poll) {
    int fd = blocked(SIGUSR1, SIGUSR2, 0);
    struct pollfd entry = {fd, POLLIN | POLLOUT};
    R(poll(&entry, 1, 0));
    raise(SIGUSR2);
    R(poll(&entry, 1, 1000));
    R(entry.revents);
    struct signalfd_siginfo info;
    R(read(fd, &info, sizeof info));
    R(poll(&entry, 1, 0));
    close(fd);
}

CASE(signalfd_and_epoll) {
    int fd = blocked(SIGUSR1, SIGUSR2, SFD_NONBLOCK), epoll = epoll_create1(0);
    struct epoll_event event = {EPOLLIN, {.u64 = 7}}, got;
    R(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event));
    R(epoll_wait(epoll, &got, 1, 0));
    void *sends(void *unused) {
        usleep(5000);
        kill(getpid(), SIGUSR1);
        return NULL;
    }
    pthread_t thread;
    pthread_create(&thread, NULL, sends, NULL);
    R(epoll_wait(epoll, &got, 1, 5000));
    R(got.events);
    R(got.data.u64);
    struct signalfd_siginfo info;
    R(read(fd, &info, sizeof info));
    R(epoll_wait(epoll, &got, 1, 0));
    pthread_join(thread, NULL);
    close(fd);
    close(epoll);
}

CASE(signalfd_changes_its_set) {
    int fd = blocked(SIGUSR1, SIGUSR2, SFD_NONBLOCK);
    sigset_t set = set_of(SIGUSR2, SIGUSR2);
    raise(SIGUSR1);
    R(signalfd(fd, &set, 0) == fd);
    struct signalfd_siginfo info;
    R(read(fd, &info, sizeof info));
    set = set_of(SIGUSR1, SIGUSR1);
    R(signalfd(fd, &set, 0) == fd);
    R(read(fd, &info, sizeof info));
    R(info.ssi_signo);
    close(fd);
}

CASE(a_signal_that_is_not_blocked_goes_to_its_handler) {
    static volatile int count;
    void handler(int signal) {
        count++;
    }
    int fd = blocked(SIGUSR1, SIGUSR2, SFD_NONBLOCK);
    signal(SIGUSR1, handler);
    sigset_t set = set_of(SIGUSR1, SIGUSR1);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    raise(SIGUSR1);
    struct signalfd_siginfo info;
    R(read(fd, &info, sizeof info));
    R(count);
    close(fd);
}

// ---- eventfd ----

CASE(eventfd_adds_and_takes) {
    int fd = eventfd(3, EFD_NONBLOCK);
    unsigned long value = 4;
    R(write(fd, &value, 8));
    R(read(fd, &value, 8));
    R(value);
    R(read(fd, &value, 8));
    value = 1;
    R(write(fd, &value, 8));
    R(read(fd, &value, 100 > 8 ? 8 : 0));
    close(fd);
}

CASE(eventfd_as_a_semaphore) {
    int fd = eventfd(2, EFD_NONBLOCK | EFD_SEMAPHORE);
    unsigned long value;
    R(read(fd, &value, 8));
    R(value);
    R(read(fd, &value, 8));
    R(read(fd, &value, 8));
    close(fd);
}

CASE(eventfd_errors) {
    int fd = eventfd(0, EFD_NONBLOCK);
    unsigned long value = -1, most = -2, one = 1;
    R(write(fd, &value, 8));
    R(write(fd, &one, 7));
    R(read(fd, &value, 7));
    R(write(fd, &most, 8));
    R(write(fd, &one, 8));
    struct pollfd entry = {fd, POLLIN | POLLOUT};
    R(poll(&entry, 1, 0));
    R(entry.revents);
    R(eventfd(0, 2));
    R(fcntl(fd, F_GETFL) & O_NONBLOCK);
    close(fd);
}

CASE(eventfd_writer_waits_for_room) {
    static int fd;
    fd = eventfd(0, 0);
    unsigned long most = -2, two = 2;
    void *takes(void *unused) {
        unsigned long value;
        usleep(5000);
        R(read(fd, &value, 8));
        R(value);
        return NULL;
    }
    R(write(fd, &most, 8));
    pthread_t thread;
    pthread_create(&thread, NULL, takes, NULL);
    int written = write(fd, &two, 8);
    pthread_join(thread, NULL);
    R(written);
    R(read(fd, &most, 8));
    R(most);
    close(fd);
}
