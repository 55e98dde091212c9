// SPDX-License-Identifier: Apache-2.0
// Does a little of everything that a kernel has whatever its configuration: memory, files, threads, time, a signal.
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t caught;

static void handler(int signal) {
    caught = signal;
}

static void *thread(void *argument) {
    return (char *) argument + 1;
}

int main(int argc, char **argv) {
    char *memory = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memory[4096] = 'x';
    int file = open("/probe", O_RDWR | O_CREAT, 0600);
    char text[6] = {0};
    int written = write(file, "hello", 5);
    lseek(file, 0, SEEK_SET);
    int got = read(file, text, 5);
    pthread_t other;
    void *result = NULL;
    pthread_create(&other, NULL, thread, memory);
    pthread_join(other, &result);
    struct timespec before, after, pause = {0, 1000000};
    clock_gettime(CLOCK_MONOTONIC, &before);
    nanosleep(&pause, NULL);
    clock_gettime(CLOCK_MONOTONIC, &after);
    signal(SIGUSR1, handler);
    raise(SIGUSR1);
    int slept = (after.tv_sec - before.tv_sec) * 1000000000L + after.tv_nsec - before.tv_nsec >= 1000000;
    printf("memory %c, file %d %d %s, thread %d, slept %d, signal %d, arguments %d\n", memory[4096], written, got, text, result == memory + 1, slept, caught, argc);
    return 7;
}
