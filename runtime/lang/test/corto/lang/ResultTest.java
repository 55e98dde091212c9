// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultTest {
    @Test
    void an_error_has_the_bits_of_a_system_call_s_result() {
        assertThat(Result.error(Errno.ENOSYS).bits()).isEqualTo(-38);
        assertThat(Result.error(Errno.ENOSYS).errno()).isEqualTo(38);
    }

    @Test
    void only_the_last_4095_numbers_are_errors() {
        assertThat(Result.of(-1).isError()).isTrue();
        assertThat(Result.of(-4095).isError()).isTrue();
        assertThat(Result.of(-4096).isError()).isFalse();
        assertThat(Result.of(0).isError()).isFalse();
    }
}
