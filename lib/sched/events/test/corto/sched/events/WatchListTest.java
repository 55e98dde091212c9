// SPDX-License-Identifier: Apache-2.0
package corto.sched.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WatchListTest {
    private final WatchList list = new WatchList();
    private final List<String> told = new ArrayList<>();

    private final class Named extends Watch {
        final String name;
        boolean leaves;

        Named(String name) {
            this.name = name;
        }

        @Override
        public void changed(int readiness) {
            told.add(name + readiness);
            if (leaves) {
                list.remove(this);
            }
        }
    }

    @Test
    void all_watches_are_told_in_the_order_of_coming() {
        list.add(new Named("a"));
        list.add(new Named("b"));

        list.changed(Readiness.IN);

        assertThat(told).containsExactly("a1", "b1");
    }

    @Test
    void a_watch_may_remove_itself_while_it_is_told() {
        Named first = new Named("a");
        first.leaves = true;
        list.add(first);
        list.add(new Named("b"));

        list.changed(Readiness.IN);
        list.changed(Readiness.OUT);

        assertThat(told).containsExactly("a1", "b1", "b4");
        assertThat(first.isAdded()).isFalse();
    }

    @Test
    void removing_a_watch_of_another_list_does_nothing() {
        Named watch = new Named("a");
        list.add(watch);

        new WatchList().remove(watch);

        assertThat(watch.isAdded()).isTrue();
        list.remove(watch);
        assertThat(list.isEmpty()).isTrue();
    }
}
