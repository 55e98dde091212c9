// SPDX-License-Identifier: Apache-2.0
package gc;

public class Cycles {
    static class Ring {
        Ring next;
        Ring previous;
        final int id;
        final int[] load;

        Ring(int id) {
            this.id = id;
            load = new int[] {id, id * 2, id * 3};
            next = previous = this;
        }

        void insert(Ring r) {
            r.next = next;
            r.previous = this;
            next.previous = r;
            next = r;
        }

        void unlink() {
            previous.next = next;
            next.previous = previous;
        }
    }

    static Ring make(int n) {
        Ring head = new Ring(0);
        for (int i = 1; i < n; i++) {
            head.insert(new Ring(i));
        }
        return head;
    }

    static long walk(Ring r) {
        long h = 0;
        Ring at = r;
        do {
            h = h * 31 + at.id + at.load[1] + at.load[2];
            at = at.next;
        } while (at != r);
        return h;
    }

    public static void main(String[] args) {
        Ring kept = make(1000);
        long before = walk(kept);
        long h = 0;
        for (int i = 0; i < 300; i++) {
            Ring garbage = make(300);
            h += walk(garbage) % 1000;
            if (i % 10 == 0) {
                Ring r = garbage.next;
                r.unlink();
                kept.insert(r);
            }
        }
        System.out.println(h + " " + (walk(kept) != before));
        int n = 0;
        for (Ring r = kept.next; r != kept; r = r.next) {
            n++;
        }
        System.out.println(n + " " + walk(kept));
        Object[] self = new Object[3];
        for (int i = 0; i < 100000; i++) {
            Object[] fresh = new Object[3];
            fresh[0] = fresh;
            fresh[1] = i % 1000 == 0 ? null : self;
            fresh[2] = "s" + i % 10;
            self = fresh;
            if (i % 50 == 0) {
                self[1] = null;
            }
        }
        int depth = 0;
        for (Object[] o = self; o != null; o = (Object[]) o[1]) {
            depth++;
        }
        System.out.println(depth + " " + (self[0] == self));
    }
}
