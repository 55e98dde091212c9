// SPDX-License-Identifier: Apache-2.0
package corto.net.dns;

import static corto.net.dns.FakeServers.name;
import static corto.net.dns.FakeServers.record;
import static corto.net.dns.FakeServers.reply;
import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Errno;
import corto.lang.Result;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The resolver against servers that answer well, badly, for somebody else, or not at all.
final class ResolverTest {
    private static final int RIGHT = 0x8180;                 // a response, recursion desired and available
    private static final int TRUNCATED = RIGHT | 0x200;
    private static final byte[] ADDRESS = {10, 1, 2, 3};
    private static final byte[] ADDRESS6 = {0x20, 1, 0xD, (byte) 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5};
    private static final long HIGH = 0x2001_0DB8L << 32;
    private static final long[] SERVERS = {0, 1, 0, 2};
    private static final long SECOND = 1_000_000_000L;

    private final FakeServers servers = new FakeServers();
    private final Resolver resolver = new Resolver(servers, SERVERS);
    private final long[] found = new long[8];

    /// The pair that stands for an address of IPv4.
    private static long mapped(long address) {
        return 0xFFFF_0000_0000L | address;
    }

    private Result lookUp(String name) {
        return resolver.lookUp(name, found, 0x1234);
    }

    @AfterEach
    void closed() {
        assertThat(servers.open).isZero();
    }

    @Test
    void a_question_is_what_the_RFC_draws() {
        servers.answers = asked -> List.of(reply(asked, RIGHT, record(null, 1, ADDRESS)));
        assertThat(lookUp("www.example.org").value()).isEqualTo(1);
        assertThat(servers.asked).extracting(FakeServers.Asked::type).containsExactly(1, 28);
        byte[] expected = {0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 3, 'w', 'w', 'w', 7, 'e', 'x', 'a', 'm', 'p', 'l', 'e', 3, 'o', 'r', 'g', 0, 0, 1, 0, 1};
        assertThat(servers.asked.getFirst().bytes()).isEqualTo(expected);
        assertThat(found).startsWith(0, mapped(0x0A010203));
    }

    @Test
    void all_addresses_of_the_name_are_told_and_no_others() {
        servers.answers = asked -> List.of(reply(asked, RIGHT, record(null, 1, ADDRESS), record("other.org", 1, (byte) 9, (byte) 9, (byte) 9, (byte) 9), record("other.org", 28, new byte[16]),
                record("HOST.org", 1, (byte) 10, (byte) 1, (byte) 2, (byte) 4)));
        assertThat(lookUp("host.org.").value()).isEqualTo(2);
        assertThat(Arrays.copyOf(found, 4)).containsExactly(0, mapped(0x0A010203), 0, mapped(0x0A010204));
    }

    @Test
    void addresses_of_IPv6_come_behind_those_of_IPv4() {
        servers.answers = asked -> List.of(reply(asked, RIGHT, record(null, 1, ADDRESS), record(null, 28, ADDRESS6)));
        assertThat(lookUp("host.org").value()).isEqualTo(2);
        assertThat(Arrays.copyOf(found, 4)).containsExactly(0, mapped(0x0A010203), HIGH, 5);

        servers.answers = asked -> List.of(reply(asked, RIGHT, record("six.org", 28, ADDRESS6), record("host.org", 5, name("six.org"))));
        assertThat(lookUp("host.org").value()).isEqualTo(1);
        assertThat(Arrays.copyOf(found, 2)).containsExactly(HIGH, 5);
    }

    @Test
    void no_more_addresses_are_told_than_there_is_room_for() {
        servers.answers = asked -> List.of(reply(asked, RIGHT, record(null, 1, ADDRESS), record(null, 28, ADDRESS6)));
        assertThat(resolver.lookUp("host.org", new long[2], 1).value()).isEqualTo(1);
        assertThat(resolver.lookUp("host.org", new long[4], 1).value()).isEqualTo(2);
    }

