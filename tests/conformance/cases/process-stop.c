// SPDX-License-Identifier: Apache-2.0
// Job control: what stops a process, what continues it, what its parent learns of that, and what a stop does to a call that waits.
#include "../processes.h"
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/time.h>

static volatile sig_atomic_t caught;
static siginfo_t last;
static void count(int s, siginfo_t *i, void *c) { caught++; last = *i; }
static void catch_(int flags) { struct sigaction a = {.sa_sigaction = count, .sa_flags = SA_SIGINFO | flags}; sigaction(SIGCHLD, &a, NULL); caught = 0; memset(&last, 0, sizeof last); }
static void uncatch(void) { signal(SIGCHLD, SIG_DFL); }
static void show(const siginfo_t *i, pid_t p) { printf("signo %d code %d status %d uid %d pid %s\n", i->si_signo, i->si_code, i->si_status, i->si_uid, i->si_pid == p ? "its" : i->si_pid == 0 ? "0" : "other"); }
static void until(volatile sig_atomic_t *what, int value) { for (int i = 0; i < 2000 && *what < value; i++) usleep(1000); }

// Waits for what comes next.
static void next(pid_t p, int options) { int s = -1; if (waitpid(p, &s, options) != p) perror("waitpid"); told(s); }
static int state(pid_t p) { char b[64], c = '?'; sprintf(b, "/proc/%d/stat", p); FILE *f = fopen(b, "r"); if (f) { fscanf(f, "%*d (%*[^)]) %c", &c); fclose(f); } return c; }
static void await_state(pid_t p, int wanted) { for (int i = 0; i < 2000 && state(p) != wanted; i++) usleep(1000); printf("%c\n", state(p)); }
static void end(pid_t p) { kill(p, SIGKILL); await(p); }
// A child in a group of its own, so that its group is not orphaned.
static pid_t start_group(char *const *arguments) { fflush(stdout); pid_t p = vfork(); if (p == 0) { setpgid(0, 0); execv(SELF, arguments); _exit(127); } return p; }
#define START_GROUP(...) start_group((char *[]) {"self", __VA_ARGS__, NULL})

