// SPDX-License-Identifier: Apache-2.0
package corto.posix.tty;

import corto.fs.tty.TerminalProcesses;
import corto.lang.Result;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.posix.process.Signal;
import corto.posix.process.SignalActions;
import corto.posix.process.Signals;

/// The processes, as the terminal sees them.
public final class ProcessGroups implements TerminalProcesses {
    @Override
    public void signal(int group, int signal) {
        Signals.sendToGroup(group, signal);
    }

    @Override
    public int group() {
        return Process.current().group();
    }

    @Override
    public int session() {
        return Process.current().session();
    }

    @Override
    public boolean leadsItsSession() {
        return Process.current().session() == Process.current().id();
    }

    @Override
    public boolean isShut(int signal) {
        return (ApplicationThread.current().blocked() & Signal.set(signal)) != 0 || Process.current().actions().handler(signal) == SignalActions.IGNORE;
    }

    @Override
    public boolean isOrphaned() {
        return Process.current().isInOrphanedGroup();
    }

    @Override
    public int sessionOf(int group) {
        for (Process process = Process.all(); process != null; process = process.next()) {
            if (process.group() == group) {
                return process.session();
            }
        }
        return -1;
    }

    @Override
    public Result restart() {
        return ApplicationThread.RESTART;
    }
}
