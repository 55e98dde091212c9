// SPDX-License-Identifier: Apache-2.0
package corto.net.multicast;

/// Where groups can be joined: a protocol's links.
public interface GroupLinks {
    /// The link of that index, as if_nametoindex(3) counts; null if there is none.
    GroupLink link(int index);
}
