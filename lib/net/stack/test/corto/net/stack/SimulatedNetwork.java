// SPDX-License-Identifier: Apache-2.0
package corto.net.stack;

import corto.lang.Address;
import corto.lang.SimulatedMemory;
import corto.sched.events.TimerQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Hosts on one Ethernet, in a time of its own: nothing happens but what was scheduled, and with the same seed the same happens again.
public final class SimulatedNetwork {
    static final long MILLISECOND = 1_000_000L;
    static final long SECOND = 1_000 * MILLISECOND;

    private record Delivery(long at, long order, SimulatedDevice to, byte[] frame) implements Comparable<Delivery> {
        @Override
        public int compareTo(Delivery other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    final Random random;
    final TimerQueue timers = new TimerQueue();
    final List<Host> hosts = new ArrayList<>();
    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final PriorityQueue<Delivery> underWay = new PriorityQueue<>();
    private long nextBase = 0x10_0000;
    private long order;
    long now = 1_000 * SECOND;

    // What the link does to frames.
    long delayNanos = MILLISECOND;
    long jitterNanos;                  // more than the distance of frames: reordering
    double loss;
    double duplication;
    double corruption;                 // of what a checksum covers, but not of ARP and IPv6's next header: Ethernet's own check sequence, which they rely on, is not simulated
    BooleanSupplier isCut = () -> false;
    Consumer<byte[]> tap = _ -> { };   // sees each frame, and may change it
    long frames;

    SimulatedNetwork(long seed) {
        random = new Random(seed);
    }

    Address map(int bytes) {
        Address mapped = memory.map(nextBase, bytes);
        nextBase += bytes + 0x1_0000 & -0x1_0000;
        return mapped;
    }

    Host host(int address) {
        return new Host(this, address, 512);
    }

    Host host(int address, int features, int mtu) {
        return new Host(this, address, 512, features, mtu);
    }

    void carry(SimulatedDevice from, byte[] frame) {
        frames++;
        tap.accept(frame);
        for (Host host : hosts) {
            if (host.device != from) {
                deliver(host.device, frame.clone());
            }
        }
    }

    private void deliver(SimulatedDevice to, byte[] frame) {
        if (isCut.getAsBoolean() || random.nextDouble() < loss) {
            return;
        }
        if (random.nextDouble() < duplication) {
            schedule(to, frame.clone());
        }
        if (random.nextDouble() < corruption && !(frame[12] == 8 && frame[13] == 6)) {
            int at = 14 + random.nextInt(frame.length - 14);
            boolean isNextHeader = frame[12] == (byte) 0x86 && at == 20;
            frame[at] ^= (byte) (isNextHeader ? 0 : 1 << random.nextInt(8));
        }
        schedule(to, frame);
    }

    private void schedule(SimulatedDevice to, byte[] frame) {
        long jitter = jitterNanos == 0 ? 0 : (long) (random.nextDouble() * jitterNanos);
        underWay.add(new Delivery(now + delayNanos + jitter, order++, to, frame));
    }

    /// Lets time pass until `isDone` or `limitNanos` are over; whether it is done.
    boolean run(long limitNanos, BooleanSupplier isDone) {
        long end = now + limitNanos;
        while (!isDone.getAsBoolean()) {
            boolean isBusy = false;
            for (Host host : hosts) {
                isBusy |= host.stack.poll();
            }
            if (isBusy) {
                continue;
            }
            long next = Math.min(timers.nextDeadline(), underWay.isEmpty() ? TimerQueue.NEVER : underWay.peek().at);
            if (next > end) {
                now = end;
                return isDone.getAsBoolean();
            }
            now = Math.max(now, next);
            while (!underWay.isEmpty() && underWay.peek().at <= now) {
                Delivery delivery = underWay.remove();
                delivery.to.arrived(delivery.frame);
            }
            timers.expire(now);
        }
        return true;
    }

    void run(long nanos) {
        run(nanos, () -> false);
    }
}
