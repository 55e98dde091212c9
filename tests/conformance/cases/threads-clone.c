// SPDX-License-Identifier: Apache-2.0
// clone(2), clone3(2), exit(2), set_tid_address(2), rseq(2), scheduling, membarrier(2).
#include "../cases.h"
#include <linux/futex.h>
#include <linux/sched.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

int clone(int (*)(void *), void *, int, void *, ...);
int sched_yield(void);

enum { THREAD = 0x100 | 0x200 | 0x400 | 0x800 | 0x10000 };           // VM, FS, FILES, SIGHAND, THREAD

static char stack_[65536] __attribute__((aligned(16)));
static volatile int ran;
static volatile int id;

static int runs(void *argument) {
    ran = (long) argument;
    id = syscall(SYS_gettid);
    return 0;
}

static void wait_for(volatile int *word) {
    int value;
    while ((value = *word) != 0) {
        syscall(SYS_futex, word, FUTEX_WAIT, value, NULL);
    }
}

CASE(clone_of_a_thread_with_all_that_is_told) {
    static int parent_id;
    static volatile int child_id = 1;
    ran = 0;
    child_id = 1;
    char tls[4096] = {0};
    int made = clone(runs, stack_ + sizeof stack_, THREAD | 0x100000 | 0x200000, (void *) 5, &parent_id, NULL, &child_id);
    CLAIM(made > 0);
    CLAIM(parent_id == made);
    wait_for(&child_id);
    R(ran);
    CLAIM(id == made);
}

CASE(clone_errors) {
    R(syscall(SYS_clone, 0x10000, stack_ + 65536, NULL, NULL, 0));                    // THREAD without SIGHAND
    R(syscall(SYS_clone, 0x10000 | 0x800, stack_ + 65536, NULL, NULL, 0));            // SIGHAND without VM
    R(syscall(SYS_clone, 0x800, stack_ + 65536, NULL, NULL, 0));
    R(syscall(SYS_clone, THREAD | 0x20000, stack_ + 65536, NULL, NULL, 0));           // NEWNS with FS
    R(syscall(SYS_clone, THREAD | 0x100000 | 0x1000, stack_ + 65536, NULL, NULL, 0)); // PARENT_SETTID with PIDFD
}

CASE(clone3_errors) {
    struct clone_args arguments = {0};
    R(syscall(SYS_clone3, &arguments, 63));
    R(syscall(SYS_clone3, &arguments, 0));
    R(syscall(SYS_clone3, &arguments, 5000));
    R(syscall(SYS_clone3, 8, 64));
    arguments.flags = 0x10000;
    R(syscall(SYS_clone3, &arguments, sizeof arguments));
    arguments.flags = THREAD;
    arguments.exit_signal = SIGCHLD;
    R(syscall(SYS_clone3, &arguments, sizeof arguments));
    arguments.exit_signal = 0;
    arguments.stack = (long) stack_;
    R(syscall(SYS_clone3, &arguments, sizeof arguments));
    arguments.stack = 0;
    arguments.stack_size = 4096;
    R(syscall(SYS_clone3, &arguments, sizeof arguments));
    arguments.stack_size = 0;
    arguments.flags = 0x400000;                                                        // DETACHED
    R(syscall(SYS_clone3, &arguments, sizeof arguments));
    arguments.flags = 0;
    arguments.exit_signal = 65;
    R(syscall(SYS_clone3, &arguments, sizeof arguments));
}

CASE(set_tid_address_gives_the_thread) {
    static int word;
    CLAIM(syscall(SYS_set_tid_address, &word) == gettid());
}

CASE(threads_have_numbers_of_their_own_in_one_process) {
    static int process, thread;
    void *asks(void *unused) {
        process = getpid();
        thread = gettid();
        return NULL;
    }
    pthread_t made;
    pthread_create(&made, NULL, asks, NULL);
    pthread_join(made, NULL);
    CLAIM(process == getpid());
    CLAIM(thread != gettid());
}

CASE(names_of_threads) {
    char name[17] = {0};
    R(prctl(PR_SET_NAME, "a-name-that-is-too-long"));
    R(prctl(PR_GET_NAME, name));
    printf("%s\n", name);
    R(prctl(PR_SET_NAME, 8));
    R(pthread_setname_np(pthread_self(), "short"));
    R(prctl(PR_GET_NAME, name));
    printf("%s\n", name);
}

CASE(many_threads_one_after_the_other) {
    void *returns(void *value) {
        return value;
    }
    long sum = 0;
    for (long i = 0; i < 300; i++) {
        pthread_t thread;
        void *value;
        if (pthread_create(&thread, NULL, returns, (void *) i) != 0 || pthread_join(thread, &value) != 0) {
            printf("failed\n");
        }
        sum += (long) value;
    }
    R(sum);
}

