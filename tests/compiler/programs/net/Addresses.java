// SPDX-License-Identifier: Apache-2.0
package net;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.Arrays;

/// Internet addresses, from text and to text, and the loopback interface.
public class Addresses {
    public static void main(String[] args) throws Exception {
        for (String text : new String[] {"127.0.0.1", "10.1.2.3", "255.255.255.255", "224.0.0.1", "0.0.0.0", "169.254.1.1", "192.168.0.1", "::1", "fe80::1", "2001:db8::ff00:42:8329", "::ffff:1.2.3.4", "[::1]"}) {
            InetAddress address = InetAddress.getByName(text);
            System.out.println(text + " " + address + " " + address.getHostAddress() + " " + Arrays.toString(address.getAddress()) + " " + address.isLoopbackAddress() + " "
                    + address.isAnyLocalAddress() + " " + address.isMulticastAddress() + " " + address.isLinkLocalAddress() + " " + address.isSiteLocalAddress() + " " + address.hashCode());
        }
        System.out.println(InetAddress.getByName("localhost") + " " + InetAddress.getLoopbackAddress() + " " + InetAddress.getByName(null));
        System.out.println(InetAddress.getByAddress("name", new byte[] {1, 2, 3, 4}) + " " + InetAddress.getByAddress(new byte[] {1, 2, 3, 4}));
        System.out.println(InetAddress.getByName("127.0.0.1").equals(InetAddress.getLoopbackAddress()) + " " + InetAddress.ofLiteral("1.2.3.4") + " " + Inet4Address.ofLiteral("1.2.3.4"));
        System.out.println(Inet6Address.getByName("::1") instanceof Inet6Address);
        for (String text : new String[] {"1.2.3.4:80", "[::1", "1::2::3"}) {
            try {
                System.out.println(InetAddress.getByName(text));
            } catch (UnknownHostException e) {
                System.out.println(text + " is none");
            }
        }
        InetSocketAddress place = new InetSocketAddress("127.0.0.1", 80);
        System.out.println(place + " " + place.getHostString() + " " + place.isUnresolved() + " " + InetSocketAddress.createUnresolved("host", 1) + " " + new InetSocketAddress(5).getPort());
        try {
            new InetSocketAddress(-1);
        } catch (IllegalArgumentException e) {
            System.out.println(e);
        }
        NetworkInterface loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
        System.out.println(loopback.getName() + " " + loopback.isLoopback() + " " + loopback.isUp() + " " + loopback.isVirtual() + " " + loopback.isPointToPoint() + " "
                + loopback.getHardwareAddress() + " " + loopback.getIndex());
        System.out.println(NetworkInterface.getByName("none9") + " " + NetworkInterface.getByName("lo").equals(loopback));
    }
}
