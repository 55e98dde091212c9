// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv6;

/// Which groups and senders a socket wants to hear. An address of IPv4 is the lower half of a pair, whose upper half is 0.
public interface GroupFilter {
    int UNWANTED = 0;
    int WANTED = 1;
    /// The socket did not join that group on that interface.
    int UNKNOWN = 2;

    int allows(long groupHigh, long groupLow, long sourceHigh, long sourceLow, int interfaceIndex);

    /// The socket is closed: it leaves all groups.
    void close();
}
