// SPDX-License-Identifier: Apache-2.0
package corto.net.api;

/// Numbers that nobody outside can guess: port numbers, identifiers, secrets. In an image a cryptographic generator.
public interface RandomSource {
    /// 64 random bits.
    long nextLong();
}
