// SPDX-License-Identifier: Apache-2.0
// Random system calls with random arguments, for the kernel to survive: fuzz SEED CALLS THREADS [v]. With v each call is printed before it is made.
//
// Arguments come from pools: descriptors of all kinds and none, pointers to buffers, to the last bytes before nothing, to what may only be read, to nothing, into the kernel, no addresses
// at all; sizes, offsets, paths; buffers are full of the same. What a call takes in which place is in `calls`; other numbers get anything. Left out is what ends, replaces or blinds the program
// itself. Not for the host: it would try reboot(2)'s neighbours as root.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>
#include <netinet/in.h>

#define PAGE 4096UL
#define ARENAS 0x100000000UL
enum { ARENA_PAGES = 64, MOST_THREADS = 8, LAST_CALL = 462, FIRST_FD = 3, REFRESH = 2000 };

// Kinds: f descriptor · p pointer · s path · l length · o offset · n number · g signal · a address in the arena · L length in it · 0 nothing · t pointer to a short time
static const struct {
    short number;
    const char *kinds;
} calls[] = {
    {SYS_read, "fpl"}, {SYS_write, "fpl"}, {SYS_open, "snn"}, {SYS_close, "f"}, {SYS_stat, "sp"}, {SYS_fstat, "fp"}, {SYS_lstat, "sp"}, {SYS_poll, "pnn"},
    {SYS_lseek, "fon"}, {SYS_mmap, "aLnnfo"}, {SYS_mprotect, "aLn"}, {SYS_munmap, "aL"}, {SYS_brk, "p"}, {SYS_ioctl, "fnp"}, {SYS_pread64, "fplo"}, {SYS_pwrite64, "fplo"},
    {SYS_readv, "fpn"}, {SYS_writev, "fpn"}, {SYS_access, "sn"}, {SYS_pipe, "p"}, {SYS_select, "npppt"}, {SYS_mremap, "aLLna"}, {SYS_msync, "aLn"}, {SYS_mincore, "aLp"},
    {SYS_madvise, "aLn"}, {SYS_shmget, "nln"}, {SYS_shmat, "nan"}, {SYS_shmctl, "nnp"}, {SYS_dup, "f"}, {SYS_dup2, "ff"}, {SYS_nanosleep, "tp"}, {SYS_getitimer, "np"},
    {SYS_sendfile, "ffpl"}, {SYS_socket, "nnn"}, {SYS_connect, "fpn"}, {SYS_accept, "fpp"}, {SYS_sendto, "fplnpn"}, {SYS_recvfrom, "fplnpp"}, {SYS_sendmsg, "fpn"},
    {SYS_recvmsg, "fpn"}, {SYS_shutdown, "fn"}, {SYS_bind, "fpn"}, {SYS_listen, "fn"}, {SYS_getsockname, "fpp"}, {SYS_getpeername, "fpp"}, {SYS_socketpair, "nnnp"},
    {SYS_setsockopt, "fnnpn"}, {SYS_getsockopt, "fnnpp"}, {SYS_kill, "ng"}, {SYS_uname, "p"}, {SYS_shmdt, "a"}, {SYS_fcntl, "fnp"}, {SYS_flock, "fn"}, {SYS_fsync, "f"},
    {SYS_fdatasync, "f"}, {SYS_truncate, "so"}, {SYS_ftruncate, "fo"}, {SYS_getdents, "fpl"}, {SYS_getcwd, "pl"}, {SYS_chdir, "s"}, {SYS_fchdir, "f"}, {SYS_rename, "ss"},
    {SYS_mkdir, "sn"}, {SYS_rmdir, "s"}, {SYS_creat, "sn"}, {SYS_link, "ss"}, {SYS_unlink, "s"}, {SYS_symlink, "ss"}, {SYS_readlink, "spl"}, {SYS_chmod, "sn"}, {SYS_fchmod, "fn"},
    {SYS_chown, "snn"}, {SYS_fchown, "fnn"}, {SYS_gettimeofday, "pp"}, {SYS_getrlimit, "np"}, {SYS_getrusage, "np"}, {SYS_sysinfo, "p"}, {SYS_times, "p"}, {SYS_statfs, "sp"},
    {SYS_fstatfs, "fp"}, {SYS_mlock, "aL"}, {SYS_munlock, "aL"}, {SYS_prctl, "np"}, {SYS_futex, "pnntpn"}, {SYS_epoll_create, "n"}, {SYS_getdents64, "fpl"}, {SYS_timer_create, "npp"},
    {SYS_timer_settime, "nnpp"}, {SYS_clock_gettime, "np"}, {SYS_clock_nanosleep, "n0tp"}, {SYS_epoll_wait, "fpnn"}, {SYS_epoll_ctl, "fnfp"}, {SYS_tgkill, "nng"}, {SYS_tkill, "ng"},
    {SYS_utimes, "sp"}, {SYS_mbind, "aLnpnn"}, {SYS_set_mempolicy, "npn"}, {SYS_get_mempolicy, "ppnpn"}, {SYS_openat, "fsnn"}, {SYS_mkdirat, "fsn"}, {SYS_newfstatat, "fspn"},
    {SYS_unlinkat, "fsn"}, {SYS_renameat, "fsfs"}, {SYS_renameat2, "fsfsn"}, {SYS_linkat, "fsfsn"}, {SYS_symlinkat, "sfs"}, {SYS_readlinkat, "fspl"}, {SYS_pselect6, "npppt0"},
    {SYS_ppoll, "pnt0"}, {SYS_splice, "fpfpln"}, {SYS_tee, "ffln"}, {SYS_utimensat, "fspn"}, {SYS_epoll_pwait, "fpnn0"}, {SYS_epoll_pwait2, "fpnt0"}, {SYS_signalfd4, "fpnn"},
    {SYS_eventfd2, "nn"}, {SYS_fallocate, "fnoo"}, {SYS_timerfd_create, "nn"}, {SYS_timerfd_settime, "fnpp"}, {SYS_accept4, "fppn"}, {SYS_dup3, "ffn"}, {SYS_pipe2, "pn"},
    {SYS_inotify_add_watch, "fsn"}, {SYS_preadv, "fpno"}, {SYS_pwritev, "fpno"}, {SYS_recvmmsg, "fpnnt"}, {SYS_sendmmsg, "fpnn"}, {SYS_prlimit64, "nn0p"}, {SYS_getrandom, "pln"},
    {SYS_process_vm_readv, "npnpnn"}, {SYS_process_vm_writev, "npnpnn"}, {SYS_memfd_create, "sn"}, {SYS_mlock2, "aLn"}, {SYS_copy_file_range, "fpfpln"}, {SYS_preadv2, "fpnonn"},
    {SYS_pwritev2, "fpnonn"}, {SYS_statx, "fsnnp"}, {SYS_close_range, "ffn"}, {SYS_openat2, "fspn"}, {SYS_faccessat2, "fsnn"}, {SYS_pkey_mprotect, "aLnn"},
    {SYS_rt_sigtimedwait, "ppt8"}, {SYS_rt_sigqueueinfo, "ngp"}, {SYS_rt_sigpending, "pn"}, {SYS_fadvise64, "foln"}, {SYS_readahead, "fol"}, {SYS_sync_file_range, "foln"},
    {SYS_getxattr, "sspl"}, {SYS_setxattr, "sspln"}, {SYS_fgetxattr, "fspl"}, {SYS_listxattr, "spl"}, {SYS_sched_setaffinity, "nnp"}, {SYS_sched_getaffinity, "nnp"},
    {SYS_get_robust_list, "npp"}, {SYS_mknod, "snn"}, {SYS_vmsplice, "fpnn"}, {SYS_semget, "nnn"}, {SYS_semop, "npn"}, {SYS_msgget, "nn"}, {SYS_msgsnd, "npln"}, {SYS_membarrier, "nnn"},
};

