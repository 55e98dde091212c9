// SPDX-License-Identifier: Apache-2.0
// setitimer(2), alarm(2), timer_create(2).
#include "../cases.h"
#include <pthread.h>
#include <sys/syscall.h>
#include <sys/time.h>

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

static volatile int count;
static volatile int by;
static siginfo_t info;
static const struct itimerspec NEVER;

static void notes(int signal, siginfo_t *received, void *context) {
    count++;
    by = gettid();
    info = *received;
}

static void install(int signal) {
    struct sigaction action = {.sa_sigaction = notes, .sa_flags = SA_SIGINFO | SA_RESTART};
    sigaction(signal, &action, NULL);
    count = 0;
    by = 0;
}

static void spin(int millis) {
    long long end = now_nanos() + millis * 1000000LL;
    while (now_nanos() < end) {
    }
}

// Uses processor time, however busy the machine is.
static void burn(int millis) {
    struct timespec now, until;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &until);
    long long end = until.tv_sec * 1000000000LL + until.tv_nsec + millis * 1000000LL;
    do {
        for (volatile int i = 0; i < 100000; i++) {          // so that it is user time
        }
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    } while (now.tv_sec * 1000000000LL + now.tv_nsec < end);
}

static timer_t create(int clock, int notify, int signal) {
    struct sigevent event = {.sigev_notify = notify, .sigev_signo = signal, .sigev_value.sival_int = 4711};
    timer_t timer = NULL;
    R(timer_create(clock, &event, &timer));
    return timer;
}

static void set(timer_t timer, long nanos, long interval) {
    struct itimerspec time = {{0, interval}, {0, nanos}};
    R(timer_settime(timer, 0, &time, NULL));
}

CASE(setitimer_errors) {
    struct itimerval time = {{0, 0}, {0, 1000000}}, negative = {{0, 0}, {0, -1}}, seconds = {{0, 0}, {-1, 0}}, interval = {{0, 1000000}, {0, 1}};
    R(setitimer(3, &time, NULL));
    R(setitimer(-1, &time, NULL));
    R(setitimer(ITIMER_REAL, &time, NULL));
    R(setitimer(ITIMER_REAL, &negative, NULL));
    R(setitimer(ITIMER_REAL, &seconds, NULL));
    R(setitimer(ITIMER_REAL, &interval, NULL));
    R(syscall(SYS_setitimer, ITIMER_REAL, 8, NULL));
    R(syscall(SYS_getitimer, ITIMER_REAL, 8));
    R(syscall(SYS_getitimer, 3, &time));
}

CASE(getitimer_tells_what_is_left) {
    struct itimerval time = {{7, 5}, {100, 500000}}, now;
    R(setitimer(ITIMER_REAL, &time, NULL));
    R(getitimer(ITIMER_REAL, &now));
    CLAIM(now.it_value.tv_sec == 100 || now.it_value.tv_sec == 99);
    R(now.it_interval.tv_sec);
    R(now.it_interval.tv_usec);
    struct itimerval none = {{0, 0}, {0, 0}}, old;
    R(setitimer(ITIMER_REAL, &none, &old));
    R(old.it_interval.tv_sec);
    R(getitimer(ITIMER_REAL, &now));
    R(now.it_value.tv_sec + now.it_value.tv_usec);
    R(now.it_interval.tv_sec);
}

CASE(a_real_timer_repeats) {
    install(SIGALRM);
    struct itimerval time = {{0, 2000}, {0, 2000}}, none = {{0, 0}, {0, 0}};
    setitimer(ITIMER_REAL, &time, NULL);
    while (count < 5) {
    }
    setitimer(ITIMER_REAL, &none, NULL);
    R(info.si_signo);
    R(info.si_code);
}

CASE(alarm_gives_back_the_seconds_that_were_left) {
    R(alarm(100));
    R(alarm(50));
    R(alarm(0));
    R(alarm(0));
}

CASE(alarm_and_setitimer_share_one_timer) {
    struct itimerval now;
    alarm(100);
    R(getitimer(ITIMER_REAL, &now));
    CLAIM(now.it_value.tv_sec == 99 || now.it_value.tv_sec == 100);
    R(now.it_interval.tv_sec);
    alarm(0);
}

