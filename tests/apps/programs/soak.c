// SPDX-License-Identifier: Apache-2.0
// Everything at once: files, disks, pipes, sockets, timers, memory, threads, in threads of their own, each checking what it gets.
//
//     soak SECONDS FOLDER…
//
// In five rounds, after each of which everything is let go. Prints how much memory was free after each round, and what each worker did. Files are written below each FOLDER. The first
// thing that is not as it should be ends the program with its place and status 1. SOAK_ONLY=NAME in the environment leaves one kind of worker, to find out whose fault something is.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { PAGE = 4096, MOST_FILE = 200000, PLACES = 4, ROUNDS = 5 };

#define CHECK(condition) ((condition) ? (void) 0 : failed(#condition, __LINE__))

struct worker {
    const char *name;
    void (*work)(struct worker *);
    const char *folder;
    uint64_t random;
    unsigned long count;
    pthread_t thread;
};

static atomic_bool stop;

static void failed(const char *what, int line) {
    fprintf(stderr, "soak.c:%d: not so: %s (%s)\n", line, what, strerror(errno));
    _exit(1);
}

static uint32_t next(struct worker *self) {          // xorshift64*, Vigna 2014
    self->random ^= self->random >> 12;
    self->random ^= self->random << 25;
    self->random ^= self->random >> 27;
    return (self->random * 0x2545F4914F6CDD1DULL) >> 32;
}

static uint32_t below(struct worker *self, uint32_t limit) {
    return next(self) % limit;
}

static long long now_nanos(void) {
    struct timespec now;
    CHECK(clock_gettime(CLOCK_MONOTONIC, &now) == 0);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

// The byte at `offset` of content number `seed`.
static unsigned char content(uint32_t seed, size_t offset) {
    uint32_t word = (seed + (uint32_t) (offset / 4)) * 2654435761u;
    return word >> 8 * (offset % 4);
}

static void fill(unsigned char *to, uint32_t seed, size_t from, size_t length) {
    for (size_t i = 0; i < length; i++) {
        to[i] = content(seed, from + i);
    }
}

static int is_content(const unsigned char *at, uint32_t seed, size_t from, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (at[i] != content(seed, from + i)) {
            return 0;
        }
    }
    return 1;
}

static void write_all(int fd, const unsigned char *from, size_t length) {
    while (length > 0) {
        ssize_t written = write(fd, from, length);
        CHECK(written > 0);
        from += written;
        length -= written;
    }
}

static void read_all(int fd, unsigned char *to, size_t length) {
    while (length > 0) {
        ssize_t got = read(fd, to, length);
        CHECK(got > 0);
        to += got;
        length -= got;
    }
}

// A file is written in pieces, renamed, linked, mapped, changed through the mapping, read back, cut, extended and removed.
static void files(struct worker *self) {
    char folder[200], name[sizeof folder + 10], second[sizeof folder + 10];
    static __thread unsigned char buffer[MOST_FILE];
    unsigned id = next(self);
    snprintf(folder, sizeof folder, "%s/d%u", self->folder, id);
    snprintf(name, sizeof name, "%s/file", folder);
    snprintf(second, sizeof second, "%s/other", folder);
    uint32_t seed = next(self);
    size_t length = 1 + below(self, MOST_FILE);
    CHECK(mkdir(folder, 0755) == 0);
    int fd = open(name, O_RDWR | O_CREAT | O_EXCL, 0644);
    CHECK(fd >= 0);
    for (size_t at = 0; at < length;) {
        size_t piece = 1 + below(self, 20000);
        piece = piece < length - at ? piece : length - at;
        fill(buffer, seed, at, piece);
        write_all(fd, buffer, piece);
        at += piece;
    }
    if (below(self, 4) == 0) {
        CHECK(fsync(fd) == 0);
    }
    CHECK(rename(name, second) == 0 && access(name, F_OK) == -1 && errno == ENOENT);
    CHECK(link(second, name) == 0);
    struct stat status;
    CHECK(fstat(fd, &status) == 0 && status.st_size == (off_t) length && status.st_nlink == 2);
    unsigned char *mapped = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    CHECK(mapped != MAP_FAILED);
    CHECK(is_content(mapped, seed, 0, length));
    fill(mapped, seed + 1, 0, length);
    CHECK(munmap(mapped, length) == 0);
    CHECK(pread(fd, buffer, length, 0) == (ssize_t) length && is_content(buffer, seed + 1, 0, length));
    size_t cut = below(self, length);
    CHECK(ftruncate(fd, cut) == 0 && ftruncate(fd, length) == 0);
    CHECK(pread(fd, buffer, length, 0) == (ssize_t) length && is_content(buffer, seed + 1, 0, cut));
    for (size_t i = cut; i < length; i++) {
        CHECK(buffer[i] == 0);
    }
    CHECK(unlink(name) == 0 && unlink(second) == 0);
    CHECK(fstat(fd, &status) == 0 && status.st_nlink == 0);
    CHECK(close(fd) == 0);
    DIR *directory = opendir(folder);
    CHECK(directory != NULL);
    int entries = 0;
    while (readdir(directory) != NULL) {
        entries++;
    }
    closedir(directory);
    CHECK(entries == 2);
    CHECK(rmdir(folder) == 0);
}

