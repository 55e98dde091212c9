// SPDX-License-Identifier: Apache-2.0
// Handlers, their flags, masks, queues, sending.
#include "../cases.h"
#include <pthread.h>
#include <setjmp.h>
#include <sys/syscall.h>
#include <sys/wait.h>

static volatile int count;
static volatile int last;
static siginfo_t info;
static volatile int order[32];

static void simple(int signal) {
    order[count & 31] = signal;
    count++;
    last = signal;
}

static void full(int signal, siginfo_t *received, void *context) {
    count++;
    last = signal;
    info = *received;
}

static void install(int signal, void *handler, int flags) {
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    sigaction(signal, &action, NULL);
    count = 0;
    last = 0;
}

static sigset_t set_of(int signal) {
    sigset_t set;
    sigemptyset(&set);
    if (signal) {
        sigaddset(&set, signal);
    }
    return set;
}

static void block(int signal) {
    sigset_t set = set_of(signal);
    sigprocmask(SIG_BLOCK, &set, NULL);
}

static void unblock(int signal) {
    sigset_t set = set_of(signal);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
}

CASE(a_handler_gets_its_signal) {
    install(SIGUSR1, simple, 0);
    R(raise(SIGUSR1));
    R(count);
    R(last);
}

CASE(siginfo_of_kill) {
    install(SIGUSR1, full, SA_SIGINFO);
    R(kill(getpid(), SIGUSR1));
    R(info.si_signo);
    R(info.si_errno);
    R(info.si_code);
    CLAIM(info.si_pid == getpid());
    CLAIM(info.si_uid == getuid());
}

CASE(siginfo_of_tgkill) {
    install(SIGUSR1, full, SA_SIGINFO);
    R(syscall(SYS_tgkill, getpid(), gettid(), SIGUSR1));
    R(info.si_code);
    CLAIM(info.si_pid == getpid());
}

CASE(siginfo_of_sigqueue) {
    install(SIGUSR1, full, SA_SIGINFO);
    R(sigqueue(getpid(), SIGUSR1, (union sigval) {.sival_int = 42}));
    R(info.si_code);
    R(info.si_value.sival_int);
    CLAIM(info.si_pid == getpid());
}

CASE(siginfo_of_pthread_sigqueue) {
    install(SIGUSR2, full, SA_SIGINFO);
    R(pthread_sigqueue(pthread_self(), SIGUSR2, (union sigval) {.sival_ptr = (void *) 0x123456789aL}));
    R(info.si_code);
    R((long) info.si_value.sival_ptr);
}

CASE(siginfo_of_sigpipe) {
    int ends[2];
    pipe(ends);
    close(ends[0]);
    install(SIGPIPE, full, SA_SIGINFO);
    R(write(ends[1], "x", 1));
    R(info.si_code);
    CLAIM(info.si_pid == getpid());
    close(ends[1]);
    signal(SIGPIPE, SIG_DFL);
}

CASE(rt_sigaction_errors) {
    struct sigaction action = {.sa_handler = simple};
    R(syscall(SYS_rt_sigaction, SIGUSR1, NULL, NULL, 8));
    R(syscall(SYS_rt_sigaction, SIGUSR1, NULL, NULL, 4));
    R(syscall(SYS_rt_sigaction, SIGUSR1, NULL, NULL, 16));
    R(syscall(SYS_rt_sigaction, 0, NULL, NULL, 8));
    R(syscall(SYS_rt_sigaction, 65, NULL, NULL, 8));
    R(syscall(SYS_rt_sigaction, -1, NULL, NULL, 8));
    R(syscall(SYS_rt_sigaction, SIGUSR1, (void *) 8, NULL, 8));
    R(syscall(SYS_rt_sigaction, SIGUSR1, NULL, (void *) 8, 8));
    R(syscall(SYS_rt_sigaction, SIGKILL, &action, NULL, 8));
    R(syscall(SYS_rt_sigaction, SIGSTOP, &action, NULL, 8));
    R(syscall(SYS_rt_sigaction, SIGKILL, (void *) 8, NULL, 8));
}