CASE(many_threads_at_once) {
    static pthread_barrier_t barrier;
    static int total;
    void *meets(void *unused) {
        pthread_barrier_wait(&barrier);
        __sync_fetch_and_add(&total, 1);
        return NULL;
    }
    pthread_t threads[50];
    total = 0;
    pthread_barrier_init(&barrier, NULL, 51);
    for (int i = 0; i < 50; i++) {
        pthread_create(&threads[i], NULL, meets, NULL);
    }
    pthread_barrier_wait(&barrier);
    for (int i = 0; i < 50; i++) {
        pthread_join(threads[i], NULL);
    }
    R(total);
}

CASE(a_thread_is_cancelled_in_a_call) {
    static int ends[2];
    static volatile int cleaned;
    void clean(void *unused) {
        cleaned = 1;
    }
    void *reads(void *unused) {
        char byte;
        pthread_cleanup_push(clean, NULL);
        read(ends[0], &byte, 1);
        pthread_cleanup_pop(0);
        return NULL;
    }
    pipe(ends);
    pthread_t thread;
    pthread_create(&thread, NULL, reads, NULL);
    usleep(5000);
    R(pthread_cancel(thread));
    void *value;
    R(pthread_join(thread, &value));
    CLAIM(value == PTHREAD_CANCELED);
    R(cleaned);
}

CASE(conditions_with_time) {
    static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    time.tv_nsec += 5000000;
    if (time.tv_nsec >= 1000000000) {
        time.tv_sec++;
        time.tv_nsec -= 1000000000;
    }
    pthread_mutex_lock(&mutex);
    R(pthread_cond_timedwait(&condition, &mutex, &time) == ETIMEDOUT);
    R(pthread_cond_clockwait(&condition, &mutex, CLOCK_MONOTONIC, &(struct timespec) {0, 1}) == ETIMEDOUT);
    pthread_mutex_unlock(&mutex);
}

CASE(rseq_errors) {
    static char area[64] __attribute__((aligned(32)));
    R(syscall(SYS_rseq, area, 31, 0, 1));
    R(syscall(SYS_rseq, area + 1, 32, 0, 1));
    R(syscall(SYS_rseq, area, 32, 8, 1));
    R(syscall(SYS_rseq, area, 32, 1, 1));
}

CASE(rseq_of_a_thread) {
    static char area[64] __attribute__((aligned(64)));
    static volatile int done;
    int asks(void *unused) {                                 // a thread without that of the C library
        int first = syscall(SYS_rseq, area, 32, 0, 0x53053053);
        int cpu = *(int *) (area + 4);
        int again = syscall(SYS_rseq, area, 32, 0, 0x53053053) == -1 ? errno : 0;
        int other = syscall(SYS_rseq, area, 32, 0, 1) == -1 ? errno : 0;
        int wrong = syscall(SYS_rseq, area, 32, 1, 1) == -1 ? errno : 0;
        int last = syscall(SYS_rseq, area, 32, 1, 0x53053053);
        printf("%d %d %d %d %d %d %d\n", first, cpu >= 0, again, other, wrong, last, *(int *) (area + 4));
        return 0;
    }
    done = 1;
    static char room[65536] __attribute__((aligned(16)));
    clone(asks, room + sizeof room, THREAD | 0x200000, NULL, NULL, NULL, &done);
    wait_for(&done);
}

CASE(scheduling_policies) {
    struct sched_param_ {
        int priority;
    } parameter = {0};
    R(syscall(SYS_sched_getscheduler, 0));
    R(syscall(SYS_sched_getscheduler, -1));
    R(syscall(SYS_sched_getscheduler, 0x3ffffffe));
    R(syscall(SYS_sched_getparam, 0, &parameter));
    R(parameter.priority);
    R(syscall(SYS_sched_getparam, 0, NULL));
    R(syscall(SYS_sched_getparam, -1, &parameter));
    R(syscall(SYS_sched_setscheduler, 0, 0, &parameter));
    R(syscall(SYS_sched_setscheduler, 0, 3, &parameter));
    R(syscall(SYS_sched_getscheduler, 0));
    R(syscall(SYS_sched_setscheduler, 0, 0, &parameter));
    R(syscall(SYS_sched_setscheduler, 0, 99, &parameter));
    R(syscall(SYS_sched_setscheduler, 0, 0, NULL));
    parameter.priority = 5;
    R(syscall(SYS_sched_setscheduler, 0, 0, &parameter));
    R(syscall(SYS_sched_setparam, 0, &parameter));
    R(syscall(SYS_sched_setscheduler, -1, 0, &parameter));
}

