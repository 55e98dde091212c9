// SPDX-License-Identifier: Apache-2.0
package corto.crypto.random;

/// Where randomness comes from: the processor's RDRAND, a virtio device.
public interface Entropy {
    /// 64 bits that nobody can guess.
    long next();
}
