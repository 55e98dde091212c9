// SPDX-License-Identifier: Apache-2.0
package corto.platform.process;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.ObjectAddress;
import corto.lang.PhysicalAddress;
import corto.lang.Result;
import corto.lang.Symbol;
import corto.lang.U64;
import corto.platform.api.ExternalText;
import corto.platform.api.Platform;
import corto.runtime.Panic;

/// The platform made of Linux's system calls.
public final class ProcessPlatform implements Platform {
    /// Reserved, not used: pages come when touched.
    private static final long HEAP_BYTES = 1L << 30;

    private static final int POINTER = 8;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /// `struct timespec`.
    private static final class Timespec {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U64 SECONDS = LAYOUT.u64();
        static final U64 NANOS = LAYOUT.u64();
        static final int SIZE = LAYOUT.sized(16);
    }

    private static final long[] TIMESPEC = new long[Timespec.SIZE / Long.BYTES];

    private static Address initialStack;      // argc, argv…, 0, envp…, 0
    private static Address heap;
    private static Address heapEnd;           // of what Java objects have taken
    private static Address end;               // of what page frames have not taken

    @Override
    public void initialize(Address bootInformation) {
        initialStack = bootInformation;
        Fault.install();
        Result memory = Linux.mmap(HEAP_BYTES, Linux.PROT_READ | Linux.PROT_WRITE, Linux.MAP_PRIVATE | Linux.MAP_ANONYMOUS | Linux.MAP_NORESERVE);
        if (memory.isError()) {
            Panic.because("Linux gives no memory for the heap", memory.errno());
        }
        heap = new Address(memory.bits());
        heapEnd = heap;
        end = heap.plus(HEAP_BYTES);
    }

    @Override
    public void write(int fd, Address buffer, long lengthBytes) {
        long done = 0;
        while (done < lengthBytes) {
            Result written = Linux.write(fd, buffer.plus(done), lengthBytes - done);
            if (written.isError()) {
                return;                        // nobody reads; java.io.PrintStream ignores it too
            }
            done += written.value();
        }
    }

    @Override
    public int read(int fd, Address buffer, long lengthBytes) {
        Result count = Linux.read(fd, buffer, lengthBytes);
        return count.isError() || count.value() == 0 ? -1 : (int) count.value();
    }

    @Override
    public void exit(int status) {
        Linux.exitGroup(status);
    }

    @Override
    public long nanoTime() {
        return now(Linux.CLOCK_MONOTONIC);
    }

    @Override
    public long wallNanos() {
        return now(Linux.CLOCK_REALTIME);
    }

    private static long now(int clock) {
        Address time = ObjectAddress.elements(TIMESPEC);
        Linux.clockGettime(clock, time);
        return Timespec.SECONDS.read(time) * NANOS_PER_SECOND + Timespec.NANOS.read(time);
    }

    @Override
    public Address heapStart() {
        return heap;
    }

    @Override
    public long heapBytes() {
        return HEAP_BYTES;
    }

    @Override
    public boolean commit(Address from, long lengthBytes) {
        Address newEnd = from.plus(lengthBytes);
        if (end.isBelow(newEnd)) {
            return false;
        }
        if (heapEnd.isBelow(newEnd)) {
            heapEnd = newEnd;
        }
        return true;                           // pages come when touched
    }

    /// A process does not know physical addresses: a limit of them cannot be kept.
    @Override
    public Address takeFromEnd(long lengthBytes, long alignment, PhysicalAddress limit) {
        if (limit.bits() != NO_LIMIT.bits() || untakenBytes() < lengthBytes + alignment) {
            return Address.zero();
        }
        end = end.plus(-lengthBytes).alignDown(alignment);
        return end;
    }

    @Override
    public long untakenBytes() {
        return end.minus(heapEnd);
    }

    @Override
    public Address stackBase() {
        return Symbol.address("process_stack_base").loadAddress(0);
    }

    @Override
    public Address stackEnd() {
        return Symbol.address("process_stack_end").loadAddress(0);
    }

    @Override
    public String[] arguments() {
        return strings(initialStack.plus(2 * POINTER), (int) initialStack.loadLong() - 1);   // without argv[0]
    }

    @Override
    public String[] environment() {
        Address variables = initialStack.plus((initialStack.loadLong() + 2) * POINTER);
        int count = 0;
        while (variables.loadLong((long) count * POINTER) != 0) {
            count++;
        }
        return strings(variables, count);
    }

    private static String[] strings(Address pointers, int count) {
        String[] result = new String[Math.max(count, 0)];
        for (int i = 0; i < result.length; i++) {
            result[i] = ExternalText.string(pointers.loadAddress((long) i * POINTER));
        }
        return result;
    }
}
