// SPDX-License-Identifier: Apache-2.0
//
// What operations on files cost, in guest instructions: runs the same under Corto and as the first program of a Linux guest. With -icount shift=0 the
// time stamp counter counts instructions. Prints a line for each operation: name, tab, the median of rounds.

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { ROUNDS = 21, REPETITIONS = 100, PAGE = 4096, ENTRIES = 100, APPENDED_PAGES = 4096 };

#define INITIAL "/usr/share/initial"                    // in the archive, three names deep, a page long
#define FRESH "/tmp/deep/fresh"

static char page[PAGE] __attribute__((aligned(PAGE)));
static char entries[8 * PAGE];
static struct stat status;
static int initial, fresh, directory;

// Without the C library's part.
static inline long call(long number, long a, long b, long c, long d)
{
    long result;
    register long r10 __asm__("r10") = d;
    __asm__ volatile("syscall" : "=a"(result) : "0"(number), "D"(a), "S"(b), "d"(c), "r"(r10) : "rcx", "r11", "memory");
    return result;
}

static inline unsigned long long now(void)
{
    unsigned low, high;
    __asm__ volatile("lfence; rdtsc; lfence" : "=a"(low), "=d"(high) : : "memory");
    return (unsigned long long) high << 32 | low;
}

static void check(long result, const char *what)
{
    if (result < 0) {
        printf("%s: error %ld\n", what, -result);
        exit(1);
    }
}

static void open_close(const char *path)
{
    long file = call(SYS_openat, AT_FDCWD, (long) path, O_RDONLY, 0);
    check(file, path);
    call(SYS_close, file, 0, 0, 0);
}

static void get_parent(void) { call(SYS_getppid, 0, 0, 0, 0); }
static void open_close_3(void) { open_close(INITIAL); }
static void open_close_8(void) { open_close("/usr/share/a/b/c/d/e/file"); }
static void stat_3(void) { check(call(SYS_stat, (long) INITIAL, (long) &status, 0, 0), "stat"); }
static void stat_missing(void) { call(SYS_stat, (long) "/usr/share/missing", (long) &status, 0, 0); }
static void read_initial(void) { check(call(SYS_pread64, initial, (long) page, PAGE, 0) - PAGE, "pread"); }
static void read_fresh(void) { check(call(SYS_pread64, fresh, (long) page, PAGE, 0) - PAGE, "pread"); }
static void write_fresh(void) { check(call(SYS_pwrite64, fresh, (long) page, PAGE, 0) - PAGE, "pwrite"); }

static void make_remove(void)
{
    long file = call(SYS_openat, AT_FDCWD, (long) "/tmp/deep/new", O_CREAT | O_WRONLY, 0644);
    check(file, "create");
    call(SYS_close, file, 0, 0, 0);
    check(call(SYS_unlink, (long) "/tmp/deep/new", 0, 0, 0), "unlink");
}

static void rename_back(void)
{
    check(call(SYS_rename, (long) "/tmp/list/7", (long) "/tmp/list/x", 0, 0), "rename");
    check(call(SYS_rename, (long) "/tmp/list/x", (long) "/tmp/list/7", 0, 0), "rename");
}

static void list(void)
{
    call(SYS_lseek, directory, 0, SEEK_SET, 0);
    check(call(SYS_getdents64, directory, (long) entries, sizeof entries, 0), "getdents64");
}

static int compare(const void *a, const void *b)
{
    long long difference = *(const long long *) a - *(const long long *) b;
    return (difference > 0) - (difference < 0);
}

static void measure(const char *name, void (*operation)(void))
{
    long long rounds[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
        unsigned long long start = now();
        for (int j = 0; j < REPETITIONS; j++) {
            operation();
        }
        rounds[i] = now() - start;
    }
    qsort(rounds, ROUNDS, sizeof rounds[0], compare);
    printf("%s\t%lld\n", name, rounds[ROUNDS / 2] / REPETITIONS);
}

static void append(void)
{
    int file = open("/tmp/appended", O_CREAT | O_WRONLY | O_APPEND | O_TRUNC, 0644);
    check(file, "/tmp/appended");
    unsigned long long start = now();
    for (int i = 0; i < APPENDED_PAGES; i++) {
        check(call(SYS_write, file, (long) page, PAGE, 0) - PAGE, "write");
    }
    printf("append 4 KiB, of 16 MiB\t%lld\n", (long long) (now() - start) / APPENDED_PAGES);
    close(file);
}

int main(void)
{
    mkdir("/tmp", 0777);
    mkdir("/tmp/deep", 0777);
    mkdir("/tmp/list", 0777);
    for (int i = 0; i < ENTRIES; i++) {
        char name[32];
        sprintf(name, "/tmp/list/%d", i);
        close(open(name, O_CREAT | O_WRONLY, 0644));
    }
    memset(page, 'x', sizeof page);
    memset(entries, 'x', sizeof entries);
    initial = open(INITIAL, O_RDONLY);
    check(initial, INITIAL);
    fresh = open(FRESH, O_CREAT | O_RDWR, 0644);
    check(fresh, FRESH);
    directory = open("/tmp/list", O_RDONLY | O_DIRECTORY);
    check(directory, "/tmp/list");
    write_fresh();
    puts("begin");
    measure("getppid (a system call that does nothing)", get_parent);
    measure("open + close, 3 names", open_close_3);
    measure("open + close, 8 names", open_close_8);
    measure("stat, 3 names", stat_3);
    measure("stat of what is not there, 3 names", stat_missing);
    measure("create + close + unlink, 3 names", make_remove);
    measure("rename, there and back, 3 names", rename_back);
    measure("getdents64 of 100 names", list);
    measure("pread 4 KiB, initial file", read_initial);
    measure("pread 4 KiB, written file", read_fresh);
    measure("pwrite 4 KiB", write_fresh);
    append();
    puts("end");
    fflush(stdout);
    return 0;
}
