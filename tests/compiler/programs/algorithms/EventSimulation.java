// SPDX-License-Identifier: Apache-2.0
package algorithms;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;

public class EventSimulation {
    // A bank with two counters, customers at random (a linear congruential generator): a queue of events in virtual time.
    record Event(long time, int sequence, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Integer.compare(sequence, other.sequence);
        }
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Deque<Long> waiting = new ArrayDeque<>();
    private final long[] busySince = {-1, -1};
    private final long[] busyTotal = new long[2];
    private long now;
    private long seed;
    private int sequence;
    private int served;
    private int refused;
    private long waitedTotal;
    private int longestQueue;

    EventSimulation(long seed) {
        this.seed = seed;
    }

    int random(int bound) {
        seed = seed * 6364136223846793005L + 1442695040888963407L;
        return (int) ((seed >>> 33) % bound);
    }

    void after(long delay, Runnable action) {
        events.add(new Event(now + delay, sequence++, action));
    }

    void arrive() {
        if (waiting.size() == 6) {
            refused++;
        } else {
            waiting.addLast(now);
            longestQueue = Math.max(longestQueue, waiting.size());
            serve();
        }
        if (now < 5000) {
            after(1 + random(14), this::arrive);
        }
    }

    void serve() {
        for (int counter = 0; counter < busySince.length && !waiting.isEmpty(); counter++) {
            if (busySince[counter] < 0) {
                waitedTotal += now - waiting.removeFirst();
                busySince[counter] = now;
                int mine = counter;
                after(5 + random(12), () -> finish(mine));
            }
        }
    }

    void finish(int counter) {
        served++;
        busyTotal[counter] += now - busySince[counter];
        busySince[counter] = -1;
        serve();
    }

    void run() {
        after(0, this::arrive);
        while (!events.isEmpty()) {
            Event event = events.remove();
            if (event.time < now) {
                throw new AssertionError("time goes backwards");
            }
            now = event.time;
            event.action.run();
        }
    }

    public static void main(String[] args) {
        for (long seed = 1; seed <= 5; seed++) {
            EventSimulation bank = new EventSimulation(seed * 7919);
            bank.run();
            System.out.println("seed " + seed + ": served " + bank.served + ", refused " + bank.refused + ", longest queue " + bank.longestQueue + ", waited " + bank.waitedTotal
                    + ", busy " + bank.busyTotal[0] + "/" + bank.busyTotal[1] + ", until " + bank.now + ", mean " + (float) bank.waitedTotal / bank.served);
        }
    }
}
