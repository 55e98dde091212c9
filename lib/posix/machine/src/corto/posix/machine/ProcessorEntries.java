// SPDX-License-Identifier: Apache-2.0
package corto.posix.machine;

import corto.fs.sysfs.ProcessorFiles;
import corto.fs.text.SysEntries;
import corto.fs.text.TextDirectory;
import corto.lang.Address;
import corto.memory.frames.api.Frames;
import corto.platform.x86_64.Cpuid;

/// The machine in `/sys`.
public final class ProcessorEntries implements SysEntries {
    private static final int PROCESSORS = 1;
    private static final String CLOCK = "tsc";

    private static final int CACHES = 4;                     // CPUID leaf "Deterministic Cache Parameters"
    private static final int CACHES_OF_AMD = 0x8000_001D;    // "Cache Topology Information", the same format
    private static final int HIGHEST_EXTENDED = 0x8000_0000;
    private static final int MOST_CACHES = 8;
    private static final String[] TYPES = {null, "Data", "Instruction", "Unified"};

    @Override
    public void addTo(TextDirectory sys) {
        ProcessorFiles.addTo(sys, PROCESSORS, CLOCK);
        ProcessorFiles.addMemory(sys, new ProcessorFiles.Memory() {
            @Override
            public long totalBytes() {
                return Frames.FRAMES.totalFrames() * Frames.BYTES;
            }

            @Override
            public long freeBytes() {
                return Frames.FRAMES.freeFrames() * Frames.BYTES;
            }
        });
        boolean hasFirst = Cpuid.EAX.read(Cpuid.leaf(0)) >= CACHES && type(Cpuid.leaf(CACHES)) != 0;
        if (hasFirst) {
            addCaches(sys, CACHES);
        } else if (Integer.compareUnsigned(Cpuid.EAX.read(Cpuid.leaf(HIGHEST_EXTENDED)), CACHES_OF_AMD) >= 0) {
            addCaches(sys, CACHES_OF_AMD);
        }
    }

    private static int type(Address answer) {
        return Cpuid.EAX.read(answer) & 0x1F;
    }

    private static void addCaches(TextDirectory sys, int leaf) {
        for (int index = 0; index < MOST_CACHES; index++) {
            Address answer = Cpuid.leaf(leaf, index);
            int type = type(answer);
            if (type == 0 || type >= TYPES.length) {
                return;
            }
            int geometry = Cpuid.EBX.read(answer);
            int lineBytes = (geometry & 0xFFF) + 1;
            int partitions = (geometry >>> 12 & 0x3FF) + 1;
            int ways = (geometry >>> 22) + 1;
            long sets = Integer.toUnsignedLong(Cpuid.ECX.read(answer)) + 1;
            ProcessorFiles.addCache(sys, index, Cpuid.EAX.read(answer) >>> 5 & 7, TYPES[type], sets * ways * partitions * lineBytes, lineBytes, ways, sets);
        }
    }
}
