// SPDX-License-Identifier: Apache-2.0
// Pipes, eventfd, poll, select, epoll, clocks.
#include "conformance.h"
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <sys/time.h>

static char buffer[1 << 17];

static void show(int count, struct epoll_event *events) {
    printf("%d:", count);
    for (int i = 0; i < count; i++) {
        printf(" %#x,%d", events[i].events, events[i].data.fd);
    }
    puts("");
}

static void pipes(void) {
    int ends[2];
    R(pipe2(ends, 0x1));
    R(pipe2(ends, O_NONBLOCK | O_CLOEXEC));
    R(fcntl(ends[0], F_GETFD));
    R(read(ends[0], buffer, 10));
    R(write(ends[1], "hello", 5));
    int available;
    R(ioctl(ends[0], FIONREAD, &available));
    R(available);
    R(read(ends[0], buffer, 3));
    R(read(ends[0], buffer, 10));
    R(read(ends[1], buffer, 10));
    R(write(ends[0], buffer, 10));
    R(write(ends[1], buffer, sizeof buffer));
    R(write(ends[1], buffer, 1));
    R(read(ends[0], buffer, 4096));
    R(write(ends[1], buffer, 4096));
    struct stat status;
    R(fstat(ends[0], &status));
    R(status.st_mode & S_IFMT);
    close(ends[1]);
    long left = 0;
    for (long got; (got = read(ends[0], buffer, 1000)) > 0; ) {
        left += got;
    }
    R(left);
    R(read(ends[0], buffer, 1));
    close(ends[0]);

    unsigned long value = 3;
    int event = R(eventfd(2, EFD_NONBLOCK));
    R(write(event, &value, 8));
    R(write(event, &value, 4));
    R(read(event, &value, 4));
    R(read(event, &value, 8));
    R(value);
    R(read(event, &value, 8));
    value = -1UL;
    R(write(event, &value, 8));
    value = -2UL;
    R(write(event, &value, 8));
    value = 1;
    R(write(event, &value, 8));
    close(event);
    event = R(eventfd(2, EFD_NONBLOCK | EFD_SEMAPHORE));
    R(read(event, &value, 8));
    R(value);
    R(read(event, &value, 8));
    R(read(event, &value, 8));
    close(event);
    R(eventfd(0, 0x7000));
}

static void polling(void) {
    int ends[2];
    if (pipe(ends) != 0) {
        return;
    }
    struct pollfd files[3] = {{ends[0], POLLIN, 77}, {ends[1], POLLOUT | POLLIN, 77}, {-5, POLLIN, 77}};
    R(poll(files, 3, 0));
    printf("%#x %#x %#x\n", files[0].revents, files[1].revents, files[2].revents);
    long long before = now_nanos();
    R(poll(files, 1, 20));
    CLAIM(now_nanos() - before >= 20000000);
    R(write(ends[1], "x", 1));
    R(poll(files, 1, -1));
    printf("%#x\n", files[0].revents);
    files[2].fd = 99;
    R(poll(files, 3, 0));
    printf("%#x\n", files[2].revents);
    close(ends[1]);
    R(poll(files, 1, 0));
    printf("%#x\n", files[0].revents);
    R(read(ends[0], buffer, 1));
    R(poll(files, 1, 0));
    printf("%#x\n", files[0].revents);
    close(ends[0]);
    R(poll(NULL, 0, 1));
    int disk = open("w", O_RDWR | O_CREAT, 0644);
    files[0].fd = disk;
    files[0].events = POLLIN | POLLOUT;
    R(poll(files, 1, -1));
    printf("%#x\n", files[0].revents);

    if (pipe(ends) != 0) {
        return;
    }
    fd_set readable, writable;
    FD_ZERO(&readable);
    FD_ZERO(&writable);
    FD_SET(ends[0], &readable);
    FD_SET(ends[1], &writable);
    struct timeval time = {0, 10000};
    R(select(ends[1] + 1, &readable, &writable, NULL, &time));
    R(FD_ISSET(ends[0], &readable));
    R(FD_ISSET(ends[1], &writable) != 0);
    FD_SET(ends[0], &readable);
    before = now_nanos();
    time = (struct timeval) {0, 10000};
    R(select(ends[0] + 1, &readable, NULL, NULL, &time));
    CLAIM(now_nanos() - before >= 10000000);
    FD_ZERO(&readable);
    FD_SET(60, &readable);
    R(select(61, &readable, NULL, NULL, &time));
    R(select(-1, NULL, NULL, NULL, &time));
    time.tv_usec = -1;
    R(select(0, NULL, NULL, NULL, &time));
    close(ends[0]);
    close(ends[1]);
    close(disk);
}

