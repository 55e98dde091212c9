// SPDX-License-Identifier: Apache-2.0
package corto.net.kernel;

import corto.drivers.api.InterruptRouter;
import corto.lang.Address;
import corto.lang.Providers;
import corto.log.api.Log;
import corto.memory.frames.api.Frames;
import corto.net.api.NetworkDevice;
import corto.net.api.NetworkDriver;
import corto.net.api.RandomSource;
import corto.net.arp.EthernetInterface;
import corto.net.congestion.api.CongestionPolicy;
import corto.net.ipv4.Ipv4Fragments;
import corto.net.ipv4.Ipv4Groups;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Fragments;
import corto.net.ipv6.Ipv6Groups;
import corto.net.ipv6.Ipv6Text;
import corto.net.ndp.NdpInterface;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.net.stack.AddressClient;
import corto.net.stack.NetworkStack;
import corto.platform.api.Platforms;
import corto.sched.api.DeferredWork;
import corto.sched.api.Timers;
import java.util.ServiceLoader;

/// The network stack of this image and what it is connected to.
public final class Network {
    private static final int SHARE = 16;                     // of free memory, for packets
    private static final int FEWEST_BUFFERS = 320;           // a full receive ring and some
    /// Kconfig's `NET_KERNEL_BUFFERS`.
    private static final int MOST_BUFFERS = Integer.getInteger("corto.net.kernel.buffers", 8192);
    private static final String ADDRESS_OPTION = "ip=";
    private static final String GATEWAY_OPTION = "gateway=";
    private static final String ADDRESS6_OPTION = "ip6=";
    private static final String GATEWAY6_OPTION = "gateway6=";
    private static final int LINK_PREFIX_BITS = 64;

    private static final NetworkDriver[] DRIVERS = Providers.array(ServiceLoader.load(NetworkDriver.class), new NetworkDriver[0]);

    private static final InterruptRouter INTERRUPTS = ServiceLoader.load(InterruptRouter.class).findFirst().orElse(null);   // null where there are no devices

    private static final CongestionPolicy CONGESTION = ServiceLoader.load(CongestionPolicy.class).findFirst().orElseThrow();

    private static final Ipv4Fragments FRAGMENTS = ServiceLoader.load(Ipv4Fragments.class).findFirst().orElse(null);

    private static final Ipv6Fragments IPV6_FRAGMENTS = ServiceLoader.load(Ipv6Fragments.class).findFirst().orElse(null);

    private static final Ipv4Groups GROUPS = ServiceLoader.load(Ipv4Groups.class).findFirst().orElse(null);

    private static final Ipv6Groups IPV6_GROUPS = ServiceLoader.load(Ipv6Groups.class).findFirst().orElse(null);

    private static final AddressClient ADDRESS_CLIENT = ServiceLoader.load(AddressClient.class).findFirst().orElse(null);

    private static NetworkStack stack;
    private static EthernetInterface card;
    private static NdpInterface card6;

    private Network() {}

    /// The stack; null until `initialize`.
    public static NetworkStack stack() {
        return stack;
    }

    /// The interface of the card; null without one.
    public static EthernetInterface card() {
        return card;
    }

    /// IPv6 over the card; null without a card, or without IPv6.
    public static NdpInterface card6() {
        return card6;
    }

    /// Brings everything up. What is wrong, for people; null if all is well. Without a card there is loopback only.
    public static String initialize(RandomSource random) {
        PacketPool pool = pool();
        if (pool == null) {
            return "there is too little memory for network packets: " + FEWEST_BUFFERS * PacketBuffer.CAPACITY / 1024 + " KiB are needed";
        }
        stack = new NetworkStack(pool, Timers.QUEUE, Timers::nowNanos, random, CONGESTION);
        if (FRAGMENTS != null) {
            stack.setFragments(FRAGMENTS);
        }
        if (Ipv6.SELECTED && IPV6_FRAGMENTS != null) {
            stack.setFragments(IPV6_FRAGMENTS);
        }
        if (GROUPS != null) {
            stack.setGroups(GROUPS);
        }
        if (Ipv6.SELECTED && IPV6_GROUPS != null) {
            stack.setGroups(IPV6_GROUPS);
        }
        NetworkDevice device = findCard(pool);
        DeferredWork.add(new Polling(stack, device));
        if (device == null) {
            Log.info("net", "there is no network card that a driver of this image knows");
            return null;
        }
        if (Log.KEEPS_INFO) {
            Log.info("net", "a card with MAC address " + Addresses.macText(device.macAddress()));
        }
        card = stack.add(device);
        card6 = stack.addIpv6(card);
        String problem = configure(random);
        return problem != null || !Ipv6.SELECTED ? problem : configureIpv6();
    }

    private static PacketPool pool() {
        long frames = Frames.FRAMES.freeFrames() / SHARE;
        int perFrame = Frames.BYTES / PacketBuffer.CAPACITY;
        int count = (int) Math.max(FEWEST_BUFFERS, Math.min(MOST_BUFFERS, frames * perFrame));
        Address memory = Frames.FRAMES.allocateContiguous(count / perFrame);
        return memory.isZero() ? null : new PacketPool(memory, count);
    }

    /// The first card that a driver finds; null if none does.
    private static NetworkDevice findCard(PacketPool pool) {
        for (int i = 0; i < DRIVERS.length; i++) {
            NetworkDevice card = DRIVERS[i].find(pool, INTERRUPTS);
            if (card != null) {
                return card;
            }
        }
        return null;
    }

    private static String configure(RandomSource random) {
        String address = Platforms.option(ADDRESS_OPTION);
        if (address == null) {
            return null;
        }
        if (address.equals("dhcp")) {
            if (ADDRESS_CLIENT == null) {
                return "the option corto.ip=dhcp needs NET_DHCP in the image";
            }
            ADDRESS_CLIENT.start(stack, card, Timers.QUEUE, Timers::nowNanos, random);
            return null;
        }
        int slash = address.indexOf('/');
        long ip = Addresses.parse(slash < 0 ? address : address.substring(0, slash));
        int prefix = slash < 0 ? 24 : Addresses.number(address.substring(slash + 1), 32);
        if (ip < 0 || prefix < 0) {
            return "the option corto.ip=" + address + " is no address such as 10.0.2.15/24";
        }
        String gateway = Platforms.option(GATEWAY_OPTION);
        long router = gateway == null ? 0 : Addresses.parse(gateway);
        if (router < 0) {
            return "the option corto.gateway=" + gateway + " is no address such as 10.0.2.2";
        }
        card.configure((int) ip, prefix, (int) router);
        if (Log.KEEPS_INFO) {
            Log.info("net", "address " + address + (gateway == null ? "" : ", gateway " + gateway));
        }
        return null;
    }

    private static String configureIpv6() {
        Ipv6Text text = new Ipv6Text();
        String address = Platforms.option(ADDRESS6_OPTION);
        if (address != null) {
            int slash = address.indexOf('/');
            int prefix = slash < 0 ? LINK_PREFIX_BITS : Addresses.number(address.substring(slash + 1), 128);
            if (prefix < 0 || !text.parse(slash < 0 ? address : address.substring(0, slash))) {
                return "the option corto.ip6=" + address + " is no address such as 2001:db8::15/64";
            }
            card6.configure(text.high(), text.low(), prefix);
        }
        String gateway = Platforms.option(GATEWAY6_OPTION);
        if (gateway != null) {
            if (!text.parse(gateway)) {
                return "the option corto.gateway6=" + gateway + " is no address such as fe80::1";
            }
            card6.setRouter(text.high(), text.low());
        }
        card6.start();
        return null;
    }
}