CASE(rt_sigaction_of_sigkill_can_be_asked) {
    struct sigaction action;
    R(sigaction(SIGKILL, NULL, &action));
    R(action.sa_handler == SIG_DFL);
    R(sigaction(SIGSTOP, NULL, &action));
}

CASE(rt_sigaction_gives_back_what_was_set) {
    struct {
        void *handler;
        unsigned long flags;
        void *restorer;
        unsigned long mask;
    } action = {simple, SA_RESTART | SA_NODEFER | SA_ONSTACK | 0x04000000, (void *) 0x1234, -1UL}, old;
    R(syscall(SYS_rt_sigaction, SIGUSR2, &action, NULL, 8));
    R(syscall(SYS_rt_sigaction, SIGUSR2, NULL, &old, 8));
    CLAIM(old.handler == simple);
    R(old.flags);
    R((long) old.restorer);
    R(old.mask == ~(1UL << 8 | 1UL << 18));
    signal(SIGUSR2, SIG_DFL);
}

CASE(unknown_flags_of_sigaction_are_cleared) {
    struct {
        void *handler;
        unsigned long flags;
        void *restorer;
        unsigned long mask;
    } action = {SIG_DFL, 0x04000000 | 0x10000 | 0x400 | 0x800, (void *) 0x1234, 0}, old;
    R(syscall(SYS_rt_sigaction, SIGUSR2, &action, NULL, 8));
    R(syscall(SYS_rt_sigaction, SIGUSR2, NULL, &old, 8));
    R(old.flags);
}

CASE(a_handler_blocks_its_own_signal) {
    sigset_t now;
    void handler(int signal) {
        count++;
        if (count == 1) {
            raise(SIGUSR1);
            sigset_t pending;
            sigpending(&pending);
            R(sigismember(&pending, SIGUSR1));
            R(count);
            sigprocmask(SIG_BLOCK, NULL, &now);
            R(sigismember(&now, SIGUSR1));
        }
    }
    install(SIGUSR1, handler, 0);
    raise(SIGUSR1);
    R(count);
    sigprocmask(SIG_BLOCK, NULL, &now);
    R(sigismember(&now, SIGUSR1));
}

CASE(nodefer_lets_a_handler_be_interrupted_by_its_own_signal) {
    void handler(int signal) {
        count++;
        if (count == 1) {
            raise(SIGUSR1);
            R(count);
        }
    }
    install(SIGUSR1, handler, SA_NODEFER);
    raise(SIGUSR1);
    R(count);
}

CASE(a_handler_blocks_the_signals_of_its_mask) {
    void handler(int signal) {
        raise(SIGUSR2);
        R(count);
    }
    install(SIGUSR2, simple, 0);
    struct sigaction action = {.sa_handler = handler, .sa_mask = set_of(SIGUSR2)};
    sigaction(SIGUSR1, &action, NULL);
    raise(SIGUSR1);
    R(count);
}

CASE(resethand_makes_it_the_default_before_the_handler_runs) {
    void handler(int signal) {
        struct sigaction now;
        sigaction(SIGUSR1, NULL, &now);
        R(now.sa_handler == SIG_DFL);
        R(now.sa_flags & SA_RESETHAND);
        count++;
    }
    install(SIGUSR1, handler, SA_RESETHAND);
    raise(SIGUSR1);
    R(count);
}

CASE(the_mask_that_a_handler_changes_in_its_context_takes_effect) {
    void handler(int signal, siginfo_t *received, void *context) {
        sigaddset((sigset_t *) ((char *) context + 296), SIGUSR2);
    }
    install(SIGUSR1, handler, SA_SIGINFO);
    raise(SIGUSR1);
    sigset_t now;
    sigprocmask(SIG_BLOCK, NULL, &now);
    R(sigismember(&now, SIGUSR2));
    R(sigismember(&now, SIGUSR1));
    unblock(SIGUSR2);
}

CASE(ignored_signals_do_nothing) {
    signal(SIGUSR1, SIG_IGN);
    R(raise(SIGUSR1));
    R(kill(getpid(), SIGCHLD));
    R(kill(getpid(), SIGURG));
    R(kill(getpid(), SIGWINCH));
    R(kill(getpid(), SIGCONT));
}

