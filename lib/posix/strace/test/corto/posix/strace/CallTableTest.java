// SPDX-License-Identifier: Apache-2.0
package corto.posix.strace;

import static org.assertj.core.api.Assertions.assertThat;

import corto.posix.strace.CallTable.Kind;
import org.junit.jupiter.api.Test;

final class CallTableTest {
    private static final int READ = 0;
    private static final int OPEN = 2;
    private static final int MMAP = 9;
    private static final int GETPID = 39;
    private static final int REBOOT = 169;
    private static final int UNUSED = 400;

    @Test
    void what_the_kernel_fills_in_is_printed_with_the_result() {
        CallTable.Call read = CallTable.of(READ);

        assertThat(read.kinds()).containsExactly((short) Kind.FD.ordinal(), (short) Kind.GOT.ordinal(), (short) Kind.SIZE.ordinal());
        assertThat(read.inputs()).isEqualTo(1);
        assertThat(read.mayWait()).isTrue();
    }

    @Test
    void flags_refer_to_their_set() {
        assertThat(CallTable.of(OPEN).kinds()[1]).isEqualTo((short) (CallTable.SETS + Names.find("open")));
        assertThat(CallTable.of(OPEN).mayWait()).isFalse();
    }

    @Test
    void results_that_are_no_numbers_are_told() {
        assertThat(CallTable.of(MMAP).result()).isEqualTo((short) Kind.ADDRESS.ordinal());
        assertThat(CallTable.of(GETPID).result()).isNegative();
        assertThat(CallTable.of(GETPID).kinds()).isEmpty();
    }

    @Test
    void calls_without_a_line_have_six_hexadecimal_arguments() {
        for (int number : new int[] {REBOOT, UNUSED, -1, 5000}) {
            assertThat(CallTable.of(number).kinds()).hasSize(6).containsOnly((short) Kind.HEX.ordinal());
            assertThat(CallTable.of(number).inputs()).isEqualTo(6);
        }
    }
}
