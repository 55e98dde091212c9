// SPDX-License-Identifier: Apache-2.0
package algorithms;

public class HashTables {
    interface Table {
        void put(long key, long value);

        long get(long key);

        boolean remove(long key);

        int size();
    }

    static final class Open implements Table {
        private long[] keys = new long[8];
        private long[] values = new long[8];
        private byte[] state = new byte[8];
        private int size;
        private int used;

        private int slot(long key) {
            int mask = keys.length - 1;
            int i = (int) (key * 0x9E3779B97F4A7C15L >>> 40) & mask;
            int free = -1;
            while (state[i] != 0) {
                if (state[i] == 1 && keys[i] == key) {
                    return i;
                }
                if (state[i] == 2 && free < 0) {
                    free = i;
                }
                i = i + 1 & mask;
            }
            return free >= 0 ? ~free : ~i;
        }

        public void put(long key, long value) {
            if (used * 2 >= keys.length) {
                grow();
            }
            int i = slot(key);
            if (i < 0) {
                i = ~i;
                if (state[i] == 0) {
                    used++;
                }
                size++;
                state[i] = 1;
                keys[i] = key;
            }
            values[i] = value;
        }

        private void grow() {
            long[] oldKeys = keys;
            long[] oldValues = values;
            byte[] oldState = state;
            keys = new long[oldKeys.length * 2];
            values = new long[keys.length];
            state = new byte[keys.length];
            size = used = 0;
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldState[i] == 1) {
                    put(oldKeys[i], oldValues[i]);
                }
            }
        }

        public long get(long key) {
            int i = slot(key);
            return i < 0 ? -1 : values[i];
        }

        public boolean remove(long key) {
            int i = slot(key);
            if (i < 0) {
                return false;
            }
            state[i] = 2;
            size--;
            return true;
        }

        public int size() {
            return size;
        }
    }

    static final class Chained implements Table {
        private static final class Node {
            final long key;
            long value;
            Node next;

            Node(long key, long value, Node next) {
                this.key = key;
                this.value = value;
                this.next = next;
            }
        }

        private final Node[] heads = new Node[64];
        private int size;

        private int bucket(long key) {
            return (int) (key ^ key >>> 32) & 63;
        }

        public void put(long key, long value) {
            int b = bucket(key);
            for (Node n = heads[b]; n != null; n = n.next) {
                if (n.key == key) {
                    n.value = value;
                    return;
                }
            }
            heads[b] = new Node(key, value, heads[b]);
            size++;
        }

        public long get(long key) {
            Node n = heads[bucket(key)];
            while (n != null && n.key != key) {
                n = n.next;
            }
            return n == null ? -1 : n.value;
        }

        public boolean remove(long key) {
            int b = bucket(key);
            Node previous = null;
            for (Node n = heads[b]; n != null; previous = n, n = n.next) {
                if (n.key == key) {
                    if (previous == null) {
                        heads[b] = n.next;
                    } else {
                        previous.next = n.next;
                    }
                    size--;
                    return true;
                }
            }
            return false;
        }

        public int size() {
            return size;
        }
    }

    public static void main(String[] args) {
        Table[] tables = {new Open(), new Chained()};
        long seed = 42;
        long[] sums = new long[2];
        for (int i = 0; i < 20000; i++) {
            seed = seed * 6364136223846793005L + 1442695040888963407L;
            long key = (seed >>> 33) % 700 - 100;
            long op = seed >>> 20 & 7;
            for (int t = 0; t < 2; t++) {
                if (op < 4) {
                    tables[t].put(key, i);
                } else if (op < 6) {
                    sums[t] = sums[t] * 31 + tables[t].get(key);
                } else {
                    sums[t] = sums[t] * 31 + (tables[t].remove(key) ? 1 : 2);
                }
            }
            if (i % 4000 == 0) {
                System.out.println(i + " " + tables[0].size() + " " + tables[1].size() + " " + sums[0]);
            }
        }
        System.out.println(sums[0] == sums[1] ? "agree " + sums[0] : "differ");
        System.out.println(tables[0].size() + " " + tables[0].get(-5000) + " " + tables[1].get(Long.MIN_VALUE));
    }
}