struct echo {
    int from;
    int to;
};

// Sends back what comes, until the end.
static void *echo(void *argument) {
    struct echo *ends = argument;
    unsigned char buffer[3000];
    ssize_t got;
    while ((got = read(ends->from, buffer, sizeof buffer)) > 0) {
        write_all(ends->to, buffer, got);
    }
    CHECK(got == 0);
    close(ends->to);
    if (ends->from != ends->to) {
        close(ends->from);
    }
    return NULL;
}

// Sends `total` bytes of a content to a partner that echoes, and receives them, a piece at a time.
static void exchange(struct worker *self, int to, int from, size_t total) {
    unsigned char buffer[8000];
    uint32_t seed = next(self);
    for (size_t at = 0; at < total;) {
        size_t piece = 1 + below(self, sizeof buffer);
        piece = piece < total - at ? piece : total - at;
        fill(buffer, seed, at, piece);
        write_all(to, buffer, piece);
        memset(buffer, 0, piece);
        read_all(from, buffer, piece);
        CHECK(is_content(buffer, seed, at, piece));
        at += piece;
    }
}

static void pipes(struct worker *self) {
    int there[2], back[2];
    CHECK(pipe(there) == 0 && pipe(back) == 0);
    struct echo ends = {there[0], back[1]};
    pthread_t partner;
    CHECK(pthread_create(&partner, NULL, echo, &ends) == 0);
    exchange(self, there[1], back[0], 1 + below(self, 100000));
    close(there[1]);
    CHECK(pthread_join(partner, NULL) == 0);
    unsigned char byte;
    CHECK(read(back[0], &byte, 1) == 0);
    close(back[0]);
}

static void tcp(struct worker *self) {
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    CHECK(listener >= 0 && bind(listener, (struct sockaddr *) &address, length) == 0 && listen(listener, 1) == 0);
    CHECK(getsockname(listener, (struct sockaddr *) &address, &length) == 0);
    int client = socket(AF_INET, SOCK_STREAM, 0);
    CHECK(client >= 0 && connect(client, (struct sockaddr *) &address, length) == 0);
    int server = accept(listener, NULL, NULL);
    CHECK(server >= 0);
    struct echo ends = {server, server};
    pthread_t partner;
    CHECK(pthread_create(&partner, NULL, echo, &ends) == 0);
    exchange(self, client, client, 1 + below(self, 200000));
    CHECK(shutdown(client, SHUT_WR) == 0);
    unsigned char byte;
    CHECK(read(client, &byte, 1) == 0);
    CHECK(pthread_join(partner, NULL) == 0);
    close(client);
    close(listener);
}