CASE(an_ignored_signal_is_kept_while_it_is_blocked) {
    signal(SIGUSR1, SIG_IGN);
    block(SIGUSR1);
    raise(SIGUSR1);
    sigset_t pending;
    sigpending(&pending);
    R(sigismember(&pending, SIGUSR1));
    unblock(SIGUSR1);
}

CASE(ignoring_forgets_what_is_pending) {
    install(SIGUSR1, simple, 0);
    block(SIGUSR1);
    raise(SIGUSR1);
    signal(SIGUSR1, SIG_IGN);
    install(SIGUSR1, simple, 0);
    unblock(SIGUSR1);
    R(count);
}

CASE(a_blocked_signal_with_default_ignore_is_kept) {
    signal(SIGCHLD, SIG_DFL);
    block(SIGCHLD);
    raise(SIGCHLD);
    sigset_t pending;
    sigpending(&pending);
    R(sigismember(&pending, SIGCHLD));
    install(SIGCHLD, simple, 0);
    unblock(SIGCHLD);
    R(count);
    signal(SIGCHLD, SIG_DFL);
}

CASE(a_signal_ignored_while_it_was_blocked_can_be_handled_later) {
    block(SIGUSR2);
    signal(SIGUSR2, SIG_IGN);
    raise(SIGUSR2);
    install(SIGUSR2, simple, 0);
    sigset_t pending;
    sigpending(&pending);
    R(sigismember(&pending, SIGUSR2));
    unblock(SIGUSR2);
    R(count);
}

CASE(an_ordinary_signal_is_pending_once) {
    install(SIGUSR1, simple, 0);
    block(SIGUSR1);
    for (int i = 0; i < 5; i++) {
        raise(SIGUSR1);
    }
    R(count);
    unblock(SIGUSR1);
    R(count);
}

CASE(real_time_signals_queue_in_order) {
    int values[8], got = 0;
    void handler(int signal, siginfo_t *received, void *context) {
        values[got++] = received->si_value.sival_int;
    }
    install(SIGRTMIN + 1, handler, SA_SIGINFO);
    block(SIGRTMIN + 1);
    for (int i = 0; i < 4; i++) {
        sigqueue(getpid(), SIGRTMIN + 1, (union sigval) {.sival_int = 10 + i});
    }
    unblock(SIGRTMIN + 1);
    R(got);
    for (int i = 0; i < got; i++) {
        R(values[i]);
    }
}

CASE(lower_signals_are_delivered_last_and_so_run_first) {
    install(SIGUSR1, simple, 0);
    install(SIGUSR2, simple, 0);
    install(SIGRTMIN + 2, simple, 0);
    install(SIGHUP, simple, 0);
    sigset_t all, old;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &old);
    raise(SIGRTMIN + 2);
    raise(SIGUSR2);
    raise(SIGUSR1);
    raise(SIGHUP);
    count = 0;
    sigprocmask(SIG_SETMASK, &old, NULL);
    for (int i = 0; i < 4; i++) {
        R(order[i]);
    }
}

CASE(a_signal_of_the_thread_goes_before_one_of_the_process) {
    install(SIGUSR1, simple, 0);
    install(SIGUSR2, simple, 0);
    sigset_t set = set_of(SIGUSR1), waited;
    sigaddset(&set, SIGUSR2);
    sigprocmask(SIG_BLOCK, &set, NULL);
    kill(getpid(), SIGUSR1);
    syscall(SYS_tgkill, getpid(), gettid(), SIGUSR2);
    R(sigwaitinfo(&set, NULL));
    R(sigwaitinfo(&set, NULL));
    sigprocmask(SIG_UNBLOCK, &set, NULL);
}

CASE(sigprocmask_errors) {
    sigset_t set = set_of(SIGUSR1);
    R(syscall(SYS_rt_sigprocmask, 3, &set, NULL, 8));
    R(syscall(SYS_rt_sigprocmask, -1, &set, NULL, 8));
    R(syscall(SYS_rt_sigprocmask, 77, NULL, NULL, 8));
    R(syscall(SYS_rt_sigprocmask, SIG_BLOCK, &set, NULL, 4));
    R(syscall(SYS_rt_sigprocmask, SIG_BLOCK, (void *) 8, NULL, 8));
    R(syscall(SYS_rt_sigprocmask, SIG_BLOCK, NULL, (void *) 8, 8));
}

