// SPDX-License-Identifier: Apache-2.0
package corto.java.descriptors;

import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.eventfd.EventCounter;
import corto.fs.file.OpenFile;
import corto.lang.Errno;
import org.junit.jupiter.api.Test;

class DescriptorsTest {
    private final Descriptors descriptors = new Descriptors(0);

    private static OpenFile file() {
        return new EventCounter(0, false, 0);
    }

    @Test
    void the_lowest_free_number_is_given() {
        for (int i = 0; i < 40; i++) {
            assertThat(descriptors.add(file()).value()).isEqualTo(i);
        }
        descriptors.close(20);
        descriptors.close(7);

        assertThat(descriptors.add(file()).value()).isEqualTo(7);
        assertThat(descriptors.add(file()).value()).isEqualTo(20);
        assertThat(descriptors.add(file()).value()).isEqualTo(40);
    }

    @Test
    void closing_closes_what_is_there_once() {
        OpenFile file = file();
        descriptors.add(file);

        assertThat(descriptors.close(0).isError()).isFalse();
        assertThat(file.isOpen()).isFalse();
        assertThat(descriptors.close(0).errno()).isEqualTo(Errno.EBADF.number());
        assertThat(descriptors.get(0)).isNull();
    }

    @Test
    void what_is_replaced_is_closed_and_its_number_stays_taken() {
        OpenFile file = file();
        OpenFile dead = file();
        descriptors.add(file);

        assertThat(descriptors.replace(0, dead).isError()).isFalse();
        assertThat(file.isOpen()).isFalse();
        assertThat(descriptors.get(0)).isSameAs(dead);
        assertThat(descriptors.add(file()).value()).isEqualTo(1);
        descriptors.close(0);
        assertThat(dead.isOpen()).isTrue();              // it stands for others, too
    }

    @Test
    void numbers_below_the_first_stand_for_nothing() {
        Descriptors files = new Descriptors(3);

        assertThat(files.add(file()).value()).isEqualTo(3);
        assertThat(files.get(2)).isNull();
        files.close(3);
        assertThat(files.add(file()).value()).isEqualTo(3);
    }

    @Test
    void a_file_that_gets_no_number_is_closed() {
        for (int i = 0; i < 1 << 16; i++) {
            descriptors.add(file());
        }
        OpenFile left = file();

        assertThat(descriptors.add(left).errno()).isEqualTo(Errno.EMFILE.number());
        assertThat(left.isOpen()).isFalse();
    }

    @Test
    void numbers_that_stand_for_nothing_are_EBADF() {
        assertThat(descriptors.get(-1)).isNull();
        assertThat(descriptors.get(1 << 20)).isNull();
        assertThat(descriptors.replace(3, file()).errno()).isEqualTo(Errno.EBADF.number());
    }
}