// What would end, replace or blind the program, or the machine.
static const short left_out[] = {
    SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_clone, SYS_fork, SYS_vfork, SYS_clone3, SYS_execve, SYS_execveat, SYS_exit, SYS_exit_group, SYS_ptrace, SYS_setuid, SYS_setgid,
    SYS_setreuid, SYS_setregid, SYS_setgroups, SYS_setresuid, SYS_setresgid, SYS_setfsuid, SYS_setfsgid, SYS_capset, SYS_rt_sigsuspend, SYS_sigaltstack, SYS_setrlimit, SYS_chroot,
    SYS_pivot_root, SYS_mount, SYS_umount2, SYS_swapon, SYS_swapoff, SYS_reboot, SYS_arch_prctl, SYS_set_thread_area, SYS_modify_ldt, SYS_iopl, SYS_ioperm, SYS_remap_file_pages,
    SYS_restart_syscall, SYS_set_robust_list, SYS_rseq, SYS_seccomp, SYS_setitimer, SYS_alarm, SYS_process_madvise, SYS_userfaultfd, SYS_kexec_load, SYS_init_module, SYS_mlockall,
    SYS_pidfd_send_signal, SYS_rt_tgsigqueueinfo, SYS_set_tid_address, SYS_setpriority, SYS_sched_setscheduler, SYS_sched_setparam, SYS_sched_setattr, SYS_unshare, SYS_pause,
};

