// SPDX-License-Identifier: Apache-2.0
package objects;

import java.util.ArrayList;
import java.util.List;

public class Boxing {
    static long total(List<? extends Number> l) {
        long t = 0;
        for (Number n : l) {
            t += n.longValue();
        }
        return t;
    }

    static String which(Object o) {
        return "object " + o.getClass().getSimpleName();
    }

    static String which(long l) {
        return "long";
    }

    static String which(Integer i) {
        return "Integer";
    }

    public static void main(String[] args) {
        Integer i = 5;
        i++;
        i += 10;
        Integer j = i--;
        System.out.println(i + " " + j + " " + (i + j) + " " + -i + " " + (i << 2) + " " + (i > 3 ? i : j) + " " + i.equals(15) + i.equals(15L) + (i == 15));
        Long l = 5L;
        l *= i;
        Character c = 'a';
        c++;
        Byte b = 127;
        b++;
        Short s = (short) (b - 1);
        Boolean z = !Boolean.TRUE;
        z |= true;
        Double d = 1.0 / i;
        d *= 3;
        Float f = 2f;
        f /= 3;
        System.out.println(l + " " + c + " " + b + " " + s + " " + z + " " + d + " " + f);
        Integer[] array = {1, null, 3};
        array[0] += 100;
        array[2]++;
        System.out.println(array[0] + " " + array[2]);
        try {
            array[1]++;
        } catch (NullPointerException e) {
            System.out.println("null++");
        }
        System.out.println(which(5) + which((short) 5) + which(i) + which('c') + which(5.0) + which((Object) i) + which((byte) 1) + which(5L));
        List<Integer> list = new ArrayList<>(List.of(10, 20, 30));
        list.remove(1);
        list.remove((Integer) 10);
        System.out.println(list + " " + total(List.of(1, 2)) + total(List.of(1.9, 2.9)));
        Object o = true ? 1 : "s";
        Object p = true ? 1 : 2.0;
        Object q = true ? (Object) 1 : 2.0;
        Object r = false ? 'a' : 98;
        System.out.println(o + " " + p + " " + q + " " + r + " " + (true ? null : 0) + (true ? 'b' : 0) + (false ? 1 : 'c'));
        long sum = 0L;
        for (Integer x : new Integer[] {1, 2, 3}) {
            sum += x;
        }
        int prim = list.get(0);
        Integer cached1 = 127;
        Integer cached2 = 127;
        System.out.println(sum + prim + " " + (cached1 == cached2) + new Integer(5).equals(5) + Integer.valueOf("7") + Integer.compare(3, 9) + i.compareTo(20) + Character.valueOf('x').compareTo('z') + Boolean.compare(true, false) + Boolean.logicalXor(true, false));
        System.out.println(Integer.MAX_VALUE + 1 + " " + Integer.sum(1, 2) + Integer.max(3, 4) + Long.sum(1, 2) + Double.valueOf(3).isNaN() + Byte.toUnsignedInt((byte) -1) + Short.compare((short) 1, (short) 5) + Long.hashCode(-1L) + Double.hashCode(0.0) + Float.hashCode(1f));
        switch (i) {
            case 15 -> System.out.println("fifteen");
            default -> System.out.println("other " + i);
        }
        while (i > 12) {
            i--;
        }
        System.out.println(i);
    }
}
