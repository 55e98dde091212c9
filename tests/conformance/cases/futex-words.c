// SPDX-License-Identifier: Apache-2.0
// futex(2), robust lists.
#include "../cases.h"
#include <linux/futex.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/syscall.h>

static int word, word2;
static volatile int waiting, woken;

static long futex(void *place, int operation, int value, void *time, void *place2, int value3) {
    return syscall(SYS_futex, place, operation, value, time, place2, value3);
}

static void *waits(void *bits) {
    __sync_fetch_and_add(&waiting, 1);
    futex(&word, FUTEX_WAIT_BITSET, 0, NULL, NULL, (int) (long) bits);
    __sync_fetch_and_add(&woken, 1);
    return NULL;
}

static pthread_t threads[8];

static void start(int number, int bits) {
    waiting = woken = word = word2 = 0;
    for (int i = 0; i < number; i++) {
        pthread_create(&threads[i], NULL, waits, (void *) (long) (bits < 0 ? bits : 1 << i));
    }
    while (waiting < number) {
        usleep(500);
    }
    usleep(30000);                                  // a busy machine takes its time
}

static void end(int number) {
    futex(&word, FUTEX_WAKE, 1000, NULL, NULL, 0);
    futex(&word2, FUTEX_WAKE, 1000, NULL, NULL, 0);
    for (int i = 0; i < number; i++) {
        pthread_join(threads[i], NULL);
    }
}

static int settled(void) {
    usleep(30000);
    return woken;
}

CASE(wait_on_another_value) {
    word = 5;
    R(futex(&word, FUTEX_WAIT, 4, NULL, NULL, 0));
    R(futex(&word, FUTEX_WAIT_BITSET, 4, NULL, NULL, -1));
    R(futex(&word, FUTEX_WAIT | FUTEX_PRIVATE_FLAG, 4, NULL, NULL, 0));
}

CASE(wait_times_out) {
    word = 0;
    struct timespec time = {0, 10000000};
    long long before = now_nanos();
    R(futex(&word, FUTEX_WAIT, 0, &time, NULL, 0));
    CLAIM(now_nanos() - before >= 10000000);
}

CASE(wait_errors) {
    struct timespec bad = {0, 1000000000}, negative = {-1, 0};
    word = 0;
    R(futex(&word, FUTEX_WAIT, 0, &bad, NULL, 0));
    R(futex(&word, FUTEX_WAIT, 0, &negative, NULL, 0));
    R(futex(&word, FUTEX_WAIT, 0, (void *) 8, NULL, 0));
    R(futex((char *) &word + 1, FUTEX_WAIT, 0, NULL, NULL, 0));
    R(futex((void *) 8, FUTEX_WAIT, 0, NULL, NULL, 0));
    R(futex(NULL, FUTEX_WAIT, 0, NULL, NULL, 0));
    R(futex(&word, FUTEX_WAIT_BITSET, 0, NULL, NULL, 0));
    R(futex(&word, FUTEX_WAKE_BITSET, 1, NULL, NULL, 0));
    R(futex((void *) 0xffffffffff000000L, FUTEX_WAIT, 0, NULL, NULL, 0));
}

CASE(unknown_operations) {
    R(futex(&word, 14, 0, NULL, NULL, 0));
    R(futex(&word, 99, 0, NULL, NULL, 0));
    R(futex(&word, FUTEX_FD, 0, NULL, NULL, 0));
    R(futex(&word, FUTEX_WAKE | FUTEX_CLOCK_REALTIME, 0, NULL, NULL, 0));
    R(futex(&word, FUTEX_REQUEUE | FUTEX_CLOCK_REALTIME, 0, NULL, &word2, 0));
}

CASE(wait_with_the_wall_clock_is_relative) {
    word = 0;
    struct timespec time = {0, 5000000};
    R(futex(&word, FUTEX_WAIT | FUTEX_CLOCK_REALTIME, 0, &time, NULL, 0));
}

