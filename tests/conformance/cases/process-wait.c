// SPDX-License-Identifier: Apache-2.0
// wait4(2), waitid(2), zombies, SIGCHLD, pidfds.
#include "../processes.h"

static volatile sig_atomic_t caught;
static siginfo_t last;
static void count(int s, siginfo_t *i, void *c) { caught++; last = *i; }
static void catch_(int flags) { struct sigaction a = {.sa_sigaction = count, .sa_flags = SA_SIGINFO | flags}; sigaction(SIGCHLD, &a, NULL); caught = 0; memset(&last, 0, sizeof last); }
static void uncatch(void) { signal(SIGCHLD, SIG_DFL); }
static void until(pid_t p) { siginfo_t i; waitid(P_PID, p, &i, WEXITED | WNOWAIT); }
static void show(const siginfo_t *i, pid_t p) { printf("signo %d code %d status %d uid %d pid %s\n", i->si_signo, i->si_code, i->si_status, i->si_uid, i->si_pid == p ? "its" : i->si_pid == 0 ? "0" : "other"); }

CASE(without_children) { R(wait(NULL)); R(waitpid(-1, NULL, WNOHANG)); R(waitpid(1 << 23, NULL, 0)); R(waitpid(0, NULL, 0)); R(waitpid(-12345, NULL, 0)); R(waitpid(getpid(), NULL, 0)); }
CASE(bad_options) { R(syscall(SYS_wait4, -1, 0, 0x10, 0)); R(syscall(SYS_wait4, -1, 0, WEXITED, 0)); R(syscall(SYS_wait4, -1, 0, WNOWAIT, 0)); R(syscall(SYS_wait4, -1, 0, 1 << 25, 0)); R(syscall(SYS_wait4, (int) 0x80000000, 0, 0, 0)); }
CASE(any_child) { pid_t p = START("--exit", "1"); int s; R(wait(&s) == p); told(s); R(wait(&s)); }
CASE(a_certain_child) { pid_t p = START("--exit", "1"), q = START("--exit", "2"); await(q); await(p); }
CASE(not_yet) { pid_t p = START("--pause"); int s = 77; R(waitpid(p, &s, WNOHANG)); R(s); R(waitpid(-1, &s, WNOHANG)); kill(p, SIGKILL); await(p); }
CASE(twice) { pid_t p = START("--exit", "1"); await(p); R(waitpid(p, NULL, 0)); R(kill(p, 0)); }
CASE(a_zombie_can_be_signalled) { pid_t p = START("--exit", "1"); until(p); R(kill(p, 0)); R(kill(p, SIGKILL)); await(p); }
CASE(a_zombie_has_a_group) { pid_t p = START("--exit", "1"); until(p); R(getpgid(p) == getpgrp()); R(getsid(p) == getsid(0)); await(p); R(getpgid(p)); }
CASE(status_to_nowhere) { pid_t p = START("--exit", "1"); R(waitpid(p, (int *) 8, 0)); R(waitpid(p, NULL, 0)); }
CASE(usage_arrives) { pid_t p = START("--exit", "1"); struct rusage u; memset(&u, 0xFF, sizeof u); int s; R(wait4(p, &s, 0, &u) == p); CLAIM(u.ru_utime.tv_sec >= 0 && u.ru_utime.tv_sec < 100); CLAIM(u.ru_maxrss > 0); }
CASE(usage_to_nowhere) { pid_t p = START("--exit", "1"); R(syscall(SYS_wait4, p, 0, 0, 8)); R(waitpid(p, NULL, 0)); }
CASE(by_group) { pid_t p = START("--exit", "1"); R(waitpid(0, NULL, 0) == p); fflush(stdout); pid_t q = vfork(); if (!q) { setpgid(0, 0); _exit(2); } R(waitpid(0, NULL, 0)); R(waitpid(-q, NULL, 0) == q); }
CASE(stopped_options_are_allowed) { pid_t p = START("--exit", "3"); int s; R(waitpid(p, &s, WUNTRACED | WCONTINUED) == p); told(s); }
CASE(all_kinds) { pid_t p = START("--exit", "3"); int s; R(waitpid(p, &s, __WCLONE)); R(waitpid(p, &s, __WALL) == p); told(s); }
static char stack[65536] __attribute__((aligned(16)));
static int five(void *a) { return 5; }
CASE(a_child_without_signal) { catch_(0); fflush(stdout); pid_t p = clone(five, stack + sizeof stack, CLONE_VM | CLONE_VFORK, NULL); int s; R(waitpid(p, &s, 0)); R(waitpid(p, &s, __WALL) == p); told(s); R(caught); uncatch(); }
CASE(a_child_with_another_signal) { struct sigaction a = {.sa_sigaction = count, .sa_flags = SA_SIGINFO}; sigaction(SIGUSR1, &a, NULL); caught = 0; fflush(stdout); pid_t p = clone(five, stack + sizeof stack, CLONE_VM | CLONE_VFORK | SIGUSR1, NULL); int s; R(waitpid(p, &s, __WCLONE) == p); told(s); R(caught); show(&last, p); signal(SIGUSR1, SIG_DFL); }
CASE(waitid_tells) { pid_t p = START("--exit", "7"); siginfo_t i; memset(&i, 0xFF, sizeof i); R(waitid(P_PID, p, &i, WEXITED)); show(&i, p); }
CASE(waitid_tells_of_a_signal) { pid_t p = START("--kill", "15"); siginfo_t i; R(waitid(P_PID, p, &i, WEXITED)); show(&i, p); }
CASE(waitid_leaves_it) { pid_t p = START("--exit", "7"); siginfo_t i; R(waitid(P_PID, p, &i, WEXITED | WNOWAIT)); show(&i, p); R(waitid(P_PID, p, &i, WEXITED | WNOWAIT)); await(p); }
CASE(waitid_not_yet) { pid_t p = START("--pause"); siginfo_t i; memset(&i, 0xFF, sizeof i); R(waitid(P_PID, p, &i, WEXITED | WNOHANG)); show(&i, p); kill(p, SIGTERM); R(waitid(P_ALL, 0, &i, WEXITED)); show(&i, p); }
CASE(waitid_errors) { siginfo_t i; R(waitid(P_ALL, 0, &i, 0)); R(waitid(P_ALL, 0, &i, WNOHANG)); R(waitid(9, 0, &i, WEXITED)); R(waitid(P_PID, 0, &i, WEXITED)); R(waitid(P_PID, -1, &i, WEXITED)); R(waitid(P_PGID, -1, &i, WEXITED)); R(waitid(P_ALL, 0, &i, WEXITED | 0x10)); R(waitid(P_PID, 1 << 23, &i, WEXITED)); R(waitid(P_ALL, 0, &i, WEXITED)); R(waitid(P_PIDFD, -1, &i, WEXITED)); R(waitid(P_PIDFD, 99, &i, WEXITED)); R(waitid(P_PIDFD, 1, &i, WEXITED)); }
CASE(waitid_without_info) { pid_t p = START("--exit", "7"); R(syscall(SYS_waitid, P_PID, p, 0, WEXITED, 0)); R(waitpid(p, NULL, 0)); }
CASE(waitid_info_to_nowhere) { pid_t p = START("--exit", "7"); R(syscall(SYS_waitid, P_PID, p, 8, WEXITED, 0)); R(waitpid(p, NULL, 0)); }
CASE(waitid_by_group) { pid_t p = START("--exit", "7"); siginfo_t i; R(waitid(P_PGID, getpgrp(), &i, WEXITED)); show(&i, p); p = START("--exit", "8"); R(waitid(P_PGID, 0, &i, WEXITED)); show(&i, p); }
CASE(waitid_only_for_stopped) { pid_t p = START("--exit", "7"); until(p); siginfo_t i; R(waitid(P_PID, p, &i, WSTOPPED | WNOHANG)); await(p); }
CASE(the_signal_comes) { catch_(0); pid_t p = START("--exit", "9"); while (!caught) usleep(1000); R(caught); show(&last, p); await(p); uncatch(); }
CASE(the_signal_tells_of_a_kill) { catch_(0); pid_t p = START("--kill", "10"); while (!caught) usleep(1000); show(&last, p); await(p); uncatch(); }
CASE(the_signal_does_not_interrupt_a_wait_that_succeeds) { catch_(0); pid_t p = START("--exit", "9"); R(waitpid(p, NULL, 0) == p); R(caught); uncatch(); }
CASE(another_child_interrupts_a_wait) { catch_(0); pid_t p = START("--pause"), q = START("--later"); int s; errno = 0; pid_t r = waitpid(p, &s, 0); if (r == -1) puts(strerrorname_np(errno)); kill(p, SIGKILL); uncatch(); await(q); await(p); }
CASE(ignored_children_leave_nothing) { signal(SIGCHLD, SIG_IGN); pid_t p = START("--exit", "9"); R(waitpid(p, NULL, 0)); R(kill(p, 0)); uncatch(); }
CASE(no_zombies_on_demand) { catch_(SA_NOCLDWAIT); pid_t p = START("--exit", "9"); R(waitpid(p, NULL, 0)); R(caught); uncatch(); }
CASE(default_action_keeps_zombies) { pid_t p = START("--exit", "9"); usleep(30000); await(p); }
CASE(blocked_signal_is_pending) { sigset_t s; sigemptyset(&s); sigaddset(&s, SIGCHLD); sigprocmask(SIG_BLOCK, &s, NULL); pid_t p = START("--exit", "3"); siginfo_t i; R(sigwaitinfo(&s, &i)); show(&i, p); await(p); sigprocmask(SIG_UNBLOCK, &s, NULL); }
CASE(several_zombies) { pid_t p[5]; for (int i = 0; i < 5; i++) p[i] = START("--exit", (char[]) {'0' + i, 0}); for (int i = 0; i < 5; i++) until(p[i]); int seen = 0; for (int i = 0; i < 5; i++) { int s; wait(&s); seen |= 1 << WEXITSTATUS(s); } R(seen); R(wait(NULL)); }
CASE(children_use_time) { struct rusage u; pid_t p = START("--exit", "9"); await(p); R(getrusage(RUSAGE_CHILDREN, &u)); CLAIM(u.ru_maxrss > 0); }
CASE(orphans_go_to_the_subreaper) { R(prctl(PR_SET_CHILD_SUBREAPER, 1)); int v = 0; R(prctl(PR_GET_CHILD_SUBREAPER, &v)); R(v); char me[20]; sprintf(me, "%d", getpid()); int a[2]; pipe(a); posix_spawn_file_actions_t f; posix_spawn_file_actions_init(&f); posix_spawn_file_actions_adddup2(&f, a[1], 1); pid_t p; fflush(stdout); posix_spawn(&p, SELF, &f, NULL, (char *[]) {"self", "--start", me, NULL}, environ); close(a[1]); await(p); char c = 0; R(read(a[0], &c, 1)); CLAIM(c == 'r' || getpid() == 1); int s; R(wait(&s) > 0); told(s); R(prctl(PR_SET_CHILD_SUBREAPER, 0)); }
CASE(pidfd_open_errors) { R(syscall(SYS_pidfd_open, 0, 0)); R(syscall(SYS_pidfd_open, -1, 0)); R(syscall(SYS_pidfd_open, getpid(), 1)); R(syscall(SYS_pidfd_open, 1 << 23, 0)); }
CASE(pidfd_becomes_readable) { pid_t p = START("--pause"); int fd = syscall(SYS_pidfd_open, p, 0); R(fcntl(fd, F_GETFD)); struct pollfd f = {fd, POLLIN, 0}; R(poll(&f, 1, 0)); R(syscall(SYS_pidfd_send_signal, fd, SIGTERM, 0, 0)); R(poll(&f, 1, 5000)); R(f.revents); siginfo_t i; R(waitid(P_PIDFD, fd, &i, WEXITED)); show(&i, p); R(syscall(SYS_pidfd_send_signal, fd, SIGTERM, 0, 0)); }
CASE(pidfd_send_signal_errors) { int fd = syscall(SYS_pidfd_open, getpid(), 0); R(syscall(SYS_pidfd_send_signal, fd, 0, 0, 0)); R(syscall(SYS_pidfd_send_signal, fd, 99, 0, 0)); R(syscall(SYS_pidfd_send_signal, fd, 0, 0, 8)); R(syscall(SYS_pidfd_send_signal, 1, 0, 0, 0)); R(syscall(SYS_pidfd_send_signal, 99, 0, 0, 0)); R(syscall(SYS_pidfd_send_signal, fd, 0, 8, 0)); }
CASE(pidfd_that_does_not_block) { pid_t p = START("--pause"); int fd = syscall(SYS_pidfd_open, p, O_NONBLOCK); siginfo_t i; R(waitid(P_PIDFD, fd, &i, WEXITED)); kill(p, SIGKILL); until(p); R(waitid(P_PIDFD, fd, &i, WEXITED)); show(&i, p); }
CASE(pidfd_does_not_read) { int fd = syscall(SYS_pidfd_open, getpid(), 0); char c; R(read(fd, &c, 1)); R(write(fd, &c, 1)); }
