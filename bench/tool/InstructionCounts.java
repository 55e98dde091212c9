// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;

/// What bench/plugin/blocks.c has counted at one moment: instructions by the address where their block begins.
record InstructionCounts(Map<Long, Long> byAddress) {
    /// x86-64: the upper half of the address space begins with set sign bits; kernels live there, applications below.
    static final LongPredicate KERNEL = address -> address < 0;

    /// Firmware and the first steps of a kernel, before it has its place.
    static final LongPredicate BOOT_CODE = address -> address >= 0 && address >>> 32 == 0;

    static final LongPredicate APPLICATION = address -> address >>> 32 != 0 && address > 0;

    static InstructionCounts read(Path file) throws IOException {
        ByteBuffer slots = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        Map<Long, Long> counts = new HashMap<>();
        while (slots.hasRemaining()) {
            long address = slots.getLong();
            long instructions = slots.getLong();
            if (instructions != 0) {
                counts.put(address, instructions);
            }
        }
        return new InstructionCounts(counts);
    }

    InstructionCounts since(InstructionCounts earlier) {
        Map<Long, Long> counts = new HashMap<>();
        byAddress.forEach((address, count) -> {
            long more = count - earlier.byAddress.getOrDefault(address, 0L);
            if (more != 0) {
                counts.put(address, more);
            }
        });
        return new InstructionCounts(counts);
    }

    long total() {
        return total(_ -> true);
    }

    long total(LongPredicate where) {
        return byAddress.entrySet().stream().filter(entry -> where.test(entry.getKey())).mapToLong(Map.Entry::getValue).sum();
    }
}
