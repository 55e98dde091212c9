// SPDX-License-Identifier: Apache-2.0
// Which calls a handler ends with EINTR and which are begun again with SA_RESTART: signal(7), "Interruption of system calls".
#include "../cases.h"
#include <linux/futex.h>
#include <poll.h>
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/select.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timerfd.h>

static volatile int count;
static int fds[2];

static void simple(int signal) {
    count++;
}

// Ends what waits for fds[0].
static void feeds(int signal) {
    count++;
    long eight = 1;
    write(fds[1], &eight, 8);
}

static void begin_(void *handler, int flags, int millis) {
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    sigaction(SIGALRM, &action, NULL);
    count = 0;
    struct itimerval timer = {{0, 0}, {0, millis * 1000}};
    setitimer(ITIMER_REAL, &timer, NULL);
}

static void take(void) {
    char buffer[100];
    fcntl(fds[0], F_SETFL, O_NONBLOCK);
    while (read(fds[0], buffer, 100) > 0) {
    }
    fcntl(fds[0], F_SETFL, 0);
}

CASE(read_of_a_pipe) {
    char buffer[100];
    pipe(fds);
    begin_(simple, 0, 10);
    R(read(fds[0], buffer, 100));
    begin_(feeds, SA_RESTART, 10);
    R(read(fds[0], buffer, 100));
    R(count);
    begin_(feeds, 0, 10);
    R(read(fds[0], buffer, 100));
}

CASE(write_of_a_full_pipe) {
    static char buffer[65536];
    pipe(fds);
    R(write(fds[1], buffer, 65536));
    begin_(simple, 0, 10);
    R(write(fds[1], buffer, 10));
    begin_(simple, 0, 10);
    take();
    R(write(fds[1], buffer, 65536));
    void drains(int signal) {
        count++;
        read(fds[0], buffer, 65536);
    }
    begin_(drains, SA_RESTART, 10);
    R(write(fds[1], buffer, 4096));
    R(count);
}

CASE(a_write_of_which_a_part_is_done_tells_the_part) {
    static char buffer[100000];
    pipe(fds);
    begin_(simple, SA_RESTART, 20);
    R(write(fds[1], buffer, 100000));
    R(count);
}

CASE(read_of_an_eventfd) {
    long value;
    fds[0] = fds[1] = eventfd(0, 0);
    begin_(simple, 0, 10);
    R(read(fds[0], &value, 8));
    begin_(feeds, SA_RESTART, 10);
    R(read(fds[0], &value, 8));
}

CASE(read_of_a_timerfd) {
    long value;
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    begin_(simple, 0, 10);
    R(read(fd, &value, 8));
    struct itimerspec time = {{0, 0}, {0, 30000000}};
    timerfd_settime(fd, 0, &time, NULL);
    begin_(simple, SA_RESTART, 10);
    R(read(fd, &value, 8));
    R(count);
}

CASE(read_and_recv_of_a_socket) {
    char buffer[100];
    socketpair(AF_UNIX, SOCK_STREAM, 0, fds);
    begin_(simple, 0, 10);
    R(read(fds[0], buffer, 100));
    begin_(feeds, SA_RESTART, 10);
    R(recv(fds[0], buffer, 100, 0));
    begin_(simple, 0, 10);
    R(recv(fds[0], buffer, 100, 0));
    struct timeval limit = {1, 0};
    setsockopt(fds[0], SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    begin_(simple, SA_RESTART, 10);
    R(recv(fds[0], buffer, 100, 0));
}

CASE(poll_and_its_kin_are_never_begun_again) {
    pipe(fds);
    struct pollfd entry = {fds[0], POLLIN};
    begin_(simple, SA_RESTART, 10);
    R(poll(&entry, 1, 5000));
    begin_(simple, SA_RESTART, 10);
    R(poll(&entry, 1, -1));
    begin_(simple, SA_RESTART, 10);
    R(ppoll(&entry, 1, NULL, NULL));
    begin_(simple, SA_RESTART, 10);
    R(poll(NULL, 0, 5000));
}

CASE(a_handler_that_makes_a_file_ready_ends_poll_with_eintr_all_the_same) {
    pipe(fds);
    struct pollfd entry = {fds[0], POLLIN};
    begin_(feeds, SA_RESTART, 10);
    R(poll(&entry, 1, 5000));
    R(entry.revents);
    R(poll(&entry, 1, 5000));
}

CASE(select_is_never_begun_again) {
    pipe(fds);
    fd_set set;
    FD_ZERO(&set);
    FD_SET(fds[0], &set);
    begin_(simple, SA_RESTART, 10);
    R(select(fds[0] + 1, &set, NULL, NULL, NULL));
    struct timeval time = {5, 0};
    begin_(simple, SA_RESTART, 10);
    R(select(0, NULL, NULL, NULL, &time));
    CLAIM(time.tv_sec == 4);
    begin_(simple, SA_RESTART, 10);
    R(pselect(fds[0] + 1, &set, NULL, NULL, NULL, NULL));
}

CASE(epoll_wait_is_never_begun_again) {
    int epoll = epoll_create1(0);
    struct epoll_event event;
    begin_(simple, SA_RESTART, 10);
    R(epoll_wait(epoll, &event, 1, -1));
    begin_(simple, SA_RESTART, 10);
    R(epoll_wait(epoll, &event, 1, 5000));
    begin_(simple, SA_RESTART, 10);
    R(epoll_pwait(epoll, &event, 1, -1, NULL));
}

CASE(nanosleep_ends_and_tells_what_is_left) {
    struct timespec time = {5, 0}, left = {0, 0};
    begin_(simple, SA_RESTART, 10);
    R(nanosleep(&time, &left));
    CLAIM(left.tv_sec == 4 && left.tv_nsec > 500000000);
    begin_(simple, SA_RESTART, 10);
    R(nanosleep(&time, NULL));
    begin_(simple, SA_RESTART, 10);
    R(nanosleep(&time, &time));
    CLAIM(time.tv_sec == 4);
}

CASE(clock_nanosleep_absolute_leaves_the_rest_alone) {
    struct timespec time, left = {77, 77};
    clock_gettime(CLOCK_MONOTONIC, &time);
    time.tv_sec += 5;
    begin_(simple, SA_RESTART, 10);
    R(clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, &left));
    R(left.tv_sec);
    R(count);
}

