// SPDX-License-Identifier: Apache-2.0
// Needs options.
// Pseudo-terminals: both sides, the line discipline between them, controlling terminals, job control at one.
#include "../processes.h"
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/sysmacros.h>
#include <sys/stat.h>
#include <termios.h>

static int master, slave;
static char name[64];
static char seen[4000];                         // what came from the other side, for wait_for
static int seen_count, seen_from;
static void make(void) { master = posix_openpt(O_RDWR | O_NOCTTY); unlockpt(master); ptsname_r(master, name, sizeof name); slave = open(name, O_RDWR | O_NOCTTY); seen_count = seen_from = seen[0] = 0; }
static void end(void) { close(slave); close(master); }
static void show(const char *b, long n) { for (long i = 0; i < n; i++) { if (b[i] < ' ' || b[i] == 127) printf("\\%o", b[i]); else putchar(b[i]); } puts(""); }
static void put(int fd, const char *text) { write(fd, text, strlen(text)); }
// What comes within a moment.
static void get(int fd) { char b[300]; int n = 0; struct pollfd p = {fd, POLLIN}; while (n < 300 && poll(&p, 1, 30) == 1 && (p.revents & POLLIN)) { int r = read(fd, b + n, 300 - n); if (r <= 0) { printf("[%d %s] ", r, r ? strerrorname_np(errno) : ""); break; } n += r; } show(b, n); }
static void raw(void) { struct termios t; tcgetattr(slave, &t); cfmakeraw(&t); tcsetattr(slave, TCSANOW, &t); }

