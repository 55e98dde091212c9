// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.lang.Address;
import corto.lang.Symbol;
import corto.memory.areas.AddressSpace;
import corto.memory.areas.TranslationCache;
import corto.memory.frames.api.Frames;
import corto.memory.pagetable.PageTable;
import corto.platform.api.Platforms;
import corto.platform.x86_64.Processor;
import java.util.ServiceLoader;

/// A process: memory, threads, signals, and what other libraries keep for it. The first has number 1, as in a container; the machine ends with it.
///
/// Static operations are about the running process.
public final class Process {
    /// The number of the first process.
    public static final int FIRST_ID = 1;

    private static final OtherProcesses OTHERS = ServiceLoader.load(OtherProcesses.class).findFirst().orElse(null);
    /// Whether there can be more than one.
    public static final boolean SEVERAL = OTHERS != null;

    /// What a shell adds to the number of the signal that ended a process.
    static final int STATUS_OF_SIGNAL = 128;

    /// Sees the end of the process coming: reports, data to be written.
    public interface ExitListener {
        void exiting(int status);
    }

    private static final class ProcessorCache implements TranslationCache {
        @Override
        public void forget(Address page) {
            Processor.invalidatePage(page);
        }

        @Override
        public void forgetAll() {
            Processor.usePageTables(Processor.pageTables());
        }
    }

    private static final int MOST_LISTENERS = 4;
    private static final ExitListener[] LISTENERS = new ExitListener[MOST_LISTENERS];
    private static int listenerCount;

    private static final int MOST_PARTS = 12;
    private static final Process FIRST = new Process(FIRST_ID);
    private static int partCount;
    private static Process current = FIRST;          // per processor
    private static Process all = FIRST;              // linked by `next`
    private static long vdso;
    private static boolean ending;                   // the machine
    private static int endSignal;

    private final int id;
    private final SignalActions actions = new SignalActions(this);
    private final PendingSignals pending = new PendingSignals();
    private final ProcessPart[] parts = new ProcessPart[MOST_PARTS];
    private AddressSpace memory;
    private Program program = Program.NONE;
    private Process next;
    private Process parent;                          // null: the first, whose parent is outside
    private int group;                               // setpgid(2)
    private int session;                             // setsid(2)

    ApplicationThread firstThread;                   // linked by `next`
    int threadCount;
    private long processorNanos;                     // of threads that do not run
    private long mostQueued = Long.MAX_VALUE;        // RLIMIT_SIGPENDING

    private Process(int id) {
        this.id = id;
        group = id;
        session = id;
    }

    /// Makes the first process, without memory of its own yet. Once, before anything else here.
    static void create() {
        FIRST.memory = new AddressSpace(new PageTable(Symbol.address("pc_root"), Frames.FRAMES), Frames.FRAMES, new ProcessorCache());
    }

    /// The process whose thread runs.
    public static Process current() {
        return SEVERAL ? current : FIRST;
    }

    public static Process first() {
        return FIRST;
    }

    /// One of all processes, followed by `next`.
    public static Process all() {
        return SEVERAL ? all : FIRST;
    }

    public Process next() {
        return next;
    }

    /// The process with an id; null if there is none.
    public static Process find(int id) {
        Process process = all();
        while (process != null && process.id != id) {
            process = process.next();
        }
        return process;
    }

    /// Gives a part a place, the same in all processes, and makes `first` that of the first process. While the image is built.
    public static int addPart(ProcessPart first) {
        FIRST.parts[partCount] = first;
        return partCount++;
    }

    /// getpid(2).
    public int id() {
        return id;
    }

    /// getppid(2).
    public int parentId() {
        return parent == null ? 0 : parent.id;
    }

    /// The number of its process group.
    public int group() {
        return group;
    }

    /// The number of its session.
    public int session() {
        return session;
    }

    /// The part at a place.
    public ProcessPart part(int place) {
        return parts[place];
    }

    public SignalActions actions() {
        return actions;
    }

    /// The thread with which it began; null when that has ended.
    ApplicationThread mainThread() {
        ApplicationThread thread = firstThread;
        while (thread != null && thread.id() != id) {
            thread = thread.nextOfProcess();
        }
        return thread;
    }

    /// Nanoseconds in which its threads ran.
    public long processorNanos() {
        ApplicationThread running = ApplicationThread.current();
        if (running.process() == this) {
            running.accountTime();
        }
        return processorNanos;
    }

    void addProcessorTime(long nanos) {
        processorNanos += nanos;
    }

    long mostQueued() {
        return mostQueued;
    }

    /// How many signals may be queued: RLIMIT_SIGPENDING.
    public void setMostQueued(long most) {
        mostQueued = most < 0 ? Long.MAX_VALUE : most;
    }

    PendingSignals pending() {
        return pending;
    }

    /// One of its threads, followed by `ApplicationThread.nextOfProcess`; null at its end.
    public ApplicationThread firstThread() {
        return firstThread;
    }

    public int threadCount() {
        return threadCount;
    }

    /// Its memory. A process that has not called execve(2) yet shares its parent's.
    public AddressSpace space() {
        return memory;
    }

    /// The memory of the running process.
    public static AddressSpace memory() {
        return current().memory;
    }

    /// Whether the running process uses its parent's memory: between vfork(2) and execve(2).
    public static boolean sharesMemory() {
        Process process = current();
        return process.parent != null && process.parent.memory == process.memory;
    }

    public Program program() {
        return program;
    }

    /// Says what it runs.
    public void describe(Program itsProgram) {
        program = itsProgram;
    }

    /// What messages call the running process: the last part of its program's path.
    public static String name() {
        return current().program.name();
    }

    /// Says where its virtual dynamic shared object (vdso(7)) is.
    public static void setVdso(long address) {
        vdso = address;
    }

    /// Its address; 0 if there is none.
    public static long vdso() {
        return vdso;
    }

    /// Adds a listener, at boot.
    public static void addExitListener(ExitListener listener) {
        LISTENERS[listenerCount++] = listener;
    }

    /// Ends the process and with it the machine; `status` has 8 bits. Does not return.
    public static void exit(int status) {
        if (!ending) {
            ending = true;
            for (int i = listenerCount - 1; i >= 0; i--) {
                LISTENERS[i].exiting(status);
            }
        }
        Platforms.PLATFORM.exit(status);
    }

    /// The signal that ends the process, for exit listeners; 0: it ends by itself.
    public static int endSignal() {
        return endSignal;
    }

    /// Ends the process because of a signal: what a shell calls status 128 + signal. Does not return.
    public static void killedBy(int signal) {
        endSignal = signal;
        exit(STATUS_OF_SIGNAL + signal);
    }
}
