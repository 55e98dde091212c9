// SPDX-License-Identifier: Apache-2.0
package corto.net.stack;

import corto.lang.OptionalProvider;

/// Who wants to know what a lease says beside the address.
@OptionalProvider
public interface LeaseListener {
    /// `nameServers`: addresses of IPv4, the best first. `domain`: where names without a dot are looked for, or null. In a timer, under the kernel lock; may allocate.
    void leased(int[] nameServers, String domain);
}
