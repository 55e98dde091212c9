// SPDX-License-Identifier: Apache-2.0
// Clocks, sleeping, processor time, timerfd.
#include "../cases.h"
#include <poll.h>
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/times.h>
#include <sys/timex.h>

static long long nanos(int clock) {
    struct timespec time;
    syscall(SYS_clock_gettime, clock, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void burn(int millis) {
    long long end = nanos(CLOCK_THREAD_CPUTIME_ID) + millis * 1000000LL;
    while (nanos(CLOCK_THREAD_CPUTIME_ID) < end) {
    }
}

CASE(clocks_that_exist) {
    struct timespec time;
    for (int clock = -1; clock <= 12; clock++) {
        if (clock != 10) {
            printf("%d: ", clock);
            R(syscall(SYS_clock_gettime, clock, &time));
        }
    }
    R(syscall(SYS_clock_gettime, 99, &time));
    R(syscall(SYS_clock_gettime, CLOCK_REALTIME, 8));
    R(syscall(SYS_clock_gettime, CLOCK_MONOTONIC, NULL));
}

CASE(clock_getres_of_precise_clocks) {
    struct timespec time;
    R(clock_getres(CLOCK_REALTIME, &time));
    R(time.tv_sec);
    R(time.tv_nsec);
    R(clock_getres(CLOCK_MONOTONIC, &time));
    R(time.tv_nsec);
    R(clock_getres(CLOCK_PROCESS_CPUTIME_ID, &time));
    R(time.tv_nsec);
    R(syscall(SYS_clock_getres, CLOCK_MONOTONIC, NULL));
    R(syscall(SYS_clock_getres, 99, &time));
    R(syscall(SYS_clock_getres, CLOCK_MONOTONIC, 8));
}

CASE(clock_settime_errors) {
    struct timespec time = {1, 0}, bad = {0, 1000000000};
    R(syscall(SYS_clock_settime, CLOCK_MONOTONIC, &time));
    R(syscall(SYS_clock_settime, 99, &time));
    R(syscall(SYS_clock_settime, CLOCK_REALTIME, 8));
    R(syscall(SYS_clock_settime, CLOCK_REALTIME, &bad));
    R(syscall(SYS_clock_settime, CLOCK_PROCESS_CPUTIME_ID, &bad));
}

CASE(clocks_go_forward) {
    int clocks[] = {CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_BOOTTIME, CLOCK_MONOTONIC_RAW, CLOCK_TAI, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID};
    for (int i = 0; i < 7; i++) {
        long long last = nanos(clocks[i]), wrong = 0;
        for (int n = 0; n < 1000; n++) {
            long long now = nanos(clocks[i]);
            wrong += now < last;
            last = now;
        }
        R(wrong);
    }
}

CASE(wall_clocks_agree) {
    struct timeval time;
    gettimeofday(&time, NULL);
    long long wall = nanos(CLOCK_REALTIME), seconds = wall / 1000000000;
    CLAIM(wall - (time.tv_sec * 1000000LL + time.tv_usec) * 1000 < 1000000000);
    CLAIM(syscall(SYS_time, NULL) - seconds <= 1);
    CLAIM(nanos(CLOCK_REALTIME_COARSE) - wall < 1000000000 && nanos(CLOCK_REALTIME_COARSE) - wall > -1000000000);
}

CASE(gettimeofday_errors) {
    struct timezone zone = {77, 77};
    R(syscall(SYS_gettimeofday, NULL, NULL));
    R(syscall(SYS_gettimeofday, 8, NULL));
    R(syscall(SYS_gettimeofday, NULL, 8));
    R(syscall(SYS_gettimeofday, NULL, &zone));
    R(zone.tz_minuteswest);
    R(syscall(SYS_time, 8));
}

CASE(sleeping_uses_no_processor_time) {
    long long process = nanos(CLOCK_PROCESS_CPUTIME_ID), thread = nanos(CLOCK_THREAD_CPUTIME_ID), real = now_nanos();
    usleep(50000);
    CLAIM(now_nanos() - real >= 50000000);
    CLAIM(nanos(CLOCK_PROCESS_CPUTIME_ID) - process < 30000000);
    CLAIM(nanos(CLOCK_THREAD_CPUTIME_ID) - thread < 30000000);
}

CASE(each_thread_has_its_processor_time) {
    static long long used;
    void *burns(void *unused) {
        burn(30);
        used = nanos(CLOCK_THREAD_CPUTIME_ID);
        return NULL;
    }
    long long mine = nanos(CLOCK_THREAD_CPUTIME_ID), all = nanos(CLOCK_PROCESS_CPUTIME_ID);
    pthread_t thread;
    pthread_create(&thread, NULL, burns, NULL);
    pthread_join(thread, NULL);
    CLAIM(used >= 30000000);
    CLAIM(nanos(CLOCK_THREAD_CPUTIME_ID) - mine < 20000000);
    CLAIM(nanos(CLOCK_PROCESS_CPUTIME_ID) - all >= 30000000);
}

CASE(clocks_of_processes_and_threads) {
    clockid_t clock;
    struct timespec time;
    R(clock_getcpuclockid(0, &clock));
    R(clock_gettime(clock, &time));
    R(clock_getcpuclockid(getpid(), &clock));
    R(clock_gettime(clock, &time));
    long long now = time.tv_sec * 1000000000LL + time.tv_nsec;
    CLAIM(now <= nanos(CLOCK_PROCESS_CPUTIME_ID));
    R(clock_getcpuclockid(0x3ffffe, &clock) == ESRCH);
    R(pthread_getcpuclockid(pthread_self(), &clock));
    R(clock_gettime(clock, &time));
    R(syscall(SYS_clock_gettime, ~0x3ffffe << 3 | 2, &time));
    R(syscall(SYS_clock_gettime, ~0x3ffffe << 3 | 6, &time));
    R(syscall(SYS_clock_gettime, ~getpid() << 3 | 3, &time));
    R(syscall(SYS_clock_gettime, ~getpid() << 3 | 0, &time));
    R(syscall(SYS_clock_gettime, ~getpid() << 3 | 1, &time));
}

CASE(the_clock_of_another_thread) {
    static volatile int stop;
    static volatile int id;
    void *burns(void *unused) {
        id = gettid();
        burn(20);
        while (!stop) {
            usleep(1000);
        }
        return NULL;
    }
    stop = id = 0;
    pthread_t thread;
    pthread_create(&thread, NULL, burns, NULL);
    clockid_t clock;
    R(pthread_getcpuclockid(thread, &clock));
    struct timespec time;
    do {
        clock_gettime(clock, &time);
    } while (time.tv_nsec < 20000000 && time.tv_sec == 0);
    stop = 1;
    pthread_join(thread, NULL);
    for (int i = 0; i < 1000 && clock_gettime(clock, &time) == 0; i++) {
        usleep(1000);                               // joined before Linux has taken its number away
    }
    R(clock_gettime(clock, &time));
}

CASE(getrusage_tells_processor_time) {
    struct rusage before, after, thread;
    R(getrusage(RUSAGE_SELF, &before));
    burn(60);
    R(getrusage(RUSAGE_SELF, &after));
    R(getrusage(RUSAGE_THREAD, &thread));
    long used = (after.ru_utime.tv_sec - before.ru_utime.tv_sec + after.ru_stime.tv_sec - before.ru_stime.tv_sec) * 1000000
            + after.ru_utime.tv_usec - before.ru_utime.tv_usec + after.ru_stime.tv_usec - before.ru_stime.tv_usec;
    CLAIM(used >= 50000 && used < 5000000);
    CLAIM(after.ru_maxrss > 0);
    R(getrusage(RUSAGE_CHILDREN, &before));
    R(before.ru_utime.tv_usec);
    R(syscall(SYS_getrusage, 5, &before));
    R(syscall(SYS_getrusage, -2, &before));
    R(syscall(SYS_getrusage, RUSAGE_SELF, 8));
}

CASE(times_tells_processor_time) {
    struct tms before, after;
    times(&before);
    burn(100);
    CLAIM(times(&after) > 0);
    long used = after.tms_utime + after.tms_stime - before.tms_utime - before.tms_stime;
    CLAIM(used >= 8 && used < 500);
    R(after.tms_cutime);
    R(syscall(SYS_times, 8));
    CLAIM(syscall(SYS_times, NULL) > 0);
}

CASE(nanosleep_errors) {
    struct timespec bad = {0, 1000000000}, negative = {-1, 0}, minus = {0, -1}, zero = {0, 0};
    R(syscall(SYS_nanosleep, &bad, NULL));
    R(syscall(SYS_nanosleep, &negative, NULL));
    R(syscall(SYS_nanosleep, &minus, NULL));
    R(syscall(SYS_nanosleep, NULL, NULL));
    R(syscall(SYS_nanosleep, 8, NULL));
    R(syscall(SYS_nanosleep, &zero, 8));
}

CASE(clock_nanosleep_errors) {
    struct timespec bad = {0, 1000000000}, zero = {0, 0};
    R(syscall(SYS_clock_nanosleep, 99, 0, &zero, NULL));
    R(syscall(SYS_clock_nanosleep, -1, 0, &zero, NULL));
    R(syscall(SYS_clock_nanosleep, CLOCK_MONOTONIC_RAW, 0, &zero, NULL));
    R(syscall(SYS_clock_nanosleep, CLOCK_REALTIME_COARSE, 0, &zero, NULL));
    R(syscall(SYS_clock_nanosleep, CLOCK_MONOTONIC_COARSE, 0, &zero, NULL));
    R(syscall(SYS_clock_nanosleep, CLOCK_THREAD_CPUTIME_ID, 0, &zero, NULL));
    R(syscall(SYS_clock_nanosleep, CLOCK_MONOTONIC, 0, &bad, NULL));
    R(syscall(SYS_clock_nanosleep, CLOCK_MONOTONIC, 0, 8, NULL));
    R(syscall(SYS_clock_nanosleep, CLOCK_MONOTONIC, 77 << 8, &zero, NULL));
}

CASE(clock_nanosleep_on_all_clocks) {
    struct timespec time = {0, 2000000};
    R(clock_nanosleep(CLOCK_REALTIME, 0, &time, NULL));
    R(clock_nanosleep(CLOCK_MONOTONIC, 0, &time, NULL));
    R(clock_nanosleep(CLOCK_BOOTTIME, 0, &time, NULL));
    R(clock_nanosleep(CLOCK_TAI, 0, &time, NULL));
    clock_gettime(CLOCK_REALTIME, &time);
    R(clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &time, NULL));
    time.tv_sec--;
    R(clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &time, NULL));
    clock_gettime(CLOCK_MONOTONIC, &time);
    time.tv_nsec += 3000000;
    if (time.tv_nsec >= 1000000000) {
        time.tv_nsec -= 1000000000;
        time.tv_sec++;
    }
    R(clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, NULL));
    CLAIM(now_nanos() >= time.tv_sec * 1000000000LL + time.tv_nsec);
}