CASE(sigkill_and_sigstop_cannot_be_blocked) {
    sigset_t all, old;
    sigfillset(&all);
    R(syscall(SYS_rt_sigprocmask, SIG_SETMASK, &all, &old, 8));
    R(syscall(SYS_rt_sigprocmask, SIG_SETMASK, &old, &all, 8));
    R(sigismember(&all, SIGKILL));
    R(sigismember(&all, SIGSTOP));
    R(sigismember(&all, SIGTERM));
}

CASE(sigpending_errors) {
    unsigned long set;
    R(syscall(SYS_rt_sigpending, &set, 9));
    R(syscall(SYS_rt_sigpending, (void *) 8, 8));
    R(syscall(SYS_rt_sigpending, &set, 8));
    R(set);
    set = -1;
    R(syscall(SYS_rt_sigpending, &set, 4));
    R(set >> 32 == 0xffffffff);
}

CASE(sigpending_tells_both_kinds) {
    block(SIGUSR1);
    block(SIGUSR2);
    kill(getpid(), SIGUSR1);
    syscall(SYS_tgkill, getpid(), gettid(), SIGUSR2);
    sigset_t pending;
    sigpending(&pending);
    R(sigismember(&pending, SIGUSR1));
    R(sigismember(&pending, SIGUSR2));
    signal(SIGUSR1, SIG_IGN);
    signal(SIGUSR2, SIG_IGN);
    unblock(SIGUSR1);
    unblock(SIGUSR2);
}

CASE(kill_errors) {
    R(kill(getpid(), 65));
    R(kill(getpid(), -1));
    R(kill(getpid(), 0));
    R(kill(0x3ffffffe, 0));
    R(kill(0x3ffffffe, 65));
    R(kill(-0x3ffffffe, SIGUSR1));
    R(kill(0x80000000, SIGUSR1));
}

CASE(tkill_errors) {
    R(syscall(SYS_tkill, gettid(), 0));
    R(syscall(SYS_tkill, 0, 0));
    R(syscall(SYS_tkill, -1, 0));
    R(syscall(SYS_tkill, 0x3ffffffe, 0));
    R(syscall(SYS_tkill, gettid(), 65));
    R(syscall(SYS_tkill, 0x3ffffffe, 65));
}

CASE(tgkill_errors) {
    R(syscall(SYS_tgkill, getpid(), gettid(), 0));
    R(syscall(SYS_tgkill, 0, gettid(), 0));
    R(syscall(SYS_tgkill, getpid(), 0, 0));
    R(syscall(SYS_tgkill, -1, gettid(), 0));
    R(syscall(SYS_tgkill, 0x3ffffffe, gettid(), 0));
    R(syscall(SYS_tgkill, getpid(), 0x3ffffffe, 0));
    R(syscall(SYS_tgkill, getpid(), gettid(), 65));
}

CASE(rt_sigqueueinfo_errors) {
    siginfo_t sent = {.si_code = SI_QUEUE};
    R(syscall(SYS_rt_sigqueueinfo, getpid(), 65, &sent));
    R(syscall(SYS_rt_sigqueueinfo, getpid(), 0, &sent));
    R(syscall(SYS_rt_sigqueueinfo, getpid(), SIGUSR1, (void *) 8));
    R(syscall(SYS_rt_sigqueueinfo, 0x3ffffffe, SIGUSR1, &sent));
    R(syscall(SYS_rt_sigqueueinfo, 0, SIGUSR1, &sent));
}

CASE(rt_tgsigqueueinfo_errors) {
    siginfo_t sent = {.si_code = SI_QUEUE};
    R(syscall(SYS_rt_tgsigqueueinfo, getpid(), gettid(), 65, &sent));
    R(syscall(SYS_rt_tgsigqueueinfo, getpid(), gettid(), 0, &sent));
    R(syscall(SYS_rt_tgsigqueueinfo, getpid(), 0, SIGUSR1, &sent));
    R(syscall(SYS_rt_tgsigqueueinfo, 0, gettid(), SIGUSR1, &sent));
    R(syscall(SYS_rt_tgsigqueueinfo, getpid(), gettid(), SIGUSR1, (void *) 8));
    R(syscall(SYS_rt_tgsigqueueinfo, getpid(), 0x3ffffffe, SIGUSR1, &sent));
}

