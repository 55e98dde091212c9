// SPDX-License-Identifier: Apache-2.0
package corto.net.api;

import corto.net.packet.PacketBuffer;

/// A network card as the stack sees it: Ethernet frames without their check sequence, out and in.
public interface NetworkDevice {
    /// In `features`: the device fills in checksums that are left to it (`PacketBuffer.leaveChecksumToDevice`).
    int CHECKSUM_OFFLOAD = 1;
    /// In `features`: no frames but IPv4 packets without an Ethernet header, between sockets of this machine.
    int LOOPBACK = 2;
    /// In `features`: the device cuts TCP segments over IPv4 that consist of several parts (`PacketBuffer.join`) into such as fit, and gives each its headers.
    int TCP_SEGMENTATION = 4;
    /// The same over IPv6.
    int TCP_SEGMENTATION_IPV6 = 8;

    /// Sends a frame, from its destination address on, at most `mtu` and the header long unless the device shall cut it, with `PacketBuffer.DEVICE_HEADROOM` bytes in front that the device may
    /// overwrite. The device may begin with it at once, but need not before `flush`.
    ///
    /// True: the device takes the packet over, and releases it with its parts when it was sent. Until then others may own it too; the device changes neither its
    /// bounds nor `next`. False: the ring is full; the packet stays the caller's, and `PacketReceiver.transmitPossible` will be called.
    boolean transmit(PacketBuffer frame);

    /// Everything transmitted so far shall leave now: the doorbell, once for several packets.
    void flush();

    /// Gives all that was received to the receiver and releases what was sent; then, if `transmit` returned false before and would not now, calls
    /// `transmitPossible`. Does nothing, soon, if there is nothing to do. True if there was.
    boolean poll();

    /// Whether `poll` found so much that the device does not interrupt for more: somebody polls again soon, or calls `enableInterrupts`.
    default boolean isPolled() {
        return false;
    }

    /// The device interrupts for what is received from now on. True if something came before that.
    default boolean enableInterrupts() {
        return false;
    }

    /// Who gets what is received from now on. Called once, before anything is received; a device without receiver drops all.
    void setReceiver(PacketReceiver receiver);

    /// The 48 bits of the device's address, the first byte on the wire uppermost.
    long macAddress();

    /// Bytes that fit into a frame behind the Ethernet header. With more than `PacketBuffer.PAYLOAD` the device takes frames of several parts.
    int mtu();

    /// A set of `CHECKSUM_OFFLOAD`, …; does not change.
    int features();

    /// Whether frames can go out: cable plugged in, other side there.
    boolean isLinkUp();
}