CASE(sleeping_by_the_processor_time_of_the_process) {
    static volatile int stop;
    void *spins(void *unused) {
        while (!stop) {
        }
        return NULL;
    }
    stop = 0;
    pthread_t thread;
    pthread_create(&thread, NULL, spins, NULL);
    struct timespec time = {0, 20000000};
    long long before = nanos(CLOCK_PROCESS_CPUTIME_ID);
    R(clock_nanosleep(CLOCK_PROCESS_CPUTIME_ID, 0, &time, NULL));
    CLAIM(nanos(CLOCK_PROCESS_CPUTIME_ID) - before >= 20000000);
    stop = 1;
    pthread_join(thread, NULL);
}

CASE(adjtimex_is_read) {
    struct timex state = {0};
    CLAIM(adjtimex(&state) >= 0);
    CLAIM(state.tick >= 9000 && state.tick <= 11000);
    CLAIM(state.time.tv_sec > 1600000000);
    R(syscall(SYS_adjtimex, 8));
    state.modes = 0;
    CLAIM(clock_adjtime(CLOCK_REALTIME, &state) >= 0);
    R(clock_adjtime(CLOCK_MONOTONIC, &state));
    R(clock_adjtime(99, &state));
}

// ---- timerfd ----

static struct itimerspec after(long nanos, long interval) {
    return (struct itimerspec) {{0, interval}, {0, nanos}};
}