CASE(a_sleep_is_not_ended_by_an_ignored_signal) {
    struct sigaction action = {.sa_handler = SIG_IGN};
    sigaction(SIGALRM, &action, NULL);
    struct itimerval timer = {{0, 2000}, {0, 2000}}, none = {{0, 0}, {0, 0}};
    setitimer(ITIMER_REAL, &timer, NULL);
    struct timespec time = {0, 30000000};
    long long before = now_nanos();
    R(nanosleep(&time, NULL));
    CLAIM(now_nanos() - before >= 30000000);
    setitimer(ITIMER_REAL, &none, NULL);
}

CASE(a_sleep_goes_on_after_a_signal_for_another_thread) {
    void *sends(void *unused) {
        usleep(5000);
        for (int i = 0; i < 5; i++) {
            pthread_kill(pthread_self(), SIGALRM);
            usleep(1000);
        }
        return NULL;
    }
    struct sigaction action = {.sa_handler = simple};
    sigaction(SIGALRM, &action, NULL);
    count = 0;
    pthread_t thread;
    pthread_create(&thread, NULL, sends, NULL);
    struct timespec time = {0, 30000000};
    R(nanosleep(&time, NULL));
    pthread_join(thread, NULL);
    R(count);
}

CASE(sleeping_on_in_a_handler) {
    void sleeps(int signal) {
        struct timespec time = {0, 5000000};
        R(nanosleep(&time, NULL));
        count++;
    }
    begin_(sleeps, 0, 10);
    struct timespec time = {5, 0};
    R(nanosleep(&time, NULL));
    R(count);
}

CASE(futex_waits) {
    int word = 0;
    begin_(simple, 0, 10);
    R(syscall(SYS_futex, &word, FUTEX_WAIT, 0, NULL));
    struct timespec time = {5, 0};
    begin_(simple, SA_RESTART, 10);
    R(syscall(SYS_futex, &word, FUTEX_WAIT, 0, &time));
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    now.tv_nsec += 50000000;
    if (now.tv_nsec >= 1000000000) {
        now.tv_nsec -= 1000000000;
        now.tv_sec++;
    }
    begin_(simple, SA_RESTART, 10);
    R(syscall(SYS_futex, &word, FUTEX_WAIT_BITSET, 0, &now, NULL, -1));
    R(count);
    begin_(simple, 0, 10);
    R(syscall(SYS_futex, &word, FUTEX_WAIT_BITSET, 0, NULL, NULL, -1));
}

CASE(an_untimed_futex_wait_is_begun_again) {
    static int word;
    void changes(int signal) {
        count++;
        word = 1;
    }
    word = 0;
    begin_(changes, SA_RESTART, 10);
    R(syscall(SYS_futex, &word, FUTEX_WAIT, 0, NULL));
    R(count);
}

CASE(sigwaitinfo_is_never_begun_again) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    begin_(simple, SA_RESTART, 10);
    R(sigwaitinfo(&set, NULL));
    sigprocmask(SIG_UNBLOCK, &set, NULL);
}

CASE(sigsuspend_is_never_begun_again) {
    sigset_t none;
    sigemptyset(&none);
    begin_(simple, SA_RESTART, 10);
    R(sigsuspend(&none));
    R(count);
}

