// SPDX-License-Identifier: Apache-2.0
package corto.posix.ptys;

import corto.fs.devfs.DeviceFiles;
import corto.fs.file.FileMode;
import corto.fs.file.FileStatus;
import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.ramfs.RamDirectory;
import corto.fs.tty.Terminal;
import corto.fs.tty.TerminalProcesses;
import corto.posix.files.Files;
import corto.posix.process.Process;
import corto.posix.process.ProcessPart;
import corto.posix.tty.ProcessGroups;
import corto.posix.tty.TerminalDevices;

/// All pseudo-terminals: `/dev/ptmx` makes one, with a node in `/dev/pts` as long as its master is open; `/dev/tty` is the one that controls the caller's session.
public final class PseudoTerminals implements DeviceFiles {
    private static final int MOST = 4096;                    // as Linux's kernel.pty.max
    private static final int SLAVES = 136;                   // the major of /dev/pts
    private static final int OF_OWNER = 0620;
    private static final int FOR_ALL = 0666;
    private static final int GROUP = 5;                      // tty, in Debian
    private static final int SEARCHABLE = 0755;
    private static final long MULTIPLEXER = FileStatus.device(5, 2);
    private static final long TTY = FileStatus.device(5, 0);

    private static final PseudoTerminal[] PAIRS = new PseudoTerminal[MOST];
    private static int end;                                  // places that have been in use
    private static RamDirectory directory;                   // /dev/pts
    /// Sees processes end, for the sake of sessions.
    private static final class SessionEnd implements ProcessPart {
        @Override
        public ProcessPart copy() {
            return this;
        }

        @Override
        public void ended() {
            sessionMayEnd();
        }
    }

    static {
        Process.addPart(new SessionEnd());
    }

    private static final TerminalProcesses PROCESSES = new ProcessGroups();

    @Override
    public void addTo(RamDirectory dev) {
        dev.create("ptmx", FileMode.CHARACTER_DEVICE | FOR_ALL, 0, 0, MULTIPLEXER);
        directory = dev.addDirectory("pts", SEARCHABLE, 0, 0);
    }

    @Override
    public OpenFile open(Inode node, long device, int flags) {
        if (node.type() != FileMode.CHARACTER_DEVICE) {
            return null;
        }
        if (device == MULTIPLEXER) {
            return openMaster(node, flags);
        }
        if (device == TTY) {
            PseudoTerminal ours = ofSession();
            return ours == null ? null : ours.terminal.open(node, flags);
        }
        int number = FileStatus.minor(device);
        PseudoTerminal pair = FileStatus.major(device) == SLAVES && number < end ? PAIRS[number] : null;
        return pair == null ? null : openSlave(pair, node, flags);
    }

    private static OpenFile openMaster(Inode node, int flags) {
        int number = 0;
        while (number < end && PAIRS[number] != null) {
            number++;
        }
        if (number == MOST || directory == null) {
            return null;
        }
        PseudoTerminal pair = new PseudoTerminal(number);
        directory.create(Integer.toString(number), FileMode.CHARACTER_DEVICE | OF_OWNER, Files.context().uid, GROUP, FileStatus.device(SLAVES, number));
        PAIRS[number] = pair;
        end = Math.max(end, number + 1);
        return new MasterFile(node, pair, flags);
    }

    /// A leader of a session without controlling terminal gets it as that, unless it says O_NOCTTY.
    private static OpenFile openSlave(PseudoTerminal pair, Inode node, int flags) {
        if (pair.isLocked) {
            return new LockedFile(flags);
        }
        Terminal terminal = pair.terminal;
        if ((flags & OpenFlags.O_NOCTTY) == 0 && PROCESSES.leadsItsSession() && !terminal.isControlling() && ofSession() == null && !TerminalDevices.controlsCaller()) {
            terminal.control(PROCESSES.session(), PROCESSES.group());
        }
        return terminal.open(node, flags);
    }

    private static PseudoTerminal ofSession() {
        for (int i = 0; i < end; i++) {
            if (PAIRS[i] != null && PAIRS[i].terminal.isOurs()) {
                return PAIRS[i];
            }
        }
        return null;
    }

    /// Nobody is at the other end any more: the slave's processes are hung up, its number is free.
    static void masterClosed(PseudoTerminal pair) {
        PAIRS[pair.number] = null;
        directory.unlink(Integer.toString(pair.number));
        pair.terminal.hangUp();
    }

    /// The running process ends. If it leads a session, that gives its terminal up, and the group in front is told.
    static void sessionMayEnd() {
        PseudoTerminal ours = PROCESSES.leadsItsSession() ? ofSession() : null;
        if (ours != null) {
            ours.terminal.signal(TerminalProcesses.SIGHUP);
            ours.terminal.signal(TerminalProcesses.SIGCONT);
            ours.terminal.control(0, 0);
        }
    }
}
