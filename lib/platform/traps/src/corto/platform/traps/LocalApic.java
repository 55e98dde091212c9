// SPDX-License-Identifier: Apache-2.0
package corto.platform.traps;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.PhysicalAddress;
import corto.lang.ReadWrite32;
import corto.lang.WriteOnly32;
import corto.memory.directmap.DeviceMemory;
import corto.memory.directmap.DirectMap;

/// The processor's own interrupt controller (APM volume 2, "Advanced Programmable Interrupt Controller"), and its timer.
///
/// The timer counts nanoseconds: so it does under QEMU and KVM (QEMU 7.2 hw/intc/apic.c; Linux 6.12 arch/x86/kvm/lapic.h, APIC_BUS_CYCLE_NS).
public final class LocalApic {
    private static final PhysicalAddress REGISTERS = new PhysicalAddress(0xFEE0_0000L);
    private static final int PAGE = 4096;

    private static final Layout LAYOUT = Layout.littleEndian().at(0xB0);
    private static final WriteOnly32 END_OF_INTERRUPT = LAYOUT.writeOnly32();
    private static final ReadWrite32 SPURIOUS_INTERRUPT = LAYOUT.at(0xF0).readWrite32();
    private static final ReadWrite32 INTERRUPT_COMMAND = LAYOUT.at(0x300).readWrite32();      // its low half
    private static final ReadWrite32 TIMER_VECTOR = LAYOUT.at(0x320).readWrite32();
    private static final ReadWrite32 LINT0 = LAYOUT.at(0x350).readWrite32();
    private static final ReadWrite32 LINT1 = LAYOUT.at(0x360).readWrite32();
    private static final ReadWrite32 INITIAL_COUNT = LAYOUT.at(0x380).readWrite32();
    private static final ReadWrite32 DIVIDE = LAYOUT.at(0x3E0).readWrite32();

    private static final int SOFTWARE_ENABLE = 1 << 8;
    private static final int MASKED = 1 << 16;
    private static final int DELIVER_NON_MASKABLE = 0b100 << 8;
    private static final int TO_SELF = 0b01 << 18;
    private static final int ASSERT = 1 << 14;
    private static final int DIVIDE_BY_1 = 0b1011;
    private static final int DIVIDE_BY_128 = 0b1010;
    private static final int LONG_SHIFT = 7;
    private static final long MOST_COUNT = 0xFFFF_FFFFL;

    /// Message-signalled interrupts are writes to here (APM volume 2, "Interrupt Message Address"), to the processor with APIC id 0.
    public static final long MESSAGE_ADDRESS = 0xFEE0_0000L;

    private static boolean isDivided;            // the timer counts steps of 128 ns

    private LocalApic() {}

    private static Address registers() {
        return DirectMap.address(REGISTERS);
    }

    /// Switches it on. The 8259's line is masked: what it raises comes through the I/O APIC or not at all.
    static void initialize() {
        DeviceMemory.get().map(REGISTERS, PAGE);
        SPURIOUS_INTERRUPT.write(registers(), SOFTWARE_ENABLE | Interrupts.SPURIOUS);
        LINT0.write(registers(), MASKED);
        DIVIDE.write(registers(), DIVIDE_BY_1);
    }

    /// Tells `handler` when the timer interrupts. Once, before the first `startTimer`.
    public static void attachTimer(InterruptHandler handler) {
        TIMER_VECTOR.write(registers(), Interrupts.attach(handler));
    }

    /// Lets what LINT1 raises through as a non-maskable interrupt: QEMU's `inject-nmi`, on all its machines.
    static void acceptNonMaskable() {
        LINT1.write(registers(), DELIVER_NON_MASKABLE);
    }

    /// The register to write to for an interrupt from one processor to another.
    static Address interruptCommand() {
        return registers().plus(INTERRUPT_COMMAND.offset());
    }

    /// What to write there so that this processor gets an interrupt with `vector`.
    static int toItself(int vector) {
        return TO_SELF | ASSERT | vector;
    }

    static void endOfInterrupt() {
        END_OF_INTERRUPT.write(registers(), 0);
    }

    /// One interrupt in `nanos` nanoseconds, or earlier when that is more than 549 seconds; instead of the one asked for before. 0: none. What is more than 4.29 seconds away is counted
    /// in steps of 128 ns, so that an idle machine is left alone.
    public static void startTimer(long nanos) {
        boolean isLong = nanos > MOST_COUNT;
        if (isLong != isDivided) {
            isDivided = isLong;
            DIVIDE.write(registers(), isLong ? DIVIDE_BY_128 : DIVIDE_BY_1);
        }
        INITIAL_COUNT.write(registers(), (int) Math.min(isLong ? nanos >>> LONG_SHIFT : nanos, MOST_COUNT));
    }
}
