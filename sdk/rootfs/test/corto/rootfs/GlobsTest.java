// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;

class GlobsTest {
    @Test
    void a_folder_means_all_that_is_in_it() {
        Globs globs = new Globs(List.of("/usr/share/doc"));

        assertThat(globs.test("/usr/share/doc")).isTrue();
        assertThat(globs.test("/usr/share/doc/nginx/copyright")).isTrue();
        assertThat(globs.test("/usr/share/docs")).isFalse();
    }

    @Test
    void one_star_stays_within_a_name_two_do_not() {
        assertThat(new Globs(List.of("/usr/lib/*.so")).test("/usr/lib/a.so")).isTrue();
        assertThat(new Globs(List.of("/usr/lib/*.so")).test("/usr/lib/x/a.so")).isFalse();
        assertThat(new Globs(List.of("/usr/**.so")).test("/usr/lib/x/a.so")).isTrue();
        assertThat(new Globs(List.of("/**/test")).test("/usr/lib/python3/test/a.py")).isTrue();
    }

    @Test
    void a_pattern_that_is_none_is_named() {
        assertThatThrownBy(() -> new Globs(List.of("/a[b"))).isInstanceOf(Failure.class).hasMessageContaining("/a[b");
    }
}