static void stops_by(int signal) { char n[8]; sprintf(n, "%d", signal); pid_t p = START_GROUP("--stop", n); next(p, WUNTRACED); kill(p, SIGCONT); await(p); }
CASE(by_SIGSTOP) { stops_by(SIGSTOP); }
CASE(by_SIGTSTP) { stops_by(SIGTSTP); }
CASE(by_SIGTTIN) { stops_by(SIGTTIN); }
CASE(by_SIGTTOU) { stops_by(SIGTTOU); }
CASE(from_outside) { pid_t p = START_GROUP("--pause"); R(kill(p, SIGSTOP)); next(p, WUNTRACED); R(kill(p, SIGCONT)); next(p, WCONTINUED); end(p); }
CASE(told_once) { pid_t p = START_GROUP("--pause"); int s; kill(p, SIGSTOP); next(p, WUNTRACED); R(waitpid(p, &s, WUNTRACED | WNOHANG)); kill(p, SIGCONT); next(p, WCONTINUED); R(waitpid(p, &s, WCONTINUED | WNOHANG)); end(p); }
CASE(not_told_without_asking) { pid_t p = START_GROUP("--pause"); int s; kill(p, SIGSTOP); await_state(p, 'T'); R(waitpid(p, &s, WNOHANG)); R(waitpid(p, &s, WCONTINUED | WNOHANG)); next(p, WUNTRACED | WNOHANG); kill(p, SIGCONT); R(waitpid(p, &s, WUNTRACED | WNOHANG)); end(p); }
CASE(a_stop_that_is_over_is_not_told) { pid_t p = START_GROUP("--pause"); int s; kill(p, SIGSTOP); await_state(p, 'T'); kill(p, SIGCONT); R(waitpid(p, &s, WUNTRACED | WNOHANG)); next(p, WCONTINUED | WUNTRACED); end(p); }
CASE(a_stop_hides_that_it_went_on) { pid_t p = START_GROUP("--pause"); int s; kill(p, SIGSTOP); await_state(p, 'T'); kill(p, SIGCONT); await_state(p, 'S'); kill(p, SIGSTOP); await_state(p, 'T'); R(waitpid(p, &s, WCONTINUED | WNOHANG)); next(p, WCONTINUED | WUNTRACED); end(p); }
CASE(waits_for_a_stop_to_come) { pid_t p = START_GROUP("--later-stop"); next(p, WUNTRACED); kill(p, SIGCONT); await(p); }
CASE(twice) { pid_t p = START_GROUP("--pause"); kill(p, SIGSTOP); next(p, WUNTRACED); R(kill(p, SIGSTOP)); R(kill(p, SIGTSTP)); R(waitpid(p, NULL, WUNTRACED | WNOHANG)); kill(p, SIGCONT); next(p, WUNTRACED | WCONTINUED); await_state(p, 'S'); end(p); }
CASE(any_child) { pid_t p = START_GROUP("--pause"), q = START_GROUP("--pause"); int s; kill(q, SIGSTOP); R(waitpid(-1, &s, WUNTRACED) == q); told(s); R(waitpid(-1, &s, WUNTRACED | WNOHANG)); end(p); end(q); }
CASE(waitid_tells_of_a_stop) { pid_t p = START_GROUP("--pause"); siginfo_t i; kill(p, SIGTSTP); R(waitid(P_PID, p, &i, WSTOPPED)); show(&i, p); kill(p, SIGCONT); R(waitid(P_PID, p, &i, WCONTINUED)); show(&i, p); end(p); }
CASE(waitid_leaves_it) { pid_t p = START_GROUP("--pause"); siginfo_t i; kill(p, SIGSTOP); R(waitid(P_PID, p, &i, WSTOPPED | WNOWAIT)); show(&i, p); R(waitid(P_PID, p, &i, WSTOPPED | WNOWAIT)); show(&i, p); R(waitid(P_PID, p, &i, WSTOPPED)); R(waitid(P_PID, p, &i, WSTOPPED | WNOHANG)); R(i.si_pid); kill(p, SIGCONT); R(waitid(P_PID, p, &i, WCONTINUED | WNOWAIT)); R(waitid(P_PID, p, &i, WCONTINUED)); show(&i, p); end(p); }
CASE(waitid_for_the_end_of_a_stopped_one) { pid_t p = START_GROUP("--pause"); siginfo_t i; kill(p, SIGSTOP); await_state(p, 'T'); R(waitid(P_PID, p, &i, WEXITED | WNOHANG)); R(i.si_pid); kill(p, SIGKILL); R(waitid(P_PID, p, &i, WEXITED | WSTOPPED)); show(&i, p); }
CASE(waitid_for_stops_of_a_zombie) { pid_t p = START("--exit", "3"); siginfo_t i; waitid(P_PID, p, &i, WEXITED | WNOWAIT); R(waitid(P_PID, p, &i, WSTOPPED)); R(waitid(P_PID, p, &i, WSTOPPED | WCONTINUED | WNOHANG)); await(p); }
CASE(waiting_for_a_stop_that_never_comes_ends_with_the_child) { pid_t p = START("--later"); siginfo_t i; R(waitid(P_PID, p, &i, WSTOPPED)); await(p); }
CASE(the_signal_tells) { catch_(0); pid_t p = START_GROUP("--pause"); kill(p, SIGTTIN); until(&caught, 1); show(&last, p); kill(p, SIGCONT); until(&caught, 2); show(&last, p); R(caught); uncatch(); end(p); }
CASE(no_signal_on_demand) { catch_(SA_NOCLDSTOP); pid_t p = START_GROUP("--pause"); kill(p, SIGSTOP); next(p, WUNTRACED); kill(p, SIGCONT); next(p, WCONTINUED); R(caught); kill(p, SIGKILL); until(&caught, 1); R(caught); uncatch(); await(p); }
CASE(an_ignored_signal_still_wakes_the_waiter) { signal(SIGCHLD, SIG_IGN); pid_t p = START_GROUP("--later-stop"); next(p, WUNTRACED); uncatch(); kill(p, SIGCONT); await(p); }
CASE(killed_while_it_is_stopped) { pid_t p = START_GROUP("--pause"); kill(p, SIGSTOP); next(p, WUNTRACED); kill(p, SIGKILL); await(p); }
CASE(other_signals_wait) { pid_t p = START_GROUP("--pause"); kill(p, SIGSTOP); next(p, WUNTRACED); kill(p, SIGTERM); usleep(20000); printf("%c\n", state(p)); kill(p, SIGCONT); await(p); }
CASE(continuing_forgets_stops) { pid_t p = START_GROUP("--pause"); kill(p, SIGSTOP); next(p, WUNTRACED); kill(p, SIGTSTP); kill(p, SIGTTIN); kill(p, SIGCONT); next(p, WCONTINUED | WUNTRACED); await_state(p, 'S'); end(p); }
CASE(continuing_one_that_runs) { catch_(0); pid_t p = START_GROUP("--pause"); R(kill(p, SIGCONT)); usleep(20000); R(waitpid(p, NULL, WCONTINUED | WNOHANG)); R(caught); uncatch(); end(p); }
CASE(ignored_SIGTSTP_does_not_stop) { int a[2]; pipe(a); fflush(stdout); pid_t p = vfork(); if (!p) { setpgid(0, 0); dup2(a[1], 1); execv(SELF, (char *[]) {"self", "--ignore", "20", NULL}); _exit(1); } char c; read(a[0], &c, 1); R(kill(p, SIGTSTP)); usleep(20000); R(waitpid(p, NULL, WUNTRACED | WNOHANG)); kill(p, SIGSTOP); next(p, WUNTRACED); end(p); close(a[0]); close(a[1]); }
CASE(ignored_SIGCONT_continues) { int a[2]; pipe(a); fflush(stdout); pid_t p = vfork(); if (!p) { setpgid(0, 0); dup2(a[1], 1); execv(SELF, (char *[]) {"self", "--ignore", "18", NULL}); _exit(1); } char c; read(a[0], &c, 1); kill(p, SIGSTOP); next(p, WUNTRACED); kill(p, SIGCONT); next(p, WCONTINUED); end(p); close(a[0]); close(a[1]); }
CASE(a_group_without_family_does_not_stop) { fflush(stdout); pid_t p = vfork(); if (!p) { setsid(); execv(SELF, (char *[]) {"self", "--stop", "20", NULL}); _exit(1); } next(p, WUNTRACED); p = vfork(); if (!p) { setsid(); execv(SELF, (char *[]) {"self", "--stop", "21", NULL}); _exit(1); } next(p, WUNTRACED); }
CASE(SIGSTOP_stops_a_group_without_family) { fflush(stdout); pid_t p = vfork(); if (!p) { setsid(); execv(SELF, (char *[]) {"self", "--stop", "19", NULL}); _exit(1); } next(p, WUNTRACED); kill(p, SIGCONT); await(p); }
CASE(a_whole_group) { pid_t p = START_GROUP("--pause"); fflush(stdout); pid_t q = vfork(); if (!q) { setpgid(0, p); execv(SELF, (char *[]) {"self", "--pause", NULL}); _exit(1); } R(kill(-p, SIGSTOP)); next(p, WUNTRACED); next(q, WUNTRACED); R(kill(-p, SIGCONT)); next(p, WCONTINUED); next(q, WCONTINUED); kill(-p, SIGKILL); await(p); await(q); }
CASE(state_in_proc) { pid_t p = START_GROUP("--pause"); kill(p, SIGSTOP); next(p, WUNTRACED); printf("%c\n", state(p)); char b[64], line[100]; sprintf(b, "/proc/%d/status", p); FILE *f = fopen(b, "r"); while (f && fgets(line, sizeof line, f)) if (!strncmp(line, "State:", 6)) fputs(line, stdout); if (f) fclose(f); kill(p, SIGCONT); await_state(p, 'S'); end(p); }
CASE(a_sleep_goes_on) { pid_t p = START_GROUP("--sleep"); usleep(20000); kill(p, SIGSTOP); next(p, WUNTRACED); kill(p, SIGCONT); await(p); }
CASE(a_sleep_is_over_after_the_stop) { pid_t p = START_GROUP("--sleep"); usleep(20000); kill(p, SIGSTOP); next(p, WUNTRACED); usleep(200000); kill(p, SIGCONT); await(p); }
CASE(a_read_goes_on) { int a[2], b[2]; pipe(a); pipe(b); fflush(stdout); pid_t p = vfork(); if (!p) { setpgid(0, 0); dup2(a[0], 0); dup2(b[1], 1); close(a[1]); execv(SELF, (char *[]) {"self", "--echo", NULL}); _exit(1); } close(a[0]); char c = 0; write(a[1], "x", 1); read(b[0], &c, 1); kill(p, SIGSTOP); next(p, WUNTRACED); write(a[1], "y", 1); usleep(20000); kill(p, SIGCONT); read(b[0], &c, 1); printf("%c\n", c); close(a[1]); await(p); close(b[0]); close(b[1]); }
CASE(epoll_wait_does_not_go_on) { pid_t p = START_GROUP("--epoll"); usleep(100000); kill(p, SIGSTOP); next(p, WUNTRACED); kill(p, SIGCONT); await(p); }
CASE(poll_goes_on) { pid_t p = START_GROUP("--poll"); usleep(100000); kill(p, SIGSTOP); next(p, WUNTRACED); kill(p, SIGCONT); await(p); }
CASE(sigtimedwait_does_not_go_on) { pid_t p = START_GROUP("--sigwait"); usleep(100000); kill(p, SIGSTOP); next(p, WUNTRACED); kill(p, SIGCONT); await(p); }
CASE(all_threads_stop) { pid_t p = START_GROUP("--threads"); usleep(30000); kill(p, SIGSTOP); next(p, WUNTRACED); printf("%c\n", state(p)); kill(p, SIGCONT); next(p, WCONTINUED); await(p); }
CASE(killed_with_all_threads) { pid_t p = START_GROUP("--threads"); usleep(30000); kill(p, SIGSTOP); next(p, WUNTRACED); kill(p, SIGKILL); await(p); }
CASE(tgkill_stops_the_whole_process) { pid_t p = START_GROUP("--threads"); usleep(30000); R(syscall(SYS_tgkill, p, p, SIGSTOP)); next(p, WUNTRACED); R(syscall(SYS_tgkill, p, p, SIGCONT)); await(p); }
CASE(a_handler_for_SIGCONT_runs) { pid_t p = START_GROUP("--continued"); usleep(30000); kill(p, SIGSTOP); next(p, WUNTRACED); kill(p, SIGCONT); await(p); }
CASE(stopped_again_at_once) { pid_t p = START_GROUP("--pause"); for (int i = 0; i < 20; i++) { kill(p, SIGSTOP); kill(p, SIGCONT); kill(p, SIGSTOP); int s; if (waitpid(p, &s, WUNTRACED) != p || !WIFSTOPPED(s)) { puts("not stopped"); break; } kill(p, SIGCONT); } await_state(p, 'S'); end(p); }
CASE(the_last_relative_goes) {                  // its group is orphaned then, and stopped: SIGHUP, SIGCONT
    prctl(PR_SET_CHILD_SUBREAPER, 1); fflush(stdout); volatile pid_t inner = 0; pid_t p = vfork();
    if (!p) { setsid(); pid_t q = vfork(); if (!q) { setpgid(0, 0); execv(SELF, (char *[]) {"self", "--pause", NULL}); _exit(1); } inner = q; kill(q, SIGSTOP); siginfo_t i; waitid(P_PID, q, &i, WSTOPPED | WNOWAIT); _exit(0); }
    await(p); await(inner); prctl(PR_SET_CHILD_SUBREAPER, 0);
}
CASE(the_last_relative_goes_and_nobody_is_stopped) {
    prctl(PR_SET_CHILD_SUBREAPER, 1); fflush(stdout); volatile pid_t inner = 0; pid_t p = vfork();
    if (!p) { setsid(); pid_t q = vfork(); if (!q) { setpgid(0, 0); execv(SELF, (char *[]) {"self", "--pause", NULL}); _exit(1); } inner = q; _exit(0); }
    await(p); usleep(20000); R(waitpid(inner, NULL, WNOHANG)); end(inner); prctl(PR_SET_CHILD_SUBREAPER, 0);
}
CASE(a_pidfd_is_not_ready_by_a_stop) { pid_t p = START_GROUP("--pause"); int fd = syscall(SYS_pidfd_open, p, 0); kill(p, SIGSTOP); next(p, WUNTRACED); struct pollfd f = {fd, POLLIN}; R(poll(&f, 1, 0)); siginfo_t i; kill(p, SIGCONT); R(waitid(P_PIDFD, fd, &i, WCONTINUED)); show(&i, p); end(p); close(fd); }
