// SPDX-License-Identifier: Apache-2.0
package corto.net.packet;

import corto.lang.Address;

/// Whose memory packets carry without copying it. Devices read it, so it is memory as the pool's is, and stays until it is given back.
///
/// Called wherever packets are, a device's poll included: allocates nothing, never blocks.
public interface Lender {
    /// One more packet carries bytes at `place`, which one carries already: it is given back once more.
    void lendAgain(Address place);

    /// A packet that carried bytes at `place` has been sent, or never will be.
    void giveBack(Address place);
}
