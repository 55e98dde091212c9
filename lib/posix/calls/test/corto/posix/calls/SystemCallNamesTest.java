// SPDX-License-Identifier: Apache-2.0
package corto.posix.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SystemCallNamesTest {
    @Test
    void names_stand_at_the_numbers_of_unistd_64_h() {
        assertThat(SystemCallNames.name(0)).isEqualTo("read");
        assertThat(SystemCallNames.name(9)).isEqualTo("mmap");
        assertThat(SystemCallNames.name(10)).isEqualTo("mprotect");
        assertThat(SystemCallNames.name(231)).isEqualTo("exit_group");
        assertThat(SystemCallNames.name(334)).isEqualTo("rseq");
        assertThat(SystemCallNames.name(424)).isEqualTo("pidfd_send_signal");
        assertThat(SystemCallNames.name(435)).isEqualTo("clone3");
        assertThat(SystemCallNames.name(462)).isEqualTo("mseal");
    }

    @Test
    void numbers_that_Linux_has_not_got_have_no_name() {
        assertThat(SystemCallNames.name(-1)).isNull();
        assertThat(SystemCallNames.name(335)).isNull();
        assertThat(SystemCallNames.name(423)).isNull();
        assertThat(SystemCallNames.name(463)).isNull();
        assertThat(SystemCallNames.name(Long.MAX_VALUE)).isNull();
    }

    @Test
    void a_number_is_found_by_its_name() {
        assertThat(SystemCallNames.number("read")).isZero();
        assertThat(SystemCallNames.number("exit_group")).isEqualTo(231);
        assertThat(SystemCallNames.number("clone3")).isEqualTo(435);
        assertThat(SystemCallNames.number("exit_gro")).isEqualTo(-1);
        assertThat(SystemCallNames.number("")).isEqualTo(-1);
    }
}
