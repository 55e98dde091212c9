// SPDX-License-Identifier: Apache-2.0
package corto.fs.file;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PagesTest {
    private final List<String> events = new ArrayList<>();

    private final class Fake extends Pages {
        @Override
        public long sizeBytes() {
            return 0;
        }

        @Override
        public Address frame(long page) {
            return Address.zero();
        }

        @Override
        public boolean isHole(long page) {
            return true;
        }

        @Override
        public Address frameToWrite(long page) {
            return Address.zero();
        }

        @Override
        protected void unused() {
            events.add("unused");
        }

        @Override
        protected void unpinned() {
            events.add("unpinned");
        }

        void change() {
            invalidate(3, 2);
        }
    }

    private final Fake pages = new Fake();

    private Mapping mapping(String name) {
        return new Mapping() {
            @Override
            public void invalidate(long firstPage, long pageCount) {
                events.add(name + " " + firstPage + "+" + pageCount);
            }
        };
    }

    @Test
    void all_attached_mappings_are_told_what_becomes_invalid() {
        pages.attach(mapping("a"));
        pages.attach(mapping("b"));

        pages.change();

        assertThat(events).containsExactlyInAnyOrder("a 3+2", "b 3+2");
    }

    @Test
    void a_detached_mapping_is_told_nothing() {
        Mapping first = mapping("a");
        Mapping middle = mapping("b");
        pages.attach(first);
        pages.attach(middle);
        pages.attach(mapping("c"));

        pages.detach(middle);
        pages.detach(first);
        pages.change();

        assertThat(events).containsExactly("c 3+2");
    }

    @Test
    void pages_are_unused_when_the_last_mapping_and_the_last_pin_have_gone() {
        Mapping mapping = mapping("a");
        pages.attach(mapping);
        pages.pin();
        pages.pin();

        pages.detach(mapping);
        pages.unpin();
        assertThat(events).isEmpty();
        pages.unpin();

        assertThat(events).containsExactly("unpinned", "unused");
    }
}
