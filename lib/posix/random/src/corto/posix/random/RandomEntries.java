// SPDX-License-Identifier: Apache-2.0
package corto.posix.random;

import corto.fs.text.Columns;
import corto.fs.text.ProcEntries;
import corto.fs.text.TextDirectory;
import corto.fs.text.TextSource;
import corto.platform.random.SystemRandom;

/// random(4)'s files in `/proc/sys/kernel/random`.
public final class RandomEntries implements ProcEntries {
    private static final String BITS = "256\n";

    @Override
    public void addTo(TextDirectory proc) {
        TextDirectory random = proc.directory("sys/kernel/random");
        StringBuilder bootId = new StringBuilder();
        appendUuid(bootId);
        random.add("boot_id", TextSource.of(bootId.toString()));
        random.add("uuid", RandomEntries::appendUuid);
        random.add("entropy_avail", TextSource.of(BITS));
        random.add("poolsize", TextSource.of(BITS));
    }

    /// 16 random bytes as a version 4 UUID (RFC 9562 §5.4); another at each call.
    private static void appendUuid(StringBuilder to) {
        long high = SystemRandom.nextLong() & ~0xF000L | 0x4000;
        long low = SystemRandom.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        Columns.hex(to, high >>> 32, 8);
        to.append('-');
        Columns.hex(to, high >>> 16 & 0xFFFF, 4);
        to.append('-');
        Columns.hex(to, high & 0xFFFF, 4);
        to.append('-');
        Columns.hex(to, low >>> 48, 4);
        to.append('-');
        Columns.hex(to, low & 0xFFFF_FFFF_FFFFL, 12);
        to.append('\n');
    }
}
