// SPDX-License-Identifier: Apache-2.0
package corto.net.bpf;

import corto.lang.Address;

/// A program that says how many bytes of a packet somebody wants to have, 0: none.
public final class Filter {
    public static final int MOST_INSTRUCTIONS = 4096;        // BPF_MAXINSNS
    /// `struct sock_filter`.
    public static final int INSTRUCTION_BYTES = 8;

    private static final int CLASS = 7;
    private static final int LD = 0;
    private static final int LDX = 1;
    private static final int ST = 2;
    private static final int STX = 3;
    private static final int ALU = 4;
    private static final int JMP = 5;
    private static final int RET = 6;
    private static final int SIZE = 0x18;                    // of loads
    private static final int WORD = 0;
    private static final int HALF = 8;
    private static final int BYTE = 0x10;
    private static final int MODE = 0xE0;                    // of loads
    private static final int IMM = 0;
    private static final int ABS = 0x20;
    private static final int IND = 0x40;
    private static final int MEM = 0x60;
    private static final int LEN = 0x80;
    private static final int MSH = 0xA0;
    private static final int OPERATION = 0xF0;               // of ALU and JMP
    private static final int DIV = 0x30;
    private static final int LSH = 0x60;
    private static final int RSH = 0x70;
    private static final int NEG = 0x80;
    private static final int MOD = 0x90;
    private static final int XOR = 0xA0;
    private static final int JA = 0;
    private static final int JSET = 0x40;
    private static final int SOURCE_X = 8;
    private static final int RETURN_A = 0x10;
    private static final int TXA = 0x80;                     // of MISC
    private static final int SCRATCH_WORDS = 16;

    // Negative offsets: SKF_AD_OFF, SKF_NET_OFF, SKF_LL_OFF
    private static final int ANCILLARY = -0x1000;
    private static final int NETWORK = -0x10_0000;
    private static final int LINK = -0x20_0000;
    private static final int PROTOCOL = 0;
    private static final int PACKET_TYPE = 4;
    private static final int INTERFACE = 8;
    private static final int MOST_ANCILLARY = 64;

    private final int[] codes;
    private final int[] jumps;                               // if true, and above 8 bits if false
    private final int[] constants;
    private final int[] scratch = new int[SCRATCH_WORDS];
    private boolean isOutside;                               // the last load was

    private Filter(int count) {
        codes = new int[count];
        jumps = new int[count];
        constants = new int[count];
    }

    /// A filter of `count` instructions at `program`; null if it is none that can be run (EINVAL).
    public static Filter of(Address program, int count) {
        if (count < 1 || count > MOST_INSTRUCTIONS) {
            return null;
        }
        Filter filter = new Filter(count);
        for (int i = 0; i < count; i++) {
            Address at = program.plus((long) i * INSTRUCTION_BYTES);
            filter.codes[i] = at.loadShort(0) & 0xFFFF;
            filter.jumps[i] = at.loadShort(2) & 0xFFFF;
            filter.constants[i] = at.loadInt(4);
        }
        return filter.isRight() ? filter : null;
    }

    private boolean isRight() {
        int count = codes.length;
        if ((codes[count - 1] & CLASS) != RET) {
            return false;
        }
        int[] written = new int[count];                      // scratch words written on every way to an instruction
        java.util.Arrays.fill(written, -1);
        int now = 0;
        for (int i = 0; i < count; i++) {
            now &= written[i];
            if (!isKnown(i) || !usesScratchRightly(i, now)) {
                return false;
            }
            int kind = codes[i] & CLASS;
            if (kind == ST || kind == STX) {
                now |= 1 << constants[i];
            } else if (kind == JMP) {
                boolean always = (codes[i] & OPERATION) == JA;
                long yes = i + 1L + (always ? constants[i] & 0xFFFF_FFFFL : jumps[i] & 0xFF);
                long no = i + 1L + (always ? constants[i] & 0xFFFF_FFFFL : jumps[i] >>> 8);
                if (yes >= count || no >= count) {
                    return false;
                }
                written[(int) yes] &= now;
                written[(int) no] &= now;
                now = -1;
            } else if (kind == RET) {
                now = -1;
            }
        }
        return true;
    }

    private boolean usesScratchRightly(int i, int written) {
        int kind = codes[i] & CLASS;
        boolean reads = (kind == LD || kind == LDX) && (codes[i] & MODE) == MEM;
        boolean writes = kind == ST || kind == STX;
        int k = constants[i];
        return !reads && !writes || k >= 0 && k < SCRATCH_WORDS && (writes || (written >>> k & 1) != 0);
    }

