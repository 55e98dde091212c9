// SPDX-License-Identifier: Apache-2.0
package init;

public class SideEffects {
    static int counter;

    static class Config {
        static final String HOME = System.getProperty("no.such.property", "fallback");
        static final int LIMIT = Integer.getInteger("no.such.limit", 42);
        static final long START = System.nanoTime();
        static final java.util.Map<String, Integer> TABLE = new java.util.TreeMap<>();

        static {
            for (String s : "b,a,c".split(",")) {
                TABLE.put(s, TABLE.size());
            }
            counter++;
        }
    }

    static class Changed {
        static int value = counter * 100;
        static int[] array = new int[4];

        static {
            for (int i = 0; i < array.length; i++) {
                array[i] = i * i;
            }
        }
    }

    static class Shared {
        static final StringBuilder BUFFER = new StringBuilder("init");

        static String add(String s) {
            return BUFFER.append(s).toString();
        }
    }

    static class Heavy {
        static final int[] CRC = new int[256];

        static {
            for (int n = 0; n < 256; n++) {
                int c = n;
                for (int k = 0; k < 8; k++) {
                    c = (c & 1) != 0 ? 0xEDB88320 ^ (c >>> 1) : c >>> 1;
                }
                CRC[n] = c;
            }
        }

        static int of(String s) {
            int c = -1;
            for (int i = 0; i < s.length(); i++) {
                c = CRC[(c ^ s.charAt(i)) & 0xff] ^ (c >>> 8);
            }
            return ~c;
        }
    }

    public static void main(String[] args) {
        counter = 5;
        System.out.println(Changed.value);          // depends on when it is initialised: at first use
        System.out.println(Config.HOME + Config.LIMIT + Config.TABLE + counter + (Config.START <= System.nanoTime()));
        Changed.array[2] = -1;
        Changed.value++;
        System.out.println(Changed.array[2] + Changed.array[3] + Changed.value);
        System.out.println(Shared.add("1") + Shared.add("2") + Shared.BUFFER.length());
        System.out.println(Integer.toHexString(Heavy.of("123456789")) + " " + Integer.toHexString(Heavy.of("")));
        Config.TABLE.put("d", 9);
        System.out.println(Config.TABLE);
    }
}
