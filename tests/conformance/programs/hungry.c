// SPDX-License-Identifier: Apache-2.0
// Takes memory in the way that its argument says until there is no more, then tells which error it got and returns 7.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <unistd.h>

static char block[65536];

static void *sleep_for_ever(void *unused) {
    pause();
    return NULL;
}

static void take_heap(void) {
    char *piece;
    while ((piece = malloc(100000)))
        memset(piece, 1, 100000);
}

// Touches little of much: large pages must not make it fail earlier.
static void take_sparsely(void) {
    char *all = mmap(NULL, 1L << 45, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    for (long i = 0; all != MAP_FAILED; i++)
        all[i << 30] = 1;
}

static void take_shared(void) {
    int file = open("/tmp/hungry", O_CREAT | O_RDWR, 0600);
    ftruncate(file, 1L << 40);
    char *all = mmap(NULL, 1L << 40, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    for (long i = 0; all != MAP_FAILED; i++)
        all[i << 12] = 1;
}

static void write_file(void) {
    int file = open("/tmp/hungry", O_CREAT | O_RDWR, 0600);
    while (write(file, block, sizeof block) > 0)
        ;
}

static void make_files(void) {
    char name[32];
    for (long i = 0;; i++) {
        sprintf(name, "/tmp/hungry%ld", i);
        int file = open(name, O_CREAT | O_WRONLY, 0600);
        if (file < 0 || write(file, block, 3000) != 3000)
            return;
        close(file);
    }
}

static void make_folders(void) {
    char name[32];
    for (long i = 0;; i++) {
        sprintf(name, "/tmp/hungry%ld", i);
        if (mkdir(name, 0700) < 0)
            return;
    }
}

static void make_areas(void) {
    for (long i = 0;; i++)
        if (mmap(NULL, 4096, i & 1 ? PROT_READ : PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED)
            return;
}

static void make_pipes(void) {
    int ends[2];
    while (pipe2(ends, O_NONBLOCK) == 0 && write(ends[1], block, sizeof block) > 0)
        ;
}

static void make_sockets(void) {
    int ends[2];
    while (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends) == 0 && write(ends[1], block, sizeof block) > 0)
        ;
}

static void make_threads(void) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 65536);
    pthread_t thread;
    while ((errno = pthread_create(&thread, &attributes, sleep_for_ever, NULL)) == 0)
        ;
}

static void make_events(void) {
    while (eventfd(0, 0) >= 0 && timerfd_create(CLOCK_MONOTONIC, 0) >= 0 && epoll_create1(0) >= 0)
        ;
}

int main(int count, char **arguments) {
    static const struct {
        const char *name;
        void (*take)(void);
    } ways[] = {
        {"heap", take_heap}, {"sparse", take_sparsely}, {"shared", take_shared}, {"write", write_file}, {"files", make_files}, {"folders", make_folders},
        {"areas", make_areas}, {"pipes", make_pipes}, {"sockets", make_sockets}, {"threads", make_threads}, {"events", make_events},
    };
    for (unsigned i = 0; i < sizeof ways / sizeof *ways; i++)
        if (strcmp(ways[i].name, arguments[1]) == 0)
            ways[i].take();
    const char *error = strerrorname_np(errno);
    write(1, error, strlen(error));
    write(1, "\n", 1);
    return 7;
}
