// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.file.OpenFile;
import corto.lang.Errno;
import org.junit.jupiter.api.Test;

final class FileTableTest {
    private final FileTable table = new FileTable();
    private int closed;

    private final class Counted extends OpenFile {
        Counted() {
            super(0);
        }

        @Override
        protected void closed() {
            closed++;
        }
    }

    @Test
    void the_lowest_free_number_comes_first() {
        for (int fd = 0; fd < 100; fd++) {
            assertThat(table.add(new Counted(), false).value()).isEqualTo(fd);
        }
        table.close(70);
        table.close(7);

        assertThat(table.add(new Counted(), false).value()).isEqualTo(7);
        assertThat(table.add(new Counted(), false).value()).isEqualTo(70);
        assertThat(table.add(new Counted(), false).value()).isEqualTo(100);
    }

    @Test
    void numbers_below_a_wish_are_left_alone() {
        table.add(new Counted(), false);

        assertThat(table.addFrom(10, new Counted(), true).value()).isEqualTo(10);
        assertThat(table.addFrom(10, new Counted(), false).value()).isEqualTo(11);
        assertThat(table.add(new Counted(), false).value()).isEqualTo(1);
        assertThat(table.closesOnExec(10)).isTrue();
        assertThat(table.closesOnExec(11)).isFalse();
    }

    @Test
    void the_limit_is_kept() {
        table.setLimit(2);
        table.add(new Counted(), false);
        table.add(new Counted(), false);

        assertThat(table.add(new Counted(), false).errno()).isEqualTo(Errno.EMFILE.number());
        assertThat(table.addFrom(5, new Counted(), false).errno()).isEqualTo(Errno.EINVAL.number());
        assertThat(table.replace(2, new Counted(), false).errno()).isEqualTo(Errno.EBADF.number());
        assertThat(closed).isZero();
    }

    @Test
    void replacing_closes_what_was_there() {
        table.add(new Counted(), false);
        OpenFile other = new Counted();

        assertThat(table.replace(0, other, false).value()).isZero();

        assertThat(closed).isEqualTo(1);
        assertThat(table.get(0)).isSameAs(other);
    }

    @Test
    void a_file_is_closed_with_its_last_descriptor() {
        OpenFile file = new Counted();
        table.add(file, false);
        file.retain();
        table.add(file, false);

        table.close(0);
        assertThat(closed).isZero();
        table.close(1);
        assertThat(closed).isEqualTo(1);
        assertThat(table.close(1).errno()).isEqualTo(Errno.EBADF.number());
    }

    @Test
    void what_is_no_descriptor_has_no_file() {
        assertThat(table.get(-1)).isNull();
        assertThat(table.get(Integer.MAX_VALUE)).isNull();
        assertThat(table.close(-1).errno()).isEqualTo(Errno.EBADF.number());
    }
}
