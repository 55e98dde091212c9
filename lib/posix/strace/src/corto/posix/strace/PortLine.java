// SPDX-License-Identifier: Apache-2.0
package corto.posix.strace;

import corto.platform.x86_64.Port;

/// Text on its way to a port behind which the virtual machine monitor keeps a file (QEMU's `isa-debugcon`): what the program prints itself does not stand between.
final class PortLine extends Line {
    /// `corto.runners.QemuCommand` has the same number.
    private static final int TRACE_PORT = 0x503;

    @Override
    void write(byte[] bytes, int lengthBytes) {
        for (int i = 0; i < lengthBytes; i++) {
            Port.write8(TRACE_PORT, bytes[i]);
        }
    }
}
