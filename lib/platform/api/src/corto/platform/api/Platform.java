// SPDX-License-Identifier: Apache-2.0
package corto.platform.api;

import corto.lang.Address;
import corto.lang.PhysicalAddress;

/// The machine below an image, or what plays it. Called by the runtime and by replaced classes of java.base.
///
/// Before `initialize` only `write` and `exit` work, so that a failure during boot can be told.
public interface Platform {
    int STANDARD_INPUT = 0;
    int STANDARD_OUTPUT = 1;
    int STANDARD_ERROR = 2;

    /// Reads what the boot loader or the host left. Allocates nothing; runs on the boot stack.
    void initialize(Address bootInformation);

    /// Writes all bytes to standard output or standard error.
    void write(int fd, Address buffer, long lengthBytes);

    /// Reads at least one byte, waiting for it. The number read, or −1 at the end of input or when there is none.
    int read(int fd, Address buffer, long lengthBytes);

    /// Reads what has come on standard input, without waiting: the number of bytes, 0 when nothing has come, −1 at the end of input or when there is none.
    default int readNow(Address buffer, long lengthBytes) {
        return -1;
    }

    /// Whether `readNow` can tell that nothing has come yet; else who reads waits for input, and keeps all others waiting.
    default boolean canReadNow() {
        return false;
    }

    /// Lets standard input raise an interrupt when something comes. The interrupt line; −1 when it cannot.
    default int enableInputInterrupt() {
        return -1;
    }

    /// Lets all bytes of standard input through, also those by which its end is told otherwise: whoever sends them tells it on the control line.
    default void takeInputAsItIs() {}

    // The control line: what runs the machine tells it things beside standard input, and is answered. Not every machine has one.

    /// Prepares it, and lets it raise an interrupt when something comes. The interrupt line; −1 when there is none. What has come already is kept, and interrupts.
    default int enableControl() {
        return -1;
    }

    /// Takes what has come on it, at most `lengthBytes`, without waiting: the number of bytes.
    default int readControl(Address into, long lengthBytes) {
        return 0;
    }

    /// Sends on it; returns when the last byte is on its way.
    default void writeControl(Address from, long lengthBytes) {}

    /// Ends the program or the machine; the lowest 8 bits of `status` reach whoever started it. Does not return.
    void exit(int status);

    /// Starts the machine anew, from its firmware or its boot loader; where there is no machine, or nothing restarts it, it ends with status 0. Does not return.
    default void restart() {
        exit(0);
    }

    /// Where the firmware's description of the machine begins: ACPI's root pointer, a physical address. 0: there is none.
    default long firmwareTables() {
        return 0;
    }

    /// Says which status counts when the machine is ended from outside before `exit`; whoever started it sees that at once, and so knows that a
    /// request to end was heard. Nothing happens where nobody can be told.
    default void announceStatus(int status) {}

    /// What `nanoTime` tells at least: programs take a time of 0 seconds for "never" (ping(8), arping(8)).
    long FIRST_NANOS = 1_000_000_000L;

    /// Nanoseconds from an arbitrary moment, `FIRST_NANOS` or more; never goes back.
    long nanoTime();

    /// Where `nanoTime` is (time stamp counter − `clockOrigin`) × this / 2³², so that others can compute it: the factor. 0 where it is not.
    default long clockMultiplier() {
        return 0;
    }

    /// See `clockMultiplier`, which is asked first.
    default long clockOrigin() {
        return 0;
    }

    /// Nanoseconds since 1970-01-01 UTC.
    long wallNanos();

    /// First byte of the memory for Java objects; a multiple of 4096.
    Address heapStart();

    /// Size of that memory, a multiple of 4096. It need not be there yet, see `commit`.
    long heapBytes();

    /// Makes `lengthBytes` bytes at `from` usable, a part of the memory for Java objects that was not used before. Its content is
    /// arbitrary. False when the machine cannot give it.
    boolean commit(Address from, long lengthBytes);

    /// The end of the stack that the runtime starts on: the address above its first frame.
    Address stackBase();

    /// The lowest address of that stack. Below it is a page that faults.
    Address stackEnd();

    /// The program's arguments, without a program name. Allocates.
    String[] arguments();

    /// The environment as `NAME=value`. Allocates.
    String[] environment();

    /// Options of the kernel as `name=value`: on a PC the words `corto.name=value` of the boot loader's command line, and
    /// `virtio_mmio.device=…` as it is. None where there is no kernel of ours. Allocates.
    default String[] options() {
        return new String[0];
    }

    /// Above all physical addresses: no limit for `takeFromEnd`.
    PhysicalAddress NO_LIMIT = new PhysicalAddress(Long.MAX_VALUE);

    /// Takes memory that nobody uses from the end of free memory, which is the Java heap's other end: for page frames. Aligned to `alignment`, a
    /// power of two of at least 4096, and all of it at physical addresses below `limit`; its content is arbitrary. What is taken next lies just below, as long as
    /// there is more in that piece of memory. Zero when there is none, or when the platform has no frames to give.
    default Address takeFromEnd(long lengthBytes, long alignment, PhysicalAddress limit) {
        return Address.zero();
    }

    /// Bytes that neither the heap nor `takeFromEnd` has taken yet, in all pieces of memory, without what is left to the heap.
    default long untakenBytes() {
        return 0;
    }

    /// Where the boot loader put the initial archive (initrd); zero if it was given none.
    default Address archiveStart() {
        return Address.zero();
    }

    /// The archive's length.
    default long archiveBytes() {
        return 0;
    }
}
