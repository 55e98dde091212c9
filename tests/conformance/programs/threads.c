// SPDX-License-Identifier: Apache-2.0
// Threads, and what C libraries make of futexes.
#include "conformance.h"
#include <linux/futex.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <sys/syscall.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static pthread_barrier_t barrier;
static long total;
static __thread long own;
static int serial;

static void *add(void *argument) {
    for (int i = 0; i < 500; i++) {
        pthread_mutex_lock(&mutex);
        total++;
        pthread_mutex_unlock(&mutex);
        own++;
        if (i % 100 == 0) {
            sched_yield();
        }
    }
    if (pthread_barrier_wait(&barrier) == PTHREAD_BARRIER_SERIAL_THREAD) {
        serial++;
    }
    return (void *) own;
}

static void many(void) {
    pthread_t threads[64];
    pthread_barrier_init(&barrier, NULL, 64);
    long sum = 0;
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 64; i++) {
            if (pthread_create(&threads[i], NULL, add, NULL) != 0) {
                _exit(1);
            }
        }
        for (int i = 0; i < 64; i++) {
            void *result;
            pthread_join(threads[i], &result);
            sum += (long) result;
        }
    }
    R(total);
    R(sum);
    R(serial);
    R(own);
}

static int turn;

static void *ping(void *argument) {
    long me = (long) argument;
    for (int i = 0; i < 200; i++) {
        pthread_mutex_lock(&mutex);
        while (turn != me) {
            pthread_cond_wait(&condition, &mutex);
        }
        turn = 1 - turn;
        pthread_cond_broadcast(&condition);
        pthread_mutex_unlock(&mutex);
    }
    return NULL;
}

static volatile int stop;
static volatile long spins;

static void *spin(void *argument) {
    while (!stop) {
        spins++;
    }
    return argument;
}

static void *cleaned(void *argument) {
    return argument;
}

static void note(void *argument) {
    puts(argument);
}

static void *sleeper(void *argument) {
    pthread_cleanup_push(note, "cleanup ran");
    pause();
    pthread_cleanup_pop(0);
    return NULL;
}

static pthread_mutex_t robust;

static void *dies_with_lock(void *argument) {
    pthread_mutex_lock(&robust);
    return NULL;
}

static volatile pthread_t handled_by;

static void on_signal(int signal) {
    handled_by = pthread_self();
}

static void *waits_for_signal(void *argument) {
    while (handled_by == 0) {
        usleep(1000);
    }
    return NULL;
}

static sem_t semaphore;

static void *posts(void *argument) {
    usleep(5000);
    sem_post(&semaphore);
    return NULL;
}

static struct timespec in(long millis) {
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    time.tv_nsec += millis * 1000000;
    time.tv_sec += time.tv_nsec / 1000000000;
    time.tv_nsec %= 1000000000;
    return time;
}

int main(void) {
    begin();
    many();
    pthread_t a, b;
    void *result;
    pthread_create(&a, NULL, ping, (void *) 0);
    pthread_create(&b, NULL, ping, (void *) 1);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    R(turn);

    pthread_create(&a, NULL, spin, "done");                  // it never waits: others run nevertheless
    while (spins == 0) {
        // nor does this one
    }
    usleep(2000);
    stop = 1;
    pthread_join(a, &result);
    puts(result);

    pthread_create(&a, NULL, sleeper, NULL);
    usleep(5000);
    R(pthread_cancel(a));
    R(pthread_join(a, &result));
    CLAIM(result == PTHREAD_CANCELED);

    struct timespec soon = in(20);
    long long before = now_nanos();
    pthread_mutex_lock(&mutex);
    R(pthread_cond_timedwait(&condition, &mutex, &soon) == ETIMEDOUT);
    pthread_mutex_unlock(&mutex);
    CLAIM(now_nanos() - before >= 15000000);
    sem_init(&semaphore, 0, 0);
    soon = in(10);
    R(sem_timedwait(&semaphore, &soon));
    pthread_create(&a, NULL, posts, NULL);
    R(sem_wait(&semaphore));
    pthread_join(a, NULL);

    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&robust, &attributes);
    pthread_create(&a, NULL, dies_with_lock, NULL);
    pthread_join(a, NULL);
    R(pthread_mutex_lock(&robust) == EOWNERDEAD);
    R(pthread_mutex_consistent(&robust));
    R(pthread_mutex_unlock(&robust));
    R(pthread_mutex_lock(&robust));

    signal(SIGUSR1, on_signal);
    pthread_create(&a, NULL, waits_for_signal, NULL);
    R(pthread_kill(a, SIGUSR1));
    pthread_join(a, NULL);
    CLAIM(pthread_equal(handled_by, a));

    int word = 5;
    struct timespec timeout = {0, 5000000};
    R(syscall(SYS_futex, &word, FUTEX_WAIT, 4, NULL));
    R(syscall(SYS_futex, &word, FUTEX_WAIT, 5, &timeout));
    R(syscall(SYS_futex, &word, FUTEX_WAKE, 1));
    R(syscall(SYS_futex, (char *) &word + 1, FUTEX_WAKE, 1));
    R(syscall(SYS_futex, &word, FUTEX_WAIT_BITSET, 5, NULL, NULL, 0));
    R(syscall(SYS_futex, &word, FUTEX_CMP_REQUEUE, 1, 1, &word, 4));
    R(syscall(SYS_futex, &word, 77, 1));
    timeout.tv_nsec = 1000000000;
    R(syscall(SYS_futex, &word, FUTEX_WAIT, 5, &timeout));
    R(syscall(SYS_set_robust_list, &word, 5));

    pthread_attr_t size;
    pthread_attr_init(&size);
    R(pthread_attr_setstacksize(&size, 16384));
    R(pthread_attr_setdetachstate(&size, PTHREAD_CREATE_DETACHED));
    for (int i = 0; i < 50; i++) {
        if (pthread_create(&a, &size, cleaned, NULL) != 0) {
            puts("no more threads");
        }
    }
    pthread_key_t key;
    R(pthread_key_create(&key, NULL));
    R(pthread_setspecific(key, "value"));
    puts(pthread_getspecific(key));
    return 0;
}
