// SPDX-License-Identifier: Apache-2.0
package corto.posix.strace;

import static org.assertj.core.api.Assertions.assertThat;

import corto.posix.calls.SystemCallNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CallFilterTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            1;read;true
            all;read;true
            openat,read;read;true
            openat,read;openat;true
            openat,read;write;false
            %file;openat;true
            %file;read;false
            %memory,getpid;brk;true
            %memory,getpid;getpid;true
            !%memory;brk;false
            !%memory;read;true
            %process;wait4;true
            %network;socket;true
            %signal;rt_sigaction;true
            %desc;writev;true
            """)
    void names_and_classes_choose(String words, String call, boolean expected) {
        assertThat(new CallFilter(words).shows(SystemCallNames.number(call))).isEqualTo(expected);
    }

    @Test
    void every_call_of_a_class_is_one() {
        assertThat(new CallFilter("%file,%process,%network,%signal,%memory,%desc").unknown()).isNull();
    }

    @Test
    void words_that_mean_nothing_are_told() {
        assertThat(new CallFilter("read,raed").unknown()).isEqualTo("raed");
        assertThat(new CallFilter("%nothing").unknown()).isEqualTo("%nothing");
    }

    @Test
    void calls_without_a_number_of_ours_appear_with_all_others() {
        assertThat(new CallFilter("read").shows(999)).isFalse();
        assertThat(new CallFilter("!read").shows(999)).isTrue();
        assertThat(new CallFilter("1").shows(999)).isTrue();
    }
}
