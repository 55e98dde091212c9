// SPDX-License-Identifier: Apache-2.0
package objects;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

public class HashCodes {
    enum E { A }

    public static void main(String[] args) {
        System.out.println(Integer.valueOf(-5).hashCode() + " " + Long.valueOf(1L << 40).hashCode() + " " + Double.valueOf(1.5).hashCode() + " " + Float.valueOf(-0f).hashCode() + " " + Character.valueOf('x').hashCode() + " " + Boolean.TRUE.hashCode() + Boolean.FALSE.hashCode() + " " + Byte.valueOf((byte) -1).hashCode() + " " + Short.valueOf((short) -2).hashCode());
        System.out.println("".hashCode() + " " + "a".hashCode() + " " + "Hello".hashCode() + " " + "\u0000".hashCode() + " " + "\uffff\uffff".hashCode() + " " + "Aa".equals("BB") + ("Aa".hashCode() == "BB".hashCode()));
        System.out.println(List.of(1, 2).hashCode() + " " + Arrays.hashCode(new int[] {1, 2}) + " " + Objects.hash(1, 2) + " " + Objects.hash() + " " + Objects.hash((Object) null) + " " + Objects.hashCode("a") + " " + Arrays.deepHashCode(new Object[] {new int[] {1}, "x"}) + " " + Arrays.hashCode(new long[] {1L << 33}) + Arrays.hashCode((byte[]) null));
        System.out.println(Optional.of(5).hashCode() + Optional.empty().hashCode() + " " + new UUID(1, 2).hashCode() + " " + new java.math.BigInteger("12345678901234567890").hashCode() + " " + new java.math.BigDecimal("1.50").hashCode() + " " + java.util.Map.entry("k", 1).hashCode() + " " + Double.hashCode(Double.NaN) + " " + Float.hashCode(Float.NaN));
        Object o = new Object();
        int h = o.hashCode();
        boolean stable = true;
        for (int i = 0; i < 1000; i++) {
            stable &= o.hashCode() == h && System.identityHashCode(o) == h;
        }
        System.out.println(stable + " " + (E.A.hashCode() == E.A.hashCode()) + " " + (new int[0].hashCode() != 0 | true) + " " + (String.class.hashCode() == String.class.hashCode()));
        String s = new String("identity");
        System.out.println((s.hashCode() == "identity".hashCode()) + " " + (System.identityHashCode(s) == System.identityHashCode(s)));
        int collisions = 0;
        java.util.HashSet<Integer> seen = new java.util.HashSet<>();
        for (int a = 'A'; a < 'Z'; a++) {
            for (int b = 'a'; b < 'z'; b++) {
                for (int c = '0'; c < '9'; c++) {
                    collisions += seen.add(("" + (char) a + (char) b + (char) c).hashCode()) ? 0 : 1;
                }
            }
        }
        System.out.println(collisions + " " + seen.size());
    }
}
