// SPDX-License-Identifier: Apache-2.0
package corto.platform.acpi;

import corto.lang.Address;
import corto.lang.PhysicalAddress;

/// Finds devices with registers in memory in the DSDT: `Device` declarations with a certain `_HID`, and in their `_CRS` the first Memory32Fixed and the first interrupt
/// (ACPI 6.5 §19.6.30, §6.1.5, §6.2.2, §6.4.3; encoding §20.2).
///
/// **Overview.** AML is a tree of packages that carry their length. The walk reads declarations (Scope, Device, Name, and those that are skipped whole) one behind the other,
/// and goes down into scopes and devices. What would have to be interpreted (conditions, methods) is skipped.
public final class DeviceNodes {
    /// Told of a device.
    public interface Visitor {
        /// `base` and `lengthBytes` of its registers, its interrupt line, and whether that is level-triggered.
        void found(PhysicalAddress base, long lengthBytes, int interrupt, boolean isLevel);
    }

    /// `LNRO0005`, a virtio device with registers in memory (QEMU, hw/i386/acpi-common.h; Linux drivers/virtio/virtio_mmio.c). Its characters, the first in the lowest byte.
    public static final long VIRTIO_MMIO = 0x3530_3030_4F52_4E4CL;

    private static final int MOST_DEPTH = 8;             // of packages within packages
    private static final int BAD = -1;

    // §20.2: first byte of what is known.
    private static final int ZERO = 0x00;
    private static final int ONE = 0x01;
    private static final int ALIAS = 0x06;
    private static final int NAME = 0x08;
    private static final int BYTE = 0x0A;
    private static final int WORD = 0x0B;
    private static final int DOUBLE_WORD = 0x0C;
    private static final int STRING = 0x0D;
    private static final int QUAD_WORD = 0x0E;
    private static final int SCOPE = 0x10;
    private static final int BUFFER = 0x11;
    private static final int PACKAGE = 0x12;
    private static final int VARIABLE_PACKAGE = 0x13;
    private static final int METHOD = 0x14;
    private static final int EXTERNAL = 0x15;
    private static final int DUAL_NAME = 0x2E;
    private static final int MULTIPLE_NAME = 0x2F;
    private static final int ROOT = '\\';
    private static final int PARENT = '^';
    private static final int IF = 0xA0;
    private static final int ELSE = 0xA1;
    private static final int WHILE = 0xA2;
    private static final int ONES = 0xFF;

    private static final int EXTENDED = 0x5B;            // then one of these
    private static final int MUTEX = 0x01;
    private static final int EVENT = 0x02;
    private static final int REGION = 0x80;
    private static final int FIELD = 0x81;
    private static final int DEVICE = 0x82;
    private static final int BANK_FIELD = 0x87;          // and those between: skipped whole

    private static final int NAME_HID = 0x4449_485F;     // "_HID"
    private static final int NAME_CRS = 0x5352_435F;     // "_CRS"

    // §6.4: resource descriptors.
    private static final int LARGE = 0x80;
    private static final int MEMORY_32_FIXED = 0x86;
    private static final int MEMORY_32_FIXED_BYTES = 9;
    private static final int EXTENDED_INTERRUPT = 0x89;
    private static final int EXTENDED_INTERRUPT_BYTES = 6;
    private static final int INTERRUPT_EDGE = 1 << 1;
    private static final int END_TAG = 0x79;

    private final Address code;
    private final long wanted;
    private final Visitor visitor;

    private DeviceNodes(Address code, long wanted, Visitor visitor) {
        this.code = code;
        this.wanted = wanted;
        this.visitor = visitor;
    }

    /// Tells `visitor` of all devices in `table`, a DSDT or SSDT, whose `_HID` is `identifier`. Allocates.
    public static void visit(Address table, long identifier, Visitor visitor) {
        new DeviceNodes(table, identifier, visitor).list(AcpiTables.Header.SIZE, AcpiTables.length(table), 0, false);
    }

    // ---- the walk: each method takes an offset and gives the one behind, or BAD ----

    private int u8(int at) {
        return code.loadByte(at) & 0xFF;
    }

    /// Declarations from `at` to `end`; of a device if `isDevice`.
    private void list(int at, int end, int depth, boolean isDevice) {
        boolean isWanted = false;
        int resources = 0;                               // offset of the buffer's length field in _CRS
        while (at != BAD && at < end) {
            if (isDevice && u8(at) == NAME && at + 10 < end) {
                int value = at + 5;
                if (code.loadInt(at + 1) == NAME_HID && u8(value) == STRING && value + 9 < end) {
                    isWanted = code.loadLong(value + 1) == wanted && u8(value + 9) == 0;
                } else if (code.loadInt(at + 1) == NAME_CRS && u8(value) == BUFFER) {
                    resources = value + 1;
                }
            }
            at = declaration(at, end, depth);
        }
        if (isWanted && resources != 0) {
            tell(resources, end);
        }
    }

    private int declaration(int at, int end, int depth) {
        return switch (u8(at)) {
            case ALIAS -> name(name(at + 1, end), end);
            case NAME -> value(name(at + 1, end), end);
            case SCOPE -> inner(at + 1, end, depth, false);
            case METHOD, IF, ELSE, WHILE -> skip(at + 1, end);
            case EXTERNAL -> plus(name(at + 1, end), 2, end);
            case EXTENDED -> at + 1 < end ? extended(at + 1, end, depth) : BAD;
            default -> BAD;
        };
    }