static void epolls(void) {
    int ends[2];
    if (pipe2(ends, O_NONBLOCK) != 0) {
        return;
    }
    struct epoll_event events[8], event = {.events = EPOLLIN, .data.fd = 42};
    R(epoll_create(0));
    R(epoll_create1(1));
    int epoll = R(epoll_create1(0));
    R(epoll_ctl(epoll, EPOLL_CTL_MOD, ends[0], &event));
    R(epoll_ctl(epoll, EPOLL_CTL_ADD, ends[0], &event));
    R(epoll_ctl(epoll, EPOLL_CTL_ADD, ends[0], &event));
    R(epoll_ctl(epoll, EPOLL_CTL_ADD, epoll, &event));
    R(epoll_ctl(epoll, EPOLL_CTL_ADD, 99, &event));
    R(epoll_ctl(ends[0], EPOLL_CTL_ADD, ends[1], &event));
    int disk = open("w", O_RDWR | O_CREAT, 0644);
    R(epoll_ctl(epoll, EPOLL_CTL_ADD, disk, &event));
    R(epoll_ctl(epoll, 77, ends[0], &event));
    R(epoll_wait(epoll, events, 0, 0));
    show(epoll_wait(epoll, events, 8, 0), events);
    long long before = now_nanos();
    show(epoll_wait(epoll, events, 8, 20), events);
    CLAIM(now_nanos() - before >= 20000000);
    R(write(ends[1], "abc", 3));
    show(epoll_wait(epoll, events, 8, -1), events);
    show(epoll_wait(epoll, events, 8, -1), events);          // level: again
    event.events = EPOLLIN | EPOLLET;
    R(epoll_ctl(epoll, EPOLL_CTL_MOD, ends[0], &event));
    show(epoll_wait(epoll, events, 8, 0), events);
    show(epoll_wait(epoll, events, 8, 0), events);           // edge: once
    R(read(ends[0], buffer, 1));
    show(epoll_wait(epoll, events, 8, 0), events);
    R(write(ends[1], "d", 1));
    show(epoll_wait(epoll, events, 8, 0), events);           // new data, new edge
    event.events = EPOLLIN | EPOLLONESHOT;
    R(epoll_ctl(epoll, EPOLL_CTL_MOD, ends[0], &event));
    show(epoll_wait(epoll, events, 8, 0), events);
    R(write(ends[1], "e", 1));
    show(epoll_wait(epoll, events, 8, 0), events);
    R(epoll_ctl(epoll, EPOLL_CTL_MOD, ends[0], &event));
    show(epoll_wait(epoll, events, 8, 0), events);
    event.events = EPOLLIN;
    R(epoll_ctl(epoll, EPOLL_CTL_MOD, ends[0], &event));
    event.events = EPOLLOUT | EPOLLET;
    event.data.fd = 43;
    R(epoll_ctl(epoll, EPOLL_CTL_ADD, ends[1], &event));
    int outer = R(epoll_create1(0));
    event.events = EPOLLIN;
    event.data.fd = 44;
    R(epoll_ctl(outer, EPOLL_CTL_ADD, epoll, &event));
    R(epoll_ctl(epoll, EPOLL_CTL_ADD, outer, &event));
    show(epoll_wait(outer, events, 8, 0), events);
    show(epoll_wait(epoll, events, 1, 0), events);
    show(epoll_wait(epoll, events, 1, 0), events);           // the other one has its turn
    R(read(ends[0], buffer, 100));
    show(epoll_wait(epoll, events, 8, 0), events);
    show(epoll_wait(outer, events, 8, 0), events);
    struct pollfd file = {outer, POLLIN, 0};
    R(poll(&file, 1, 0));
    int copy = dup(ends[0]);
    close(ends[0]);
    R(write(ends[1], "f", 1));
    show(epoll_wait(epoll, events, 8, 0), events);           // the open file is still there
    close(copy);
    show(epoll_wait(epoll, events, 8, 0), events);
    R(epoll_ctl(epoll, EPOLL_CTL_DEL, ends[1], NULL));
    R(epoll_ctl(epoll, EPOLL_CTL_DEL, ends[1], NULL));
    show(epoll_wait(epoll, events, 8, 0), events);
    R(read(epoll, buffer, 1));
    close(epoll);
    close(outer);
}

static void clocks(void) {
    long long a = now_nanos(), b = now_nanos();
    CLAIM(b >= a);
    struct timespec time = {0, 10000000};
    R(nanosleep(&time, NULL));
    CLAIM(now_nanos() - b >= 10000000);
    time.tv_nsec = -1;
    R(nanosleep(&time, NULL));
    clock_gettime(CLOCK_MONOTONIC, &time);
    time.tv_nsec += 5000000;
    if (time.tv_nsec >= 1000000000) {
        time.tv_sec++;
        time.tv_nsec -= 1000000000;
    }
    R(clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, NULL));
    CLAIM(now_nanos() >= time.tv_sec * 1000000000LL + time.tv_nsec);
    time.tv_sec = 1;
    R(clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &time, NULL));
    R(clock_nanosleep(77, 0, &time, NULL));
    R(clock_getres(CLOCK_MONOTONIC, &time));
    R(time.tv_nsec);
    CLAIM(clock_gettime(CLOCK_REALTIME, &time) == 0 && time.tv_sec > 1700000000);
    struct timeval now;
    CLAIM(gettimeofday(&now, NULL) == 0 && now.tv_sec - time.tv_sec <= 1);
    OK(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time));
    OK(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time));
    OK(clock_gettime(CLOCK_BOOTTIME, &time));
    OK(clock_gettime(CLOCK_MONOTONIC_COARSE, &time));
}

int main(void) {
    begin();
    pipes();
    polling();
    epolls();
    clocks();
    return 0;
}