CASE(one_may_send_oneself_any_code) {
    install(SIGUSR1, full, SA_SIGINFO);
    siginfo_t sent = {.si_code = 99, .si_errno = 5};
    sent.si_pid = 4711;
    R(syscall(SYS_rt_sigqueueinfo, getpid(), SIGUSR1, &sent));
    R(info.si_signo);
    R(info.si_code);
    R(info.si_pid);
    R(info.si_errno);
}

CASE(sigqueue_of_all_bytes_of_siginfo) {
    install(SIGRTMIN + 3, full, SA_SIGINFO);
    unsigned char bytes[128];
    for (int i = 0; i < 128; i++) {
        bytes[i] = i;
    }
    ((siginfo_t *) bytes)->si_code = SI_QUEUE;
    R(syscall(SYS_rt_sigqueueinfo, getpid(), SIGRTMIN + 3, bytes));
    R(((unsigned char *) &info)[20]);
    R(((unsigned char *) &info)[31]);
    R(((unsigned char *) &info)[32]);
    R(((unsigned char *) &info)[47]);
}

CASE(the_queue_has_a_limit) {
    struct rlimit {
        unsigned long soft, hard;
    } limit, old;
    syscall(SYS_prlimit64, 0, 11, NULL, &old);                // RLIMIT_SIGPENDING
    limit = old;
    limit.soft = 3;
    syscall(SYS_prlimit64, 0, 11, &limit, NULL);
    block(SIGRTMIN + 4);
    int sent = 0;
    while (sent < 100 && sigqueue(getpid(), SIGRTMIN + 4, (union sigval) {.sival_int = sent}) == 0) {
        sent++;
    }
    R(sent <= 3);
    R(sigqueue(getpid(), SIGRTMIN + 4, (union sigval) {.sival_int = 1}));
    block(SIGUSR1);
    R(raise(SIGUSR1));
    sigset_t pending;
    sigpending(&pending);
    R(sigismember(&pending, SIGUSR1));
    signal(SIGRTMIN + 4, SIG_IGN);
    signal(SIGUSR1, SIG_IGN);
    unblock(SIGRTMIN + 4);
    unblock(SIGUSR1);
    syscall(SYS_prlimit64, 0, 11, &old, NULL);
}

CASE(sigtimedwait_takes_in_order_of_numbers) {
    sigset_t set = set_of(SIGUSR1);
    sigaddset(&set, SIGRTMIN);
    sigaddset(&set, SIGHUP);
    sigprocmask(SIG_BLOCK, &set, NULL);
    kill(getpid(), SIGRTMIN);
    kill(getpid(), SIGUSR1);
    kill(getpid(), SIGHUP);
    R(sigwaitinfo(&set, NULL));
    R(sigwaitinfo(&set, NULL));
    R(sigwaitinfo(&set, NULL) == SIGRTMIN);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
}

CASE(sigtimedwait_errors) {
    sigset_t set = set_of(SIGUSR1);
    struct timespec zero = {0, 0}, bad = {0, 1000000000}, negative = {-1, 0};
    R(syscall(SYS_rt_sigtimedwait, &set, NULL, &zero, 4));
    R(syscall(SYS_rt_sigtimedwait, (void *) 8, NULL, &zero, 8));
    R(syscall(SYS_rt_sigtimedwait, &set, NULL, (void *) 8, 8));
    R(syscall(SYS_rt_sigtimedwait, &set, NULL, &bad, 8));
    R(syscall(SYS_rt_sigtimedwait, &set, NULL, &negative, 8));
    R(syscall(SYS_rt_sigtimedwait, &set, NULL, &zero, 8));
}

CASE(sigtimedwait_times_out) {
    sigset_t set = set_of(SIGUSR1);
    struct timespec time = {0, 20000000};
    long long before = now_nanos();
    R(sigtimedwait(&set, NULL, &time));
    CLAIM(now_nanos() - before >= 20000000);
}

