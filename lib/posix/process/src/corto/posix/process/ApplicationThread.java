// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Hot;
import corto.lang.ObjectAddress;
import corto.lang.Result;
import corto.memory.frames.api.Frames;
import corto.memory.pool.Pool;
import corto.platform.traps.Traps;
import corto.platform.x86_64.ExtendedState;
import corto.platform.x86_64.Processor;
import corto.platform.x86_64.TrapFrame;
import corto.sched.api.KernelThread;
import corto.sched.api.Scheduler;
import corto.sched.api.Timers;
import corto.sched.events.Attention;
import corto.sched.events.TimerQueue;
import java.util.ServiceLoader;

/// A thread of the application: it enters the kernel with each trap and goes on in the application afterwards.
@Hot
public final class ApplicationThread extends KernelThread {
    // What a system call gives that a signal interrupted, under Linux's names (include/linux/errno.h). Applications never see it.
    /// ERESTARTSYS: begun again unless a handler without SA_RESTART has run, which makes it EINTR.
    public static final Result RESTART = new Result(-512);
    /// ERESTARTNOINTR: begun again always.
    public static final Result RESTART_ALWAYS = new Result(-513);
    /// ERESTARTNOHAND: begun again unless a handler has run.
    public static final Result RESTART_UNHANDLED = new Result(-514);
    /// ERESTART_RESTARTBLOCK: goes on with `continuation` unless a handler has run.
    public static final Result RESTART_CONTINUED = new Result(-516);

    /// The rest of a system call that waits for a relative time.
    public interface Continuation {
        Result run();
    }

    private static final int SCHED_IDLE = 5;
    private static final int MOST_REAL_TIME = 99;
    private static final int FS_BASE = 0xC000_0100;      // model specific register

    private static final ThreadEnding ENDING = ServiceLoader.load(ThreadEnding.class).findFirst().orElse(null);

    private static Pool areas;                           // for extended states; from the first thread on
    private static int lastId = Process.FIRST_ID - 1;

    private final Process process;
    private int id;
    private Address extendedState;                       // a cell; where the registers are while it does not run; zero after its end
    private final byte[] startFrame = new byte[TrapFrame.SIZE];
    private ApplicationThread next;
    private String threadName;

    private long fsBase;
    private long clearChildId;                           // set_tid_address(2): zeroed and woken at the end
    private long robustList;                             // set_robust_list(2)
    private long rseqArea;                               // rseq(2); 0: none
    private int rseqSignature;
    private boolean wasLeft;                             // by the processor, since it entered the kernel

    private long processorNanos;                         // in which it ran, until `sinceNanos`
    private long sinceNanos;
    private long sinceIdleNanos;

    private int nice;                                    // −20 to 19
    private int policy;                                  // SCHED_OTHER and so on, sched(7)
    private int realTimePriority;                        // 1 to 99 with SCHED_FIFO and SCHED_RR; else 0

    private final PendingSignals pending = new PendingSignals();
    private long blocked;
    private long awaited;                                // sigtimedwait(2) is waiting for these
    private long maskToRestore;                          // after the handler of the signal that ends a sigsuspend(2)
    private boolean restoresMask;
    private long alternateStack;                         // sigaltstack(2)
    private long alternateStackBytes;
    private int alternateStackFlags = SignalDelivery.SS_DISABLE;
    boolean isStopped;                                   // by job control
    private boolean frameChanged;
    private Continuation continuation;

    private ApplicationThread(Process process, int id, Address extendedState) {
        this.process = process;
        this.id = id;
        this.extendedState = extendedState;
        next = process.firstThread;
        process.firstThread = this;
        process.threadCount++;
    }

    /// Makes a thread of `process`, not started yet; null when there is no memory.
    public static ApplicationThread create(Process process) {
        if (areas == null) {
            areas = new Pool(Frames.FRAMES, ExtendedState.sizeBytes() + ExtendedState.ALIGNMENT - 1 & -ExtendedState.ALIGNMENT);
        }
        Address area = areas.allocate();
        if (area.isZero()) {
            return null;
        }
        area.clear(ExtendedState.sizeBytes());
        ExtendedState.setInitial(area);
        return new ApplicationThread(process, ++lastId, area);
    }

    /// The id of the thread that is made next.
    static int nextId() {
        return lastId + 1;
    }

    /// Bytes of its stack that the delivery of a signal takes at most.
    public static int signalFrameBytes() {
        return SignalDelivery.mostBytes();
    }

    /// The thread that runs. Only from its system calls, faults and interrupts.
    public static ApplicationThread current() {
        return (ApplicationThread) Scheduler.current();
    }

    /// Its process.
    public Process process() {
        return Process.SEVERAL ? process : Process.first();
    }

    /// The next thread of its process, or null.
    public ApplicationThread nextOfProcess() {
        return next;
    }

    /// The thread with an id, of any process; or null.
    public static ApplicationThread find(int id) {
        for (Process process = Process.all(); process != null; process = process.next()) {
            for (ApplicationThread thread = process.firstThread; thread != null; thread = thread.next) {
                if (thread.id == id) {
                    return thread;
                }
            }
        }
        return null;
    }