static const char *const paths[] = {"f", "g", "d", "d/e", "d/../f", ".", "..", "/", "", "l", "/proc/self/maps", "/proc/self/status", "/proc/self/fd/3", "/dev/null", "/dev/zero", "/dev/urandom",
    "/dev/shm/x", "missing/x", "f/x", "/proc/self/cmdline", "/tmp/fifo"};

typedef struct {
    uint64_t state;
    volatile uint64_t count;
    pthread_t thread;
    int id;
    long call, argument[6];
    char *arena;                       // which calls on memory change; others point into it
} Worker;

static Worker workers[MOST_THREADS];
static long places[24];                // in an arena, to choose from
static int place_count;
static uint64_t most_calls;
static int verbose;
static int thread_count;
static off_t program_bytes;

static uint64_t next(Worker *worker) {
    worker->state ^= worker->state << 13;
    worker->state ^= worker->state >> 7;
    worker->state ^= worker->state << 17;
    return worker->state * 0x2545F4914F6CDD1DUL >> 16;
}

static long number(Worker *worker) {
    int shift = next(worker) % 64;
    long value;
    switch (next(worker) % 6) {
        case 0: value = 1L << shift; break;
        case 1: value = (1L << shift) - 1; break;
        case 2: value = -(1L << shift); break;
        case 3: value = next(worker) & next(worker) & 0xFFFFFF; break;
        default: value = (long) (next(worker) % 40) - 2;
    }
    return value == SIGKILL || value == SIGSTOP || value >= 20 && value <= 22 ? 1 : value;
}

static char *pointer(Worker *worker) {
    static char *const bad[] = {NULL, (char *) 1, (char *) 8, (char *) -1, (char *) -8, (char *) -4096, (char *) 0x7ffffffff000, (char *) 0x7fffffffeff8, (char *) 0x800000000000,
        (char *) 0x8000000000000000, (char *) 0xffff800000000000, (char *) 0xffffffff80000000, (char *) 0xffffffff80100000, (char *) 0xdeadbeefdeadbeef, (char *) 0x10000};
    uint64_t choice = next(worker);
    if (choice % 8 == 0)
        return bad[choice / 8 % (sizeof bad / sizeof *bad)];
    return workers[choice / 64 % thread_count].arena + places[choice / 8 % place_count] + (choice / 1024 % 4 == 0 ? choice / 4096 % 64 : 0);
}

static long argument(Worker *worker, char kind) {
    switch (kind) {
        case 'f': return next(worker) % 12 == 0 ? number(worker) < FIRST_FD ? -100 : number(worker) | FIRST_FD : FIRST_FD + next(worker) % 40;
        case 'p': return next(worker) % 16 == 0 ? number(worker) & -1L << 47 : (long) pointer(worker);
        case 's': return next(worker) % 8 == 0 ? (long) pointer(worker) : (long) paths[next(worker) % (sizeof paths / sizeof *paths)];
        case 'l': return next(worker) % 8 == 0 ? number(worker) : next(worker) % 5000;
        case 'o': return next(worker) % 8 == 0 ? number(worker) & 0xFFFF : next(worker) % 100000;
        case 'g': { int signal = next(worker) % 66; return signal == SIGKILL || signal >= SIGSTOP && signal <= SIGTTOU || signal == 32 || signal == 33 ? 0 : signal; }
        case 'a': return (long) (worker->arena + next(worker) % ARENA_PAGES * PAGE + (next(worker) % 16 == 0));
        case 'L': return next(worker) % (PAGE * 8);
        case '0': return 0;
        case '8': return 8;
        case 't': return (long) worker->arena + 32;                  // two words that are short, mostly
        default: return number(worker);
    }
}