static void udp(struct worker *self) {
    struct sockaddr_in address[2];
    int sockets[2];
    for (int i = 0; i < 2; i++) {
        socklen_t length = sizeof address[i];
        address[i] = (struct sockaddr_in) {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
        sockets[i] = socket(AF_INET, SOCK_DGRAM, 0);
        CHECK(sockets[i] >= 0 && bind(sockets[i], (struct sockaddr *) &address[i], length) == 0);
        CHECK(getsockname(sockets[i], (struct sockaddr *) &address[i], &length) == 0);
    }
    for (int round = 0; round < 10; round++) {
        unsigned char buffer[1400];
        size_t length = 1 + below(self, sizeof buffer);
        uint32_t seed = next(self);
        fill(buffer, seed, 0, length);
        CHECK(sendto(sockets[0], buffer, length, 0, (struct sockaddr *) &address[1], sizeof address[1]) == (ssize_t) length);
        memset(buffer, 0, length);
        struct pollfd ready = {sockets[1], POLLIN, 0};
        CHECK(poll(&ready, 1, 60000) == 1);
        CHECK(recv(sockets[1], buffer, sizeof buffer, 0) == (ssize_t) length && is_content(buffer, seed, 0, length));
    }
    close(sockets[0]);
    close(sockets[1]);
}

// Timers are never early; an epoll instance tells of them and of events.
static void timers(struct worker *self) {
    int timer = timerfd_create(CLOCK_MONOTONIC, 0);
    int event = eventfd(0, EFD_NONBLOCK);
    int poll = epoll_create1(0);
    CHECK(timer >= 0 && event >= 0 && poll >= 0);
    struct epoll_event interest = {EPOLLIN, {.fd = timer}};
    CHECK(epoll_ctl(poll, EPOLL_CTL_ADD, timer, &interest) == 0);
    interest.data.fd = event;
    CHECK(epoll_ctl(poll, EPOLL_CTL_ADD, event, &interest) == 0);
    long nanos = 1 + below(self, 3000000);
    long long from = now_nanos();
    struct itimerspec time = {.it_value = {0, nanos}};
    CHECK(timerfd_settime(timer, 0, &time, NULL) == 0);
    struct epoll_event told;
    CHECK(epoll_wait(poll, &told, 1, 60000) == 1 && told.data.fd == timer);
    CHECK(now_nanos() - from >= nanos);
    CHECK(eventfd_write(event, 5) == 0);
    eventfd_t value;
    CHECK(eventfd_read(event, &value) == 0 && value == 5);
    from = now_nanos();
    struct timespec pause = {0, below(self, 2000000)};
    CHECK(nanosleep(&pause, NULL) == 0 && now_nanos() - from >= pause.tv_nsec);
    close(poll);
    close(event);
    close(timer);
}

// Mappings of random sizes: zero when new, kept when moved, gone when told so.
static void memory(struct worker *self) {
    unsigned char *places[PLACES];
    size_t lengths[PLACES];
    for (int i = 0; i < PLACES; i++) {
        lengths[i] = PAGE * (size_t) (1 + below(self, i == 0 ? 700 : 60));
        places[i] = mmap(NULL, lengths[i], PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        CHECK(places[i] != MAP_FAILED);
        for (size_t at = 0; at < lengths[i]; at += PAGE) {
            CHECK(places[i][at] == 0);
            places[i][at] = (unsigned char) (i + 1);
        }
    }
    for (int i = 0; i < PLACES; i++) {
        size_t length = PAGE * (size_t) (1 + below(self, 100));
        unsigned char *moved = mremap(places[i], lengths[i], length, MREMAP_MAYMOVE);
        CHECK(moved != MAP_FAILED);
        for (size_t at = 0; at < length; at += PAGE) {
            CHECK(moved[at] == (at < lengths[i] ? i + 1 : 0));
        }
        CHECK(mprotect(moved, length, PROT_READ) == 0);
        CHECK(madvise(moved, length, MADV_DONTNEED) == 0 && moved[0] == 0);
        CHECK(munmap(moved, length) == 0);
    }
    size_t huge = 1UL << 40;
    char *sparse = mmap(NULL, huge, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    CHECK(sparse != MAP_FAILED);
    for (int i = 0; i < 5; i++) {
        sparse[(size_t) below(self, 1 << 28) * PAGE] = 1;
    }
    CHECK(munmap(sparse, huge) == 0);
}

struct counter {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    int value;
};

static void *count_up(void *argument) {
    struct counter *counter = argument;
    for (int i = 0; i < 20; i++) {
        pthread_mutex_lock(&counter->mutex);
        counter->value++;
        pthread_cond_signal(&counter->changed);
        pthread_mutex_unlock(&counter->mutex);
    }
    return NULL;
}

static void threads(struct worker *self) {
    struct counter counter = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0};
    pthread_t all[16];
    int count = 1 + below(self, 16);
    for (int i = 0; i < count; i++) {
        CHECK(pthread_create(&all[i], NULL, count_up, &counter) == 0);
    }
    pthread_mutex_lock(&counter.mutex);
    while (counter.value < 20 * count) {
        pthread_cond_wait(&counter.changed, &counter.mutex);
    }
    pthread_mutex_unlock(&counter.mutex);
    for (int i = 0; i < count; i++) {
        CHECK(pthread_join(all[i], NULL) == 0);
    }
}

static _Thread_local volatile int handled;

static void handle(int number) {
    handled++;
}

static void signals(struct worker *self) {
    int before = handled;
    int count = 1 + below(self, 20);
    for (int i = 0; i < count; i++) {
        CHECK(pthread_kill(pthread_self(), SIGUSR1) == 0);
    }
    CHECK(handled == before + count);
    sched_yield();
}

// What the kernel says about itself can be read at any time.
static void texts(struct worker *self) {
    static const char *const names[] = {"/proc/meminfo", "/proc/stat", "/proc/self/maps", "/proc/self/status", "/proc/cpuinfo", "/proc/self/stat", "/proc/uptime", "/proc/mounts"};
    char buffer[500];
    int fd = open(names[below(self, sizeof names / sizeof *names)], O_RDONLY);
    CHECK(fd >= 0);
    ssize_t got, total = 0;
    while ((got = read(fd, buffer, 1 + below(self, sizeof buffer))) > 0) {
        total += got;
    }
    CHECK(got == 0 && total > 0);
    close(fd);
}

static void *run(void *argument) {
    struct worker *self = argument;
    while (!stop) {
        self->work(self);
        self->count++;
    }
    return NULL;
}

static long free_kilobytes(void) {
    char line[200];
    long free = -1;
    FILE *file = fopen("/proc/meminfo", "r");
    CHECK(file != NULL);
    while (fgets(line, sizeof line, file) != NULL && sscanf(line, "MemFree: %ld", &free) != 1) {
    }
    fclose(file);
    CHECK(free > 0);
    return free;
}

static void work(struct worker *workers, int count, double seconds) {
    stop = false;
    for (int i = 0; i < count; i++) {
        CHECK(pthread_create(&workers[i].thread, NULL, run, &workers[i]) == 0);
    }
    struct timespec pause = {(time_t) seconds, (long) ((seconds - (time_t) seconds) * 1e9)};
    CHECK(nanosleep(&pause, NULL) == 0);
    stop = true;
    for (int i = 0; i < count; i++) {
        CHECK(pthread_join(workers[i].thread, NULL) == 0);
    }
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fprintf(stderr, "usage: soak SECONDS FOLDER...\n");
        return 2;
    }
    double seconds = atof(argv[1]);
    CHECK(signal(SIGUSR1, handle) != SIG_ERR && signal(SIGPIPE, SIG_IGN) != SIG_ERR);
    struct worker workers[64] = {{"pipes", pipes}, {"pipes", pipes}, {"tcp", tcp}, {"tcp", tcp}, {"udp", udp}, {"timers", timers}, {"timers", timers}, {"memory", memory}, {"memory", memory},
        {"threads", threads}, {"signals", signals}, {"texts", texts}};
    int count = 12;
    for (int i = 2; i < argc; i++) {
        workers[count++] = (struct worker) {argv[i], files, argv[i]};
        workers[count++] = (struct worker) {argv[i], files, argv[i]};
    }
    const char *only = getenv("SOAK_ONLY");
    if (only != NULL) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (strcmp(workers[i].name, only) == 0) {
                workers[kept++] = workers[i];
            }
        }
        count = kept;
    }
    for (int i = 0; i < count; i++) {
        workers[i].random = 88172645463325252ULL + i;
    }
    for (int round = 0; round < ROUNDS; round++) {
        work(workers, count, seconds / ROUNDS);
        printf("free: %ld kB\n", free_kilobytes());
    }
    for (int i = 0; i < count; i++) {
        printf("%s %lu\n", workers[i].name, workers[i].count);
    }
    return 0;
}