    /// The codes that Linux's bpf_check_classic lets pass.
    private boolean isKnown(int i) {
        int code = codes[i];
        int k = constants[i];
        return switch (code & CLASS) {
            case LD -> switch (code & MODE) {
                case IMM, MEM, LEN -> (code & SIZE) == WORD;
                case ABS -> (code & SIZE) != SIZE && (k >= 0 || k < ANCILLARY || k < ANCILLARY + MOST_ANCILLARY);
                case IND -> (code & SIZE) != SIZE;
                default -> false;
            } && code <= (LEN | SIZE | CLASS);
            case LDX -> (code & MODE) == MSH ? code == (LDX | BYTE | MSH) : code == (LDX | IMM) || code == (LDX | MEM) || code == (LDX | LEN);
            case ST -> code == ST;
            case STX -> code == STX;
            case ALU -> isKnownArithmetic(code, k);
            case JMP -> (code & OPERATION) <= JSET && code <= (JSET | SOURCE_X | JMP) && ((code & OPERATION) != JA || code == JMP);
            case RET -> code == RET || code == (RET | RETURN_A);
            default -> code == 7 || code == (TXA | 7);
        };
    }

    private static boolean isKnownArithmetic(int code, int k) {
        int operation = code & OPERATION;
        boolean byConstant = (code & SOURCE_X) == 0;
        if (code > (XOR | SOURCE_X | ALU) || operation == NEG && !byConstant) {
            return false;
        }
        if (byConstant && (operation == DIV || operation == MOD)) {
            return k != 0;
        }
        return !byConstant || operation != LSH && operation != RSH || k >= 0 && k < Integer.SIZE;
    }

    /// Bytes wanted, as an unsigned number, of the packet at `data`, of which `length` bytes are there and whose network header is `network` bytes from its begin.
    public int run(Address data, int length, int network, int protocol, int packetType, int interfaceIndex) {
        int a = 0;
        int x = 0;
        isOutside = false;
        for (int i = 0; ; i++) {
            int code = codes[i];
            int k = constants[i];
            switch (code & CLASS) {
                case LD -> a = switch (code & MODE) {
                    case IMM -> k;
                    case MEM -> scratch[k];
                    case LEN -> length;
                    case IND -> load(data, length, network, code & SIZE, x + k);
                    default -> k >= ANCILLARY && k < 0 ? ancillary(k - ANCILLARY, protocol, packetType, interfaceIndex) : load(data, length, network, code & SIZE, k);
                };
                case LDX -> x = switch (code & MODE) {
                    case IMM -> k;
                    case MEM -> scratch[k];
                    case LEN -> length;
                    default -> (load(data, length, network, BYTE, k) & 0xF) * 4;
                };
                case ST -> scratch[k] = a;
                case STX -> scratch[k] = x;
                case ALU -> {
                    int operand = (code & SOURCE_X) != 0 ? x : k;
                    int operation = code & OPERATION;
                    if (operand == 0 && (operation == DIV || operation == MOD)) {
                        return 0;
                    }
                    a = compute(operation, a, operand);
                }
                case JMP -> i += (code & OPERATION) == JA ? k : isTrue(code & OPERATION, a, (code & SOURCE_X) != 0 ? x : k) ? jumps[i] & 0xFF : jumps[i] >>> 8;
                case RET -> {
                    return (code & RETURN_A) != 0 ? a : k;
                }
                default -> {
                    if ((code & TXA) != 0) {
                        a = x;
                    } else {
                        x = a;
                    }
                }
            }
            if (isOutside) {
                return 0;
            }
        }
    }

    private static int compute(int operation, int a, int operand) {
        return switch (operation) {
            case 0 -> a + operand;
            case 0x10 -> a - operand;
            case 0x20 -> a * operand;
            case DIV -> Integer.divideUnsigned(a, operand);
            case 0x40 -> a | operand;
            case 0x50 -> a & operand;
            case LSH -> a << operand;
            case RSH -> a >>> operand;
            case NEG -> -a;
            case MOD -> Integer.remainderUnsigned(a, operand);
            default -> a ^ operand;
        };
    }

    private static boolean isTrue(int operation, int a, int operand) {
        return switch (operation) {
            case 0x10 -> a == operand;
            case 0x20 -> Integer.compareUnsigned(a, operand) > 0;
            case 0x30 -> Integer.compareUnsigned(a, operand) >= 0;
            default -> (a & operand) != 0;
        };
    }

    private static int ancillary(int what, int protocol, int packetType, int interfaceIndex) {
        return switch (what) {
            case PROTOCOL -> protocol;
            case PACKET_TYPE -> packetType;
            case INTERFACE -> interfaceIndex;
            default -> 0;
        };
    }

    private int load(Address data, int length, int network, int size, int offset) {
        long at = offset >= 0 ? offset : offset >= NETWORK ? (long) offset - NETWORK + network : (long) offset - LINK;
        int bytes = size == WORD ? Integer.BYTES : size == HALF ? Short.BYTES : 1;
        if (at < 0 || at + bytes > length) {
            isOutside = true;
            return 0;
        }
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << Byte.SIZE | data.loadByte(at + i) & 0xFF;
        }
        return value;
    }
}
