// SPDX-License-Identifier: Apache-2.0
// Children that end by themselves and by a signal, for the comparison with strace. The parent blocks SIGCHLD, so that its lines have one order.
#include "conformance.h"
#include <signal.h>
#include <sys/wait.h>

int main(void) {
    getppid();
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGCHLD);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    siginfo_t info;
    int status;
    pid_t child = vfork();
    if (child == 0) {
        _exit(3);
    }
    sigwaitinfo(&signals, &info);
    wait4(child, &status, 0, NULL);
    child = vfork();
    if (child == 0) {
        kill(getpid(), SIGTERM);
    }
    sigwaitinfo(&signals, &info);
    waitid(P_PID, child, &info, WEXITED | WNOWAIT);
    wait4(child, &status, WCONTINUED, NULL);
    child = vfork();
    if (child == 0) {
        char *const arguments[] = {"traced-children", "again", NULL}, *const environment[] = {"A=1", "B=2", NULL};
        execve("/nothing", arguments, environment);
        _exit(4);
    }
    sigwaitinfo(&signals, &info);
    wait4(-1, &status, WNOHANG, NULL);
    wait4(-1, NULL, WNOHANG, NULL);
    return 0;
}