    @Test
    void aliases_are_followed_in_an_answer_and_by_asking_again() {
        servers.answers = asked -> List.of(reply(asked, RIGHT, record("b.org", 1, ADDRESS), record("a.org", 5, name("b.org"))));
        assertThat(lookUp("a.org").value()).isEqualTo(1);

        servers.asked.clear();
        servers.answers = asked -> List.of(servers.asked.size() % 2 == 1 ? reply(asked, RIGHT, record(null, 5, name("c.org"))) : reply(asked, RIGHT, record("c.org", 1, ADDRESS)));
        assertThat(lookUp("a.org").value()).isEqualTo(1);
        assertThat(servers.asked).extracting(FakeServers.Asked::type).containsExactly(1, 1, 28, 28);
    }

    @Test
    void aliases_that_go_round_end() {
        servers.answers = asked -> List.of(reply(asked, RIGHT, record("a.org", 5, name("b.org")), record("b.org", 5, name("a.org"))));
        assertThat(lookUp("a.org").errno()).isEqualTo(Errno.EAGAIN.number());
    }

    @Test
    void a_name_that_is_not_there_is_ENOENT_and_so_is_one_without_address() {
        servers.answers = asked -> List.of(reply(asked, RIGHT | 3));
        assertThat(lookUp("none.org").errno()).isEqualTo(Errno.ENOENT.number());
        servers.answers = asked -> List.of(reply(asked, RIGHT));
        assertThat(lookUp("mail.org").errno()).isEqualTo(Errno.ENOENT.number());
        assertThat(servers.asked).hasSize(4);
    }

    @Test
    void who_does_not_answer_is_asked_twice_in_turn() {
        assertThat(lookUp("a.org").errno()).isEqualTo(Errno.EAGAIN.number());
        assertThat(servers.asked).extracting(FakeServers.Asked::server).containsExactly(1L, 2L, 1L, 2L);
        assertThat(servers.now).isEqualTo(20 * SECOND);
    }

    @Test
    void a_server_that_fails_leaves_it_to_the_next() {
        servers.answers = asked -> List.of(asked.server() == 1 ? reply(asked, RIGHT | 2) : reply(asked, RIGHT, record(null, 1, ADDRESS)));
        assertThat(lookUp("a.org").value()).isEqualTo(1);
        assertThat(servers.now).isZero();
    }

    @Test
    void answers_to_what_was_not_asked_are_passed_over() {
        servers.answers = asked -> {
            byte[] right = reply(asked, RIGHT, record(null, 1, ADDRESS));
            byte[] otherId = right.clone();
            otherId[1]++;
            byte[] otherName = right.clone();
            otherName[13] = 'z';
            byte[] otherType = right.clone();
            otherType[asked.bytes().length - 3] = 2;
            return List.of(otherId, otherName, otherType, asked.bytes(), new byte[0], new byte[11], right);
        };
        assertThat(lookUp("a.org").value()).isEqualTo(1);
        assertThat(servers.asked).hasSize(2);
    }

    @Test
    void a_truncated_answer_is_fetched_over_a_connection() {
        servers.answers = asked -> List.of(asked.isStream() ? reply(asked, RIGHT, record(null, 1, ADDRESS)) : reply(asked, TRUNCATED));
        assertThat(lookUp("a.org").value()).isEqualTo(1);
        assertThat(servers.asked).extracting(FakeServers.Asked::isStream).containsExactly(false, true, false, true);
    }

    @Test
    void an_address_has_a_name() {
        servers.answers = asked -> List.of(reply(asked, RIGHT, record(null, 12, name("host.example.org"))));
        assertThat(resolver.nameOf(0, mapped(0x0A010203), 7)).isEqualTo("host.example.org");
        assertThat(new String(servers.asked.getFirst().bytes(), 12, 27)).contains("\0013\0012\0011\00210\007in-addr\004arpa");
        assertThat(resolver.nameOf(HIGH, 0x12, 7)).isEqualTo("host.example.org");
        assertThat(new String(servers.asked.getLast().bytes(), 12, 74)).isEqualTo("\0012\0011" + "\0010".repeat(22) + "\0018\001b\001d\0010\0011\0010\0010\0012\003ip6\004arpa\0");
        servers.answers = asked -> List.of(reply(asked, RIGHT, record(null, 12, name("evil\n.org"))));
        assertThat(resolver.nameOf(0, mapped(0x0A010203), 7)).isNull();
    }