CASE(open_of_a_fifo) {
    mkfifo("fifo", 0600);
    begin_(simple, 0, 10);
    R(open("fifo", O_RDONLY));
    void opens(int signal) {
        count++;
        open("fifo", O_RDWR);
    }
    begin_(opens, SA_RESTART, 10);
    R(open("fifo", O_RDONLY) >= 0);
}

CASE(two_signals_at_once_end_one_call) {
    struct sigaction action = {.sa_handler = simple};
    sigaction(SIGUSR1, &action, NULL);
    void raises(int signal) {
        count++;
        raise(SIGUSR1);
    }
    char buffer[10];
    pipe(fds);
    begin_(raises, 0, 10);
    R(read(fds[0], buffer, 10));
    R(count);
}

CASE(a_restarting_handler_after_one_that_does_not) {
    static volatile int order[4];
    void first(int signal) {
        order[count++] = signal;
    }
    struct sigaction action = {.sa_handler = first, .sa_flags = SA_RESTART};
    sigaction(SIGUSR1, &action, NULL);
    action.sa_flags = 0;
    sigaction(SIGUSR2, &action, NULL);
    void *sends(void *to) {
        sigset_t set;
        usleep(10000);
        pthread_kill((pthread_t) to, SIGUSR2);
        return NULL;
    }
    pipe(fds);
    count = 0;
    pthread_t thread;
    pthread_create(&thread, NULL, sends, (void *) pthread_self());
    char buffer[10];
    R(read(fds[0], buffer, 10));
    pthread_join(thread, NULL);
    R(order[0]);
}

CASE(pread_and_regular_files_are_not_interrupted) {
    int fd = open("file", O_RDWR | O_CREAT, 0600);
    static char buffer[100000];
    begin_(simple, 0, 1);
    while (!count) {
        if (write(fd, buffer, 100000) != 100000 || lseek(fd, 0, SEEK_SET) != 0 || read(fd, buffer, 100000) != 100000 || lseek(fd, 0, SEEK_SET) != 0) {
            printf("interrupted\n");
        }
    }
    R(count);
}

CASE(ppoll_lets_a_blocked_signal_in) {
    sigset_t set, none, now;
    sigemptyset(&none);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    struct sigaction action = {.sa_handler = simple};
    sigaction(SIGUSR1, &action, NULL);
    sigprocmask(SIG_BLOCK, &set, NULL);
    count = 0;
    raise(SIGUSR1);
    R(count);
    struct timespec time = {5, 0};
    R(ppoll(NULL, 0, &time, &none));
    R(count);
    sigprocmask(SIG_BLOCK, NULL, &now);
    R(sigismember(&now, SIGUSR1));
    raise(SIGUSR1);
    R(pselect(0, NULL, NULL, NULL, &time, &none));
    raise(SIGUSR1);
    struct epoll_event event;
    R(epoll_pwait(epoll_create1(0), &event, 1, 5000, &none));
    R(count);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
}

CASE(ppoll_with_something_ready_lets_no_signal_in) {
    sigset_t set, none;
    sigemptyset(&none);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    struct sigaction action = {.sa_handler = simple};
    sigaction(SIGUSR1, &action, NULL);
    sigprocmask(SIG_BLOCK, &set, NULL);
    count = 0;
    raise(SIGUSR1);
    pipe(fds);
    write(fds[1], "x", 1);
    struct pollfd entry = {fds[0], POLLIN};
    struct timespec time = {5, 0};
    R(ppoll(&entry, 1, &time, &none));
    R(count);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    R(count);
}

CASE(ppoll_without_time_lets_a_blocked_signal_in) {
    sigset_t set, none;
    sigemptyset(&none);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    struct sigaction action = {.sa_handler = simple};
    sigaction(SIGUSR1, &action, NULL);
    sigprocmask(SIG_BLOCK, &set, NULL);
    count = 0;
    raise(SIGUSR1);
    struct timespec zero = {0, 0};
    R(ppoll(NULL, 0, &zero, &none));
    R(count);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    R(count);
}

CASE(ppoll_tells_the_time_that_is_left) {
    pipe(fds);
    write(fds[1], "x", 1);
    struct pollfd entry = {fds[0], POLLIN};
    struct timespec time = {5, 0};
    R(syscall(SYS_ppoll, &entry, 1, &time, NULL, 8));
    CLAIM(time.tv_sec == 4);
    R(syscall(SYS_ppoll, &entry, 1, &time, &time, 4));
    R(syscall(SYS_ppoll, &entry, 1, &time, (void *) 8, 8));
    time.tv_nsec = 1000000000;
    R(syscall(SYS_ppoll, &entry, 1, &time, NULL, 8));
}
