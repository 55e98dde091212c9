// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// The memory that `Address` reads and writes on the host JVM, so that kernel code runs unchanged in unit tests.
///
/// Each thread has its own. A test maps what the code under test may touch, memory or devices; any other access is an error that
/// names the address. Little-endian, like the target. No image contains this class.
public final class SimulatedMemory {
    private static final ThreadLocal<SimulatedMemory> CURRENT = ThreadLocal.withInitial(SimulatedMemory::new);

    /// A device whose registers are memory. Offsets count from where it is mapped; sizes are 1, 2, 4 or 8 bytes.
    public interface Device {
        long load(long offset, int sizeBytes);

        void store(long offset, int sizeBytes, long value);
    }

    private record Region(long base, long sizeBytes, ByteBuffer content, Device device) {
        boolean holds(long address, int bytes) {
            return address - base >= 0 && address - base <= sizeBytes - bytes;
        }
    }

    private final TreeMap<Long, Region> regions = new TreeMap<>(Long::compareUnsigned);
    private final Map<String, Address> symbols = new HashMap<>();
    private Region last = new Region(0, 0, null, null);

    private SimulatedMemory() {}

    /// The calling thread's memory.
    public static SimulatedMemory current() {
        return CURRENT.get();
    }

    /// Gives the calling thread an empty memory and returns it: the first line of a test.
    public static SimulatedMemory fresh() {
        CURRENT.remove();
        return CURRENT.get();
    }

    /// Maps zeroed memory at `base`.
    public Address map(long base, int sizeBytes) {
        return add(new Region(base, sizeBytes, ByteBuffer.allocate(sizeBytes).order(ByteOrder.LITTLE_ENDIAN), null));
    }

    /// Maps a device's registers at `base`.
    public Address map(long base, long sizeBytes, Device device) {
        return add(new Region(base, sizeBytes, null, device));
    }

    private Address add(Region region) {
        Map.Entry<Long, Region> below = regions.floorEntry(region.base + region.sizeBytes - 1);
        if (below != null && overlap(below.getValue(), region)) {
            throw new IllegalArgumentException("0x%x is mapped already".formatted(below.getValue().base));
        }
        regions.put(region.base, region);
        return new Address(region.base);
    }

    private static boolean overlap(Region one, Region other) {
        return Long.compareUnsigned(one.base - other.base, other.sizeBytes) < 0 || Long.compareUnsigned(other.base - one.base, one.sizeBytes) < 0;
    }

    /// Makes `name` a symbol of the simulated image.
    public void define(String name, Address address) {
        symbols.put(name, address);
    }

    Address symbol(String name) {
        Address address = symbols.get(name);
        if (address == null) {
            throw new IllegalStateException("the test defines no symbol " + name);
        }
        return address;
    }

    /// Copies `lengthBytes` bytes from `from` into an array: for devices of tests, which would take long byte by byte.
    public void load(Address from, byte[] into, int start, int lengthBytes) {
        Region region = region(from.bits(), lengthBytes);
        region.content.get(index(region, from.bits()), into, start, lengthBytes);
    }

    /// Copies `lengthBytes` bytes of an array to `to`.
    public void store(Address to, byte[] bytes, int start, int lengthBytes) {
        Region region = region(to.bits(), lengthBytes);
        region.content.put(index(region, to.bits()), bytes, start, lengthBytes);
    }

    /// Copies between memory and memory, which may overlap. False if one of them is a device, or the bytes reach over the end of a mapping:
    /// then they have to be copied one by one.
    boolean copy(long to, long from, long lengthBytes) {
        Region source = lengthBytes > 0 && lengthBytes <= Integer.MAX_VALUE ? memory(from, (int) lengthBytes) : null;
        Region target = source == null ? null : memory(to, (int) lengthBytes);
        if (target == null) {
            return false;
        }
        target.content.put(index(target, to), source.content, index(source, from), (int) lengthBytes);
        return true;
    }

    /// The mapped memory that holds these bytes, or null.
    private Region memory(long address, int lengthBytes) {
        Map.Entry<Long, Region> entry = last.holds(address, lengthBytes) ? null : regions.floorEntry(address);
        Region region = entry == null ? last : entry.getValue();
        return region.device == null && region.content != null && region.holds(address, lengthBytes) ? region : null;
    }

    byte loadByte(long address) {
        return (byte) load(address, Byte.BYTES);
    }

    void storeByte(long address, byte value) {
        Region region = region(address, Byte.BYTES);
        if (region.device == null) {
            region.content.put(index(region, address), value);
        } else {
            region.device.store(address - region.base, Byte.BYTES, value & 0xFFL);
        }
    }

    short loadShort(long address) {
        return (short) load(address, Short.BYTES);
    }

    void storeShort(long address, short value) {
        Region region = region(address, Short.BYTES);
        if (region.device == null) {
            region.content.putShort(index(region, address), value);
        } else {
            region.device.store(address - region.base, Short.BYTES, value & 0xFFFFL);
        }
    }

    int loadInt(long address) {
        return (int) load(address, Integer.BYTES);
    }

    void storeInt(long address, int value) {
        Region region = region(address, Integer.BYTES);
        if (region.device == null) {
            region.content.putInt(index(region, address), value);
        } else {
            region.device.store(address - region.base, Integer.BYTES, value & 0xFFFF_FFFFL);
        }
    }

    long loadLong(long address) {
        return load(address, Long.BYTES);
    }

    void storeLong(long address, long value) {
        Region region = region(address, Long.BYTES);
        if (region.device == null) {
            region.content.putLong(index(region, address), value);
        } else {
            region.device.store(address - region.base, Long.BYTES, value);
        }
    }

    private long load(long address, int sizeBytes) {
        Region region = region(address, sizeBytes);
        if (region.device != null) {
            return region.device.load(address - region.base, sizeBytes);
        }
        int index = index(region, address);
        return switch (sizeBytes) {
            case Byte.BYTES -> region.content.get(index);
            case Short.BYTES -> region.content.getShort(index);
            case Integer.BYTES -> region.content.getInt(index);
            default -> region.content.getLong(index);
        };
    }

    private static int index(Region region, long address) {
        return (int) (address - region.base);
    }

    private Region region(long address, int sizeBytes) {
        if (last.holds(address, sizeBytes)) {
            return last;
        }
        Map.Entry<Long, Region> entry = regions.floorEntry(address);
        if (entry == null || !entry.getValue().holds(address, sizeBytes)) {
            throw new IllegalStateException("%d bytes at 0x%x are outside simulated memory".formatted(sizeBytes, address));
        }
        last = entry.getValue();
        return last;
    }
}
