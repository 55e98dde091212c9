// SPDX-License-Identifier: Apache-2.0
package corto.fs.tty;

import corto.lang.Result;

/// What a terminal needs of processes: its signals go to groups of them, and only one session may use it (credentials(7)).
public interface TerminalProcesses {
    // signal(7)
    int SIGHUP = 1;
    int SIGINT = 2;
    int SIGQUIT = 3;
    int SIGCONT = 18;
    int SIGTSTP = 20;
    int SIGTTIN = 21;
    int SIGTTOU = 22;
    int SIGWINCH = 28;

    /// Sends a signal to all processes of a group.
    void signal(int group, int signal);

    /// Process group and session of the process that calls.
    int group();

    int session();

    /// Whether that process made its session.
    boolean leadsItsSession();

    /// Whether the calling thread blocks or the process ignores `signal`.
    boolean isShut(int signal);

    /// Whether nobody outside could continue the caller's group if it stopped (POSIX.1-2017 §3.264).
    boolean isOrphaned();

    /// The session of a group; −1 if there is no such group.
    int sessionOf(int group);

    /// What a system call gives that a signal interrupted and that is to be begun again.
    Result restart();
}