static void shape(Worker *worker, long call, long *argument) {
    long end = (long) (worker->arena + ARENA_PAGES * PAGE);
    if (call == SYS_mmap) {
        argument[0] &= -PAGE;
        if ((argument[3] & 0x10) && argument[0] + argument[1] > end)
            argument[1] = PAGE;
        argument[3] &= ~0x2100;                              // MAP_LOCKED, MAP_GROWSDOWN
    }
    if (call == SYS_futex && ((argument[1] & 127) == 6 || (argument[1] & 127) == 11 || (argument[1] & 127) == 13))
        argument[1] = 0;                                     // PI futexes begin again after signals: who waits for the first thread waits for ever
    if (call == SYS_rt_sigqueueinfo && (argument[1] == SIGSEGV || argument[1] == SIGBUS || argument[1] == SIGILL || argument[1] == SIGFPE))
        argument[1] = SIGUSR2;                               // with an si_code as of a fault, which one may send to oneself
    if (call == SYS_sendfile)
        argument[3] &= 0xFFFF;                               // from /dev/zero into a file in memory: as much as there is
    if (call == SYS_copy_file_range || call == SYS_splice)
        argument[4] &= 0xFFFF;
    if (call == SYS_dup2 || call == SYS_dup3)
        argument[1] = argument[1] < FIRST_FD ? FIRST_FD : argument[1];
    if (call == SYS_close_range && argument[0] < FIRST_FD)
        argument[0] = FIRST_FD;
    if (call == SYS_shmat)
        argument[2] &= ~040000;                              // SHM_REMAP
    if (call == SYS_mremap && argument[4] + argument[2] > end)
        argument[2] = PAGE;
    if (call == SYS_mmap && (argument[3] & 0x10) == 0)
        argument[0] = 0;
    if (call == SYS_ftruncate || call == SYS_fallocate)
        argument[1] &= 0xFFFFF;
}

static int is_left_out(long call) {
    for (unsigned i = 0; i < sizeof left_out / sizeof *left_out; i++)
        if (left_out[i] == call)
            return 1;
    return 0;
}

