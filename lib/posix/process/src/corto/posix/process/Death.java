// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.lang.Address;
import corto.log.api.Log;
import corto.memory.areas.Area;
import corto.memory.frames.api.Frames;
import corto.platform.x86_64.TrapFrame;
import corto.runtime.Panic;

/// The end of the process by a signal that it does not handle: says what happened, in the words of the application.
final class Death {
    private static final long MEBIBYTE = 1 << 20;

    private Death() {}

    /// Does not return.
    static void by(SignalInfo info, Address frame) {
        if (Process.SEVERAL && Process.current().isEndOf(ApplicationThread.current())) {
            ApplicationThread.end();
        }
        String message = Process.name() + " was ended by " + Signal.name(info.signal);
        if ((Signal.set(info.signal) & Signal.SYNCHRONOUS) != 0 && info.code > 0 && info.code != Signal.SI_KERNEL) {
            message += " at " + place(TrapFrame.RIP.read(frame)) + reason(info);
        }
        if (Process.SEVERAL && Process.current() != Process.first()) {
            Log.warning("process", message);             // its parent tells the user what it wants to
        } else {
            Log.report(Log.ERROR, "process", message);
        }
        Process.killedBy(info.signal);
    }

    /// There is no frame for a page that it touched. Does not return.
    static void withoutMemory() {
        try {
            System.err.println("corto: " + Process.name() + " needs more memory than this machine has: "
                    + Process.memory().ownedFrames() * Frames.BYTES / MEBIBYTE + " MiB are in use by it. Give the machine more (corto run -m).");
        } catch (OutOfMemoryError noMemory) {
            Panic.say("corto: the program needs more memory than this machine has. Give the machine more (corto run -m).");
        }
        Process.killedBy(Signal.SIGKILL);
    }

    private static String reason(SignalInfo info) {
        if (info.signal == Signal.SIGSEGV || info.signal == Signal.SIGBUS) {
            String why = info.signal == Signal.SIGBUS ? "beyond the end of a mapped file"
                    : info.code == Signal.SEGV_MAPERR ? "nothing is mapped there" : "the protection does not allow it";
            return ", which used the address 0x" + Long.toHexString(info.first) + ": " + why;
        }
        return "";
    }

    /// A code address as file and offset, where it can be told.
    private static String place(long address) {
        Area area = Process.memory().find(address);
        String hex = "0x" + Long.toHexString(address);
        if (area == null || area.inode() == null) {
            return hex;
        }
        return area.inode().path() + "+0x" + Long.toHexString(address - area.start() + area.fileOffset()) + " (" + hex + ")";
    }
}
