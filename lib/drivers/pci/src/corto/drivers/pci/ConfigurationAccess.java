// SPDX-License-Identifier: Apache-2.0
package corto.drivers.pci;

/// One way to the configuration spaces of all functions.
///
/// A function's number is `bus << 8 | device << 3 | function`. `register` is a byte offset below 256, a multiple of the access's size. Functions that are
/// not there read as ones.
public interface ConfigurationAccess {
    int read8(int function, int register);

    void write8(int function, int register, int value);

    int read16(int function, int register);

    void write16(int function, int register, int value);

    int read32(int function, int register);

    void write32(int function, int register, int value);
}
