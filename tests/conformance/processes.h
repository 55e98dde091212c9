// SPDX-License-Identifier: Apache-2.0
// For cases that start processes: the program starts itself, with an argument that says what to do instead of the cases.
#include "cases.h"
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <spawn.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>

#define SELF "/proc/self/exe"

extern char **environ;

static void print_set(const char *name, const sigset_t *set) {
    printf("%s", name);
    for (int i = 1; i < 32; i++) if (sigismember(set, i) == 1) printf(" %d", i);
    puts("");
}

static void *spin_(void *a) { struct timespec t, u; clock_gettime(CLOCK_MONOTONIC, &t); do clock_gettime(CLOCK_MONOTONIC, &u); while (u.tv_sec - t.tv_sec + (u.tv_nsec - t.tv_nsec) / 1e9 < 0.3); return NULL; }
static void *sleep_(void *a) { usleep(100000); return NULL; }
static volatile sig_atomic_t has_gone_on_;
static void went_on_(int signal) { has_gone_on_ = 1; }

static int do_(const char *what, int count, char **rest) {
    if (!strcmp(what, "exit")) return atoi(rest[0]);
    if (!strcmp(what, "kill")) { kill(getpid(), atoi(rest[0])); return 0; }
    if (!strcmp(what, "arguments")) { for (int i = 0; i < count; i++) printf("[%s]", rest[i]); puts(""); return 0; }
    if (!strcmp(what, "environment")) { for (char **e = environ; *e; e++) printf("[%s]", *e); puts(""); return 0; }
    if (!strcmp(what, "descriptors")) { for (int i = 0; i < 10; i++) if (fcntl(i, F_GETFD) != -1) printf("%d:%d ", i, fcntl(i, F_GETFD)); puts(""); return 0; }
    if (!strcmp(what, "write")) { int fd = atoi(rest[0]); return write(fd, rest[1], strlen(rest[1])) < 0 ? errno : 0; }
    if (!strcmp(what, "echo")) { char b[100]; ssize_t n; while ((n = read(0, b, sizeof b)) > 0) write(1, b, n); return n < 0 ? errno : 0; }
    if (!strcmp(what, "signals")) {
        sigset_t blocked, ignored, handled; sigprocmask(SIG_BLOCK, NULL, &blocked); sigemptyset(&ignored); sigemptyset(&handled);
        for (int i = 1; i < 32; i++) { struct sigaction a; if (sigaction(i, NULL, &a)) continue; if (a.sa_handler == SIG_IGN) sigaddset(&ignored, i); else if (a.sa_handler != SIG_DFL) sigaddset(&handled, i); }
        print_set("blocked", &blocked); print_set("ignored", &ignored); print_set("handled", &handled); sigset_t p; sigpending(&p); print_set("pending", &p); return 0;
    }
    if (!strcmp(what, "place")) { char b[4096]; getcwd(b, sizeof b); printf("%s ", strrchr(b, '/')); mode_t m = umask(0); printf("%o\n", m); return 0; }
    if (!strcmp(what, "later")) { usleep(200000); return 0; }
    if (!strcmp(what, "pause")) { for (;;) pause(); }
    if (!strcmp(what, "stop")) { int n = atoi(rest[0]); signal(SIGCONT, SIG_DFL); kill(getpid(), n); printf("went on after %d\n", n); return 6; }
    if (!strcmp(what, "read")) { char b[100]; ssize_t n = read(0, b, sizeof b); if (n < 0) printf("read %s\n", strerrorname_np(errno)); else printf("read %d %.*s\n", (int) n, (int) n, b); return 0; }
    if (!strcmp(what, "say")) { ssize_t n = write(1, rest[0], strlen(rest[0])); return n < 0 ? errno : 0; }
    if (!strcmp(what, "ready-pause")) { puts("ready"); fflush(stdout); for (;;) pause(); }
    if (!strcmp(what, "terminal")) { printf("leads %d ", tcgetpgrp(0) == getpgrp()); printf("session %d ", tcgetsid(0) == getpid()); int fd = open("/dev/tty", O_RDWR); printf("tty %d done\n", isatty(fd)); return 0; }
    if (!strcmp(what, "resized")) { signal(SIGWINCH, went_on_); puts("ready"); fflush(stdout); while (!has_gone_on_) pause(); return 3; }
    if (!strcmp(what, "job")) {                       // job front|back WHAT …: runs it as a job, tells how it stops or ends, and kills what has stopped
        signal(SIGTTOU, SIG_IGN);
        pid_t p = vfork();
        if (p == 0) { setpgid(0, 0); if (!strcmp(rest[0], "front")) tcsetpgrp(0, getpid()); signal(SIGTTOU, SIG_DFL); rest[0] = "self"; execv(SELF, rest); _exit(127); }
        int status;
        waitpid(p, &status, WUNTRACED);
        tcsetpgrp(0, getpgrp());
        if (WIFSTOPPED(status)) { printf("stopped %d\n", WSTOPSIG(status)); kill(p, SIGKILL); waitpid(p, &status, 0); puts("killed"); } else if (WIFEXITED(status)) printf("exited %d\n", WEXITSTATUS(status));
        return 0;
    }
    if (!strcmp(what, "leave")) {                     // the job in front stays behind
        signal(SIGTTOU, SIG_IGN);
        pid_t p = vfork();
        if (p == 0) { setpgid(0, 0); tcsetpgrp(0, getpid()); execv(SELF, (char *[]) {"self", "--pause", NULL}); _exit(127); }
        puts("ready"); fflush(stdout); usleep(50000); return 0;
    }
    if (!strcmp(what, "later-stop")) { usleep(50000); kill(getpid(), SIGSTOP); return 4; }
    if (!strcmp(what, "sleep")) { struct timespec a, b, t = {0, 150000000}, left = {0, 0}; clock_gettime(CLOCK_MONOTONIC, &a); int r = nanosleep(&t, &left); clock_gettime(CLOCK_MONOTONIC, &b); double took = b.tv_sec - a.tv_sec + (b.tv_nsec - a.tv_nsec) / 1e9; printf("%d enough %d\n", r, took >= 0.149); return 0; }
    if (!strcmp(what, "epoll")) { struct epoll_event e; int fd = epoll_create1(0); R(epoll_wait(fd, &e, 1, 500)); return 0; }
    if (!strcmp(what, "poll")) { R(poll(NULL, 0, 200)); return 0; }
    if (!strcmp(what, "sigwait")) { sigset_t set; sigemptyset(&set); sigaddset(&set, SIGUSR1); sigprocmask(SIG_BLOCK, &set, NULL); struct timespec t = {1, 0}; R(sigtimedwait(&set, NULL, &t)); return 0; }
    if (!strcmp(what, "threads")) { pthread_t t[3]; pthread_create(&t[0], NULL, spin_, NULL); pthread_create(&t[1], NULL, sleep_, NULL); pthread_create(&t[2], NULL, sleep_, NULL); for (int i = 0; i < 3; i++) pthread_join(t[i], NULL); puts("all"); return 8; }
    if (!strcmp(what, "continued")) { signal(SIGCONT, went_on_); while (!has_gone_on_) pause(); puts("handled"); return 9; }
    if (!strcmp(what, "ignore")) { signal(atoi(rest[0]), SIG_IGN); write(1, "r", 1); for (;;) pause(); }
    if (!strcmp(what, "family")) { printf("leads group %d leads session %d\n", getpgrp() == getpid(), getsid(0) == getpid()); return 0; }
    if (!strcmp(what, "limit")) { struct rlimit l; getrlimit(RLIMIT_NOFILE, &l); printf("%ld\n", (long) l.rlim_cur); return 0; }
    if (!strcmp(what, "name")) { char b[16]; prctl(PR_GET_NAME, b); puts(b); return 0; }
    if (!strcmp(what, "alarm")) { return (int) alarm(0); }
    if (!strcmp(what, "altstack")) { stack_t s; sigaltstack(NULL, &s); printf("%d\n", s.ss_flags); return 0; }
    if (!strcmp(what, "start")) {                     // start N: another process, which sleeps for a moment and says whose child it is then; does not wait
        pid_t p = vfork();
        if (p == 0) { execv(SELF, (char *[]) {"self", "--orphan", rest[0], NULL}); _exit(127); }
        return 0;
    }
    if (!strcmp(what, "orphan")) { usleep(100000); char c = getppid() == 1 ? '1' : getppid() == atoi(rest[0]) ? 'r' : '?'; write(1, &c, 1); return 5; }
    return 99;
}

__attribute__((constructor)) static void instead_(int count, char **arguments) {
    if (count > 1 && !strncmp(arguments[1], "--", 2)) {
        int status = do_(arguments[1] + 2, count - 2, arguments + 2);
        fflush(stdout);
        _exit(status);
    }
}

static pid_t start(char *const *arguments) {
    fflush(stdout);
    pid_t p = vfork();
    if (p == 0) { execv(SELF, arguments); _exit(127); }
    return p;
}

#define START(...) start((char *[]) {"self", __VA_ARGS__, NULL})

// What wait says of an ended process.
static void told(int status) {
    if (WIFEXITED(status)) printf("exited %d\n", WEXITSTATUS(status));
    else if (WIFSIGNALED(status)) printf("killed %d\n", WTERMSIG(status));
    else if (WIFSTOPPED(status)) printf("stopped %d\n", WSTOPSIG(status));
    else if (WIFCONTINUED(status)) puts("continued");
    else printf("status %x\n", status);
}

static void await(pid_t p) {
    int status = -1;
    if (waitpid(p, &status, 0) != p) perror("waitpid");
    told(status);
}
