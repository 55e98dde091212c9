// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.lang.Address;
import corto.log.api.Log;
import corto.memory.areas.AddressSpace;
import corto.memory.areas.Area;
import corto.memory.areas.Protection;
import corto.memory.frames.api.Frames;
import corto.platform.x86_64.TrapFrame;
import corto.posix.calls.SystemCallNames;
import corto.runtime.Panic;

/// The end of the process by a signal that it does not handle: says what happened, in the words of the application.
final class Death {
    private static final long KIBIBYTE = 1 << 10;
    private static final long PAGE = 4096;
    private static final long FAR = 16 << 20;            // from here on the next area says nothing
    private static final long FAULT_WRITE = 1 << 1;      // of the error code of a page fault
    private static final long FAULT_FETCH = 1 << 4;

    private Death() {}

    /// Does not return.
    static void by(SignalInfo info, Address frame) {
        if (Process.SEVERAL && Process.current().isEndOf(ApplicationThread.current())) {
            ApplicationThread.end();
        }
        boolean isFault = (Signal.set(info.signal) & Signal.SYNCHRONOUS) != 0 && info.code > 0;
        String message = Process.name() + " was ended by " + Signal.name(info.signal) + (isFault ? reason(info, frame) : "");
        if (Process.SEVERAL && Process.current() != Process.first()) {
            Log.warning("process", message);             // its parent tells the user what it wants to
        } else {
            Log.report(Log.ERROR, "process", message);
            if (isFault) {
                tellMore(info, frame);
            }
        }
        Process.killedBy(info.signal);
    }

    /// Where, who, and with which registers.
    private static void tellMore(SignalInfo info, Address frame) {
        ApplicationThread thread = ApplicationThread.current();
        long at = TrapFrame.RIP.read(frame);
        say("at " + place(at) + ", thread " + thread.id() + " (" + thread.name() + ')');
        if (isMemory(info)) {
            say(hex(info.first) + ' ' + surroundings(info.first));
        }
        say("its last system calls: " + lastCalls(thread.lastCalls()));
        say("rax " + hex(TrapFrame.RAX.read(frame)) + "  rbx " + hex(TrapFrame.RBX.read(frame)) + "  rcx " + hex(TrapFrame.RCX.read(frame)) + "  rdx " + hex(TrapFrame.RDX.read(frame)));
        say("rsi " + hex(TrapFrame.RSI.read(frame)) + "  rdi " + hex(TrapFrame.RDI.read(frame)) + "  rbp " + hex(TrapFrame.RBP.read(frame)) + "  rsp " + hex(TrapFrame.RSP.read(frame)));
        say("r8  " + hex(TrapFrame.R8.read(frame)) + "  r9  " + hex(TrapFrame.R9.read(frame)) + "  r10 " + hex(TrapFrame.R10.read(frame)) + "  r11 " + hex(TrapFrame.R11.read(frame)));
        say("r12 " + hex(TrapFrame.R12.read(frame)) + "  r13 " + hex(TrapFrame.R13.read(frame)) + "  r14 " + hex(TrapFrame.R14.read(frame)) + "  r15 " + hex(TrapFrame.R15.read(frame)));
        say("rip " + hex(at) + "  flags " + hex(TrapFrame.RFLAGS.read(frame)) + "  fs " + hex(thread.fsBase()));
    }

    /// The last one is last.
    private static String lastCalls(long numbers) {
        StringBuilder list = new StringBuilder();
        for (int shift = Long.SIZE - Short.SIZE; shift >= 0; shift -= Short.SIZE) {
            int number = (short) (numbers >>> shift);
            String name = SystemCallNames.name(number);
            if (number != -1) {
                list.append(list.isEmpty() ? "" : ", ").append(name == null ? Integer.toString(number) : name);
            }
        }
        return list.isEmpty() ? "none" : list.toString();
    }

