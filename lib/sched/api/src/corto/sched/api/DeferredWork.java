// SPDX-License-Identifier: Apache-2.0
package corto.sched.api;

import corto.lang.Hot;
import corto.lang.NeverInline;
import corto.sched.events.Attention;

/// What interrupts leave to be done under the kernel lock: devices to ask what they have got.
@Hot
public final class DeferredWork {
    private static final int MOST = 16;

    /// Something that is asked whether there is work, and does it.
    public interface Source {
        /// Does what there is to do. Must not block.
        void work();

        /// The processor is about to rest, and only an interrupt will wake it: who has done without asks for one again. False if there is work already.
        default boolean mayRest() {
            return true;
        }
    }

    private static final Source[] SOURCES = new Source[MOST];
    private static int count;
    private static int next;                             // of the run that is going on
    private static boolean requested;

    private DeferredWork() {}

    /// Adds a source, at boot. False when there are too many.
    public static boolean add(Source source) {
        if (count == MOST) {
            return false;
        }
        SOURCES[count++] = source;
        return true;
    }

    /// Whether there is any source: something outside that may wake a thread.
    static boolean hasSources() {
        return count > 0;
    }

    /// There may be work. In interrupt context.
    public static void request() {
        requested = true;
        Attention.request();
    }

    /// Asks all sources if an interrupt has requested it.
    public static void runRequested() {
        if (requested) {
            run();
        }
    }

    /// Whether no source has work that came without an interrupt.
    static boolean mayRest() {
        boolean may = true;
        for (int i = 0; i < count; i++) {
            may &= SOURCES[i].mayRest();
        }
        return may;
    }

    /// Asks all sources.
    public static void run() {
        requested = false;
        next = 0;
        while (next < count) {
            try {
                runRest();
            } catch (OutOfMemoryError noMemory) {
                request();                               // what it was at is lost, as a packet can be; the rest is asked for again
            }
        }
    }

    /// One handler is for all sources.
    @NeverInline
    private static void runRest() {
        while (next < count) {
            SOURCES[next++].work();
        }
    }
}
