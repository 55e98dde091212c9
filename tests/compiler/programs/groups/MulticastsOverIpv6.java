// SPDX-License-Identifier: Apache-2.0
package groups;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/// Groups of hosts on the loopback interface over IPv6.
public class MulticastsOverIpv6 {
    private static final String GROUP = "ff01::7:7";

    public static void main(String[] args) throws Exception {
        NetworkInterface loopback = NetworkInterface.getByName("lo");
        if (!isPossible(loopback)) {
            System.out.println("unsupported here: groups of IPv6 on the loopback interface");
            return;
        }
        Multicasts.channels(loopback, StandardProtocolFamily.INET6, GROUP, "::1");
    }

    private static boolean isPossible(NetworkInterface link) {
        try (DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET6)) {
            channel.join(InetAddress.getByName(GROUP), link).block(InetAddress.getByName("::1"));
            channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, link);
            channel.send(ByteBuffer.allocate(1), new InetSocketAddress(GROUP, 9));
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