CASE(timerfd_create_errors) {
    R(timerfd_create(99, 0));
    R(timerfd_create(CLOCK_PROCESS_CPUTIME_ID, 0));
    R(timerfd_create(CLOCK_MONOTONIC_RAW, 0));
    R(timerfd_create(CLOCK_TAI, 0));
    R(timerfd_create(CLOCK_REALTIME_COARSE, 0));
    R(timerfd_create(CLOCK_MONOTONIC, 1));
    R(timerfd_create(CLOCK_BOOTTIME, TFD_CLOEXEC) >= 0);
    R(timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK) >= 0);
}

CASE(timerfd_settime_errors) {
    int fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
    struct itimerspec time = after(1000000, 0), bad = after(1000000000, 0), negative = after(1, -1);
    R(timerfd_settime(fd, 4, &time, NULL));
    R(timerfd_settime(fd, 0, &bad, NULL));
    R(timerfd_settime(fd, 0, &negative, NULL));
    R(timerfd_settime(-1, 0, &time, NULL));
    R(timerfd_settime(0x7fff, 0, &time, NULL));
    R(timerfd_settime(1, 0, &time, NULL));
    R(syscall(SYS_timerfd_settime, fd, 0, 8, NULL));
    R(syscall(SYS_timerfd_settime, fd, 0, &time, 8));
    R(timerfd_gettime(1, &time));
    R(timerfd_gettime(-1, &time));
    R(syscall(SYS_timerfd_gettime, fd, 8));
    R(timerfd_settime(fd, TFD_TIMER_CANCEL_ON_SET, &time, NULL));
}

