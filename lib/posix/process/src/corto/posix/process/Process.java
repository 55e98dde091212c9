// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.memory.areas.AddressSpace;
import corto.platform.api.Platforms;
import corto.sched.api.Scheduler;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;
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

    /// Code that programs call instead of the kernel.
    public interface Vdso {
        /// Puts it into memory. Its address; 0 if there is no room.
        long map(AddressSpace space);
    }

    private static final int MOST_LISTENERS = 8;
    private static final ExitListener[] LISTENERS = new ExitListener[MOST_LISTENERS];
    private static int listenerCount;

    private static final int MOST_PARTS = 12;
    private static final Process FIRST = new Process(FIRST_ID);
    private static int partCount;
    private static Process current = FIRST;          // per processor
    private static Process all = FIRST;              // linked by `next`
    private static Vdso vdso;                        // or null
    private static DirectCalls directCalls;          // or null
    private static boolean ending;                   // the machine
    private static int endSignal;

    private final int id;
    private final SignalActions actions = new SignalActions(this);
    private final PendingSignals pending = new PendingSignals();
    private final WatchList signalWatches = new WatchList();
    private final ProcessPart[] parts = new ProcessPart[MOST_PARTS];
    private AddressSpace memory;
    private MemoryRoot root;                         // its page tables
    private MemoryRoot former;                       // during execve(2): those that it used before
    private Program program = Program.NONE;
    private Process next;
    private Process parent;                          // null: the first, whose parent is outside
    private int group;                               // setpgid(2)
    private int session;                             // setsid(2)
    private boolean hasExecuted;                     // execve(2), since it was made

    // Its end, and those that it has made. Only where there are several.
    private Process firstChild;                      // linked by `nextSibling`; living ones and zombies
    private Process nextSibling;
    private int endNotice;                           // the signal for the parent; 0: none
    private int deathNotice;                         // the signal when the parent ends, PR_SET_PDEATHSIG; 0: none
    private boolean adoptsOrphans;                   // PR_SET_CHILD_SUBREAPER
    private ApplicationThread lender;                // waits until the process leaves its memory alone: vfork(2)
    private ApplicationThread survivor;              // its other threads have to end; itself if it is the last
    private boolean isEnding;
    private boolean isZombie;
    int stopSignal;                                  // it is stopped, or its threads are about to; 0: it runs
    boolean isStopped;                               // all of its threads
    int change;                                      // how it stopped or went on, not yet told by wait(2); 0: neither
    private long lastFrames;                         // at its end
    private long childrenNanos;                      // of those that it has waited for
    private long childrenFrames;
    private int waitStatus;                          // as wait(2) tells it
    private final WatchList endWatches = new WatchList();      // of pidfd_open(2)

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
        FIRST.root = MemoryRoot.ofKernel();
        FIRST.memory = FIRST.root.space();
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

    /// Who makes other processes; null if nobody does.
    public static OtherProcesses others() {
        return OTHERS;
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
        if (running.process() == this && !isZombie) {
            running.accountTime();
        }
        return processorNanos;
    }

    /// Nanoseconds of the children that it has waited for, and of theirs.
    public long childrenNanos() {
        return childrenNanos;
    }

    /// The most memory that one of them had at its end, in frames.
    public long childrenFrames() {
        return childrenFrames;
    }

    /// The memory that it had at its end, in frames.
    public long lastFrames() {
        return lastFrames;
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

    /// Who wants to know when a signal comes to it or to one of its threads.
    public WatchList signalWatches() {
        return signalWatches;
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
        Program before = program;
        program = itsProgram;
        program.starts();
        before.ends();
    }

    /// What messages call the running process: the last part of its program's path.
    public static String name() {
        return current().program.name();
    }

    /// Lets programs have a virtual dynamic shared object (vdso(7)). Once, at boot.
    public static void setVdso(Vdso object) {
        vdso = object;
    }

    /// Puts it into the memory of a program that is being loaded, which the processor uses. Its address; 0 if there is none, or no room.
    public static long mapVdso(AddressSpace space) {
        return vdso == null ? 0 : vdso.map(space);
    }

    /// Lets programs call the kernel without a trap. Once, at boot.
    public static void setDirectCalls(DirectCalls calls) {
        directCalls = calls;
    }

    /// What AT_SYSINFO tells a program that the running process loads; 0: nothing.
    public static long directCalls() {
        return directCalls == null ? 0 : directCalls.address();
    }

    /// Adds a listener, at boot.
    public static void addExitListener(ExitListener listener) {
        LISTENERS[listenerCount++] = listener;
    }

    /// Ends the running process, with the first one the machine; `status` has 8 bits. Does not return.
    public static void exit(int status) {
        if (SEVERAL && current != FIRST) {
            current.end(status << 8);
        }
        endMachine(status);
    }

    private static void endMachine(int status) {
        if (!ending) {
            ending = true;
            for (int i = listenerCount - 1; i >= 0; i--) {
                LISTENERS[i].exiting(status);
            }
        }
        Platforms.PLATFORM.exit(status);
    }

    /// The signal that ends the first process, for exit listeners; 0: it ends by itself.
    public static int endSignal() {
        return endSignal;
    }

    /// Ends the running process because of a signal: what a shell calls status 128 + signal. Does not return.
    public static void killedBy(int signal) {
        if (SEVERAL && current != FIRST) {
            current.end(signal);
        }
        endSignal = signal;
        endMachine(STATUS_OF_SIGNAL + signal);
    }

    // ---- several processes ----

    /// Makes a process that uses the memory of `model` and has a copy of everything else. It has no threads yet.
    ///
    /// @param itsEndNotice the signal that tells `itsParent` of its end; 0: none
    public static Process make(Process model, Process itsParent, int itsEndNotice) {
        Process process = new Process(ApplicationThread.nextId());
        process.memory = model.memory;
        process.root = model.root;
        process.describe(model.program);
        process.group = model.group;
        process.session = model.session;
        process.endNotice = itsEndNotice;
        process.actions.copyFrom(model.actions);
        for (int i = 0; i < partCount; i++) {
            process.parts[i] = model.parts[i].copy();
        }
        process.root.users++;
        process.next = all;
        all = process;
        itsParent.adopt(process);
        return process;
    }

    /// It could not be started: nothing is left of it.
    public void unmake() {
        for (int i = 0; i < partCount; i++) {
            parts[i].ended();
        }
        root.users--;
        program.ends();
        remove();
    }

    private void adopt(Process child) {
        child.parent = this;
        child.nextSibling = firstChild;
        firstChild = child;
    }

    private void remove() {
        Process before = null;
        for (Process at = parent.firstChild; at != this; at = at.nextSibling) {
            before = at;
        }
        if (before == null) {
            parent.firstChild = nextSibling;
        } else {
            before.nextSibling = nextSibling;
        }
        before = null;
        for (Process at = all; at != this; at = at.next) {
            before = at;
        }
        if (before == null) {
            all = next;
        } else {
            before.next = next;
        }
    }

    /// The running thread waits until `child`, which it has just started, has memory of its own or has ended: vfork(2). A signal that ends the thread ends the wait.
    public static void lendMemory(Process child) {
        ApplicationThread self = ApplicationThread.current();
        child.lender = self;
        while (child.lender != null && (Signals.pending(self) & Signal.set(Signal.SIGKILL)) == 0) {
            Scheduler.park();
        }
        child.lender = null;
    }

    private void endLoan() {
        if (lender != null) {
            Scheduler.unpark(lender);
            lender = null;
        }
    }

    /// A thread has gone from the list.
    void threadGone() {
        threadCount--;
        if (SEVERAL && survivor != null) {
            Scheduler.unpark(survivor);
        }
        if (SEVERAL && threadCount > 0) {
            JobControl.complete(this);
        }
    }

    /// Called when the processor is about to run one of its threads.
    void enter() {
        current = this;
        root.use();
        if (directCalls != null) {
            directCalls.entered(this);
        }
    }

    /// execve(2) begins: the process, whose only thread runs, uses `fresh` memory from now on. `endExecution` or `cancelExecution` follows.
    public void beginExecution(MemoryRoot fresh) {
        former = root;
        use(fresh);
    }

    private void use(MemoryRoot other) {
        root = other;
        memory = other.space();
        root.use();
    }

    /// The program cannot be loaded: everything is as before.
    public void cancelExecution() {
        MemoryRoot fresh = root;
        use(former);
        former = null;
        fresh.release();
    }

    /// The process begins the new program.
    public void endExecution() {
        hasExecuted = true;
        releaseFormer();
        actions.forgetHandlers();
        for (int i = 0; i < partCount; i++) {
            parts[i].executing();
        }
    }

    private void releaseFormer() {
        MemoryRoot left = former;
        former = null;
        endLoan();
        left.release();
    }

    /// Whether it has begun a program since it was made.
    public boolean hasExecuted() {
        return hasExecuted;
    }

    /// Ends all other threads of the running process, and waits until they have gone. False if the process is ending: then the caller's call ends like after a signal.
    public boolean endOtherThreads() {
        ApplicationThread self = ApplicationThread.current();
        if (survivor != null) {
            return false;
        }
        survivor = self;
        killThreads(self);
        while (threadCount > 1) {
            Scheduler.park();
        }
        boolean goesOn = !isEnding;
        survivor = null;
        self.becomeLeader();
        return goesOn;
    }

    private void killThreads(ApplicationThread but) {
        for (ApplicationThread thread = firstThread; thread != null; thread = thread.nextOfProcess()) {
            if (thread != but) {
                thread.pending().add(SignalInfo.fromKernel(Signal.SIGKILL), Long.MAX_VALUE, true);
                Scheduler.unpark(thread);
            }
        }
    }

    /// Whether `thread` has to end because others have said so.
    boolean isEndOf(ApplicationThread thread) {
        return isEnding || survivor != null && survivor != thread;
    }

    /// Ends the running process, which is not the first. Does not return.
    private void end(int status) {
        ApplicationThread self = ApplicationThread.current();
        if (!isEnding) {
            isEnding = true;
            waitStatus = status;
            JobControl.forget(this);
            killThreads(self);
        }
        ApplicationThread.end();
    }

    /// The running thread, the last, has nothing left to do: gives everything back and tells the parent.
    void finish() {
        isEnding = true;                                 // by exit(2) of its last thread
        for (int i = 0; i < partCount; i++) {
            parts[i].ended();
        }
        ApplicationThread.current().accountTime();
        pending.discard(-1);
        program.ends();
        lastFrames = hasExecuted ? memory.ownedFrames() : 0;
        MemoryRoot last = root;
        FIRST.root.use();
        root = FIRST.root;
        memory = null;
        last.release();
        if (former != null) {
            releaseFormer();                             // it ended in execve(2)
        }
        endLoan();
        JobControl.orphan(this, parent, this);
        releaseChildren();
        isZombie = true;
        tellParent();
        endWatches.changed(Readiness.IN | Readiness.READ_NORMAL);
    }

    /// Its children go to the nearest ancestor that takes them, or to the first process.
    private void releaseChildren() {
        Process heir = parent;
        while (heir != FIRST && (!heir.adoptsOrphans || heir.isEnding)) {
            heir = heir.parent;
        }
        while (firstChild != null) {
            Process child = firstChild;
            firstChild = child.nextSibling;
            heir.adopt(child);
            JobControl.orphan(child, this, null);
            if (child.deathNotice != 0) {
                Signals.send(child, SignalInfo.withValue(child.deathNotice, Signal.SI_USER, id, 0));
            }
            if (child.isZombie) {
                child.endNotice = Signal.SIGCHLD;
                child.tellParent();
            }
        }
    }

    private void tellParent() {
        Process told = parent;
        boolean isIgnored = endNotice == Signal.SIGCHLD
                && (told.actions.handler(Signal.SIGCHLD) == SignalActions.IGNORE || (told.actions.flags(Signal.SIGCHLD) & SignalActions.SA_NOCLDWAIT) != 0);
        if (endNotice != 0) {
            int signal = waitStatus & 0x7F;
            SignalInfo info = SignalInfo.withValue(endNotice, signal == 0 ? Signal.CLD_EXITED : Signal.CLD_KILLED, id, signal == 0 ? waitStatus >>> 8 : signal);
            Signals.send(told, info);
        }
        if (isIgnored) {
            remove();
        }
        told.wakeThreads();
    }

    /// Its threads look again at what they wait for: children, perhaps.
    void wakeThreads() {
        for (ApplicationThread thread = firstThread; thread != null; thread = thread.nextOfProcess()) {
            Scheduler.unpark(thread);
        }
    }

    /// The parent has waited for it: forgets the zombie.
    public void reap() {
        parent.childrenNanos += processorNanos + childrenNanos;
        parent.childrenFrames = Math.max(parent.childrenFrames, Math.max(lastFrames, childrenFrames));
        remove();
    }

    /// One of its children, followed by `nextSibling`; null at the end.
    public Process firstChild() {
        return firstChild;
    }

    public Process nextSibling() {
        return nextSibling;
    }

    public Process parent() {
        return parent;
    }

    /// Whether it has ended, and its parent has not waited for it yet.
    public boolean isZombie() {
        return isZombie;
    }

    /// Whether it is stopped, until SIGCONT.
    public boolean isStopped() {
        return isStopped;
    }

    /// How it stopped or went on, as wait(2) tells, once unless `keeps`: 0x7F and the signal times 256, or 0xFFFF. 0: nothing new of what is wanted.
    public int takeChange(boolean wantsStopped, boolean wantsContinued, boolean keeps) {
        return JobControl.takeChange(this, wantsStopped, wantsContinued, keeps);
    }

    /// Whether nobody outside could continue its group if that stopped (POSIX.1-2017 §3.264).
    public boolean isInOrphanedGroup() {
        return JobControl.isOrphaned(group, null);
    }

    /// How it ended, as wait(2) tells: the status times 256, or the signal.
    public int waitStatus() {
        return waitStatus;
    }

    /// The signal that its parent gets when it ends; 0: none.
    public int endNotice() {
        return endNotice;
    }

    /// PR_SET_PDEATHSIG: the signal that it gets when its parent ends; 0: none.
    public int deathNotice() {
        return deathNotice;
    }

    public void setDeathNotice(int signal) {
        deathNotice = signal;
    }

    /// PR_SET_CHILD_SUBREAPER: descendants whose parent ends become its children.
    public boolean adoptsOrphans() {
        return adoptsOrphans;
    }

    public void setAdoptsOrphans(boolean adopts) {
        adoptsOrphans = adopts;
    }

    public void setGroup(int newGroup) {
        group = newGroup;
    }

    /// setsid(2): begins a session and a group of its own number.
    public void beginSession() {
        group = id;
        session = id;
    }

    /// Told when it ends.
    public WatchList endWatches() {
        return endWatches;
    }
}