CASE(wait_bitset_is_absolute) {
    word = 0;
    struct timespec time = {0, 1};
    R(futex(&word, FUTEX_WAIT_BITSET, 0, &time, NULL, -1));
    clock_gettime(CLOCK_REALTIME, &time);
    R(futex(&word, FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME, 0, &time, NULL, -1));
    clock_gettime(CLOCK_MONOTONIC, &time);
    time.tv_nsec += 5000000;
    if (time.tv_nsec >= 1000000000) {
        time.tv_nsec -= 1000000000;
        time.tv_sec++;
    }
    R(futex(&word, FUTEX_WAIT_BITSET, 0, &time, NULL, -1));
    long long now = now_nanos();
    CLAIM(now >= time.tv_sec * 1000000000LL + time.tv_nsec);
}

CASE(wall_clock_waits_end_at_their_nanosecond) {
    word = 0;
    struct timespec time, after;
    clock_gettime(CLOCK_REALTIME, &time);
    time.tv_nsec += 2500000;
    if (time.tv_nsec >= 1000000000) {
        time.tv_nsec -= 1000000000;
        time.tv_sec++;
    }
    R(futex(&word, FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME, 0, &time, NULL, -1));
    clock_gettime(CLOCK_REALTIME, &after);
    CLAIM(after.tv_sec > time.tv_sec || after.tv_sec == time.tv_sec && after.tv_nsec >= time.tv_nsec);
}

CASE(wake_of_nobody) {
    R(futex(&word, FUTEX_WAKE, 1, NULL, NULL, 0));
    R(futex(&word, FUTEX_WAKE, 0, NULL, NULL, 0));
    R(futex((char *) &word + 2, FUTEX_WAKE, 1, NULL, NULL, 0));
    R(futex(NULL, FUTEX_WAKE, 1, NULL, NULL, 0));
    R(futex((void *) 8, FUTEX_WAKE | FUTEX_PRIVATE_FLAG, 1, NULL, NULL, 0));
}

CASE(wake_wakes_as_many_as_asked) {
    start(5, -1);
    R(futex(&word, FUTEX_WAKE, 2, NULL, NULL, 0));
    R(settled());
    R(futex(&word, FUTEX_WAKE, 1000, NULL, NULL, 0));
    end(5);
    R(woken);
}

CASE(wake_of_zero_wakes_one) {
    start(2, -1);
    R(futex(&word, FUTEX_WAKE, 0, NULL, NULL, 0));
    R(futex(&word, FUTEX_WAKE, -1, NULL, NULL, 0));
    end(2);
}

CASE(wake_bitset_wakes_those_with_the_bit) {
    start(4, 1);
    R(futex(&word, FUTEX_WAKE_BITSET, 10, NULL, NULL, 4));
    R(settled());
    R(futex(&word, FUTEX_WAKE_BITSET, 10, NULL, NULL, 3));
    R(settled());
    end(4);
}

CASE(private_and_shared_waiters_are_apart) {
    start(1, -1);
    R(futex(&word, FUTEX_WAKE | FUTEX_PRIVATE_FLAG, 1, NULL, NULL, 0));
    R(futex(&word, FUTEX_WAKE, 1, NULL, NULL, 0));
    end(1);
}

CASE(requeue_moves_the_rest) {
    start(4, -1);
    R(futex(&word, FUTEX_REQUEUE, 1, (void *) 2, &word2, 0));
    R(settled());
    R(futex(&word2, FUTEX_WAKE, 10, NULL, NULL, 0));
    R(futex(&word, FUTEX_WAKE, 10, NULL, NULL, 0));
    end(4);
}

CASE(cmp_requeue_compares_and_counts_all) {
    start(4, -1);
    R(futex(&word, FUTEX_CMP_REQUEUE, 1, (void *) 2, &word2, 1));
    R(futex(&word, FUTEX_CMP_REQUEUE, 1, (void *) 2, &word2, 0));
    R(futex(&word2, FUTEX_WAKE, 10, NULL, NULL, 0));
    end(4);
}

CASE(requeue_to_the_same_word) {
    start(2, -1);
    R(futex(&word, FUTEX_CMP_REQUEUE, 1, (void *) 10, &word, 0));
    end(2);
}