    private static void say(String line) {
        Log.report(Log.ERROR, "process", "  " + line);
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    /// There is no frame for a page that it touched. Does not return.
    static void withoutMemory() {
        try {
            System.err.println("corto: " + Process.name() + " needs more memory than this machine has: of "
                    + Frames.FRAMES.totalFrames() * Frames.BYTES / KIBIBYTE + " KiB that the kernel and the root file system leave, "
                    + Frames.FRAMES.freeFrames() * Frames.BYTES / KIBIBYTE + " KiB are free, and "
                    + Process.memory().ownedFrames() * Frames.BYTES / KIBIBYTE + " KiB are pages of its own. Give the machine more (corto run --memory, or memory in corto.yaml).");
        } catch (OutOfMemoryError noMemory) {
            Panic.say("corto: the program needs more memory than this machine has. Give the machine more (corto run -m).");
        }
        Process.killedBy(Signal.SIGKILL);
    }

    private static boolean isMemory(SignalInfo info) {
        return (info.signal == Signal.SIGSEGV || info.signal == Signal.SIGBUS && info.code != Signal.BUS_ADRALN) && info.code != Signal.SI_KERNEL;
    }

    private static String reason(SignalInfo info, Address frame) {
        if (isMemory(info)) {
            long access = TrapFrame.ERROR_CODE.read(frame);
            String what = (access & FAULT_WRITE) != 0 ? ": it wrote to " : (access & FAULT_FETCH) != 0 ? ": it jumped to " : ": it read from ";
            return what + hex(info.first) + (info.signal == Signal.SIGBUS ? ", beyond the end of a mapped file"
                    : info.code == Signal.SEGV_MAPERR ? ", where nothing is mapped" : ", which is not allowed");
        }
        return switch (info.signal) {
            case Signal.SIGSEGV -> ": an address that cannot be one, or an instruction that is not allowed";
            case Signal.SIGFPE -> info.code == Signal.FPE_INTDIV ? ": an integer division by zero, or its result is too large" : ": a floating-point exception that is not masked";
            case Signal.SIGILL -> ": an instruction that does not exist";
            case Signal.SIGTRAP -> ": a breakpoint without a debugger";
            default -> "";
        };
    }

    /// What lies at an address, or next to it.
    private static String surroundings(long address) {
        if (address < 0) {
            return "belongs to the kernel";
        }
        if (address < PAGE) {
            return "is next to the null pointer";
        }
        AddressSpace memory = Process.memory();
        Area area = memory.find(address);
        if (area != null) {
            return (area.protection() == Protection.NONE ? "is in a page without rights, perhaps a guard: " : "is in ") + describe(area);
        }
        Area above = memory.firstAbove(address);
        Area below = null;
        for (int i = 0; i < memory.areaCount() && memory.area(i).start() <= address; i++) {
            below = memory.area(i);
        }
        long toAbove = above == null ? Long.MAX_VALUE : above.start() - address;
        long toBelow = below == null ? Long.MAX_VALUE : address - below.end();
        if (Math.min(toAbove, toBelow) > FAR) {
            return "is far from everything";
        }
        return toAbove < toBelow ? "is " + toAbove + " bytes below " + describe(above) : "is " + (toBelow + 1) + " bytes beyond the end of " + describe(below);
    }

    /// As a line of /proc/self/maps.
    private static String describe(Area area) {
        int protection = area.protection();
        String rights = " " + ((protection & Protection.READ) != 0 ? 'r' : '-') + ((protection & Protection.WRITE) != 0 ? 'w' : '-') + ((protection & Protection.EXECUTE) != 0 ? 'x' : '-')
                + (area.isShared() ? 's' : 'p') + ' ';
        String name = area.inode() != null ? area.inode().path() + " from " + hex(area.fileOffset()) + " on" : area.label() != null ? area.label() : "without a name";
        return hex(area.start()) + '-' + hex(area.end()) + rights + name;
    }

    /// A code address as file and offset, where it can be told.
    static String place(long address) {
        Area area = Process.memory().find(address);
        if (area == null || area.inode() == null) {
            return hex(address);
        }
        return area.inode().path() + '+' + hex(address - area.start() + area.fileOffset()) + " (" + hex(address) + ')';
    }
}