CASE(a_virtual_timer_counts_processor_time) {
    install(SIGVTALRM);
    struct itimerval time = {{0, 0}, {0, 30000}}, now;
    R(setitimer(ITIMER_VIRTUAL, &time, NULL));
    usleep(60000);
    R(count);
    burn(200);
    R(count);
    R(info.si_signo);
    R(getitimer(ITIMER_VIRTUAL, &now));
    R(now.it_value.tv_usec);
}

CASE(a_profiling_timer_counts_processor_time) {
    install(SIGPROF);
    struct itimerval time = {{0, 10000}, {0, 10000}}, none = {{0, 0}, {0, 0}}, now;
    R(setitimer(ITIMER_PROF, &time, NULL));
    usleep(50000);
    CLAIM(count <= 1);
    burn(300);
    CLAIM(count >= 5);
    R(getitimer(ITIMER_PROF, &now));
    R(now.it_interval.tv_usec);
    R(setitimer(ITIMER_PROF, &none, NULL));
    R(info.si_code);
}

CASE(timer_create_errors) {
    timer_t timer;
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1};
    int id;
    R(syscall(SYS_timer_create, 77, &event, &id));
    R(syscall(SYS_timer_create, -1, &event, &id));
    R(syscall(SYS_timer_create, CLOCK_MONOTONIC_RAW, &event, &id));
    R(syscall(SYS_timer_create, CLOCK_REALTIME_COARSE, &event, &id));
    event.sigev_signo = 65;
    R(syscall(SYS_timer_create, CLOCK_MONOTONIC, &event, &id));
    event.sigev_signo = 0;
    R(syscall(SYS_timer_create, CLOCK_MONOTONIC, &event, &id));
    event.sigev_signo = SIGUSR1;
    event.sigev_notify = 99;
    R(syscall(SYS_timer_create, CLOCK_MONOTONIC, &event, &id));
    event.sigev_notify = SIGEV_SIGNAL;
    R(syscall(SYS_timer_create, CLOCK_MONOTONIC, &event, 8));
    R(syscall(SYS_timer_create, CLOCK_MONOTONIC, 8, &id));
    event.sigev_notify = SIGEV_THREAD_ID;
    event.sigev_notify_thread_id = 0x3ffffffe;
    R(syscall(SYS_timer_create, CLOCK_MONOTONIC, &event, &id));
    event.sigev_notify_thread_id = 0;
    R(syscall(SYS_timer_create, CLOCK_MONOTONIC, &event, &id));
}

CASE(calls_on_timers_that_are_not_there) {
    struct itimerspec time = {{0, 0}, {1, 0}};
    R(syscall(SYS_timer_settime, 77, 0, &time, NULL));
    R(syscall(SYS_timer_gettime, 77, &time));
    R(syscall(SYS_timer_getoverrun, 77));
    R(syscall(SYS_timer_delete, 77));
    R(syscall(SYS_timer_delete, -1));
}

CASE(timer_settime_errors) {
    timer_t timer = create(CLOCK_MONOTONIC, SIGEV_NONE, 0);
    struct itimerspec bad = {{0, 0}, {0, 1000000000}}, negative = {{0, 0}, {-1, 0}}, interval = {{0, -1}, {1, 0}};
    R(syscall(SYS_timer_settime, timer, 0, NULL, NULL));
    R(syscall(SYS_timer_settime, timer, 0, 8, NULL));
    R(syscall(SYS_timer_settime, timer, 0, &bad, NULL));
    R(syscall(SYS_timer_settime, timer, 0, &negative, NULL));
    R(syscall(SYS_timer_settime, timer, 0, &interval, NULL));
    R(syscall(SYS_timer_gettime, timer, 8));
    R(timer_delete(timer));
    R(timer_delete(timer));
}

CASE(a_timer_sends_its_signal) {
    install(SIGUSR1);
    timer_t timer = create(CLOCK_MONOTONIC, SIGEV_SIGNAL, SIGUSR1);
    set(timer, 5000000, 0);
    while (!count) {
    }
    R(info.si_signo);
    R(info.si_code);
    R(info.si_value.sival_int);
    R(info.si_overrun);
    CLAIM(info.si_timerid == (int) (long) timer);
    struct itimerspec now;
    R(timer_gettime(timer, &now));
    R(now.it_value.tv_nsec + now.it_value.tv_sec);
    R(timer_getoverrun(timer));
    R(timer_delete(timer));
}