CASE(priorities_of_policies) {
    for (int policy = -1; policy <= 6; policy++) {
        printf("%d:\n", policy);
        R(syscall(SYS_sched_get_priority_max, policy));
        R(syscall(SYS_sched_get_priority_min, policy));
    }
}

CASE(sched_getattr_of_an_ordinary_thread) {
    struct {
        unsigned size, policy;
        unsigned long flags;
        int nice;
        unsigned priority;
        unsigned long runtime, deadline, period;
        unsigned low, high;
    } attributes;
    memset(&attributes, -1, sizeof attributes);
    R(syscall(SYS_sched_getattr, 0, &attributes, sizeof attributes, 0));
    R(attributes.size);
    R(attributes.policy);
    R(attributes.nice);
    R(attributes.priority);
    R(syscall(SYS_sched_getattr, 0, &attributes, 47, 0));
    R(syscall(SYS_sched_getattr, 0, &attributes, 48, 1));
    R(syscall(SYS_sched_getattr, 0x3ffffffe, &attributes, 48, 0));
    R(syscall(SYS_sched_getattr, 0, NULL, 48, 0));
    R(syscall(SYS_sched_getattr, -1, &attributes, 48, 0));
    attributes.size = 48;
    attributes.policy = 0;
    attributes.flags = 0;
    attributes.nice = 3;
    attributes.priority = 0;
    R(syscall(SYS_sched_setattr, 0, &attributes, 0));
    R(getpriority(PRIO_PROCESS, 0));
    R(syscall(SYS_sched_setattr, 0, &attributes, 1));
    R(syscall(SYS_sched_setattr, 0x3ffffffe, &attributes, 0));
    attributes.policy = 77;
    R(syscall(SYS_sched_setattr, 0, &attributes, 0));
    R(syscall(SYS_sched_setattr, 0, NULL, 0));
}

CASE(sched_rr_get_interval_errors) {
    struct timespec time;
    R(syscall(SYS_sched_rr_get_interval, 0, &time));
    R(syscall(SYS_sched_rr_get_interval, -1, &time));
    R(syscall(SYS_sched_rr_get_interval, 0x3ffffffe, &time));
    R(syscall(SYS_sched_rr_get_interval, 0, 8));
}

CASE(affinity_errors) {
    unsigned long mask = 1, none = 0;
    R(syscall(SYS_sched_setaffinity, 0, 8, &mask));
    R(syscall(SYS_sched_setaffinity, 0, 8, &none));
    R(syscall(SYS_sched_setaffinity, 0, 8, 8));
    R(syscall(SYS_sched_setaffinity, 0x3ffffffe, 8, &mask));
    R(syscall(SYS_sched_getaffinity, 0, 8, &mask) > 0);
    R(mask);
    R(syscall(SYS_sched_getaffinity, 0, 7, &mask));
    R(syscall(SYS_sched_getaffinity, 0x3ffffffe, 8, &mask));
    R(syscall(SYS_sched_getaffinity, 0, 8, 8));
}

CASE(membarrier_commands) {
    CLAIM((syscall(SYS_membarrier, 0, 0, 0) & 0x1f) == 0x1f);
    R(syscall(SYS_membarrier, 0, 1, 0));
    R(syscall(SYS_membarrier, 1, 0, 0));
    R(syscall(SYS_membarrier, 16, 0, 0));
    R(syscall(SYS_membarrier, 8, 0, 0));
    R(syscall(SYS_membarrier, 1 << 20, 0, 0));
    R(syscall(SYS_membarrier, 3, 0, 0));
}

CASE(getcpu_and_yield) {
    unsigned processor = -1, node = -1;
    R(syscall(SYS_getcpu, &processor, &node, NULL));
    CLAIM(processor < 1000 && node < 1000);
    R(syscall(SYS_getcpu, NULL, NULL, NULL));
    R(syscall(SYS_getcpu, 8, NULL, NULL));
    R(sched_yield());
}

CASE(arch_prctl_of_the_base_of_fs) {
    unsigned long base;
    R(syscall(SYS_arch_prctl, 0x1003, &base));
    CLAIM(base == *(unsigned long *) __builtin_thread_pointer());
    R(syscall(SYS_arch_prctl, 0x1003, 8));
    R(syscall(SYS_arch_prctl, 0x1002, 0xffff800000000000));
    R(syscall(SYS_arch_prctl, 0x9999, 0));
}
