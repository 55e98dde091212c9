// SPDX-License-Identifier: Apache-2.0
package corto.net.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.SimulatedMemory;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FilterTest {
    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final Address program = memory.map(0x1000, 4096);
    private final Address packet = memory.map(0x4000, 4096);

    /// Instructions of code, jump if true, jump if false, constant.
    private Filter filter(int[]... instructions) {
        for (int i = 0; i < instructions.length; i++) {
            Address at = program.plus(8L * i);
            at.storeShort(0, (short) instructions[i][0]);
            at.storeByte(2, (byte) instructions[i][1]);
            at.storeByte(3, (byte) instructions[i][2]);
            at.storeInt(4, instructions[i][3]);
        }
        return Filter.of(program, instructions.length);
    }

    private static int[] of(int code, int yes, int no, int k) {
        return new int[] {code, yes, no, k};
    }

    private int run(Filter filter, int length) {
        return filter.run(packet, length, 14, 0x800, 4, 2);
    }

    @Test
    void what_tcpdump_makes_of_icmp() {
        Filter icmp = filter(of(0x28, 0, 0, 12), of(0x15, 0, 3, 0x800), of(0x30, 0, 0, 23), of(0x15, 0, 1, 1), of(6, 0, 0, 262144), of(6, 0, 0, 0));
        packet.clear(60);
        assertThat(run(icmp, 60)).isZero();
        packet.storeByte(12, (byte) 8);
        packet.storeByte(23, (byte) 1);
        assertThat(run(icmp, 60)).isEqualTo(262144);
        assertThat(run(icmp, 20)).isZero();                  // too short to tell
    }

    @Test
    void arithmetic_is_unsigned() {
        assertThat(run(filter(of(0, 0, 0, -1), of(0x34, 0, 0, 2), of(0x16, 0, 0, 0)), 1)).isEqualTo(Integer.MAX_VALUE);
        assertThat(run(filter(of(0, 0, 0, -1), of(0x25, 0, 1, 1), of(6, 0, 0, 7), of(6, 0, 0, 8)), 1)).isEqualTo(7);
        assertThat(run(filter(of(0, 0, 0, 5), of(0x3C, 0, 0, 0), of(6, 0, 0, 7)), 1)).isZero();          // by X, which is 0
    }

    @Test
    void scratch_length_ancillary() {
        assertThat(run(filter(of(0x80, 0, 0, 0), of(2, 0, 0, 3), of(0x61, 0, 0, 3), of(0x87, 0, 0, 0), of(0x16, 0, 0, 0)), 33)).isEqualTo(33);
        assertThat(run(filter(of(0x28, 0, 0, -0x1000), of(0x16, 0, 0, 0)), 1)).isEqualTo(0x800);
        assertThat(run(filter(of(0x30, 0, 0, -0x1000 + 4), of(0x16, 0, 0, 0)), 1)).isEqualTo(4);
    }

    @Test
    void what_could_do_harm_is_refused() {
        assertThat(filter(of(0, 0, 0, 1))).isNull();                                         // does not return
        assertThat(filter(of(5, 0, 0, 1), of(6, 0, 0, 0))).isNull();                         // jumps out
        assertThat(filter(of(5, 0, 0, -1), of(6, 0, 0, 0))).isNull();                        // backwards
        assertThat(filter(of(0x60, 0, 0, 2), of(6, 0, 0, 0))).isNull();                      // reads what nobody wrote
        assertThat(filter(of(2, 0, 0, 16), of(6, 0, 0, 0))).isNull();                        // no such word
        assertThat(filter(of(0x34, 0, 0, 0), of(6, 0, 0, 0))).isNull();                      // by 0
        assertThat(filter(of(0x64, 0, 0, 32), of(6, 0, 0, 0))).isNull();                     // shifts too far
        assertThat(filter(of(0x15, 1, 0, 0), of(2, 0, 0, 0), of(0x60, 0, 0, 0), of(6, 0, 0, 0))).isNull();     // written on one way only
        assertThat(Filter.of(program, 0)).isNull();
    }

    @Test
    void programs_of_noise_end() {
        Random random = new Random(3);
        int[] codes = {0, 0x20, 0x28, 0x30, 0x40, 0x48, 0x50, 0x60, 0x80, 1, 0x61, 0x81, 0xB1, 2, 3, 4, 0x0C, 0x34, 0x3C, 0x64, 0x74, 0x84, 0x94, 0xA4, 5, 0x15, 0x1D, 0x25, 0x35,
            0x45, 6, 0x16, 7, 0x87};
        int accepted = 0;
        for (int round = 0; round < 20_000; round++) {
            int count = 1 + random.nextInt(12);
            for (int i = 0; i < count; i++) {
                Address at = program.plus(8L * i);
                boolean isLast = i == count - 1 && random.nextInt(8) > 0;
                at.storeShort(0, (short) (isLast ? 6 : random.nextInt(50) == 0 ? random.nextInt(0x1_0000) : codes[random.nextInt(codes.length)]));
                at.storeByte(2, (byte) random.nextInt(random.nextInt(4) == 0 ? 256 : 3));
                at.storeByte(3, (byte) random.nextInt(3));
                at.storeInt(4, random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(20));
            }
            Filter filter = Filter.of(program, count);
            if (filter != null) {
                accepted++;
                run(filter, random.nextInt(100));
            }
        }
        assertThat(accepted).isGreaterThan(500);
    }
}