CASE(a_timer_without_event_sends_sigalrm_with_its_id) {
    install(SIGALRM);
    int id = -1;
    R(syscall(SYS_timer_create, CLOCK_MONOTONIC, NULL, &id));
    struct itimerspec time = {{0, 0}, {0, 5000000}};
    R(syscall(SYS_timer_settime, id, 0, &time, NULL));
    while (!count) {
    }
    R(info.si_signo);
    CLAIM(info.si_value.sival_int == id);
    R(syscall(SYS_timer_delete, id));
}

CASE(a_periodic_timer_repeats) {
    install(SIGUSR1);
    timer_t timer = create(CLOCK_REALTIME, SIGEV_SIGNAL, SIGUSR1);
    set(timer, 3000000, 3000000);
    while (count < 4) {
    }
    R(timer_delete(timer));
}

CASE(overruns_are_counted) {
    install(SIGRTMIN);
    sigset_t mask;
    sigemptyset(&mask);
    sigaddset(&mask, SIGRTMIN);
    sigprocmask(SIG_BLOCK, &mask, NULL);
    timer_t timer = create(CLOCK_MONOTONIC, SIGEV_SIGNAL, SIGRTMIN);
    set(timer, 2000000, 2000000);
    usleep(50000);
    sigprocmask(SIG_UNBLOCK, &mask, NULL);
    CLAIM(count >= 1 && count <= 3);
    R(timer_settime(timer, 0, &NEVER, NULL));
    CLAIM(info.si_overrun >= 0);
    R(timer_delete(timer));
}

CASE(overruns_of_one_signal_that_waits) {
    sigset_t mask;
    sigemptyset(&mask);
    sigaddset(&mask, SIGRTMIN);
    sigprocmask(SIG_BLOCK, &mask, NULL);
    timer_t timer = create(CLOCK_MONOTONIC, SIGEV_SIGNAL, SIGRTMIN);
    set(timer, 2000000, 2000000);
    usleep(50000);
    siginfo_t got;
    R(sigwaitinfo(&mask, &got) == SIGRTMIN);
    CLAIM(got.si_overrun >= 10);
    CLAIM(timer_getoverrun(timer) == got.si_overrun);
    R(timer_delete(timer));
    struct timespec zero = {0, 0};
    sigtimedwait(&mask, &got, &zero);
    sigprocmask(SIG_UNBLOCK, &mask, NULL);
}

CASE(a_timer_for_one_thread) {
    static volatile int id, stop;
    void *spins(void *unused) {
        id = gettid();
        while (!stop) {
            usleep(500);
        }
        return NULL;
    }
    install(SIGUSR1);
    id = stop = 0;
    pthread_t thread;
    pthread_create(&thread, NULL, spins, NULL);
    while (!id) {
        usleep(500);
    }
    struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGUSR1, .sigev_notify_thread_id = id};
    int timer;
    R(syscall(SYS_timer_create, CLOCK_MONOTONIC, &event, &timer));
    struct itimerspec time = {{0, 0}, {0, 3000000}};
    R(syscall(SYS_timer_settime, timer, 0, &time, NULL));
    while (!by) {
        usleep(500);
    }
    CLAIM(by == id);
    R(info.si_code);
    stop = 1;
    pthread_join(thread, NULL);
    R(syscall(SYS_timer_delete, timer));
}

CASE(a_timer_that_calls_a_function) {
    static volatile int called;
    void function(union sigval value) {
        called = value.sival_int;
    }
    struct sigevent event = {.sigev_notify = SIGEV_THREAD, .sigev_notify_function = function, .sigev_value.sival_int = 12};
    timer_t timer;
    R(timer_create(CLOCK_MONOTONIC, &event, &timer));
    set(timer, 3000000, 0);
    while (!called) {
        usleep(1000);
    }
    R(called);
    R(timer_delete(timer));
}

CASE(a_timer_without_notification_only_counts) {
    timer_t timer = create(CLOCK_MONOTONIC, SIGEV_NONE, 0);
    set(timer, 500000000, 0);
    struct itimerspec now;
    R(timer_gettime(timer, &now));
    CLAIM(now.it_value.tv_nsec > 100000000);
    set(timer, 1000000, 0);
    usleep(3000);
    R(timer_gettime(timer, &now));
    R(now.it_value.tv_nsec);
    R(timer_delete(timer));
}