// Everything that calls may have spoiled, anew: the worker's memory, and if it is the first, descriptors and files.
static void refresh(Worker *worker) {
    char *arena = mmap(worker->arena, ARENA_PAGES * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    if (arena == MAP_FAILED)
        return;
    for (long *word = (long *) arena; word < (long *) (arena + 16 * PAGE); word++)
        *word = next(worker) % 3 == 0 ? (long) pointer(worker) : number(worker) & 0xFFFF;
    mprotect(arena + 16 * PAGE, PAGE, PROT_READ);
    mprotect(arena + 18 * PAGE, PAGE, PROT_NONE);
    munmap(arena + 20 * PAGE, PAGE);
    if (worker != workers)
        return;
    syscall(SYS_close_range, FIRST_FD, ~0U, 0);
    chdir("/tmp/fuzz.work");
    int fd = open("f", O_RDWR | O_CREAT | O_TRUNC, 0644);
    write(fd, "some content\n", 13);
    open(".", O_RDONLY | O_DIRECTORY);
    int ends[2];
    pipe2(ends, O_NONBLOCK);
    pipe(ends);
    socketpair(AF_UNIX, SOCK_STREAM, 0, ends);
    socketpair(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0, ends);
    eventfd(0, EFD_NONBLOCK);
    timerfd_create(CLOCK_MONOTONIC, 0);
    epoll_create1(0);
    memfd_create("m", MFD_ALLOW_SEALING);
    open("/dev/null", O_RDWR);
    open("/dev/zero", O_RDWR);
    open("/proc/self/maps", O_RDONLY);
    open("f", O_PATH);
    socket(AF_INET, SOCK_DGRAM, 0);
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    listen(listener, 3);
    mkdir("d", 0755);
    symlink("l", "l");
}

// No call may have touched the program's file, whose name is in no pool.
static void check_program(long call, long *a) {
    static const short writers[] = {SYS_open, SYS_openat, SYS_openat2, SYS_creat, SYS_truncate, SYS_ftruncate, SYS_fallocate, SYS_copy_file_range, SYS_rename, SYS_renameat2};
    struct stat status;
    for (unsigned i = 0; i < sizeof writers / sizeof *writers; i++)
        if (writers[i] == call && stat("/proc/self/exe", &status) == 0 && status.st_size != program_bytes) {
            dprintf(2, "the program has %ld bytes after call %ld %#lx %#lx %#lx %#lx (%.20s)\n", (long) status.st_size, call, a[0], a[1], a[2], a[3],
                call == SYS_openat ? (char *) a[1] : (char *) a[0]);
            _exit(6);
        }
}

static void *work(void *of) {
    Worker *worker = of;
    worker->id = syscall(SYS_gettid);
    while (worker->count < most_calls) {
        if (worker->count % REFRESH == 0)
            refresh(worker);
        const char *kinds = "nnnnnn";
        long call;
        if (next(worker) % 8 == 0) {
            call = next(worker) % LAST_CALL;
            kinds = next(worker) % 2 ? "ppnpnp" : "fpnpnn";
            for (unsigned i = 0; i < sizeof calls / sizeof *calls; i++)
                if (calls[i].number == call)
                    kinds = calls[i].kinds;
        } else {
            int choice = next(worker) % (sizeof calls / sizeof *calls);
            call = calls[choice].number;
            kinds = calls[choice].kinds;
        }
        if (is_left_out(call))
            continue;
        memset(worker->argument, 0, sizeof worker->argument);
        for (int i = 0; i < 6 && kinds[i]; i++)
            worker->argument[i] = argument(worker, kinds[i]);
        worker->call = call;
        shape(worker, call, worker->argument);
        long *a = worker->argument;
        if (verbose)
            dprintf(2, "%d: %ld %#lx %#lx %#lx %#lx %#lx %#lx\n", (int) (worker - workers), call, a[0], a[1], a[2], a[3], a[4], a[5]);
        syscall(call, a[0], a[1], a[2], a[3], a[4], a[5]);
        check_program(call, a);
        worker->count++;
    }
    return NULL;
}

static void on_signal(int signal, siginfo_t *info, void *context) {
    if ((signal == SIGSEGV || signal == SIGBUS || signal == SIGILL || signal == SIGFPE) && info->si_code > 0) {
        for (int i = 0; i < thread_count; i++)
            dprintf(2, "thread %d after %ld: call %ld %#lx %#lx %#lx %#lx %#lx %#lx\n", i, (long) workers[i].count, workers[i].call, workers[i].argument[0], workers[i].argument[1],
                workers[i].argument[2], workers[i].argument[3], workers[i].argument[4], workers[i].argument[5]);
        dprintf(2, "the program itself was hit: signal %d at %p\n", signal, info->si_addr);
        _exit(3);
    }
}

int main(int count, char **arguments) {
    if (count < 4)
        return 2;
    uint64_t seed = strtoull(arguments[1], NULL, 10);
    most_calls = strtoull(arguments[2], NULL, 10);
    thread_count = atoi(arguments[3]);
    verbose = count > 4;
    struct sigaction action = {.sa_sigaction = on_signal, .sa_flags = SA_SIGINFO};
    for (int signal = 1; signal <= 64; signal++)
        sigaction(signal, &action, NULL);
    for (long signal = 32; signal <= 33; signal++) {         // those that the C library keeps for itself
        long ignore[4] = {(long) SIG_IGN};
        syscall(SYS_rt_sigaction, signal, ignore, NULL, 8);
    }
    struct stat status;
    stat("/proc/self/exe", &status);
    program_bytes = status.st_size;
    unlink(arguments[0]);                                    // else a path out of /proc/self/cmdline leads to it, and truncate(2) ends it
    mkdir("/tmp", 0777);
    mkdir("/tmp/fuzz.work", 0755);
    for (int i = 0; i < 12; i++)
        places[place_count++] = i * PAGE + i * 128;
    places[place_count++] = 16 * PAGE;               // read-only
    places[place_count++] = 16 * PAGE - 8;           // into what is
    places[place_count++] = 18 * PAGE;               // not to be touched
    places[place_count++] = 20 * PAGE - 4;           // before nothing
    places[place_count++] = 20 * PAGE - 1;
    places[place_count++] = 32 * PAGE;
    for (int i = 0; i < thread_count; i++) {
        workers[i].arena = (char *) ARENAS + i * 2 * ARENA_PAGES * PAGE;
        workers[i].state = (seed + 1) * 0x9E3779B97F4A7C15UL + i * 0xD1B54A32D192ED03UL;
    }
    for (int i = 0; i < thread_count; i++)
        if (pthread_create(&workers[i].thread, NULL, work, &workers[i]) != 0)
            return 5;
    // Who hangs in a call is interrupted.
    uint64_t seen[MOST_THREADS] = {0};
    for (long still = 0;;) {
        struct timespec pause = {0, 2000000};
        nanosleep(&pause, NULL);
        int running = 0, moved = 0;
        for (int i = 0; i < thread_count; i++) {
            running += workers[i].count < most_calls;
            moved |= seen[i] != workers[i].count;
            if (seen[i] == workers[i].count && workers[i].count < most_calls)
                syscall(SYS_tgkill, getpid(), workers[i].id, SIGUSR1);
            seen[i] = workers[i].count;
        }
        if (!running)
            break;
        still = moved ? 0 : still + 1;
        if (still == 5000) {
            dprintf(2, "no thread comes back from calls %ld %ld %ld %ld\n", workers[0].call, workers[1].call, workers[2].call, workers[3].call);
            _exit(4);
        }
    }
    dprintf(1, "survived %s calls of each of %d threads with seed %s\n", arguments[2], thread_count, arguments[1]);
    _exit(0);
}
