// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.platform.api.ExternalText;
import corto.platform.api.Platform;

/// The platform made of a PC's devices.
public final class PcPlatform implements Platform {
    private static final int MAXIMUM_COMMAND_LINE = 4096;         // MemoryMap keeps a page free

    private static String[] options;                              // null: not asked for yet

    @Override
    public void initialize(Address bootInformation) {}            // done by Boot, which had to find the stack

    @Override
    public void write(int fd, Address buffer, long lengthBytes) {
        Console.write(buffer, lengthBytes);
    }

    @Override
    public int read(int fd, Address buffer, long lengthBytes) {
        return Console.read(buffer, lengthBytes);
    }

    @Override
    public int readNow(Address buffer, long lengthBytes) {
        return Console.readNow(buffer, lengthBytes);
    }

    @Override
    public boolean canReadNow() {
        return true;
    }

    @Override
    public int enableInputInterrupt() {
        return Console.enableInterrupt();
    }

    @Override
    public void takeInputAsItIs() {
        Console.takeAsItIs();
    }

    @Override
    public int enableControl() {
        return ControlPort.enable();
    }

    @Override
    public int readControl(Address into, long lengthBytes) {
        return ControlPort.PORT.read(into, lengthBytes);
    }

    @Override
    public void writeControl(Address from, long lengthBytes) {
        ControlPort.PORT.write(from, lengthBytes);
    }

    @Override
    public void exit(int status) {
        Power.off(status);
    }

    @Override
    public void restart() {
        Power.restart();
    }

    @Override
    public long firmwareTables() {
        return StartInformation.ROOT_POINTER.read(MemoryMap.startInformation());
    }

    @Override
    public void announceStatus(int status) {
        Power.announce(status);
    }

    @Override
    public long nanoTime() {
        return Clock.nanoTime();
    }

    @Override
    public long clockMultiplier() {
        return Clock.multiplier();
    }

    @Override
    public long clockOrigin() {
        return Clock.origin();
    }

    @Override
    public long wallNanos() {
        return Clock.wallNanos();
    }

    @Override
    public Address heapStart() {
        return DirectMap.address(MemoryMap.freeStart());
    }

    @Override
    public long heapBytes() {
        return MemoryMap.freeBytes();
    }

    @Override
    public boolean commit(Address from, long lengthBytes) {
        if (!MemoryMap.raiseHeapEnd(DirectMap.physical(from.plus(lengthBytes)))) {
            return false;
        }
        DirectMap.map(DirectMap.physical(from), lengthBytes);
        return true;
    }

    @Override
    public Address takeFromEnd(long lengthBytes, long alignment, PhysicalAddress limit) {
        PhysicalAddress taken = FrameMemory.take(lengthBytes, alignment, limit);
        return taken.bits() == 0 ? Address.zero() : DirectMap.map(taken, lengthBytes);
    }

    @Override
    public long untakenBytes() {
        return FrameMemory.untakenBytes();
    }

    @Override
    public Address archiveStart() {
        return MemoryMap.moduleBytes() == 0 ? Address.zero() : DirectMap.map(MemoryMap.moduleStart(), MemoryMap.moduleBytes());
    }

    @Override
    public long archiveBytes() {
        return MemoryMap.moduleBytes();
    }

    @Override
    public Address stackBase() {
        return Stack.base();
    }

    @Override
    public Address stackEnd() {
        return Stack.end();
    }

    @Override
    public String[] arguments() {
        return CommandLine.arguments(commandLine());
    }

    @Override
    public String[] environment() {
        return CommandLine.environment(commandLine());
    }

    @Override
    public String[] options() {
        if (options == null) {
            options = CommandLine.options(commandLine());
        }
        return options;                                           // many ask, each for one
    }

    private static byte[] commandLine() {
        PhysicalAddress text = new PhysicalAddress(StartInformation.COMMAND_LINE.read(MemoryMap.startInformation()));
        return text.bits() == 0 ? new byte[0] : ExternalText.bytes(DirectMap.map(text, MAXIMUM_COMMAND_LINE));
    }
}
