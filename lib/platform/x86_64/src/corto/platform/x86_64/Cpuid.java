// SPDX-License-Identifier: Apache-2.0
package corto.platform.x86_64;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.ObjectAddress;
import corto.lang.U32;

/// What CPUID answers: four registers. One answer at a time.
public final class Cpuid {
    private static final Layout LAYOUT = Layout.littleEndian();
    public static final U32 EAX = LAYOUT.u32();
    public static final U32 EBX = LAYOUT.u32();
    public static final U32 ECX = LAYOUT.u32();
    public static final U32 EDX = LAYOUT.u32();
    public static final int SIZE = LAYOUT.sized(16);

    private static final byte[] ANSWER = new byte[SIZE];

    private Cpuid() {}

    /// Asks for a leaf; the answer is good until the next question.
    public static Address leaf(int leaf) {
        return leaf(leaf, 0);
    }

    /// One of the answers of a leaf that has several.
    public static Address leaf(int leaf, int subleaf) {
        Address answer = ObjectAddress.elements(ANSWER);
        Processor.cpuid(leaf, subleaf, answer);
        return answer;
    }
}