    private int extended(int at, int end, int depth) {
        int operation = u8(at);
        if (operation == DEVICE) {
            return inner(at + 1, end, depth, true);
        }
        if (operation >= FIELD && operation <= BANK_FIELD) {
            return skip(at + 1, end);                    // fields, processors, power resources, thermal zones
        }
        return switch (operation) {
            case MUTEX -> plus(name(at + 1, end), 1, end);
            case EVENT -> name(at + 1, end);
            case REGION -> value(value(plus(name(at + 1, end), 1, end), end), end);
            default -> BAD;
        };
    }

    /// A package with a name and declarations.
    private int inner(int at, int end, int depth, boolean isDevice) {
        int inside = behindLength(at, end);
        int behind = skip(at, end);
        if (behind == BAD) {
            return BAD;
        }
        int first = name(inside, behind);
        if (first != BAD && depth < MOST_DEPTH) {
            list(first, behind, depth + 1, isDevice);
        }
        return behind;
    }

    private static int plus(int at, int bytes, int end) {
        return at == BAD || bytes < 0 || bytes > end - at ? BAD : at + bytes;
    }

    /// Behind a package length (§20.2.4).
    private int behindLength(int at, int end) {
        return at == BAD || at >= end ? BAD : plus(at, 1 + (u8(at) >> 6), end);
    }

    /// Behind the package whose length is at `at`.
    private int skip(int at, int end) {
        int inside = behindLength(at, end);
        if (inside == BAD) {
            return BAD;
        }
        int first = u8(at);
        int length = inside - at == 1 ? first & 0x3F : first & 0x0F;
        for (int i = at + 1; i < inside; i++) {
            length |= u8(i) << 4 + 8 * (i - at - 1);
        }
        return length < inside - at ? BAD : plus(at, length, end);
    }

    /// Behind a name (§20.2.2).
    private int name(int at, int end) {
        int place = at;
        while (place != BAD && place < end && (u8(place) == ROOT || u8(place) == PARENT)) {
            place++;
        }
        if (place == BAD || place >= end) {
            return BAD;
        }
        return switch (u8(place)) {
            case ZERO -> place + 1;
            case DUAL_NAME -> plus(place + 1, 8, end);
            case MULTIPLE_NAME -> place + 1 < end ? plus(place + 2, 4 * u8(place + 1), end) : BAD;
            default -> isNameCharacter(u8(place)) ? plus(place, 4, end) : BAD;
        };
    }

    private static boolean isNameCharacter(int character) {
        return character >= 'A' && character <= 'Z' || character == '_';
    }

    /// Behind a constant, a buffer, a package, or a name that stands for one (§20.2.3).
    private int value(int at, int end) {
        if (at == BAD || at >= end) {
            return BAD;
        }
        return switch (u8(at)) {
            case ZERO, ONE, ONES -> at + 1;
            case BYTE -> plus(at + 1, 1, end);
            case WORD -> plus(at + 1, 2, end);
            case DOUBLE_WORD -> plus(at + 1, 4, end);
            case QUAD_WORD -> plus(at + 1, 8, end);
            case STRING -> behindString(at + 1, end);
            case BUFFER, PACKAGE, VARIABLE_PACKAGE -> skip(at + 1, end);
            default -> name(at, end);
        };
    }

    private int behindString(int at, int end) {
        int place = at;
        while (place < end && u8(place) != 0) {
            place++;
        }
        return place < end ? place + 1 : BAD;
    }

    // ---- resources ----

    /// Reads the buffer whose package length is at `at`: its size, a constant, then descriptors.
    private void tell(int at, int listEnd) {
        int end = skip(at, listEnd);
        int place = value(behindLength(at, listEnd), listEnd);
        long base = 0;
        long lengthBytes = 0;
        int interrupt = BAD;
        boolean isLevel = false;
        while (end != BAD && place != BAD && place < end && u8(place) != END_TAG) {
            int tag = u8(place);
            boolean isLarge = (tag & LARGE) != 0;
            int body = plus(place, isLarge ? 3 : 1, end);
            if (body == BAD) {
                break;
            }
            int bytes = isLarge ? code.loadShort(place + 1) & 0xFFFF : tag & 7;
            if (plus(body, bytes, end) == BAD) {
                break;
            }
            if (tag == MEMORY_32_FIXED && bytes >= MEMORY_32_FIXED_BYTES && base == 0) {
                base = code.loadInt(body + 1) & 0xFFFF_FFFFL;
                lengthBytes = code.loadInt(body + 5) & 0xFFFF_FFFFL;
            } else if (tag == EXTENDED_INTERRUPT && bytes >= EXTENDED_INTERRUPT_BYTES && interrupt == BAD) {
                isLevel = (u8(body) & INTERRUPT_EDGE) == 0;
                interrupt = code.loadInt(body + 2);
            }
            place = body + bytes;
        }
        if (base != 0 && lengthBytes != 0 && interrupt >= 0) {
            visitor.found(new PhysicalAddress(base), lengthBytes, interrupt, isLevel);
        }
    }
}