CASE(two_sides) { master = posix_openpt(O_RDWR | O_NOCTTY); CLAIM(master >= 0); R(ptsname_r(master, name, sizeof name)); CLAIM(!strncmp(name, "/dev/pts/", 9)); R(open(name, O_RDWR | O_NOCTTY)); R(grantpt(master)); R(unlockpt(master)); slave = open(name, O_RDWR | O_NOCTTY); CLAIM(slave >= 0); R(isatty(slave)); R(isatty(master)); end(); R(open(name, O_RDWR | O_NOCTTY)); }
CASE(names) { make(); char b[64]; R(ttyname_r(slave, b, sizeof b)); R(strcmp(b, name)); R(ptsname_r(slave, b, sizeof b)); struct stat s; R(stat(name, &s)); fstat(slave, &s); CLAIM(major(s.st_rdev) == 136); R(fstat(master, &s)); printf("%o\n", s.st_mode & S_IFMT); end(); R(stat(name, &s)); }
CASE(numbers_are_used_again) { make(); char first[64]; strcpy(first, name); int m = master, s = slave; make(); CLAIM(strcmp(first, name)); end(); close(s); close(m); make(); R(strcmp(first, name)); end(); }
CASE(a_lock) { make(); int one = 1, got = 5; R(ioctl(master, TIOCGPTLCK, &got)); R(got); R(ioctl(master, TIOCSPTLCK, &one)); R(open(name, O_RDWR | O_NOCTTY)); ioctl(master, TIOCGPTLCK, &got); R(got); R(ioctl(slave, TIOCGPTN, &got)); end(); }
CASE(first_settings) { make(); struct termios t; R(tcgetattr(slave, &t)); printf("%o %o %o %o\n", t.c_iflag, t.c_oflag, t.c_cflag, t.c_lflag); for (int i = 0; i < 17; i++) printf("%d ", t.c_cc[i]); puts(""); struct winsize w; R(ioctl(slave, TIOCGWINSZ, &w)); printf("%d %d\n", w.ws_row, w.ws_col); end(); }
CASE(a_line) { make(); put(master, "abc\n"); get(slave); get(master); end(); }
CASE(half_a_line) { make(); put(master, "abc"); struct pollfd p = {slave, POLLIN}; R(poll(&p, 1, 10)); get(master); put(master, "\r"); get(slave); get(master); end(); }
CASE(editing) { make(); put(master, "abx\177c\n"); get(slave); get(master); put(master, "one two\27three\n"); get(slave); get(master); put(master, "none\25all\n"); get(slave); get(master); end(); }
CASE(an_end_of_file) { make(); put(master, "ab\4"); get(slave); put(master, "\4"); char c; R(read(slave, &c, 1)); end(); }
CASE(output) { make(); R(write(slave, "one\ntwo\tx\r\n", 11)); get(master); end(); }
CASE(as_it_is) { make(); raw(); put(master, "a\3\r\n\177"); get(slave); put(slave, "a\nb"); get(master); end(); }
CASE(no_echo) { make(); struct termios t; tcgetattr(slave, &t); t.c_lflag &= ~ECHO; tcsetattr(slave, TCSANOW, &t); put(master, "secret\n"); get(slave); get(master); end(); }
CASE(settings_by_the_master) { make(); struct termios t; R(tcgetattr(master, &t)); printf("%o\n", t.c_lflag); t.c_lflag &= ~ECHO; R(tcsetattr(master, TCSANOW, &t)); tcgetattr(slave, &t); printf("%o\n", t.c_lflag); end(); }
CASE(counts) { make(); int n; put(master, "abc\nde"); usleep(20000); R(ioctl(slave, FIONREAD, &n)); R(n); R(ioctl(master, FIONREAD, &n)); R(n); end(); }
CASE(without_waiting) { make(); fcntl(master, F_SETFL, O_NONBLOCK); fcntl(slave, F_SETFL, O_NONBLOCK); char c; R(read(master, &c, 1)); R(read(slave, &c, 1)); R(read(master, &c, 0)); R(write(master, &c, 0)); end(); }
CASE(readiness) { make(); struct pollfd p[2] = {{master, POLLIN | POLLOUT}, {slave, POLLIN | POLLOUT}}; R(poll(p, 2, 0)); R(p[0].revents); R(p[1].revents); put(slave, "x"); R(poll(p, 2, 0)); R(p[0].revents); put(master, "y\n"); poll(p, 2, 0); R(p[1].revents); end(); }
CASE(the_slave_is_closed) { make(); put(slave, "last"); close(slave); struct pollfd p = {master, POLLIN}; R(poll(&p, 1, 10)); R(p.revents); get(master); char c; R(read(master, &c, 1)); slave = open(name, O_RDWR | O_NOCTTY); put(slave, "again"); get(master); end(); }
CASE(the_master_is_closed) { make(); close(master); char c; R(read(slave, &c, 1)); R(write(slave, "x", 1)); struct pollfd p = {slave, POLLIN | POLLOUT}; R(poll(&p, 1, 0)); R(!!(p.revents & POLLHUP)); close(slave); }
CASE(nobody_has_opened_the_slave) { master = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK); char c; R(read(master, &c, 1)); R(write(master, "early\n", 6)); unlockpt(master); ptsname_r(master, name, sizeof name); slave = open(name, O_RDWR | O_NOCTTY); get(slave); end(); }
CASE(seeks) { make(); R(lseek(master, 0, SEEK_SET)); R(lseek(slave, 0, SEEK_CUR)); R(ftruncate(slave, 0)); end(); }
CASE(size) { make(); struct winsize w = {30, 100, 5, 6}, v = {0}; R(ioctl(master, TIOCSWINSZ, &w)); R(ioctl(slave, TIOCGWINSZ, &v)); printf("%d %d %d %d\n", v.ws_row, v.ws_col, v.ws_xpixel, v.ws_ypixel); w.ws_row = 50; R(ioctl(slave, TIOCSWINSZ, &w)); ioctl(master, TIOCGWINSZ, &v); R(v.ws_row); end(); }
CASE(much) { make(); raw(); static char b[100000], c[100000]; for (int i = 0; i < 100000; i++) b[i] = i * 7; fcntl(slave, F_SETFL, O_NONBLOCK); long sent = 0, got = 0; while (got < 100000) { long n = sent < 100000 ? write(slave, b + sent, 100000 - sent) : 0; if (n > 0) sent += n; n = read(master, c + got, 100000 - got); if (n > 0) got += n; } R(memcmp(b, c, 100000)); end(); }
CASE(much_typed) { make(); raw(); fcntl(master, F_SETFL, O_NONBLOCK); fcntl(slave, F_SETFL, O_NONBLOCK); static char b[50000], c[50000]; for (int i = 0; i < 50000; i++) b[i] = i * 11; long sent = 0, got = 0; while (got < 50000) { long n = sent < 50000 ? write(master, b + sent, 50000 - sent) : 0; if (n > 0) sent += n; n = read(slave, c + got, 50000 - got); if (n > 0) got += n; } R(memcmp(b, c, 50000)); end(); }