    @Test
    void names_that_cannot_be_are_not_asked_for() {
        for (String name : List.of("", ".", "a..b", ".a", "a..", "x".repeat(64), "a b", "ü.org", "a.".repeat(127) + "bcd")) {
            assertThat(lookUp(name).errno()).as(name).isEqualTo(Errno.ENOENT.number());
        }
        assertThat(servers.asked).isEmpty();
    }

    @Test
    void pointers_that_go_round_or_forward_end() {
        for (int to = 0; to < 80; to++) {
            int place = to;
            servers.answers = asked -> {
                byte[] answer = reply(asked, RIGHT, record(null, 5, (byte) 1, (byte) 'x', (byte) 0xC0, (byte) place));
                return List.of(answer);
            };
            assertThat(lookUp("a.org").isError()).isTrue();
        }
    }

    @Test
    void changed_answers_do_no_harm() {
        Random random = new Random(3);
        int right = 0;
        for (int i = 0; i < Integer.getInteger("corto.test.frames", 20_000); i++) {
            servers.answers = asked -> {
                byte[] answer = reply(asked, random.nextInt(20) == 0 ? TRUNCATED : RIGHT, record(null, 5, name("b.example")), record("b.example", 1, ADDRESS), record(null, 12, name("c.d")));
                for (int changes = random.nextInt(4); changes > 0; changes--) {
                    answer[random.nextInt(answer.length)] = (byte) (random.nextBoolean() ? random.nextInt() : 0xC0 | random.nextInt(4));
                }
                return List.of(random.nextInt(10) == 0 ? Arrays.copyOf(answer, random.nextInt(answer.length)) : answer);
            };
            right += !lookUp("www.example.org").isError() || resolver.nameOf(0, mapped(i), i) != null ? 1 : 0;
        }
        assertThat(right).isPositive();
    }

    @Test
    void the_systems_files_are_read() {
        String hosts = "# names\n127.0.0.1\tlocalhost loop # more\n::1 localhost ip6\n10.0.0.5  db  db.local\r\n10.0.0.6 db\n300.1.1.1 bad\nnonsense\n10.0.0.7\n10.0.0.8 last";
        long[] into = new long[8];
        assertThat(SystemFiles.lookUp(hosts, "DB", into)).isEqualTo(2);
        assertThat(into).startsWith(0, mapped(0x0A000005), 0, mapped(0x0A000006));
        assertThat(SystemFiles.lookUp(hosts, "localhost", into)).isEqualTo(2);
        assertThat(into).startsWith(0, mapped(0x7F000001), 0, 1);
        assertThat(SystemFiles.lookUp(hosts, "more", into)).isZero();
        assertThat(SystemFiles.lookUp(hosts, "bad", into)).isZero();
        assertThat(SystemFiles.lookUp(hosts, "last", into)).isEqualTo(1);
        assertThat(SystemFiles.nameOf(hosts, 0, mapped(0x0A000005))).isEqualTo("db");
        assertThat(SystemFiles.nameOf(hosts, 0, mapped(0x0A000007))).isNull();
        assertThat(SystemFiles.nameOf(hosts, 0, 1)).isEqualTo("localhost");
        assertThat(SystemFiles.servers("search x\nnameserver 1.2.3.4\n nameserver 5.6.7.8 # x\nnameserver fe80::xyz\n#nameserver 9.9.9.9\nnameserver ::5\nnameserver 2.2.2.2"))
                .containsExactly(0, mapped(0x01020304), 0, mapped(0x05060708), 0, 5);
        assertThat(SystemFiles.servers("")).isEmpty();
        assertThat(SystemFiles.address("1.2.3")).isEqualTo(-1);
        assertThat(SystemFiles.address("255.255.255.255")).isEqualTo(0xFFFF_FFFFL);
        assertThat(SystemFiles.address("1.2.3.4.")).isEqualTo(-1);
    }
}