CASE(timerfd_expires_once) {
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    long long count = 0;
    struct itimerspec time = after(200000000, 0), now;
    R(timerfd_settime(fd, 0, &time, NULL));
    R(timerfd_gettime(fd, &now));
    CLAIM(now.it_value.tv_nsec > 0 && now.it_value.tv_nsec <= 200000000);
    R(read(fd, &count, 8));
    R(count);
    R(timerfd_gettime(fd, &now));
    R(now.it_value.tv_nsec);
    fcntl(fd, F_SETFL, O_NONBLOCK);
    R(read(fd, &count, 8));
    R(read(fd, &count, 7));
    R(write(fd, &count, 8));
}

CASE(timerfd_counts_expirations) {
    int fd = timerfd_create(CLOCK_REALTIME, 0);
    long long count = 0;
    struct itimerspec time = after(2000000, 2000000);
    timerfd_settime(fd, 0, &time, NULL);
    usleep(30000);
    R(read(fd, &count, 8));
    CLAIM(count >= 10 && count < 1000);
    struct pollfd entry = {fd, POLLIN};
    R(poll(&entry, 1, 1000));
    R(entry.revents);
}

CASE(timerfd_absolute) {
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    long long count = 0;
    struct itimerspec time = after(1, 0);
    R(timerfd_settime(fd, TFD_TIMER_ABSTIME, &time, NULL));
    R(read(fd, &count, 8));
    R(count);
    clock_gettime(CLOCK_MONOTONIC, &time.it_value);
    time.it_value.tv_sec -= time.it_value.tv_sec > 1 ? 1 : 0;
    time.it_interval.tv_nsec = 100000000;
    R(timerfd_settime(fd, TFD_TIMER_ABSTIME, &time, NULL));
    R(read(fd, &count, 8));
    CLAIM(count >= 1);
    int wall = timerfd_create(CLOCK_REALTIME, 0);
    clock_gettime(CLOCK_REALTIME, &time.it_value);
    time.it_interval.tv_nsec = 0;
    R(timerfd_settime(wall, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &time, NULL));
    R(read(wall, &count, 8));
    R(count);
}

CASE(timerfd_set_again_forgets_and_tells_the_old) {
    int fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
    long long count = 0;
    struct itimerspec time = after(1000000, 0), old, long_ = {{3, 0}, {100, 0}};
    timerfd_settime(fd, 0, &time, NULL);
    usleep(3000);
    R(timerfd_settime(fd, 0, &long_, &old));
    R(old.it_value.tv_sec + old.it_value.tv_nsec);
    R(read(fd, &count, 8));
    struct itimerspec none = {0};
    R(timerfd_settime(fd, 0, &none, &old));
    R(old.it_interval.tv_sec);
    CLAIM(old.it_value.tv_sec == 99 || old.it_value.tv_sec == 100);
    R(timerfd_gettime(fd, &old));
    R(old.it_value.tv_sec);
    R(old.it_interval.tv_sec);
}

CASE(timerfd_and_epoll) {
    int fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK), epoll = epoll_create1(0);
    struct epoll_event event = {EPOLLIN | EPOLLET, {.u64 = 5}}, got;
    R(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event));
    R(epoll_wait(epoll, &got, 1, 0));
    struct itimerspec time = after(3000000, 0);
    timerfd_settime(fd, 0, &time, NULL);
    R(epoll_wait(epoll, &got, 1, 1000));
    R(got.events);
    R(got.data.u64);
    R(epoll_wait(epoll, &got, 1, 0));
}