// ---- sessions: children lead one, at the slave ----
static pid_t lead(char *const *arguments) { fflush(stdout); pid_t p = vfork(); if (!p) { setsid(); int s = open(name, O_RDWR); dup2(s, 0); dup2(s, 1); dup2(s, 2); close(master); execv(SELF, arguments); _exit(127); } return p; }
#define LEAD(...) lead((char *[]) {"self", __VA_ARGS__, NULL})
static void wait_for(const char *text) { struct pollfd p = {master, POLLIN}; char *found; while (!(found = strstr(seen + seen_from, text)) && seen_count < 3900 && poll(&p, 1, 5000) == 1) { int r = read(master, seen + seen_count, 3900 - seen_count); if (r <= 0) break; seen_count += r; seen[seen_count] = 0; } if (found) seen_from = found - seen + strlen(text); printf("%s\n", found ? text : seen); }

CASE(a_leader_takes_it) { make(); pid_t p = LEAD("--terminal"); wait_for("done"); await(p); end(); }
CASE(not_with_NOCTTY) { make(); volatile int r = 0; fflush(stdout); pid_t p = vfork(); if (!p) { setsid(); int s = open(name, O_RDWR | O_NOCTTY); r = tcgetpgrp(s) == -1 ? errno : 0; _exit(0); } await(p); puts(strerrorname_np(r)); end(); }
CASE(taken_by_request) { make(); volatile int r[4] = {0}; fflush(stdout); pid_t p = vfork(); if (!p) { setsid(); int s = open(name, O_RDWR | O_NOCTTY); r[0] = ioctl(s, TIOCSCTTY, 0); r[1] = tcgetpgrp(s) == getpid(); r[2] = open("/dev/tty", O_RDWR) >= 0; r[3] = ioctl(s, TIOCNOTTY); _exit(0); } await(p); printf("%d %d %d %d\n", r[0], r[1], r[2], r[3]); end(); }
CASE(Control_C) { make(); pid_t p = LEAD("--ready-pause"); wait_for("ready"); put(master, "\3"); await(p); end(); }
CASE(Control_backslash) { make(); pid_t p = LEAD("--ready-pause"); wait_for("ready"); put(master, "\34"); int s; waitpid(p, &s, 0); R(WTERMSIG(s)); end(); }
CASE(Control_Z_does_not_stop_a_leader_alone) { make(); pid_t p = LEAD("--ready-pause"); wait_for("ready"); put(master, "\32"); usleep(20000); R(waitpid(p, NULL, WNOHANG | WUNTRACED)); kill(p, SIGKILL); await(p); end(); }
CASE(a_new_size_is_a_signal) { make(); pid_t p = LEAD("--resized"); wait_for("ready"); struct winsize w = {33, 44}; ioctl(master, TIOCSWINSZ, &w); await(p); end(); }
CASE(the_master_goes) { make(); pid_t p = LEAD("--ready-pause"); wait_for("ready"); close(slave); close(master); await(p); }
CASE(a_job_is_stopped_by_a_key) { make(); pid_t p = LEAD("--job", "front", "--ready-pause"); wait_for("ready"); put(master, "\32"); wait_for("stopped 20"); wait_for("killed"); await(p); end(); }
CASE(a_job_in_the_background_reads) { make(); pid_t p = LEAD("--job", "back", "--read"); wait_for("stopped 21"); wait_for("killed"); await(p); end(); }
CASE(a_job_in_the_background_writes) { make(); pid_t p = LEAD("--job", "back", "--say", "out"); wait_for("exited 0"); await(p); end(); }
CASE(a_job_in_the_background_writes_where_it_may_not) { make(); struct termios t; tcgetattr(slave, &t); t.c_lflag |= TOSTOP; tcsetattr(slave, TCSANOW, &t); pid_t p = LEAD("--job", "back", "--say", "out"); wait_for("stopped 22"); wait_for("killed"); await(p); end(); }
CASE(the_leader_goes) { make(); pid_t p = LEAD("--leave"); wait_for("ready"); prctl(PR_SET_CHILD_SUBREAPER, 1); await(p); int s; pid_t q = wait(&s); CLAIM(q > 0); told(s); prctl(PR_SET_CHILD_SUBREAPER, 0); end(); }