CASE(requeue_errors) {
    word = 0;
    R(futex(&word, FUTEX_CMP_REQUEUE, -1, (void *) 1, &word2, 0));
    R(futex(&word, FUTEX_CMP_REQUEUE, 1, (void *) -1, &word2, 0));
    R(futex(&word, FUTEX_CMP_REQUEUE, 1, (void *) 1, (char *) &word2 + 1, 0));
    R(futex(&word, FUTEX_CMP_REQUEUE, 1, (void *) 1, (void *) 8, 0));
    R(futex((void *) 8, FUTEX_CMP_REQUEUE, 1, (void *) 1, &word2, 0));
}

static long op(int operation, int argument, int compare, int with) {
    return FUTEX_OP(operation, argument, compare, with);
}

CASE(wake_op_changes_the_second_word) {
    word = 0;
    word2 = 10;
    R(futex(&word, FUTEX_WAKE_OP, 1, (void *) 1, &word2, op(FUTEX_OP_SET, 3, FUTEX_OP_CMP_EQ, 10)));
    R(word2);
    R(futex(&word, FUTEX_WAKE_OP, 1, (void *) 1, &word2, op(FUTEX_OP_ADD, 5, FUTEX_OP_CMP_EQ, 10)));
    R(word2);
    R(futex(&word, FUTEX_WAKE_OP, 1, (void *) 1, &word2, op(FUTEX_OP_OR, 0x33, FUTEX_OP_CMP_EQ, 10)));
    R(word2);
    R(futex(&word, FUTEX_WAKE_OP, 1, (void *) 1, &word2, op(FUTEX_OP_ANDN, 3, FUTEX_OP_CMP_EQ, 10)));
    R(word2);
    R(futex(&word, FUTEX_WAKE_OP, 1, (void *) 1, &word2, op(FUTEX_OP_XOR, 0xff, FUTEX_OP_CMP_EQ, 10)));
    R(word2);
    R(futex(&word, FUTEX_WAKE_OP, 1, (void *) 1, &word2, op(FUTEX_OP_SET | FUTEX_OP_OPARG_SHIFT, 4, FUTEX_OP_CMP_EQ, 10)));
    R(word2);
    R(futex(&word, FUTEX_WAKE_OP, 1, (void *) 1, &word2, op(FUTEX_OP_ADD, -1, FUTEX_OP_CMP_EQ, 10)));
    R(word2);
}

CASE(wake_op_wakes_by_the_comparison) {
    static const int COMPARISONS[] = {FUTEX_OP_CMP_EQ, FUTEX_OP_CMP_NE, FUTEX_OP_CMP_LT, FUTEX_OP_CMP_LE, FUTEX_OP_CMP_GT, FUTEX_OP_CMP_GE};
    for (int i = 0; i < 6; i++) {
        start(1, -1);
        R(futex(&word2, FUTEX_WAKE_OP, 1, (void *) 1, &word, op(FUTEX_OP_SET, 7, COMPARISONS[i], 0)));
        R(word);
        end(1);
    }
}

CASE(wake_op_errors) {
    word2 = 0;
    R(futex(&word, FUTEX_WAKE_OP, 1, (void *) 1, &word2, op(5, 1, FUTEX_OP_CMP_EQ, 0)));
    R(word2);
    R(futex(&word, FUTEX_WAKE_OP, 1, (void *) 1, &word2, op(FUTEX_OP_SET, 1, 6, 0)));
    R(futex(&word, FUTEX_WAKE_OP, 1, (void *) 1, (void *) 8, op(FUTEX_OP_SET, 1, FUTEX_OP_CMP_EQ, 0)));
    R(futex(&word, FUTEX_WAKE_OP, 1, (void *) 1, (char *) &word2 + 1, op(FUTEX_OP_SET, 1, FUTEX_OP_CMP_EQ, 0)));
}

CASE(a_shared_page_by_two_addresses) {
    int fd = open("shared", O_RDWR | O_CREAT, 0600);
    ftruncate(fd, 4096);
    int *a = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    int *b = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    static int *at;
    at = a;
    void *waits_there(void *unused) {
        waiting = 1;
        R(futex(at, FUTEX_WAIT, 0, NULL, NULL, 0));
        return NULL;
    }
    waiting = 0;
    pthread_create(&threads[0], NULL, waits_there, NULL);
    while (!waiting) {
        usleep(500);
    }
    usleep(3000);
    int count = futex(b, FUTEX_WAKE, 1, NULL, NULL, 0);
    if (!count) {
        futex(a, FUTEX_WAKE, 1, NULL, NULL, 0);
    }
    pthread_join(threads[0], NULL);
    printf("woken by the other address: %d\n", count);
    munmap(a, 4096);
    munmap(b, 4096);
    close(fd);
}

