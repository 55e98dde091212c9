// SPDX-License-Identifier: Apache-2.0
package corto.posix.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is told when dumps differ: type, first byte of the body (the family) and last one, and the groups.
final class ChangeNoticesTest {
    private static final int LINK = 16;
    private static final int ADDRESS = 20;
    private static final int ROUTE = 24;
    private static final int IPV4 = 2;
    private static final int IPV6 = 10;

    private static byte[] dump(int... typesFamiliesValues) {
        Reply reply = new Reply(0, 0);
        for (int i = 0; i < typesFamiliesValues.length; i += 3) {
            reply.begin(typesFamiliesValues[i], 0);
            reply.putInt(typesFamiliesValues[i + 1]);
            reply.putInt(typesFamiliesValues[i + 2]);
            reply.end();
        }
        return reply.bytes();
    }

    private static List<String> told(byte[] before, byte[] after) {
        List<String> told = new ArrayList<>();
        ChangeNotices.compare(before, after, (message, groups) -> {
            assertThat(message).hasSize(24);
            assertThat(message[0]).isEqualTo((byte) 24);
            told.add(message[4] + " " + message[16] + " " + message[20] + " " + Integer.toHexString(groups));
        });
        return told;
    }

    @Test
    void the_same_is_nothing_new() {
        assertThat(told(dump(), dump())).isEmpty();
        assertThat(told(dump(LINK, 0, 1, ADDRESS, IPV4, 7), dump(ADDRESS, IPV4, 7, LINK, 0, 1))).isEmpty();
    }

    @Test
    void what_came_is_told_to_its_groups() {
        assertThat(told(dump(ADDRESS, IPV4, 7), dump(ADDRESS, IPV4, 7, ADDRESS, IPV4, 8, ADDRESS, IPV6, 9, ROUTE, IPV4, 1, ROUTE, IPV6, 2)))
                .containsExactly("20 2 8 10", "20 10 9 100", "24 2 1 40", "24 10 2 400");
    }

    @Test
    void what_went_is_told_first_and_as_a_deletion() {
        assertThat(told(dump(ADDRESS, IPV4, 7, ROUTE, IPV6, 2), dump(ADDRESS, IPV4, 8))).containsExactly("21 2 7 10", "25 10 2 400", "20 2 8 10");
    }

    @Test
    void a_link_that_changed_is_told_as_it_is() {
        assertThat(told(dump(LINK, 0, 1), dump(LINK, 0, 2))).containsExactly("16 0 2 1");
    }
}
