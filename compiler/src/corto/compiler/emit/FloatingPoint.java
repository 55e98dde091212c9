// SPDX-License-Identifier: Apache-2.0
package corto.compiler.emit;

/// Where emitted code computes with float and double.
public enum FloatingPoint {
    /// In the processor's vector registers.
    HARD("hardfloat.h"),
    /// In general registers: the image leaves vector registers to somebody else, the application beside a kernel.
    SOFT("softfloat.h");

    private final String header;

    FloatingPoint(String header) {
        this.header = header;
    }

    /// The operations, behind one interface.
    String header() {
        return header;
    }
}
