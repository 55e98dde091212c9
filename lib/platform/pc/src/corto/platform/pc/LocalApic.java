// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.PhysicalAddress;
import corto.lang.ReadOnly32;
import corto.lang.ReadWrite32;
import corto.platform.x86_64.PageTableEntry;

/// The processor's own interrupt controller (APM volume 2, "Advanced Programmable Interrupt Controller"): its timer, as a stopwatch.
///
/// QEMU and KVM let it count nanoseconds whatever the machine (QEMU 7.2 hw/intc/apic.c; Linux 6.12 arch/x86/kvm/lapic.h, APIC_BUS_CYCLE_NS).
final class LocalApic implements Stopwatch {
    static final LocalApic STOPWATCH = new LocalApic();

    private static final PhysicalAddress REGISTERS = new PhysicalAddress(0xFEE0_0000L);

    private static final Layout LAYOUT = Layout.littleEndian().at(0xF0);
    private static final ReadWrite32 SPURIOUS_INTERRUPT = LAYOUT.readWrite32();
    private static final ReadWrite32 TIMER_VECTOR = LAYOUT.at(0x320).readWrite32();
    private static final ReadWrite32 INITIAL_COUNT = LAYOUT.at(0x380).readWrite32();
    private static final ReadOnly32 CURRENT_COUNT = LAYOUT.at(0x390).readOnly32();
    private static final ReadWrite32 DIVIDE = LAYOUT.at(0x3E0).readWrite32();

    private static final int SOFTWARE_ENABLE = 1 << 8;
    private static final int MASKED = 1 << 16;
    private static final int DIVIDE_BY_1 = 0b1011;
    private static final int HERTZ = 1_000_000_000;
    private static final int INITIAL = 100_000_000;        // 100 ms

    private Address registers;
    private int vector;                                    // as it was before `start`
    private int latched;

    private LocalApic() {}

    @Override
    public int hertz() {
        return HERTZ;
    }

    /// Lets the timer run without interrupts.
    @Override
    public void start() {
        registers = DirectMap.map(REGISTERS, PageTableEntry.PAGE);
        SPURIOUS_INTERRUPT.write(registers, SPURIOUS_INTERRUPT.read(registers) | SOFTWARE_ENABLE);
        vector = TIMER_VECTOR.read(registers);
        TIMER_VECTOR.write(registers, MASKED);
        DIVIDE.write(registers, DIVIDE_BY_1);
        INITIAL_COUNT.write(registers, INITIAL);
    }

    @Override
    public void latch() {
        latched = CURRENT_COUNT.read(registers);
    }

    @Override
    public int latched() {
        return latched;
    }

    @Override
    public boolean isOver() {
        return CURRENT_COUNT.read(registers) == 0;
    }

    /// Stops it. Somebody may have set it up before the clock was first asked.
    @Override
    public void release() {
        INITIAL_COUNT.write(registers, 0);
        TIMER_VECTOR.write(registers, vector);
    }
}