CASE(wait_on_memory_that_is_read_only) {
    int *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    struct timespec time = {0, 1000000};
    R(futex(page, FUTEX_WAIT | FUTEX_PRIVATE_FLAG, 0, &time, NULL, 0));
    R(futex(page, FUTEX_WAKE | FUTEX_PRIVATE_FLAG, 1, NULL, NULL, 0));
    munmap(page, 4096);
}

// ---- priority-inheriting words ----

CASE(lock_pi_of_a_free_word) {
    static int lock;
    lock = 0;
    R(futex(&lock, FUTEX_LOCK_PI, 0, NULL, NULL, 0));
    CLAIM(lock == gettid());
    R(futex(&lock, FUTEX_LOCK_PI, 0, NULL, NULL, 0));
    R(futex(&lock, FUTEX_UNLOCK_PI, 0, NULL, NULL, 0));
    R(lock);
    R(futex(&lock, FUTEX_UNLOCK_PI, 0, NULL, NULL, 0));
    R(futex(&lock, FUTEX_TRYLOCK_PI, 0, NULL, NULL, 0));
    CLAIM(lock == gettid());
    R(futex(&lock, FUTEX_UNLOCK_PI, 0, NULL, NULL, 0));
}

CASE(lock_pi_of_a_word_of_nobody) {
    static int lock;
    lock = 0x3ffffffe;
    R(futex(&lock, FUTEX_LOCK_PI, 0, NULL, NULL, 0));
    R(futex(&lock, FUTEX_TRYLOCK_PI, 0, NULL, NULL, 0));
    R(futex(&lock, FUTEX_UNLOCK_PI, 0, NULL, NULL, 0));
}

CASE(a_mutex_with_priority_inheritance) {
    static pthread_mutex_t mutex;
    static volatile int inside, total;
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    R(pthread_mutexattr_setprotocol(&attributes, PTHREAD_PRIO_INHERIT));
    R(pthread_mutex_init(&mutex, &attributes));
    void *uses(void *unused) {
        for (int i = 0; i < 300; i++) {
            pthread_mutex_lock(&mutex);
            total += ++inside == 1;
            if (i % 10 == 0) {
                sched_yield();
            }
            inside--;
            pthread_mutex_unlock(&mutex);
        }
        return NULL;
    }
    inside = total = 0;
    for (int i = 0; i < 4; i++) {
        pthread_create(&threads[i], NULL, uses, NULL);
    }
    for (int i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
    }
    R(total);
    R(pthread_mutex_trylock(&mutex));
    R(pthread_mutex_unlock(&mutex));
    R(pthread_mutex_destroy(&mutex));
}

CASE(a_timed_lock_with_priority_inheritance) {
    static pthread_mutex_t mutex;
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setprotocol(&attributes, PTHREAD_PRIO_INHERIT);
    pthread_mutex_init(&mutex, &attributes);
    void *tries(void *unused) {
        struct timespec time;
        clock_gettime(CLOCK_REALTIME, &time);
        time.tv_nsec += 10000000;
        if (time.tv_nsec >= 1000000000) {
            time.tv_nsec -= 1000000000;
            time.tv_sec++;
        }
        R(pthread_mutex_timedlock(&mutex, &time) == ETIMEDOUT);
        R(pthread_mutex_trylock(&mutex) == EBUSY);
        return NULL;
    }
    R(pthread_mutex_lock(&mutex));
    pthread_create(&threads[0], NULL, tries, NULL);
    pthread_join(threads[0], NULL);
    R(pthread_mutex_unlock(&mutex));
}

CASE(a_robust_mutex_with_priority_inheritance) {
    static pthread_mutex_t mutex;
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setprotocol(&attributes, PTHREAD_PRIO_INHERIT);
    pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&mutex, &attributes);
    void *dies(void *unused) {
        pthread_mutex_lock(&mutex);
        return NULL;
    }
    pthread_create(&threads[0], NULL, dies, NULL);
    pthread_join(threads[0], NULL);
    R(pthread_mutex_lock(&mutex) == EOWNERDEAD);
    R(pthread_mutex_consistent(&mutex));
    R(pthread_mutex_unlock(&mutex));
    R(pthread_mutex_lock(&mutex));
    R(pthread_mutex_unlock(&mutex));
}