    /// gettid(2).
    public int id() {
        return id;
    }

    @Override
    public String name() {
        return threadName == null ? process().program().name() : threadName;
    }

    public void setName(String newName) {
        threadName = newName;
    }

    /// Where it begins: all registers, to be filled in before it is started.
    public Address startFrame() {
        return ObjectAddress.elements(startFrame);
    }

    @Override
    protected void run() {
        enterApplication();
    }

    /// Goes to where `startFrame` says. Does not return.
    public void enterApplication() {
        SignalDelivery.deliver(this, startFrame());
        Scheduler.beforeApplication();
        Traps.enterApplication(startFrame(), stackBase());
    }

    @Override
    protected void enter() {
        sinceNanos = Timers.nowNanos();
        sinceIdleNanos = Scheduler.idleNanos();
        if (Process.SEVERAL) {
            process.enter();
        }
        Traps.setKernelStack(stackBase());
        if (!extendedState.isZero()) {
            ExtendedState.restore(extendedState);
            Processor.writeModelSpecific(FS_BASE, fsBase);
        }
    }

    @Override
    protected void leave() {
        accountTime();
        if (!extendedState.isZero()) {
            ExtendedState.save(extendedState);
        }
        wasLeft = true;
    }

    /// Adds the time since it was done last. The processor may have rested in it, on this thread's stack.
    void accountTime() {
        long now = Timers.nowNanos();
        long idle = Scheduler.idleNanos();
        long ran = now - sinceNanos - (idle - sinceIdleNanos);
        sinceNanos = now;
        sinceIdleNanos = idle;
        processorNanos += ran;
        process().addProcessorTime(ran);
    }

    /// Nanoseconds in which it ran.
    public long processorNanos() {
        if (Scheduler.current() == this) {
            accountTime();
        }
        return processorNanos;
    }

    /// Whether others ran since it was last asked.
    boolean takeWasLeft() {
        boolean was = wasLeft;
        wasLeft = false;
        return was;
    }

    /// exit(2): ends the running thread, and with the last one its process, with the status that it had last. Does not return.
    public static void end() {
        ApplicationThread self = current();
        ProcessTraps.showEnd(self);
        if (ENDING != null) {
            ENDING.ending(self);
        }
        if (Process.SEVERAL && self.process.threadCount == 1) {
            self.process.finish();
        }
        self.forget();
        Scheduler.end();
    }

    /// It is the only thread of its process, which execve(2) gives the id of the first.
    void becomeLeader() {
        id = process.id();
    }

    /// Has nothing any more of what was set for the program that it ran: execve(2). Registers are as at a program's start; its frame is the caller's.
    public void beginProgram() {
        extendedState.clear(ExtendedState.sizeBytes());
        ExtendedState.setInitial(extendedState);
        ExtendedState.restore(extendedState);
        setFsBase(0);
        threadName = null;
        clearChildId = 0;
        robustList = 0;
        rseqArea = 0;
        setAlternateStack(0, 0, SignalDelivery.SS_DISABLE);
        frameChanged = true;
    }

    /// The thread has been told to end: nothing of it is left to the process. Its kernel thread ends by itself.
    public void forget() {
        ApplicationThread before = null;
        for (ApplicationThread thread = process().firstThread; thread != this; thread = thread.next) {
            before = thread;
        }
        if (before == null) {
            process().firstThread = next;
        } else {
            before.next = next;
        }
        process().threadGone();
        pending.discard(-1);
        areas.free(extendedState);
        extendedState = Address.zero();                  // its last `leave` is still to come
    }

    /// The base of FS, which C libraries use for the thread's own variables.
    public long fsBase() {
        return fsBase;
    }

    public void setFsBase(long base) {
        fsBase = base;
        if (Scheduler.current() == this) {
            Processor.writeModelSpecific(FS_BASE, base);
        }
    }

    /// Begins with the extended state of `parent`, which runs.
    public void inheritExtendedState(ApplicationThread parent) {
        ExtendedState.save(parent.extendedState);
        extendedState.copyFrom(parent.extendedState, ExtendedState.sizeBytes());
    }

    /// The exceptions that x87's status word tells and its control word does not mask. Of the running thread.
    int x87Errors() {
        ExtendedState.save(extendedState);
        return ExtendedState.x87Errors(extendedState);
    }

    int simdErrors() {
        ExtendedState.save(extendedState);
        return ExtendedState.simdErrors(extendedState);
    }

    /// The nice value, −20 to 19: less is more urgent.
    public int nice() {
        return nice;
    }

    /// Sets it, and with it the thread's priority: two nice values to a level.
    public void setNice(int value) {
        nice = value;
        Scheduler.setPriority(this, ownPriority());
    }

    /// SCHED_OTHER and so on, sched(7).
    public int policy() {
        return policy;
    }

    /// 1 to 99 with a real-time policy, else 0.
    public int realTimePriority() {
        return realTimePriority;
    }

    /// Sets both, and with them its priority: those of real-time policies spread over the scheduler's.
    public void setPolicy(int newPolicy, int newRealTimePriority) {
        policy = newPolicy;
        realTimePriority = newRealTimePriority;
        Scheduler.setPriority(this, ownPriority());
    }

