// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U32;
import corto.lang.U64;

/// A signal on its way, and what sigaction(2) calls `siginfo_t`: who sent it, or which address faulted.
public class SignalInfo {
    /// `siginfo_t` in memory. The fields from 16 on are a union: sender and value, or address.
    static final class Record {
        private static final Layout LAYOUT = Layout.littleEndian();
        static final U32 SIGNO = LAYOUT.u32();
        static final U32 ERRNO = LAYOUT.u32();
        static final U32 CODE = LAYOUT.u32();
        static final U64 ADDR = LAYOUT.at(16).u64();
        static final U32 PID = LAYOUT.at(16).u32();
        static final U32 UID = LAYOUT.u32();
        static final U64 VALUE = LAYOUT.u64();
        static final int SIZE = 128;

        private Record() {}
    }

    final int signal;
    final int code;
    long first;                      // the address, or pid and uid
    final long value;
    private byte[] bytes;            // all of it, when an application made it; or null
    boolean isQueued;
    SignalInfo next;                 // in a queue

    protected SignalInfo(int signal, int code, long first, long value) {
        this.signal = signal;
        this.code = code;
        this.first = first;
        this.value = value;
    }

    /// Sent by kill(2) and its kin, from this process.
    public static SignalInfo sent(int signal, int code) {
        return new SignalInfo(signal, code, Process.current().id(), 0);
    }

    /// With a value: sigqueue(3), timers.
    public static SignalInfo withValue(int signal, int code, long first, long value) {
        return new SignalInfo(signal, code, first, value);
    }

    /// By the kernel itself, without further information.
    public static SignalInfo fromKernel(int signal) {
        return new SignalInfo(signal, Signal.SI_KERNEL, 0, 0);
    }

    /// By an instruction.
    public static SignalInfo ofFault(int signal, int code, long address) {
        return new SignalInfo(signal, code, address, 0);
    }

    /// Made by the application: the 128 bytes at `from`, but with `signal`.
    public static SignalInfo copyOf(int signal, Address from) {
        SignalInfo info = new SignalInfo(signal, Record.CODE.read(from), Record.ADDR.read(from), Record.VALUE.read(from));
        info.bytes = new byte[Record.SIZE];
        for (int i = 0; i < Record.SIZE; i++) {
            info.bytes[i] = from.loadByte(i);
        }
        return info;
    }

    public int signal() {
        return signal;
    }

    /// Whether it waits to be delivered.
    protected final boolean isQueued() {
        return isQueued;
    }

    /// si_code.
    public int code() {
        return code;
    }

    /// What stands first in its union: the address; or pid and uid, or a timer's number and overrun.
    public long first() {
        return first;
    }

    /// si_value, or what stands in its place.
    public long value() {
        return value;
    }

    /// Says what the first field of its union is from now on. Not while it is queued.
    protected final void setFirst(long newFirst) {
        first = newFirst;
    }

    /// It leaves the queue, to be delivered or to be forgotten.
    protected void taken() {}

    /// Writes it as `siginfo_t`: 128 bytes.
    public void write(Address to) {
        if (bytes != null) {
            UserMemory.write(to, bytes, Record.SIZE);
            Record.SIGNO.write(to, signal);
            return;
        }
        to.clear(Record.SIZE);
        Record.SIGNO.write(to, signal);
        Record.CODE.write(to, code);
        Record.ADDR.write(to, first);
        Record.VALUE.write(to, value);
    }
}
