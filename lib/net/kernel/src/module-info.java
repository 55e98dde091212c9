// SPDX-License-Identifier: Apache-2.0

/// The network of an image: the stack, the cards it finds, their interrupts, the addresses from the command line.
module corto.net.kernel {
    requires transitive corto.net.stack;
    requires corto.drivers.api;          // interrupts of the card
    requires corto.log.api;
    requires corto.memory.frames.api;
    requires corto.platform.api;
    requires corto.platform.random;
    requires corto.sched.api;
    exports corto.net.kernel;
    uses corto.drivers.api.InterruptRouter;
    uses corto.net.api.NetworkDriver;
    uses corto.net.ipv4.Ipv4Fragments;
    uses corto.net.ipv4.Ipv4Groups;
    uses corto.net.ipv6.Ipv6Fragments;
    uses corto.net.ipv6.Ipv6Groups;
    uses corto.net.stack.AddressClient;
    uses corto.net.congestion.api.CongestionPolicy;
    provides corto.platform.api.BootStep with corto.net.kernel.NetworkStep;
}