    private int ownPriority() {
        if (realTimePriority > 0) {
            return REAL_TIME_PRIORITY + (realTimePriority - 1) * (PRIORITIES - REAL_TIME_PRIORITY) / MOST_REAL_TIME;
        }
        return policy == SCHED_IDLE ? 0 : priorityOf(nice);
    }

    private static int priorityOf(int nice) {
        return NORMAL_PRIORITY - (nice + (nice & 1)) / 2;
    }

    /// For a thread that is not started yet: the nice value of the one that makes it.
    public void inheritNice(ApplicationThread parent) {
        nice = parent.nice;
        policy = parent.policy;
        realTimePriority = parent.realTimePriority;
        setFirstPriority(ownPriority());
    }

    public long clearChildId() {
        return clearChildId;
    }

    public void setClearChildId(long address) {
        clearChildId = address;
    }

    public long robustList() {
        return robustList;
    }

    public void setRobustList(long head) {
        robustList = head;
    }

    /// Where the thread's `struct rseq` is; 0: it has none.
    public long rseqArea() {
        return rseqArea;
    }

    public int rseqSignature() {
        return rseqSignature;
    }

    public void setRseq(long area, int signature) {
        rseqArea = area;
        rseqSignature = signature;
    }

    // ---- waiting ----

    /// Waits for `unpark`, for `deadlineNanos` or for a signal. 0: look again; ETIMEDOUT: the deadline is past; `RESTART`: a signal is due.
    ///
    /// The caller's watches stay as they are. To be called in a loop, after having looked whether there is reason to wait.
    public static Result await(long deadlineNanos) {
        ApplicationThread self = current();
        if (Signals.isDue(self)) {
            return RESTART;
        }
        if (deadlineNanos != TimerQueue.NEVER && Timers.nowNanos() >= deadlineNanos) {
            return Result.error(Errno.ETIMEDOUT);
        }
        Scheduler.parkUntil(deadlineNanos);
        return Signals.isDue(self) ? RESTART : Result.of(0);
    }

    /// Whether a signal ended the wait that gave this.
    public static boolean isRestart(Result result) {
        return result.bits() >= RESTART_CONTINUED.bits() && result.bits() <= RESTART.bits();
    }

    /// A system call was interrupted: it goes on with `rest` when no handler runs. Gives what the call gives.
    public Result continueWith(Continuation rest) {
        continuation = rest;
        return RESTART_CONTINUED;
    }

    /// What restart_syscall(2) does; null: there is nothing.
    public Continuation continuation() {
        return continuation;
    }

    // ---- signals ----

    PendingSignals pending() {
        return pending;
    }

    /// The signal mask.
    public long blocked() {
        return blocked;
    }

    public void setBlocked(long set) {
        blocked = set & ~Signal.UNBLOCKABLE;
        Attention.request();
    }

    /// As `setBlocked`, until the next signal was handled; then the mask is what it was: sigsuspend(2), ppoll(2).
    public void setBlockedForOnce(long set) {
        if (!restoresMask) {
            maskToRestore = blocked;
            restoresMask = true;
        }
        setBlocked(set);
    }

    /// Ends `setBlockedForOnce` when no signal came.
    public void restoreBlocked() {
        if (restoresMask) {
            restoresMask = false;
            blocked = maskToRestore;
            Attention.request();
        }
    }

    /// The mask that a signal handler shall return to.
    long maskAfterHandler() {
        long mask = restoresMask ? maskToRestore : blocked;
        restoresMask = false;
        return mask;
    }

    /// Signals that a sigtimedwait(2) of this thread takes although they are blocked.
    public long awaited() {
        return awaited;
    }

    public void setAwaited(long set) {
        awaited = set;
    }

    public long alternateStack() {
        return alternateStack;
    }

    public long alternateStackBytes() {
        return alternateStackBytes;
    }

    /// SS_ bits.
    public int alternateStackFlags() {
        return alternateStackFlags;
    }

    public void setAlternateStack(long start, long lengthBytes, int flags) {
        alternateStack = start;
        alternateStackBytes = lengthBytes;
        alternateStackFlags = flags;
    }

    /// Whether `stackPointer` is on the alternate stack.
    public boolean isOnAlternateStack(long stackPointer) {
        return (alternateStackFlags & SignalDelivery.SS_DISABLE) == 0 && stackPointer - alternateStack > 0
                && stackPointer - alternateStack <= alternateStackBytes;
    }

    // ---- the frame of the present trap ----

    /// The registers with which it entered the kernel.
    public Address frame() {
        return Traps.frame(stackBase());
    }

    /// The numbers of its last system calls, as [Traps#lastCalls] has them.
    long lastCalls() {
        return Traps.lastCalls(stackBase());
    }

    /// A handler has changed other registers than the result: all are to be restored.
    public void frameChanged() {
        frameChanged = true;
        Attention.request();
    }

    boolean takeFrameChanged() {
        boolean changed = frameChanged;
        frameChanged = false;
        return changed;
    }
}