CASE(sigtimedwait_is_interrupted_by_another_signal) {
    install(SIGALRM, simple, SA_RESTART);
    sigset_t set = set_of(SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    struct timespec time = {5, 0};
    ualarm(20000, 0);
    R(sigtimedwait(&set, NULL, &time));
    R(count);
    unblock(SIGUSR1);
}

CASE(sigtimedwait_gives_siginfo) {
    block(SIGUSR1);
    sigset_t set = set_of(SIGUSR1);
    sigqueue(getpid(), SIGUSR1, (union sigval) {.sival_int = 5});
    siginfo_t got;
    memset(&got, -1, sizeof got);
    R(sigwaitinfo(&set, &got));
    R(got.si_signo);
    R(got.si_code);
    R(got.si_value.sival_int);
    unblock(SIGUSR1);
}

CASE(sigwait_takes_a_signal_that_is_ignored_by_default) {
    block(SIGCHLD);
    sigset_t set = set_of(SIGCHLD);
    raise(SIGCHLD);
    int got = 0;
    R(sigwait(&set, &got));
    R(got);
    unblock(SIGCHLD);
}

CASE(sigsuspend_runs_the_handler_and_restores_the_mask) {
    install(SIGUSR1, simple, 0);
    block(SIGUSR1);
    raise(SIGUSR1);
    sigset_t none = set_of(0), now;
    R(sigsuspend(&none));
    R(count);
    sigprocmask(SIG_BLOCK, NULL, &now);
    R(sigismember(&now, SIGUSR1));
    unblock(SIGUSR1);
}

CASE(sigsuspend_errors) {
    sigset_t none = set_of(0);
    R(syscall(SYS_rt_sigsuspend, &none, 4));
    R(syscall(SYS_rt_sigsuspend, (void *) 8, 8));
}

CASE(pause_ends_with_eintr_even_with_restart) {
    install(SIGALRM, simple, SA_RESTART);
    ualarm(10000, 0);
    R(pause());
    R(count);
}

CASE(pause_is_not_ended_by_an_ignored_signal) {
    install(SIGALRM, simple, 0);
    void *sends(void *unused) {
        kill(getpid(), SIGCHLD);
        kill(getpid(), SIGURG);
        usleep(20000);
        R(count);
        pthread_kill((pthread_t) unused, SIGALRM);
        return NULL;
    }
    pthread_t thread;
    pthread_create(&thread, NULL, sends, (void *) pthread_self());
    R(pause());
    R(count);
    pthread_join(thread, NULL);
}

CASE(signals_of_the_process_go_to_a_thread_that_does_not_block_them) {
    static volatile int by;
    void handler(int signal) {
        by = gettid();
    }
    static volatile int id, stop;
    void *spins(void *unused) {
        unblock(SIGUSR1);
        id = gettid();
        while (!stop) {
            usleep(1000);
        }
        return NULL;
    }
    install(SIGUSR1, handler, 0);
    block(SIGUSR1);
    by = id = stop = 0;
    pthread_t thread;
    pthread_create(&thread, NULL, spins, NULL);
    while (!id) {
        usleep(1000);
    }
    kill(getpid(), SIGUSR1);
    while (!by) {
        usleep(1000);
    }
    CLAIM(by == id);
    stop = 1;
    pthread_join(thread, NULL);
    unblock(SIGUSR1);
}

CASE(a_new_thread_inherits_the_mask_but_no_pending_signals) {
    void *asks(void *unused) {
        sigset_t now, pending;
        sigprocmask(SIG_BLOCK, NULL, &now);
        sigpending(&pending);
        R(sigismember(&now, SIGUSR1));
        R(sigismember(&now, SIGUSR2));
        R(sigismember(&pending, SIGUSR1));
        return NULL;
    }
    block(SIGUSR1);
    signal(SIGUSR1, SIG_DFL);
    syscall(SYS_tgkill, getpid(), gettid(), SIGUSR1);
    pthread_t thread;
    pthread_create(&thread, NULL, asks, NULL);
    pthread_join(thread, NULL);
    signal(SIGUSR1, SIG_IGN);
    unblock(SIGUSR1);
}

CASE(many_signals_between_two_threads) {
    static volatile int got;
    void handler(int signal) {
        got++;
    }
    void *sends(void *to) {
        for (int i = 0; i < 200; i++) {
            int before = got;
            pthread_kill((pthread_t) to, SIGUSR1);
            while (got == before) {
                sched_yield();
            }
        }
        return NULL;
    }
    got = 0;
    install(SIGUSR1, handler, SA_RESTART);
    pthread_t thread;
    pthread_create(&thread, NULL, sends, (void *) pthread_self());
    pthread_join(thread, NULL);
    R(got);
}

CASE(siglongjmp_out_of_a_handler) {
    static sigjmp_buf place;
    void handler(int signal) {
        siglongjmp(place, signal);
    }
    install(SIGUSR1, handler, 0);
    if (sigsetjmp(place, 1) == 0) {
        raise(SIGUSR1);
        printf("not reached\n");
    }
    sigset_t now;
    sigprocmask(SIG_BLOCK, NULL, &now);
    R(sigismember(&now, SIGUSR1));
}

CASE(sigcont_forgets_stop_signals_and_the_reverse) {
    block(SIGTSTP);
    block(SIGCONT);
    raise(SIGTSTP);
    raise(SIGCONT);
    sigset_t pending;
    sigpending(&pending);
    R(sigismember(&pending, SIGTSTP));
    R(sigismember(&pending, SIGCONT));
    raise(SIGTSTP);
    sigpending(&pending);
    R(sigismember(&pending, SIGTSTP));
    R(sigismember(&pending, SIGCONT));
    signal(SIGTSTP, SIG_IGN);
    unblock(SIGTSTP);
    unblock(SIGCONT);
    signal(SIGTSTP, SIG_DFL);
}

CASE(sigtstp_with_a_handler_does_not_stop) {
    install(SIGTSTP, simple, 0);
    raise(SIGTSTP);
    R(count);
    signal(SIGTSTP, SIG_DFL);
}

CASE(rt_sigreturn_gives_back_all_registers) {
    void handler(int signal) {
        asm volatile ("" : : : "rbx", "r12", "r13", "r14", "r15");
        count++;
    }
    install(SIGUSR1, handler, 0);
    long pid = getpid(), tid = gettid(), result, ok;
    asm volatile (
            "mov $1, %%rbx; mov $2, %%r8; mov $3, %%r9; mov $4, %%r10; mov $5, %%r12; mov $6, %%r13; mov $7, %%r14; mov $8, %%r15\n"
            "mov $234, %%eax; syscall\n"
            "mov %%rax, %0\n"
            "xor %%eax, %%eax\n"
            "cmp $1, %%rbx; setne %%al; cmp $2, %%r8; jne 1f; cmp $3, %%r9; jne 1f; cmp $4, %%r10; jne 1f; cmp $5, %%r12; jne 1f\n"
            "cmp $6, %%r13; jne 1f; cmp $7, %%r14; jne 1f; cmp $8, %%r15; jne 1f; jmp 2f\n"
            "1: mov $99, %%eax\n"
            "2: mov %%rax, %1\n"
            : "=&D" (result), "=&S" (ok) : "0" (pid), "1" (tid), "d" (SIGUSR1) : "rax", "rbx", "rcx", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15", "memory");
    R(result);
    R(ok);
    R(count);
}

CASE(rt_sigreturn_with_garbage_is_segv) {
    static sigjmp_buf place;
    void handler(int signal, siginfo_t *received, void *context) {
        siglongjmp(place, received->si_code + 1000);
    }
    static char stack[65536];
    stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack}, none = {.ss_flags = SS_DISABLE};
    sigaltstack(&alternate, NULL);
    install(SIGSEGV, handler, SA_SIGINFO | SA_ONSTACK);
    int result = sigsetjmp(place, 1);
    if (result == 0) {
        asm volatile ("mov $16, %%rsp; mov $15, %%eax; syscall" : : : "memory");
    }
    R(result);
    sigaltstack(&none, NULL);
    signal(SIGSEGV, SIG_DFL);
}
