// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv6;

import corto.lang.Errno;
import corto.lang.Result;

/// What sockets of all protocols over IPv4 and IPv6 share. What the operations do, and their errors, is said where they are implemented.
public interface InternetSocket {
    /// In `families`: it is open to peers over IPv4.
    int IPV4 = 1;
    /// In `families`: it is open to peers over IPv6. Both together: a dual-stack socket.
    int IPV6 = 2;

    /// Which protocols below it is open to: a set of IPV4 and IPV6. Before bind. Sockets with nothing in common may have the same port.
    void setFamilies(int families);

    int families();

    Result bind(int address, int port);

    Result bindIpv6(long high, long low, int port);

    Result connect(int address, int port);

    Result connectIpv6(long high, long low, int scope, int port);

    int localAddress();

    long localHigh();

    long localLow();

    int localPort();

    int remoteAddress();

    int remotePort();

    Ipv6Flow flow();

    Errno takeError();

    void setReuseAddress(boolean reuses);

    boolean reusesAddress();

    void setReusePort(boolean reuses);

    boolean reusesPort();

    void setTypeOfService(int value);

    int typeOfService();

    void setTimeToLive(int value);

    int timeToLive();

    void setTrafficClass(int value);

    int trafficClass();

    void setHopLimit(int value);

    int hopLimit();
}
