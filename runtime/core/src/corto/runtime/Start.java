// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import corto.heap.api.Heap;
import corto.lang.Address;
import corto.lang.Export;
import corto.platform.api.BootSteps;
import corto.platform.api.Platforms;

/// From the platform's entry code to the end of the program. The order of boot is this list.
final class Start {
    private static final int STATUS_UNCAUGHT = 1;
    private static final int STATUS_NOT_STARTED = 127;         // a shell's for a program that it cannot run

    private Start() {}

    /// Called by the platform's entry code on the boot stack; does not return.
    @Export("corto_start")
    static void start(Address bootInformation) {
        Platforms.PLATFORM.initialize(bootInformation);
        StackLimit.initialize();
        Heap.initialize();
        int status = runApplication();
        System.exit(status);                       // shutdown hooks, then the platform's exit
    }

    private static int runApplication() {
        try {
            String problem = BootSteps.run();
            if (problem != null) {
                System.err.print("corto: ");             // there may be no memory to put them together
                System.err.println(problem);
                return STATUS_NOT_STARTED;
            }
            if (Threads.PRESENT) {
                return runThreads();
            }
            Application.main();
            return 0;
        } catch (Throwable uncaught) {
            report(uncaught);
            return STATUS_UNCAUGHT;
        }
    }

    /// Main, then waits for the threads that it leaves behind, unless they are daemons.
    private static int runThreads() {
        int status = 0;
        Threads.beginApplication();
        try {
            Application.main();
        } catch (Throwable uncaught) {
            Threads.uncaughtInMain(uncaught);
            status = STATUS_UNCAUGHT;
        }
        Threads.awaitOthers();
        return status;
    }

    /// As `Thread.dispatchUncaughtException` does it for the main thread.
    private static void report(Throwable uncaught) {
        try {
            System.err.print("Exception in thread \"main\" ");
            uncaught.printStackTrace();
        } catch (Throwable whilePrinting) {
            Panic.say("that cannot be printed, mostly for want of memory");
        }
    }
}
