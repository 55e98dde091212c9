// SPDX-License-Identifier: Apache-2.0
package corto.tests.composition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The same of the kernel for Linux programs: as it is by default, and without the transport that most machines do not have.
class KernelTest {
    private static final int BUFFERS = 4711;                         // nothing else in the kernel is as large
    private static final String BUFFERS_IMMEDIATE = "$0x1267,";
    private static final String MMIO = "corto.drivers.virtio.mmio";

    private static ComposedImage usual;
    private static ComposedImage other;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        usual = ComposedImage.build("nginx");
        other = ComposedImage.build("nginx", "DRIVERS_VIRTIO_MMIO=n", "NET_KERNEL_BUFFERS=" + BUFFERS);
    }

    @Test
    void policies_are_called_directly_and_small_ones_are_inlined() throws IOException, InterruptedException {
        for (String call : List.of("corto_memory_frames_buddy_BuddyAllocator__freeFrames(", "corto_platform_pc_PcPlatform__nanoTime(", "corto_sched_preempt_RoundRobin__next(")) {
            assertThat(usual.code(" = " + call)).as(call).isNotEmpty();
        }
        assertThat(usual.functions()).isNotEmpty().noneMatch(name -> name.startsWith("corto_platform_pc_PcPlatform__nanoTime"));
    }

    @Test
    void a_transport_that_is_not_selected_leaves_no_byte() throws IOException {
        assertThat(usual.symbols(MMIO)).isNotEmpty();
        assertThat(other.symbols(MMIO)).isEmpty();
        assertThat(other.composition()).doesNotContain(MMIO);
        assertThat(other.size()).isLessThan(usual.size());
    }

    @Test
    void with_one_transport_and_one_driver_the_way_to_a_card_is_direct() throws IOException {
        for (String call : List.of("_VirtioNetDriver__find(", "_PciTransports__offer(", "_VirtioPci__notifyQueue(")) {
            assertThat(other.code(call)).as(call).anyMatch(line -> !line.startsWith("static")).noneMatch(line -> line.contains("CLASS("));
        }
    }

    @Test
    void a_number_is_an_immediate() throws IOException, InterruptedException {
        assertThat(other.instructions(BUFFERS_IMMEDIATE)).isNotEmpty();
        assertThat(usual.instructions(BUFFERS_IMMEDIATE)).isEmpty();
        assertThat(other.code("MOST_BUFFERS")).isEmpty();
    }

    @Test
    void the_order_of_boot_is_written_beside_the_kernel() throws IOException {
        assertThat(usual.composition()).endsWith("""
                Boot:
                  1. corto.platform.traps.TrapsStep              corto.platform.traps
                  2. corto.drivers.kernel.DevicesStep            corto.drivers.kernel
                  3. corto.platform.threads.AlarmStep            corto.platform.threads
                  4. corto.posix.process.ProcessStep             corto.posix.process
                  5. corto.posix.direct.DirectCallsStep          corto.posix.direct
                  6. corto.posix.patched.calls.PatchedCallsStep  corto.posix.patched.calls
                  7. corto.posix.rootfs.RootFilesStep            corto.posix.rootfs
                  8. corto.posix.control.ControlStep             corto.posix.control
                  9. corto.posix.tty.TerminalStep                corto.posix.tty
                 10. corto.posix.vdso.VdsoStep                   corto.posix.vdso
                 11. corto.net.kernel.NetworkStep                corto.net.kernel
                 12. corto.posix.proc.ProcStep                   corto.posix.proc
                 13. the program
                """);
    }
}