CASE(an_owner_dies_whose_word_is_not_mapped_any_more) {
    static int *lock;
    static volatile int has;
    void *dies(void *unused) {
        R(futex(lock, FUTEX_LOCK_PI, 0, NULL, NULL, 0));
        has = 1;
        usleep(20000);
        munmap(lock, 4096);
        return NULL;
    }
    void *waits_for_it(void *unused) {
        futex(lock, FUTEX_LOCK_PI, 0, NULL, NULL, 0);
        return NULL;
    }
    lock = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    has = 0;
    pthread_create(&threads[0], NULL, dies, NULL);
    while (!has) {
        usleep(500);
    }
    pthread_create(&threads[1], NULL, waits_for_it, NULL);
    R(pthread_join(threads[0], NULL));
    R(pthread_join(threads[1], NULL));
}

// ---- robust lists ----

CASE(robust_list_errors) {
    void *head;
    size_t length;
    R(syscall(SYS_set_robust_list, &head, 23));
    R(syscall(SYS_get_robust_list, 0, &head, &length));
    R(length);
    R(syscall(SYS_get_robust_list, 0x3ffffffe, &head, &length));
    R(syscall(SYS_get_robust_list, 0, 8, &length));
    R(syscall(SYS_get_robust_list, 0, &head, 8));
    CLAIM(head != NULL);
}

CASE(a_robust_mutex_of_a_dead_thread) {
    static pthread_mutex_t mutexes[3];
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    for (int i = 0; i < 3; i++) {
        pthread_mutex_init(&mutexes[i], &attributes);
    }
    void *dies(void *unused) {
        for (int i = 0; i < 3; i++) {
            pthread_mutex_lock(&mutexes[i]);
        }
        return NULL;
    }
    pthread_create(&threads[0], NULL, dies, NULL);
    pthread_join(threads[0], NULL);
    R(pthread_mutex_lock(&mutexes[0]) == EOWNERDEAD);
    R(pthread_mutex_trylock(&mutexes[1]) == EOWNERDEAD);
    R(pthread_mutex_consistent(&mutexes[0]));
    R(pthread_mutex_unlock(&mutexes[0]));
    R(pthread_mutex_unlock(&mutexes[1]));
    R(pthread_mutex_lock(&mutexes[1]) == ENOTRECOVERABLE);
}

CASE(who_waits_for_a_robust_mutex_is_woken) {
    static pthread_mutex_t mutex;
    static volatile int locked, result;
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&mutex, &attributes);
    void *dies(void *unused) {
        pthread_mutex_lock(&mutex);
        locked = 1;
        usleep(10000);
        return NULL;
    }
    void *waits_for_it(void *unused) {
        result = pthread_mutex_lock(&mutex);
        return NULL;
    }
    locked = result = 0;
    pthread_create(&threads[0], NULL, dies, NULL);
    while (!locked) {
        usleep(500);
    }
    pthread_create(&threads[1], NULL, waits_for_it, NULL);
    pthread_join(threads[0], NULL);
    pthread_join(threads[1], NULL);
    R(result == EOWNERDEAD);
}

CASE(a_robust_list_that_leads_nowhere) {
    static struct robust_list_head head;
    static int lock;
    void *dies(void *unused) {
        head.list.next = (void *) 8;
        head.futex_offset = 0;
        head.list_op_pending = NULL;
        syscall(SYS_set_robust_list, &head, sizeof head);
        return NULL;
    }
    void *turns(void *unused) {
        static struct robust_list one;
        one.next = &one;
        head.list.next = &one;
        head.list_op_pending = (void *) &lock;
        lock = gettid();
        syscall(SYS_set_robust_list, &head, sizeof head);
        return NULL;
    }
    pthread_create(&threads[0], NULL, dies, NULL);
    R(pthread_join(threads[0], NULL));
    pthread_create(&threads[0], NULL, turns, NULL);
    R(pthread_join(threads[0], NULL));
    R(lock);
}
