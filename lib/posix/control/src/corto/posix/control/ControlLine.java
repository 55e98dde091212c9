// SPDX-License-Identifier: Apache-2.0
package corto.posix.control;

import corto.drivers.kernel.DeviceInterrupts;
import corto.lang.ObjectAddress;
import corto.platform.api.Platform;
import corto.platform.api.Platforms;
import corto.posix.process.Process;
import corto.posix.process.Signal;
import corto.posix.process.SignalInfo;
import corto.posix.process.Signals;
import corto.posix.process.StopRequest;
import corto.posix.rootfs.RootFilesStep;
import corto.posix.time.Clocks;
import corto.sched.api.DeferredWork;
import corto.sched.api.Timers;

/// Reads and answers messages; see the package for them.
public final class ControlLine {
    private static final int BUFFER_BYTES = 32;
    private static final int MOST_NUMBERS = 2;
    private static final long NANOS_PER_MICRO = 1000;
    private static final long LATE_NANOS = 1_000_000;
    private static final int MOST_ASKED = 8;

    private static final byte[] BUFFER = new byte[BUFFER_BYTES];
    private static ControlListener listener;             // null: there is no terminal

    // The message that is coming.
    private static int letter;                           // 0: none yet
    private static final long[] NUMBERS = new long[MOST_NUMBERS];
    private static int count;                            // of numbers that have begun
    private static long cameNanos;                       // when its letter came

    private static boolean hasCome;                      // something, says the interrupt
    private static long lastSignal;                      // its number, from 1 on
    private static int asked;                            // how often, for the time; 0: there is no line
    private static long askedNanos;                      // when, at last

    private ControlLine() {}

    /// Says who is to know of the terminal's size.
    public static void listen(ControlListener who) {
        listener = who;
    }

    /// A program has begun to listen at a port of TCP: who waits for that is told.
    public static void listensAt(int port) {
        if (asked > 0) {
            answer('L', port);
        }
    }

    /// Begins. What is wrong, or null.
    static String listen() {
        Platform platform = Platforms.PLATFORM;
        int line = platform.enableControl();
        if (line < 0) {
            return "there is no second serial port, which corto.control speaks of";
        }
        if (!DeviceInterrupts.lineOfTheAt(line, () -> hasCome = true) || !DeferredWork.add(ControlLine::readWhenTold)) {
            return "the control line has no interrupt";
        }
        StopRequest.onlyWake();
        platform.takeInputAsItIs();
        answer('R', 0);
        askForTime();
        read();                                          // what came before the interrupt had somewhere to go
        return null;
    }

    /// Other devices' interrupts do not make us look: ports are slow, most of all under a hypervisor.
    private static void readWhenTold() {
        if (hasCome) {
            hasCome = false;
            read();
        }
    }

    private static void read() {
        int length;
        do {
            length = Platforms.PLATFORM.readControl(ObjectAddress.elements(BUFFER), BUFFER_BYTES);
            for (int i = 0; i < length; i++) {
                take(BUFFER[i]);
            }
        } while (length > 0);
    }

    private static void take(byte c) {
        if (c == '\n') {
            obey();
            letter = 0;
            count = 0;
            NUMBERS[0] = 0;
            NUMBERS[1] = 0;
        } else if (letter == 0) {
            letter = c;
            cameNanos = Timers.nowNanos();
        } else if (c == ' ') {
            count = Math.min(count + 1, MOST_NUMBERS);
        } else if (count > 0) {
            NUMBERS[count - 1] = NUMBERS[count - 1] * 10 + (c - '0');
        }
    }

    private static void obey() {
        switch (letter) {
            case 'S' -> signal((int) NUMBERS[0], NUMBERS[1]);
            case 'E' -> RootFilesStep.CONSOLE.endAfter(NUMBERS[0]);
            case 'T' -> time(NUMBERS[0] * NANOS_PER_MICRO);
            case 'W' -> {
                if (listener != null) {
                    listener.resized((int) NUMBERS[0], (int) NUMBERS[1]);
                }
            }
            default -> { }                               // of a later host
        }
    }

    /// The later an answer comes, the further behind we are: then the next may come sooner.
    private static void time(long wallNanos) {
        Clocks.wallIsAtLeast(wallNanos, cameNanos);
        if (cameNanos - askedNanos > LATE_NANOS && asked < MOST_ASKED) {
            askForTime();
        }
    }

    private static void askForTime() {
        asked++;
        askedNanos = Timers.nowNanos();
        answer('T', asked);
    }

    /// SIGINT goes where the key would send it, others to the first process, which stands for all.
    private static void signal(int signal, long number) {
        if (number > lastSignal) {
            lastSignal = number;
            int group = signal != Signal.SIGINT ? 0 : listener == null ? Process.first().group() : listener.foreground();
            if (group == 0) {
                Signals.send(Process.first(), SignalInfo.fromKernel(signal));
            } else {
                Signals.sendToGroup(group, signal);
            }
        }
        answer('A', number);
    }

    private static void answer(char kind, long number) {
        byte[] text = new byte[BUFFER_BYTES];
        int at = BUFFER_BYTES;
        text[--at] = '\n';
        long rest = number;
        do {
            text[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        text[--at] = ' ';
        text[--at] = (byte) kind;
        Platforms.PLATFORM.writeControl(ObjectAddress.elements(text).plus(at), BUFFER_BYTES - at);
    }
}
