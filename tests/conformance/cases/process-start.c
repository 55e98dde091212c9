// SPDX-License-Identifier: Apache-2.0
// vfork(2), clone(2), clone3(2) that make processes, posix_spawn(3).
#include "../processes.h"

static char stack[65536] __attribute__((aligned(16)));
static volatile int shared;
static int seven(void *argument) { shared = 1; return 7; }

CASE(vfork_shares_memory) { volatile int x = 1; fflush(stdout); pid_t p = vfork(); if (!p) { x = 2; _exit(0); } printf("%d\n", x); await(p); }
CASE(vfork_child_has_its_own_number) { volatile pid_t seen = 0; fflush(stdout); pid_t p = vfork(); if (!p) { seen = getpid(); _exit(0); } CLAIM(seen == p); CLAIM(seen != getpid()); await(p); }
CASE(vfork_child_knows_its_parent) { volatile pid_t seen = 0; pid_t me = getpid(); fflush(stdout); pid_t p = vfork(); if (!p) { seen = getppid(); _exit(0); } CLAIM(seen == me); await(p); }
CASE(vfork_child_is_its_only_thread) { volatile int same = 0; fflush(stdout); pid_t p = vfork(); if (!p) { same = syscall(SYS_gettid) == getpid(); _exit(0); } R(same); await(p); }
CASE(parent_waits_until_exit) { volatile int done = 0; fflush(stdout); pid_t p = vfork(); if (!p) { usleep(20000); done = 1; _exit(0); } R(done); await(p); }
CASE(parent_goes_on_at_execve) { int e[2]; pipe2(e, O_CLOEXEC); fflush(stdout); pid_t p = vfork(); if (!p) { execv(SELF, (char *[]) {"self", "--pause", NULL}); _exit(1); } R(waitpid(p, NULL, WNOHANG)); R(kill(p, SIGKILL)); await(p); }
CASE(descriptors_are_copies) { int fd = open("f", O_CREAT | O_RDWR, 0644); fflush(stdout); pid_t p = vfork(); if (!p) { close(fd); _exit(0); } await(p); R(fcntl(fd, F_GETFD)); R(write(fd, "x", 1)); }
CASE(opened_by_the_child_is_not_the_parents) { fflush(stdout); volatile int fd = -1; pid_t p = vfork(); if (!p) { fd = open("f", O_CREAT | O_RDWR, 0644); _exit(0); } await(p); R(fd >= 0); R(fcntl(fd, F_GETFD)); }
CASE(file_position_is_shared) { int fd = open("f", O_CREAT | O_RDWR, 0644); write(fd, "12345", 5); fflush(stdout); pid_t p = vfork(); if (!p) { lseek(fd, 2, SEEK_SET); _exit(0); } await(p); R(lseek(fd, 0, SEEK_CUR)); }
CASE(working_directory_is_a_copy) { mkdir("d", 0755); fflush(stdout); pid_t p = vfork(); if (!p) { chdir("d"); _exit(open("f", O_CREAT | O_WRONLY, 0644) < 0); } await(p); R(access("d/f", F_OK)); R(access("f", F_OK)); }
CASE(umask_is_a_copy) { fflush(stdout); pid_t p = vfork(); if (!p) { umask(077); _exit(0); } await(p); printf("%o\n", umask(022)); }
CASE(signal_actions_are_copies) { fflush(stdout); pid_t p = vfork(); if (!p) { signal(SIGUSR1, SIG_IGN); _exit(0); } await(p); struct sigaction a; sigaction(SIGUSR1, NULL, &a); R(a.sa_handler == SIG_IGN); }
CASE(signal_mask_is_a_copy) { fflush(stdout); pid_t p = vfork(); if (!p) { sigset_t s; sigfillset(&s); sigprocmask(SIG_SETMASK, &s, NULL); _exit(0); } await(p); sigset_t s; sigprocmask(0, NULL, &s); print_set("blocked", &s); }
CASE(limits_are_copies) { struct rlimit l, m; getrlimit(RLIMIT_NOFILE, &l); fflush(stdout); pid_t p = vfork(); if (!p) { l.rlim_cur = 50; setrlimit(RLIMIT_NOFILE, &l); _exit(0); } await(p); getrlimit(RLIMIT_NOFILE, &m); CLAIM(m.rlim_cur != 50); }
CASE(alarms_are_not_inherited) { alarm(100); fflush(stdout); volatile int left = -1; pid_t p = vfork(); if (!p) { left = syscall(SYS_alarm, 0); _exit(0); } await(p); R(left); CLAIM(alarm(0) > 90); }
CASE(pending_signals_are_not_inherited) { sigset_t s; sigemptyset(&s); sigaddset(&s, SIGUSR1); sigprocmask(SIG_BLOCK, &s, NULL); raise(SIGUSR1); fflush(stdout); volatile int is = -1; pid_t p = vfork(); if (!p) { sigset_t q; sigpending(&q); is = sigismember(&q, SIGUSR1); _exit(0); } await(p); R(is); signal(SIGUSR1, SIG_IGN); sigprocmask(SIG_UNBLOCK, &s, NULL); signal(SIGUSR1, SIG_DFL); }
CASE(exit_statuses_have_eight_bits) { int v[] = {0, 1, 127, 128, 255, 256, 257, -1}; for (int i = 0; i < 8; i++) { fflush(stdout); pid_t p = vfork(); if (!p) _exit(v[i]); await(p); } }
CASE(a_child_of_a_child) { fflush(stdout); volatile int status = -1; pid_t p = vfork(); if (!p) { pid_t q = vfork(); if (!q) _exit(3); int s; waitpid(q, &s, 0); status = s; _exit(4); } await(p); told(status); }
CASE(a_child_that_dies_of_a_signal) { int v[] = {SIGTERM, SIGKILL, SIGUSR1, SIGPIPE, SIGALRM, SIGHUP}; for (int i = 0; i < 6; i++) await(START("--kill", (char[]) {'0' + v[i] / 10, '0' + v[i] % 10, 0})); }
CASE(a_child_that_faults) { fflush(stdout); pid_t p = vfork(); if (!p) { *(volatile int *) 8 = 1; _exit(0); } int s; waitpid(p, &s, 0); R(WIFSIGNALED(s)); R(WTERMSIG(s)); }
CASE(clone_with_a_stack) { shared = 0; fflush(stdout); pid_t p = clone(seven, stack + sizeof stack, CLONE_VM | CLONE_VFORK | SIGCHLD, NULL); R(shared); await(p); }
CASE(clone_in_common_memory_without_waiting) { shared = 0; fflush(stdout); pid_t p = clone(seven, stack + sizeof stack, CLONE_VM | SIGCHLD, NULL); await(p); R(shared); }
CASE(clone_tells_the_parent) { pid_t id = 0; fflush(stdout); pid_t p = clone(seven, stack + sizeof stack, CLONE_VM | CLONE_VFORK | CLONE_PARENT_SETTID | SIGCHLD, NULL, &id); CLAIM(id == p); await(p); }
CASE(clone_tells_the_child) { pid_t id = 0; fflush(stdout); pid_t p = clone(seven, stack + sizeof stack, CLONE_VM | CLONE_VFORK | CLONE_CHILD_SETTID | SIGCHLD, NULL, NULL, NULL, &id); CLAIM(id == p); await(p); }
CASE(clone_gives_a_descriptor) { int fd = -1; fflush(stdout); pid_t p = clone(seven, stack + sizeof stack, CLONE_VM | CLONE_VFORK | CLONE_PIDFD | SIGCHLD, NULL, &fd); CLAIM(fd > 2); R(fcntl(fd, F_GETFD)); struct pollfd f = {fd, POLLIN, 0}; R(poll(&f, 1, 1000)); R(f.revents); await(p); }
CASE(clone_contradictions) {
    R(syscall(SYS_clone, CLONE_THREAD, 0, 0, 0, 0)); R(syscall(SYS_clone, CLONE_SIGHAND, 0, 0, 0, 0)); R(syscall(SYS_clone, CLONE_THREAD | CLONE_SIGHAND, 0, 0, 0, 0));
    R(syscall(SYS_clone, CLONE_PIDFD | CLONE_PARENT_SETTID | CLONE_VM | SIGCHLD, 0, 0, 0, 0)); R(syscall(SYS_clone, CLONE_PIDFD | CLONE_DETACHED | CLONE_VM | SIGCHLD, 0, 0, 0, 0));
}
struct arguments { unsigned long flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls, set_tid, set_tid_size, cgroup, more; };
#define CLONE3(size_, ...) syscall(SYS_clone3, &(struct arguments) {__VA_ARGS__}, size_)
CASE(clone3_sizes) { R(CLONE3(0, 0)); R(CLONE3(63, 0)); R(CLONE3(5000, 0)); R(CLONE3(96, .more = 1)); R(syscall(SYS_clone3, 8L, 88)); }
CASE(clone3_contradictions) {
    R(CLONE3(64, .flags = SIGCHLD)); R(CLONE3(64, .flags = CLONE_VM | CLONE_DETACHED)); R(CLONE3(64, .flags = CLONE_VM, .exit_signal = 65)); R(CLONE3(64, .flags = CLONE_VM, .exit_signal = 256));
    R(CLONE3(64, .flags = CLONE_VM, .stack = (unsigned long) stack)); R(CLONE3(64, .flags = CLONE_VM, .stack_size = 4096)); R(CLONE3(64, .flags = CLONE_THREAD | CLONE_SIGHAND | CLONE_VM, .exit_signal = SIGCHLD));
    R(CLONE3(64, .flags = 1UL << 40)); R(CLONE3(64, .flags = CLONE_VM | CLONE_SIGHAND | 1UL << 32)); R(CLONE3(64, .flags = CLONE_VM | CLONE_PARENT, .exit_signal = SIGCHLD));
}
CASE(posix_spawn_starts) { pid_t p; fflush(stdout); R(posix_spawn(&p, SELF, NULL, NULL, (char *[]) {"self", "--exit", "9", NULL}, environ)); await(p); }
CASE(posix_spawn_of_nothing) { pid_t p = 1; R(posix_spawn(&p, "missing", NULL, NULL, (char *[]) {"x", NULL}, environ)); R(waitpid(-1, NULL, 0)); }
CASE(posix_spawn_of_a_folder) { pid_t p; mkdir("d", 0755); R(posix_spawn(&p, "d", NULL, NULL, (char *[]) {"x", NULL}, environ)); }
CASE(posix_spawnp_searches) { char b[100]; ssize_t n = readlink(SELF, b, 99); b[n] = 0; char *name = strrchr(b, '/'); *name++ = 0; setenv("PATH", *b ? b : "/", 1); pid_t p; fflush(stdout); R(posix_spawnp(&p, name, NULL, NULL, (char *[]) {"self", "--exit", "4", NULL}, environ)); await(p); }
CASE(posix_spawn_file_actions) {
    posix_spawn_file_actions_t a; posix_spawn_file_actions_init(&a); posix_spawn_file_actions_addopen(&a, 1, "out", O_CREAT | O_WRONLY, 0644); posix_spawn_file_actions_adddup2(&a, 1, 9); posix_spawn_file_actions_addclose(&a, 0);
    pid_t p; fflush(stdout); R(posix_spawn(&p, SELF, &a, NULL, (char *[]) {"self", "--descriptors", NULL}, environ)); await(p); char b[100] = ""; int fd = open("out", O_RDONLY); read(fd, b, 99); printf("%s", b);
}
CASE(posix_spawn_file_action_that_fails) { posix_spawn_file_actions_t a; posix_spawn_file_actions_init(&a); posix_spawn_file_actions_addopen(&a, 0, "missing", O_RDONLY, 0); pid_t p; R(posix_spawn(&p, SELF, &a, NULL, (char *[]) {"self", "--exit", "0", NULL}, environ)); }
CASE(posix_spawn_changes_directory) { mkdir("d", 0755); posix_spawn_file_actions_t a; posix_spawn_file_actions_init(&a); posix_spawn_file_actions_addchdir_np(&a, "d"); pid_t p; fflush(stdout); R(posix_spawn(&p, SELF, &a, NULL, (char *[]) {"self", "--place", NULL}, environ)); await(p); }
CASE(posix_spawn_signals) {
    posix_spawnattr_t t; posix_spawnattr_init(&t); sigset_t s; sigemptyset(&s); sigaddset(&s, SIGUSR2); posix_spawnattr_setsigmask(&t, &s); sigemptyset(&s); sigaddset(&s, SIGHUP); posix_spawnattr_setsigdefault(&t, &s);
    posix_spawnattr_setflags(&t, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF); signal(SIGHUP, SIG_IGN); signal(SIGINT, SIG_IGN); pid_t p; fflush(stdout); R(posix_spawn(&p, SELF, NULL, &t, (char *[]) {"self", "--signals", NULL}, environ)); await(p); signal(SIGHUP, SIG_DFL); signal(SIGINT, SIG_DFL);
}
CASE(posix_spawn_groups) { posix_spawnattr_t t; posix_spawnattr_init(&t); posix_spawnattr_setpgroup(&t, 0); posix_spawnattr_setflags(&t, POSIX_SPAWN_SETPGROUP); pid_t p; fflush(stdout); R(posix_spawn(&p, SELF, NULL, &t, (char *[]) {"self", "--family", NULL}, environ)); await(p); posix_spawnattr_setflags(&t, POSIX_SPAWN_SETSID); R(posix_spawn(&p, SELF, NULL, &t, (char *[]) {"self", "--family", NULL}, environ)); await(p); }
CASE(many_at_once) { pid_t p[20]; fflush(stdout); for (int i = 0; i < 20; i++) p[i] = START("--exit", (char[]) {'0' + i / 10, '0' + i % 10, 0}); for (int i = 19; i >= 0; i--) await(p[i]); }
CASE(a_pipeline) {
    int a[2], b[2]; pipe2(a, O_CLOEXEC); pipe2(b, O_CLOEXEC); posix_spawn_file_actions_t f; posix_spawn_file_actions_init(&f); posix_spawn_file_actions_adddup2(&f, a[0], 0); posix_spawn_file_actions_adddup2(&f, b[1], 1);
    pid_t p; fflush(stdout); posix_spawn(&p, SELF, &f, NULL, (char *[]) {"self", "--echo", NULL}, environ); close(a[0]); close(b[1]); R(write(a[1], "hello", 5)); close(a[1]); char c[10]; R(read(b[0], c, 10)); R(read(b[0], c, 10)); await(p);
}
CASE(closed_pipes_end_with_their_process) { int a[2]; pipe(a); fcntl(a[0], F_SETFD, FD_CLOEXEC); pid_t p = START("--pause"); close(a[1]); fcntl(a[0], F_SETFL, O_NONBLOCK); char c; R(read(a[0], &c, 1)); kill(p, SIGTERM); await(p); R(read(a[0], &c, 1)); }
CASE(thousand_starts) { int bad = 0; for (int i = 0; i < 100; i++) { int s; pid_t p = START("--exit", "3"); waitpid(p, &s, 0); bad += WEXITSTATUS(s) != 3; } R(bad); }
CASE(popen_like_reading) { int a[2]; pipe2(a, O_CLOEXEC); posix_spawn_file_actions_t f; posix_spawn_file_actions_init(&f); posix_spawn_file_actions_adddup2(&f, a[1], 1); pid_t p; fflush(stdout); posix_spawn(&p, SELF, &f, NULL, (char *[]) {"self", "--arguments", "a", "b c", "", NULL}, environ); close(a[1]); char b[100]; ssize_t n = 0, m; while ((m = read(a[0], b + n, 100 - n)) > 0) n += m; printf("%.*s", (int) n, b); await(p); }