CASE(setting_a_timer_gives_back_what_was_left) {
    timer_t timer = create(CLOCK_MONOTONIC, SIGEV_SIGNAL, SIGUSR1);
    struct itimerspec time = {{3, 4}, {100, 0}}, old;
    R(timer_settime(timer, 0, &time, &old));
    R(old.it_value.tv_sec + old.it_value.tv_nsec);
    R(timer_settime(timer, 0, &NEVER, &old));
    CLAIM(old.it_value.tv_sec == 99 || old.it_value.tv_sec == 100);
    R(old.it_interval.tv_sec);
    R(old.it_interval.tv_nsec);
    R(timer_gettime(timer, &time));
    R(time.it_value.tv_sec);
    R(timer_delete(timer));
}

CASE(an_absolute_time_that_is_past_expires_at_once) {
    install(SIGUSR1);
    timer_t timer = create(CLOCK_MONOTONIC, SIGEV_SIGNAL, SIGUSR1);
    struct itimerspec time = {{0, 0}, {0, 1}};
    R(timer_settime(timer, TIMER_ABSTIME, &time, NULL));
    spin(5);
    R(count);
    R(timer_delete(timer));
}

CASE(an_absolute_timer_of_the_wall_clock) {
    install(SIGUSR1);
    timer_t timer = create(CLOCK_REALTIME, SIGEV_SIGNAL, SIGUSR1);
    struct itimerspec time = {{0, 0}, {0, 0}};
    clock_gettime(CLOCK_REALTIME, &time.it_value);
    time.it_value.tv_sec++;
    R(timer_settime(timer, TIMER_ABSTIME, &time, NULL));
    struct itimerspec left;
    R(timer_gettime(timer, &left));
    CLAIM(left.it_value.tv_sec == 0 && left.it_value.tv_nsec > 500000000);
    R(timer_delete(timer));
    R(count);
}

CASE(timers_of_all_clocks_that_have_them) {
    timer_delete(create(CLOCK_REALTIME, SIGEV_NONE, 0));
    timer_delete(create(CLOCK_MONOTONIC, SIGEV_NONE, 0));
    timer_delete(create(CLOCK_BOOTTIME, SIGEV_NONE, 0));
    timer_delete(create(CLOCK_TAI, SIGEV_NONE, 0));
    timer_delete(create(CLOCK_PROCESS_CPUTIME_ID, SIGEV_NONE, 0));
    timer_delete(create(CLOCK_THREAD_CPUTIME_ID, SIGEV_NONE, 0));
}

CASE(a_timer_of_processor_time) {
    install(SIGUSR1);
    timer_t timer = create(CLOCK_PROCESS_CPUTIME_ID, SIGEV_SIGNAL, SIGUSR1);
    set(timer, 30000000, 0);
    usleep(60000);
    R(count);
    burn(200);
    R(count);
    R(info.si_code);
    R(timer_delete(timer));
}

CASE(a_timer_of_a_threads_processor_time) {
    install(SIGUSR1);
    timer_t timer = create(CLOCK_THREAD_CPUTIME_ID, SIGEV_SIGNAL, SIGUSR1);
    set(timer, 20000000, 0);
    usleep(40000);
    R(count);
    burn(200);
    R(count);
    R(timer_delete(timer));
}

CASE(a_deleted_timer_sends_nothing) {
    install(SIGUSR1);
    timer_t timer = create(CLOCK_MONOTONIC, SIGEV_SIGNAL, SIGUSR1);
    set(timer, 5000000, 0);
    R(timer_delete(timer));
    spin(10);
    R(count);
}

CASE(many_timers) {
    install(SIGRTMIN);
    timer_t timers[40];
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN};
    for (int i = 0; i < 40; i++) {
        timer_create(CLOCK_MONOTONIC, &event, &timers[i]);
        struct itimerspec time = {{0, 0}, {0, 1000000 + i * 1000}};
        timer_settime(timers[i], 0, &time, NULL);
    }
    spin(30);
    R(count);
    for (int i = 0; i < 40; i++) {
        timer_delete(timers[i]);
    }
}
